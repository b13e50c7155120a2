"""The map's places with how each stands on each day."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from rashomon.model.place import Place
from rashomon.model.state import Chronicle
from rashomon.publish.desk.ground import MapPlace, MapView, Ring
from rashomon.publish.desk.holding import Holdings
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.desk.matters import flows, flows_told, marks, marks_of_events
from rashomon.publish.desk.placing import WIDE, town_of

MOST_DAYS = 40
"""Days of the map's slider; where more are told the last ones stand."""

_PREC = {"facility": 1, "neighbourhood": 1, "town": 1, "adm3": 3, "area": 3, "adm2": 4, "adm1": 5}
PLACE_ROWS = 4
"""Events shown with a place of the map."""


def map_view(
    indexed: Indexed, held: Holdings, days: Sequence[str], day: str, state: Chronicle | None = None
) -> MapView:
    """Show the places that anybody says who holds, and those where something happened.

    Flows, sieges, facilities and truces come from the state over time; without it from single
    claims and events.
    """
    frames = map_days(held.days, days)
    ids = sorted({*held.places, *(p for p in indexed.events_at if _is_fine(indexed, p))})
    prec = _precisions(indexed)
    places = tuple(_place(indexed, i, held, frames, prec.get(i, 0)) for i in ids)
    towns = sorted({p.town for p in places if p.town})
    return MapView(
        days=frames,
        shown=frames.index(day) if day in frames else len(frames) - 1,
        sides=held.sides,
        places=places,
        towns=tuple(indexed.place_ref(t) for t in towns),
        backdrop=tuple(_backdrop(indexed, ids)),
        flows=tuple(flows(indexed, state) if state else flows_told(indexed)),
        marks=tuple(marks(indexed, state) if state else marks_of_events(indexed, ids)),
    )


def map_days(told: Iterable[str], days: Iterable[str]) -> tuple[str, ...]:
    """Give the days of the slider: those on which holders are told or reports came out.

    One day stands before the first, so that how it was before is seen.
    """
    known = sorted({*told, *days})
    if not known:
        return ("",)
    before = (date.fromisoformat(known[0][:10]) - timedelta(days=1)).isoformat()
    return tuple([before, *known][-MOST_DAYS:])


def _is_fine(indexed: Indexed, id_: str) -> bool:
    place = indexed.places.get(id_)
    return place is not None and not is_wide(place)


def is_wide(place: Place) -> bool:
    """Whether a place is too wide to be shown as one, or nobody knows where it is."""
    return place.feature in WIDE or place.latitude is None


def precision(place: Place, told: int) -> int:
    """Give how precisely a place is known, UCDP's 1 to 7, of the best that claims tell (0: none does)."""
    if place.feature == "area":
        return max(told, _PREC.get(place.feature, 3))
    return told or 1


def _place(indexed: Indexed, id_: str, held: Holdings, days: Sequence[str], prec: int) -> MapPlace:
    place = indexed.places.get(id_) or Place(id_, indexed.views.place_name(id_), "area")
    events = indexed.events_at.get(id_, [])
    return MapPlace(
        ref=indexed.place_ref(id_),
        feature=place.feature,
        latitude=place.latitude,
        longitude=place.longitude,
        rings=rings(place.geometry),
        prec=precision(place, prec),
        town=town_of(indexed.places, place),
        standings=tuple(held.standing(id_, day) for day in days),
        events=tuple(indexed.row(e) for e in events[:PLACE_ROWS]),
        events_total=len(events),
    )


def _precisions(indexed: Indexed) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for linked in indexed.record.claims:
        for place in linked.places:
            found[place.place] = min(found.get(place.place, 7), place.where_prec)
    return found


def _backdrop(indexed: Indexed, ids: Sequence[str]) -> Iterator[tuple[Ring, ...]]:
    """Give the outlines of the first-order divisions that hold the places."""
    seen = set()
    for id_ in ids:
        place = indexed.places.get(id_)
        while place is not None:
            if place.feature == "adm1" and place.geometry and place.id not in seen:
                seen.add(place.id)
                yield rings(place.geometry)
            place = indexed.places.get(place.parent)


def rings(geometry: str) -> tuple[Ring, ...]:
    """Give the outer rings of a GeoJSON polygon or many, () where there is none."""
    if not geometry:
        return ()
    shape = json.loads(geometry)
    coordinates = shape.get("coordinates", [])
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(shape.get("type"), [])
    return tuple(tuple((float(x), float(y)) for x, y, *_ in p[0]) for p in polygons if p)
