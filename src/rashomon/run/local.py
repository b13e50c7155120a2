"""The steps on this machine: in this process, or spread over several."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from rashomon.errors import ExtractError, RashomonError
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.forking import interrupts_held
from rashomon.model.report import Incoming, Report
from rashomon.pipeline import Extracted, Note, Outcome, extract_together, extractor_for
from rashomon.run.crew import Crew, attend
from rashomon.settings import Settings

CHUNK = 16
"""Reports extracted, or handed to a worker, at once."""

_LEAST = 4
"""Reports of the smallest lot: parsing fewer together is slower."""

SMALL = 16
"""Builds of fewer reports stay in this process: a worker takes a second to start."""

DEATHS = 5
"""Workers that die in a row, each with one report, before it is the machine that is blamed."""


class InProcess:
    """Everything in this process, a few reports at a time."""

    def run(
        self, reports: Iterable[Incoming], settings: Settings, note: Note
    ) -> Iterator[Extracted]:
        """Read and extract reports in order; the model is loaded only if there are any."""
        del note
        extractor: RulesV1 | None = None
        for chunk in chunked(iter(reports)):
            extractor = extractor or extractor_for(settings)
            outcomes = extract_together([each.report for each in chunk], extractor)
            yield from map(Extracted, chunk, outcomes)


class Processes:
    """Chunks of reports on several processes, a bounded number under way.

    A worker that dies (out of memory, killed) loses nothing: the reports that
    were under way are tried once more, each alone in a process of its own, so
    that one which kills its worker again is the only one refused.
    """

    def __init__(self, workers: int, crew: Crew | None = None) -> None:
        self._workers, self._crew = workers, crew or Crew(_start, _work, _end)

    def run(
        self, reports: Iterable[Incoming], settings: Settings, note: Note
    ) -> Iterator[Extracted]:
        """Read and extract reports; results come in the order in which they are done."""
        waiting = iter(reports)
        few = list(islice(waiting, SMALL))
        if len(few) < SMALL:
            yield from InProcess().run(few, settings, note)
            return
        chunks = chunked(chain(few, waiting), self._workers)
        with self._crew.ready(settings) as ready:
            while lost := (yield from self._together(chunks, settings, ready=ready)):
                note(tried_again(lost))
                yield from self._each_alone(lost, settings, ready=ready)

    def _together(
        self, chunks: Iterator[list[Incoming]], settings: Settings, *, ready: bool
    ) -> Generator[Extracted, None, list[Incoming]]:
        """Work chunks off; give the reports that were under way when a worker died."""
        under_way: dict[Future[list[Outcome]], list[Incoming]] = {}
        handing_over: list[Incoming] = []
        with self._crew.at_work(self._workers, settings, ready=ready) as pool:
            try:
                for handing_over in chunks:
                    under_way[self._submit(pool, handing_over)] = handing_over
                    handing_over = []  # noqa: PLW2901  (what is under way is not lost twice)
                    if len(under_way) > 2 * self._workers:
                        yield from _done(under_way)
                while under_way:
                    yield from _done(under_way)
            except BrokenProcessPool:
                return [*handing_over, *chain.from_iterable(under_way.values())]
        return []

    def _each_alone(
        self, reports: Sequence[Incoming], settings: Settings, *, ready: bool
    ) -> Iterator[Extracted]:
        waiting, deaths = list(reports), 0
        while waiting:
            with self._crew.at_work(1, settings, ready=ready) as pool:
                try:
                    while waiting:
                        (outcome,) = self._submit(pool, waiting[:1]).result()
                        deaths = 0
                        yield Extracted(waiting.pop(0), outcome)
                except BrokenProcessPool:
                    deaths += 1
                    killer = waiting.pop(0)
                    yield Extracted(killer, killed(killer.report))
            if deaths == DEATHS:
                raise ExtractError(
                    f"{DEATHS} worker processes died one after the other",
                    remedy="free some memory, or run with --workers 1",
                )

    def _submit(
        self, pool: ProcessPoolExecutor, chunk: Sequence[Incoming]
    ) -> Future[list[Outcome]]:
        with interrupts_held():
            return pool.submit(attend, self._crew.work, [each.report for each in chunk])


def killed(report: Report) -> ExtractError:
    """Tell of a report that was given up because its workers die of it."""
    return ExtractError(
        "its extraction was killed twice",
        where=f"report {report.key}",
        remedy="free some memory and run again, or leave it out",
    )


def tried_again(lost: Sequence[Incoming]) -> RashomonError:
    """Tell of a worker's death and of the reports that were under way with it."""
    keys = ", ".join(each.report.key for each in lost[:3])
    more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
    return ExtractError(
        f"a worker process died; {keys}{more} were tried again",
        remedy="with fewer --workers there is more memory for each",
    )


def chunked(reports: Iterator[Incoming], hands: int = 1) -> Iterator[list[Incoming]]:
    """Give reports in lots of what a worker is handed at once.

    For several hands the last lots grow smaller (guided self-scheduling; Polychronopoulos
    and Kuck 1987), so that none of them is idle for long while another ends.
    """
    reach = 2 * hands
    held = list(islice(reports, CHUNK * reach)) if hands > 1 else []
    while held:
        size = max(_LEAST, min(CHUNK, -(-len(held) // reach)))
        yield held[:size]
        held = [*held[size:], *islice(reports, size)]
    while chunk := list(islice(reports, CHUNK)):
        yield chunk


def _done(under_way: dict[Future[list[Outcome]], list[Incoming]]) -> Iterator[Extracted]:
    finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
    for future in finished:
        outcomes = future.result()
        for each, outcome in zip(under_way.pop(future), outcomes, strict=True):
            yield Extracted(each, outcome)


class _Worker:
    """The extractor of a worker process, or of what workers are copies of, or why there is none."""

    extractor: RulesV1 | None = None
    error: RashomonError | None = None


def _start(settings: Settings) -> None:
    _end()
    try:
        _Worker.extractor = extractor_for(settings)
    except RashomonError as error:
        _Worker.error = error


def _end() -> None:
    _Worker.extractor = _Worker.error = None


def _work(reports: Sequence[Report]) -> list[Outcome]:
    if _Worker.extractor is None:
        raise _Worker.error or ExtractError("a worker was not started")
    return extract_together(reports, _Worker.extractor)
