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

import numpy as np
import numpy.typing as npt

_ROWS = 256
"""Rows evaluated at once: their nodes stay in the processor's cache."""


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
        flat = self._flat
        parts = [
            flat.values(rows[at : at + _ROWS]).sum(axis=1) for at in range(0, len(rows), _ROWS)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    @cached_property
    def _flat(self) -> "_Flat":
        return _Flat.of(self)


@dataclass(frozen=True, slots=True)
class _Flat:
    """The same trees in one row of nodes, so that a step of all samples is a few gathers.

    `below` has each node's children, right before left. A leaf is its own child.
    """

    roots: npt.NDArray[np.int64]
    feature: npt.NDArray[np.int64]
    value: npt.NDArray[np.float32]
    below: npt.NDArray[np.int64]
    depth: int

    @classmethod
    def of(cls, trees: Trees) -> "_Flat":
        """Lay the trees out."""
        count, size = trees.feature.shape
        roots = np.arange(count) * size
        leaf = trees.feature < 0
        own = np.arange(count * size).reshape(count, size)
        right = np.where(leaf, own, trees.right + roots[:, None])
        left = np.where(leaf, own, trees.left + roots[:, None])
        below = np.stack([right, left], axis=2).ravel()
        feature = np.maximum(trees.feature, 0).astype(np.int64).ravel()
        return cls(roots, feature, trees.value.ravel(), below, trees.depth)

    def values(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Give the leaf value of each row in each tree."""
        given = np.ascontiguousarray(rows).ravel()
        base = (np.arange(len(rows)) * rows.shape[1])[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            seen = given.take(self.feature.take(node) + base)
            below = self.below.take(2 * node + (seen <= self.value.take(node)))
            if np.array_equal(below, node):
                break
            node = below
        found: npt.NDArray[np.float32] = self.value.take(node)
        return found


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
