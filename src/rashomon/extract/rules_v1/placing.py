"""Which of a report's places each claim happens at: rules propose, fitted trees choose.

The rules take a claim's own places, else its sentence's, else those told last.
Their answer is one feature of many; the trees (`eval/train_places.py`) score each
pair of a claim and a place in reach.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import islice

import numpy as np
import numpy.typing as npt

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.place_context import Placed
from rashomon.extract.rules_v1.place_features import Pairs, pairs
from rashomon.extract.rules_v1.place_mentions import Mention, folded, mentions
from rashomon.extract.rules_v1.places import (
    ClaimPlaces,
    find_places,
    fineness,
    person_names,
    place_names,
)
from rashomon.extract.rules_v1.ranker import Trees
from rashomon.model.claim import Kind
from rashomon.model.words import Words

_GOES_ON = 300
"""Characters after which a claim that names no place is no longer taken to go on at the last one."""

_HOPELESS = 0.1
_SHARED = 0.6
"""What of the scores of a place's other forms counts for each."""

_ALONE = 0.45
"""What of the least score a claim's only place must have."""

_OWN = 0.75
"""What of the least score a place must have that the claim itself names."""

_BESIDE = 1.5
"""What of the least score a place told elsewhere must have beside one that the claim names."""

_STANDING = frozenset(
    (Kind.BACKGROUND, Kind.TRUCE_OR_TALKS, Kind.NEED, Kind.ALLEGATION_RESULT, Kind.OTHER)
)
"""Kinds that what their sentence goes on to tell does not place."""


_LIES_IN = re.compile(
    r"(?: (?:districts?|neighbou?rhoods?|areas?|villages?|towns?|camp|suburb|quarter))? in (?:the )?",
    re.IGNORECASE,
)
"""Between a place and the larger one that its sentence puts it in."""

_PART_OF_CITY = re.compile(
    r"\b(?P<of>east|west|north|south)(?:ern (?:part|half|side))? of the (?:city|town)\b"
    r"|\bthe (?:[\w-]{1,20}-held|besieged) (?P<held>east|west|north|south)\b",
    re.IGNORECASE,
)


def place_claims(parsed: Parsed, claims: Sequence[Placed]) -> list[ClaimPlaces]:
    """Give the places of a report's claims, which come in order (`rules` of each unused)."""
    answers, held = proposals(parsed, claims)
    trees = load_place_trees()
    scores = _likely(trees.scores(held.features))
    scores[_barred(held, claims)] = 0
    chosen = choose(parsed, held, scores, len(claims), trees.cost)
    return [
        replace(answer, at=_of_the_city(claim, at, held.mention, parsed))
        for answer, claim, at in zip(answers, claims, chosen, strict=True)
    ]


