"""Several programs that write one record, and those that are killed while they do."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert

from rashomon.deriving import derive, make_record
from rashomon.model.record import Record
from rashomon.publish.export.canonical import canonical
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store import tables
from rashomon.store.address import Address
from rashomon.store.codec import decode, encode
from rashomon.store.opening import open_store
from rashomon.store.protocol import Stored
from rashomon.store.verifying import breaches

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from synthetic import Made, some

Make = Callable[..., list]
WRITERS, OWN, SHARED = 16, 2, 6
_FORK = multiprocessing.get_context("fork")


def _write(where: Address, made: list[Made]) -> None:
    store = open_store(where, write=True)
    for each in made:
        store.add([each])
    derive(store, load_registry(), load_gazetteer())
    store.close()


def _anew(made: list[Made]) -> bytes:
    stored = [Stored(incoming.report, text, found) for incoming, text, found in made]
    record = make_record(stored, load_registry(), load_gazetteer())
    return canonical(decode(encode(record), Record))  # as a store gives it back: 12 is 12.0


@pytest.mark.slow
def test_sixteen_writers_lose_nothing(where: Address) -> None:
    """Each adds its own reports and some that all have, and derives: one record, one unbroken log."""
    made = some(WRITERS * OWN + SHARED, 7, a_day=8)
    common, own = made[:SHARED], made[SHARED:]
    writers = [
        _FORK.Process(target=_write, args=(where, [*own[n::WRITERS], *common][:: (-1) ** n]))
        for n in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(200)
    assert [w.exitcode for w in writers] == [0] * WRITERS
    store = open_store(where, write=False)
    assert store.known().keys() == {incoming.report.uid for incoming, _, _ in made}
    entries = list(store.log())
    assert sorted(e.subject for e in entries if e.what == "report") == sorted(store.known())
    assert list(breaches(store)) == []
    assert canonical(store.record()) == _anew(made)


def _hang(where: Address, made: Make, told: int) -> None:
    store = open_store(where, write=True)
    store.add(made("u1", "Shells fell"))
    with store._writing() as connection:
        connection.execute(insert(tables.meta), [{"key": "half", "value": "there"}])
        os.write(told, b"!")
        time.sleep(60)


def test_a_writer_killed_within_a_transaction_leaves_nothing_of_it(
    where: Address, batch: Make
) -> None:
    """What it acknowledged is there, what it began is not, and the next writer goes on at once."""
    reader, told = os.pipe()
    writer = _FORK.Process(target=_hang, args=(where, batch, told))
    writer.start()
    assert os.read(reader, 1) == b"!"
    assert writer.pid
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    store = open_store(where, write=True)
    store.add(batch("u2", "The ferry sank"))
    assert store.known().keys() == {"u1", "u2"}
    assert [e.subject for e in store.log()] == ["u1", "u2"]
    with store._reading() as connection:
        assert connection.execute(tables.meta.select()).all() == []
    assert list(store.problems()) == []


def test_deriving_at_once_ends_in_one_record(where: Address) -> None:
    """Two that derive the same reports at the same moment put the same in place."""
    made = some(12, 3)
    store = open_store(where, write=True)
    store.add(made)
    both = [_FORK.Process(target=_write, args=(where, [])) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(100)
    assert [each.exitcode for each in both] == [0, 0]
    assert canonical(store.record()) == _anew(made)
    assert list(breaches(store)) == []


def test_what_is_opened_to_read_is_not_written(
    again: Callable, where: Address, batch: Make
) -> None:
    """A store opened to read refuses to write, in one clear line."""
    from rashomon.errors import StoreReadOnlyError

    again()
    with pytest.raises(StoreReadOnlyError, match="cannot be written"):
        open_store(where, write=False).add(batch("u1", "Shells fell"))


def test_a_mark_changes_with_what_is_put_in(again: Callable, where: Address, batch: Make) -> None:
    """Whoever keeps pages of a record can tell that it changed."""
    from rashomon.store.opening import mark_of

    store = again()
    before = mark_of(where)
    time.sleep(0.02)  # a file's time of change has a grain
    store.add(batch("u1", "Shells fell"))
    assert mark_of(where) != before
    assert mark_of(where) == mark_of(where)
