"""Places, the map and who is said to hold what, asked of a record file.

Who holds a place comes from the findings on holders of the events there, read a few at a
time; how the place stands from day to day and what each claimant says is kept, the rest is not.
"""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.claim import Kind
from rashomon.model.place import Place
from rashomon.model.time import When
from rashomon.publish.desk.ground import (
    FlowView,
    Hold,
    MapPlace,
    MapView,
    MarkView,
    PlacePage,
    Ring,
    Standing,
)
from rashomon.publish.desk.holding import (
    Claimed,
    Told,
    claimed,
    day_told,
    holds,
    in_order,
    steps,
    told_of_holders,
)
from rashomon.publish.desk.lists import SIZE, EventRow, Filters, Page, Ref
from rashomon.publish.desk.mapping import PLACE_ROWS, is_wide, map_days, precision, rings
from rashomon.publish.desk.matters import SORTS, mark_of_event, told_flow
from rashomon.publish.desk.placing import town_of
from rashomon.serve.sql import asking
from rashomon.serve.sql.held import Held
from rashomon.serve.sql.pieces import Pieces
from rashomon.serve.sql.rows import event_rows
from rashomon.store.codec import decode

_ABOVE = 8
_AT_ONCE = 400
_TOTALS = "SELECT place, count(*) FROM event_place GROUP BY place"
_AT = "SELECT event FROM event_place WHERE place = ? ORDER BY last DESC, event LIMIT ?"
_HOLDERS = """SELECT f.event, f.id FROM event_place d CROSS JOIN listed_finding f ON f.event = d.event
              WHERE d.place = ? AND f.aspect = 'holder' ORDER BY f.id"""


_NEWEST_OF = """SELECT place, kind, total, event FROM (
    SELECT d.place, e.kind, d.event,
           row_number() OVER (PARTITION BY d.place, e.kind ORDER BY d.last DESC, d.event) AS nth,
           count(*) OVER (PARTITION BY d.place, e.kind) AS total
    FROM event_place d CROSS JOIN listed_event e ON e.id = d.event
    WHERE e.kind IN (SELECT value FROM json_each(?)) AND d.place IN (SELECT value FROM json_each(?)))
    WHERE nth = 1"""
