"""Parts of a record read as a small record of their own, from which the views of pages are made."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rashomon.model.claim import Claim
from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import MediaType, Report
from rashomon.model.text import Text
from rashomon.publish.desk.indexed import Indexed
from rashomon.serve.sql.held import Held
from rashomon.store.catalogue.reports import BITS
from rashomon.store.codec import decode
from rashomon.store.rows import linked_of

_COLUMNS = """SELECT l.id, l.report, l.source, l.body, c.body AS claim,
              r.at, r.label, r.source, r.outlet, r.told, r.headline"""
_CLAIM = "JOIN claim c ON c.report = l.report AND c.number = l.number"
_BY_ID = f"""{_COLUMNS} FROM json_each(?) j CROSS JOIN link l ON l.id = j.value {_CLAIM}
             JOIN listed_report r ON r.uid = l.report"""
_BY_PLACE = f"""{_COLUMNS} FROM json_each(?) j CROSS JOIN listed_report r ON r.at = j.value >> {BITS}
                JOIN link l ON l.report = r.uid AND l.number = j.value & {(1 << BITS) - 1} {_CLAIM}"""
_OF_REPORT = f"""{_COLUMNS} FROM listed_report r JOIN link l ON l.report = r.uid {_CLAIM}
                 WHERE r.at = ? ORDER BY l.number"""
_LINK = ("id", "report", "source", "body")


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is read of a report where only its text is wanted."""

    text: str


class Pieces:
    """What is read of a record for one answer."""

    def __init__(self, db: sqlite3.Connection, held: Held) -> None:
        self._db, self._held = db, held
        self._events: dict[str, Event] = {}
        self._findings: dict[str, Finding] = {}
        self._claims: dict[str, LinkedClaim] = {}
        self._reads: dict[str, ReadReport] = {}
        self.at: dict[int, str] = {}

    def events(self, ids: Iterable[str]) -> Sequence[Event]:
        """Read events, in the order of their ids as given."""
        found = self._bodies("SELECT id, body FROM event WHERE id IN (SELECT value FROM json_each(?))", ids)  # fmt: skip
        self._events |= {i: decode(body, Event) for i, body in found.items()}
        return [self._events[i] for i in ids if i in self._events]

    def findings(self, ids: Iterable[str]) -> Sequence[Finding]:
        """Read findings, in the order of their ids as given."""
        found = self._bodies("SELECT id, body FROM finding WHERE id IN (SELECT value FROM json_each(?))", ids)  # fmt: skip
        self._findings |= {i: decode(body, Finding) for i, body in found.items()}
        return [self._findings[i] for i in ids if i in self._findings]

    def findings_of(self, events: Iterable[str]) -> Sequence[Finding]:
        """Read the findings of events, by id."""
        query = "SELECT id, body FROM finding WHERE event IN (SELECT value FROM json_each(?))"
        found = {i: decode(body, Finding) for i, body in self._bodies(query, events).items()}
        self._findings |= found
        return [found[i] for i in sorted(found)]

    def _bodies(self, query: str, ids: Iterable[str]) -> dict[str, bytes]:
        return dict(self._db.execute(query, (json.dumps(list(ids)),)).fetchall())

    def claims(self, ids: Iterable[str]) -> None:
        """Read claims by their ids."""
        new = [i for i in dict.fromkeys(ids) if i not in self._claims]
        self._take(self._db.execute(_BY_ID, (json.dumps(new),)))

    def claims_at(self, places: Iterable[int]) -> None:
        """Read claims by their places."""
        self._take(self._db.execute(_BY_PLACE, (json.dumps(list(places)),)))

    def claims_of(self, report_at: int) -> Sequence[LinkedClaim]:
        """Read a report's claims by the report's place, in text order."""
        return self._take(self._db.execute(_OF_REPORT, (report_at,)))

    def _take(self, rows: Iterable[Sequence[Any]]) -> Sequence[LinkedClaim]:
        taken = []
        for row in rows:
            linked = linked_of(dict(zip(_LINK, row, strict=False)), decode(row[4], Claim))
            self._claims[linked.id] = linked
            self.at[row[5] << BITS | linked.claim.number] = linked.id
            if linked.report not in self._reads:
                self._reads[linked.report] = slim(linked.report, *row[6:])
            taken.append(linked)
        return taken

    def claims_told(self) -> None:
        """Read the claims of the events and findings that were read."""
        self.claims(c for e in self._events.values() for c in e.claims)
        self.claims_found()

    def claims_found(self) -> None:
        """Read the claims of the findings that were read."""
        self.claims(c for f in self._findings.values() for c in claims_of(f))

    def texts(self) -> None:
        """Read the stored texts of the reports whose claims were read; their blocks are left out."""
        query = "SELECT uid, body FROM report WHERE uid IN (SELECT value FROM json_each(?))"
        for uid, body in self._bodies(query, self._reads).items():
            read = self._reads[uid]
            report = replace(read.report, text=decode(body, _Stored).text)
            self._reads[uid] = replace(read, report=report)

    def whole(self, read: ReadReport) -> None:
        """Take in a report that was read with its text."""
        self._reads[read.report.uid] = read

    def indexed(self) -> Indexed:
        """Give what was read, as a record with its indexes."""
        return Indexed(self.record())

    def record(self) -> Record:
        """Give what was read, as a record."""
        claims = sorted(
            self._claims.values(), key=lambda c: (self._reads[c.report].label, c.claim.number)
        )
        events = [self._events[i] for i in sorted(self._events)]
        findings = [self._findings[i] for i in sorted(self._findings)]
        told = {i for c in claims for i in (c.source, *c.via, c.agent, c.target)}
        told |= {o.source for f in findings for p in f.positions for o in p.origins}
        places = self._held.places(self._db)
        named = {p.place for c in claims for p in c.places} | {p for e in events for p in e.places}
        return Record(
            tuple(sorted(self._reads.values(), key=lambda r: r.label)),
            tuple(claims),
            self._held.sources(self._db, told | {r.outlet for r in self._reads.values()}),
            tuple(places[i] for i in sorted(named) if i in places),
            tuple(events),
            tuple(findings),
        )


def claims_of(finding: Finding) -> list[str]:
    """Give the ids of the claims that a finding tells of."""
    found = [c for p in finding.positions for c in p.claims]
    found += [c for p in finding.positions for o in p.origins for c in o.claims]
    return found + [i.claim for i in finding.figure.inputs] if finding.figure else found


def slim(uid: str, label: str, source: str, outlet: str, told: str, headline: str) -> ReadReport:
    """Give a report without its text, as lists show it."""
    report = Report(uid, label, "", MediaType.PLAIN, "", headline, outlet, told)
    return ReadReport(report, Text(()), label, source)
