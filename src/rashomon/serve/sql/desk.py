"""A desk over a record file."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from rashomon.model.claim import SourceType
from rashomon.publish.desk.ground import MapView, PlacePage, PlaceStanding
from rashomon.publish.desk.indexed import paged
from rashomon.publish.desk.lists import ANY, FIGURES, SIZE, Choices, EventRow, Filters, Page
from rashomon.publish.desk.models import (
    ChangesPage,
    EventPage,
    FigureView,
    Hit,
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
from rashomon.publish.desk.record import FEW, LINKS, RecordDesk
from rashomon.publish.desk.searching import tells_reports
from rashomon.publish.digest.parts import Brief, Digest
from rashomon.publish.export.annotations import annotation
from rashomon.publish.export.shown import Shown
from rashomon.publish.marked import marked_blocks
from rashomon.publish.view import FindingView
from rashomon.serve.sharing import NOWHERE, Sharing
from rashomon.serve.sql import asking, ground, whole
from rashomon.serve.sql.held import Held, Tally
from rashomon.serve.sql.pieces import Pieces
from rashomon.serve.sql.rows import (
    event_rows,
    events_of,
    figure_views,
    finding_views,
    hits,
    read_report,
    report_rows,
)
from rashomon.store.catalogue.reports import claim_at
from rashomon.store.reading import Reader

T = TypeVar("T")

Asked = tuple[sqlite3.Connection, Held]


class SqlDesk:
    """Answers from a record file and keeps small aggregates; see `Desk` for what each answer is.

    `small` gives a desk over the record in memory where it is small enough to be held, None
    where it is not: the pages that look at the whole record ask it, and are made by SQL without.
    What these take long to make goes by `sharing` to other processes, too.
    """

    def __init__(
        self,
        reader: Reader,
        small: Callable[[], RecordDesk | None] = lambda: None,
        sharing: Sharing = NOWHERE,
    ) -> None:
        self._reader, self._small, self._sharing = reader, small, sharing
        self._held = Held("", sharing)

    @contextmanager
    def _asked(self) -> Iterator[Asked]:
        with self._reader.asked() as (db, digest):
            held = self._held
            if held.digest != digest:
                held = self._held = Held(digest, self._sharing)
            yield db, held

    def stamp(self) -> str:
        """Give the digest of what the record was made from."""
        with self._asked() as (_, held):
            return held.digest

    def claims_told(self) -> int:
        """Give how many claims the record has."""
        with self._asked() as (db, held):
            return held.claims(db)

    def situation(self) -> Situation:
        """Give where things stand."""
        small = self._small()
        if small:
            return small.situation()
        with self._asked() as (db, held):
            return whole.situation(db, held)

    def events(self, page: int, filters: Filters, size: int = SIZE) -> Page[EventRow]:
        """Give events, newest first."""
        with self._asked() as (db, held):
            listed = asking.events(db, filters)
            return _page(db, held, listed, (page, size), lambda ids: event_rows(db, held, ids))

    def event(self, id_: str) -> EventPage | None:
        """Give one event."""
        with self._asked() as (db, held):
            pieces = Pieces(db, held)
            found = pieces.events([id_])
            if not found or not found[0].claims:
                return None
            pieces.findings_of([id_])
            pieces.claims_told()
            return RecordDesk(pieces.record()).event(id_)

    def findings(self, page: int, filters: Filters, size: int = SIZE) -> Page[FindingView]:
        """Give findings in the order of their events."""
        with self._asked() as (db, held):
            listed = asking.findings(db, filters)
            return _page(db, held, listed, (page, size), lambda ids: finding_views(db, held, ids))

    def finding(self, id_: str) -> FindingView | None:
        """Give one finding."""
        with self._asked() as (db, held):
            return next(iter(finding_views(db, held, [id_])), None)

    def claim(self, id_: str) -> Hit | None:
        """Give one claim."""
        with self._asked() as (db, held):
            at = _place_of_claim(db, id_)
            return None if at is None else hits(db, held, [at])[0]

    def annotation(self, id_: str) -> Mapping[str, Any] | None:
        """Give a claim as a W3C Web Annotation."""
        with self._asked() as (db, held):
            pieces = Pieces(db, held)
            pieces.claims([id_])
            slim = pieces.record()
            read = read_report(db, slim.reports[0].label) if slim.claims else None
            if read is None:
                return None
            shown = Shown(replace(slim, reports=(read,)), with_private=True)
            return annotation(shown, read, slim.claims[0])

    def control(self, day: str, page: int, size: int = SIZE) -> Page[PlaceStanding]:
        """Give how places stand on a day."""
        small = self._small()
        if small:
            return small.control(day, page, size)
        with self._asked() as (db, held):
            places = paged(sorted(ground.ground(db, held).places), page, size)
            return places.shown(
                lambda p: PlaceStanding(
                    held.place_ref(db, p), ground.standings(db, held, p, (day,))[0]
                )
            )

    def places(self, page: int, size: int = SIZE) -> Page[tuple[str, str]]:
        """Give the places of the record."""
        with self._asked() as (db, held):
            return paged(held.named_places(db), page, size)

    def place(self, id_: str) -> PlacePage | None:
        """Give one place."""
        small = self._small()
        if small:
            return small.place(id_)
        with self._asked() as (db, held):
            return ground.place_page(db, held, id_)

    def figures(self, page: int, size: int = FIGURES) -> Page[FigureView]:
        """Give figures over time."""
        listed = asking.Listed(
            "id", "listed_finding", ("inputs > 0",), "contested DESC, inputs DESC, id", {}
        )
        with self._asked() as (db, held):
            return _page(db, held, listed, (page, size), lambda ids: figure_views(db, held, ids))

    def sources(self, page: int, size: int = SIZE) -> SourcesPage:
        """Give who tells."""
        with self._asked() as (db, held):
            rows = paged(held.bodies(db), page, size).shown(lambda s: _source_row(db, held, s))
            links = (tuple(k[:LINKS]) for k in (held.relays(db), held.copies(db)))
            return SourcesPage(rows, *links)

    def source(self, id_: str) -> SourcePage | None:
        """Give one teller."""
        with self._asked() as (db, held):
            if not held.has_body(db, id_):
                return None
            source = next(iter(held.sources(db, [id_])), None)
            denied, others = (_told_by(db, id_, denies=denies) for denies in (True, False))
            pieces = Pieces(db, held)
            pieces.claims_at([*denied, *others])
            at, tally = pieces.indexed(), held.tallies(db).get(id_, Tally())
            views = tuple(at.claim(pieces.at[c]) for c in others)
            relays, copies = (
                tuple(k for k in links if id_ in (k.origin.id, k.by.id))
                for links in (held.relays(db), held.copies(db))
            )
            return SourcePage(
                row=_source_row(db, held, id_),
                names=source.names if source else (),
                relays=relays,
                copies=copies,
                denied=tuple(at.claim(pieces.at[c]) for c in denied),
                claims=Page(views, 1, SIZE, tally.claims - tally.denials),
            )

    def reports(
        self, page: int, size: int = SIZE, query: str = "", filters: Filters = ANY
    ) -> Page[ReportRow]:
        """Give reports, newest first."""
        with self._asked() as (db, held):
            listed = asking.reports(db, held, query, filters)
            return _page(db, held, listed, (page, size), lambda at: report_rows(db, at))

    def report(self, label: str) -> ReportPage | None:
        """Give one report's text with its claims."""
        with self._asked() as (db, held):
            read, place = read_report(db, label), asking.place_of(db, label)
            if read is None or place is None:
                return None
            pieces = Pieces(db, held)
            claims = pieces.claims_of(place)
            pieces.whole(read)
            at = pieces.indexed()
            event = events_of(db, [claim_at(place, c.claim.number) for c in claims])
            return ReportPage(
                row=report_rows(db, [place])[0],
                url=read.report.url,
                sha256=read.report.sha256,
                blocks=marked_blocks(read, claims),
                claims=tuple(
                    (at.claim(c.id), event[claim_at(place, c.claim.number)]) for c in claims
                ),
            )

    def text(self, label: str) -> str | None:
        """Give one report's text as it is stored."""
        with self._asked() as (db, _):
            read = read_report(db, label)
            return read.report.text if read else None

    def search(self, query: str, filters: Filters, page: int, size: int = SIZE) -> SearchPage:
        """Give the claims and reports that hold all words of a query."""
        with self._asked() as (db, held):
            listed = asking.claims(db, held, query, filters)
            found = _page(db, held, listed, (page, size), lambda at: hits(db, held, at))
            told = page == 1 and tells_reports(query, filters)
            among = asking.reports(db, held, query, filters) if told else None
            rows = report_rows(db, among.page(db, 1, FEW)) if among else ()
            return SearchPage(query, filters, found, rows, held.choices(db))

    def choices(self) -> Choices:
        """Give what a list can be narrowed by."""
        with self._asked() as (db, held):
            return held.choices(db)

    def timeline(self) -> TimelinePage:
        """Give who tells what of which day."""
        small = self._small()
        if small:
            return small.timeline()
        with self._asked() as (db, held):
            return whole.timeline(db, held)

    def days(self) -> Sequence[str]:
        """Give the days on which a report came out."""
        with self._asked() as (db, held):
            return held.days(db)

    def changes(self, start: str, end: str) -> ChangesPage:
        """Give what changed between two moments; PublishError where the record is too large for that."""
        small = self._small()
        if small:
            return small.changes(start, end)
        raise whole.too_large("what changed between two moments")

    def map(self, day: str) -> MapView:
        """Give the map with one of its days shown."""
        small = self._small()
        if small:
            return small.map(day)
        with self._asked() as (db, held):
            return ground.map_view(db, held, day)

    def digest(self, brief: Brief) -> Digest:
        """Give a situation report of a place and days; PublishError where too much is asked for."""
        small = self._small()
        if small:
            return small.digest(brief)
        with self._asked() as (db, held):
            return whole.digest(db, held, brief)

    def stories(self, filters: Filters, most: int) -> Sequence[Story]:
        """Give events that dated reports tell, those told of last first."""
        with self._asked() as (db, held):
            return whole.stories(db, held, filters, most)


