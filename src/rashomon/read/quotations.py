"""Quotations: also over paragraphs, with marks missing, and in single marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.text import Block, Quotation

_MARK = re.compile(r"[\"“”«»„‟]|(?<!\w)['‘](?=\w)|['’](?!\w)")
_OPENING = "“«„‟"
_CLOSING = "”»"


def quotations(stored: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Find the quotations of told blocks, in text order.

    An opening mark within an open quotation, and a paragraph that opens with a
    mark after one left open, go on with the same speech (`continues`).
    """
    found: list[Quotation] = []
    for block in blocks:
        if not block.kind.is_told:
            continue
        here = list(_in_block(stored, block))
        if found and here and not found[-1].closed and _opens_with_mark(stored, block, here[0]):
            found[-1] = replace(found[-1], continues=True)
        found += here
    return tuple(found)


def _opens_with_mark(stored: str, block: Block, first: Quotation) -> bool:
    return not stored[block.start : first.start - 1].strip()


def _in_block(stored: str, block: Block) -> Iterator[Quotation]:
    opened: tuple[int, bool] | None = None
    for mark in _MARK.finditer(stored, block.start, block.end):
        single = mark.group() in "'‘’"
        if opened is None:
            if _is_opening(stored, mark, block):
                opened = (mark.end(), single)
            continue
        start, in_single = opened
        if in_single != single:
            continue
        if _is_reopening(stored, mark, block):
            yield Quotation(
                start, _end_before(stored, start, mark.start()), closed=False, continues=True
            )
            opened = (mark.end(), single)
            continue
        if mark.start() > start:
            yield Quotation(start, mark.start())
        opened = None
    if opened and not opened[1] and stored[opened[0] : block.end].strip():
        yield Quotation(opened[0], _end_before(stored, opened[0], block.end), closed=False)


def _end_before(stored: str, start: int, end: int) -> int:
    return start + len(stored[start:end].rstrip())


def _is_opening(stored: str, mark: re.Match[str], block: Block) -> bool:
    sign = mark.group()
    if sign in _CLOSING or sign == "’":
        return False
    after = mark.end() < block.end and not stored[mark.end()].isspace()
    if sign in _OPENING or sign == "‘":
        return after
    before = stored[mark.start() - 1] if mark.start() > block.start else " "
    if sign == "'":
        return before.isspace() or before in "(—–-"
    return after


def _is_reopening(stored: str, mark: re.Match[str], block: Block) -> bool:
    sign = mark.group()
    if sign in _OPENING or sign == "‘":
        return True
    if sign != '"':
        return False
    before = stored[mark.start() - 1 : mark.start()]
    after = stored[mark.end() : mark.end() + 1]
    return before.isspace() and after.isupper() and mark.end() < block.end
