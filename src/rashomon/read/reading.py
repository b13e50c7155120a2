"""A Report made into a Text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.model.report import Report
from rashomon.model.text import Block, BlockKind, Sentence, Text
from rashomon.model.words import Words
from rashomon.read.boilerplate import line_kind, untold_kind
from rashomon.read.head import dated_prefix, dateline, said_again
from rashomon.read.printed_date import iso, printed_date
from rashomon.read.quotations import quotations
from rashomon.read.sentences import sentences

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_INLINE_CREDIT = re.compile(
    r"(?:[-–—] ?)?(?:\(?(?:Reuters|REUTERS|AFP|AP|AP - AFP|Agencies|SANA|dpa)\)?|Source: .{1,60})$"
)
_EARLY = 5
"""Pictures above the story stand within this many lines of the top."""

_DATE_WITHIN = 60
"""A date printed within so many characters of a line's head is the report's own."""

_SAME_FROM = 4
"""From this many words on, a sentence that stands again word for word is not told twice."""


@dataclass
class _Page:
    """What was found so far while going down the lines of a report."""

    stored: str
    blocks: list[Block] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    headline: str = ""
    dateline: Words | None = None
    date: str = ""
    byline: Words | None = None
    credits: list[Words] = field(default_factory=list)
    lines: int = 0


def read(report: Report) -> Text:
    """Find the blocks, sentences and quotations of a report's stored text.

    Pure and linear in the text's length; never fails on any text.
    """
    page = _Page(report.text)
    for line in _LINE.finditer(report.text):
        start, end = _trim(report.text, line.start(), line.end())
        if start < end:
            _read_line(page, start, end)
    blocks = tuple(page.blocks)
    return Text(
        blocks,
        quotations(report.text, blocks),
        page.dateline,
        page.date,
        page.byline,
        tuple(page.credits),
    )


def _trim(stored: str, start: int, end: int) -> tuple[int, int]:
    piece = stored[start:end]
    left = start + len(piece) - len(piece.lstrip(" \t\xa0\ufeff\u200b\u200e\u200f"))
    return left, max(left, start + len(piece.rstrip()))


def _read_line(page: _Page, start: int, end: int) -> None:
    untold = untold_kind(page.stored[start:end])
    body = start if untold else _read_head(page, start, end)
    if body >= end:
        return
    first = not page.told and body == start and page.dateline is None
    kind = line_kind(page.stored[body:end], first=first, early=page.lines < _EARLY)
    if body > start and kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        kind = BlockKind.PARAGRAPH
    if kind is BlockKind.HEADLINE:
        page.headline = page.stored[body:end]
    if kind.is_told:
        page.lines += 1
        _read_told(page, body, end, kind)
        return
    if kind is BlockKind.BYLINE:
        page.byline = page.byline or Words.of(page.stored, body, end)
        page.date = page.date or printed_date(page.stored[body:end])
    if kind is BlockKind.CREDIT:
        page.credits.append(Words.of(page.stored, body, end))
    page.blocks.append(Block(body, end, kind))


def _read_head(page: _Page, start: int, end: int) -> int:
    """Take off what stands before the told words; give the offset where they begin."""
    after, dated = dated_prefix(page.stored, start, end)
    if dated:
        page.date = page.date or iso(dated)
        page.blocks.append(Block(start, _trim(page.stored, start, after)[1], BlockKind.BYLINE))
    elif printed_date(page.stored[start:end]) and end - start <= 40:
        page.date = page.date or printed_date(page.stored[start:end])
        page.blocks.append(Block(start, end, BlockKind.BYLINE))
        return end
    elif not page.date and page.lines <= 1:
        page.date = printed_date(page.stored[start:end], _DATE_WITHIN)
    again = said_again(page.stored, after, end, page.headline) if page.headline else after
    if again > after:
        page.blocks.append(Block(after, _trim(page.stored, after, again)[1], BlockKind.BOILERPLATE))
        again = _read_date(page, again, end)
    return _read_dateline(page, again, end)


def _read_date(page: _Page, start: int, end: int) -> int:
    """Take off an agency and date that stand after a headline said again."""
    after, dated = dated_prefix(page.stored, start, end)
    if dated:
        page.date = iso(dated) or page.date
        page.blocks.append(Block(start, _trim(page.stored, start, after)[1], BlockKind.BYLINE))
    return after


def _read_dateline(page: _Page, start: int, end: int) -> int:
    found = dateline(page.stored, start, end)
    if not found:
        return start
    page.dateline = page.dateline or Words.of(page.stored, *found.span("place"))
    if found["agency"]:
        page.credits.append(Words.of(page.stored, *found.span("agency")))
    page.blocks.append(Block(start, _trim(page.stored, start, found.end())[1], BlockKind.BYLINE))
    return found.end()


def _read_told(page: _Page, start: int, end: int, kind: BlockKind) -> None:
    credit = _INLINE_CREDIT.search(page.stored, max(start, end - 80), end)
    if credit and kind is BlockKind.PARAGRAPH and credit.start() > start:
        page.credits.append(Words.of(page.stored, *credit.span()))
        _add_told(page, start, _trim(page.stored, start, credit.start())[1], kind)
        page.blocks.append(Block(*credit.span(), BlockKind.CREDIT))
    else:
        _add_told(page, start, end, kind)


def _add_told(page: _Page, start: int, end: int, kind: BlockKind) -> None:
    """Add a told block, parted around sentences that stand a second time."""
    run: list[Sentence] = []
    for sentence in sentences(page.stored, start, end):
        if _is_repeat(page, sentence) or _is_picture_credit(page, sentence):
            page.blocks += _block_of(run, kind)
            page.blocks.append(Block(sentence.start, sentence.end, BlockKind.BOILERPLATE))
            run = []
        else:
            run.append(sentence)
    page.blocks += _block_of(run, kind)


def _is_picture_credit(page: _Page, sentence: Sentence) -> bool:
    words = page.stored[sentence.start : sentence.end]
    return words[0] == "(" and words[-1] == ")" and len(words.split()) <= 8


def _block_of(run: list[Sentence], kind: BlockKind) -> Iterator[Block]:
    if run:
        yield Block(run[0].start, run[-1].end, kind, tuple(run))


def _is_repeat(page: _Page, sentence: Sentence) -> bool:
    words = page.stored[sentence.start : sentence.end].lower()
    letters = "".join(ch for ch in words if ch.isalnum())
    again = letters in page.told and len(words.split()) >= _SAME_FROM
    page.told.add(letters)
    return again
