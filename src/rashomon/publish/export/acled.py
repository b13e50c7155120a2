"""Events in the columns of ACLED's data (codebook of 2023 and after).

Only kinds that ACLED codes become rows; the dead are the figure's lower bound,
as ACLED takes the most conservative of what is told. Unknown is empty, never 0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.claim import Kind, SourceType
from rashomon.model.finding import AspectKind, Status
from rashomon.model.time import DatePrecision
from rashomon.publish.export.cells import Cell, csv_lines, number
from rashomon.publish.export.facts import (
    Facts,
    acled_coded,
    all_facts,
    dates,
    days,
    is_own_state,
    is_state,
    reports_of,
    title,
)
from rashomon.publish.export.kinds import (
    ACLED_TYPES,
    BATTLES,
    OVERTAKEN,
    POLITICAL,
    REGAINED,
    AcledType,
)
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.ranges import event_ref, range_lines
from rashomon.publish.export.regions import acled_region, iso_number
from rashomon.publish.export.shown import Shown

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
_GEO_PRECISION = {1: 1, 2: 2, 3: 3, 4: 3, 5: 2}
"""ACLED's by UCDP's: 1 the place, 2 near it or a part of a region, 3 a region; a country has none."""

_WEEK, _MONTH = 7, 31
_CIVILIANS = "Civilians"


def acled_lines(shown: Shown) -> Iterator[str]:
    """Give the lines of the CSV, events in order of id."""
    return csv_lines(COLUMNS, (_row(shown, known) for known in _coded(shown)))


def acled_ranges(shown: Shown) -> Iterator[str]:
    """Give the lines of the sidecar: every finding of the rows' events."""
    return range_lines(shown, _coded(shown))


def _coded(shown: Shown) -> Iterator[Facts]:
    return (known for known in all_facts(shown) if acled_coded(known))


def _row(shown: Shown, known: Facts) -> list[Cell]:
    place, coded = known.where, acled_type(shown, known)
    day, year, precision = _date(known)
    one, inter_one = _actor(shown, known, known.one)
    other, inter_other = _actor(shown, known, known.other, civilians=known.civilians)
    both = f"{inter_one}-{inter_other}" if inter_one and inter_other else None
    return [
        event_ref(known.event.id), day, year, precision, coded.disorder, coded.event, coded.sub,
        one, None, inter_one, other, None, inter_other, both,
        "Civilian targeting" if _targets_civilians(known) else None,
        iso_number(place.country), acled_region(place.country), place.admin("country"),
        place.admin("adm1"), place.admin("adm2"), place.admin("adm3"), place.name,
        number(place.latitude), number(place.longitude), _geo_precision(known),
        "; ".join(dict.fromkeys(shown.outlet(r) for r in reports_of(shown, known.claims))),
        None, title(shown, known), _fatalities(known), "; ".join(_tags(known)), None,
    ]  # fmt: skip


def acled_type(shown: Shown, known: Facts) -> AcledType:
    """Give an event's types; of ground said to be taken, by whom, unless that is contested."""
    found = ACLED_TYPES[known.kind]
    if known.kind is not Kind.CONTROL or not known.one:
        return found
    taken = AcledType(POLITICAL, BATTLES)
    if known.contested(AspectKind.OCCURRENCE, AspectKind.HOLDER, AspectKind.RESPONSIBILITY):
        return taken
    if is_own_state(shown, known.one, known.where.admin("country")):
        return replace(taken, sub=REGAINED)
    return taken if is_state(shown, known.one) else replace(taken, sub=OVERTAKEN)


def _date(known: Facts) -> tuple[str | None, int | None, int | None]:
    """Give the first day, its year and ACLED's time precision; a year alone has neither other."""
    start, end = dates(known.event)
    if not start:
        return None, None, None
    when, length = known.event.when, days(known.event)
    if when and when.precision is DatePrecision.YEAR:
        return None, int(start[:4]), None
    if length is None or length > _MONTH:
        return start, int(start[:4]) if start[:4] == end[:4] else None, None
    return start, int(start[:4]), 1 if length == 1 else 2 if length <= _WEEK else 3


