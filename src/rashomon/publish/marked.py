"""A report's text cut into pieces, so that overlapping claims can all be marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport
from rashomon.model.text import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that one and the same set of claims covers; `opens` are the claims that begin here."""

    text: str
    claims: tuple[str, ...]
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the text with its pieces in text order."""

    kind: str
    pieces: tuple[Piece, ...]


def marked_blocks(read: ReadReport, claims: Sequence[LinkedClaim]) -> tuple[MarkedBlock, ...]:
    """Cut a report's blocks at the borders of its claims' quotes.

    The pieces of a block join to exactly the block's stored text.
    """
    stored = read.report.text
    return tuple(
        MarkedBlock(block.kind.value, tuple(_pieces(stored, block, claims)))
        for block in read.text.blocks
    )


def _pieces(stored: str, block: Block, claims: Sequence[LinkedClaim]) -> Iterator[Piece]:
    here = [
        c for c in claims if c.claim.quote.start < block.end and c.claim.quote.end > block.start
    ]
    borders = {block.start, block.end}
    for linked in here:
        quote = linked.claim.quote
        borders |= {max(quote.start, block.start), min(quote.end, block.end)}
    cuts = sorted(borders)
    for start, end in pairwise(cuts):
        over = [c for c in here if c.claim.quote.start <= start and c.claim.quote.end >= end]
        yield Piece(
            stored[start:end],
            tuple(c.id for c in over),
            tuple(c.id for c in over if c.claim.quote.start == start),
        )