def _likely(odds: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Give the probabilities of logarithms of odds."""
    found: npt.NDArray[np.float32] = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return found


def _of_the_city(
    claim: Placed, at: tuple[Words, ...], found: Sequence[Mention], parsed: Parsed
) -> tuple[Words, ...]:
    """Place "the besieged east of the city", which names none itself, in that part of it.

    The words for the part that stand nearest are taken ("eastern Gao"), else none:
    what small place was named last is not where it is.
    """
    told = _PART_OF_CITY.search(claim.quote.text)
    own = any(claim.quote.start <= w.start < claim.quote.end for w in at)
    if told is None or own:
        return at
    part = (told["of"] or told["held"]).lower()
    parts = [m for m in found if re.match(rf"{part}(?:ern)? ", m.name)]
    nearest = min(parts, key=lambda m: abs(m.start - claim.quote.start), default=None)
    return (Words.of(parsed.report.text, nearest.start, nearest.end),) if nearest else ()


def _barred(held: Pairs, claims: Sequence[Placed]) -> npt.NDArray[np.bool_]:
    """Mark pairs with persons' names, and of talks or a standing fact with what its sentence goes on to tell."""
    pairs_of = zip(held.claim, held.mention, strict=True)
    return np.array(
        [
            m.person or (claims[n].kind in _STANDING and m.start >= claims[n].quote.end)
            for n, m in pairs_of
        ],
        dtype=np.bool_,
    )


def proposals(parsed: Parsed, claims: Sequence[Placed]) -> tuple[list[ClaimPlaces], Pairs]:
    """Give the rules' answers and the rows of all pairs of a claim and a place in reach."""
    known, persons = place_names(parsed), person_names(parsed)
    answers = _by_rules(parsed, claims, known, persons)
    asked = [replace(c, rules=a.at) for c, a in zip(claims, answers, strict=True)]
    sentences = [(s.start, s.end) for b in parsed.text.blocks for s in b.sentences]
    people = {folded(name) for name in persons}
    found = mentions(parsed, sentences, known, people)
    return answers, pairs(parsed, asked, found, sentences)


def choose(
    parsed: Parsed, held: Pairs, scores: npt.NDArray[np.float32], count: int, least: float
) -> list[tuple[Words, ...]]:
    """Give each claim's places, finest first: of those whose words overlap the best, from `least` on.

    Forms of one place share its score ("Gao city", "Gao"): a share of what the
    others got is counted with each. A claim that would have no place gets its
    best one from a lower score on, and what it names itself needs less as well.
    """
    rows: list[list[int]] = [[] for _ in range(count)]
    for row in np.argsort(-scores, kind="stable").tolist():
        if scores[row] < _HOPELESS:
            break
        rows[held.claim[row]].append(row)
    stored = parsed.report.text
    return [
        tuple(sorted((Words.of(stored, m.start, m.end) for m in chosen), key=fineness))
        for chosen in (_chosen(stored, held, scores, of_claim, least) for of_claim in rows)
    ]


def _chosen(
    stored: str, held: Pairs, scores: npt.NDArray[np.float32], rows: Sequence[int], least: float
) -> list[Mention]:
    """Choose among one claim's rows, which come best first."""
    told = [(held.mention[row], float(scores[row])) for row in rows]
    shared = [(m, score + _SHARED * _others(told, m)) for m, score in told]
    chosen: list[Mention] = []
    named = False
    for row, (mention, score) in zip(rows, shared, strict=True):
        needed = least * (_OWN if held.own[row] else _BESIDE if named else 1)
        if score >= needed and not any(_overlap(m, mention) for m in chosen):
            chosen.append(mention)
            named = named or held.own[row]
    chosen = chosen or [m for m, score in shared if score >= _ALONE * least][:1]
    return chosen if named else [*_lying_in(stored, told, chosen), *chosen]


def _lying_in(
    stored: str, told: Sequence[tuple[Mention, float]], chosen: Sequence[Mention]
) -> list[Mention]:
    """Give the finer place that was told to lie in a chosen one: "it" takes up both."""
    if len(chosen) != 1:
        return []
    whole = chosen[0]
    finer = (
        m for m, _ in told
        if m.sentence == whole.sentence and _LIES_IN.fullmatch(stored, m.end, max(m.end, whole.start))
    )  # fmt: skip
    return list(islice(finer, 1))


def _others(told: Sequence[tuple[Mention, float]], mention: Mention) -> float:
    return sum(score for m, score in told if m is not mention and _overlap(m, mention))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _by_rules(
    parsed: Parsed, claims: Sequence[Placed], known: frozenset[str], persons: frozenset[str]
) -> list[ClaimPlaces]:
    """Take each quote's own places, else its sentence's, else those told last."""
    answers: list[ClaimPlaces] = []
    last: tuple[Words, ...] = ()
    last_told = 0
    for claim in claims:
        quote, sentence, kind = claim.quote, claim.sentence, claim.kind
        found = find_places(parsed, quote.start, quote.end, kind, known, persons)
        if not found.at:
            reach = quote.start if kind in _STANDING else sentence.end
            around = find_places(parsed, sentence.start, reach, kind, known, persons).at
            near = quote.start - last_told <= _GOES_ON
            inherited = last if near and kind is not Kind.BACKGROUND else ()
            found = replace(found, at=around or inherited)
        # Talks and standing facts stand beside places that are not theirs to pass on.
        told = quote if kind in _STANDING else sentence
        if any(told.start <= w.start < told.end for w in found.at):
            last, last_told = found.at, quote.start
        answers.append(found)
    return answers


@cache
def load_place_trees() -> Trees:
    """Load the trees that ship with this extractor; `cost` is the least probability that is taken."""
    raw = (files("rashomon.extract.rules_v1") / "weights" / "places.npz").read_bytes()
    held = np.load(BytesIO(raw), allow_pickle=False)
    return Trees(
        held["feature"], held["value"], held["left"], held["right"],
        int(held["depth"]), float(held["cost"]),
    )  # fmt: skip
