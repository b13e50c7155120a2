"""The checker lets nothing through that the cited claims do not hold."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from rashomon.errors import PublishError
from rashomon.publish.digest.checking import OWN_WORDS, Evidence, check, problems
from rashomon.publish.digest.composing import Editor
from rashomon.publish.digest.evidence import Witness
from rashomon.publish.digest.parts import Brief, Clause, Sentence, Slot, Sort

_KNOWN = {
    "a-1": Evidence(
        ("at least 12 people were\nkilled in Harbour Hill",),
        frozenset({"Port Council"}),
        frozenset({"Harbour Hill"}),
        frozenset({"the coastal side"}),
        frozenset({"2020-03-01"}),
    ),
    "b-1": Evidence(
        ("30 people were killed",),
        frozenset({"the army"}),
        frozenset({"Saltmarket"}),
        frozenset(),
        frozenset({"2020-03-02"}),
    ),
}


def _clause(claim: str, *slots: tuple[Sort, str]) -> Clause:
    return Clause(tuple(Slot(*s) for s in slots), (claim,))


GOOD = Sentence(
    (
        _clause(
            "a-1",
            (Sort.PLACE, "Harbour Hill"),
            (Sort.WORDS, ", "),
            (Sort.DAY, "2020-03-01"),
            (Sort.WORDS, ": "),
            (Sort.TELLER, "Port Council"),
            (Sort.WORDS, " said "),
            (Sort.QUOTE, "at least 12 people were killed in Harbour Hill"),
        ),
        _clause(
            "b-1",
            (Sort.TELLER, "the army"),
            (Sort.WORDS, " said "),
            (Sort.QUOTE, "30 people were killed"),
        ),
    ),
    "contested",
)


def _planted(clause: int, slot: int, text: str) -> Sentence:
    slots = list(GOOD.clauses[clause].slots)
    slots[slot] = replace(slots[slot], text=text)
    clauses = list(GOOD.clauses)
    clauses[clause] = replace(clauses[clause], slots=tuple(slots))
    return replace(GOOD, clauses=tuple(clauses))


def test_what_its_claims_hold_is_borne() -> None:
    """Over the ends of lines, too."""
    assert problems(GOOD, _KNOWN.get) == ()
    check(GOOD, _KNOWN.get)


@pytest.mark.parametrize(
    ("clause", "slot", "text"),
    [
        (0, 6, "at least 13 people were killed in Harbour Hill"),
        (0, 6, "at least 1 people were killed in Harbour Hill"),
        (0, 6, "2 people were killed in Harbour Hill"),
        (1, 2, "0 people were killed"),
        (1, 2, "300 people were killed"),
        (0, 5, " said of 12 "),
        (0, 5, " said of twelve "),
        (0, 4, "the army"),
        (1, 0, "Port Council"),
        (0, 5, " said with the Harbour Council "),
        (0, 0, "Saltmarket"),
        (0, 0, "Harbour"),
        (0, 0, "حلب"),
        (0, 1, " in Saltmarket, "),
        (0, 1, " في حلب "),
        (0, 2, "2020-03-02"),
        (0, 2, "1 March"),
        (1, 2, ""),
    ],
)
def test_a_planted_error_is_caught(clause: int, slot: int, text: str) -> None:
    """A changed number, a swapped or strange name, a foreign place, another day: each is named."""
    wrong = _planted(clause, slot, text)
    assert len(problems(wrong, _KNOWN.get)) >= 1
    with pytest.raises(PublishError) as caught:
        check(wrong, _KNOWN.get)
    assert wrong.written in str(caught.value)


def test_the_clause_beside_does_not_help() -> None:
    """A number and a name swapped between the clauses of one sentence are caught."""
    first, second = GOOD.clauses
    swapped = replace(
        GOOD,
        clauses=(replace(first, claims=second.claims), replace(second, claims=first.claims)),
    )
    assert len(problems(swapped, _KNOWN.get)) > 3


def test_a_clause_cites_claims_that_are_there() -> None:
    """None, or one the record does not have, bears nothing."""
    first = GOOD.clauses[0]
    assert problems(replace(GOOD, clauses=()), _KNOWN.get)
    assert problems(replace(GOOD, clauses=(replace(first, claims=()),)), _KNOWN.get)
    assert problems(replace(GOOD, clauses=(replace(first, claims=("c-9",)),)), _KNOWN.get)
    more = replace(first, claims=(*first.claims, "c-9"))
    assert problems(replace(GOOD, clauses=(more,)), _KNOWN.get) == ("there is no claim c-9",)


def test_own_words_hold_no_number_and_no_name() -> None:
    """Lower case letters only; no words for numbers."""
    assert all(w.isascii() and w.isalpha() and w.islower() for w in OWN_WORDS)
    assert not OWN_WORDS & set("one two three four ten dozen dozens hundred thousand half".split())


_WRONG: dict[Sort, Callable[[str], str]] = {
    Sort.WORDS: lambda text: f"{text} Coppergate ",
    Sort.QUOTE: lambda text: f"{text} and 99 more",
    Sort.TELLER: lambda _: "Coppergate Council",
    Sort.PLACE: lambda _: "Coppergate",
    Sort.SIDE: lambda _: "the Coppergate side",
    Sort.DAY: lambda _: "1999-01-01",
}


def _each_slot_wrong(sentence: Sentence) -> Iterator[Sentence]:
    for n, clause in enumerate(sentence.clauses):
        for m, slot in enumerate(clause.slots):
            slots = list(clause.slots)
            slots[m] = replace(slot, text=_WRONG[slot.sort](slot.text))
            clauses = list(sentence.clauses)
            clauses[n] = replace(clause, slots=tuple(slots))
            yield replace(sentence, clauses=tuple(clauses))


def test_an_error_planted_anywhere_in_a_real_digest_is_caught(
    editor: Editor, witness: Witness
) -> None:
    """Each slot of each sentence of a record's digest, spoiled one at a time."""
    digest = editor.digest(Brief(length=100))
    sentences = [s for _, told in digest.sections for s in told]
    assert all(problems(s, witness) == () for s in sentences)
    spoiled = [w for s in sentences for w in _each_slot_wrong(s)]
    assert len(spoiled) > 30
    assert all(problems(w, witness) for w in spoiled)
