"""Swim lanes as numbers for SVG: a row a teller, days to the right, marks of one day stacked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.publish.desk.lists import Ref
from rashomon.publish.desk.models import Lane, Mark

_TALL = 15
_MOST = 6
_FIRST, _LAST = 7.0, 26.0
_ROOM = 980.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark at its place: `wide` is 0 for what lasts a day."""

    mark: Mark
    x: float
    y: float
    wide: float


@dataclass(frozen=True, slots=True)
class Row:
    """A teller's lane."""

    teller: Ref
    height: float
    marks: tuple[Placed, ...]
    more: int
    """Events of days on which more were told than can be stacked."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """All lanes on one scale of days; ticks are (x, words, whether a month begins)."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    width: float


def lanes(given: Sequence[Lane]) -> Lanes | None:
    """Lay lanes on one scale; None where nothing is dated."""
    days = [date.fromisoformat(d) for k in given for m in k.marks for d in (m.start, m.end)]
    if not days:
        return None
    first, last = min(days), max(days)
    count = (last - first).days + 1
    step = max(_FIRST, min(_LAST, _ROOM / count))
    width = round(count * step + 24, 1)
    rows = tuple(_row(lane, first, step) for lane in given)
    return Lanes(rows, tuple(_ticks(first, count, step)), width)


def _row(lane: Lane, first: date, step: float) -> Row:
    ends: list[float] = []
    placed, more = [], 0
    for mark in sorted(lane.marks, key=lambda m: (m.start, m.end, m.event)):
        x = 12 + (date.fromisoformat(mark.start) - first).days * step + step / 2
        days = (date.fromisoformat(mark.end) - date.fromisoformat(mark.start)).days
        right = x + days * step + 11
        level = next((n for n, end in enumerate(ends) if end < x - 5), len(ends))
        if level >= _MOST:
            more += 1
            continue
        ends[level : level + 1] = [right]
        placed.append(Placed(mark, round(x, 1), 10.0 + level * _TALL, round(days * step, 1)))
    return Row(lane.teller, max(1, len(ends)) * _TALL + 6.0, tuple(placed), more)


def _ticks(first: date, count: int, step: float) -> list[tuple[float, str]]:
    every = 1 if step >= 24 else 7 if step >= _FIRST else 30
    found = []
    for n in range(0, count, every):
        day = first + timedelta(days=n)
        named = n == 0 or day.day <= every
        found.append(
            (
                round(12 + n * step + step / 2, 1),
                f"{day.day} {day:%b}" if named or every > 1 else f"{day.day}",
            )
        )
    return found
