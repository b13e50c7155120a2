"""Every mention in a report of what may be a place, each in its longer and shorter forms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.places import (
    ACTOR,
    AREA,
    DIRECTION,
    GENERIC_END,
    NAME,
    STOP,
    as_party,
    is_place,
    longest,
    patterns,
    told_again,
    without_state,
)

_PART = (
    r"outskirts|edge|parts?|rest|side|suburbs?|countryside|province|city|town|village|district|camp"
    r"|neighbou?rhood|governorate|region|port|area|areas|farms|centre|center|border"
    r"|north|south|east|west|north-?east|north-?west|south-?east|south-?west"
)
_OF_NAMED = re.compile(
    rf"\b(?:(?:[a-z]+ern|[a-z]+-held|central|eastern and western) )?(?:{_PART}) of (?:the )?"
    rf"(?:{DIRECTION} )?(?:(?:city|town|village|province) of )?(?<![\w-]){NAME}(?: {AREA}\b)?"
)
_NEAR = re.compile(
    rf"\b(?:{AREA} )?near (?:the )?(?:[\w-]+ )?(?:(?:city|town|village) of )?(?<![\w-]){NAME}"
    rf"(?: {AREA}\b| border\b)?"
)
_AREA_LAST = re.compile(rf" (?:{AREA}|City|Province|District|Village|Camp)$")
_DIRECTED = re.compile(rf"{DIRECTION} ")
_ENTITIES = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"))
_LABELS = ("", "GPE", "LOC", "FAC", "NORP", "ORG", "PERSON")
_LAST_PLACE = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the stored text, the sentence they stand in, what shows that they are a place.

    `label` counts the entity's label (0: none), `shown` sums 1 for a pattern, 2 for
    a name shown elsewhere, 4 for "part of NAME"; `accepted` by the rules' own test.
    """

    start: int
    end: int
    name: str
    sentence: int
    label: int
    shown: int
    accepted: bool
    party: bool
    actor: bool
    depth: int = 0
    holds: int = 0


def folded(words: str) -> str:
    """Fold a name so that its forms with an article, a genitive or other marks are one."""
    bare = re.sub(r"^(?:the|a|an) |['’]s$", "", words.lower())
    return " ".join(re.sub(r"[^\w ]+", " ", bare).split())


def mentions(
    parsed: Parsed, sentences: Sequence[tuple[int, int]], known: frozenset[str]
) -> tuple[Mention, ...]:
    """Find the mentions in sentences (start, end), in text order."""
    found = [m for n, (a, b) in enumerate(sentences) for m in _in_sentence(parsed, n, a, b, known)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _in_sentence(
    parsed: Parsed, number: int, start: int, end: int, known: frozenset[str]
) -> Iterator[Mention]:
    stored = parsed.report.text
    labels = {
        (parsed.starts[e.start], parsed.ends[e.end - 1]): _LABELS.index(e.label_)
        for e in parsed.entities(start, end)
        if e.label_ in _ENTITIES
    }
    spans = _shown(stored, start, end, known)
    for span, label in labels.items():
        if 0 < label <= _LAST_PLACE:
            spans.setdefault(span, 0)
    for (a, b), flags in list(spans.items()):
        for form in _shorter(stored, a, b):
            spans[form] = spans.get(form, 0) | flags
    held = set(longest(sorted(spans)))
    for (a, b), flags in spans.items():
        name = folded(stored[a:b])
        if len(name) < 2 or STOP.match(stored[a:b]):
            continue
        around = sum(x <= a and b <= y and (x, y) != (a, b) for x, y in spans)
        inside = sum(a <= x and y <= b and (x, y) != (a, b) for x, y in spans)
        label = next((v for (x, y), v in labels.items() if x < b and a < y), 0)
        yield Mention(
            a, b, name, number, label, flags + 8 * ((a, b) in held),
            is_place(stored, a, b), as_party(stored, a, b),
            bool(ACTOR.match(stored[b : b + 24])), around, inside,
        )  # fmt: skip


def _shown(stored: str, start: int, end: int, known: frozenset[str]) -> dict[tuple[int, int], int]:
    """Give the spans that words show to be places, with the sum of what shows it."""
    shown: dict[tuple[int, int], int] = {}
    for span in patterns(stored, start, end):
        shown[span] = shown.get(span, 0) | 1
    for span in told_again(stored, start, end, known):
        shown[span] = shown.get(span, 0) | 2
    for pattern in (_OF_NAMED, _NEAR):
        for match in pattern.finditer(stored, start, end):
            shown[match.span()] = shown.get(match.span(), 0) | 4
    return shown


def _shorter(stored: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bare = len(GENERIC_END.sub("", stored[start:end]))
    last = start + bare
    area = _AREA_LAST.search(stored[start:end])
    if area:
        yield start, start + area.start()
    for a in sorted({start, without_state(stored, start, end)}):
        directed = _DIRECTED.match(stored, a, last)
        for first in sorted({a, directed.end() if directed else a}):
            yield first, last
            if first != start:
                yield first, end
