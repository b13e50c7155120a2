"""Pages that look at the whole record, asked of its file: situation, timeline, digest, stories."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from rashomon.errors import PublishError
from rashomon.model.finding import STATUS_ORDER, Status
from rashomon.publish.desk.figuring import HEADLINE
from rashomon.publish.desk.lists import Filters
from rashomon.publish.desk.models import FigureView, Lane, Situation, Story, TimelinePage
from rashomon.publish.desk.record import FEW
from rashomon.publish.desk.timelines import BACKGROUND, LANES, LONG, NEAR, mark
from rashomon.publish.digest.composing import Editor
from rashomon.publish.digest.parts import Brief, Digest
from rashomon.serve.sql import asking
from rashomon.serve.sql.ground import map_view
from rashomon.serve.sql.held import Held
from rashomon.serve.sql.pieces import Pieces
from rashomon.serve.sql.rows import event_rows, figure_views, finding_views

MOST = 400
"""Events that one digest looks at."""

_FIGURES = 6
_IS_NEAR = """(first != '' AND kind != 'background' AND last >= :cut
              AND julianday(last) - julianday(first) <= :long)"""
_NEWEST = f"""SELECT id FROM listed_event WHERE {_IS_NEAR} AND kind != 'other'
              ORDER BY first DESC, origins DESC, reports DESC, id LIMIT {FEW}"""
_NEAREST = f"SELECT id, status FROM listed_event WHERE {_IS_NEAR} ORDER BY last DESC, id"
_OLD = f"FROM listed_event WHERE first != '' AND NOT {_IS_NEAR}"

_DATED = """SELECT id FROM listed_event WHERE last != '' AND last BETWEEN :start AND :month
            AND first <= :end LIMIT :most"""
_ACROSS = """SELECT id FROM listed_event WHERE last > :month AND first <= :end
             AND substr(first, 1, 7) < substr(last, 1, 7) LIMIT :most"""
"""Events that touch days: those that end in their last month or before, and those that go on beyond it."""


def too_large(what: str) -> PublishError:
    """Give the error that says what a record is too large for, live."""
    return PublishError(
        f"the record is too large to tell {what} while it is served",
        remedy="rashomon publish --as-of writes the record as of a moment",
    )


def situation(db: sqlite3.Connection, held: Held) -> Situation:
    """Give where things stand; what changed is not told."""
    days = held.days(db)

    def read() -> Situation:
        statuses = dict(db.execute("SELECT status, count(*) FROM finding GROUP BY status"))
        reports = db.execute("SELECT count(*) FROM listed_report").fetchone()[0]
        return Situation(
            reports=reports,
            claims=held.claims(db),
            tellers=len(held.tallies(db)),
            first=days[0] if days else "",
            last=days[-1] if days else "",
            counts=tuple((s.value, statuses.get(s.value, 0)) for s in STATUS_ORDER),
            figures=_headlines(db, held),
            map=map_view(db, held, ""),
            newest=event_rows(db, held, _ids(db, _NEWEST, _near(days))),
            disputes=finding_views(db, held, _ids(db, _WEIGHTIEST, {})),
            changes=None,
        )

    return held.always("situation", read)


_WEIGHTIEST = f"""SELECT id FROM listed_finding WHERE status = '{Status.CONTESTED.value}'
                  ORDER BY origins DESC, reports DESC, date, id LIMIT {FEW}"""


def _ids(db: sqlite3.Connection, query: str, given: dict[str, Any]) -> list[str]:
    return [row[0] for row in db.execute(query, given)]


def _near(days: Sequence[str]) -> dict[str, Any]:
    """Give from which day on matters are near, and how long they may last."""
    cut = (date.fromisoformat(days[-1]) - timedelta(NEAR)).isoformat() if days else ""
    return {"cut": cut, "long": LONG}


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a figure is chosen by for the front page."""

    id: str
    measure: str
    inputs: int
    lines: int

    @property
    def rank(self) -> tuple[int, int, str]:
        return (-self.lines, -self.inputs, self.id)


def _headlines(db: sqlite3.Connection, held: Held) -> tuple[FigureView, ...]:
    """Show the figures a desk looks at first: of each toll and population the best told."""
    query = """SELECT id, measure, inputs, lines FROM listed_finding WHERE measure = ? AND inputs > 0
               ORDER BY lines DESC, inputs DESC, id LIMIT ?"""
    best: list[_Weight] = []
    rest: list[_Weight] = []
    for measure in HEADLINE:
        found = [_Weight(*row) for row in db.execute(query, (measure.value, _FIGURES + 1))]
        best += found[:1]
        rest += (f for f in found[1:] if f.inputs > 1)
    chosen = [*best, *sorted(rest, key=lambda f: f.rank)][:_FIGURES]
    return figure_views(db, held, [f.id for f in chosen])


