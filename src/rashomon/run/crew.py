"""Worker processes: how they start, and how they end with their driver.

This module loads nothing heavy: what a worker needs comes with the functions it is given.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from rashomon.model.report import Report
from rashomon.settings import Settings

if TYPE_CHECKING:
    from rashomon.pipeline import Outcome


@dataclass(frozen=True, slots=True)
class Crew:
    """What worker processes do: once when they start, and with each chunk of reports.

    Both are functions of a module, so that a new process can find them.
    """

    start: Callable[[Settings], None]
    work: Callable[[Sequence[Report]], "list[Outcome]"]

    @contextmanager
    def at_work(self, count: int, settings: Settings) -> Iterator[ProcessPoolExecutor]:
        """Start workers; at the end do not wait for what has not begun."""
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (self.start, settings))
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a worker may be started, which inherits that it is held.

    Otherwise a worker that is still loading would die of it with a long trace.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(start: Callable[[Settings], None], settings: Settings) -> None:
    """Start a worker that ends with its driver and without a word when it is interrupted."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_driver, daemon=True).start()
    start(settings)


def _end_with_driver() -> None:
    """End this worker when the driver is gone: a killed driver cannot say goodbye."""
    driver = parent_process()
    if driver is not None:
        driver.join()
        os._exit(1)
