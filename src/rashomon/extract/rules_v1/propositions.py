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
    found += _nominal(parsed, frames, [p.words for p in found])
    return tuple(sorted(found, key=lambda p: (p.words.start, -p.words.end)))


def _nominal(
    parsed: Parsed, frames: Sequence[Frame], taken: Sequence[Words]
) -> Iterator[Proposition]:
    """Give what is told in a noun phrase ("announced the capture of …"), where no clause has it."""
    for frame in frames:
        for content in frame.contents if frame.verb >= 0 else ():
            shared = (min(content.end, w.end) - max(content.start, w.start) for w in taken)
            if max(shared, default=0) > 0 or len(content.text.split()) < _FEWEST_WORDS:
                continue
            words = _trimmed(parsed, content)
            if words:
                yield Proposition(words, frames_of(frames, words))


def _trimmed(parsed: Parsed, content: Words) -> Words | None:
    tokens = [t for t in parsed.tokens(content.start, content.end) if not t.is_punct]
    return parsed.words(tokens[0].i, tokens[-1].i) if tokens else None


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
