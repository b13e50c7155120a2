"""Sentences, also where the blank between them was lost."""

import re
from collections.abc import Iterator

from rashomon.model.text import Sentence

LONGEST = 2_000
"""A longer stretch without a stop is cut at blanks: no parser takes a megabyte as one sentence."""

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col maj sgt capt cmdr adm brig st no nos vs jan feb mar "
    "apr jun jul aug sep sept oct nov dec inc ltd co corp al cf approx dept rev hon pres u.s u.n "
    "u.k e.g i.e a.m p.m d.c ph.d b.c a.d sq ft mt".split()
)
_ACRONYM = re.compile(r"[A-Za-z]\.[A-Za-z]$")
_WORD_BEFORE = re.compile(r"[\w.'’-]{1,20}$")
_STARTERS = frozenset(
    "the a an it he she they we i in on at but and this that these those there however meanwhile "
    "his her its their our my after before when while as if according".split()
)
_PICTURE_CREDIT = re.compile(
    r"[a-z0-9)][,.]? \((?:[^()\n]{0,40}\b)?(?:[Pp]hotos?|[Ff]ile|[Ii]mages?|AFP|AP|Reuters|REUTERS|Getty|EPA|Anadolu"
    r"|Agency|Agencies|dpa|Xinhua)\b[^()\n]{0,30}\)(?= [A-Z“\"])"
)
"""The credit of a picture, behind its caption: what follows in one line with them is the report's own."""

_CAPTION = 40
"""Characters that a caption has at the least: a dateline's agency ends nothing."""

_FIRST_WORD = re.compile(r"[^\W\d_]+")


def sentences(stored: str, start: int, end: int) -> Iterator[Sentence]:
    """Cut a stretch of the stored text into sentences, in order, blanks left out."""
    at = start
    cuts = sorted({*_cuts(stored, start, end), *_captions(stored, start, end), end})
    for cut in cuts:
        for first, last in _bounded(stored, at, cut):
            trimmed = _trimmed(stored, first, last)
            if trimmed:
                yield trimmed
        at = cut


def _trimmed(stored: str, start: int, end: int) -> Sentence | None:
    piece = stored[start:end]
    body = piece.strip()
    if not any(ch.isalnum() for ch in body):
        return None
    left = start + len(piece) - len(piece.lstrip())
    return Sentence(left, left + len(body))


def _bounded(stored: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = stored.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _cuts(stored: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets after which a new sentence begins."""
    marks, counted = 0, start
    for stop in _STOP.finditer(stored, start, end):
        marks += stored.count('"', counted, stop.end())
        counted = stop.end()
        close = stop.end()
        while close < end and stored[close] in _CLOSERS and _closes(stored, close, end, marks):
            close += 1
        if close < end and _begins(stored, stop, close, end):
            yield close


def _captions(stored: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets after credits of pictures that end a caption within a line."""
    for credit in _PICTURE_CREDIT.finditer(stored, start, end):
        if credit.end() - start > _CAPTION:
            yield credit.end()


def _closes(stored: str, at: int, end: int, marks: int) -> bool:
    """Whether the mark at an offset closes the sentence before it rather than opening the next."""
    if stored[at] != '"':
        return stored[at] != "'" or not _letter(stored, at + 1, end)
    return marks % 2 == 1


def _letter(stored: str, at: int, end: int) -> bool:
    return at < end and stored[at].isalpha()


def _begins(stored: str, stop: re.Match[str], close: int, end: int) -> bool:
    after = close
    while after < end and stored[after].isspace():
        after += 1
    spaced = after > close
    while after < end and stored[after] in _OPENERS:
        after += 1
    if after >= end:
        return False
    following = stored[after]
    if not (following.isupper() or (spaced and (following.isdigit() or not following.islower()))):
        return False
    return not _abbreviated(stored, stop, after, end) and (
        spaced or close > stop.end() or _joined(stored, stop, after, end)
    )


def _joined(stored: str, stop: re.Match[str], after: int, end: int) -> bool:
    """Whether two sentences stand without a blank ("fell.Reuters"), unlike "U.S"."""
    before = stored[stop.start() - 1 : stop.start()]
    lower_next = after + 1 >= end or stored[after + 1].islower() or stored[after + 1] in " .'’"
    return (before.islower() or before.isdigit() or before in _CLOSERS) and lower_next


def _abbreviated(stored: str, stop: re.Match[str], after: int, end: int) -> bool:
    if stop.group() != ".":
        return False
    before = _WORD_BEFORE.search(stored, max(0, stop.start() - 20), stop.start())
    if not before:
        return False
    word = before.group().lower()
    initial = len(word) == 1 and before.group().isupper()
    if not (initial or word in _ABBREVIATIONS or _ACRONYM.search(word)):
        return False
    following = _FIRST_WORD.match(stored, after, end)
    starts = bool(following) and following.group().lower() in _STARTERS if following else False
    return not (starts and (_ACRONYM.search(word) or word in ("inc", "ltd", "co", "corp")))
