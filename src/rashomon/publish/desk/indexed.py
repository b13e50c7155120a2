"""A record with the indexes that its pages need, and the lines of lists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.finding import Event, Finding, Status, foremost
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source
from rashomon.publish.desk.lists import SIZE, EventRow, Filters, Page, Ref, T
from rashomon.publish.view import ClaimView, Views


class Indexed:
    """A record in memory by id; every method is a pure function of the record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.views = Views(record)
        self.sources: Mapping[str, Source] = {s.id: s for s in record.sources}
        self.places: Mapping[str, Place] = {p.id: p for p in record.places}
        self.claims: Mapping[str, LinkedClaim] = {c.id: c for c in record.claims}
        self.reports: Mapping[str, ReadReport] = {r.report.uid: r for r in record.reports}
        self.by_label: Mapping[str, ReadReport] = {r.label: r for r in record.reports}
        self.events: Mapping[str, Event] = {e.id: e for e in record.events if e.claims}
        self.findings: Mapping[str, list[Finding]] = defaultdict(list)
        for finding in record.findings:
            self.findings[finding.event].append(finding)
        self.claims_by_report: Mapping[str, list[LinkedClaim]] = defaultdict(list)
        for linked in record.claims:
            self.claims_by_report[linked.report].append(linked)
        self.event_of: dict[str, str] = {}
        self.events_at: Mapping[str, list[Event]] = defaultdict(list)
        for event in sorted(self.events.values(), key=_newest_first):
            for claim in event.claims:
                self.event_of.setdefault(claim, event.id)
            for place in event.places:
                self.events_at[place].append(event)

    def place_ref(self, id_: str) -> Ref:
        """Give a place's id and name."""
        return Ref(id_, self.views.place_name(id_))

    def source_ref(self, id_: str) -> Ref:
        """Give a source's id and name."""
        return Ref(id_, self.views.source_name(id_))

    def status(self, event: str) -> Status:
        """Give where an event stands: as its most telling finding, contested before the rest."""
        return foremost({f.status for f in self.findings.get(event, ())})

    def newest(self) -> list[Event]:
        """Give the events, newest first, undated ones last."""
        return sorted(self.events.values(), key=_newest_first)

    def row(self, event: Event) -> EventRow:
        """Show an event as a line."""
        claims = [self.claims[c] for c in event.claims]
        positions = [p for f in self.findings.get(event.id, ()) for p in f.positions]
        return EventRow(
            id=event.id,
            title=" ".join(event.title.split()),
            kind=event.kind.value,
            start=(event.when.start or "") if event.when else "",
            end=(event.when.end or "") if event.when else "",
            status=self.status(event.id).value,
            places=tuple(self.place_ref(p) for p in event.places),
            reports=len({c.report for c in claims}),
            origins=len({o.source for p in positions for o in p.origins if o.is_known}),
            quote=self.claim(event.claims[0]),
        )

    def claim(self, id_: str) -> ClaimView:
        """Show a claim."""
        return self.views.claim(id_)

    def fitting(self, filters: Filters) -> Iterator[Event]:
        """Give the events that filters let through, newest first."""
        for event in self.newest():
            if self._fits(event, filters):
                yield event

    def _fits(self, event: Event, filters: Filters) -> bool:
        return (
            filters.kind in ("", event.kind.value)
            and (not filters.place or filters.place in event.places)
            and (not filters.status or filters.status == self.status(event.id).value)
            and within(*days_of(event), filters)
            and (
                not filters.report
                or any(c in event.claims for c in self._claims_in(filters.report))
            )
            and (
                not filters.teller
                or any(self.claims[c].source == filters.teller for c in event.claims)
            )
        )

    def _claims_in(self, label: str) -> Iterator[str]:
        read = self.by_label.get(label)
        return (c.id for c in self.claims_by_report.get(read.report.uid, ())) if read else iter(())

    def findings_of(self, filters: Filters) -> Iterator[Finding]:
        """Give the findings of the events that filters let through; a status is a finding's own."""
        for event in self.fitting(replace(filters, status="")):
            for finding in self.findings.get(event.id, ()):
                if filters.status in ("", finding.status.value):
                    yield finding


def days_of(event: Event) -> tuple[str, str]:
    """Give an event's first and last day, "" where not known; one stands for the other."""
    return event.days


def within(start: str, end: str, filters: Filters) -> bool:
    """Whether days touch those of the filters; unknown days fit only where none are asked for."""
    if not filters.start and not filters.end:
        return True
    return bool(end) and end >= filters.start and start <= (filters.end or "9999")


def paged(items: Sequence[T], number: int, size: int = SIZE) -> Page[T]:
    """Cut one page out of a list."""
    return Page(tuple(items[(number - 1) * size : number * size]), number, size, len(items))


def named(ids: Iterable[str], name_of: Mapping[str, str]) -> tuple[Ref, ...]:
    """Give ids with names, sorted by name."""
    refs = (Ref(i, name_of.get(i, i)) for i in set(ids) if i)
    return tuple(sorted(refs, key=lambda r: (r.name.casefold(), r.id)))


def _newest_first(event: Event) -> tuple[bool, int, str]:
    _, last = days_of(event)
    return (not last, -int(last.replace("-", "") or 0), event.id)
