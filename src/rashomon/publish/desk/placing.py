"""Where a place of the record lies: its position, the town it is in."""

from collections.abc import Mapping

from rashomon.model.place import Place
from rashomon.publish.desk.ground import Line, Position

WIDE = ("country", "adm1")
"""Features too wide to be shown as one place."""


def town_of(places: Mapping[str, Place], place: Place) -> str:
    """Give the town that holds a place, "" for none."""
    above = places.get(place.parent)
    while above is not None:
        if above.feature == "town":
            return above.id
        above = places.get(above.parent)
    return ""


def position(places: Mapping[str, Place], id_: str) -> Position | None:
    """Give a place's position, else that of the next place that holds it; None for wide ones."""
    place = places.get(id_)
    while place is not None and place.feature not in WIDE:
        if place.latitude is not None and place.longitude is not None:
            return place.longitude, place.latitude
        place = places.get(place.parent)
    return None


def line(places: Mapping[str, Place], origin: str, target: str) -> Line | None:
    """Give the positions of two places; None where one has none or both are the same."""
    ends = position(places, origin), position(places, target)
    return None if ends[0] is None or ends[1] is None or ends[0] == ends[1] else (ends[0], ends[1])
