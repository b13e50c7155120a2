"""What stands behind a colon: who told the half before it tells it too.

"The mayor denied that anyone had been shot at: the shots went into the air."
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.overlap import Stretches
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.words import Words

_COLON = re.compile(r": (?=\w)")
_FEWEST = 4
"""Words that a clause behind a colon has at the least."""


def with_second_halves(parsed: Parsed, frames: Sequence[Frame]) -> list[Frame]:
    """Add the frames of what stands behind a colon, where nobody else tells it."""
    told = Stretches((w.start, w.end, n) for n, f in enumerate(frames) for w in f.contents)
    cues = sorted((f.cue.start, n) for n, f in enumerate(frames) if f.cue and f.source)
    return [*frames, *_halves(parsed, frames, told, cues)]


def _halves(
    parsed: Parsed, frames: Sequence[Frame], told: Stretches, cues: Sequence[tuple[int, int]]
) -> Iterator[Frame]:
    stored = parsed.report.text
    quotations = Stretches((q.start, q.end, n) for n, q in enumerate(parsed.text.quotations))
    for _, segments in groupby(parsed.segments, key=lambda s: s.sentence):
        held = list(segments)
        start, end = held[0].start, held[-1].end
        colon = _COLON.search(stored, start, end)
        if colon is None or len(stored[colon.end() : end].split()) < _FEWEST:
            continue
        opens, parts, closes = (bisect_left(cues, (at, -1)) for at in (start, colon.end(), end))
        taken = quotations.near(colon.start(), end) or told.near(colon.end(), end)
        if opens == parts or parts < closes or taken:
            continue
        last = max(n for _, n in cues[opens:parts])
        if all(w.end <= colon.start() for w in frames[last].contents):
            yield replace(
                frames[last],
                contents=(Words.of(stored, colon.end(), end),),
                covers=None,
                stance=None,
                negated=False,
                construction="second half",
            )
