"""All attribution frames of a report."""

from collections.abc import Sequence

from rashomon.extract.rules_v1.attribution.peeled import peeled_frames
from rashomon.extract.rules_v1.attribution.prepositions import preposition_frames
from rashomon.extract.rules_v1.attribution.quoted import with_quotations
from rashomon.extract.rules_v1.attribution.verbs import verb_frames
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import PRONOUNS, THINK
from rashomon.extract.rules_v1.parsed import Parsed


def find_frames(parsed: Parsed) -> tuple[Frame, ...]:
    """Find who tells which stretches of a report, in the order of the cues."""
    found = [*peeled_frames(parsed), *verb_frames(parsed), *preposition_frames(parsed)]
    kept = [frame for frame in found if not _is_inner_thought(parsed, frame, found)]
    return with_quotations(parsed, sorted(kept, key=_order))


def _is_inner_thought(parsed: Parsed, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a frame is a teller's own thought within what he tells ("said it believes …")."""
    if frame.source is None or frame.source.text.lower() not in PRONOUNS or frame.verb < 0:
        return False
    at = parsed.starts[frame.verb]
    return parsed.doc[frame.verb].lemma_ in THINK and any(
        words.start <= at < words.end
        for other in frames
        if other is not frame
        for words in other.contents
    )


def _order(frame: Frame) -> tuple[int, int]:
    at = frame.cue or frame.source or frame.contents[0]
    return (at.start, frame.source.start if frame.source else -1)
