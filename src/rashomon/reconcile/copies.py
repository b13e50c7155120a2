"""Passages that one report has from an earlier one.

Word shingles (Broder 1997) of each told sentence are looked up among those of
earlier reports; a sentence most of whose shingles stand there is a copy.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from rashomon.model.record import ReadReport

SHINGLE = 5
"""Words in one shingle."""

COPIED_FROM = 0.6
"""Share of a sentence's shingles in one earlier report from which it is a copy."""

_WORD = re.compile(r"\w+")


def earlier_first(reports: Sequence[ReadReport]) -> tuple[ReadReport, ...]:
    """Sort reports by publication, then by label: a copy can only be of what stands before."""
    return tuple(sorted(reports, key=lambda r: (published(r) or "9999", r.label)))


def published(read: ReadReport) -> str:
    """Give the date that counts: the one printed in the text, else the metadata's."""
    return read.text.printed_date or read.report.published


def copied_sentences(
    reports: Sequence[ReadReport],
) -> Mapping[str, tuple[tuple[int, int, str], ...]]:
    """Give, by report uid, the sentences copied: (start, end, uid of the earliest report).

    Linear in the words of all reports.
    """
    first_seen: dict[int, str] = {}
    copied: dict[str, tuple[tuple[int, int, str], ...]] = {}
    for read in earlier_first(reports):
        found: list[tuple[int, int, str]] = []
        fresh: set[int] = set()
        for block in read.text.blocks:
            for sentence in block.sentences:
                shingles = _shingles(read.report.text[sentence.start : sentence.end])
                origin = _origin(shingles, first_seen)
                if origin:
                    found.append((sentence.start, sentence.end, origin))
                fresh |= shingles
        for shingle in fresh:
            first_seen.setdefault(shingle, read.report.uid)
        copied[read.report.uid] = tuple(found)
    return copied


def _shingles(sentence: str) -> set[int]:
    words = _WORD.findall(sentence.casefold())
    grams = (" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))
    return {int.from_bytes(blake2b(g.encode(), digest_size=8).digest(), "big") for g in grams}


def _origin(shingles: set[int], first_seen: Mapping[int, str]) -> str:
    if len(shingles) < 3:
        return ""
    counts: dict[str, int] = {}
    for shingle in shingles:
        uid = first_seen.get(shingle)
        if uid:
            counts[uid] = counts.get(uid, 0) + 1
    best = max(counts.items(), key=lambda c: (c[1], c[0]), default=("", 0))
    return best[0] if best[1] >= COPIED_FROM * len(shingles) else ""
