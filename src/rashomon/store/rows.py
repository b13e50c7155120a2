"""Model objects as rows of the tables, and back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from rashomon.model.claim import Claim, Extraction
from rashomon.model.finding import Event, Finding
from rashomon.model.place import Place
from rashomon.model.record import Record
from rashomon.model.report import Incoming
from rashomon.model.source import Source
from rashomon.model.text import Text
from rashomon.store import tables
from rashomon.store.codec import decode, encode

_BATCH = 500


def report_row(incoming: Incoming, text: Text, extraction: Extraction) -> dict[str, Any]:
    """Give the row of a report."""
    report = incoming.report
    return {
        "uid": report.uid,
        "key": report.key,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "published": report.published,
        "raw": incoming.raw,
        "body": encode(report),
        "text": encode(text),
        "extractor": extraction.extractor,
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


def claims_by_report(connection: Connection) -> Mapping[str, list[Claim]]:
    """Give all stored claims by report uid, in text order."""
    found: dict[str, list[Claim]] = {}
    query = select(tables.claim.c.report, tables.claim.c.body).order_by(
        tables.claim.c.report, tables.claim.c.number
    )
    for uid, body in connection.execute(query):
        found.setdefault(uid, []).append(decode(body, Claim))
    return found


def link_rows(record: Record) -> Iterator[dict[str, Any]]:
    """Give the rows of linked claims."""
    for linked in record.claims:
        yield {
            "report": linked.report,
            "number": linked.claim.number,
            "id": linked.id,
            "source": linked.source,
            "body": encode(linked),
        }


def derived_rows(record: Record) -> Iterator[dict[str, Any]]:
    """Give the rows of everything derived but the links."""
    for read in record.reports:
        head = {"uid": read.report.uid, "label": read.label, "outlet": read.outlet}
        yield {"what": "report", "id": read.report.uid, "body": encode(head)}
    for what, things in (
        ("source", record.sources),
        ("place", record.places),
        ("event", record.events),
        ("finding", record.findings),
    ):
        for thing in things:
            yield {"what": what, "id": thing.id, "body": encode(thing)}


def derived(connection: Connection) -> dict[str, list[Any]]:
    """Give everything derived but the links, by what it is."""
    kinds: dict[str, Any] = {
        "report": dict[str, str],
        "source": Source,
        "place": Place,
        "event": Event,
        "finding": Finding,
    }
    found: dict[str, list[Any]] = {kind: [] for kind in kinds}
    for row in connection.execute(
        select(tables.derived).order_by(tables.derived.c.what, tables.derived.c.id)
    ):
        found[row.what].append(decode(row.body, kinds[row.what]))
    return found


def parts(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Part rows into lists short enough for one statement."""
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == _BATCH:
            yield part
            part = []
    if part:
        yield part
