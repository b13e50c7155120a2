"""Events and places as GeoJSON (RFC 7946): points and polygons where known, null where not."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.model.finding import Finding, Position
from rashomon.model.place import Place
from rashomon.publish.export.cells import number
from rashomon.publish.export.facts import Facts, all_facts, dates, title
from rashomon.publish.export.jsontext import json_list
from rashomon.publish.export.located import Where, place_where
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.ranges import said
from rashomon.publish.export.shown import Shown

_GEOMETRIES = frozenset(
    "Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection".split()
)


def geojson_lines(shown: Shown) -> Iterator[str]:
    """Give the lines of one FeatureCollection: events, then places, each in order of id."""
    return json_list({"type": "FeatureCollection"}, "features", _features(shown))


def _features(shown: Shown) -> Iterator[dict[str, Any]]:
    for known in all_facts(shown):
        yield _event(shown, known)
    for place in shown.record.places:
        yield _place(shown, place)


def _event(shown: Shown, known: Facts) -> dict[str, Any]:
    where, when = known.where, known.event.when
    start, end = dates(known.event)
    status = known.status()
    return {
        "type": "Feature",
        "id": f"event/{known.event.id}",
        "geometry": _point(where),
        "properties": {
            "what": "event",
            "kind": known.kind.value,
            "title": title(shown, known),
            "start": start or None,
            "end": end or None,
            "edtf": when.edtf if when else None,
            "date_precision": when.precision.value if when else None,
            "place": where.name or None,
            "place_id": where.id or None,
            "where_prec": where.precision,
            "coordinates_of_holder": where.from_holder,
            "country": where.country or None,
            "status": status.value if status else None,
            "harm_to_civilians": _harm(shown, known),
            "reports": len({c.report for c in known.claims}),
            "claims": [c.id for c in known.claims],
            "findings": [_finding(shown, known, f) for f in known.findings],
        },
    }


def _harm(shown: Shown, known: Facts) -> dict[str, str] | None:
    harm = known.event.harm
    if harm is None:
        return None
    return {"grade": harm.grade.value, "reason": said(shown, known, harm.reason)}


def _finding(shown: Shown, known: Facts, finding: Finding) -> dict[str, Any]:
    figure = finding.figure
    told: dict[str, Any] = {
        "id": finding.id,
        "aspect": finding.aspect.value,
        "question": said(shown, known, finding.question),
        "status": finding.status.value,
        "reason": said(shown, known, finding.reason),
        "positions": [_position(shown, known, p) for p in finding.positions],
    }
    if figure:
        told["figure"] = {
            "measure": figure.measure.value,
            "unit": figure.unit,
            "low": number(figure.low),
            "best": number(figure.best),
            "high": number(figure.high),
            "high_open": figure.high_open,
            "rule": figure.rule,
        }
    return told


def _position(shown: Shown, known: Facts, position: Position) -> dict[str, Any]:
    return {
        "answer": said(shown, known, position.answer),
        "denies": position.denies,
        "origins": [shown.source_name(o.source) for o in position.origins if o.is_known],
        "claims_of_unknown_lineage": [
            c for o in position.origins if not o.is_known for c in o.claims
        ],
        "claims": list(position.claims),
    }


def _place(shown: Shown, place: Place) -> dict[str, Any]:
    where = place_where(shown, place)
    own = None if where.from_holder else _point(where)
    return {
        "type": "Feature",
        "id": f"place/{place.id}",
        "geometry": _shape(place) or own,
        "properties": {
            "what": "place",
            "name": place.name,
            "names": list(place.names),
            "feature": place.feature,
            "parent": place.parent or None,
            "country": place.country or None,
            "population": place.population or None,
            "provisional": place.provisional,
        },
    }


def _point(where: Where) -> dict[str, Any] | None:
    if where.longitude is None or where.latitude is None:
        return None
    return {"type": "Point", "coordinates": [where.longitude, where.latitude]}


def _shape(place: Place) -> dict[str, Any] | None:
    """Give a place's own geometry, None where it has none that GeoJSON knows."""
    try:
        shape = json.loads(place.geometry) if place.geometry else None
    except ValueError:
        return None
    return shape if isinstance(shape, dict) and shape.get("type") in _GEOMETRIES else None


def geojson_losses(shown: Shown) -> Sequence[Loss]:
    """Count what the features could not hold."""
    record = shown.record
    known = list(all_facts(shown))
    return (
        Loss("events without coordinates: their geometry is null", sum(k.where.latitude is None for k in known)),
        Loss("events that lie where what holds their place lies", sum(k.where.from_holder for k in known), "`coordinates_of_holder`"),
        Loss("events with several places, of which the finest stands", sum(k.where.others > 0 for k in known), "`--format claims-jsonl`"),
        Loss("values of single tellers behind figures", sum(len(f.figure.inputs) for f in record.findings if f.figure)),
        Loss("claims with their exact words, of which the ids stand", len(record.claims), "`--format annotations`"),
        Loss("reports", len(record.reports), "`--format ftm`, `--format prov`"),
        Loss("persons told as their role alone", len(shown.held.roles)),
        Loss("events whose exact place and words are held back", sum(k.kept_back for k in known)),
    )  # fmt: skip
