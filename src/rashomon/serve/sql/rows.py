"""Lines of lists, and single things, made of what a record file's catalogue tells."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.record import ReadReport
from rashomon.model.report import Report
from rashomon.model.text import Text
from rashomon.publish.desk.figuring import figure_view
from rashomon.publish.desk.lists import EventRow
from rashomon.publish.desk.models import FigureView, Hit, ReportRow
from rashomon.publish.view import FindingView
from rashomon.serve.sql.held import Held
from rashomon.serve.sql.pieces import Pieces
from rashomon.store.catalogue.reports import BITS
from rashomon.store.codec import decode

_EVENTS = """SELECT id, status, reports, origins FROM listed_event
             WHERE id IN (SELECT value FROM json_each(?))"""
_REPORTS = """SELECT at, label, headline, outlet, day, claims FROM listed_report
              WHERE at IN (SELECT value FROM json_each(?)) ORDER BY at"""
_COPIES = f"""SELECT DISTINCT r.at, k.label FROM json_each(?) j CROSS JOIN listed_report r ON r.at = j.value
             CROSS JOIN credit k ON k.at BETWEEN r.at << {BITS} AND (r.at + 1 << {BITS}) - 1
             WHERE k.label != '' ORDER BY k.label"""
_HITS = """SELECT at, event, status FROM listed_claim
           WHERE at IN (SELECT value FROM json_each(?)) ORDER BY at"""
_TEXT = """SELECT r.body, r.text, h.label, h.outlet FROM heading h
           JOIN report r ON r.uid = h.report WHERE h.label = ?"""


def event_rows(db: sqlite3.Connection, held: Held, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """Show events as lines, in the order of their ids."""
    if not ids:
        return ()
    counts = {i: rest for i, *rest in db.execute(_EVENTS, (json.dumps(list(ids)),))}
    pieces = Pieces(db, held)
    events = pieces.events(ids)
    pieces.claims(e.claims[0] for e in events)
    at = pieces.indexed()
    return tuple(
        EventRow(
            id=event.id,
            title=" ".join(event.title.split()),
            kind=event.kind.value,
            start=(event.when.start or "") if event.when else "",
            end=(event.when.end or "") if event.when else "",
            status=counts[event.id][0],
            places=tuple(held.place_ref(db, p) for p in event.places),
            reports=counts[event.id][1],
            origins=counts[event.id][2],
            quote=at.claim(event.claims[0]),
        )
        for event in events
    )


def finding_views(
    db: sqlite3.Connection, held: Held, ids: Sequence[str]
) -> tuple[FindingView, ...]:
    """Show findings, in the order of their ids."""
    pieces = Pieces(db, held)
    found = pieces.findings(ids)
    pieces.events({f.event for f in found})
    pieces.claims_found()
    views = pieces.indexed().views
    return tuple(views.finding(f) for f in found)


def figure_views(db: sqlite3.Connection, held: Held, ids: Sequence[str]) -> tuple[FigureView, ...]:
    """Show the figures of findings, in the order of their ids."""
    pieces = Pieces(db, held)
    found = pieces.findings(ids)
    pieces.claims(i.claim for f in found if f.figure for i in f.figure.inputs)
    at = pieces.indexed()
    return tuple(v for f in found if (v := figure_view(at, f)))


def hits(db: sqlite3.Connection, held: Held, places: Sequence[int]) -> tuple[Hit, ...]:
    """Show claims that were found, in the order of their places."""
    pieces = Pieces(db, held)
    pieces.claims_at(places)
    at = pieces.indexed()
    made = []
    for place, event, status in db.execute(_HITS, (json.dumps(list(places)),)):
        linked = at.claims[pieces.at[place]]
        named = dict.fromkeys(p.place for p in linked.places if p.place)
        refs = tuple(held.place_ref(db, p) for p in named)
        made.append(Hit(at.claim(linked.id), linked.source, status, event, refs))
    return tuple(made)


def report_rows(db: sqlite3.Connection, places: Iterable[int]) -> tuple[ReportRow, ...]:
    """Show reports as lines, in the order of their places."""
    given = (json.dumps(list(places)),)
    copies: dict[int, list[str]] = {}
    for at, label in db.execute(_COPIES, given):
        copies.setdefault(at, []).append(label)
    return tuple(
        ReportRow(label, headline, outlet, day, claims, tuple(copies.get(at, ())))
        for at, label, headline, outlet, day, claims in db.execute(_REPORTS, given)
    )


def read_report(db: sqlite3.Connection, label: str) -> ReadReport | None:
    """Read a report with its text."""
    row = db.execute(_TEXT, (label,)).fetchone()
    if row is None:
        return None
    return ReadReport(decode(row[0], Report), decode(row[1], Text), row[2], row[3])


def events_of(db: sqlite3.Connection, places: Iterable[int]) -> Mapping[int, str]:
    """Give the event that each claim is shown with, by the claim's place; "" for none."""
    rows = db.execute(_HITS, (json.dumps(list(places)),))
    return {at: event for at, event, _ in rows}
