"""A record taken whole from one store into another, of the same kind or of the other."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from rashomon.deriving import derive
from rashomon.errors import StoreError
from rashomon.publish.export.canonical import canonical
from rashomon.resolve.gazetteer import Gazetteer, load_gazetteer
from rashomon.resolve.registry import Registry, load_registry
from rashomon.store.address import Address, address
from rashomon.store.opening import open_store
from rashomon.store.sql import SqlStore
from rashomon.store.verifying import breaches

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from synthetic import some


@cache
def _known() -> tuple[Registry, Gazetteer]:
    return load_registry(), load_gazetteer()


_SERVER = pytest.param("postgresql", marks=pytest.mark.postgresql)


@pytest.fixture
def full(store: SqlStore) -> SqlStore:
    """A finished record of thirty reports, put in by and by."""
    made = some(30, 4)
    for part in (made[:25], made[25:]):
        store.add(part)
        derive(store, *_known())
    return store


@pytest.fixture(params=["sqlite", _SERVER])
def to(request: pytest.FixtureRequest, somewhere: Callable[[str], str]) -> Address:
    """Where the copy is to lie."""
    return address(somewhere(request.param))


def _unchecked(old: object, new: object) -> None:
    del old, new


def test_a_copy_is_the_same_record(full: SqlStore, to: Address) -> None:
    """Reports, bytes, log, findings and what reconciling keeps: rows, digests, export; and it goes on."""
    target = open_store(to, write=True)
    rows = target.take_over(full, _unchecked)
    assert (rows["report"], rows["log"]) == (30, 32)
    assert list(target.log()) == list(full.log())
    assert canonical(target.record()) == canonical(full.record())
    assert list(breaches(target)) == []
    more = some(32, 4)[30:]
    for store in (full, target):
        store.add(more)
        derive(store, *_known())
    assert canonical(target.record()) == canonical(full.record())


def test_there_and_back_is_the_same_record(
    full: SqlStore, to: Address, somewhere: Callable[[str], str]
) -> None:
    """A round trip through the other kind of store loses no bit."""
    there = open_store(to, write=True)
    there.take_over(full, _unchecked)
    back = open_store(address(somewhere("sqlite")), write=True)
    assert back.take_over(there, _unchecked) == {
        "meta": 9, **{name: n for name, n in _counts(full).items() if name != "meta"}
    }  # fmt: skip
    assert list(back.log()) == list(full.log())
    assert canonical(back.record()) == canonical(full.record())
    assert list(back.problems()) == []


def _counts(store: SqlStore) -> dict[str, int]:
    from sqlalchemy import func, select

    from rashomon.store.tables import metadata

    with store._reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def test_a_store_that_holds_something_is_left_alone(
    full: SqlStore, to: Address, batch: Callable
) -> None:
    """Nothing is ever copied over a record."""
    target = open_store(to, write=True)
    target.add(batch("u1", "Shells fell"))
    with pytest.raises(StoreError, match=r"holds a record already \(name a new file or an empty"):
        target.take_over(full, _unchecked)
    assert target.known().keys() == {"u1"}


def test_a_copy_that_does_not_hold_is_not_put_in_place(full: SqlStore, to: Address) -> None:
    """The check sees both stores whole; what it raises leaves the new one empty."""
    target = open_store(to, write=True)

    def check(old: SqlStore, new: SqlStore) -> None:
        assert len(new.known()) == len(old.known()) == 30
        raise StoreError("it does not hold")

    with pytest.raises(StoreError, match="does not hold"):
        target.take_over(full, check)
    assert target.is_empty()


def _copy_and_die(to: Address, source: SqlStore) -> None:
    open_store(to, write=True).take_over(source, lambda *_: os.kill(os.getpid(), signal.SIGKILL))


def test_a_copy_killed_at_its_end_leaves_nothing(full: SqlStore, to: Address) -> None:
    """All was written and nothing is there; copying again goes through."""
    killed = multiprocessing.get_context("fork").Process(target=_copy_and_die, args=(to, full))
    killed.start()
    killed.join(60)
    assert killed.exitcode == -signal.SIGKILL
    target = open_store(to, write=True)
    assert target.is_empty()
    target.take_over(full, _unchecked)
    assert list(breaches(target)) == []


def test_rows_that_come_over_otherwise_are_seen(
    full: SqlStore, to: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each table's rows in the copy are summed and held to the source's."""
    from rashomon.store import copying

    told = iter(range(1000))
    monkeypatch.setattr(copying, "sum_of", lambda _: next(told))
    target = open_store(to, write=True)
    with pytest.raises(StoreError, match="did not come over as they were"):
        target.take_over(full, _unchecked)
    assert target.is_empty()