_DATES = "SELECT id, body FROM link WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Ground:
    """The places that anybody says who holds, the days on which that is told, the sides."""

    places: tuple[str, ...]
    days: tuple[str, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _OfPlace:
    """What is told of who holds a place: how it stands from day to day, and what each claimant says."""

    days: tuple[str, ...]
    sides: tuple[str, ...]
    steps: tuple[Standing, ...]
    claimed: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    """What of a claim's link tells its day."""

    published: str
    when: When | None


def _of_place(db: sqlite3.Connection, held: Held, place: str) -> _OfPlace:
    """Give what is told of who holds a place."""

    def read() -> _OfPlace:
        told = _told_of(db, held, place)
        days, sides = ({t.day for t in told}, {t.side for t in told})
        return _OfPlace(
            tuple(sorted(days - {""})), tuple(sorted(sides - {""})), steps(told), claimed(told)
        )

    return held.filed(f"holders of {place}", read, _OfPlace)


def _told_of(db: sqlite3.Connection, held: Held, place: str) -> tuple[Told, ...]:
    """Give what is told of a place's holders, in order of day."""
    found: list[Told] = []
    rows = db.execute(_HOLDERS, (place,)).fetchall()
    for first in range(0, len(rows), _AT_ONCE):
        page = rows[first : first + _AT_ONCE]
        pieces = Pieces(db, held)
        pieces.events({event for event, _ in page})
        findings = pieces.findings([id_ for _, id_ in page])
        claims = [c for f in findings for p in f.positions for o in p.origins for c in o.claims]
        days = dict(_days(db, claims))
        found += told_of_holders(pieces.indexed(), findings, days.__getitem__).get(place, ())
    return in_order({place: found})[place]


def _days(db: sqlite3.Connection, claims: Sequence[str]) -> Iterator[tuple[str, str]]:
    for id_, body in db.execute(_DATES, (json.dumps(claims),)):
        link = decode(body, _Dated)
        yield id_, day_told(link.published, link.when)


def ground(db: sqlite3.Connection, held: Held) -> Ground:
    """Give what is told of who holds what, in all places together."""

    def read() -> Ground:
        every = [row[0] for row in db.execute("SELECT DISTINCT place FROM event_place")]
        told = {p: of for p in sorted(every) if (of := _of_place(db, held, p)).claimed}
        days = {d for of in told.values() for d in of.days}
        sides = {s for of in told.values() for s in of.sides}
        return Ground(tuple(told), tuple(sorted(days)), tuple(sorted(sides)))

    return held.shared("ground", read, Ground)


def standings(
    db: sqlite3.Connection, held: Held, place: str, days: Sequence[str]
) -> tuple[Standing, ...]:
    """Give how a place stands on days."""
    made = held.always(f"steps of {place}", lambda: _of_place(db, held, place).steps)
    found = (made[bisect_right(made, day, key=lambda s: s.day) - 1] for day in days)
    return tuple(replace(each, day=day) for each, day in zip(found, days, strict=True))


def _holds(db: sqlite3.Connection, held: Held, place: str) -> tuple[Hold, ...]:
    found = _of_place(db, held, place).claimed
    pieces = Pieces(db, held)
    pieces.claims(c for each in found for c in each.claims)
    return holds(found, pieces.indexed().claim, lambda s: held.source_ref(db, s).name)


def place_page(db: sqlite3.Connection, held: Held, id_: str) -> PlacePage | None:
    """Give one place."""
    place = held.places(db).get(id_)
    listed = asking.events(db, Filters(place=id_))
    total = listed.total(db, held) if listed else 0
    if listed is None or (place is None and not total):
        return None
    known = ground(db, held)
    days = map_days(known.days, held.days(db)) if id_ in known.places else ()
    below = sorted(held.below(db).get(id_, ()), key=lambda p: (p.name, p.id))
    rows = event_rows(db, held, listed.page(db, 1, SIZE))
    return PlacePage(
        ref=held.place_ref(db, id_),
        feature=place.feature if place else "",
        names=place.names if place else (),
        above=tuple(_above(db, held, place)),
        below=tuple(Ref(p.id, p.name) for p in below),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        sides=known.sides,
        standings=standings(db, held, id_, days),
        holds=_holds(db, held, id_),
        events=Page(rows, 1, SIZE, total),
        facilities=_facilities(db, held, id_, below),
    )


def _above(db: sqlite3.Connection, held: Held, place: Place | None) -> Iterator[Ref]:
    for _ in range(_ABOVE):
        if place is None or not place.parent:
            return
        yield held.place_ref(db, place.parent)
        place = held.places(db).get(place.parent)


def _facilities(
    db: sqlite3.Connection, held: Held, id_: str, below: Sequence[Place]
) -> tuple[EventRow, ...]:
    query = """SELECT e.id FROM event_place d JOIN listed_event e ON e.id = d.event
               WHERE d.place = ? AND e.kind = 'infrastructure' ORDER BY d.last DESC, d.event"""
    inside = (id_, *(p.id for p in below if p.feature == "facility"))

    def read() -> tuple[str, ...]:
        rows = (row for place in inside for row in db.execute(query, (place,)))
        return tuple(dict.fromkeys(row[0] for row in rows))

    return event_rows(db, held, held.once(("facilities", id_), read))


def map_view(db: sqlite3.Connection, held: Held, day: str) -> MapView:
    """Show the places that anybody says who holds, and those where something happened."""
    view = held.always("map", lambda: _map(db, held))
    return replace(view, shown=view.days.index(day)) if day in view.days else view


def _map(db: sqlite3.Connection, held: Held) -> MapView:
    known, places = ground(db, held), held.places(db)
    frames = map_days(known.days, held.days(db))
    totals = dict(db.execute(_TOTALS).fetchall())
    fine = (p for p in totals if p in places and not is_wide(places[p]))
    ids = sorted({*known.places, *fine})
    rows = _newest(db, held, ids)
    precs = dict(db.execute("SELECT id, prec FROM listed_place").fetchall())
    shown = []
    for id_ in ids:
        ref = held.place_ref(db, id_)
        place = places.get(id_) or Place(id_, ref.name, "area")
        shown.append(
            MapPlace(
                ref=ref,
                feature=place.feature,
                latitude=place.latitude,
                longitude=place.longitude,
                rings=_rings(db, id_),
                prec=precision(place, precs.get(id_, 0)),
                town=town_of(places, place),
                standings=standings(db, held, id_, frames),
                events=rows.get(id_, ()),
                events_total=totals.get(id_, 0),
            )
        )
    towns = sorted({p.town for p in shown if p.town})
    return MapView(
        days=frames,
        shown=len(frames) - 1,
        sides=known.sides,
        places=tuple(shown),
        towns=tuple(held.place_ref(db, t) for t in towns),
        backdrop=tuple(_backdrop(db, held, ids)),
        flows=tuple(_flows(db, held)),
        marks=tuple(_marks(db, held, ids)),
    )


def _newest(
    db: sqlite3.Connection, held: Held, places: Sequence[str]
) -> Mapping[str, tuple[EventRow, ...]]:
    ids = {p: [row[0] for row in db.execute(_AT, (p, PLACE_ROWS))] for p in places}
    every = dict.fromkeys(e for each in ids.values() for e in each)
    rows = {row.id: row for row in event_rows(db, held, list(every))}
    return {p: tuple(rows[e] for e in each) for p, each in ids.items()}


def _rings(db: sqlite3.Connection, id_: str) -> tuple[Ring, ...]:
    row = db.execute("SELECT body FROM place WHERE id = ?", (id_,)).fetchone()
    return rings(decode(row[0], Place).geometry) if row else ()


def _backdrop(db: sqlite3.Connection, held: Held, ids: Sequence[str]) -> Iterator[tuple[Ring, ...]]:
    places, seen = held.places(db), set()
    for id_ in ids:
        place = places.get(id_)
        while place is not None:
            if place.feature == "adm1" and place.id not in seen:
                seen.add(place.id)
                shape = _rings(db, place.id)
                if shape:
                    yield shape
            place = places.get(place.parent)


def _flows(db: sqlite3.Connection, held: Held) -> Iterator[FlowView]:
    query = "SELECT origin, target, claim FROM listed_flow ORDER BY label, number"
    rows = db.execute(query).fetchall()
    pieces, places = Pieces(db, held), held.places(db)
    pieces.claims(claim for _, _, claim in rows)
    at = pieces.indexed()
    for *ends, claim in rows:
        origin, target = (held.place_ref(db, end) for end in ends)
        yield told_flow(places, (origin, target), at.claim(claim))


def _marks(db: sqlite3.Connection, held: Held, ids: Sequence[str]) -> Iterator[MarkView]:
    found = db.execute(_NEWEST_OF, (json.dumps(list(SORTS)), json.dumps(ids))).fetchall()
    rows = {row.id: row for row in event_rows(db, held, list({event for *_, event in found}))}
    named = ((place, SORTS[Kind(kind)], total, event) for place, kind, total, event in found)
    for place, sort, total, event in sorted(named):
        ref = held.place_ref(db, place)
        yield mark_of_event(held.places(db), ref, sort, rows[event], total - 1)
