"""How harm to civilians is graded, on tellings made by hand."""

import pytest
from tests.reconcile.test_rules import Book

from rashomon.model.claim import Kind, Polarity, Stance
from rashomon.model.finding import Grade, Graded
from rashomon.reconcile.reconciling import reconcile

STRUCK = "the shelling killed nine people at Harbour Hill"


def _harm(book: Book) -> list[Graded]:
    found = reconcile(book.reads, book.claims, book.sources, {})
    return [e.harm for e in found.events if e.harm]


def _tell(book: Book, label: str, source: str, **more: object) -> None:
    told = {"kind": Kind.CASUALTIES, "quote": STRUCK, "quantity": (9, 9)} | more
    book.tell(label, source, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tellers", "grade"),
    [
        ([("sohr", {})], Grade.WEAK),
        ([("", {})], Grade.WEAK),
        ([("sohr", {}), ("syria-civil-defence", {})], Grade.FAIR),
        ([("sohr", {"agent": "syrian-army"}), ("syrian-army", {"agent": "syrian-army"})], Grade.CONFIRMED),
        ([("sohr", {"agent": "syrian-army"}), ("syrian-army", {"agent": "syrian-rebels"})], Grade.CONTESTED),
        ([("syrian-rebels", {"agent": "russia"}), ("sohr", {"stance": Stance.DENY})], Grade.DISCOUNTED),
        ([("sohr", {"agent": "russia"}), ("russia", {"stance": Stance.DENY})], Grade.WEAK),
    ],
)  # fmt: skip
def test_harm_is_graded_by_who_tells_whom_it_blames_and_who_denies(
    tellers: list[tuple[str, dict[str, object]]], grade: Grade
) -> None:
    """One origin is weak, two fair; a party's own word confirms; a blamed side's denial weighs nothing."""
    book = Book()
    for n, (source, more) in enumerate(tellers):
        _tell(book, f"r{n}", source, **more)
    (harm,) = _harm(book)
    assert harm.grade is grade
    assert harm.reason.endswith(".")


def test_dead_fighters_are_no_harm_to_civilians() -> None:
    """What is told of soldiers, or that nobody was hurt, gets no grade."""
    book = Book()
    _tell(book, "one", "sohr", quantity=None, quote="rebel fighters died at Harbour Hill")
    _tell(book, "two", "syrian-army", quantity=None, quote="no people were killed at Harbour Hill",
          polarity=Polarity.NEGATIVE)  # fmt: skip
    assert _harm(book) == []
