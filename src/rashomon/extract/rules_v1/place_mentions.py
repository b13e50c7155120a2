"""Every mention in a report of what may be a place, each in its longer and shorter forms."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.places import (
    ACTOR,
    AREA,
    DIRECTION,
    GENERIC_END,
    NAME,
    STOP,
    UPPER,
    as_party,
    is_place,
    longest,
    patterns,
    told_again,
    without_state,
)
from rashomon.model.countries import STATES

_PART = (
    r"outskirts|edge|parts?|rest|side|suburbs?|countryside|province|city|town|village|district|camp"
    r"|neighbou?rhood|governorate|region|port|area|areas|farms|centre|center|border|end|bank|half"
    r"|districts|neighbou?rhoods|villages|towns|mountains|section|airbase"
    r"|north|south|east|west|north-?east|north-?west|south-?east|south-?west"
)
_SITE = (
    rf"(?:{AREA}|airfield|base|headquarters|zoo|university|college|hotel|stop|tunnel|highway|road|park"
    r"|building|section|bakery|palace|river|factory|plant|checkpoint|junction|lake|sea|bay|coast"
    r"|stadium|cent(?:er|re)|library|theat(?:er|re)|gate|avenue|lodge|club|mall|shop|pass|compound"
    r"|strip|plain|heights?|peninsula|state|garden|enclosure|office|embassy|consulate|cathedral|field"
    r"|mine|pit|quarry|works|complex|forest|gorge|cemetery|terminal|reservoir|canal|strait|gulf|delta|basin"
    r"|plateau|ridge|volcano|glacier|monastery|temple|shrine|synagogue|nightclub|cinema|arena|refinery|oilfield"
    r"|harbou?r|pier|jail|barracks|garrison|outpost|fort|slum|township|settlement|hamlet|commune|department"
    r"|municipality|prefecture|borough|enclave|boulevard|intersection|metro)"
)
_HELD = r"[a-z]+(?:-[a-z]+)?-(?:held|controlled)"
_ASPECT = (
    rf"(?:[a-z]+ern|{_HELD}|central|northwest|northeast|southwest|southeast|[a-z]+ern and [a-z]+)"
)
_OF_NAMED = re.compile(
    rf"\b(?:{_ASPECT} )?(?:{_PART}) of (?:the )?"
    rf"(?:{DIRECTION} )?(?:(?:city|town|village|province) of )?(?<![\w-]){NAME}(?: {_SITE}\b)?"
)
_NEAR = re.compile(
    rf"\b(?:{AREA} )?near (?:the )?(?:[\w-]+ )?(?:(?:city|town|village) of )?(?<![\w-]){NAME}"
    rf"(?: {AREA}\b| border\b)?"
)
_SITED = re.compile(
    rf"(?<![\w-]){NAME}(?: [a-z]+)?(?: {_SITE}\b){{1,2}}(?: of (?:the )?(?:city of )?{NAME})?",
)
_TURNED = re.compile(
    rf"(?<![\w-])(?:new|upper|lower|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|{DIRECTION}) "
    rf"(?<![\w-]){NAME}(?: {_SITE}\b)?"
)
_NAMED = re.compile(rf"(?<![\w’'-]){NAME}(?: {NAME})?")
_ARTICLE = re.compile(r"(?:al|el|as|ash|ar|at|ad|az|an|ez|ed)[- ]", re.IGNORECASE)
_WORD = re.compile(
    r"(?:(?:(?:al|el|ash|ar|ad|az|ez|ed|de|la)[- ]+|(?:as|at|an)-))?[\w’'-]+", re.IGNORECASE
)
_DATELINE = re.compile(
    rf"(?P<name>[{UPPER}][{UPPER}’'-]{{3,}}(?: [{UPPER}][{UPPER}’'-]+){{0,3}})"
    r"(?=(?:,[^.;:(]{2,40})? ?(?:\([^)]{2,30}\) ?)?(?:[-—–]|: ))"
)
_DATELINES = 8
"""Sentences from the first among which a dateline stands."""

_OPENING = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
_GENITIVE = re.compile(r"['’]s$")
_LED = re.compile(r"^(?:In|At|On|From|To|Near|Around|Outside|Inside|The) ")
_AREA_LAST = re.compile(rf" {_SITE}$", re.IGNORECASE)
_DIRECTED = re.compile(rf"(?:new|{DIRECTION}) ")
_ENTITIES = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"))
_LABELS = ("", "GPE", "LOC", "FAC", "NORP", "ORG", "PERSON")
_LAST_PLACE = 3
_SHOWN = 7


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """Words of the stored text, the sentence they stand in, what shows that they are a place.

    `label` counts the entity's label (0: none), `shown` sums 1 for a pattern, 2 for
    a name shown elsewhere, 4 for "part of NAME", 8 where it is the longest, 16 for a
    bare capitalised name; `accepted` by the rules' own test.
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
    person: bool = False
    depth: int = 0
    holds: int = 0


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of a report: known places, folded ones of people, runs of capitalised words."""

    known: frozenset[str]
    people: Collection[str]
    alone: Collection[str]


def folded(words: str) -> str:
    """Fold a name so that its forms with an article, a genitive or other marks are one."""
    bare = re.sub(r"^(?:the|a|an) |['’]s$", "", words.lower())
    return " ".join(re.sub(r"[^\w ]+", " ", bare).split())


def mentions(
    parsed: Parsed,
    sentences: Sequence[tuple[int, int]],
    known: frozenset[str],
    people: Collection[str] = (),
) -> tuple[Mention, ...]:
    """Find the mentions in sentences (start, end), in text order; `people` are folded names."""
    stored = parsed.report.text
    alone = frozenset(
        _LED.sub("", stored[m.start() : m.end()])
        for a, b in sentences
        for m in _NAMED.finditer(stored, a, b)
    )
    names = _Names(known, people, alone)
    found = [m for n, (a, b) in enumerate(sentences) for m in _in_sentence(parsed, n, a, b, names)]
    placed = {m.name for m in found if m.accepted and (m.label or m.shown & _SHOWN)}
    kept = (m for m in found if m.name in placed)
    return tuple(sorted(kept, key=lambda m: (m.start, m.end)))


def _in_sentence(
    parsed: Parsed, number: int, start: int, end: int, names: _Names
) -> Iterator[Mention]:
    stored = parsed.report.text
    labels = {
        (parsed.starts[e.start], parsed.ends[e.end - 1]): _LABELS.index(e.label_)
        for e in parsed.entities(start, end)
        if e.label_ in _ENTITIES
    }
    spans = _shown(stored, start, end, names.known)
    dateline = _DATELINE.match(stored, start, end) if number < _DATELINES else None
    written = dateline.span("name") if dateline else None
    if written:
        spans[written] = spans.get(written, 0) | 1
    for span in labels:
        spans.setdefault(span, 0)
    for match in _NAMED.finditer(stored, start, end):
        spans[match.span()] = spans.get(match.span(), 0) | 16
        for part in _parts(stored, *match.span(), names.alone):
            spans[part] = spans.get(part, 0) | 16
    for (a, b), flags in list(spans.items()):
        for form in _shorter(stored, a, b, names.alone):
            spans[form] = spans.get(form, 0) | flags
    bare: dict[tuple[int, int], int] = {}
    for span, flags in spans.items():
        form = _bare(stored, *span)
        bare[form] = bare.get(form, 0) | flags
    spans = bare
    held = set(
        longest([s for s, f in spans.items() if f & ~16 or 0 < labels.get(s, 0) <= _LAST_PLACE])
    )
    for ((a, b), flags), around, inside in zip(spans.items(), *_nested(spans), strict=True):
        name = folded(stored[a:b])
        if len(name) < 2 or STOP.match(stored[a:b]):
            continue
        label = next((v for (x, y), v in labels.items() if x < b and a < y), 0)
        yield Mention(
            a, b, name, number, label, flags | 8 * ((a, b) in held),
            (a, b) == written or is_place(stored, a, b), as_party(stored, a, b),
            bool(ACTOR.match(stored[b : b + 24])), name in names.people, around, inside,
        )  # fmt: skip


def _nested(spans: Collection[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Give for each of some different spans how many others hold it, and how many it holds."""
    if not spans:
        return [], []
    start, end = np.array(list(spans)).T
    held = (start <= start[:, None]) & (end[:, None] <= end)
    return (held.sum(axis=1) - 1).tolist(), (held.sum(axis=0) - 1).tolist()


