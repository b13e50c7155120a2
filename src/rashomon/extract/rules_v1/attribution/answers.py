"""Denials of what somebody else has just told: "the rebels denied this", "called that untrue"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.claim import Stance

ANSWERED = frozenset("it this that these those them him her".split())
"""What a denial can stand on that was told before."""


def with_antecedents(parsed: Parsed, frames: Sequence[Frame]) -> list[Frame]:
    """Let a denial of "it" or "that" deny what another teller told last, in its sentence or the one before.

    `frames` in the order of their cues; where nobody told anything there, the frame stays as it is.
    """
    return [_answering(parsed, frame, frames) for frame in frames]


def _answering(parsed: Parsed, frame: Frame, frames: Sequence[Frame]) -> Frame:
    words = frame.contents[0] if len(frame.contents) == 1 else None
    if words is None or frame.stance is not Stance.DENY or words.text.lower() not in ANSWERED:
        return frame
    told = [
        other
        for other in frames
        if other is not frame
        and other.source
        and other.stance is not Stance.DENY
        and max(w.end for w in other.contents) <= words.start
        and 0 <= _place(parsed, words.start) - _place(parsed, other.contents[-1].end - 1) <= 1
    ]
    if not told:
        return frame
    last = max(told, key=lambda other: other.contents[-1].end)
    return replace(frame, contents=last.contents)


def _place(parsed: Parsed, at: int) -> int:
    """Give the number of the sentence that an offset of the text stands in; blocks stand apart."""
    index = bisect_left(parsed.segments, at + 1, key=lambda s: s.start) - 1
    segment = parsed.segments[max(0, index)]
    return segment.sentence + 2 * segment.block
