"""What pages show of the ground: places, who is said to hold them, the map."""

from dataclasses import dataclass

from rashomon.publish.desk.lists import EventRow, Page, Ref
from rashomon.publish.view import ClaimView

HOLD_CLAIMS = 12
"""Claims shown of what one claimant says of who holds a place."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A side said to hold a place from a day to another ("" open), by one claimant.

    `claimant` is the root of the telling's name, "" untraced; `denied` says that the claimant
    denies that the side (another where it is "") holds it. The first claims are shown, and
    `more` counts the rest.
    """

    side: str
    start: str
    end: str
    claimant: str
    claims: tuple[ClaimView, ...]
    denied: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a place stands on a day: `sides` that are said to hold it; contested or not."""

    day: str
    sides: tuple[str, ...]
    contested: bool
    reason: str

    @property
    def told(self) -> bool:
        """Whether anybody says who holds it."""
        return bool(self.sides)


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place: what holds it, who is said to hold it, what happened there, what stands in it.

    `sides` are those of the whole map, so that each has its colour here, too.
    """

    ref: Ref
    feature: str
    names: tuple[str, ...]
    above: tuple[Ref, ...]
    below: tuple[Ref, ...]
    latitude: float | None
    longitude: float | None
    sides: tuple[str, ...]
    standings: tuple[Standing, ...]
    holds: tuple[Hold, ...]
    events: Page[EventRow]
    facilities: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """A place with how it stands on a day."""

    place: Ref
    standing: Standing


Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of a line's points, in degrees."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place on the map: `standings` go with the map's days; `prec` is UCDP's 1 to 7.

    `rings` are its polygon's, () where the gazetteer has none; `town` is the town it is a part
    of, "" for none.
    """

    ref: Ref
    feature: str
    latitude: float | None
    longitude: float | None
    rings: tuple[Ring, ...]
    prec: int
    town: str
    standings: tuple[Standing, ...]
    events: tuple[EventRow, ...]
    events_total: int


@dataclass(frozen=True, slots=True)
class FlowView:
    """People or goods told to have moved between two places on the map."""

    origin: str
    target: str
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class MapView:
    """Places by holder over days: `shown` is an index into `days`, in order.

    `sides` are the holders in a fixed order that gives each its colour and pattern; `backdrop`
    are outlines of what holds the places.
    """

    days: tuple[str, ...]
    shown: int
    sides: tuple[str, ...]
    places: tuple[MapPlace, ...]
    towns: tuple[Ref, ...]
    backdrop: tuple[tuple[Ring, ...], ...]
    flows: tuple[FlowView, ...]
