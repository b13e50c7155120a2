"""A report's told sentences, parsed, with every token tied to the stored text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

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
    `firsts[k]` is the index of the first token of segment `k`. `entities` are the
    document's named entities in text order: spaCy makes them anew at each asking.
    """

    report: Report
    text: Text
    doc: Doc
    segments: tuple[Segment, ...]
    firsts: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    entities: tuple[Span, ...] = ()

    def words(self, first: int, last: int) -> Words:
        """Give the stored words from token `first` to token `last`, both included."""
        return Words.of(self.report.text, self.starts[first], self.ends[last])

    def tokens(self, start: int, end: int) -> Span:
        """Give the tokens that lie wholly or partly between two offsets of the stored text."""
        first = bisect_right(self.ends, start)
        return self.doc[first : max(first, bisect_left(self.starts, end))]

    def entities_in(self, start: int, end: int) -> Iterator[Span]:
        """Give the entities whose tokens all are among those of `tokens(start, end)`."""
        held = self.tokens(start, end)
        first = bisect_left(self.entities, held.start, key=lambda entity: int(entity.start))
        for entity in islice(self.entities, first, None):
            if entity.end > held.end:
                return
            yield entity

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