def _bare(stored: str, start: int, end: int) -> tuple[int, int]:
    """Leave out an article and a genitive, which `folded` leaves out as well."""
    article, genitive = _OPENING.match(stored, start, end), _GENITIVE.search(stored, start, end)
    return article.end() if article else start, genitive.start() if genitive else end


def _parts(stored: str, start: int, end: int, alone: Collection[str]) -> Iterator[tuple[int, int]]:
    """Give the parts of a run of names that stand alone elsewhere or are states, and both sides of a genitive.

    Copies that lost their commas run names together ("Gao Timbuktu Kidal").
    """
    words = [m.span() for m in _WORD.finditer(stored, start, end)]
    for n, word in enumerate(words[:-1]):
        if _is_owner(stored, *word, alone):
            marked = _GENITIVE.search(stored, *word) is not None
            yield words[0][0], word[1] if marked else word[1] - 1
            yield words[n + 1][0], words[-1][1]
    listed = sum(bool(_ARTICLE.search(stored, *w)) for w in words) > 1
    for i in range(len(words)):
        for j in range(i, len(words)):
            part = words[i][0], words[j][1]
            if j - i + 1 == len(words):
                continue
            text = stored[slice(*part)]
            if listed or text in alone or text.lower() in STATES:
                yield part


def _shown(stored: str, start: int, end: int, known: frozenset[str]) -> dict[tuple[int, int], int]:
    """Give the spans that words show to be places, with the sum of what shows it."""
    shown: dict[tuple[int, int], int] = {}
    for span in patterns(stored, start, end):
        shown[span] = shown.get(span, 0) | 1
    for span in told_again(stored, start, end, known):
        shown[span] = shown.get(span, 0) | 2
    for pattern in (_OF_NAMED, _NEAR, _SITED, _TURNED):
        for match in pattern.finditer(stored, start, end):
            shown[match.span()] = shown.get(match.span(), 0) | 4
    return shown


def _is_owner(stored: str, start: int, end: int, alone: Collection[str]) -> bool:
    """Whether a word stands in the genitive, its mark lost where the report names it without."""
    word = stored[start:end]
    return bool(_GENITIVE.search(word)) or (word.endswith("s") and word[:-1] in alone)


def _past_owner(stored: str, start: int, end: int, alone: Collection[str]) -> int:
    """Skip the owner before a name ("Lisbon's Orman district")."""
    words = [m.span() for m in islice(_WORD.finditer(stored, start, end), 2)]
    owned = len(words) > 1 and stored[words[1][0]].isupper() and _is_owner(stored, *words[0], alone)
    return words[1][0] if owned else start


def _shorter(
    stored: str, start: int, end: int, alone: Collection[str]
) -> Iterator[tuple[int, int]]:
    bare = len(GENERIC_END.sub("", stored[start:end]))
    last = start + bare
    area = _AREA_LAST.search(stored[start:end])
    if area:
        yield start, start + area.start()
    past = _past_owner(stored, start, end, alone)
    for a in sorted({start, without_state(stored, start, end), past}):
        directed = _DIRECTED.match(stored, a, last)
        for first in sorted({a, directed.end() if directed else a}):
            yield first, last
            if first != start:
                yield first, end
