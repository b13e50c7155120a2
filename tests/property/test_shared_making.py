"""A whole record made by several processes is, byte for byte, the one that a single process makes."""

import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import making
from rashomon.deriving import derive
from rashomon.making import make_record
from rashomon.reconcile.shelves import KINDS, Shelves
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store.codec import encode, pack, unpack
from rashomon.store.protocol import Stored
from rashomon.store.sqlite import open_store

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from synthetic import some

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")
REGISTRY, GAZETTEER = load_registry(), load_gazetteer()


@pytest.fixture(autouse=True)
def copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few reports are shared out too, whatever threads the tests' own runner has."""
    monkeypatch.setattr(making, "FEWEST", 8)
    monkeypatch.setattr(making, "may_fork", lambda: True)


def _stored(count: int, seed: int, a_day: int) -> list[Stored]:
    return [Stored(i.report, text, found) for i, text, found in some(count, seed, a_day)]


def _made(stored: list[Stored], processes: int) -> tuple[bytes, dict[str, dict[str, Any]]]:
    shelves = Shelves()
    record = make_record(stored, REGISTRY, GAZETTEER, shelves, processes)
    held = {name: getattr(shelves, name) for name in KINDS}
    told = {
        name: {
            key: unpack(value if isinstance(value, bytes) else pack(value), KINDS[name])
            for key, value in shelf.items()
        }
        for name, shelf in held.items()
    }
    return encode(record), told


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    processes=st.integers(2, 5),
    count=st.integers(8, 90),
    seed=st.integers(0, 99),
    a_day=st.sampled_from((4, 10, 40)),
)
def test_any_number_of_processes_makes_the_same_record(
    processes: int, count: int, seed: int, a_day: int
) -> None:
    """In any order of reports, two of which share a key: the record and all that is kept for growing."""
    stored = _stored(count, seed, a_day)
    twin = replace(stored[0].report, uid="f" * 16, outlet="Twin Post")
    stored.append(replace(stored[0], report=twin))
    alone = _made(stored, 1)
    random.Random(seed).shuffle(stored)
    assert _made(stored, processes) == alone


@pytest.mark.parametrize("step", ["told_in", "trace_all", "worked_out"])
def test_what_a_copy_that_dies_had_is_done_by_its_maker(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever step a copy is killed in, the record is the same."""
    stored, maker = _stored(60, 3, 20), os.getpid()
    alone = _made(stored, 1)

    def dying(real: Any) -> Any:
        def work(*given: Any) -> Any:
            if os.getpid() != maker:
                os._exit(9)
            return real(*given)

        return work

    if step == "told_in":
        monkeypatch.setattr(making, "told_in", dying(making.told_in))
    else:
        monkeypatch.setattr(making.Reconciler, step, dying(getattr(making.Reconciler, step)))
    assert _made(stored, 3) == alone


def test_a_record_made_by_several_grows_like_any_other(tmp_path: Path) -> None:
    """What was kept by several processes is what further reports are taken in with."""
    made = some(130, 5)
    records = []
    for processes in (1, 3):
        store = open_store(tmp_path / f"{processes}.db", write=True)
        store.add(made[:125])
        derive(store, REGISTRY, GAZETTEER, processes=processes)
        before = store.derived_digest()
        store.add(made[125:])
        derive(store, REGISTRY, GAZETTEER, processes=processes)
        assert store.derived_digest() != before
        records.append(encode(store.record()))
        assert list(store.problems()) == []
        store.close()
    assert records[0] == records[1]


def test_many_reports_are_made_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy would soon have most of the memory anew."""
    monkeypatch.setattr(making, "MOST", 20)
    monkeypatch.setattr("rashomon.forking._copy", None)
    assert len(_made(_stored(30, 1, 10), 4)[0]) > 0
