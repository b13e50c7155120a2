"""Frames of sentences that do nothing but say who told the one before them."""

from collections.abc import Iterator

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.segments import FOLLOWING
from rashomon.model.words import Words

_MARKS = ' .!?"”’'


def following_frames(parsed: Parsed, index: int) -> Iterator[Frame]:
    """Give the frame of "So said the governor." or "That was the account of …"."""
    stored, segment = parsed.report.text, parsed.segments[index]
    opened = FOLLOWING.match(stored, segment.start, segment.end)
    name = stored[opened.end() : segment.end].rstrip(_MARKS) if opened else ""
    if not opened or not name:
        return
    cue = Words.of(stored, segment.start, segment.start + len(opened[0].rstrip()))
    yield Frame(
        Words.of(stored, opened.end(), opened.end() + len(name)),
        cue,
        tuple(_sentence_before(parsed, index)),
        covers=Words.of(stored, segment.start, segment.end),
        construction="following",
    )


def _sentence_before(parsed: Parsed, index: int) -> Iterator[Words]:
    """Give the sentence before a segment, nothing where that has a teller of its own."""
    own = parsed.segments[index].sentence
    before = [s for s in parsed.segments[:index] if s.sentence == own - 1]
    if not any(s.is_attribution for s in before):
        yield from (Words.of(parsed.report.text, s.start, s.end) for s in before)