def _actor(
    shown: Shown, known: Facts, party: str, *, civilians: bool = False
) -> tuple[str | None, str | None]:
    """Give an actor's name and ACLED's sort of it; civilians where they alone are the target."""
    country = known.where.admin("country")
    if not party:
        of = f" ({country})" if country else ""
        hit = civilians and known.kind in _ATTACKS
        return (f"{_CIVILIANS}{of}", _CIVILIANS) if hit else (None, None)
    source = shown.sources[party]
    if is_own_state(shown, party, country):
        sort = "State forces"
    elif is_state(shown, party):
        sort = "External/Other forces" if country else ""
    else:
        sort = "Rebel group" if source.type is SourceType.PARTY_OPPOSITION else ""
    return shown.source_name(party), sort or None


_ATTACKS = frozenset(
    (Kind.AIR_STRIKE, Kind.SHELLING, Kind.CHEMICAL_ATTACK, Kind.OTHER_ATTACK, Kind.CASUALTIES)
)


def _targets_civilians(known: Facts) -> bool:
    return known.civilians and not known.other and known.kind in _ATTACKS


def _geo_precision(known: Facts) -> int | None:
    precise = known.where.precision
    return _GEO_PRECISION.get(precise) if precise and known.where.latitude is not None else None


def _fatalities(known: Facts) -> Cell:
    return number(known.deaths.figure.low) if known.deaths else None


def _tags(known: Facts) -> Iterator[str]:
    """Say in the tags what the other cells flatten."""
    status = known.status()
    if status:
        yield f"status={status.value}"
    for aspect in sorted({f.aspect for f in known.findings if f.status is Status.CONTESTED}):
        yield f"contested={aspect.value}"
    if known.deaths:
        yield f"fatalities={known.deaths.finding.status.value}"
        yield f"fatalities counted={known.deaths.figure.unit}"
    if known.where.from_holder:
        yield "coordinates=of the place that holds it"


def acled_losses(shown: Shown) -> Sequence[Loss]:
    """Count what the columns could not hold."""
    every = list(all_facts(shown))
    rows = [k for k in every if acled_coded(k)]
    beside = "the file of ranges beside it"
    return (
        Loss("events of kinds that ACLED does not code, left out", len(every) - len(rows), "`--format geojson`"),
        Loss("events with an open event or sub-event type", sum(not acled_type(shown, k).sub for k in rows)),
        Loss("events without a day: `event_date` is empty", sum(not _date(k)[0] for k in rows)),
        Loss("events longer than a day, of which `event_date` is the first", sum((days(k.event) or 0) > 1 for k in rows), beside),
        Loss("events with several places, of which the finest stands", sum(k.where.others > 0 for k in rows), "`--format claims-jsonl`"),
        Loss("events without coordinates", sum(k.where.latitude is None for k in rows)),
        Loss("events whose doers are of several sides: `actor1` is empty", sum(k.sides > 1 for k in rows)),
        Loss("findings that are contested", _findings(rows, Status.CONTESTED), beside),
        Loss("findings of unknown lineage", _findings(rows, Status.UNKNOWN_LINEAGE), beside),
        Loss("death tolls with a range, of which the lower bound stands", sum(_ranges(k) for k in rows), beside),
        Loss("figures of other measures than the dead", sum(_other_figures(k) for k in rows), beside),
        Loss("claims with their exact words", sum(len(k.claims) for k in rows), "`--format annotations`"),
        Loss("persons told as their role alone", len(shown.held.roles)),
        Loss("events whose exact place and words are held back", sum(k.kept_back for k in rows)),
    )  # fmt: skip


def _findings(rows: Sequence[Facts], status: Status) -> int:
    return sum(f.status is status for k in rows for f in k.findings)


def _ranges(known: Facts) -> bool:
    figure = known.deaths.figure if known.deaths else None
    return figure is not None and (figure.low != figure.high or figure.high_open)


def _other_figures(known: Facts) -> int:
    told = known.deaths.finding.id if known.deaths else ""
    return sum(f.figure is not None and f.id != told for f in known.findings)
