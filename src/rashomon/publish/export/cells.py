"""Rows of CSV whose cells no spreadsheet runs as formulas."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

Cell = str | int | float | None
"""What a cell holds: words, a number, or nothing known."""

_MARKS = "'\"`´‘’‚“”„«»‹›"
_SKIPPED = rf"{_MARKS}\s;\u200b-\u200f\u2060\ufeff\x00-\x1f"
_RUN = "=+\\-@＝＋－＠﹢﹣﹫−"
_FIRST = re.compile(rf"[{_MARKS}]*[\t\r\n]|[{_SKIPPED}]*[{_RUN}]")
_STRETCH = re.compile(rf"[{_SKIPPED}]+([{_RUN}])?")
_PART = re.compile(r"[;\t\r\n]")
_GUARDED_PART = re.compile(r"([;\t\r\n])'")


def inert(words: str) -> str:
    """Put an apostrophe before whatever a spreadsheet would run; other words stay as they are.

    Guarded are cells that begin with ``= + - @`` (wide forms too), a tab or a
    line's end, also behind blanks and quotation marks; and the same behind a
    semicolon, tab or line's end within, where a program that parts cells there
    would begin a new one. After OWASP's page on CSV injection.
    """
    guarded = _STRETCH.sub(lambda s: _PART.sub(r"\g<0>'", s[0]) if s[1] else s[0], words)
    return f"'{guarded}" if _FIRST.match(words) else guarded


def as_told(cell: str) -> str:
    """Take the apostrophes off again that `inert` put there."""
    words = cell[1:] if cell.startswith("'") and _FIRST.match(cell[1:]) else cell
    return _STRETCH.sub(lambda s: _GUARDED_PART.sub(r"\1", s[0]) if s[1] else s[0], words)


def number(value: float | None) -> Cell:
    """Give a number without a needless ".0", None where it is not known."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Give the lines of a CSV file (RFC 4180), header first; numbers stay numbers."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        yield _taken(buffer)
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
    yield _taken(buffer)


def _taken(buffer: StringIO) -> str:
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line
