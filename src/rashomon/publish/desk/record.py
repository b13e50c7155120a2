"""A desk over a record in memory."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from rashomon.model.claim import Kind, SourceType, Stance
from rashomon.model.finding import STATUS_ORDER, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.moment import iso_day
from rashomon.model.record import ReadReport, Record
from rashomon.model.state import Chronicle
from rashomon.publish.desk import searching
from rashomon.publish.desk.changing import Differ, Replay, changes_page
from rashomon.publish.desk.chronicled import PlacesOn, by_chronicle
from rashomon.publish.desk.figuring import figure_view, figure_views, headline_figures
from rashomon.publish.desk.ground import MapView, PlacePage, PlaceStanding
from rashomon.publish.desk.holding import Holdings, by_findings
from rashomon.publish.desk.indexed import Indexed, days_of, paged
from rashomon.publish.desk.lineage import copied_claims, copies, origin_tree, relays
from rashomon.publish.desk.lists import ANY, FIGURES, SIZE, Choices, EventRow, Filters, Page, Ref
from rashomon.publish.desk.mapping import map_days, map_view
from rashomon.publish.desk.models import (
    ChangesPage,
    EventPage,
    FigureView,
    Hit,
    Link,
    ReportPage,
    ReportRow,
    SearchPage,
    Situation,
    SourcePage,
    SourceRow,
    SourcesPage,
    Story,
    TimelinePage,
)
from rashomon.publish.desk.timelines import is_background, timeline
from rashomon.publish.digest.composing import Editor
from rashomon.publish.digest.parts import Brief, Digest
from rashomon.publish.export.annotations import annotation
from rashomon.publish.export.canonical import canonical
from rashomon.publish.export.shown import Shown
from rashomon.publish.marked import marked_blocks
from rashomon.publish.view import FindingView

FEW = 8
"""Lines of a list that stands beside others."""

LINKS = 60
"""Pairs of bodies shown on the page of sources."""


class RecordDesk:
    """Answers from a whole record; see `Desk` for what each answer is.

    `replay` and `differ` are needed for `changes` only; without them nothing is known to change.
    `state` derives the state over time and tells how places stand on a day; without it who
    holds what comes from the findings on holders alone.
    """

    def __init__(
        self,
        record: Record,
        replay: Replay | None = None,
        differ: Differ | None = None,
        state: tuple[Callable[[Record], Chronicle], PlacesOn] | None = None,
    ) -> None:
        self._at = Indexed(record)
        self._replay, self._differ, self._state = replay, differ, state

    @cached_property
    def _figures(self) -> tuple[FigureView, ...]:
        return figure_views(self._at)

    @cached_property
    def _relays(self) -> tuple[Link, ...]:
        return relays(self._at)

    @cached_property
    def _copies(self) -> tuple[Link, ...]:
        return copies(self._at)

    @cached_property
    def _copied(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for claim, label in copied_claims(self._at).items():
            found.setdefault(self._at.claims[claim].report, set()).add(label)
        return found

    @cached_property
    def _chronicle(self) -> Chronicle | None:
        return self._state[0](self._at.record) if self._state else None

    @cached_property
    def _holdings(self) -> Holdings:
        if self._state is None or self._chronicle is None:
            return by_findings(self._at)
        return by_chronicle(self._at, self._chronicle, self._state[1])

    @cached_property
    def _editor(self) -> Editor:
        return Editor(self._at, self._chronicle)

    @cached_property
    def _days(self) -> list[str]:
        told = (r.told for r in self._at.record.reports)
        return sorted({day for day in map(iso_day, told) if day})

    @cached_property
    def _choices(self) -> Choices:
        return searching.choices(self._at)

    def stamp(self) -> str:
        """Give the digest of the record's canonical form."""
        return self._stamp

    @cached_property
    def _stamp(self) -> str:
        return sha256(canonical(self._at.record)).hexdigest()

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self._at.record, with_private=True)

    def situation(self) -> Situation:
        """Give where things stand."""
        at, days = self._at, self.days()
        statuses = Counter(f.status for f in at.record.findings)
        disputes = at.views.findings(Status.CONTESTED)
        return Situation(
            reports=len(at.record.reports),
            claims=len(at.record.claims),
            tellers=len({c.source for c in at.record.claims}),
            first=days[0] if days else "",
            last=days[-1] if days else "",
            counts=tuple((s.value, statuses[s]) for s in STATUS_ORDER),
            figures=headline_figures(self._figures, 6),
            map=self.map(""),
            newest=self._headlines(days[-1] if days else ""),
            disputes=disputes[:FEW],
            changes=self.changes(days[-2], days[-1]) if len(days) > 1 else None,
        )

    def _headlines(self, last: str) -> tuple[EventRow, ...]:
        """Give the newest happenings, of one day those with most origins first."""
        dated = (e for e in self._at.events.values() if days_of(e)[0])
        news = (e for e in dated if e.kind is not Kind.OTHER and not is_background(e, last))
        rows = sorted(map(self._at.row, news), key=lambda r: (-r.origins, -r.reports, r.id))
        rows.sort(key=lambda r: r.start or r.end, reverse=True)
        return tuple(rows[:FEW])

    def events(self, page: int, filters: Filters, size: int = SIZE) -> Page[EventRow]:
        """Give events, newest first."""
        return paged(list(self._at.fitting(filters)), page, size).shown(self._at.row)

    def event(self, id_: str) -> EventPage | None:
        """Give one event."""
        event = self._at.events.get(id_)
        if event is None:
            return None
        findings = self._at.findings.get(id_, [])
        views = sorted(map(self._at.views.finding, findings), key=lambda f: _rank(f.status))
        figures = [figure_view(self._at, f) for f in findings]
        return EventPage(
            self._at.row(event),
            tuple(views),
            tuple(origin_tree(self._at, v.finding) for v in views),
            tuple(f for f in figures if f),
            event.harm,
        )

    def findings(self, page: int, filters: Filters, size: int = SIZE) -> Page[FindingView]:
        """Give findings in the order of their events."""
        found = paged(list(self._at.findings_of(filters)), page, size)
        return found.shown(self._at.views.finding)

    def finding(self, id_: str) -> FindingView | None:
        """Give one finding."""
        found = next((f for f in self._at.record.findings if f.id == id_), None)
        return self._at.views.finding(found) if found else None

    def claim(self, id_: str) -> Hit | None:
        """Give one claim."""
        linked = self._at.claims.get(id_)
        return searching.hit(self._at, linked) if linked else None

    def annotation(self, id_: str) -> Mapping[str, Any] | None:
        """Give a claim as a W3C Web Annotation."""
        linked = self._at.claims.get(id_)
        if linked is None:
            return None
        return annotation(self._shown, self._at.reports[linked.report], linked)

    def control(self, day: str, page: int, size: int = SIZE) -> Page[PlaceStanding]:
        """Give how places stand on a day."""
        at, held = self._at, self._holdings
        return paged(sorted(held.places), page, size).shown(
            lambda place: PlaceStanding(at.place_ref(place), held.standing(place, day))
        )

    def places(self, page: int, size: int = SIZE) -> Page[tuple[str, str]]:
        """Give the places of the record."""
        every = {*self._at.places, *self._at.events_at}
        refs = sorted((r.name.casefold(), r.id, r.name) for r in map(self._at.place_ref, every))
        return paged([(id_, name) for _, id_, name in refs], page, size)

    def place(self, id_: str) -> PlacePage | None:
        """Give one place."""
        at, place = self._at, self._at.places.get(id_)
        if place is None and id_ not in at.events_at:
            return None
        held = self._holdings
        days = map_days(held.days, self.days()) if id_ in held.places else ()
        below = sorted(
            (p for p in at.places.values() if p.parent == id_), key=lambda p: (p.name, p.id)
        )
        inside = (id_, *(p.id for p in below if p.feature == "facility"))
        built = {
            e.id: e for i in inside for e in at.events_at.get(i, ()) if e.kind == "infrastructure"
        }
        return PlacePage(
            ref=at.place_ref(id_),
            feature=place.feature if place else "",
            names=place.names if place else (),
            above=tuple(self._above(id_)),
            below=tuple(Ref(p.id, p.name) for p in below),
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            sides=held.sides,
            standings=tuple(held.standing(id_, day) for day in days),
            holds=held.holds(id_),
            events=paged([at.row(e) for e in at.events_at.get(id_, ())], 1),
            facilities=tuple(at.row(e) for e in built.values()),
        )

    def _above(self, id_: str) -> Sequence[Ref]:
        found: list[Ref] = []
        place = self._at.places.get(id_)
        while place is not None and place.parent and len(found) < FEW:
            found.append(self._at.place_ref(place.parent))
            place = self._at.places.get(place.parent)
        return found

    def figures(self, page: int, size: int = FIGURES) -> Page[FigureView]:
        """Give figures over time."""
        return paged(self._figures, page, size)

    def _source_row(self, id_: str) -> SourceRow:
        at, source = self._at, self._at.sources.get(id_)
        claims = self._claims_by_source.get(id_, [])
        return SourceRow(
            ref=at.source_ref(id_),
            type=(source.type if source else SourceType.UNKNOWN).value,
            side=source.side if source else "",
            claims=len(claims),
            denials=sum(c.claim.stance is Stance.DENY for c in claims),
            reports=len({c.report for c in claims}),
            provisional=bool(source and source.provisional),
            relayed_by=tuple((k.by, k.count) for k in self._relays if k.origin.id == id_),
        )

    @cached_property
    def _claims_by_source(self) -> dict[str, list[LinkedClaim]]:
        found: dict[str, list[LinkedClaim]] = {}
        newest = sorted(self._at.record.claims, key=lambda c: c.published, reverse=True)
        for linked in newest:
            found.setdefault(linked.source, []).append(linked)
        return found

    @cached_property
    def _bodies(self) -> set[str]:
        """Who tells or passes on, or is told again: everyone that a page links to."""
        links = (i for k in (*self._relays, *self._copies) for i in (k.origin.id, k.by.id))
        return {*self._claims_by_source, *links, *(r.outlet for r in self._at.record.reports)}

    def sources(self, page: int, size: int = SIZE) -> SourcesPage:
        """Give who tells."""
        told = self._claims_by_source
        name = self._at.views.source_name
        ids = sorted(self._bodies, key=lambda s: (-len(told.get(s, ())), name(s), s))
        found = paged(ids, page, size)
        rows = Page(
            tuple(map(self._source_row, found.items)), found.number, found.size, found.total
        )
        return SourcesPage(rows, self._relays[:LINKS], self._copies[:LINKS])

    def source(self, id_: str) -> SourcePage | None:
        """Give one teller."""
        if id_ not in self._bodies:
            return None
        source = self._at.sources.get(id_)
        claims = self._claims_by_source.get(id_, [])
        denied = [c for c in claims if c.claim.stance is Stance.DENY]
        others = [self._at.claim(c.id) for c in claims if c.claim.stance is not Stance.DENY]
        return SourcePage(
            row=self._source_row(id_),
            names=source.names if source else (),
            relays=tuple(k for k in self._relays if id_ in (k.origin.id, k.by.id)),
            copies=tuple(k for k in self._copies if id_ in (k.origin.id, k.by.id)),
            denied=tuple(self._at.claim(c.id) for c in denied[:SIZE]),
            claims=paged(others, 1),
        )

    def _report_row(self, read: ReadReport) -> ReportRow:
        return ReportRow(
            label=read.label,
            headline=self._at.views.headline(read),
            outlet=read.report.outlet,
            published=iso_day(read.told),
            claims=len(self._at.claims_by_report.get(read.report.uid, ())),
            copies=tuple(sorted(self._copied.get(read.report.uid, ()))),
        )

    def reports(
        self, page: int, size: int = SIZE, query: str = "", filters: Filters = ANY
    ) -> Page[ReportRow]:
        """Give reports, newest first."""
        found = paged(searching.reads(self._at, query, filters), page, size)
        return found.shown(self._report_row)

    def report(self, label: str) -> ReportPage | None:
        """Give one report's text with its claims."""
        read = self._at.by_label.get(label)
        if read is None:
            return None
        claims = self._at.claims_by_report.get(read.report.uid, [])
        return ReportPage(
            row=self._report_row(read),
            url=read.report.url,
            sha256=read.report.sha256,
            blocks=marked_blocks(read, claims),
            claims=tuple((self._at.claim(c.id), self._at.event_of.get(c.id, "")) for c in claims),
        )

    def text(self, label: str) -> str | None:
        """Give one report's text as it is stored."""
        read = self._at.by_label.get(label)
        return read.report.text if read else None

    def search(self, query: str, filters: Filters, page: int, size: int = SIZE) -> SearchPage:
        """Give the claims and reports that hold all words of a query."""
        found = paged(searching.hits(self._at, query, filters), page, size)
        told = page == 1 and searching.tells_reports(query, filters)
        return SearchPage(
            query=query,
            filters=filters,
            hits=found.shown(lambda c: searching.hit(self._at, c)),
            reports=self.reports(1, FEW, query, filters).items if told else (),
            choices=self._choices,
        )

    def choices(self) -> Choices:
        """Give what a list can be narrowed by."""
        return self._choices

    def timeline(self) -> TimelinePage:
        """Give who tells what of which day."""
        days = self.days()
        return timeline(self._at, days[-1] if days else "")

    def days(self) -> Sequence[str]:
        """Give the days on which a report came out."""
        return self._days

    def changes(self, start: str, end: str) -> ChangesPage:
        """Give what changed between two moments."""
        if self._replay is None or self._differ is None:
            return ChangesPage(start, end, 0, 0, (), 0)
        before, after = self._replay(start), self._replay(end)
        changed = self._differ(before, after)
        return changes_page(Indexed(before), Indexed(after), changed, (start, end))

    def map(self, day: str) -> MapView:
        """Give the map with one of its days shown."""
        return map_view(self._at, self._holdings, self.days(), day, self._chronicle)

    def digest(self, brief: Brief) -> Digest:
        """Give a situation report of a place and days."""
        return self._editor.digest(brief)

    def stories(self, filters: Filters, most: int) -> Sequence[Story]:
        """Give events that dated reports tell, those told of last first."""
        return self._editor.stories(self._at.fitting(filters), most)


def _rank(status: str) -> int:
    return STATUS_ORDER.index(Status(status))
