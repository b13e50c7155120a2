"""What lists ask of a record file: which ids, in which order, how many."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model.naming import fold_name
from rashomon.publish.desk.lists import Filters
from rashomon.publish.desk.searching import WITHIN, fits
from rashomon.publish.view import source_name
from rashomon.serve.sql.held import Held
from rashomon.store.catalogue.reports import BITS, claim_at, facet

_UNDATED = "(SELECT at FROM listed_report WHERE day = '')"
_LAST = (1 << BITS) - 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: where its rows come from, what narrows them, their order.

    `counted` are the tables that suffice to count them, "" for all.
    """

    key: str
    tables: str
    where: tuple[str, ...]
    order: str
    given: Mapping[str, Any]
    counted: str = ""

    def page(self, db: sqlite3.Connection, number: int, size: int) -> list[Any]:
        """Give the keys of one page's rows."""
        query = f"{self._from()} ORDER BY {self.order} LIMIT :size OFFSET :left"
        given = {**self.given, "size": size, "left": (number - 1) * size}
        return [row[0] for row in db.execute(f"SELECT {self.key} {query}", given)]

    def total(self, db: sqlite3.Connection, held: Held) -> int:
        """Count all rows; what was counted before is known."""
        key = ("total", self._from(), tuple(sorted(self.given.items())))
        count = f"SELECT count(*) {self._from(self.counted)}"
        return held.once(key, lambda: int(db.execute(count, self.given).fetchone()[0]))

    def _from(self, tables: str = "") -> str:
        where = f" WHERE {' AND '.join(self.where)}" if self.where else ""
        return f"FROM {tables or self.tables}{where}"


def claims(db: sqlite3.Connection, held: Held, query: str, filters: Filters) -> Listed | None:
    """List claims by place: newest report first; None where none can fit."""
    span = _span(db, filters)
    terms = _terms(db, held, query, tellers=True)
    facets = [
        _ids(db, held, facet(name, value))
        for name, value in (
            ("kind", filters.kind),
            ("place", filters.place),
            ("teller", filters.teller),
        )
        if value
    ]
    if span is None or not all((*terms, *facets)):
        return None
    first, last, odd = span
    given: dict[str, Any] = {"first": claim_at(first, 0), "last": claim_at(last, _LAST)}
    match = _match([*terms, *facets])
    at = "w.rowid" if match else "c.at"
    tables = "claim_words w" if match else "listed_claim c"
    where = [f"{at} BETWEEN :first AND :last"] if filters.report or _dated(filters) else []
    if match:
        where.append("claim_words MATCH :match")
        given["match"] = match
    if filters.status:
        tables += " CROSS JOIN listed_claim c ON c.at = w.rowid" if match else ""
        where.append("c.status = :status")
        given["status"] = filters.status
    if odd:
        where.append(f"{at} >> {BITS} NOT IN {_UNDATED}")
    return Listed(at, tables, tuple(where), at, _used(given, where))


def reports(db: sqlite3.Connection, held: Held, query: str, filters: Filters) -> Listed | None:
    """List reports by place: newest first; None where none can fit."""
    days = Filters(start=filters.start, end=filters.end)
    span, terms = _span(db, days), _terms(db, held, query, tellers=False)
    if span is None or not all(terms):
        return None
    match = _match(terms)
    at = "w.rowid" if match else "r.at"
    where = [f"{at} BETWEEN :first AND :last"] if _dated(days) else []
    where += ["report_words MATCH :match"] if match else []
    if span[2]:
        where.append(f"{at} NOT IN {_UNDATED}")
    tables = "report_words w" if match else "listed_report r"
    given = {"first": span[0], "last": span[1], "match": match}
    return Listed(at, tables, tuple(where), at, _used(given, where))


def events(db: sqlite3.Connection, filters: Filters) -> Listed | None:
    """List events by id: newest first, undated ones last; None where none can fit."""
    where, given = _of_events(db, filters) or (None, {})
    if where is None:
        return None
    for name, value in (("place", filters.place), ("teller", filters.teller)):
        if value:
            where.remove(_IN[name])
            where.append(f"d.{name} = :{name}")
            tables = f"event_{name} d CROSS JOIN listed_event e ON e.id = d.event"
            counted = f"event_{name} d" if len(where) == 1 else ""
            return Listed("e.id", tables, tuple(where), "d.last DESC, d.event", given, counted)
    return Listed("e.id", "listed_event e", tuple(where), "e.last DESC, e.id", given)


def findings(db: sqlite3.Connection, filters: Filters) -> Listed | None:
    """List findings by id, in the order of their events; None where none can fit."""
    status, given_status = filters.status, {"own": filters.status}
    about = Filters(
        filters.kind, filters.place, filters.teller, "", filters.start, filters.end, filters.report
    )
    where, given = _of_events(db, about) or (None, {})
    if where is None:
        return None
    tables = "listed_finding f" + (" JOIN listed_event e ON e.id = f.event" if where else "")
    where += ["f.status = :own"] if status else []
    given |= given_status if status else {}
    return Listed("f.id", tables, tuple(where), "f.last DESC, f.event, f.id", given)


