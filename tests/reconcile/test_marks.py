"""Holders of triples on shelves: the same rows whatever the order in which reports come."""

import random
from collections.abc import Iterable

import pytest

from rashomon.reconcile.copies import COMPARED, HOLDERS, Holder, Lead, Trace, leads, nearest
from rashomon.reconcile.marks import Marks
from rashomon.reconcile.shelves import Shelves

RARE, COMMON = "0a1b2c3d4e5f", "0a1bffffffff"
"""Two triples of one mark."""


def _holders(n: int) -> list[Holder]:
    return [(f"2014-{k // 28 % 12 + 1:02}-{k % 28 + 1:02}", f"report{k}") for k in range(n)]


def _put(holders: Iterable[Holder]) -> Shelves:
    shelves = Shelves()
    for each in holders:
        Marks(shelves).put(each, [COMMON, RARE] if each[1].endswith("7") else [COMMON])
    return shelves


@pytest.mark.parametrize("seed", range(4))
def test_rows_follow_from_the_holders_alone(seed: int) -> None:
    """Six hundred holders in any order stand in the same rows and chunks."""
    holders = _holders(600)
    random.Random(seed).shuffle(holders)
    shelves, ordered = _put(holders), _put(sorted(holders))
    assert shelves.triples == ordered.triples
    assert shelves.chunks == ordered.chunks
    assert len(shelves.chunks) > 3


def test_all_holders_are_found_again() -> None:
    """Chunks and row together hold every report once, in order; the row has the earliest."""
    holders = _holders(600)
    marks = Marks(_put(random.Random(1).sample(holders, 600)))
    first = min(holders)
    (found,) = marks.led_by(first, [COMMON])
    assert found == sorted(holders)
    assert list(marks.earliest([COMMON])[0][:HOLDERS]) == sorted(holders)[:HOLDERS]


def test_a_report_leads_only_where_it_is_among_the_earliest() -> None:
    """The seventh holder of a triple leads nobody there."""
    holders = sorted(_holders(40))
    marks = Marks(_put(holders))
    assert len(list(marks.led_by(holders[HOLDERS - 1], [COMMON]))) == 1
    assert list(marks.led_by(holders[HOLDERS], [COMMON])) == []


def test_a_new_holder_of_a_common_triple_changes_one_chunk() -> None:
    """What a further report of everyday words writes does not grow with those that have them."""
    shelves = _put(_holders(600))
    row, before = repr(shelves.triples), dict(shelves.chunks)
    new = ("2015-01-01", "new")
    Marks(shelves).put(new, [COMMON])
    changed = [name for name, held in shelves.chunks.items() if held != before.get(name)]
    assert len(changed) <= 2
    assert len(repr(shelves.triples)) - len(row) <= len(repr(new)) + 2


def test_who_shares_too_little_to_be_compared_changes_nothing() -> None:
    """Where no more are compared, a new report must share more than the last of them."""
    new, late = ("2014-01-02", "new"), ("2014-06-01", "late")
    compared = tuple(("2014-01-01", f"old{n}") for n in range(COMPARED))
    full = Trace(compared=tuple(u for _, u in compared), least=(-5, compared[-1]))
    assert not Lead(4, frozenset()).turns(full, new)
    assert Lead(6, frozenset()).turns(full, new)
    assert Lead(1, frozenset(("old3",))).turns(full, new)
    assert not Lead(1, frozenset(("other",))).turns(full, new)
    assert Lead(2, frozenset()).turns(Trace(), new)
    assert not Lead(1, frozenset()).turns(Trace(), new)
    ranked = nearest(late, [[new, late], [new, late], [compared[0], late]])
    assert ranked == ((-2, new),)
    assert leads(new, [[new, late], [new, late]]) == {"late": Lead(2, frozenset())}
