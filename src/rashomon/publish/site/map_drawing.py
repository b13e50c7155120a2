"""The map as numbers for SVG: panels of one town or the whole region, in Web Mercator.

Web Mercator (EPSG:3857) so that an operator's tiles, where he sets a host, lie under the shapes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import asinh, atan, cos, degrees, floor, log2, radians, sinh, tan

from rashomon.publish.desk.ground import FlowView, Line, MapPlace, MapView, MarkView, Ring, Standing
from rashomon.publish.site.simplify import simplified

WIDE, HIGH = 560.0, 380.0
_PAD = 40.0
_SIDES = 6
"""Colours and patterns there are; further sides share the last."""

_TOWN_NEEDS = 3
_LEAST = 0.02
"""Degrees that a panel is wide at least."""

_RADIUS = {1: 10.0, 2: 13.0, 3: 16.0, 4: 20.0, 5: 24.0}
_LETTER = 6.6
_TILE = 256
_APART = 24.0
"""How far the ends of an arrow lie apart at least, in the drawing's units."""

_SEATS = {"siege": (-1, -1), "facility": (1, -1), "truce": (-1, 1)}
"""Where the sign of a sort stands beside its place: right and down."""

_SIGN = 8.0
SIGNS = {"siege": "Siege", "facility": "Facility", "truce": "Truce or talks"}
"""Sorts of signs with their names."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A place drawn: a path `d`, or a circle where it is "". `fills` go with the map's days."""

    place: MapPlace
    d: str
    x: float
    y: float
    r: float
    fills: tuple[str, ...]
    label: tuple[float, float, str] | None


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture of an operator's tile host, at its place."""

    url: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """The flows from one point to another; `number` counts from the list's first."""

    flows: tuple[tuple[int, FlowView], ...]
    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def begins(self) -> str:
        """Give the first day told, "" where one has none."""
        return min(f.start for _, f in self.flows)

    @property
    def denied(self) -> bool:
        """Whether another denies all of it."""
        return all(f.denied for _, f in self.flows)


@dataclass(frozen=True, slots=True)
class Mark:
    """Matters of one sort at one place, drawn as one sign; `number` counts from the list's first."""

    matters: tuple[tuple[int, MarkView], ...]
    x: float
    y: float

    @property
    def sort(self) -> str:
        """Give what they are: siege, facility or truce."""
        return self.matters[0][1].sort

    @property
    def begins(self) -> str:
        """Give the first day told, "" where one has none."""
        return min(m.start for _, m in self.matters)

    @property
    def ends(self) -> str:
        """Give the last day, "" where one goes on."""
        every = [m.end for _, m in self.matters]
        return max(every) if all(every) else ""

    @property
    def told(self) -> str:
        """Say what it stands for."""
        total = sum(1 + m.more for _, m in self.matters)
        first = self.matters[0][1]
        more = f" and {total - 1} more" if total > 1 else ""
        return f"{first.name}: {first.told}{more}"


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing: `town` is a place id, "" for the region."""

    town: str
    title: str
    shapes: tuple[Shape, ...]
    outlines: tuple[str, ...]
    flows: tuple[Arrow, ...]
    marks: tuple[Mark, ...]
    tiles: tuple[Tile, ...]
    kilometre: float
    """Length of a kilometre at the panel's middle, in the drawing's units."""


def fill(standing: Standing, sides: Sequence[str]) -> str:
    """Name the fill of a standing: a side's pattern, two sides' hatching, or that of untold."""
    numbers = sorted({min(sides.index(s), _SIDES - 1) for s in standing.sides})
    if not numbers:
        return "url(#untold)"
    if standing.contested or len(numbers) > 1:
        return f"url(#x{numbers[0]}-{numbers[-1]})"
    return f"url(#s{numbers[0]})"


def pairs(sides: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Give the pairs of sides' numbers that can be hatched."""
    many = range(min(len(sides), _SIDES))
    return tuple((a, b) for a in many for b in many if a <= b)


