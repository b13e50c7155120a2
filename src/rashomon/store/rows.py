"""Model objects as rows of the tables, and back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table

from rashomon.errors import StoreCorruptError
from rashomon.model.claim import Claim, Extraction
from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place, PlaceLink
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import Incoming, Report
from rashomon.model.source import Source
from rashomon.model.text import Text
from rashomon.model.time import When
from rashomon.store import tables
from rashomon.store.codec import decode, encode
from rashomon.store.protocol import Shelved, Stored

Row = Mapping[str, Any] | RowMapping
T = TypeVar("T", Source, Place, Event, Finding)


@dataclass(frozen=True, slots=True)
class _Link:
    """What a linked claim adds to the claim, which is stored once."""

    published: str
    via: tuple[str, ...]
    agent: str
    target: str
    places: tuple[PlaceLink, ...]
    when: When | None


def report_row(incoming: Incoming, text: Text, extraction: Extraction) -> dict[str, Any]:
    """Give the row of a report."""
    report = incoming.report
    return {
        "uid": report.uid,
        "key": report.key,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "published": report.published,
        "extractor": extraction.extractor,
        "body": encode(report),
        "text": encode(text),
        "raw": incoming.raw,
    }


def claim_row(uid: str, claim: Claim) -> dict[str, Any]:
    """Give the row of a claim."""
    return {
        "report": uid,
        "number": claim.number,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "quote": claim.quote.text,
        "source": claim.source.name,
        "stance": claim.stance.value,
        "kind": claim.kind.value,
        "body": encode(claim),
    }


def stored_of(report: Row, claims: Iterable[Row]) -> Stored:
    """Read a stored report back from its rows, claims in order of number."""
    told = tuple(decode(row["body"], Claim) for row in claims)
    return Stored(
        decode(report["body"], Report),
        decode(report["text"], Text),
        Extraction(report["extractor"], told),
    )


def content_digest(rows: Iterable[Row]) -> str:
    """Give the digest of rows: every column of every row, whatever the order of rows."""
    return sha256(b"".join(sorted(map(row_digest, rows)))).hexdigest()


def row_digest(row: Row) -> bytes:
    """Give the digest of one row: each column's name, length and value."""
    digest = sha256()
    for name in sorted(row.keys()):
        value = row[name]
        told = bytes(value) if isinstance(value, bytes | memoryview) else repr(value).encode()
        digest.update(f"{name} {len(told)} ".encode() + told)
    return digest.digest()


def derived_rows(
    record: Record, shelves: Shelved
) -> Iterator[tuple[Table, Iterator[dict[str, Any]]]]:
    """Give the rows of everything derived, table by table, with what reconciling keeps."""
    yield (
        tables.heading,
        (
            {"report": read.report.uid, "label": read.label, "outlet": read.outlet}
            for read in record.reports
        ),
    )
    yield tables.link, map(_link_row, record.claims)
    yield tables.source, map(_source_row, record.sources)
    yield tables.place, map(_place_row, record.places)
    yield tables.event, map(_event_row, record.events)
    yield tables.finding, map(_finding_row, record.findings)
    yield (
        tables.shelf,
        (
            {"shelf": shelf, "key": key, "body": body}
            for (shelf, key), body in shelves.items()
            if body is not None
        ),
    )


def _link_row(linked: LinkedClaim) -> dict[str, Any]:
    rest = _Link(
        linked.published, linked.via, linked.agent, linked.target, linked.places, linked.when
    )
    return {
        "report": linked.report,
        "number": linked.claim.number,
        "id": linked.id,
        "source": linked.source,
        "body": encode(rest),
    }


def _source_row(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "type": source.type.value,
        "side": source.side,
        "body": encode(source),
    }


def _place_row(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "latitude": _real(place.latitude),
        "longitude": _real(place.longitude),
        "body": encode(place),
    }


def _event_row(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind.value,
        "start": event.when.start if event.when else None,
        "end": event.when.end if event.when else None,
        "body": encode(event),
    }


def _finding_row(finding: Finding) -> dict[str, Any]:
    figure = finding.figure
    return {
        "id": finding.id,
        "event": finding.event,
        "aspect": finding.aspect.value,
        "status": finding.status.value,
        "measure": figure.measure.value if figure else None,
        "low": _real(figure.low) if figure else None,
        "best": _real(figure.best) if figure else None,
        "high": _real(figure.high) if figure else None,
        "body": encode(finding),
    }


def _real(value: float | None) -> float | None:
    """Make a number what the database gives back for it: 250 comes back as 250.0."""
    return None if value is None else float(value)


def record_of(stored: Iterable[Stored], derived: Mapping[str, Iterable[Row]]) -> Record:
    """Put a record together from stored reports and the derived rows by table name.

    Reports and claims that the derived part does not take in yet stay out.
    Raises StoreCorruptError where it takes in what is not there.
    """
    held = {each.report.uid: each for each in stored}
    heads = {row["report"]: row for row in derived["heading"]}
    label = {uid: row["label"] for uid, row in heads.items()}
    missing = sorted(heads.keys() - held.keys())
    if missing:
        raise StoreCorruptError(
            f"report {label[missing[0]]} was taken out of the record",
            remedy="restore the record from a copy",
        )
    claims = {(uid, c.number): c for uid, each in held.items() for c in each.extraction.claims}
    linked = [_linked(row, claims) for row in derived["link"]]
    reports = [
        ReadReport(held[uid].report, held[uid].text, row["label"], row["outlet"])
        for uid, row in heads.items()
    ]
    return Record(
        tuple(sorted(reports, key=lambda r: r.label)),
        tuple(sorted(linked, key=lambda c: (label[c.report], c.claim.number))),
        _whole(derived["source"], Source),
        _whole(derived["place"], Place),
        _whole(derived["event"], Event),
        _whole(derived["finding"], Finding),
    )


def _linked(row: Row, claims: Mapping[tuple[str, int], Claim]) -> LinkedClaim:
    claim = claims.get((row["report"], row["number"]))
    if claim is None:
        raise StoreCorruptError(
            f"claim {row['id']} is not there any more", remedy="run rashomon build again"
        )
    return linked_of(row, claim)


def linked_of(row: Row, claim: Claim) -> LinkedClaim:
    """Read a linked claim back from its link's row and the claim."""
    rest = decode(row["body"], _Link)
    return LinkedClaim(
        row["id"],
        row["report"],
        rest.published,
        claim,
        row["source"],
        rest.via,
        rest.agent,
        rest.target,
        rest.places,
        rest.when,
    )


def _whole(rows: Iterable[Row], kind: type[T]) -> tuple[T, ...]:
    return tuple(sorted((decode(row["body"], kind) for row in rows), key=lambda thing: thing.id))