def timeline(db: sqlite3.Connection, held: Held) -> TimelinePage:
    """Give who tells what of which day."""

    def read() -> TimelinePage:
        near = _near(held.days(db))
        status = dict(db.execute(_NEAREST, near).fetchall())
        told: dict[str, set[str]] = defaultdict(set)
        query = "SELECT teller, event FROM event_teller WHERE last >= :cut"
        for teller, event in db.execute(query, near):
            if event in status:
                told[teller].add(event)
        most = sorted(told, key=lambda t: (-len(told[t]), t))[:LANES]
        events = Pieces(db, held).events(list(status))
        marks = {e.id: mark(e, status[e.id]) for e in events}
        old = f"SELECT id {_OLD} ORDER BY first DESC, last DESC, id DESC LIMIT {BACKGROUND}"
        olds = db.execute(f"SELECT count(*) {_OLD}", near).fetchone()[0]
        undated = db.execute("SELECT count(*) FROM listed_event WHERE first = ''").fetchone()[0]
        return TimelinePage(
            lanes=tuple(
                Lane(held.source_ref(db, t), tuple(marks[e] for e in marks if e in told[t]))
                for t in most
            ),
            background=event_rows(db, held, _ids(db, old, near)[::-1]),
            undated=undated,
            older=max(0, olds - BACKGROUND),
        )

    return held.always("timeline", read)


def digest(db: sqlite3.Connection, held: Held, brief: Brief) -> Digest:
    """Give a situation report: of the last days where none are asked for and all are too many.

    Raises PublishError where the days that are asked for hold too many events.
    """

    def read() -> Digest:
        narrowed = brief if brief.start or brief.end else _last_days(db, held, brief)
        ids = list(_touching(db, narrowed))
        if len(ids) > MOST:
            raise PublishError(
                f"these days hold more than {MOST} events", remedy="ask for fewer days"
            )
        return _editor(db, held, ids).digest(narrowed)

    return held.once(("digest", brief), read)


def _last_days(db: sqlite3.Connection, held: Held, brief: Brief) -> Brief:
    """Narrow a brief to the last days, as many as one digest can look at; all where they fit."""
    every = db.execute("SELECT count(*) FROM listed_event").fetchone()[0]
    for day in held.days(db)[::-1] if every > MOST else ():
        wider = replace(brief, start=day)
        if len(list(_touching(db, wider))) > MOST:
            break
        brief = wider
    return brief


def _touching(db: sqlite3.Connection, brief: Brief) -> Iterator[str]:
    """Give the events of a brief's days; undated ones by when their reports came out."""
    if not brief.start and not brief.end:
        yield from _ids(db, "SELECT id FROM listed_event ORDER BY id", {})
        return
    end = brief.end or "9999"
    days = {"start": brief.start, "end": end, "month": f"{end[:7]}-31", "most": MOST + 1}
    yield from _ids(db, _DATED, days)
    yield from _ids(db, _ACROSS, days)
    query = """SELECT id FROM listed_event WHERE last = '' AND told_last >= :start
               AND substr(told_first, 1, 10) <= :end ORDER BY id"""
    yield from _ids(db, query, {"start": brief.start, "end": end})


def stories(db: sqlite3.Connection, held: Held, filters: Filters, most: int) -> tuple[Story, ...]:
    """Give events that dated reports tell, those told of last first."""
    listed = asking.events(db, filters)
    if listed is None:
        return ()
    dated = replace(
        listed, where=(*listed.where, "e.told_last != ''"), order="e.told_last DESC, e.id DESC"
    )
    ids = dated.page(db, 1, most)
    editor = _editor(db, held, ids)
    return editor.stories(editor.events(ids), most)


def _editor(db: sqlite3.Connection, held: Held, events: Sequence[str]) -> Editor:
    pieces, days = Pieces(db, held), held.days(db)
    pieces.events(events)
    pieces.findings_of(events)
    pieces.claims_told()
    pieces.texts()
    return Editor(pieces.indexed(), None, (days[0], days[-1]) if days else ("", ""))