def panels(view: MapView, tiles: str = "") -> tuple[Panel, ...]:
    """Draw a panel for each town with several places of its own, and one for the rest."""
    located = [p for p in view.places if p.latitude is not None and p.longitude is not None]
    towns = {t.id: [p for p in located if p.town == t.id] for t in view.towns}
    own = {t: ps for t, ps in towns.items() if len(ps) >= _TOWN_NEEDS}
    inside = {p.ref.id for ps in own.values() for p in ps}
    rest = [p for p in located if p.ref.id not in inside]
    names = {t.id: t.name for t in view.towns}
    numbered = list(enumerate(view.marks))
    marks = {t: [m for m in numbered if m[1].town == t] for t in own}
    made = [
        _panel(view, ps, t, names[t], tiles, marks[t])
        for t, ps in sorted(own.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    ]
    if len(rest) > 1 or (rest and not made):
        others = [m for m in numbered if m[1].town not in own]
        made.append(_panel(view, rest, "", "The region" if made else "", tiles, others))
    return tuple(made)


def _panel(
    view: MapView,
    places: Sequence[MapPlace],
    town: str,
    title: str,
    tiles: str,
    marks: Sequence[tuple[int, MarkView]],
) -> Panel:
    frame = _Frame.around(_box(places))
    bare = [_shape(p, frame, view.sides) for p in places]
    signs = tuple(_marks(frame, marks, {s.place.ref.id: s for s in bare}))
    shapes = _labelled(bare, signs)
    outlines = [frame.path(r) for r in view.backdrop]
    return Panel(
        town,
        title,
        shapes,
        tuple(d for d in outlines if d),
        tuple(_arrows(frame, view.flows)),
        signs,
        tuple(_tiles(frame, tiles)) if tiles else (),
        frame.kilometre,
    )


def _arrows(frame: "_Frame", flows: Iterable[FlowView]) -> Iterator[Arrow]:
    """Draw the flows whose ends both lie in the frame, far enough apart to be seen."""
    found: dict[Line, list[tuple[int, FlowView]]] = {}
    for number, flow in enumerate(flows):
        if flow.line is not None:
            found.setdefault(flow.line, []).append((number, flow))
    for line, each in found.items():
        (x1, y1), (x2, y2) = (frame.at(*end) for end in line)
        inside = all(0 <= x <= WIDE and 0 <= y <= HIGH for x, y in ((x1, y1), (x2, y2)))
        if inside and abs(x2 - x1) + abs(y2 - y1) > _APART:
            yield Arrow(tuple(each), x1, y1, x2, y2)


def _marks(
    frame: "_Frame", marks: Iterable[tuple[int, MarkView]], shapes: Mapping[str, Shape]
) -> Iterator[Mark]:
    """Draw one sign for the matters of a sort at a point, beside what is drawn there."""
    found: dict[tuple[str, float, float], list[tuple[int, MarkView]]] = {}
    for number, mark in marks:
        if mark.at is not None:
            found.setdefault((mark.sort, *frame.at(*mark.at)), []).append((number, mark))
    for (sort, x, y), each in found.items():
        shape = shapes.get(each[0][1].place.id)
        reach = min(shape.r, 14.0) if shape and not shape.d else 8.0
        right, down = _SEATS[sort]
        if 0 <= x <= WIDE and 0 <= y <= HIGH:
            yield Mark(
                tuple(each), round(x + right * (reach + 4), 1), round(y + down * (reach + 2), 1)
            )


@dataclass(frozen=True, slots=True)
class _Frame:
    """How degrees of longitude and Mercator's degrees of latitude become the drawing's units."""

    left: float
    top: float
    scale: float

    @classmethod
    def around(cls, box: Box) -> "_Frame":
        west, south, east, north = box
        wide, high = max(east - west, _LEAST), max(north - south, _LEAST)
        scale = min((WIDE - 2 * _PAD) / wide, (HIGH - 2 * _PAD) / high)
        left = (west + east) / 2 - WIDE / 2 / scale
        return cls(left, (south + north) / 2 + HIGH / 2 / scale, scale)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        x, y = (longitude - self.left) * self.scale, (self.top - mercator(latitude)) * self.scale
        return round(x, 1), round(y, 1)

    def path(self, rings: Iterable[Ring]) -> str:
        lines = (simplified([self.at(x, y) for x, y in ring]) for ring in rings)
        return "".join(
            f"M{' '.join(f'{x:g},{y:g}' for x, y in line)}Z" for line in lines if len(line) > 2
        )

    @property
    def kilometre(self) -> float:
        middle = self.top - HIGH / 2 / self.scale
        latitude = atan(sinh(radians(middle)))
        return round(self.scale / (111.32 * cos(latitude)), 4)


def mercator(latitude: float) -> float:
    """Give Web Mercator's height of a latitude, in degrees at the equator's scale."""
    held = max(-85.0, min(85.0, latitude))
    return degrees(asinh(tan(radians(held))))


def _box(places: Sequence[MapPlace]) -> Box:
    xs = [x for p in places for x, _ in _points(p)]
    ys = [mercator(y) for p in places for _, y in _points(p)]
    return min(xs), min(ys), max(xs), max(ys)


def _points(place: MapPlace) -> Iterator[tuple[float, float]]:
    told = any(s.told for s in place.standings)
    if place.rings and told:
        yield from (point for ring in place.rings for point in ring)
    elif place.longitude is not None and place.latitude is not None:
        yield place.longitude, place.latitude


def _shape(place: MapPlace, frame: _Frame, sides: Sequence[str]) -> Shape:
    assert place.longitude is not None  # noqa: S101  (only located places are drawn)
    assert place.latitude is not None  # noqa: S101
    x, y = frame.at(place.longitude, place.latitude)
    told = any(s.told for s in place.standings)
    return Shape(
        place,
        frame.path(place.rings) if told else "",
        x,
        y,
        _RADIUS.get(place.prec, 24.0) if told else 4.5,
        tuple(fill(s, sides) for s in place.standings) if told else (),
        None,
    )


def _labelled(shapes: Sequence[Shape], signs: Iterable[Mark]) -> tuple[Shape, ...]:
    """Put names where no other name or mark lies, held places first; what finds no room has none."""
    taken: list[Box] = [(s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r) for s in shapes if not s.d]
    taken += [(m.x - _SIGN, m.y - _SIGN, m.x + _SIGN, m.y + _SIGN) for m in signs]
    found: dict[int, tuple[float, float, str]] = {}
    for n, shape in sorted(enumerate(shapes), key=_first_named):
        wide = len(shape.place.ref.name) * _LETTER
        for x, y, anchor in _seats(shape):
            left = x - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
            box = (left, y - 11, left + wide, y + 3)
            if _inside(box) and not any(_meet(box, t) for t in taken):
                taken.append(box)
                found[n] = (round(x, 1), round(y, 1), anchor)
                break
    return tuple(replace(s, label=found.get(n)) for n, s in enumerate(shapes))


def _first_named(numbered: tuple[int, Shape]) -> tuple[bool, int, str]:
    shape = numbered[1]
    return (not shape.fills, -shape.place.events_total, shape.place.ref.id)


def _seats(shape: Shape) -> Iterator[tuple[float, float, str]]:
    """Give where a name may stand: on an area's middle, else beside, above and below its mark."""
    x, y = shape.x, shape.y
    if shape.d:
        yield from ((x, y + 4, "middle"), (x, y - 10, "middle"), (x, y + 18, "middle"))
        return
    reach = shape.r + 4
    yield from ((x + reach, y + 4, "start"), (x - reach, y + 4, "end"))
    yield from ((x, y - reach - 2, "middle"), (x, y + reach + 11, "middle"))


def _inside(box: Box) -> bool:
    return box[0] > 2 and box[2] < WIDE - 2 and box[1] > 2 and box[3] < HIGH - 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _tiles(frame: _Frame, template: str) -> Iterator[Tile]:
    """Give the tiles under a panel: {z}, {x} and {y} of the template are filled in."""
    zoom = max(0, min(18, floor(log2(frame.scale * 360 / _TILE)) + 1))
    across = 2**zoom
    size = 360 / across
    first = floor((frame.left + 180) / size)
    last = floor((frame.left + WIDE / frame.scale + 180) / size)
    top = floor((180 - frame.top) / size)
    bottom = floor((180 - frame.top + HIGH / frame.scale) / size)
    for x in range(first, last + 1):
        for y in range(max(0, top), min(across - 1, bottom) + 1):
            url = (
                template.replace("{z}", str(zoom))
                .replace("{x}", str(x % across))
                .replace("{y}", str(y))
            )
            left, high = x * size - 180, 180 - y * size
            yield Tile(
                url,
                round((left - frame.left) * frame.scale, 2),
                round((frame.top - high) * frame.scale, 2),
                round(size * frame.scale, 2),
            )
