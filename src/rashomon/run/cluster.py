"""The steps spread over machines with Dask distributed; only this process writes the record.

A worker is sent the texts of reports, the names known beforehand and the model's name, never
original bytes, settings or anything of the environment.
"""

import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from threading import Lock

from distributed import Client, Future, KilledWorker, get_worker, wait

from rashomon._version import __version__
from rashomon.errors import ExtractError, SettingsError
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.extract.rules_v1.version import RULES
from rashomon.model.report import Incoming, Report
from rashomon.pipeline import Extracted, Note, Outcome, Outfit, extract_together, outfit_for
from rashomon.run.local import chunked, killed, tried_again
from rashomon.settings import Settings

CONNECT_WITHIN = 10
"""Seconds within which the scheduler has to answer, and to have a first worker."""

WORKERLESS = 60.0
"""Seconds without any worker after which a build is given up."""

_LOOK = 5.0
"""Seconds between two looks whether there still are workers."""

_PACKAGES = ("spacy", "thinc", "blis", "numpy")
"""What computes the parse besides the model: another version may tell a claim otherwise."""

Versions = Mapping[str, str]
"""What decides which claims a machine extracts, by name."""

Work = Callable[[Outfit, Versions, Sequence[Report]], list[Outcome]]


class Cluster:
    """Chunks of reports on the workers of a Dask scheduler, a bounded number under way.

    The chunk of a worker that dies is given to another; one whose workers die again and
    again is tried report by report at the end, so that only what kills its workers is refused.
    """

    def __init__(self, address: str, work: Work | None = None) -> None:
        self._address, self._work = address, work or work_on

    def run(
        self, reports: Iterable[Incoming], settings: Settings, note: Note
    ) -> Iterator[Extracted]:
        """Read and extract reports; results come in the order in which they are done.

        Raises SettingsError where the scheduler cannot be reached, ExtractError
        naming the worker whose versions differ from those here.
        """
        waiting = iter(reports)
        few = list(islice(waiting, 1))
        if not few:
            return
        outfit = outfit_for(settings)
        with _connected(self._address) as client:
            here = _own_versions(outfit.model)
            check_alike(client, outfit.model, here)
            kept = client.submit(_same, outfit, pure=False)
            chunks = chunked(chain(few, waiting), sum(client.nthreads().values()))
            yield from _Hands(client, self._work, kept, here, note).run(chunks)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=CONNECT_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SettingsError(
            "no Dask scheduler answers there",
            where=f"--cluster {address}",
            remedy="start one with `dask scheduler`, and give its address as HOST:PORT",
        ) from error
    with client:
        yield client


@dataclass
class _Hands:
    """A cluster at work: `outfit` is kept there, `here` are the versions that its workers must have."""

    client: Client
    work: Work
    outfit: Future
    here: Versions
    note: Note

    def run(self, chunks: Iterator[list[Incoming]]) -> Iterator[Extracted]:
        """Work chunks off, at most two a thread of the cluster at once, then suspects one by one.

        Dask blames a worker's death on all that the worker had: only what is alone on the
        cluster can be told to have killed its workers.
        """
        held: dict[Future, list[Incoming]] = {}
        suspects: list[Incoming] = []
        for chunk in chunks:
            self._hand_over(chunk, held)
            while len(held) >= 2 * max(1, sum(self.client.nthreads().values())):
                yield from self._done(held, suspects)
        while held:
            yield from self._done(held, suspects)
        for each in suspects:
            yield from self._alone(each)

    def _hand_over(self, chunk: list[Incoming], held: dict[Future, list[Incoming]]) -> None:
        reports = [each.report for each in chunk]
        future = self.client.submit(self.work, self.outfit, self.here, reports, pure=False)
        held[future] = chunk

    def _done(
        self, held: dict[Future, list[Incoming]], suspects: list[Incoming]
    ) -> Iterator[Extracted]:
        for future in self._finished(list(held)):
            chunk = held.pop(future)
            try:
                yield from map(Extracted, chunk, future.result())
            except KilledWorker:
                self.note(tried_again(chunk))
                suspects += chunk

    def _alone(self, suspect: Incoming) -> Iterator[Extracted]:
        held: dict[Future, list[Incoming]] = {}
        self._hand_over([suspect], held)
        (future,) = self._finished(list(held))
        try:
            yield Extracted(suspect, *future.result())
        except KilledWorker:
            yield Extracted(suspect, killed(suspect.report))

    def _finished(self, futures: list[Future]) -> list[Future]:
        """Wait until some are done; raise ExtractError when there are no workers for long."""
        without = 0.0
        while without < WORKERLESS:
            try:
                with self.client.as_current():
                    found = wait(futures, timeout=_LOOK, return_when="FIRST_COMPLETED")
                return list(found.done)
            except TimeoutError:
                without = 0.0 if self.client.nthreads() else without + _LOOK
        raise ExtractError(
            f"the cluster has had no worker for {WORKERLESS:.0f} seconds",
            remedy="start workers and run again: what was acknowledged is kept",
        )


