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


Position = tuple[float, float]
"""Longitude and latitude in degrees."""

Line = tuple[Position, Position]
"""Where something begins and where it ends."""


@dataclass(frozen=True, slots=True)
class FlowView:
    """People or goods told to have moved: `ends` name where from and where to, "" where untold.

    `line` are the positions of both, None where one has none. `low` and `high` are how many, None
    where nobody counts. Days are the first and last told. `claims` counts the claims that tell it,
    of which one is shown; `denied` says that another denies it.
    """

    ends: tuple[str, str]
    line: Line | None
    start: str
    end: str
    low: float | None
    high: float | None
    claims: int
    claim: ClaimView
    denied: bool = False


@dataclass(frozen=True, slots=True)
class MarkView:
    """What goes on at a place: `sort` is siege, facility or truce, `told` says what is told of it.

    `at` is its position or that of the place that holds it, None without; `town` is the place id
    of the town it is in. It began on `start` and ended on `end`, "" unknown or going on. `more`
    counts further matters of its sort at its place; `event` is its event's id, "" for none.
    """

    sort: str
    name: str
    place: Ref
    town: str
    at: Position | None
    told: str
    start: str
    end: str
    claim: ClaimView | None
    more: int = 0
    event: str = ""


@dataclass(frozen=True, slots=True)
class MapView:
    """Places by holder over days: `shown` is an index into `days`, in order.

    `sides` are the holders in a fixed order that gives each its colour and pattern; `backdrop`
    are outlines of what holds the places, `marks` sieges, facilities and truces.
    """

    days: tuple[str, ...]
    shown: int
    sides: tuple[str, ...]
    places: tuple[MapPlace, ...]
    towns: tuple[Ref, ...]
    backdrop: tuple[tuple[Ring, ...], ...]
    flows: tuple[FlowView, ...]
    marks: tuple[MarkView, ...] = ()
