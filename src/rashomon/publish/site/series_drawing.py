"""A figure over time as numbers for SVG: days go right, values go up, each mark is a claim."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10
from typing import Protocol

from markupsafe import Markup, escape

from rashomon.publish.charts import bounds, number, percent
from rashomon.publish.desk.models import FigureView, Point
from rashomon.publish.view import ClaimView

WIDE, HIGH = 520.0, 190.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 62.0, 14.0, 14.0, 26.0
_LOG_FROM = 50
_MARK = 19.0
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Value:
    """A telling: a mark at `x`, from `top` to `bottom`; open bounds end in an arrow.

    `teller` is the teller's number, from 1.
    """

    teller: int
    name: str
    x: float
    top: float
    bottom: float
    open_low: bool
    open_high: bool
    told: str
    day: str
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class Series:
    """A figure's drawing: values, ticks of both axes as (position, words), the range's band."""

    values: tuple[Value, ...]
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    band: tuple[float, float] | None
    best: float | None
    log: bool


def series(figure: FigureView) -> Series | None:
    """Draw a figure; None where no teller gives a number."""
    points = [(n, p) for n, line in enumerate(figure.lines, 1) for p in line.points]
    told = [v for _, p in points for v in (p.low, p.high) if v is not None]
    if not told:
        return None
    log = min(told) > 0 and max(told) / min(told) > _LOG_FROM
    height = _height(min(told), max(told), log=log)
    places = _across([p.day for _, p in points])
    write = percent if figure.share else _short
    values = tuple(
        _value(n, figure.lines[n - 1].teller, p, x, height, share=figure.share)
        for (n, p), x in zip(points, places, strict=True)
    )
    band = None
    if figure.low is not None and figure.high is not None:
        band = (round(height(figure.high), 1), round(height(figure.low), 1))
    return Series(
        values,
        _day_ticks([p.day for _, p in points]),
        tuple((round(height(v), 1), write(v)) for v in _steps(min(told), max(told), log=log)),
        band,
        round(height(figure.best), 1) if figure.best is not None else None,
        log,
    )


def _value(
    n: int, name: str, point: Point, x: float, height: Callable[[float], float], *, share: bool
) -> Value:
    known = [v for v in (point.low, point.high) if v is not None]
    middle = HIGH / 2
    top, bottom = (height(max(known)), height(min(known))) if known else (middle, middle)
    return Value(
        n, name, x, round(top, 1), round(bottom, 1),
        point.low is None, point.high is None,
        bounds(point.low, point.high, share=share), point.day, point.claim,
    )  # fmt: skip


class Claims(Protocol):
    """Links to the words of claims."""

    def claim(self, report: str, id_: str) -> str:
        """Give the address of a claim's words in its report."""
        ...


def value_marks(values: Iterable[Value], to: Claims) -> Markup:
    """Draw tellings, each a link to its words; written here, as templates take long over many numbers."""
    drawn = (_mark(v, to.claim(v.claim.report, v.claim.id)) for v in values)
    return Markup("".join(drawn))  # noqa: S704  (all but numbers is escaped)


def _mark(value: Value, href: str) -> str:
    told = escape(f"{value.name}, {value.day}: {value.told}")
    x, middle = value.x, (value.top + value.bottom) / 2
    top, bottom = value.top - 12 * value.open_high, value.bottom + 12 * value.open_low
    tips = [_tip(x, value.top, -1)] * value.open_high + [_tip(x, value.bottom, 1)] * value.open_low
    return (
        f'<a href="{escape(href)}" aria-label="{told}"><title>{told}</title>'
        f'<line class="reach" x1="{x:g}" x2="{x:g}" y1="{top:g}" y2="{bottom:g}"/>{"".join(tips)}'
        f'<circle cx="{x:g}" cy="{middle:g}" r="8.5"/>'
        f'<text class="no" x="{x:g}" y="{middle + 3.6:g}" text-anchor="middle">{value.teller}</text></a>\n'
    )


def _tip(x: float, y: float, way: int) -> str:
    base = y + 10 * way
    return (
        f'<path class="tip" d="M{x - 4:g},{base:g}L{x:g},{base + 7 * way:g}L{x + 4:g},{base:g}Z"/>'
    )


def _short(value: float) -> str:
    return f"{value / _MILLION:g} million" if value >= _MILLION else number(value)


def _height(least: float, most: float, *, log: bool) -> Callable[[float], float]:
    room = HIGH - _TOP - _BOTTOM - 16
    if log:
        low, span = log10(least), log10(most) - log10(least)
        return lambda v: (
            HIGH - _BOTTOM - 8 - room * (log10(v) - low) / span if v > 0 else HIGH - _BOTTOM
        )
    top = most or 1.0
    return lambda v: HIGH - _BOTTOM - room * v / top


def _steps(least: float, most: float, *, log: bool) -> Sequence[float]:
    """Give two to five round values to write beside the axis."""
    if log:
        first, last = int(log10(least)), int(log10(most))
        powers = [10.0**p for p in range(first, last + 1) if least <= 10.0**p <= most]
        every = -(-len(powers) // 5) or 1
        return powers[::every]
    if most <= 0:
        return [0.0]
    rough = most / 4
    power = 10.0 ** int(log10(rough) if rough >= 1 else log10(rough) - 1)
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= rough)
    return [step * n for n in range(int(most / step) + 1)]


def _across(days: Sequence[str]) -> list[float]:
    """Give each telling its place: near its day's, at least a mark's width from its neighbours."""
    at = _day_scale(days)
    left, right = _LEFT + 10, WIDE - _RIGHT - 2
    gap = min(_MARK, (right - left) / len(days))
    of_day: dict[str, list[int]] = {}
    for n, day in enumerate(days):
        of_day.setdefault(day, []).append(n)
    wanted = [
        (n, at(day) + (nth - (len(of_day[day]) - 1) / 2) * gap)
        for day in sorted(of_day)
        for nth, n in enumerate(of_day[day])
    ]
    placed = [0.0] * len(days)
    edge = left
    for left_over, (n, x) in zip(range(len(days) - 1, -1, -1), wanted, strict=True):
        edge = max(edge, min(x, right - left_over * gap))
        placed[n] = round(edge, 1)
        edge += gap
    return placed


def _day_scale(days: Sequence[str]) -> Callable[[str], float]:
    known = sorted(date.fromisoformat(d) for d in set(days) if d)
    room = WIDE - _LEFT - _RIGHT - 80
    if len(known) < 2:
        return lambda _: _LEFT + 40 + room / 2
    first, span = known[0], (known[-1] - known[0]).days
    return lambda d: _LEFT + 40 + (room * (date.fromisoformat(d) - first).days / span if d else 0)


def _day_ticks(days: Sequence[str]) -> tuple[tuple[float, str], ...]:
    at = _day_scale(days)
    found: list[tuple[float, str]] = []
    for day in sorted({d for d in days if d}):
        x = round(at(day), 1)
        if not found or x - found[-1][0] > 48:
            told = date.fromisoformat(day)
            found.append((x, f"{told.day} {told:%b}"))
    return tuple(found)
