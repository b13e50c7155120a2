"""A record of any size, put into a store by its own row writers: nothing is parsed, linked or reconciled.

Reports and claims are those of `synthetic`. Claims of one happening are one event, with findings on
whether it happened, its toll and who holds the place; a denial makes it contested. What is wanted is a
record as large as a real one and of its shape, not a true one.
"""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, insert
from synthetic import CITIES, OUTLETS, QUARTERS, TELLERS, Made, reports

from rashomon.model.claim import Kind, SourceType, Stance
from rashomon.model.finding import (
    AspectKind,
    Event,
    Figure,
    FigureInput,
    Finding,
    Origin,
    Position,
    Status,
)
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import slug
from rashomon.model.place import Place, PlaceLink
from rashomon.model.quantity import Measure
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source
from rashomon.model.time import DatePrecision, When
from rashomon.store import tables
from rashomon.store.rows import claim_row, derived_rows, report_row
from rashomon.store.sqlite import open_store
from rashomon.store.statements import set_meta

_Key = tuple[str, str, int]
"""What makes two claims one happening: the place, the words without figures and names, a third of reports."""

A_DAY = 100
_CHUNK = 400
_STALE = 4
_PLACE = "|".join((*QUARTERS, *CITIES))
_NAMED = re.compile(rf"\b(?:the (?:{_PLACE}) district of )?(?:{_PLACE})\b|\d+")
_WHO = re.compile(rf"\b(?:{_PLACE})\b")
_IDS = {name: f"p{n}" for n, name in enumerate((*CITIES, *QUARTERS))}


@dataclass
class _Happening:
    """Claims of one happening, with the day it was first told on."""

    number: int
    day: date
    claims: list[LinkedClaim] = field(default_factory=list)


def write(path: Path, claims: int, seed: int = 1) -> None:
    """Write a record of at least so many claims; progress goes to stderr."""
    store = open_store(path, write=True)
    with store._writing() as connection:
        _write(connection, claims, seed)
        _say("the catalogue")
        store._fill(connection)
        set_meta(connection, "derived", f"{claims} claims of seed {seed}")
    store.close()
    _say("done")


def _write(connection: Connection, wanted: int, seed: int) -> None:
    _put(connection, Record((), (), _sources(), _places(), (), ()))
    made, written = reports(seed, A_DAY), 0
    told: dict[_Key, _Happening] = {}
    while written < wanted:
        chunk = list(islice(made, _CHUNK))
        _put_raw(connection, chunk)
        reads, claims = _linked(chunk)
        written += len(claims)
        today = date.fromisoformat(claims[-1].published)
        _gather(told, claims)
        gone = [k for k, h in told.items() if (today - h.day).days > _STALE or written >= wanted]
        _put(connection, _events(reads, claims, [told.pop(k) for k in gone]))
        if written // 100_000 != (written - len(claims)) // 100_000:
            _say(f"{written} claims")


