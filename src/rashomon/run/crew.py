"""Worker processes: how they start, and how they end with their driver.

This module loads nothing heavy: what a worker needs comes with the functions it is given.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from rashomon.forking import kept_from_the_collector, may_fork
from rashomon.model.report import Report
from rashomon.settings import Settings

if TYPE_CHECKING:
    from rashomon.pipeline import Outcome


def _nothing(settings: Settings) -> None:
    del settings


@dataclass(frozen=True, slots=True)
class Crew:
    """What worker processes do: once when they start, and with each chunk of reports.

    Both are functions of a module, so that a new process can find them. Where there is
    an `end`, workers may be copies of this process: it starts once, before them, and they
    have what it made without making it again; `end` lets go of that here.
    """

    start: Callable[[Settings], None]
    work: Callable[[Sequence[Report]], "list[Outcome]"]
    end: Callable[[], None] | None = None

    @contextmanager
    def ready(self, settings: Settings) -> Iterator[bool]:
        """Start here what workers will have copies of; say whether there is something to copy."""
        if self.end is None or not may_fork():
            yield False
            return
        self.start(settings)
        try:
            yield True
        finally:
            self.end()

    @contextmanager
    def at_work(
        self, count: int, settings: Settings, *, ready: bool = False
    ) -> Iterator[ProcessPoolExecutor]:
        """Start workers, copies of this process where it is `ready`; at the end do not wait for what has not begun."""
        copied = ready and may_fork()
        given = (_nothing if copied else self.start, settings)
        pool = ProcessPoolExecutor(count, get_context("fork" if copied else "spawn"), _begin, given)
        try:
            with kept_from_the_collector() if copied else nullcontext():
                yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def attend(
    work: Callable[[Sequence[Report]], "list[Outcome]"], reports: Sequence[Report]
) -> "list[Outcome]":
    """Work in a worker, which Ctrl-C may end meanwhile, without a word.

    Never while it sends what it made: the driver would wait for the rest for ever.
    """
    signal.signal(signal.SIGINT, _leave)
    try:
        return work(reports)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _leave(*_: object) -> None:
    os._exit(130)


def _begin(start: Callable[[Settings], None], settings: Settings) -> None:
    """Start a worker that ends with its driver and without a word when it is interrupted."""
    signal.signal(signal.SIGINT, _leave)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_driver, daemon=True).start()
    start(settings)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end_with_driver() -> None:
    """End this worker when the driver is gone: a killed driver cannot say goodbye."""
    driver = parent_process()
    if driver is not None:
        driver.join()
        os._exit(1)
