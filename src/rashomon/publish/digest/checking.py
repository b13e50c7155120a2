"""Nothing in a digest but what its cited claims say: every slot against the words it cites."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.errors import PublishError
from rashomon.publish.digest.parts import Clause, Sentence, Slot, Sort

OWN_WORDS = frozenset(
    "a according are against alleged and argued as between by confirmed counted denied dispute disputed displaced"
    " elsewhere ended expected figures from given holds how in independently inside is it killed"
    " live many missing moved no of origin outcome passed people reported responsible run said"
    " several siege besieged single source that the there those to told truce unconfirmed"
    " untraced used was were what which who wounded".split()
)
"""Every word that our own sentences are made of; no name, no place and no number is among them."""

_TOKEN = re.compile(r"[^\W_]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one claim vouches for.

    `spans` are its exact words. `tellers`, `places` and `sides` are names as they stand there or
    as the registry and the gazetteer write what stands there; `days` are ISO, those it tells of
    and its report's.
    """

    spans: tuple[str, ...]
    tellers: frozenset[str]
    places: frozenset[str]
    sides: frozenset[str]
    days: frozenset[str]


EvidenceOf = Callable[[str], Evidence | None]
"""Gives what a claim vouches for, by its id; None where there is no such claim."""


def problems(sentence: Sentence, evidence_of: EvidenceOf) -> tuple[str, ...]:
    """Say what of a sentence its citations do not bear, clause by clause; () where all is borne.

    A quote must stand in a cited span, word for word. A teller, place, side or day must be one
    that a claim of the same clause vouches for: the clause beside it does not help. Other words
    must be of `OWN_WORDS`, so that no number or name can stand among them.
    """
    if not sentence.clauses:
        return ("it says nothing",)
    return tuple(p for clause in sentence.clauses for p in _of_clause(clause, evidence_of))


def check(sentence: Sentence, evidence_of: EvidenceOf) -> None:
    """Raise PublishError, naming the sentence, where its citations do not bear it."""
    found = problems(sentence, evidence_of)
    if found:
        raise PublishError(
            f"the sentence “{sentence.written}” says what its citations do not: {'; '.join(found)}",
            where="digest",
            remedy="this is a fault of the program: please report it with the sentence",
        )


def folded(words: str) -> str:
    """Fold blanks and lines, as a sentence shows a report's words."""
    return " ".join(words.split())


def _of_clause(clause: Clause, evidence_of: EvidenceOf) -> Iterator[str]:
    known = [evidence_of(c) for c in clause.claims]
    if not clause.claims:
        yield f"“{clause.written}” cites nothing"
    for id_, evidence in zip(clause.claims, known, strict=True):
        if evidence is None:
            yield f"there is no claim {id_}"
    bearing = [e for e in known if e]
    for slot in clause.slots:
        if slot.sort is Sort.WORDS:
            yield from _strange(slot.text)
        elif not any(_BEARS[slot.sort](slot.text, e) for e in bearing):
            cited = ", ".join(clause.claims)
            yield f"the {slot.sort} {slot.text!r} is not in {cited or 'any claim'}"


def _strange(words: str) -> Iterator[str]:
    for token in _TOKEN.findall(words):
        if token.casefold() not in OWN_WORDS:
            yield f"{token!r} is no word of a template"


def _is_quoted(text: str, evidence: Evidence) -> bool:
    return bool(text) and any(_stands_in(text, folded(span)) for span in evidence.spans)


def _stands_in(text: str, span: str) -> bool:
    """Whether words stand in others as whole words: "12" does not stand in "120" or "1,12"."""
    if text == span or text not in span:
        return text == span
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(text)}(?!\w)(?![.,]\d)", span) is not None


def _is_day(text: str, evidence: Evidence) -> bool:
    return _DAY.fullmatch(text) is not None and text in evidence.days


_BEARS: Mapping[Sort, Callable[[str, Evidence], bool]] = {
    Sort.QUOTE: _is_quoted,
    Sort.TELLER: lambda text, e: text in e.tellers,
    Sort.PLACE: lambda text, e: text in e.places,
    Sort.SIDE: lambda text, e: text in e.sides,
    Sort.DAY: _is_day,
}


def is_borne(slot: Slot, evidence: Evidence) -> bool:
    """Whether a claim vouches for a slot; one of our own words needs no claim."""
    return slot.sort is Sort.WORDS or _BEARS[slot.sort](slot.text, evidence)
