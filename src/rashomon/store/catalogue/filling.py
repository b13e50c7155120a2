"""The catalogue made anew from the derived rows, or changed where they changed."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rashomon.model.finding import Event
from rashomon.store.catalogue.events import Events
from rashomon.store.catalogue.reports import FIRST, ROOM, Reports
from rashomon.store.codec import decode

_TABLES = (
    "listed_report listed_claim listed_event event_claim event_place event_teller listed_finding"
    " credit relayed listed_teller listed_kind listed_place listed_flow word"
).split()
_INDEXES = ("claim_words", "report_words")
_ORDER = """SELECT r.uid, h.label, coalesce(
                nullif(json_extract(CAST(r.text AS TEXT), '$.printed_date'), ''), r.published) AS told
            FROM report r JOIN heading h ON h.report = r.uid"""
_EVENTS, _CLAIMS, _PLACES = (
    f"(SELECT value FROM json_each(:{name}))" for name in ("events", "claims", "places")
)
_LASTS = f"(SELECT last FROM listed_event WHERE id IN {_EVENTS})"
_TELLERS = f"(SELECT source FROM listed_claim WHERE at IN {_CLAIMS})"
_FORGET = (
    f"DELETE FROM event_teller WHERE teller IN {_TELLERS} AND last IN {_LASTS} AND event IN {_EVENTS}",
    f"DELETE FROM event_place WHERE place IN {_PLACES} AND last IN {_LASTS} AND event IN {_EVENTS}",
    f"DELETE FROM event_claim WHERE at IN {_CLAIMS} AND event IN {_EVENTS}",
    f"DELETE FROM listed_finding WHERE event IN {_EVENTS}",
    f"DELETE FROM listed_event WHERE id IN {_EVENTS}",
    f"DELETE FROM credit WHERE at IN {_CLAIMS}",
)
"""What takes touched events out; the order matters, as the first ask for what the last take out."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Events that are about to change, and what they have before that: claims by place, and places' ids."""

    events: tuple[str, ...]
    claims: frozenset[int]
    places: frozenset[str]


def fill(db: sqlite3.Connection) -> None:
    """Make the catalogue of all derived rows, in the transaction under way."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")
    for index in _INDEXES:
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    order = db.execute(_ORDER).fetchall()
    order.sort(key=lambda row: row[1])
    order.sort(key=lambda row: row[2], reverse=True)
    reports, events = Reports(db), Events(db)
    for number, (uid, _, _) in enumerate(order):
        reports.put(uid, FIRST + number * ROOM)
    for (id_,) in db.execute("SELECT id FROM event ORDER BY id").fetchall():
        events.put(id_)
    events.settle()


def touched(db: sqlite3.Connection, events: Iterable[str], findings: Iterable[str]) -> Touched:
    """Give what events and findings that are new, other or gone touch, before rows change."""
    query = "SELECT event FROM finding WHERE id IN (SELECT value FROM json_each(?))"
    of_findings = (row[0] for row in db.execute(query, (json.dumps(list(findings)),)))
    ids = tuple(sorted({*events, *of_findings}))
    held = _events(db, ids)
    places = frozenset(p for e in held for p in e.places)
    return Touched(ids, frozenset(_claims(db, held)), places)


def change(db: sqlite3.Connection, before: Touched, uids: Collection[str]) -> None:
    """Put new reports in and the touched events anew, after rows changed.

    Where there is no room left between two reports all is made anew.
    """
    _forget(db, before)
    reports, events = Reports(db), Events(db)
    for uid in uids:
        at = _room_for(db, uid)
        if at is None:
            fill(db)
            return
        reports.put(uid, at)
    query = "SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    for (id_,) in db.execute(query, (json.dumps(before.events),)).fetchall():
        events.put(id_)
    claims = before.claims | set(_claims(db, _events(db, before.events)))
    events.settle(claims)
    query = """SELECT DISTINCT event FROM event_claim
               WHERE at IN (SELECT value FROM json_each(?)) ORDER BY event"""
    for (id_,) in db.execute(query, (json.dumps(sorted(claims)),)).fetchall():
        findings = list(events.findings(id_))
        told = events.claims(c for f in findings for p in f.positions for c in p.claims)
        events.put_credits(findings, {c: t for c, t in told.items() if t.at in claims})


def _events(db: sqlite3.Connection, ids: Iterable[str]) -> list[Event]:
    query = "SELECT body FROM event WHERE id IN (SELECT value FROM json_each(?))"
    return [decode(row[0], Event) for row in db.execute(query, (json.dumps(list(ids)),))]


def _claims(db: sqlite3.Connection, events: Iterable[Event]) -> Iterable[int]:
    """Give the places of the claims of events, those that are in the catalogue."""
    told = Events(db)
    return (c.at for e in events for c in told.claims(e.claims).values())


def _forget(db: sqlite3.Connection, before: Touched) -> None:
    given = {
        "events": json.dumps(before.events),
        "claims": json.dumps(sorted(before.claims)),
        "places": json.dumps(sorted(before.places)),
    }
    for statement in _FORGET:
        db.execute(statement, given)


def _room_for(db: sqlite3.Connection, uid: str) -> int | None:
    """Give a free place for a report by its date and label, None where there is none between two."""
    _, label, told = db.execute(f"{_ORDER} WHERE r.uid = ?", (uid,)).fetchone()
    after = db.execute(
        """SELECT min(at) FROM (
               SELECT at FROM (SELECT at FROM listed_report WHERE told = ?1 AND label > ?2
                               ORDER BY label LIMIT 1)
               UNION ALL SELECT at FROM (SELECT at FROM listed_report WHERE told < ?1
                                         ORDER BY told DESC, label LIMIT 1))""",
        (told, label),
    ).fetchone()[0]
    if after is None:
        last = db.execute("SELECT max(at) FROM listed_report").fetchone()[0]
        return FIRST if last is None else int(last) + ROOM
    before = db.execute("SELECT max(at) FROM listed_report WHERE at < ?", (after,)).fetchone()[0]
    if before is None:
        return int(after) - ROOM
    middle = (int(before) + int(after)) // 2
    return middle if middle > before else None
