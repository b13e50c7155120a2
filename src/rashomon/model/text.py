"""A report's readable text: blocks, sentences, quotations, captions, with offsets."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.words import Words


class BlockKind(StrEnum):
    """What a stretch of a report is to its reader."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"

    @property
    def is_told(self) -> bool:
        """Whether sentences of such a block can hold claims."""
        return self in (
            BlockKind.HEADLINE,
            BlockKind.SUBHEADING,
            BlockKind.PARAGRAPH,
            BlockKind.CAPTION,
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets into the stored text, surrounding blanks left out."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stored text of one kind, with its sentences in text order."""

    start: int
    end: int
    kind: BlockKind
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words within quotation marks; the offsets leave the marks themselves out.

    `closed` is false where no closing mark was found and the end was inferred;
    `continues` is true where the quotation goes on in the next one (a paragraph
    that opens with a mark again before the first was closed).
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """What `read` makes of a report's stored text.

    Blocks are in text order and do not overlap; every character that is not
    blank lies in some block. `dateline` is the place words that open the story
    ("BEIRUT"), `printed_date` is the ISO date printed in the text itself or "",
    and `credits` are agencies named as the words' origin ("Reuters").
    """

    blocks: tuple[Block, ...]
    quotations: tuple[Quotation, ...] = ()
    dateline: Words | None = None
    printed_date: str = ""
    byline: Words | None = None
    credits: tuple[Words, ...] = ()
