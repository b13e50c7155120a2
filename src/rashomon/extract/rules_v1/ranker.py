"""Which candidates are claims: boosted trees score them, dynamic programming selects.

The trees are fitted by `eval/train_propositions.py` (LightGBM, regression on
the overlap with the nearest annotated claim) and stored as plain arrays, so
that numpy alone evaluates them. The selection is weighted interval scheduling
(Kleinberg and Tardos, Algorithm Design, 6.1).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
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
        count = len(self.feature)
        tree = np.arange(count)[None, :]
        node = np.zeros((len(rows), count), dtype=np.int64)
        sample = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            feature = self.feature[tree, node]
            at_leaf = feature < 0
            goes_left = rows[sample, np.maximum(feature, 0)] <= self.value[tree, node]
            below = np.where(goes_left, self.left[tree, node], self.right[tree, node])
            node = np.where(at_leaf, node, below)
        total: npt.NDArray[np.float32] = self.value[tree, node].sum(axis=1)
        return total


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