def _page(
    db: sqlite3.Connection,
    held: Held,
    listed: asking.Listed | None,
    at: tuple[int, int],
    show: Callable[[Sequence[Any]], tuple[T, ...]],
) -> Page[T]:
    number, size = at
    if listed is None:
        return Page((), number, size, 0)
    return Page(show(listed.page(db, number, size)), number, size, listed.total(db, held))


def _place_of_claim(db: sqlite3.Connection, id_: str) -> int | None:
    query = """SELECT r.at, l.number FROM link l JOIN listed_report r ON r.uid = l.report
               WHERE l.id = ?"""
    row = db.execute(query, (id_,)).fetchone()
    return claim_at(*row) if row else None


def _told_by(db: sqlite3.Connection, id_: str, *, denies: bool) -> list[int]:
    query = """SELECT at FROM listed_claim WHERE source = ? AND denies = ? ORDER BY at LIMIT ?"""
    return [row[0] for row in db.execute(query, (id_, denies, SIZE))]


def _source_row(db: sqlite3.Connection, held: Held, id_: str) -> SourceRow:
    source = next(iter(held.sources(db, [id_])), None)
    tally = held.tallies(db).get(id_, Tally())
    return SourceRow(
        ref=held.source_ref(db, id_),
        type=(source.type if source else SourceType.UNKNOWN).value,
        side=source.side if source else "",
        claims=tally.claims,
        denials=tally.denials,
        reports=tally.reports,
        provisional=bool(source and source.provisional),
        relayed_by=tuple((k.by, k.count) for k in held.relayed_by(db).get(id_, ())),
    )
