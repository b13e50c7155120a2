"""What a report has from an earlier one: passages word for word, and whole reports reworded.

Three prints are taken of a text. Word shingles (Broder 1997) find a sentence that stands
in an earlier report. Pairs of content words that follow each other, whichever comes
first, outlive other word order, dropped sentences and most synonyms: a report that
shares many of them with one earlier report is a rewording of it. Triples of the same
kind are rare enough to be looked up among all reports; only reports that share some
are compared.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from rashomon.model.record import ReadReport
from rashomon.reconcile.wording import stems

SHINGLE = 5
"""Words in one shingle."""

COPIED_FROM = 0.6
"""Share of a sentence's shingles in one earlier report from which it is a copy."""

REWORDED_FROM = 0.3
"""Share of a report's, or a sentence's, pairs in one earlier report from which it is reworded."""

_OWN_REWORDED_FROM = 0.5
"""The same where both are of one outlet, whose reports of other days use the same phrases."""

_FEWEST_PAIRS = 6
"""Pairs shared from which a report can be a rewording at all."""

HOLDERS = 6
"""Earliest reports that a triple leads to."""

COMPARED = 8
"""Earlier reports that a report is compared with: those that share most triples."""

_SHARED = 2
"""Triples shared from which two reports are compared."""

_WORD = re.compile(r"\w+")

Holder = tuple[str, str]
"""When a report was published ("9999" unknown) and its uid: the order in which reports stand."""

Held = tuple[list[Holder], list[Holder]]
"""The first holders of a triple, at least the `HOLDERS` earliest, and those that open its chunks; in order."""


Rank = tuple[int, Holder]
"""Less the triples an earlier report shares, and its place: the least ranks are compared."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence's offsets and prints."""

    start: int
    end: int
    shingles: frozenset[tuple[str, ...]]
    pairs: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of a report: sentence by sentence, and all sentences' together; its outlet's id."""

    outlet: str
    sentences: tuple[Printed, ...]
    shingles: frozenset[tuple[str, ...]]
    pairs: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report that stands in an earlier one: offsets, that one's uid, how alike.

    `share` is the part (0..1) of its prints that the earlier report has.
    """

    start: int
    end: int
    origin: str
    share: float
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """What a report has from earlier ones, passages in text order.

    `reworded_from` is the uid of the earlier report that the whole is a rewording
    or copy of, "" for none, and `share` the part of its pairs that stand there. `compared`
    are the uids of the earlier reports it was compared with, in their order, and `least`
    is the rank of the last of them, None where more would have been compared.
    """

    passages: tuple[Passage, ...] = ()
    reworded_from: str = ""
    share: float = 0.0
    compared: tuple[str, ...] = ()
    least: Rank | None = None

    def at(self, offset: int) -> Passage | None:
        """Give the passage around an offset."""
        return next((p for p in self.passages if p.start <= offset < p.end), None)

    @property
    def leans_on(self) -> frozenset[str]:
        """Give the uids of the earlier reports it has something from."""
        found = frozenset(p.origin for p in self.passages)
        return found | {self.reworded_from} if self.reworded_from else found


def published(read: ReadReport) -> str:
    """Give the date that counts: the one printed in the text, else the metadata's."""
    return read.text.printed_date or read.report.published


def holder(read: ReadReport) -> Holder:
    """Give a report's place in the order of publication: a copy can only be of what stands before."""
    return published(read) or "9999", read.report.uid


def triples(read: ReadReport) -> frozenset[str]:
    """Give the hashes of a report's triples of content words: 12 hex digits."""
    return frozenset(
        blake2b(" ".join(t).encode(), digest_size=6).hexdigest()
        for words in _told(read)
        for t in _unordered(stems(words), 3)
    )


