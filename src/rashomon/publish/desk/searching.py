"""Words found in claims and reports."""

from collections.abc import Sequence

from rashomon.model.finding import STATUS_ORDER
from rashomon.model.linked import LinkedClaim
from rashomon.model.moment import iso_day
from rashomon.model.naming import fold_name, fold_text
from rashomon.model.record import ReadReport
from rashomon.publish.desk.indexed import Indexed, named, within
from rashomon.publish.desk.lists import Choices, Filters, Ref
from rashomon.publish.desk.models import Hit

STATUSES = tuple(Ref(s.value, s.value.replace("_", " ")) for s in STATUS_ORDER)
"""The statuses that lists can be narrowed by."""

WITHIN = 3
"""Letters from which a word is also found within longer ones."""


def hits(indexed: Indexed, query: str, filters: Filters) -> Sequence[LinkedClaim]:
    """Give the claims that hold all words and pass the filters, newest report first."""
    words = fold_name(query).split()
    found = (c for c in indexed.record.claims if _passes(indexed, c, filters))
    fitting = [c for c in found if all(fits(w, *_searched(indexed, c)) for w in words)]
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


def tells_reports(query: str, filters: Filters) -> bool:
    """Whether a search finds reports beside claims: one for words, narrowed by days at most."""
    days = Filters(start=filters.start, end=filters.end)
    return bool(fold_name(query)) and filters == days


def fits(word: str, *texts: str) -> bool:
    """Whether a folded word stands in one of some folded texts; one of two letters stands alone there."""
    if len(word) < WITHIN:
        return any(word in text.split() for text in texts)
    return any(word in text for text in texts)


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
        STATUSES,
    )


def _holds(read: ReadReport, words: Sequence[str], filters: Filters) -> bool:
    day = iso_day(read.told)
    if not within(day, day, filters):
        return False
    report = read.report
    text = fold_text(f"{report.title} {report.outlet} {report.text}") if words else ""
    return all(fits(w, text) for w in words)


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


def _searched(indexed: Indexed, linked: LinkedClaim) -> tuple[str, str]:
    name = indexed.views.source_name(linked.source)
    return fold_text(linked.claim.quote.text), fold_name(name)
