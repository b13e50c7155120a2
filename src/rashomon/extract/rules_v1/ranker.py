"""Which candidates are claims: boosted trees score them, dynamic programming selects.

The trees are fitted by `eval/train_propositions.py` (LightGBM, regression on
the overlap with the nearest annotated claim) and stored as plain arrays, so
that numpy alone evaluates them. The selection is weighted interval scheduling
(Kleinberg and Tardos, Algorithm Design, 6.1).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt

_ROWS = 128
"""Rows evaluated at once: their leaves stay in the processor's cache."""


_Leaves = npt.NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True)
class Trees:
    """Boosted regression trees as arrays of shape (trees, nodes).

    `feature` is -1 at a leaf, whose value stands in `value`; otherwise the
    sample goes to `left` where its feature is at most `value`, else to `right`.
    `cost` is what selecting one more span costs.
    """

    feature: npt.NDArray[np.int16]
    value: npt.NDArray[np.float32]
    left: npt.NDArray[np.int16]
    right: npt.NDArray[np.int16]
    depth: int
    cost: float

    def scores(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Give the expected overlap of each row of features, about 0..1."""
        laid = self._laid
        parts = [
            laid.values(rows[at : at + _ROWS]).sum(axis=1) for at in range(0, len(rows), _ROWS)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    @cached_property
    def _laid(self) -> "_Laid":
        return _Laid.of(self)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The same trees as sets of leaves, by which a sample finds its leaf in every tree at once.

    A node that sends a sample to the right rules out the leaves on its left; the leaf is the
    leftmost that no node rules out (QuickScorer: Lucchese et al., SIGIR 2015). `steps` has for
    every feature in use its number, the values it is compared with in order, and of each interval
    between them the leaves left in each tree, a bit a leaf. `leaves` has the leaves' values by tree.
    """

    steps: tuple[tuple[int, npt.NDArray[np.float32], _Leaves], ...]
    leaves: npt.NDArray[np.float32]

    @classmethod
    def of(cls, trees: Trees) -> "_Laid":
        """Lay trees out; raise ValueError for one of more than 64 leaves."""
        leaves: list[list[int]] = [[] for _ in trees.feature]
        sides: list[tuple[int, float, int, int]] = []
        for number, found in enumerate(leaves):
            _walk(trees, number, 0, found, sides)
        most = max(map(len, leaves))
        if most > 64:
            raise ValueError(f"a tree has {most} leaves")
        values = np.zeros((len(leaves), most), dtype=np.float32)
        for number, found in enumerate(leaves):
            values[number, : len(found)] = trees.value[number, found]
        bits = np.uint32 if most <= 32 else np.uint64
        whole: _Leaves = np.full(len(leaves), np.iinfo(bits).max, dtype=bits)
        used = sorted({feature for feature, _, _, _ in sides})
        return cls(tuple(_step(feature, sides, whole) for feature in used), values)

    def values(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Give the leaf value of each row in each tree."""
        left = np.repeat(self.steps[0][2][:1], len(rows), axis=0)
        for feature, bounds, kept in self.steps:
            left &= kept.take(bounds.searchsorted(rows[:, feature]), axis=0)
        lowest = left & (~left + left.dtype.type(1))
        at = np.frexp(lowest.astype(np.float64))[1] - 1
        at += np.arange(len(self.leaves), dtype=at.dtype) * self.leaves.shape[1]
        found: npt.NDArray[np.float32] = self.leaves.ravel().take(at)
        return found


def _walk(
    trees: Trees,
    number: int,
    node: int,
    leaves: list[int],
    sides: list[tuple[int, float, int, int]],
) -> None:
    """Gather a tree's leaves from left to right.

    Of each other node gather its feature, its value, its tree, and a bit for each leaf on its left.
    """
    feature = int(trees.feature[number, node])
    if feature < 0:
        leaves.append(node)
        return
    before = len(leaves)
    _walk(trees, number, int(trees.left[number, node]), leaves, sides)
    lefts = (1 << len(leaves)) - (1 << before)
    sides.append((feature, float(trees.value[number, node]), number, lefts))
    _walk(trees, number, int(trees.right[number, node]), leaves, sides)


def _step(
    feature: int,
    sides: Sequence[tuple[int, float, int, int]],
    whole: _Leaves,
) -> tuple[int, npt.NDArray[np.float32], _Leaves]:
    own = [side[1:] for side in sides if side[0] == feature]
    bounds = np.unique(np.array([value for value, _, _ in own], dtype=np.float32))
    kept = np.repeat(whole[None, :], len(bounds) + 1, axis=0)
    for value, number, lefts in own:
        kept[np.searchsorted(bounds, np.float32(value)) + 1 :, number] &= ~kept.dtype.type(lefts)
    return feature, bounds, kept


@cache
def load_trees() -> Trees:
    """Load the trees that ship with this extractor."""
    raw = (files("rashomon.extract.rules_v1") / "weights" / "propositions.npz").read_bytes()
    held = np.load(BytesIO(raw), allow_pickle=False)
    return Trees(
        held["feature"],
        held["value"],
        held["left"],
        held["right"],
        int(held["depth"]),
        float(held["cost"]),
    )


def select(
    spans: Sequence[tuple[int, int]], scores: npt.NDArray[np.float32], cost: float
) -> list[tuple[int, int]]:
    """Select spans that do not overlap, with the greatest sum of score minus cost, in text order."""
    order = sorted(range(len(spans)), key=lambda n: (spans[n][1], spans[n][0]))
    ends = [spans[n][1] for n in order]
    best = [0.0]
    taken: list[tuple[int, int]] = []
    for n, span_index in enumerate(order):
        first, _ = spans[span_index]
        before = bisect_right(ends, first - 1, 0, n)
        with_it = best[before] + float(scores[span_index]) - cost
        taken.append((span_index, before) if with_it > best[n] else (-1, n))
        best.append(max(with_it, best[n]))
    chosen, n = [], len(order)
    while n > 0:
        span_index, before = taken[n - 1]
        if span_index >= 0:
            chosen.append(spans[span_index])
            n = before
        else:
            n -= 1
    return chosen[::-1]