def prints(read: ReadReport) -> Prints:
    """Take the prints of a report's told sentences."""
    text = read.report.text
    spans = [(s.start, s.end) for block in read.text.blocks for s in block.sentences]
    found = tuple(
        Printed(start, end, _shingles(text[start:end]), _unordered(stems(text[start:end]), 2))
        for start, end in spans
    )
    return Prints(
        read.outlet,
        found,
        frozenset[tuple[str, ...]]().union(*(p.shingles for p in found)),
        frozenset[tuple[str, ...]]().union(*(p.pairs for p in found)),
    )


def _told(read: ReadReport) -> Iterator[str]:
    for block in read.text.blocks:
        for sentence in block.sentences:
            yield read.report.text[sentence.start : sentence.end]


def _shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(sentence.casefold())
    return frozenset(tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


def _unordered(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(sorted(words[n : n + length])) for n in range(len(words) - length + 1))


def nearest(own: Holder, holders: Sequence[Sequence[Holder]]) -> tuple[Rank, ...]:
    """Give the earlier reports that share most triples with a report, by rank.

    `holders` are, for each of its triples, the reports that have it, in order; after the
    `HOLDERS` earliest some may lack.
    """
    votes: Counter[Holder] = Counter()
    for each in holders:
        for other in each[:HOLDERS]:
            if other >= own:
                break
            votes[other] += 1
    return tuple(sorted((-n, other) for other, n in votes.items() if n >= _SHARED)[:COMPARED])


@dataclass(frozen=True, slots=True)
class Lead:
    """What a new report is to a later one: the triples shared, and whom it puts out of their earliest."""

    shared: int
    put_out: frozenset[str]

    def turns(self, before: Trace, new: Holder) -> bool:
        """Whether the later report, traced before, is now compared with others."""
        if not self.put_out.isdisjoint(before.compared):
            return True
        return self.shared >= _SHARED and (
            before.least is None or (-self.shared, new) < before.least
        )


def leads(own: Holder, holders: Iterable[Sequence[Holder]], new: int = 1) -> Mapping[str, Lead]:
    """Give the later reports that share a triple of which a new one is among the earliest, by uid.

    `holders` are all reports that have it, in order, for each such triple. `new` reports
    came at once.
    """
    shared: Counter[str] = Counter()
    put_out: dict[str, set[str]] = {}
    for each in holders:
        out = [uid for _, uid in each[HOLDERS : HOLDERS + new]]
        for order, uid in each:
            if (order, uid) > own:
                shared[uid] += 1
                put_out.setdefault(uid, set()).update(out)
    return {uid: Lead(shared[uid], frozenset(put_out[uid])) for uid in sorted(shared)}


def trace(mine: Prints, earlier: Mapping[str, Prints], least: Rank | None) -> Trace:
    """Say what a report has from earlier ones, given in their order; the earliest that has it counts."""
    whole = next(((u, s) for u, p in earlier.items() if (s := _reworded(mine, p))), ("", 0.0))
    passages: list[Passage] = []
    for each in mine.sentences:
        found = _copied(each, earlier)
        if found is None and whole[0]:
            share = _share(each.pairs, earlier[whole[0]].pairs)
            if share >= REWORDED_FROM:
                found = Passage(each.start, each.end, whole[0], share, reworded=True)
        if found is not None:
            passages.append(found)
    return Trace(tuple(passages), *whole, tuple(earlier), least)


def _copied(each: Printed, earlier: Mapping[str, Prints]) -> Passage | None:
    if len(each.shingles) < 3:
        return None
    for uid, other in earlier.items():
        share = _share(each.shingles, other.shingles)
        if share >= COPIED_FROM:
            return Passage(each.start, each.end, uid, share)
    return None


def _reworded(mine: Prints, other: Prints) -> float:
    """Give the share of a report's pairs in another where that makes it a rewording, else 0."""
    share = _share(mine.pairs, other.pairs)
    enough = len(mine.pairs & other.pairs) >= _FEWEST_PAIRS
    least = _OWN_REWORDED_FROM if mine.outlet == other.outlet else REWORDED_FROM
    return share if enough and share >= least else 0.0


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return round(len(one & other) / len(one), 4) if one else 0.0
