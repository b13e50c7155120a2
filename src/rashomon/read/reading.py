"""A Report made into a Text."""

import re
from collections.abc import Iterator

from rashomon.model.report import Report
from rashomon.model.text import Block, BlockKind, Sentence, Text

_LINE = re.compile(r"[^\n\r]+")
_END = re.compile(r"[.!?][\"”’']*(?=\s|[A-Z]|$)")


def read(report: Report) -> Text:
    """Find the blocks and sentences of a report's stored text."""
    return Text(tuple(_blocks(report.text)))


def _blocks(stored: str) -> Iterator[Block]:
    for line in _LINE.finditer(stored):
        if line.group().strip():
            yield Block(
                line.start(),
                line.end(),
                BlockKind.PARAGRAPH,
                tuple(_sentences(stored, line.start(), line.end())),
            )


def _sentences(stored: str, start: int, end: int) -> Iterator[Sentence]:
    at = start
    for stop in [*(m.end() for m in _END.finditer(stored, start, end)), end]:
        piece = stored[at:stop]
        if piece.strip():
            left = at + len(piece) - len(piece.lstrip())
            yield Sentence(left, left + len(piece.strip()))
        at = stop
