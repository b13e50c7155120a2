"""Findings as CSV with a row of HXL hashtags (HXL 1.1), for humanitarian tools."""

from collections.abc import Iterator, Sequence

from rashomon.model.finding import Finding
from rashomon.publish.export.cells import Cell, csv_lines, number
from rashomon.publish.export.facts import Facts, all_facts, dates, title
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.ranges import event_ref, said
from rashomon.publish.export.shown import Shown, origins

TAGS = {
    "Event id": "#event+id",
    "Kind": "#event+type",
    "Event": "#event+name",
    "From": "#date+start",
    "To": "#date+end",
    "Country code": "#country+code+v_iso2",
    "Country": "#country+name",
    "Admin 1": "#adm1+name",
    "Admin 2": "#adm2+name",
    "Admin 3": "#adm3+name",
    "Place": "#loc+name",
    "Place code": "#loc+code",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Precision (UCDP where_prec)": "#geo+precision",
    "Finding id": "#meta+finding+id",
    "Aspect": "#meta+aspect",
    "Question": "#description+question",
    "Status": "#status",
    "Measure": "#indicator+name",
    "Counted": "#indicator+population",
    "Low": "#indicator+value+min+num",
    "Best": "#indicator+value+num",
    "High": "#indicator+value+max+num",
    "High is open": "#indicator+value+max+open",
    "Independent origins": "#meta+origins+num",
    "Origins": "#source+list",
    "Answers against": "#meta+denials+num",
}
"""The columns' headings and hashtags, in order."""


def hxl_lines(shown: Shown) -> Iterator[str]:
    """Give the lines: headings, hashtags, then a row a finding by event."""
    lines = csv_lines(tuple(TAGS), _rows(shown))
    yield next(lines)
    yield ",".join(TAGS.values()) + "\r\n"
    yield from lines


def _rows(shown: Shown) -> Iterator[list[Cell]]:
    return (_row(shown, known, f) for known in all_facts(shown) for f in known.findings)


def _row(shown: Shown, known: Facts, finding: Finding) -> list[Cell]:
    place, figure = known.where, finding.figure
    roots = origins(finding.positions)
    return [
        event_ref(known.event.id),
        known.kind.value,
        title(shown, known),
        *dates(known.event),
        place.country,
        *(place.admin(level) for level in ("country", "adm1", "adm2", "adm3")),
        place.name,
        place.id,
        number(place.latitude),
        number(place.longitude),
        place.precision,
        finding.id,
        finding.aspect.value,
        said(shown, known, finding.question),
        finding.status.value,
        *((figure.measure.value, figure.unit) if figure else (None, None)),
        *(number(v) for v in ((figure.low, figure.best, figure.high) if figure else (None,) * 3)),
        ("yes" if figure.high_open else "no") if figure else None,
        len(roots),
        ", ".join(shown.source_name(o) for o in roots),
        sum(p.denies for p in finding.positions),
    ]


def hxl_losses(shown: Shown) -> Sequence[Loss]:
    """Count what the columns could not hold."""
    record = shown.record
    known = list(all_facts(shown))
    several = sum(len(f.positions) > 1 for f in record.findings)
    return (
        Loss("findings with several answers: only how many are against stands", several, "`--format geojson`"),
        Loss("events without a finding, left out", sum(not k.findings for k in known), "`--format geojson`"),
        Loss("events with several places, of which the finest stands", sum(k.where.others > 0 for k in known), "`--format claims-jsonl`"),
        Loss("events without coordinates", sum(k.where.latitude is None for k in known)),
        Loss("values of single tellers behind figures", sum(len(f.figure.inputs) for f in record.findings if f.figure)),
        Loss("claims with their exact words", len(record.claims), "`--format annotations`"),
        Loss("persons told as their role alone", len(shown.held.roles)),
        Loss("events whose exact place and words are held back", sum(k.kept_back for k in known)),
    )  # fmt: skip
