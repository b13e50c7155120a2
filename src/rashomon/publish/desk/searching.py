"""Words found in claims and reports."""

from collections.abc import Iterator, Sequence

from rashomon.model.finding import STATUS_ORDER
from rashomon.model.linked import LinkedClaim
from rashomon.model.moment import iso_day
from rashomon.model.naming import fold_name
from rashomon.model.record import ReadReport
from rashomon.publish.desk.indexed import Indexed, named, within
from rashomon.publish.desk.lists import Choices, Filters, Ref
from rashomon.publish.desk.models import Hit


def hits(indexed: Indexed, query: str, filters: Filters) -> Sequence[LinkedClaim]:
    """Give the claims that hold all words and pass the filters, newest report first."""
    words = fold_name(query).split()
    found = (c for c in indexed.record.claims if _passes(indexed, c, filters))
    fitting = [c for c in found if all(w in _searched(indexed, c) for w in words)]
    fitting.sort(key=lambda c: c.published, reverse=True)
    return fitting


def hit(indexed: Indexed, linked: LinkedClaim) -> Hit:
    """Show a claim that was found."""
    event = indexed.event_of.get(linked.id, "")
    places = dict.fromkeys(p.place for p in linked.places if p.place)
    return Hit(
        indexed.claim(linked.id),
        linked.source,
        indexed.status(event).value,
        event,
        tuple(indexed.place_ref(p) for p in places),
    )


def reads(indexed: Indexed, query: str, filters: Filters) -> Sequence[ReadReport]:
    """Give the reports that hold all words and are of the filters' days, newest first."""
    fitting = [r for r in indexed.record.reports if _holds(r, fold_name(query).split(), filters)]
    fitting.sort(key=lambda r: r.label)
    fitting.sort(key=lambda r: r.told, reverse=True)
    return fitting


def labels_of(indexed: Indexed, query: str, filters: Filters) -> Iterator[str]:
    """Give the labels of reports whose text or headline holds all words, in order."""
    words = fold_name(query).split()
    if not words or filters != Filters(start=filters.start, end=filters.end):
        return
    for read in indexed.record.reports:
        if _holds(read, words, filters):
            yield read.label


def choices(indexed: Indexed) -> Choices:
    """Give what lists can be narrowed by: what the record's events and claims have."""
    record = indexed.record
    kinds = sorted({c.claim.kind.value for c in record.claims})
    places = {p.place for c in record.claims for p in c.places if p.place}
    tellers = {c.source for c in record.claims}
    return Choices(
        tuple(Ref(k, k.replace("_", " ")) for k in kinds),
        named(places, {p: indexed.views.place_name(p) for p in places}),
        named(tellers, {t: indexed.views.source_name(t) for t in tellers}),
        tuple(Ref(s.value, s.value.replace("_", " ")) for s in STATUS_ORDER),
    )


def _holds(read: ReadReport, words: Sequence[str], filters: Filters) -> bool:
    day = iso_day(read.told)
    if not within(day, day, filters):
        return False
    text = (
        fold_name(f"{read.report.title} {read.report.outlet} {read.report.text}") if words else ""
    )
    return all(w in text for w in words)


def _passes(indexed: Indexed, linked: LinkedClaim, filters: Filters) -> bool:
    if filters.kind not in ("", linked.claim.kind.value):
        return False
    if filters.teller not in ("", linked.source):
        return False
    if filters.report and indexed.reports[linked.report].label != filters.report:
        return False
    if filters.place and all(p.place != filters.place for p in linked.places):
        return False
    if filters.status:
        event = indexed.event_of.get(linked.id, "")
        if indexed.status(event).value != filters.status:
            return False
    day = iso_day(linked.published)
    return within(day, day, filters)


def _searched(indexed: Indexed, linked: LinkedClaim) -> str:
    return fold_name(f"{linked.claim.quote.text} {indexed.views.source_name(linked.source)}")
