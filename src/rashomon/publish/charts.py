"""Small charts as numbers for SVG; every mark is a link to a claim or an event."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log10

from rashomon.model.finding import Figure, FigureInput
from rashomon.publish.view import EventView

WIDE = 100.0
"""Width of a bar's drawing, in the SVG's own units."""

LONGEST_DAYS = 92
"""More days than this do not fit beside each other; older events stand in the list alone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One teller's value: `left` and `width` in 0..100; open sides end in an arrow."""

    claim: str
    left: float
    width: float
    open_low: bool
    open_high: bool
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One event of a day: `x`, `y` in the SVG's units."""

    event: str
    x: float
    y: float
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Days:
    """The strip of days: its dots, its ticks (x, label) and its size."""

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    width: float
    height: float


def number(value: float) -> str:
    """Write a number as a reader expects it: 250,000; 0.33."""
    whole = value == int(value) or value >= 100
    return f"{value:,.0f}" if whole else f"{value:,.2f}".rstrip("0")


def counted(number: int, word: str) -> str:
    """Write how many there are of something: "1 report", "1,200 claims"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def bounds(low: float | None, high: float | None, *, share: bool = False) -> str:
    """Write bounds in words: "250,000", "at least 350,000", "6,000–10,000"."""
    write: Callable[[float], str] = percent if share else number
    match (low, high):
        case (None, None):
            return "not given"
        case (float() | int(), None):
            return f"at least {write(low)}"
        case (None, float() | int()):
            return f"up to {write(high)}"
        case (float() | int(), float() | int()):
            return write(low) if low == high else f"{write(low)}–{write(high)}"
    raise AssertionError


def percent(share: float) -> str:
    """Write a share of one as per cent."""
    return f"{share * 100:.0f} %"


def bars(figure: Figure) -> tuple[Bar, ...]:
    """Lay a figure's inputs on one scale, logarithmic where they span a factor above 50."""
    values = [v for i in figure.inputs for v in (i.low, i.high) if v is not None]
    if not values:
        return ()
    place = _scale(min(values), max(values))
    share = figure.unit == "share"
    return tuple(_bar(i, place, share=share) for i in figure.inputs)


def _scale(least: float, most: float) -> Callable[[float], float]:
    if least > 0 and most / least > 50:
        low, span = log10(least), log10(most) - log10(least)
        return lambda v: 8 + 84 * (log10(v) - low) / span
    top = most or 1.0
    return lambda v: 2 + 90 * v / top


def _bar(given: FigureInput, place: Callable[[float], float], *, share: bool) -> Bar:
    label = bounds(given.low, given.high, share=share)
    known = [v for v in (given.low, given.high) if v is not None]
    if not known:
        return Bar(given.claim, 0.0, 0.0, open_low=True, open_high=True, label=label)
    left, right = place(min(known)), place(max(known))
    if given.low is None:
        left = max(0.0, left - 12)
    if given.high is None:
        right = min(WIDE, right + 8)
    return Bar(
        given.claim,
        round(left, 2),
        round(max(right - left, 1.2), 2),
        open_low=given.low is None,
        open_high=given.high is None,
        label=label,
    )


def days(events: Sequence[EventView]) -> Days | None:
    """Lay the events that began on a known day on a strip; None where no day is known."""
    dated = [(date.fromisoformat(e.start), e) for e in events if e.start and _is_short(e)]
    if not dated:
        return None
    last = max(day for day, _ in dated)
    shown = [(d, e) for d, e in dated if (last - d).days < LONGEST_DAYS]
    first = min(day for day, _ in shown)
    step = 26.0 if (last - first).days < 45 else 12.0
    by_day: dict[date, list[EventView]] = defaultdict(list)
    for day, event in shown:
        by_day[day].append(event)
    most = min(max(map(len, by_day.values())), 12)
    height = 22.0 + most * 13
    dots = [
        Dot(e.id, _x(d, first, step), height - 26 - min(n, 11) * 13, e.status, e.title)
        for d, day_events in sorted(by_day.items())
        for n, e in enumerate(day_events)
    ]
    every = 1 if step > 20 else 7
    ticks = [
        (_x(d, first, step), f"{d.day} {d:%b}")
        for n in range(0, (last - first).days + 1, every)
        for d in [first + timedelta(days=n)]
    ]
    return Days(tuple(dots), tuple(ticks), _x(last, first, step) + 20, height)


def _is_short(event: EventView) -> bool:
    return not event.end or event.start == event.end


def _x(day: date, first: date, step: float) -> float:
    return 20 + (day - first).days * step
