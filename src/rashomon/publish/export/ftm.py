"""The record as FollowTheMoney entities, one JSON line each, made by hand.

Events, who took part and who tells, reports as articles, and what ties a report
to an event: a Documentation for each claim. Ids are stable for one record.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from rashomon.model.claim import SourceType
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.publish.export.facts import Facts, all_facts, dates, title
from rashomon.publish.export.jsontext import json_lines
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.ranges import said
from rashomon.publish.export.shown import Shown

Values = Sequence[str | int | float | None]
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?")
_SCHEMATA = {
    SourceType.PARTY_GOVERNMENT: "PublicBody",
    SourceType.OFFICIAL_OTHER: "PublicBody",
    SourceType.PARTY_OPPOSITION: "Organization",
    SourceType.PARTY_KURDISH: "Organization",
    SourceType.PARTY_OTHER: "Organization",
    SourceType.MONITOR: "Organization",
    SourceType.UN_OR_NGO: "Organization",
    SourceType.STATE_MEDIA: "Organization",
    SourceType.MEDIA: "Organization",
    SourceType.OUTLET: "Organization",
    SourceType.RESCUE_OR_MEDICAL: "Organization",
}
"""FollowTheMoney's schema by type; what may be a person or a body is a LegalEntity."""


def ftm_lines(shown: Shown) -> Iterator[str]:
    """Give the lines: sources, places, reports, events, then what ties them, by id each."""
    return json_lines(_entities(shown))


def _entities(shown: Shown) -> Iterator[dict[str, Any]]:
    for source in shown.record.sources:
        yield _source(shown, source)
        if source.parent in shown.sources and source.person:
            yield _membership(shown, source)
    for place in shown.record.places:
        yield _place(place)
    for read in shown.record.reports:
        yield _article(shown, read)
    for known in all_facts(shown):
        yield _event(shown, known)
        for linked in known.claims:
            yield _documentation(shown, known, linked)
            if linked.source in shown.sources:
                yield _telling(shown, known, linked)


def _entity(ident: str, schema: str, properties: Mapping[str, Values]) -> dict[str, Any]:
    """Make an entity: values as strings, what is unknown left out."""
    told = {
        name: list(dict.fromkeys(str(v) for v in values if v not in (None, "")))
        for name, values in properties.items()
    }
    return {
        "id": ident,
        "schema": schema,
        "properties": {name: values for name, values in told.items() if values},
    }


def ident(what: str, key: str) -> str:
    """Give the id of a thing: its sort and part of its key's digest, safe in any address."""
    return f"rashomon-{what}-{sha256(key.encode('utf-8', 'backslashreplace')).hexdigest()[:20]}"


def _source_id(shown: Shown, source_id: str) -> str:
    return ident("source", shown.source_ref(source_id))


def _source(shown: Shown, source: Source) -> dict[str, Any]:
    held = source.id in shown.held.roles
    schema = "LegalEntity" if source.provisional else _SCHEMATA.get(source.type, "LegalEntity")
    return _entity(
        _source_id(shown, source.id),
        "Person" if source.person or held else schema,
        {
            "name": [shown.source_name(source.id)],
            "alias": () if held else [n for n in source.names if n != source.name],
            "keywords": [source.type.value, source.side],
            "sourceUrl": [r for r in source.references if _is_address(r)],
            "notes": ["made from a report's words; its type is a guess"] if source.provisional else (),
        },
    )  # fmt: skip


