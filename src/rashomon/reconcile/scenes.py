"""What stands around a claim in its report: the words before it, its sentence, the scene.

Two reports of one happening often share few words in what each claim says and many in
what stands around it. A scene is the content words of a claim's sentence and of those
beside it, without the claim's own, as a sketch: the least hashes of their stems
(bottom-k sketch).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from zlib import crc32

from rashomon.model.record import ReadReport
from rashomon.model.words import Words
from rashomon.reconcile.wording import stems

_LEAD = 50
"""Characters before a quote that may say it counts over a war."""

_BESIDE = 1
"""Sentences before and behind a claim's own that belong to its scene."""

_SKETCH = 32
"""Hashes kept of a scene, four bytes each."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a claim: the words before its quote, its sentence's offsets, its scene."""

    before: str
    start: int
    end: int
    scene: bytes


class Surroundings:
    """What stands around the claims of one report."""

    def __init__(self, read: ReadReport) -> None:
        self._text = read.report.text
        self._sentences = [s for block in read.text.blocks for s in block.sentences]
        self._near: dict[int, Sequence[int]] = {}

    def setting(self, quote: Words) -> Setting:
        """Give the setting of a quote."""
        before = self._text[max(0, quote.start - _LEAD) : quote.start]
        at = bisect_right(self._sentences, quote.start, key=lambda s: s.start) - 1
        scene = _sketch(self._around(max(0, at)), quote.text)
        if at < 0 or self._sentences[at].end <= quote.start:
            return Setting(before, quote.start, quote.start, scene)
        return Setting(before, self._sentences[at].start, self._sentences[at].end, scene)

    def _around(self, at: int) -> Sequence[int]:
        """Give the hashes of the content words of a sentence and those beside it, sorted."""
        found = self._near.get(at)
        if found is None:
            near = self._sentences[max(0, at - _BESIDE) : at + _BESIDE + 1]
            told = {_hashed(w) for s in near for w in stems(self._text[s.start : s.end])}
            found = self._near[at] = sorted(told)
        return found


def _sketch(hashes: Sequence[int], quote: str) -> bytes:
    own = {_hashed(w) for w in stems(quote)}
    kept = [h for h in hashes if h not in own][:_SKETCH]
    return b"".join(h.to_bytes(4, "big") for h in kept)


def likeness(one: bytes, other: bytes) -> float:
    """Give how alike two scenes are, 0 to 1: the hashes they share by the mean of their numbers."""
    if not one or not other:
        return 0.0
    mine, theirs = _hashes(one), _hashes(other)
    return len(mine & theirs) / sqrt(len(mine) * len(theirs))


@lru_cache(maxsize=100_000)
def _hashed(stem: str) -> int:
    return crc32(stem.encode())


@lru_cache(maxsize=20_000)
def _hashes(scene: bytes) -> frozenset[bytes]:
    return frozenset(scene[n : n + 4] for n in range(0, len(scene), 4))
