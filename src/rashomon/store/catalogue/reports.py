"""Reports, claims and their words in the catalogue.

Reports stand newest first: each has a place `at`, and its claims have places
after it, so that whatever is asked comes in order. Between two reports there
is room for a few that come later.

A text is indexed as the numbers of its words, and a claim also as those of its
kind, teller and places ("=kind:clash"): one index answers words and filters.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from rashomon.errors import StoreError
from rashomon.model.claim import Claim, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.moment import iso_day
from rashomon.model.naming import fold_text
from rashomon.model.record import ReadReport
from rashomon.model.report import Report
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.store.codec import decode
from rashomon.store.rows import linked_of

BITS = 14
"""A claim's place is its report's, moved by so many bits, and its number."""

ROOM = 16
"""Places between one report and the next."""

FIRST = 1 << 30
"""The place of the newest report when the catalogue is made."""

_READ = """SELECT r.body, r.text, h.label, h.outlet FROM heading h
           JOIN report r ON r.uid = h.report WHERE h.report = ?"""
_TOLD = """SELECT l.id, l.report, l.source, l.body, c.body AS claim FROM link l
           JOIN claim c ON c.report = l.report AND c.number = l.number
           WHERE l.report = ? ORDER BY l.number"""


def facet(name: str, value: str) -> str:
    """Give the term that stands for a claim's kind, teller or place; no word is like it."""
    return f"={name}:{value}"


def claim_at(report_at: int, number: int) -> int:
    """Give a claim's place."""
    return report_at << BITS | number


class Reports:
    """Puts reports with their claims into the catalogue, each once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._words: dict[str, int] = {}

    def put(self, uid: str, at: int) -> None:
        """Put a report at its place; raises StoreError where it has more claims than there is room for."""
        read, claims = self._read(uid)
        if claims and claims[-1].claim.number >= 1 << BITS:
            raise StoreError(
                f"report {read.label} has too many claims", remedy="cut it into several reports"
            )
        told, report = read.told, read.report
        self._db.execute(
            "INSERT INTO listed_report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (at, uid, read.label, read.outlet, report.outlet, told, iso_day(told), read.headline, len(claims)),
        )  # fmt: skip
        self._index("report_words", at, _terms(f"{report.title} {report.outlet} {report.text}"))
        self._db.executemany(
            "INSERT INTO listed_claim VALUES (?, ?, ?, ?, '', 'unknown_lineage')",
            [_claim_row(at, c) for c in claims],
        )
        for linked in claims:
            self._index("claim_words", claim_at(at, linked.claim.number), _claim_terms(linked))
        self._tally(read, claims)

    def _read(self, uid: str) -> tuple[ReadReport, list[LinkedClaim]]:
        body, text, label, outlet = self._db.execute(_READ, (uid,)).fetchone()
        read = ReadReport(decode(body, Report), decode(text, Text), label, outlet)
        names = ("id", "report", "source", "body")
        rows = self._db.execute(_TOLD, (uid,))
        claims = [
            linked_of(dict(zip(names, row, strict=False)), decode(row[4], Claim)) for row in rows
        ]
        return read, claims

    def _index(self, table: str, at: int, terms: Iterable[str]) -> None:
        words = " ".join(str(self._word(term)) for term in dict.fromkeys(terms))
        self._db.execute(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", (at, words))

    def _word(self, term: str) -> int:
        found = self._words.get(term)
        if found is None:
            row = self._db.execute("SELECT id FROM word WHERE term = ?", (term,)).fetchone()
            add = "INSERT INTO word (term) VALUES (?)"
            found = row[0] if row else int(self._db.execute(add, (term,)).lastrowid or 0)
            self._words[term] = found
        return found

    def _tally(self, read: ReadReport, claims: Iterable[LinkedClaim]) -> None:
        claims = list(claims)
        put = self._db.executemany
        put("INSERT OR IGNORE INTO listed_kind VALUES (?)", {(c.claim.kind.value,) for c in claims})
        put(
            """INSERT INTO listed_place VALUES (?, ?)
               ON CONFLICT DO UPDATE SET prec = min(prec, excluded.prec)""",
            [(p.place, p.where_prec) for c in claims for p in c.places],
        )
        put(
            """INSERT INTO relayed VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1""",
            [pair for c in claims for pair in _relays(read, c)],
        )
        put(
            """INSERT INTO listed_flow VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
               label = excluded.label, number = excluded.number, claim = excluded.claim
               WHERE (excluded.label, excluded.number) < (label, number)""",
            [(*ends, read.label, c.claim.number, c.id) for c in claims if (ends := _ends(c))],
        )
        put(
            """INSERT INTO listed_teller VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET
               claims = claims + excluded.claims, denials = denials + excluded.denials,
               reports = reports + 1""",
            _tellers(claims),
        )


def _terms(text: str) -> list[str]:
    return fold_text(text).split()


def _claim_terms(linked: LinkedClaim) -> list[str]:
    places = (facet("place", p.place) for p in linked.places if p.place)
    kind, teller = facet("kind", linked.claim.kind.value), facet("teller", linked.source)
    return [*_terms(linked.claim.quote.text), kind, teller, *places]


def _claim_row(at: int, linked: LinkedClaim) -> tuple[Any, ...]:
    claim = linked.claim
    denies = claim.stance is Stance.DENY
    return claim_at(at, claim.number), linked.source, denies, claim.in_own_voice


def _relays(read: ReadReport, linked: LinkedClaim) -> Iterator[tuple[str, str]]:
    if linked.claim.in_own_voice:
        return
    chain = (linked.source, *linked.via, read.outlet)
    yield from ((told, by) for told, by in pairwise(chain) if told != by)


def _ends(linked: LinkedClaim) -> tuple[str, str] | None:
    ends = (linked.claim.from_place, linked.claim.to_place)
    origin, target = (_resolved(linked, end) for end in ends)
    return (origin, target) if origin and target and origin != target else None


def _resolved(linked: LinkedClaim, words: Words | None) -> str:
    return next((p.place for p in linked.places if words and p.words == words), "")


def _tellers(claims: Iterable[LinkedClaim]) -> list[tuple[str, int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for linked in claims:
        told, denied = found.get(linked.source, (0, 0))
        found[linked.source] = told + 1, denied + (linked.claim.stance is Stance.DENY)
    return [(source, told, denied) for source, (told, denied) in found.items()]