def _say(words: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")


def _put(connection: Connection, record: Record) -> None:
    for table, made in derived_rows(record, {}):
        if rows := list(made):
            connection.execute(insert(table), rows)


def _put_raw(connection: Connection, chunk: Sequence[Made]) -> None:
    connection.execute(insert(tables.report), [report_row(*each) for each in chunk])
    rows = [claim_row(i.report.uid, c) for i, _, e in chunk for c in e.claims]
    connection.execute(insert(tables.claim), rows)


def _sources() -> tuple[Source, ...]:
    tellers = (Source(slug(n), n, t, side=_side(n)) for n, t in TELLERS)
    outlets = (Source(slug(n), n, SourceType.MEDIA) for n in OUTLETS)
    return tuple(sorted((*tellers, *outlets), key=lambda s: s.id))


def _side(name: str) -> str:
    return {"Syrian army": "syrian-government", "Syrian rebels": "syrian-opposition"}.get(name, "")


def _places() -> tuple[Place, ...]:
    made = []
    for n, name in enumerate((*CITIES, *QUARTERS)):
        feature, parent = (
            ("town", "") if name in CITIES else ("neighbourhood", f"p{n % len(CITIES)}")
        )
        made.append(
            Place(f"p{n}", name, feature, (), parent, "SY", 33 + n % 37 / 10, 36 + n % 53 / 10)
        )
    return tuple(sorted(made, key=lambda p: p.id))


def _linked(chunk: Sequence[Made]) -> tuple[list[ReadReport], list[LinkedClaim]]:
    reads, claims = [], []
    for incoming, text, extraction in chunk:
        report = incoming.report
        read = ReadReport(report, text, report.key, slug(report.outlet))
        reads.append(read)
        for claim in extraction.claims:
            own = claim.source_type is SourceType.OUTLET
            source = read.outlet if own else slug(claim.source.name)
            ids = [_IDS[m[0]] for w in claim.places if (m := _WHO.search(w.text))]
            places = tuple(
                PlaceLink(w, i, 1, 1.0, "its name") for w, i in zip(claim.places, ids, strict=False)
            )
            day = report.published
            claims.append(
                LinkedClaim(
                    f"{read.label}-{claim.number}", report.uid, day, claim, source,
                    places=places, when=When(day, day, day, DatePrecision.DAY),
                )
            )  # fmt: skip
    return reads, claims


def _gather(told: dict[_Key, _Happening], claims: Sequence[LinkedClaim]) -> None:
    for linked in claims:
        quote = linked.claim.quote.text
        named = _WHO.search(quote)
        key = (named[0] if named else "", _NAMED.sub("", quote), int(linked.report[0], 16) % 3)
        if key not in told:
            _gather.number += 1  # type: ignore[attr-defined]
            told[key] = _Happening(_gather.number, date.fromisoformat(linked.published))  # type: ignore[attr-defined]
        told[key].claims.append(linked)


_gather.number = 0  # type: ignore[attr-defined]


def _events(
    reads: Sequence[ReadReport], claims: Sequence[LinkedClaim], told: Sequence[_Happening]
) -> Record:
    events, findings = [], []
    for each in told:
        made = list(_findings(each))
        findings += made
        first = each.claims[0]
        places = dict.fromkeys(p.place for c in each.claims for p in c.places)
        fine = sorted(places, key=lambda p: (int(p[1:]) < len(CITIES), p))
        ids = tuple(c.id for c in each.claims)
        events.append(
            Event(
                f"e{each.number:07}", first.claim.kind, first.claim.quote.text[:60], tuple(fine[:2]),
                first.when, ids, tuple(f.id for f in made),
            )
        )  # fmt: skip
    return Record(tuple(reads), tuple(claims), (), (), tuple(events), tuple(findings))


def _findings(told: _Happening) -> Iterator[Finding]:
    claims, id_ = told.claims, f"e{told.number:07}"
    kind = claims[0].claim.kind
    for aspect, answer in (
        (AspectKind.OCCURRENCE, "It happened"),
        (AspectKind.HOLDER, "Held by the Syrian government side"),
    ):
        if aspect is AspectKind.HOLDER and kind is not Kind.CONTROL:
            continue
        yes = [c for c in claims if c.claim.stance is not Stance.DENY]
        no = [c for c in claims if c.claim.stance is Stance.DENY]
        sides = ((answer, yes, False), ("It did not", no, True))
        positions = tuple(
            Position(words, tuple(c.id for c in held), _origins(held), denies=denies)
            for words, held, denies in sides
            if held
        )
        roots = {o.source for p in positions for o in p.origins if o.is_known}
        status = Status.SINGLE_SOURCE if len(roots) == 1 else Status.CORROBORATED
        status = Status.CONTESTED if yes and no else status if roots else Status.UNKNOWN_LINEAGE
        yield Finding(
            f"{id_}-{aspect.value}", id_, aspect, f"Did it happen: {claims[0].claim.quote.text[:40]}?",
            positions, status, "As the claims tell.",
        )  # fmt: skip
    yield from _tolls(told, id_)


def _tolls(told: _Happening, id_: str) -> Iterator[Finding]:
    counted = [(c, c.claim.quantities[0]) for c in told.claims if c.claim.quantities]
    if not counted:
        return
    origin = {c.id: "" if c.claim.in_own_voice else c.source for c, _ in counted}
    inputs = tuple(
        FigureInput(c.id, origin[c.id], q.low, q.high, c.published, c.source) for c, q in counted
    )
    values = sorted(q.low or 0.0 for _, q in counted)
    figure = Figure(
        counted[0][1].measure or Measure.KILLED, counted[0][1].unit, values[0],
        values[len(values) // 2], values[-1], "the median", inputs,
    )  # fmt: skip
    held = [c for c, _ in counted]
    position = Position("A toll", tuple(c.id for c in held), _origins(held))
    yield Finding(
        f"{id_}-figure", id_, AspectKind.FIGURE, "How many?", (position,), Status.SINGLE_SOURCE,
        "As the claims tell.", figure,
    )  # fmt: skip


def _origins(claims: Sequence[LinkedClaim]) -> tuple[Origin, ...]:
    by_root: dict[str, list[str]] = defaultdict(list)
    for linked in claims:
        by_root["" if linked.claim.in_own_voice else linked.source].append(linked.id)
    return tuple(
        Origin(root, tuple(ids), tuple("it tells" for _ in ids))
        for root, ids in sorted(by_root.items())
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
