"""Where an event lies: the place told, what holds it, and the point that stands for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.finding import Event
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.publish.export.shown import Shown

_FINEST = ("facility", "neighbourhood", "town", "area", "adm3", "adm2", "adm1", "country")
_PRECISION = {"facility": 1, "neighbourhood": 1, "town": 1, "adm3": 3, "adm2": 3, "adm1": 4}
_NEAR = {"facility": 2, "neighbourhood": 2, "town": 2, "adm3": 3, "adm2": 3, "adm1": 4}
_AREA, _COUNTRY = 5, 6
_COARSE = frozenset(("adm2", "adm1", "country"))
_PARENTS = 12
"""Places above a place that are looked at; more would be a ring."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place with what holds it.

    `name` and `id` are the place's, `latitude` and `longitude` (WGS 84 degrees)
    those of the smallest place that has any, from it upwards, `None` where none
    has. `precision` is UCDP's where_prec of that point, 1 to 6, `None` where
    there is no place. `held` names what holds it, by feature, itself included.
    `country` is ISO alpha-2 or "".
    """

    name: str = ""
    id: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    held: Mapping[str, str] | None = None
    country: str = ""
    from_holder: bool = False
    others: int = 0
    place: Place | None = None

    def admin(self, feature: str) -> str:
        """Give the name of the country, adm1, adm2 or adm3 that holds it, "" for none known."""
        return (self.held or {}).get(feature, "")


def where(shown: Shown, event: Event, claims: Sequence[LinkedClaim], *, coarse: bool) -> Where:
    """Find where an event lies: at the finest place told; `coarse` hides all below adm2.

    Places a gazetteer knows go before those only a report tells of.
    """
    known = [shown.places[i] for i in event.places if i in shown.places]
    if not known:
        name = event.places[0].removeprefix("?") if event.places and not coarse else ""
        return Where(name, others=max(0, len(event.places) - 1))
    place = min(known, key=lambda p: (p.provisional, _rank(p)))
    chain = [*_chain(shown, place)]
    if coarse:
        chain = chain[next((n for n, p in enumerate(chain) if p.feature in _COARSE), len(chain)) :]
    return _where(chain, claims, len(event.places) - 1)


def place_where(shown: Shown, place: Place) -> Where:
    """Give a place with what holds it."""
    return _where([*_chain(shown, place)], (), 0)


def _where(chain: Sequence[Place], claims: Sequence[LinkedClaim], others: int) -> Where:
    if not chain:
        return Where(others=others)
    place = chain[0]
    point = next((p for p in chain if p.latitude is not None and p.longitude is not None), None)
    return Where(
        place.name,
        place.id,
        point.latitude if point else None,
        point.longitude if point else None,
        _precision(place, point or place, claims),
        {p.feature: p.name for p in reversed(chain)},
        next((p.country for p in chain if p.country), ""),
        from_holder=point is not None and point is not place,
        others=others,
        place=place,
    )


def _precision(place: Place, point: Place, claims: Sequence[LinkedClaim]) -> int:
    told = [w.where_prec for c in claims for w in c.places if w.place == place.id]
    own = min(told, default=_PRECISION.get(place.feature, _coarsest(place)))
    if point is place or place.feature == "area":
        return own
    return _NEAR.get(point.feature, _coarsest(point))


def _coarsest(place: Place) -> int:
    return _COUNTRY if place.feature == "country" else _AREA


def _rank(place: Place) -> int:
    return _FINEST.index(place.feature) if place.feature in _FINEST else len(_FINEST)


def _chain(shown: Shown, place: Place) -> Iterator[Place]:
    seen: set[str] = set()
    at: Place | None = place
    while at is not None and at.id not in seen and len(seen) < _PARENTS:
        seen.add(at.id)
        yield at
        at = shown.places.get(at.parent)
