"""Claims and findings as JSON Lines, in the fields of the annotation guidelines."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon.model.claim import Named
from rashomon.model.finding import Event, Finding, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Quantity
from rashomon.model.record import Record
from rashomon.model.source import Source
from rashomon.publish.export.jsontext import json_lines
from rashomon.publish.writing import write_lines

_UNSAFE = re.compile(r"^\.+|[^\w.~-]")
_LONGEST = 120
"""Bytes of a file's stem that come from a report's label."""

ISSUES = "issues"


def write_claims(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write `<report label>.jsonl` for each report and one `issues.jsonl`; give the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = {s.id: s for s in record.sources}
    by_report: dict[str, list[LinkedClaim]] = {r.report.uid: [] for r in record.reports}
    for linked in record.claims:
        by_report[linked.report].append(linked)
    names = file_stems([read.label for read in record.reports])
    written = []
    for read in record.reports:
        path = folder / f"{names[read.label]}.jsonl"
        _write(path, (claim_row(c, sources) for c in by_report[read.report.uid]))
        written.append(path)
    issues = folder / f"{ISSUES}.jsonl"
    _write(issues, issue_rows(record))
    return (*written, issues)


def file_stems(labels: Sequence[str]) -> dict[str, str]:
    """Give each report label the stem of its file: itself, where any disk can hold it.

    A label that is unsafe, too long, "issues", or differs from another only in
    case gets part of its digest, so that no two reports share a file.
    """
    alike = Counter(label.casefold() for label in (*labels, ISSUES))
    return {label: _stem(label, alone=alike[label.casefold()] == 1) for label in labels}


def _stem(label: str, *, alone: bool) -> str:
    safe = _UNSAFE.sub("_", label).encode()[:_LONGEST].decode("utf-8", "ignore")
    if alone and safe and safe == label:
        return label
    return f"{safe}~{sha256(label.encode()).hexdigest()[:8]}"


def _write(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    write_lines(path, json_lines(rows))


def claim_row(linked: LinkedClaim, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Give one claim in the guidelines' fields."""
    claim = linked.claim
    return {
        "id": linked.id,
        "quote": claim.quote.text,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "source": claim.source.name,
        "source_mention": claim.source.mention.text if claim.source.mention else "",
        "source_type": claim.source_type.value,
        "via": [v.name for v in claim.via],
        "cue": claim.cue.text if claim.cue else "",
        "stance": claim.stance.value,
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "agent": _actor(claim.agent, linked.agent, sources),
        "target": _actor(claim.target, linked.target, sources),
        "places": [w.text for w in claim.places],
        "from_place": claim.from_place.text if claim.from_place else None,
        "to_place": claim.to_place.text if claim.to_place else None,
        "date_start": linked.when.start if linked.when else None,
        "date_end": linked.when.end if linked.when else None,
        "quantities": [_quantity(q) for q in claim.quantities if q.part_of is None],
        "in_caption": claim.in_caption,
    }


def _actor(named: Named | None, source_id: str, sources: Mapping[str, Source]) -> str | None:
    if named is None:
        return None
    source = sources.get(source_id)
    return source.name if source else named.name


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "measure": quantity.measure.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "text": quantity.words.text,
    }


def issue_rows(record: Record) -> Iterator[dict[str, Any]]:
    """Give the findings as issues, in order of id."""
    events = {e.id: e for e in record.events}
    names = {s.id: s.name for s in record.sources}
    for finding in record.findings:
        yield _issue(finding, events[finding.event], names, record)


def _issue(
    finding: Finding, event: Event, names: Mapping[str, str], record: Record
) -> dict[str, Any]:
    places = {p.id: p.name for p in record.places}
    inputs = finding.figure.inputs if finding.figure else ()
    known = {o.source for p in finding.positions for o in p.origins if o.is_known}
    lineage = finding.status is Status.UNKNOWN_LINEAGE
    return {
        "id": finding.id,
        "question": finding.question,
        "kind": event.kind.value,
        "places": [places.get(p, p.removeprefix("?")) for p in event.places],
        "date_start": event.when.start if event.when else None,
        "date_end": event.when.end if event.when else None,
        "supports": [c for p in finding.positions if not p.denies for c in p.claims],
        "denies": [c for p in finding.positions if p.denies for c in p.claims],
        "figures": [{"claim": i.claim, "low": i.low, "high": i.high} for i in inputs],
        "status": Status.SINGLE_SOURCE.value if lineage else finding.status.value,
        "independent_origins": sorted(names.get(o, o) for o in known),
    }
