"""Attribution clauses are no claims: they come off the stretches chosen as such."""

from collections.abc import Iterator, Sequence

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.words import Words

_FEWEST_WORDS = 2
_JOINTS = frozenset("and but while with which who as".split())


def without_attributions(
    parsed: Parsed, frames: Sequence[Frame], chosen: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Give stretches, as first and last tokens, without the attribution clauses at their edges.

    A stretch that is nothing but attribution goes; one that holds an
    attribution in its middle keeps it, since a quote is never stitched.
    """
    covers = sorted({_tokens(parsed, f.covers) for f in frames if f.covers})
    for whole in chosen:
        first, last = whole
        for start, end in covers:
            first = end + 1 if start <= first <= end else first
            last = start - 1 if start <= last <= end else last
        if (first, last) == whole:
            yield whole
            continue
        first, last = _trimmed(parsed, first, last)
        if last - first + 1 >= _FEWEST_WORDS:
            yield first, last


def _tokens(parsed: Parsed, words: Words) -> tuple[int, int]:
    span = parsed.tokens(words.start, words.end)
    return span.start, span.end - 1


def _trimmed(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """Take the marks and joints off that a cut has left at the edges."""
    doc = parsed.doc
    while first < last and (doc[first].text in (",", ";") or doc[first].lower_ == "that"):
        first += 1
    while last > first and (doc[last].text in (",", ";") or doc[last].lower_ in _JOINTS):
        last -= 1
    return first, last
