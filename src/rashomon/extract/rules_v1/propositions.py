"""Which stretches of a report state a proposition, and which frames tell them."""

from collections.abc import Iterator, Sequence

from rashomon.extract.rules_v1.clauses import clause_spans
from rashomon.extract.rules_v1.frame import Frame, Proposition
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.words import Words

_FEWEST_WORDS = 3


def find_propositions(parsed: Parsed, frames: Sequence[Frame]) -> tuple[Proposition, ...]:
    """Find the propositions of a report, in text order."""
    reporting = frozenset(f.verb for f in frames if f.verb >= 0)
    found = [
        Proposition(words, frames_of(frames, words))
        for index, segment in enumerate(parsed.segments)
        if not segment.is_attribution
        for words in _segment_words(parsed, index, reporting)
    ]
    return tuple(sorted(found, key=lambda p: (p.words.start, -p.words.end)))


def _segment_words(parsed: Parsed, index: int, reporting: frozenset[int]) -> Iterator[Words]:
    for _, first, last in clause_spans(parsed, index, reporting):
        words = parsed.words(first, last)
        if len(words.text.split()) >= _FEWEST_WORDS:
            yield words


def frames_of(frames: Sequence[Frame], words: Words) -> tuple[int, ...]:
    """Give the innermost frames that tell most of some words: several for joint tellers."""
    best: list[int] = []
    narrowest = 0
    for number, frame in enumerate(frames):
        for content in frame.contents:
            shared = min(content.end, words.end) - max(content.start, words.start)
            if shared * 5 < 3 * (words.end - words.start):
                continue
            width = content.end - content.start
            if not best or width < narrowest:
                best, narrowest = [number], width
            elif width == narrowest:
                best.append(number)
    return tuple(best)