def _same(outfit: Outfit) -> Outfit:
    """Keep an outfit as a task's result, which is made again where the worker that has it dies."""
    return outfit


@lru_cache(maxsize=4)
def versions(model: str) -> Versions:
    """Give the versions here of what decides the claims; "" for what is not installed."""
    found = {"python": ".".join(platform.python_version_tuple()[:2])}
    found["rashomon"] = f"{__version__}+{RULES}"
    for package in (model, *_PACKAGES):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = ""
    return found


def _own_versions(model: str) -> Versions:
    return versions(model)


def check_alike(client: Client, model: str, here: Versions) -> None:
    """Raise ExtractError for the first worker, by address, that is not like this machine.

    All are asked at once, as each may have to load Rashomon first. A worker that goes while
    it is asked is passed over: each is asked again with its work.
    """
    try:
        client.wait_for_workers(1, timeout=CONNECT_WITHIN)
    except TimeoutError as error:
        raise SettingsError(
            "the Dask scheduler has no workers",
            remedy="start some with `dask worker HOST:PORT --nworkers 2 --nthreads 1`",
        ) from error
    told = client.run(versions, model, on_error="return")
    for address in sorted(told):
        there = told[address]
        if isinstance(there, OSError):  # it is gone; whoever comes after is asked with its work
            continue
        if isinstance(there, Exception):
            raise ExtractError(
                f"Rashomon cannot be used there: {type(there).__name__}",
                where=f"worker {host_and_port(address)}",
                remedy=f"install rashomon {__version__} there",
            ) from there
        _compare(there, here, address)


def _compare(there: Versions, here: Versions, address: str) -> None:
    unlike = [name for name in here if there.get(name, "") != here[name]]
    if unlike:
        told = ", ".join(f"{n} is {there.get(n) or 'missing'} and not {here[n]}" for n in unlike)
        raise ExtractError(
            told,
            where=f"worker {host_and_port(address)}",
            remedy="install the versions of this machine there, and start the worker again",
        )


def host_and_port(address: str) -> str:
    """Give a Dask address without its protocol."""
    return address.rpartition("://")[2]


_ONE_AT_A_TIME = Lock()


def work_on(outfit: Outfit, expected: Versions, reports: Sequence[Report]) -> list[Outcome]:
    """Read and extract reports on a worker; raise ExtractError where it is not like the driver.

    A worker with several threads still extracts one chunk at a time.
    """
    _compare(versions(outfit.model), expected, get_worker().address)
    with _ONE_AT_A_TIME:
        return extract_together(reports, _Held.extractor(outfit))


class _Held:
    """The extractor of a worker, loaded for its first chunk, anew when the outfit is another."""

    _made: tuple[Outfit, RulesV1] | None = None

    @classmethod
    def extractor(cls, outfit: Outfit) -> RulesV1:
        """Give the extractor of an outfit."""
        if cls._made is None or cls._made[0] != outfit:
            cls._made = (outfit, outfit.extractor())
        return cls._made[1]
