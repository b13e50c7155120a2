"""A record grown report by report is, byte for byte, the record made anew."""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from rashomon import deriving
from rashomon.deriving import derive, make_record
from rashomon.model.record import Record
from rashomon.model.words import Words
from rashomon.publish.export.canonical import canonical
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store.codec import decode, encode
from rashomon.store.protocol import Stored
from rashomon.store.sqlite import SqlStore, open_store

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from synthetic import Made, some

REGISTRY, GAZETTEER = load_registry(), load_gazetteer()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlStore]:
    """A store whose record is grown by any number of reports, never made anew but at first."""
    monkeypatch.setattr(deriving, "GROWS", 0)
    opened = open_store(tmp_path / "r.db", write=True)
    yield opened
    opened.close()


def _anew(made: list[Made]) -> bytes:
    stored = [Stored(incoming.report, text, found) for incoming, text, found in made]
    record = make_record(stored, REGISTRY, GAZETTEER)
    return canonical(decode(encode(record), Record))  # as a store gives it back: 12 is 12.0


def _never_anew(*_: object) -> None:
    raise AssertionError("the record was made anew")


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3))])
def test_reports_in_any_order_and_parts_grow_the_same_record(
    seed: int, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dense days, copies before their originals, one report at a time or many: the same bytes."""
    rng = random.Random(seed)
    made = some(60, seed, a_day=(8, 30)[seed % 2])
    rng.shuffle(made)
    cuts = [0, *sorted(rng.sample(range(5, 60), (1, 4, 12, 30)[seed])), 60]
    for start, end in pairwise(cuts):
        store.add(made[start:end])
        derive(store, REGISTRY, GAZETTEER)
        monkeypatch.setattr(deriving, "make_record", _never_anew)
    monkeypatch.undo()
    assert canonical(store.record()) == _anew(made)
    assert list(store.problems()) == []


@pytest.mark.slow
def test_two_hundred_reports_one_by_one(store: SqlStore) -> None:
    """After every twentieth report the record is what it would be if made anew."""
    made = some(200, 9, a_day=25)
    random.Random(9).shuffle(made)
    for n, each in enumerate(made, start=1):
        store.add([each])
        derive(store, REGISTRY, GAZETTEER)
        if n % 20 == 0:
            assert canonical(store.record()) == _anew(made[:n])


def test_a_report_touches_only_what_it_bears_on(store: SqlStore) -> None:
    """Findings of other places and days are not written again."""
    made = some(90, 5, a_day=10)
    store.add(made[:-1])
    derive(store, REGISTRY, GAZETTEER)
    before = {f.id: f for f in store.record().findings}
    told: list[int] = []
    put = store.put_changed

    def counting(changed: deriving.Changed, digest: str, **more: object) -> bool:
        told.append(len(changed.record.findings))
        return put(changed, digest, **more)  # type: ignore[arg-type]

    store.put_changed = counting  # type: ignore[method-assign]
    store.add(made[-1:])
    derive(store, REGISTRY, GAZETTEER)
    assert told
    assert told[0] < len(before) / 2


def test_a_fuller_entry_for_a_teller_reaches_the_reports_that_have_it(store: SqlStore) -> None:
    """The name by which a later report knows a teller or an outlet stands in earlier findings, too."""
    made = [_renamed(each, "The " * (n == 59)) for n, each in enumerate(some(60, 2, a_day=30))]
    store.add(made[:59])
    derive(store, REGISTRY, GAZETTEER)
    store.add(made[59:])
    derive(store, REGISTRY, GAZETTEER)
    assert canonical(store.record()) == _anew(made)


def _renamed(made: Made, before: str) -> Made:
    incoming, text, found = made
    report = replace(incoming.report, outlet=f"{before}Herald")
    return replace(incoming, report=report), replace(text, dateline=Words(0, 0, "")), found


def test_reports_that_share_a_key_have_the_record_made_anew(store: SqlStore) -> None:
    """A second report of one key gives the first another label, and all its claims another id."""
    made = some(40, 3)
    incoming, text, found = made[-1]
    report = replace(incoming.report, uid="f" * 16, key=made[0][0].report.key, outlet="Twin Post")
    twin = replace(incoming, report=report)
    store.add(made)
    derive(store, REGISTRY, GAZETTEER)
    store.add([(twin, text, found)])
    derive(store, REGISTRY, GAZETTEER)
    assert canonical(store.record()) == _anew([*made, (twin, text, found)])
