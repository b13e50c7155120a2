"""Where every finding comes from, as PROV-JSON (W3C PROV-DM), written a statement at a time.

Reports, claims, events and findings are entities; sources are agents; reading
out the claims and reconciling them are the activities. A claim is quoted from
its report and attributed to its teller and relays, each by role.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote as percent

from rashomon._version import __version__
from rashomon.model.claim import Polarity
from rashomon.model.linked import LinkedClaim
from rashomon.publish.export.facts import all_facts, dates, title
from rashomon.publish.export.jsontext import json_maps
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.ranges import said
from rashomon.publish.export.shown import Shown

Statements = Iterator[tuple[str, object]]
_PROGRAM, _EXTRACTING, _RECONCILING = "ras:program", "ras:extracting", "ras:reconciling"
_PREFIXES = {"ras": "urn:rashomon:"}


def prov_lines(shown: Shown) -> Iterator[str]:
    """Give the lines of one PROV-JSON document, each sort of statement in the record's order."""
    return json_maps(
        {
            "prefix": iter(_PREFIXES.items()),
            "entity": _entities(shown),
            "activity": _activities(),
            "agent": _agents(shown),
            "wasGeneratedBy": _generated(shown),
            "used": _used(shown),
            "wasAssociatedWith": _associated(),
            "wasDerivedFrom": _derived(shown),
            "wasAttributedTo": _attributed(shown),
            "actedOnBehalfOf": _delegated(shown),
        }
    )


def _name(what: str, key: str) -> str:
    return f"ras:{what}-{percent(key, safe='', errors='replace')}"


def _typed(kind: str) -> dict[str, str]:
    return {"$": f"ras:{kind}", "type": "prov:QUALIFIED_NAME"}


def _entities(shown: Shown) -> Statements:
    for read in shown.record.reports:
        yield (
            _name("report", read.report.uid),
            {
                "prov:type": _typed("Report"),
                "prov:label": read.label,
                "ras:title": shown.title(read),
                "ras:outlet": shown.outlet(read),
                "ras:published": read.text.printed_date or read.report.published,
                "ras:sha256": read.report.sha256,
                "ras:url": shown.address(read),
            },
        )
    for linked in shown.record.claims:
        yield _name("claim", linked.id), _claim(shown, linked)
    for known in all_facts(shown):
        start, end = dates(known.event)
        yield (
            _name("event", known.event.id),
            {
                "prov:type": _typed("Event"),
                "prov:label": title(shown, known),
                "ras:kind": known.kind.value,
                "ras:start": start,
                "ras:end": end,
            },
        )
        for finding in known.findings:
            yield (
                _name("finding", finding.id),
                {
                    "prov:type": _typed("Finding"),
                    "prov:label": said(shown, known, finding.question),
                    "ras:aspect": finding.aspect.value,
                    "ras:status": finding.status.value,
                    "ras:reason": said(shown, known, finding.reason),
                },
            )


def _claim(shown: Shown, linked: LinkedClaim) -> dict[str, object]:
    claim, quote = linked.claim, shown.quote(linked)
    told: dict[str, object] = {
        "prov:type": _typed("Claim"),
        "prov:label": linked.id,
        "ras:kind": claim.kind.value,
        "ras:stance": claim.stance.value,
        "ras:negated": claim.polarity is Polarity.NEGATIVE,
        "ras:start": claim.quote.start,
        "ras:end": claim.quote.end,
    }
    return told if quote is None else {**told, "prov:value": quote}


def _activities() -> Statements:
    yield _EXTRACTING, {"prov:label": "claims read out of reports"}
    yield _RECONCILING, {"prov:label": "claims brought together to events and findings"}


def _agents(shown: Shown) -> Statements:
    yield (
        _PROGRAM,
        {
            "prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"},
            "prov:label": f"Rashomon {__version__}",
        },
    )
    for source in shown.record.sources:
        yield (
            _name("source", shown.source_ref(source.id)),
            {
                "prov:label": shown.source_name(source.id),
                "ras:type": source.type.value,
                "ras:side": source.side,
                "ras:provisional": source.provisional,
            },
        )


