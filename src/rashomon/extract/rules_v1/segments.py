"""What the parser is given as one sentence each."""

from collections.abc import Iterator

from rashomon.extract.rules_v1.parsed import Segment
from rashomon.model.text import Text


def split_segments(stored: str, text: Text) -> Iterator[Segment]:  # noqa: ARG001  (peeling reads it)
    """Give the stretches to parse, in text order: the sentences of told blocks."""
    count = 0
    for number, block in enumerate(text.blocks):
        if block.kind.is_told:
            for sentence in block.sentences:
                yield Segment(sentence.start, sentence.end, count, number)
                count += 1
