"""Deadly events in the columns of UCDP's Georeferenced Event Dataset (version 25.1).

GED holds events of organised violence with at least one dead: so does this. A
count of sources counts independent origins, never copies; -1 says unknown.
"""

from collections.abc import Iterator, Sequence

from rashomon.model.finding import Status
from rashomon.publish.export.cells import Cell, csv_lines, number
from rashomon.publish.export.facts import (
    Deaths,
    Facts,
    all_facts,
    dates,
    days,
    is_state,
    reports_of,
)
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.ranges import event_ref, range_lines, said
from rashomon.publish.export.regions import ucdp_region
from rashomon.publish.export.shown import Shown, origins

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_UNKNOWN_COUNT = -1
"""UCDP's code for sources that nobody counted."""

_PLACED = 3
"""The coarsest where_prec at which an event still counts as fully identified."""

_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""UCDP's date_prec by the longest interval it names, in days."""


def ged_lines(shown: Shown) -> Iterator[str]:
    """Give the lines of the CSV, events in order of id."""
    return csv_lines(COLUMNS, (_row(shown, known) for known in _deadly(shown)))


def ged_ranges(shown: Shown) -> Iterator[str]:
    """Give the lines of the sidecar: every finding of the rows' events."""
    return range_lines(shown, _deadly(shown))


def _deadly(shown: Shown) -> Iterator[Facts]:
    return (known for known in all_facts(shown) if _has_dead(known))


def _has_dead(known: Facts) -> bool:
    figure = known.deaths.figure if known.deaths else None
    return figure is not None and any(v for v in (figure.low, figure.best, figure.high))


def _row(shown: Shown, known: Facts) -> list[Cell]:
    cells: dict[str, Cell] = {
        "id": event_ref(known.event.id),
        "code_status": _code_status(known),
        **_when(known),
        **_sides(shown, known),
        **_told(shown, known),
        **_placed(shown, known),
        "event_clarity": _clarity(known),
        **(_dead(known.deaths) if known.deaths else {}),
    }
    return [cells.get(column) for column in COLUMNS]


def _code_status(known: Facts) -> str | None:
    """Say "Check", as UCDP's candidate events do, of what is contested or cannot be traced."""
    status = known.status()
    unsure = status in (Status.CONTESTED, Status.UNKNOWN_LINEAGE)
    return f"Check {status.value.replace('_', ' ')}" if status and unsure else None


def _when(known: Facts) -> dict[str, Cell]:
    start, end = dates(known.event)
    return {
        "year": int(start[:4]) if start and start[:4] == end[:4] else None,
        "date_prec": _date_prec(known),
        "date_start": start,
        "date_end": end,
    }


def _date_prec(known: Facts) -> int | None:
    length = days(known.event)
    return next((code for most, code in _DAYS if length and length <= most), None)


def _sides(shown: Shown, known: Facts) -> dict[str, Cell]:
    """Give the sides; a state stands first in state-based violence, the doer otherwise."""
    one, other = known.one, known.other
    kind = violence(shown, known)
    if kind == _STATE_BASED and is_state(shown, other) and not is_state(shown, one):
        one, other = other, one
    a = shown.source_name(one) if one else ""
    b = shown.source_name(other) if other else ""
    b = "Civilians" if kind == _ONE_SIDED else b
    return {
        "type_of_violence": kind,
        "side_a": a,
        "side_b": b,
        "dyad_name": f"{a} - {b}" if a and b else None,
    }


def violence(shown: Shown, known: Facts) -> int | None:
    """Give UCDP's type of violence, None where not both sides are known."""
    if known.one and known.civilians and not known.other:
        return _ONE_SIDED
    if not (known.one and known.other):
        return None
    states = is_state(shown, known.one) or is_state(shown, known.other)
    return _STATE_BASED if states else _NON_STATE