_IN = {
    name: f"e.id IN (SELECT event FROM event_{name} WHERE {name} = :{name})"
    for name in ("place", "teller")
}


def _of_events(db: sqlite3.Connection, filters: Filters) -> tuple[list[str], dict[str, Any]] | None:
    """Give what narrows events `e`, None where none can fit."""
    where, given = [], {}
    for name in ("kind", "status", "place", "teller"):
        value = getattr(filters, name)
        if value:
            where.append(_IN.get(name, f"e.{name} = :{name}"))
            given[name] = value
    if _dated(filters):
        where += ["e.last != ''", "e.last >= :start", "e.first <= :end"]
        given |= {"start": filters.start, "end": filters.end or "9999"}
    if filters.report:
        at = place_of(db, filters.report)
        if at is None:
            return None
        where.append("e.id IN (SELECT event FROM event_claim WHERE at BETWEEN :from AND :to)")
        given |= {"from": claim_at(at, 0), "to": claim_at(at, _LAST)}
    return where, given


def _dated(filters: Filters) -> bool:
    return bool(filters.start or filters.end)


def _used(given: Mapping[str, Any], where: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if any(f":{name}" in w for w in where)}


def place_of(db: sqlite3.Connection, label: str) -> int | None:
    """Give the place of a report by its label, None where there is none."""
    query = "SELECT r.at FROM heading h JOIN listed_report r ON r.uid = h.report WHERE h.label = ?"
    row = db.execute(query, (label,)).fetchone()
    return int(row[0]) if row else None


def _span(db: sqlite3.Connection, filters: Filters) -> tuple[int, int, bool] | None:
    """Give the first and last place of the reports of days and of a label; None for none.

    The third says that a report without a day stands between them.
    """
    first, last, odd = 0, 1 << 48, False
    if _dated(filters):
        found = _of_days(db, filters.start, filters.end or "9999")
        if found is None:
            return None
        first, last = found
        query = "SELECT 1 FROM listed_report WHERE day = '' AND at BETWEEN ? AND ? LIMIT 1"
        odd = db.execute(query, found).fetchone() is not None
    if filters.report:
        at = place_of(db, filters.report)
        if at is None or not first <= at <= last:
            return None
        first = last = at
    return first, last, odd


def _of_days(db: sqlite3.Connection, start: str, end: str) -> tuple[int, int] | None:
    bounds = "SELECT {}(day) FROM listed_report WHERE day != '' AND day >= ? AND day <= ?"
    days = [db.execute(bounds.format(f), (start, end)).fetchone()[0] for f in ("max", "min")]
    if days[0] is None:
        return None
    places = "SELECT min(at), max(at) FROM listed_report WHERE day = ?"
    newest, oldest = (db.execute(places, (day,)).fetchone() for day in days)
    return int(newest[0]), int(oldest[1])


def _match(terms: Sequence[Sequence[int]]) -> str:
    """Write what FTS5 is asked: one of each of some words' numbers."""
    return " AND ".join("(" + " OR ".join(f'"{i}"' for i in each) + ")" for each in terms)


def _terms(
    db: sqlite3.Connection, held: Held, query: str, *, tellers: bool
) -> list[tuple[int, ...]]:
    """Give, for each word of a query, the numbers of what holds it."""
    words = dict.fromkeys(fold_name(query).split())
    found = []
    for word in words:
        names = _tellers(db, held, word) if tellers else ()
        found.append((*_words(db, held, word), *names))
    return found


def _words(db: sqlite3.Connection, held: Held, word: str) -> tuple[int, ...]:
    if len(word) < WITHIN:
        return _ids(db, held, word)
    query = "SELECT id FROM word WHERE instr(term, ?) AND term NOT GLOB '=*'"
    return held.once(("words", word), lambda: tuple(row[0] for row in db.execute(query, (word,))))


def _tellers(db: sqlite3.Connection, held: Held, word: str) -> tuple[int, ...]:
    """Give the numbers of the tellers whose name holds a word."""

    def read() -> tuple[int, ...]:
        names = held.names(db)
        fitting = (
            t for t in held.tallies(db) if fits(word, fold_name(source_name(t, names.get(t))))
        )
        return tuple(i for t in fitting for i in _ids(db, held, facet("teller", t)))

    return held.once(("tellers", word), read)


def _ids(db: sqlite3.Connection, held: Held, term: str) -> tuple[int, ...]:
    query = "SELECT id FROM word WHERE term = ?"
    return held.once(("term", term), lambda: tuple(r[0] for r in db.execute(query, (term,))))
