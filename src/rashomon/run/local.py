"""The steps on this machine: in this process, or spread over several."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.model.report import Incoming
from rashomon.pipeline import Extracted, extract, extractor_for
from rashomon.settings import Settings

CHUNK = 8
"""Reports handed to a worker at once."""

SMALL = 16
"""Builds of fewer reports stay in this process: a worker takes a second to start."""


class InProcess:
    """Everything in this process, one report after the other."""

    def run(self, reports: Iterable[Incoming], settings: Settings) -> Iterator[Extracted]:
        """Read and extract reports in order; the model is loaded only if there are any."""
        waiting = iter(reports)
        first = next(waiting, None)
        if first is None:
            return
        extractor = extractor_for(settings)
        yield from extract([first], extractor)
        yield from extract(waiting, extractor)


class Processes:
    """Chunks of reports on several processes, a bounded number under way.

    A worker that dies loses nothing: what was in flight is done in this process.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, reports: Iterable[Incoming], settings: Settings) -> Iterator[Extracted]:
        """Read and extract reports; results come in the order in which they are done."""
        waiting = iter(reports)
        few = list(islice(waiting, SMALL))
        if len(few) < SMALL:
            yield from InProcess().run(few, settings)
            return
        yield from self._spread(_chunks(few, waiting), settings)

    def _spread(self, chunks: Iterator[list[Incoming]], settings: Settings) -> Iterator[Extracted]:
        under_way: dict[Future[list[Extracted]], list[Incoming]] = {}
        with ProcessPoolExecutor(self._workers, get_context("spawn"), _start, (settings,)) as pool:
            try:
                for chunk in chunks:
                    under_way[pool.submit(_work, chunk)] = chunk
                    if len(under_way) > 2 * self._workers:
                        yield from _done(under_way)
                while under_way:
                    yield from _done(under_way)
            except BrokenProcessPool:
                lost = [report for chunk in under_way.values() for report in chunk]
                yield from InProcess().run([*lost, *(r for c in chunks for r in c)], settings)


def _chunks(few: list[Incoming], rest: Iterator[Incoming]) -> Iterator[list[Incoming]]:
    def everything() -> Iterator[Incoming]:
        yield from few
        yield from rest

    flow = everything()
    while chunk := list(islice(flow, CHUNK)):
        yield chunk


def _done(under_way: dict[Future[list[Extracted]], list[Incoming]]) -> Iterator[Extracted]:
    finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
    for future in finished:
        results = future.result()
        del under_way[future]
        yield from results


class _Worker:
    """The extractor of a worker process, loaded once when it starts."""

    extractor: RulesV1 | None = None


def _start(settings: Settings) -> None:
    _Worker.extractor = extractor_for(settings)


def _work(chunk: list[Incoming]) -> list[Extracted]:
    if _Worker.extractor is None:
        raise RuntimeError("the worker was not started")
    return list(extract(chunk, _Worker.extractor))
