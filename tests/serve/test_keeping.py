"""What was made is kept within bounds, and made once for all who ask at the same time."""

import threading
import time
from pathlib import Path

import pytest

from rashomon.serve.keeping import Keeping
from rashomon.serve.sharing import Sharing


def test_what_is_asked_for_longest_ago_goes_first() -> None:
    """Three words of four letters fit into twelve."""
    kept = Keeping[str](12, len)
    for word in ("mill", "gate", "road"):
        kept.get(word, lambda word=word: word)
    kept.get("mill", lambda: "again")
    kept.get("hill", lambda: "hill")
    assert kept.get("mill", lambda: "again") == "mill"
    assert kept.get("gate", lambda: "anew") == "anew"


def test_what_weighs_too_much_is_not_kept() -> None:
    """It is given all the same."""
    kept = Keeping[str](3, len)
    assert kept.get("k", lambda: "heavy") == "heavy"
    assert kept.get("k", lambda: "next") == "next"


def test_several_who_ask_at_once_wait_for_one() -> None:
    """It is made once."""
    kept, made = Keeping[str](10), []

    def make() -> str:
        time.sleep(0.05)
        made.append(1)
        return "done"

    threads = [threading.Thread(target=kept.get, args=("k", make)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_what_fails_is_tried_again() -> None:
    """An error is not kept."""
    kept = Keeping[int](10)
    with pytest.raises(ZeroDivisionError):
        kept.get("k", lambda: 1 // 0)
    assert kept.get("k", lambda: 7) == 7


def test_what_one_process_made_another_reads(tmp_path: Path) -> None:
    """By a folder; without one it is made each time."""
    assert Sharing(tmp_path).get("k", lambda: b"first") == b"first"
    assert Sharing(tmp_path).get("k", lambda: b"second") == b"first"
    assert Sharing().get("k", lambda: b"second") == b"second"
