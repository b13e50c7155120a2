"""Events and findings in the catalogue, and of each claim the event that it is shown with."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model.claim import Claim
from rashomon.model.finding import Event, Finding, Status, foremost
from rashomon.model.moment import iso_day
from rashomon.store.catalogue.reports import claim_at
from rashomon.store.codec import decode

CREDITS = "the report credits"
COPIED = re.compile(r"^copied from report (.+?): ")

_CLAIMS = """SELECT l.id, l.number, l.source, r.at, r.told, r.source, r.outlet, r.label
             FROM json_each(?) j JOIN link l ON l.id = j.value
             JOIN listed_report r ON r.uid = l.report"""
_SETTLED = """UPDATE listed_claim SET (event, status) = (
                  SELECT e.id, e.status FROM event_claim c JOIN listed_event e ON e.id = c.event
                  WHERE c.at = listed_claim.at ORDER BY e.last DESC, e.id LIMIT 1)
              WHERE at IN (SELECT at FROM event_claim {where})"""


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim of an event: its place, its teller, and of its report place, date, outlet and name."""

    at: int
    source: str
    report: int
    told: str
    outlet: str
    printed: str


class Events:
    """Puts events with their findings into the catalogue, each once; reports are there already."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._source = lru_cache(maxsize=20_000)(self._source_name)

    def put(self, id_: str) -> None:
        """Put an event; one without claims is left out."""
        body = self._db.execute("SELECT body FROM event WHERE id = ?", (id_,)).fetchone()[0]
        event = decode(body, Event)
        findings = list(self.findings(id_))
        claims = self.claims(event.claims)
        if not event.claims:
            return
        self._put_event(event, findings, claims.values())
        self._put_findings(event, findings, claims)
        self.put_credits(findings, claims)

    def findings(self, event: str) -> Iterator[Finding]:
        """Give an event's findings by id."""
        rows = self._db.execute("SELECT body FROM finding WHERE event = ? ORDER BY id", (event,))
        return (decode(row[0], Finding) for row in rows)

    def claims(self, ids: Iterable[str]) -> dict[str, _Told]:
        """Give what the catalogue knows of claims."""
        rows = self._db.execute(_CLAIMS, (json.dumps(list(ids)),))
        return {
            id_: _Told(claim_at(at, number), source, at, told, by, outlet or label)
            for id_, number, source, at, told, by, outlet, label in rows
        }

    def _put_event(
        self, event: Event, findings: Collection[Finding], claims: Collection[_Told]
    ) -> None:
        first, last = event.days
        dated = sorted(c.told for c in claims if iso_day(c.told))
        origins = {o.source for f in findings for p in f.positions for o in p.origins}
        self._db.execute(
            "INSERT INTO listed_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event.id,
                first,
                last,
                event.kind.value,
                foremost({f.status for f in findings}).value,
                len({c.report for c in claims}),
                len(origins - {""}),
                dated[0] if dated else "",
                dated[-1] if dated else "",
            ),
        )
        put = self._db.executemany
        put(
            "INSERT OR IGNORE INTO event_place VALUES (?, ?, ?)",
            [(p, last, event.id) for p in event.places],
        )
        tellers = dict.fromkeys(c.source for c in claims)
        put("INSERT INTO event_teller VALUES (?, ?, ?)", [(t, last, event.id) for t in tellers])
        put("INSERT INTO event_claim VALUES (?, ?)", [(c.at, event.id) for c in claims])

    def _put_findings(
        self, event: Event, findings: Iterable[Finding], claims: dict[str, _Told]
    ) -> None:
        first, last = event.days
        rows = []
        for finding in findings:
            told = [claims[c] for p in finding.positions for c in p.claims if c in claims]
            origins = {o.source for p in finding.positions for o in p.origins}
            figure = finding.figure
            rows.append(
                (
                    finding.id,
                    event.id,
                    last,
                    finding.aspect.value,
                    finding.status.value,
                    finding.status is Status.CONTESTED,
                    first,
                    figure.measure.value if figure else "",
                    len(figure.inputs) if figure else 0,
                    len(self._lines(finding, claims)),
                    len({t.report for t in told}),
                    len(origins - {""}),
                )
            )
        self._db.executemany(
            "INSERT INTO listed_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )

    def _lines(self, finding: Finding, claims: dict[str, _Told]) -> set[str]:
        """Give the names of those who tell a finding's figure."""
        if finding.figure is None:
            return set()
        query = """SELECT l.id, l.source, c.body FROM json_each(?) j JOIN link l ON l.id = j.value
                   JOIN claim c ON c.report = l.report AND c.number = l.number"""
        ids = json.dumps([i.claim for i in finding.figure.inputs])
        found = set()
        for id_, source, body in self._db.execute(query, (ids,)):
            claim = decode(body, Claim)
            own = claim.in_own_voice
            found.add(claims[id_].printed if own else self._source(source) or claim.source.name)
        return found

    def _source_name(self, id_: str) -> str:
        """Give a source's name, "" where no registry knows it."""
        query = "SELECT name, json_extract(CAST(body AS TEXT), '$.provisional') FROM source WHERE id = ?"
        row = self._db.execute(query, (id_,)).fetchone()
        return str(row[0]) if row and not row[1] else ""

    def put_credits(self, findings: Iterable[Finding], claims: dict[str, _Told]) -> None:
        """Note of claims in an outlet's own voice where it has them from, as the first finding says."""
        rows = [row for f in findings for row in self._credits(f, claims)]
        self._db.executemany(
            """INSERT INTO credit SELECT ?, ?, ?, ?, ? WHERE
               EXISTS (SELECT 1 FROM listed_claim WHERE at = ?1 AND own)
               ON CONFLICT DO UPDATE SET finding = excluded.finding, told = excluded.told,
               by = excluded.by, label = excluded.label WHERE excluded.finding < finding""",
            rows,
        )

    def _credits(
        self, finding: Finding, claims: dict[str, _Told]
    ) -> Iterator[tuple[int, str, str, str, str]]:
        for origin in (o for p in finding.positions for o in p.origins):
            for id_, reason in zip(origin.claims, origin.reasons, strict=False):
                if id_ in claims:
                    told, label = self._root(origin.source, reason)
                    claim = claims[id_]
                    passed = told and told != claim.outlet
                    yield claim.at, finding.id, told if passed else "", claim.outlet, label

    def _root(self, origin: str, reason: str) -> tuple[str, str]:
        """Give whom a reason says a claim is from, "" for nobody, and the report it was copied from."""
        copied = COPIED.match(reason)
        query = "SELECT outlet FROM heading WHERE label = ?"
        row = self._db.execute(query, (copied[1],)).fetchone() if copied else None
        if row is not None and copied is not None:
            return str(row[0]), copied[1]
        return (origin if reason.startswith(CREDITS) else ""), ""

    def settle(self, claims: Collection[int] | None = None) -> None:
        """Show claims, all unless some are named by their places, with the newest of their events."""
        if claims is None:
            self._db.execute(_SETTLED.format(where=""))
            return
        places = json.dumps(sorted(claims))
        self._db.execute(
            """UPDATE listed_claim SET event = '', status = 'unknown_lineage'
               WHERE at IN (SELECT value FROM json_each(?))""",
            (places,),
        )
        where = "WHERE at IN (SELECT value FROM json_each(?))"
        self._db.execute(_SETTLED.format(where=where), (places,))
