"""What every part of the state reads: the record with its indexes, in one frozen place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.claim import Polarity, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source
from rashomon.reconcile.origins import Lineage, agencies_of
from rashomon.reconcile.shelves import Shelves
from rashomon.reconcile.state.ground import Ground
from rashomon.reconcile.state.parties import Parties
from rashomon.reconcile.tracing import Tracer

NOT_NEWS = frozenset((Stance.PREDICT, Stance.OPINION))


@dataclass(frozen=True, slots=True)
class Context:
    """A record's claims in order of report and text, with sides, places and roots."""

    claims: tuple[LinkedClaim, ...]
    reports: Mapping[str, ReadReport]
    sources: Mapping[str, Source]
    ground: Ground
    parties: Parties
    lineage: Lineage

    def text(self, linked: LinkedClaim) -> str:
        """Give the whole text a claim stands in."""
        return self.reports[linked.report].report.text

    def sentence(self, linked: LinkedClaim) -> tuple[int, int]:
        """Give the offsets of the sentence a claim begins in, its quote's where none is known."""
        quote = linked.claim.quote
        blocks = self.reports[linked.report].text.blocks
        for block in (b for b in blocks if b.start <= quote.start < b.end):
            for sentence in block.sentences:
                if sentence.start <= quote.start < sentence.end:
                    return sentence.start, max(sentence.end, quote.end)
        return quote.start, quote.end

    def root(self, linked: LinkedClaim) -> str:
        """Give the id of a claim's root, "" untraced."""
        return self.lineage.root(linked).source


def context_of(record: Record) -> Context:
    """Make the context of a record."""
    reports = {r.report.uid: r for r in record.reports}
    sources = {s.id: s for s in record.sources}
    told: dict[str, list[LinkedClaim]] = {uid: [] for uid in reports}
    for linked in record.claims:
        told[linked.report].append(linked)
    shelves = Shelves()
    Tracer(shelves, reports).add(sorted(reports), to_nothing=True)
    lineage = Lineage(sources, reports, told, shelves.traces, agencies_of(record.sources))
    order = {r.report.uid: n for n, r in enumerate(record.reports)}
    claims = tuple(sorted(record.claims, key=lambda c: (order[c.report], c.claim.number)))
    parties = Parties(claims, sources, reports)
    return Context(claims, reports, sources, Ground(record.places), parties, lineage)


def denies(linked: LinkedClaim) -> bool:
    """Whether a claim says that what its words tell is not so; two negations undo each other."""
    denied = linked.claim.stance is Stance.DENY
    negated = linked.claim.polarity is Polarity.NEGATIVE
    return denied != negated


def days(linked: LinkedClaim) -> tuple[str, str, bool]:
    """Give the first and last day a claim speaks of, and whether its own words date it.

    A claim that is not dated speaks of its day of publication; none speaks of a later one.
    """
    published = linked.published[:10]
    when = linked.when
    if when is None or not linked.claim.times:
        return published, published, False
    end = when.end or published or when.start or ""
    start = when.start or end
    if published and end > published:
        end = published
    return min(start, end), end, True


def shifted(day: str, by: int) -> str:
    """Give an ISO day some days later, "" for no day."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat() if day else ""


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Give items once each, in order, empty ones left out."""
    return tuple(dict.fromkeys(i for i in items if i))
