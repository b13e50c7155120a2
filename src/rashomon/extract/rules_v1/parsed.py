"""A report's told sentences, parsed, with every token tied to the stored text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.model.report import Report
from rashomon.model.text import Block, Text
from rashomon.model.words import Words


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch the parser sees as one sentence.

    Mostly a whole sentence; where an attribution was peeled off before the
    parse, the content and the attribution are segments of one sentence.
    `sentence` counts all told sentences of the report, `block` indexes
    `Text.blocks`. `start` and `end` are offsets into the stored text.
    """

    start: int
    end: int
    sentence: int
    block: int
    is_attribution: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """One report's parse: one spaCy document, one parsed sentence per segment.

    `starts[i]` and `ends[i]` are the offsets of token `i` in the stored text;
    never use spaCy's own character offsets, which count in another string.
    `firsts[k]` is the index of the first token of segment `k`. `ents` are the
    named entities, held here because spaCy makes all of them anew when asked for a few.
    """

    report: Report
    text: Text
    doc: Doc
    segments: tuple[Segment, ...]
    firsts: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ents: tuple[Span, ...] = ()

    def words(self, first: int, last: int) -> Words:
        """Give the stored words from token `first` to token `last`, both included."""
        return Words.of(self.report.text, self.starts[first], self.ends[last])

    def tokens(self, start: int, end: int) -> Span:
        """Give the tokens that lie wholly or partly between two offsets of the stored text."""
        first, after = self.reach(start, end)
        return self.doc[first:after]

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """Give the indices of the first token between two offsets and of the one after the last.

        A span knows the same, but takes ten times as long to make.
        """
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def entities(self, start: int, end: int) -> tuple[Span, ...]:
        """Give the named entities that lie wholly between two offsets of the stored text."""
        first, after = self.reach(start, end)
        low = bisect_left(self.ents, first, key=lambda e: e.start)
        high = bisect_left(self.ents, after, low, key=lambda e: e.start)
        return tuple(e for e in self.ents[low:high] if e.end <= after)

    def segment_index(self, token: Token | int) -> int:
        """Give the index of the segment that a token stands in."""
        return bisect_right(self.firsts, token if isinstance(token, int) else token.i) - 1

    def segment_tokens(self, index: int) -> Span:
        """Give the tokens of a segment."""
        after = index + 1
        end = self.firsts[after] if after < len(self.firsts) else len(self.doc)
        return self.doc[self.firsts[index] : end]

    def block(self, token: Token | int) -> Block:
        """Give the block that a token stands in."""
        return self.text.blocks[self.segments[self.segment_index(token)].block]