def _told(shown: Shown, known: Facts) -> dict[str, Cell]:
    reports = reports_of(shown, known.claims)
    roots = origins([p for f in known.findings for p in f.positions])
    days_told = [r.text.printed_date or r.report.published[:10] for r in reports]
    offices, titles = [shown.outlet(r) for r in reports], [shown.title(r) for r in reports]
    articles = (
        ", ".join(x for x in (o, d, f'"{t}"' if t else "") if x)
        for o, d, t in zip(offices, days_told, titles, strict=True)
    )
    return {
        "number_of_sources": len(roots) or _UNKNOWN_COUNT,
        "source_article": "; ".join(articles),
        "source_office": "; ".join(offices),
        "source_date": "; ".join(days_told),
        "source_headline": "; ".join(titles),
        "source_original": "; ".join(dict.fromkeys(shown.teller(c) for c in known.claims)),
    }


def _placed(shown: Shown, known: Facts) -> dict[str, Cell]:
    place = known.where
    known_point = place.latitude is not None and place.longitude is not None
    return {
        "where_prec": place.precision,
        "where_coordinates": place.name,
        "where_description": said(shown, known, known.event.title),
        "adm_1": place.admin("adm1"),
        "adm_2": place.admin("adm2"),
        "latitude": number(place.latitude),
        "longitude": number(place.longitude),
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})" if known_point else None,
        "country": place.admin("country"),
        "region": ucdp_region(place.country),
    }


def _clarity(known: Facts) -> int:
    """Give 1 where day and district are known, 2 where the telling is coarser."""
    exact = _date_prec(known) == 1 and known.where.precision is not None
    return 1 if exact and (known.where.precision or 0) <= _PLACED else 2


def _dead(deaths: Deaths) -> dict[str, Cell]:
    """Give the dead; of whom nobody says who they were is unknown, not a side's."""
    figure, civilians = deaths.figure, deaths.civilians
    told = civilians.best if civilians else None
    rest = None if figure.best is None or civilians is figure else figure.best - (told or 0)
    return {
        "deaths_civilians": number(told),
        "deaths_unknown": number(rest) if rest is None or rest >= 0 else None,
        "best": number(figure.best),
        "high": number(figure.high),
        "low": number(figure.low),
    }


def ged_losses(shown: Shown) -> Sequence[Loss]:
    """Count what the columns could not hold."""
    every = list(all_facts(shown))
    rows = [k for k in every if _has_dead(k)]
    beside = "the file of ranges beside it"
    findings = [f for k in rows for f in k.findings]
    return (
        Loss("events without a figure of the dead, left out", len(every) - len(rows), "`--format geojson`"),
        Loss("events whose `type_of_violence` is not told", sum(violence(shown, k) is None for k in rows)),
        Loss("events whose doers are of several sides: `side_a` is empty", sum(k.sides > 1 for k in rows)),
        Loss("events without a `date_prec`: no day, an open interval, or over a year", sum(_date_prec(k) is None for k in rows), beside),
        Loss("events with several places, of which the finest stands", sum(k.where.others > 0 for k in rows), "`--format claims-jsonl`"),
        Loss("events without coordinates", sum(k.where.latitude is None for k in rows)),
        Loss("tolls told as at least so many, which `high` cannot say", sum(bool(k.deaths and k.deaths.figure.high_open) for k in rows), beside),
        Loss("tolls of a part alone (children, fighters): the whole is not told", sum(bool(k.deaths and k.deaths.figure.unit != "people") for k in rows), beside),
        Loss("findings that are contested", sum(f.status is Status.CONTESTED for f in findings), beside),
        Loss("findings of unknown lineage", sum(f.status is Status.UNKNOWN_LINEAGE for f in findings), beside),
        Loss("claims with their exact words", sum(len(k.claims) for k in rows), "`--format annotations`"),
        Loss("persons told as their role alone", len(shown.held.roles)),
        Loss("events whose exact place and words are held back", sum(k.kept_back for k in rows)),
    )  # fmt: skip
