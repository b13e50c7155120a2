"""Stretches that may state a proposition, and what the parse shows of each.

Cut points are where clauses, participles, joints and quotations begin or end;
every stretch between two cut points of a segment is a candidate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.token_facts import TokenFacts
from rashomon.model.text import BlockKind

LONGEST = 70
"""Tokens of the longest candidate."""

MOST_CUTS = 26
"""Cut points of one segment; more of them are thinned to the surest."""

_NAMING = 0.8
"""Share of a stretch that names a teller, from which it states nothing."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates of one segment: first and last token of each, and a row of features each."""

    spans: tuple[tuple[int, int], ...]
    features: npt.NDArray[np.float32]


def candidates(
    parsed: Parsed, index: int, held: TokenFacts, rules: Sequence[tuple[int, int]]
) -> Candidates | None:
    """Give a segment's candidates with their features; None for an empty segment."""
    segment = parsed.segment_tokens(index)
    made = _spans(held, _cuts(segment.start, segment.end, held, rules))
    spans = made[~_names_only(held, made)]
    if not len(spans):
        return None
    rows = _features(parsed, index, held, spans, rules)
    return Candidates(tuple((a, b) for a, b in spans.tolist()), rows)


def _cuts(
    start: int, end: int, held: TokenFacts, rules: Sequence[tuple[int, int]]
) -> npt.NDArray[np.int64]:
    """Give the token indices before which a candidate may begin or end, the surest if many."""
    weight = np.zeros(end - start + 1, dtype=np.int64)
    weight[[0, -1]] = 9
    weight[:-1] += held.cuts_before[start:end]
    weight[1:] += held.cuts_after[start:end]
    np.add.at(weight, held.left[start:end] - start, held.cuts_left[start:end])
    np.add.at(weight, held.right[start:end] + 1 - start, held.cuts_right[start:end])
    for first, last in rules:
        weight[first - start] += 6
        weight[last + 1 - start] += 6
    inside = np.flatnonzero(weight)
    surest = inside[np.argsort(-weight[inside], kind="stable")[:MOST_CUTS]]
    return np.sort(surest) + start


def _spans(held: TokenFacts, cuts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give first and last token of each stretch between two cuts, without light words at its ends."""
    one, other = _pairs(len(cuts))
    first, last = held.opening[cuts[one]], held.ending[cuts[other] - 1]
    length = last - first + 1
    made = np.stack([first, last], axis=1)[(length >= 2) & (length <= LONGEST)]
    _, kept = np.unique(made[:, 0] * len(held.head) + made[:, 1], return_index=True)
    found: npt.NDArray[np.int64] = made[np.sort(kept)]
    return found


@cache
def _pairs(size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the indices of all pairs of some things in order; there are few sizes."""
    one, other = np.triu_indices(size, k=1)
    return one, other


def _names_only(held: TokenFacts, spans: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether nearly all of a stretch names who tells: it states nothing."""
    first, after = spans[:, 0], spans[:, 1] + 1
    enough = (_NAMING * (after - first)).astype(np.float32)
    found: npt.NDArray[np.bool_] = held.naming[after] - held.naming[first] >= enough
    return found


def _features(
    parsed: Parsed,
    index: int,
    held: TokenFacts,
    spans: npt.NDArray[np.int64],
    rules: Sequence[tuple[int, int]],
) -> npt.NDArray[np.float32]:
    first, last = spans[:, 0], spans[:, 1]
    length = (last - first + 1).astype(np.float32)
    segment = parsed.segment_tokens(index)
    counts = held.sums[:, last + 1] - held.sums[:, first]
    before = np.where(first > segment.start, first - 1, -1)
    after = np.where(last + 1 < segment.end, last + 1, -1)
    whole = length / max(1, segment.end - segment.start)
    outer, tops, crossing = _tops(held, spans, segment.start, segment.end)
    block = parsed.text.blocks[parsed.segments[index].block].kind
    size = len(spans)
    columns = [
        length, whole, first - segment.start, segment.end - 1 - last,
        *counts, *(counts / length),
        held.dep[first], held.tag[first], held.word[first],
        held.dep[last], held.tag[last],
        _at(held.dep, before), _at(held.tag, before), _at(held.word, before),
        _at(held.dep, after), _at(held.tag, after), _at(held.word, after),
        held.dep[outer], held.tag[outer], tops, crossing,
        held.depth[outer], held.dep[held.head[outer]], held.tag[held.head[outer]],
        held.opens[first], held.closes[last], held.opens[first] & held.closes[last],
        held.tag[np.minimum(first + 1, last)], held.tag[np.maximum(last - 1, first)],
        (held.left[outer] == first), (held.right[outer] == last),
        *_like_rules(spans, rules),
        np.full(size, block is BlockKind.HEADLINE), np.full(size, block is BlockKind.CAPTION),
        np.full(size, segment.end - segment.start),
        np.full(size, sum(1 for a, b in rules if a >= segment.start and b < segment.end)),
    ]  # fmt: skip
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def _at(values: npt.NDArray[np.int16], where: npt.NDArray[np.int64]) -> npt.NDArray[np.int16]:
    found: npt.NDArray[np.int16] = np.where(where >= 0, values[where], -1).astype(np.int16)
    return found


def _tops(
    held: TokenFacts, spans: npt.NDArray[np.int64], start: int, end: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give each span's top token, how many tokens hang outside it, how many from outside hang in it."""
    first, last = spans[:, :1], spans[:, 1:]
    own, head = np.arange(start, end), held.head[start:end]
    outside = (head < first) | (head > last) | (head == own)
    roots = (own >= first) & (own <= last) & outside
    crossed = (held.left[start:end] < first) | (held.right[start:end] > last)
    tops = roots.sum(axis=1)
    outer = np.where(tops > 0, start + roots.argmax(axis=1), spans[:, 0])
    return outer, tops, (roots & crossed).sum(axis=1)


def _like_rules(
    spans: npt.NDArray[np.int64], rules: Sequence[tuple[int, int]]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Give each span's best overlap with a clause of the rules, and whether it is one."""
    if not rules:
        return np.zeros(len(spans)), np.zeros(len(spans), dtype=bool)
    first, last = spans[:, :1], spans[:, 1:]
    a, b = np.array(rules).T
    shared = np.minimum(last, b) - np.maximum(first, a) + 1
    union = np.maximum(last, b) - np.minimum(first, a) + 1
    overlap = np.where(shared > 0, shared / union, 0.0).max(axis=1)
    return overlap, ((first == a) & (last == b)).any(axis=1)