def _is_address(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and not any(c.isspace() for c in url)


def _membership(shown: Shown, source: Source) -> dict[str, Any]:
    key = f"{source.id}\n{source.parent}"
    return _entity(
        ident("membership", key),
        "Membership",
        {
            "member": [_source_id(shown, source.id)],
            "organization": [_source_id(shown, source.parent)],
            "role": ["speaks for"],
        },
    )


def _place(place: Place) -> dict[str, Any]:
    return _entity(
        ident("place", place.id),
        "Address",
        {
            "full": [place.name],
            "country": [place.country.lower()],
            "latitude": [place.latitude],
            "longitude": [place.longitude],
            "remarks": [f"{place.feature} {place.id}"],
        },
    )


def _article(shown: Shown, read: ReadReport) -> dict[str, Any]:
    report, name = read.report, shown.title(read) or read.label
    return _entity(
        ident("report", report.uid),
        "Article",
        {
            "name": [name],
            "title": [name],
            "publisher": [shown.outlet(read)],
            "publishedAt": [_date(read.text.printed_date or report.published)],
            "sourceUrl": [shown.address(read)],
            "mimeType": [report.media_type.value],
        },
    )


def _event(shown: Shown, known: Facts) -> dict[str, Any]:
    where = known.where
    start, end = dates(known.event)
    day = start if start == end else ""
    parties = dict.fromkeys(
        i for c in known.claims for i in (c.agent, c.target) if i in shown.sources
    )
    return _entity(
        ident("event", known.event.id),
        "Event",
        {
            "name": [title(shown, known)],
            "date": [day],
            "startDate": [start],
            "endDate": [end],
            "location": [where.name],
            "country": [where.country.lower()],
            "addressEntity": [ident("place", where.id)] if where.id else (),
            "keywords": [known.kind.value, *sorted({f.status.value for f in known.findings})],
            "involved": [_source_id(shown, p) for p in parties],
            "recordId": [known.event.id],
            "notes": [_note(shown, known, n) for n in range(len(known.findings))],
        },
    )  # fmt: skip


def _note(shown: Shown, known: Facts, at: int) -> str:
    """Say a finding in one line, its status and range with it."""
    finding = known.findings[at]
    question = said(shown, known, finding.question) or finding.aspect.value
    told = f"{question} {finding.status.value.replace('_', ' ')}"
    figure = finding.figure
    if figure is None:
        return told
    bounds = ", ".join(
        f"{name} {value:g}" if value is not None else f"{name} not told"
        for name, value in (("low", figure.low), ("best", figure.best), ("high", figure.high))
    )
    return f"{told}: {figure.measure.value}, {figure.unit}, {bounds}{' or more' * figure.high_open}"


def _documentation(shown: Shown, known: Facts, linked: LinkedClaim) -> dict[str, Any]:
    quote = None if known.kept_back else shown.quote(linked)
    return _entity(
        ident("documentation", f"{linked.id}\n{known.event.id}"),
        "Documentation",
        {
            "document": [ident("report", linked.report)],
            "entity": [ident("event", known.event.id)],
            "role": [linked.claim.stance.value],
            "summary": [quote],
            "date": [_date(linked.published)],
            "recordId": [linked.id],
        },
    )


def _telling(shown: Shown, known: Facts, linked: LinkedClaim) -> dict[str, Any]:
    return _entity(
        ident("telling", f"{linked.id}\n{known.event.id}"),
        "UnknownLink",
        {
            "subject": [_source_id(shown, linked.source)],
            "object": [ident("event", known.event.id)],
            "role": [f"tells of it: {linked.claim.stance.value}"],
            "date": [_date(linked.published)],
            "recordId": [linked.id],
        },
    )


def _date(told: str) -> str:
    """Give a date FollowTheMoney takes, "" for what is none."""
    return told if _DATE.fullmatch(told) else ""


def ftm_losses(shown: Shown) -> Sequence[Loss]:
    """Count what the entities could not hold."""
    record = shown.record
    known = list(all_facts(shown))
    told = {c.id for k in known for c in k.claims}
    return (
        Loss("findings, of which one line stands in their event's notes", len(record.findings), "`--format geojson`"),
        Loss("positions with their claims and origins", sum(len(f.positions) for f in record.findings), "`--format geojson`"),
        Loss("relays between tellers and outlets", sum(len(c.via) for c in record.claims), "`--format prov`"),
        Loss("claims of no event, left out", sum(c.id not in told for c in record.claims), "`--format annotations`"),
        Loss("claims' offsets in the text", len(record.claims), "`--format annotations`"),
        Loss("SHA-256 digests: FollowTheMoney's checksum is SHA-1", len(record.reports), "`--format prov`"),
        Loss("events with several places, of which the finest stands", sum(k.where.others > 0 for k in known), "`--format claims-jsonl`"),
        Loss("addresses of reports that are no web address, left out", sum(bool(r.report.url) and not shown.address(r) for r in record.reports)),
        Loss("quotes by or about a person held back, left out", sum(shown.quote(c) is None for c in record.claims)),
        Loss("persons told as their role alone", len(shown.held.roles)),
        Loss("events whose exact place and words are held back", sum(k.kept_back for k in known)),
    )  # fmt: skip
