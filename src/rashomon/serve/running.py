"""The app served by several processes that share one socket."""

import gc
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

_LOOK = 1.0
"""Seconds between two looks of a process whether the first is still there."""

_WAITING = 2048
"""Readers who may wait to be taken."""

_COLLECT = 20_000
"""New objects after which unused ones are looked for: an answer of a large record makes many."""


def serve(make: Callable[[], FastAPI], listening: socket.socket, workers: int) -> None:
    """Serve until stopped; each process makes an app of its own. Where nothing forks one serves."""
    # What is loaded by now stays: it need not be gone through again, nor copied where processes part.
    gc.freeze()
    gc.set_threshold(_COLLECT)
    # uvicorn raises a signal again when it has stopped: then what stands below is still to be done.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    several = workers if hasattr(os, "fork") else 1
    others = [pid for pid in (_forked(make, listening) for _ in range(several - 1)) if pid]
    try:
        _run(make, listening)
    finally:
        for pid in others:
            _stop(pid)


def listen(host: str, port: int) -> socket.socket:
    """Listen at an address; raises OSError where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends answers at once only where the protocol is named.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(_WAITING)
    except OSError:
        found.close()
        raise
    return found


def _forked(make: Callable[[], FastAPI], listening: socket.socket) -> int:
    pid = os.fork()
    if pid:
        return pid
    first = os.getppid()
    threading.Thread(target=_end_with, args=(first,), daemon=True).start()
    try:
        _run(make, listening)
    finally:
        sys.stderr.flush()
        os._exit(0)


def _run(make: Callable[[], FastAPI], listening: socket.socket) -> None:
    config = uvicorn.Config(make(), log_level="warning", server_header=False, backlog=1)
    _OneByOne(config).run(sockets=[listening])


class _OneByOne(uvicorn.Server):
    """Takes one reader at a time, so that the process that is free takes the next.

    With a backlog of many, asyncio takes all that wait at once, and leaves the other process none.
    """

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then let many wait again: the backlog of one was for the taking alone."""
        await super().startup(sockets)
        for each in sockets or ():
            each.listen(_WAITING)


def _end_with(first: int) -> None:
    """End this process where the first one is gone."""
    while os.getppid() == first:
        time.sleep(_LOOK)
    os.kill(os.getpid(), signal.SIGTERM)


def _stop(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        return
