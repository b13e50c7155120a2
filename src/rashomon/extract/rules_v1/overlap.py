"""Stretches of a text found by where they lie, so that a long report is not searched for each claim."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Numbered stretches (start, end, number) of one text, which may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int, int]]) -> None:
        self._all = sorted(stretches)
        self._starts = [start for start, _, _ in self._all]
        self._furthest = list(accumulate((end for _, end, _ in self._all), max))

    def near(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Give those that overlap two offsets, by number then place, without a scan of the rest."""
        low = bisect_right(self._furthest, start)
        high = bisect_left(self._starts, end)
        found = (s for s in self._all[low:high] if s[1] > start)
        return sorted(found, key=lambda s: (s[2], s[0]))
