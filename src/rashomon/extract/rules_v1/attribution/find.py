"""All attribution frames of a report."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.rules_v1.attribution.alike import alike_frames
from rashomon.extract.rules_v1.attribution.answers import with_antecedents
from rashomon.extract.rules_v1.attribution.attitudes import attitude_frames
from rashomon.extract.rules_v1.attribution.denials import denial_frames
from rashomon.extract.rules_v1.attribution.idioms import idiom_frames
from rashomon.extract.rules_v1.attribution.peeled import peeled_frames
from rashomon.extract.rules_v1.attribution.prepositions import preposition_frames
from rashomon.extract.rules_v1.attribution.quoted import with_quotations
from rashomon.extract.rules_v1.attribution.second_halves import with_second_halves
from rashomon.extract.rules_v1.attribution.verbs import verb_frames
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import PRONOUNS, THINK
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.words import Words

_TURNS = frozenset("but while whereas although though and ;".split())
"""Words before a teller who is not told by the one before him."""


def find_frames(parsed: Parsed) -> tuple[Frame, ...]:
    """Find who tells which stretches of a report, in the order of the cues."""
    found = [*peeled_frames(parsed), *verb_frames(parsed), *preposition_frames(parsed)]
    found += alike_frames(parsed)
    special = [*denial_frames(parsed), *attitude_frames(parsed), *idiom_frames(parsed)]
    verbs = {frame.verb for frame in special}
    found = [*(f for f in found if f.verb not in verbs or f.verb < 0), *special]
    kept = [frame for frame in found if not _is_inner_thought(parsed, frame, found)]
    relayed = [_passed_on(parsed, frame, kept) for frame in kept]
    answered = with_antecedents(parsed, sorted(relayed, key=_order))
    return with_quotations(parsed, sorted(with_second_halves(parsed, answered), key=_order))


def _passed_on(parsed: Parsed, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Give a frame that another teller of its sentence tells with that teller as its last relay."""
    if frame.source is None or frame.cue is None or frame.source.text.lower() in PRONOUNS:
        return frame
    first = parsed.tokens(frame.source.start, frame.source.end).start
    if first and parsed.doc[first - 1].lower_ in _TURNS:
        return frame
    around = [
        (words.end - words.start, other.source)
        for other in frames
        for words in other.contents
        if other.source
        and words.start <= frame.cue.start < words.end
        and other.cue
        and not any(w.start <= other.cue.start < w.end for w in frame.contents)
        and other.source.text.lower() not in PRONOUNS
        and _sentence(parsed, other.source) == _sentence(parsed, frame.cue)
    ]
    outer = min(around, default=None)
    known = (frame.source, *frame.via)
    if outer is None or any(outer[1].text.lower() == w.text.lower() for w in known):
        return frame
    return replace(frame, via=(*frame.via, outer[1]))


def _sentence(parsed: Parsed, words: Words) -> int:
    first = parsed.tokens(words.start, words.end)
    return parsed.segments[parsed.segment_index(first.start)].sentence


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
