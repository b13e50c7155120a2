"""Copies of this process answer in bytes, and are no more when their maker is done."""

import os
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection

import pytest

from rashomon.forking import copies, may_fork

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")


def test_copies_have_what_their_maker_has_and_answer_step_by_step() -> None:
    """Each works on things of its maker's that were never sent, and can be told more."""
    held = [10, 20, 30]

    def adding(at: int) -> object:
        def work(pipe: Connection) -> None:
            pipe.send_bytes(str(held[at]).encode())
            pipe.send_bytes(str(held[at] + int(pipe.recv_bytes())).encode())

        return work

    with copies(*map(adding, range(3))) as made:
        assert [copy.answer() for copy in made] == [b"10", b"20", b"30"]
        for copy in made:
            copy.tell(b"7")
        assert [copy.answer() for copy in made] == [b"17", b"27", b"37"]


@pytest.mark.parametrize("way", ["killed", "failed", "silent"])
def test_a_copy_that_dies_gives_no_answer(way: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Killed, failed or ended too early: its maker learns of it, and nothing is said."""

    def work(_: Connection) -> None:
        if way == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if way == "failed":
            raise ValueError

    with copies(work) as (made,):
        assert made.answer() is None
        made.tell(b"still there?")
        assert made.answer() is None
    assert capfd.readouterr() == ("", "")


def test_copies_end_with_what_they_were_made_for() -> None:
    """Where their maker fails, nobody is waited for and nobody is left behind."""
    pids: list[int] = []

    def sleeping(pipe: Connection) -> None:
        pipe.send_bytes(str(os.getpid()).encode())
        time.sleep(60)

    began = time.monotonic()

    def failing() -> None:
        with copies(sleeping, sleeping) as made:
            pids.extend(int(copy.answer() or 0) for copy in made)
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        failing()
    assert time.monotonic() - began < 30
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_process_with_another_thread_makes_no_copies() -> None:
    """That thread could hold a lock, which nobody would let go of in the copy."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not may_fork()
    finally:
        done.set()
        other.join()
