"""What is seen of a claim and a place that its report names, made into rows of numbers."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.place_mentions import Mention, folded
from rashomon.extract.rules_v1.places import COARSER, FINER
from rashomon.model.claim import Kind
from rashomon.model.words import Words

_KINDS = {kind: n for n, kind in enumerate(Kind)}
_BEFORE = {
    w: n
    for n, w in enumerate(
        "in at near of to from into on over around outside inside across through between and the for "
        "by with against towards toward s under".split(),
        1,
    )
}
_WORD = re.compile(r"\w+")
_DIRECTED = re.compile(r"^(?:north|south|east|west|central|rural|greater|old)")
BACK, AHEAD = 8, 1
"""Sentences before and after a claim's, from which a place may be its own."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim whose places are asked: quote, sentence, kind, the rules' answer."""

    quote: Words
    sentence: Words
    kind: Kind
    own_voice: bool
    rules: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of claims and names: `claim[i]` indexes the claims, `mention[i]` names the place."""

    claim: npt.NDArray[np.int64]
    mention: tuple[Mention, ...]
    features: npt.NDArray[np.float32]


def pairs(
    parsed: Parsed,
    claims: Sequence[Placed],
    found: Sequence[Mention],
    sentences: Sequence[tuple[int, int]],
) -> Pairs:
    """Give the rows of all claims of a report, in order."""
    by_name: dict[str, list[Mention]] = {}
    for mention in found:
        by_name.setdefault(mention.name, []).append(mention)
    about = {m: _of_mention(parsed, m) for m in found}
    named = {name: _of_name(held, sentences) for name, held in by_name.items()}
    starts = [a for a, _ in sentences]
    index: list[int] = []
    chosen: list[Mention] = []
    rows: list[list[float]] = []
    before: set[int] = set()
    for number, claim in enumerate(claims):
        at = max(0, bisect_right(starts, claim.quote.start) - 1)
        near = _near(by_name, claim, at)
        rules = [folded(w.text) for w in claim.rules]
        setting = _of_claim(claim, rules, at, again=at in before)
        own = [m for m, d in near if d == 0]
        said = [m for m, d in near if d == 1]
        back = sorted({-m.sentence for m, d in near if d > 2})
        for mention, where in near:
            index.append(number)
            chosen.append(mention)
            rows.append(
                [
                    *setting, *about[mention], *named[mention.name],
                    *_of_pair(mention, where, claim, at, rules),
                    len(own), len(said), sum(m.start < mention.start for m in own),
                    back.index(-mention.sentence) if where > 2 else -1,
                    sum(m.sentence == mention.sentence for m, _ in near),
                    sum(mention.name in m.name and m is not mention for m in own),
                    sum(m.name in mention.name and m is not mention for m in own),
                ]
            )  # fmt: skip
        before.add(at)
    table = np.array(rows, dtype=np.float32) if rows else np.zeros((0, 1), dtype=np.float32)
    return Pairs(np.array(index, dtype=np.int64), tuple(chosen), table)


def _near(by_name: dict[str, list[Mention]], claim: Placed, at: int) -> list[tuple[Mention, int]]:
    """Give the nearest mention of each name in reach, and where it stands.

    0: in the quote; 1, 2: its sentence before and after; 3: sentences before;
    4: headline and lead; 5: the sentence after.
    """
    quote = claim.quote
    near = []
    for held in by_name.values():
        best: tuple[int, int, Mention] | None = None
        for m in held:
            if quote.start <= m.start and m.end <= quote.end:
                key = (0, -m.holds)
            elif m.sentence == at:
                key = (1, quote.start - m.start) if m.start < quote.start else (2, m.start)
            elif 0 < at - m.sentence <= BACK:
                key = (3, at - m.sentence)
            elif m.sentence < min(3, at):
                key = (4, m.sentence)
            elif 0 < m.sentence - at <= AHEAD:
                key = (5, m.sentence)
            else:
                continue
            if best is None or key < best[:2]:
                best = (*key, m)
        if best:
            near.append((best[2], best[0]))
    return sorted(near, key=lambda n: (n[0].start, n[0].end))


def _of_claim(claim: Placed, rules: Sequence[str], at: int, *, again: bool) -> list[float]:
    own = sum(claim.quote.start <= w.start < claim.quote.end for w in claim.rules)
    return [
        _KINDS[claim.kind], claim.own_voice, len(rules), own, at, again,
        claim.quote.start - claim.sentence.start, claim.sentence.end - claim.quote.end,
        claim.quote.end - claim.quote.start,
    ]  # fmt: skip


def _of_mention(parsed: Parsed, m: Mention) -> list[float]:
    stored = parsed.report.text
    span = parsed.tokens(m.start, m.end)
    root = span.root
    words = [w.lower() for w in _WORD.findall(stored, max(0, m.start - 24), m.start)]
    code = [_BEFORE.get(w, 0) for w in (["", "", *words])[-2:]]
    text = stored[m.start : m.end]
    return [
        m.label, m.shown & 1, m.shown & 2, m.shown & 4, m.shown & 8, m.accepted, m.party, m.actor,
        m.depth, m.holds, code[0], code[1], root.dep % 1009, root.head.dep % 1009,
        root.head.pos, root.pos, len(_WORD.findall(text)), text[:1].isupper(),
        bool(_DIRECTED.match(text.lower())), bool(FINER.search(text)), bool(COARSER.search(text)),
        stored[m.end : m.end + 1] == ",",
    ]  # fmt: skip


def _of_name(held: Sequence[Mention], sentences: Sequence[tuple[int, int]]) -> list[float]:
    return [
        len(held), held[0].sentence, len(held) / max(1, len(sentences)),
        sum(m.accepted and not m.party and not m.actor for m in held) / len(held),
        sum(m.label in (1, 2, 3) for m in held) / len(held),
    ]  # fmt: skip


def _of_pair(
    mention: Mention, where: int, claim: Placed, at: int, rules: Sequence[str]
) -> list[float]:
    tokens = set(mention.name.split())
    held = [set(r.split()) for r in rules]
    return [
        where, at - mention.sentence, claim.quote.start - mention.start,
        mention.start - claim.quote.end, mention.name in rules,
        any(tokens < h for h in held), any(h < tokens for h in held),
        (mention.start - claim.quote.start) / max(1, claim.quote.end - claim.quote.start),
    ]  # fmt: skip