def _generated(shown: Shown) -> Statements:
    for linked in shown.record.claims:
        ident = _name("claim", linked.id)
        yield f"_:g-{ident[4:]}", {"prov:entity": ident, "prov:activity": _EXTRACTING}
    for finding in shown.record.findings:
        ident = _name("finding", finding.id)
        yield f"_:g-{ident[4:]}", {"prov:entity": ident, "prov:activity": _RECONCILING}


def _used(shown: Shown) -> Statements:
    for read in shown.record.reports:
        ident = _name("report", read.report.uid)
        yield f"_:u-{ident[4:]}", {"prov:entity": ident, "prov:activity": _EXTRACTING}


def _associated() -> Statements:
    for at, activity in enumerate((_EXTRACTING, _RECONCILING), 1):
        yield f"_:w-{at}", {"prov:activity": activity, "prov:agent": _PROGRAM}


def _derived(shown: Shown) -> Statements:
    for linked in shown.record.claims:
        ident = _name("claim", linked.id)
        yield (
            f"_:d-{ident[4:]}",
            {
                "prov:generatedEntity": ident,
                "prov:usedEntity": _name("report", linked.report),
                "prov:type": {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"},
            },
        )
    for finding in shown.record.findings:
        ident = _name("finding", finding.id)
        yield (
            f"_:d-{ident[4:]}-event",
            {
                "prov:generatedEntity": ident,
                "prov:usedEntity": _name("event", finding.event),
            },
        )
        for number, position in enumerate(finding.positions, 1):
            for claim in position.claims:
                yield (
                    f"_:d-{ident[4:]}-{number}-{_name('claim', claim)[4:]}",
                    {
                        "prov:generatedEntity": ident,
                        "prov:usedEntity": _name("claim", claim),
                        "ras:position": number,
                        "ras:denies": position.denies,
                    },
                )
    for event in shown.record.events:
        ident = _name("event", event.id)
        for claim in event.claims:
            yield (
                f"_:d-{ident[4:]}-{_name('claim', claim)[4:]}",
                {
                    "prov:generatedEntity": ident,
                    "prov:usedEntity": _name("claim", claim),
                },
            )


def _attributed(shown: Shown) -> Statements:
    for linked in shown.record.claims:
        ident = _name("claim", linked.id)
        for at, source in enumerate((linked.source, *linked.via)):
            if source in shown.sources:
                yield (
                    f"_:a-{ident[4:]}-{at}",
                    {
                        "prov:entity": ident,
                        "prov:agent": _name("source", shown.source_ref(source)),
                        "ras:role": "relay" if at else "teller",
                    },
                )
    for read in shown.record.reports:
        if read.outlet in shown.sources:
            ident = _name("report", read.report.uid)
            yield (
                f"_:a-{ident[4:]}",
                {
                    "prov:entity": ident,
                    "prov:agent": _name("source", shown.source_ref(read.outlet)),
                    "ras:role": "outlet",
                },
            )


def _delegated(shown: Shown) -> Statements:
    for source in shown.record.sources:
        if source.parent in shown.sources:
            ident = _name("source", shown.source_ref(source.id))
            yield (
                f"_:o-{ident[4:]}",
                {
                    "prov:delegate": ident,
                    "prov:responsible": _name("source", shown.source_ref(source.parent)),
                },
            )


def prov_losses(shown: Shown) -> Sequence[Loss]:
    """Count what the document could not hold."""
    record = shown.record
    known = list(all_facts(shown))
    return (
        Loss("figures with their ranges", sum(bool(f.figure) for f in record.findings), "`--format geojson`"),
        Loss("places", len(record.places), "`--format geojson`"),
        Loss("origins, which are judgements over several claims", sum(len(p.origins) for f in record.findings for p in f.positions), "`--format geojson`"),
        Loss("times at which the program worked, which the record does not hold", 2),
        Loss("quotes by or about a person held back, left out", sum(shown.quote(c) is None for c in record.claims)),
        Loss("persons told as their role alone", len(shown.held.roles)),
        Loss("events whose exact place and words are held back", sum(k.kept_back for k in known)),
    )  # fmt: skip
