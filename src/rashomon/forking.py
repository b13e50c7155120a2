"""Copies of this process that do a part of its work and answer in bytes.

A copy has everything that its maker holds, without its being sent or made again. What
cannot be had from a copy, because none can be made or because it died, its maker does
itself: what comes out is the same.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.connection import Connection, Pipe


def may_fork() -> bool:
    """Whether a copy of this process can work: another thread could hold a lock, for ever in the copy."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process may be started, which inherits that it is held.

    Otherwise one that is not yet itself would die of it with a long trace.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def kept_from_the_collector() -> Iterator[None]:
    """Keep what there is out of the collector's way, which would write to, and so copy, each page of it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class Copy:
    """A copy at work, as its maker sees it."""

    def __init__(self, pid: int, pipe: Connection) -> None:
        self._pid, self._pipe = pid, pipe

    def answer(self) -> bytes | None:
        """Wait for its next answer; None where it died."""
        try:
            return self._pipe.recv_bytes()
        except (EOFError, OSError):
            return None

    def tell(self, what: bytes) -> None:
        """Send it what it waits for; nothing is said where it died, as its answer will tell."""
        with suppress(OSError):
            self._pipe.send_bytes(what)

    def end(self) -> None:
        """Let it be no more, whatever it is at."""
        self._pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)


Work = Callable[[Connection], None]
"""What a copy does: it sends bytes, and may wait for some."""


@contextmanager
def copies(*works: Work) -> Iterator[list[Copy]]:
    """Make a copy of this process for each piece of work; they are no more when this ends."""
    with ExitStack() as held:
        made: list[Copy] = []
        for work in works:
            made.append(_copy(work))
            held.callback(made[-1].end)
        yield made


def _copy(work: Work) -> Copy:
    here, there = Pipe()
    with interrupts_held():
        pid = os.fork()
        if pid == 0:
            here.close()
            _work_off(work, there)
    there.close()
    return Copy(pid, here)


def _work_off(work: Work, pipe: Connection) -> None:
    """Work in the copy, which then ends without anything of its maker's being ended twice."""
    status = 1
    try:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        work(pipe)
        status = 0
    except BaseException:  # noqa: BLE001, S110  (its maker does the work itself, and meets the fault there)
        pass
    finally:
        os._exit(status)
