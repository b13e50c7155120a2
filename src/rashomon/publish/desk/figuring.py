"""Figures over time: each teller's values in order of day."""

from collections import defaultdict
from collections.abc import Iterable

from rashomon.model.finding import FigureInput, Finding, Status
from rashomon.model.moment import iso_day
from rashomon.model.quantity import Measure
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.desk.models import FigureView, Point, TellerLine

HEADLINE = (Measure.KILLED, Measure.WOUNDED, Measure.DISPLACED, Measure.BESIEGED, Measure.MISSING)
"""Measures whose figures a desk looks at first, in order."""


def figure_view(indexed: Indexed, finding: Finding) -> FigureView | None:
    """Show a finding's figure; None where it has none."""
    figure = finding.figure
    if figure is None or not figure.inputs:
        return None
    by_teller: dict[str, list[Point]] = defaultdict(list)
    for given in figure.inputs:
        point = _point(indexed, given)
        by_teller[_teller(indexed, given)].append(point)
    lines = [
        TellerLine(name, tuple(sorted(points, key=lambda p: (p.day, p.claim.id))))
        for name, points in by_teller.items()
    ]
    return FigureView(
        finding=finding.id,
        event=finding.event,
        question=finding.question,
        measure=figure.measure.value,
        unit=figure.unit,
        status=finding.status.value,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        high_open=figure.high_open,
        rule=figure.rule,
        lines=tuple(sorted(lines, key=lambda k: (k.points[0].day, k.teller))),
    )


def figure_views(indexed: Indexed) -> tuple[FigureView, ...]:
    """Show all figures, contested first, then those with most values."""
    found = (figure_view(indexed, f) for f in indexed.record.findings)
    return tuple(sorted((f for f in found if f), key=_order))


def headline_figures(figures: Iterable[FigureView], most: int) -> tuple[FigureView, ...]:
    """Choose the figures a desk looks at first: of each toll and population the best told."""
    wanted = [m.value for m in HEADLINE]
    told = [f for f in figures if f.measure in wanted]
    ranked = sorted(told, key=lambda f: (-len(f.lines), -_values(f), f.finding))
    first = {f.measure: f for f in reversed(ranked)}
    chosen = sorted(first.values(), key=lambda f: wanted.index(f.measure))
    rest = [f for f in ranked if f not in chosen and _values(f) > 1]
    return tuple([*chosen, *rest][:most])


def _point(indexed: Indexed, given: FigureInput) -> Point:
    return Point(iso_day(given.published), given.low, given.high, indexed.claim(given.claim))


def _teller(indexed: Indexed, given: FigureInput) -> str:
    view = indexed.claim(given.claim)
    return view.outlet if view.own_voice else view.teller


def _order(view: FigureView) -> tuple[bool, int, str]:
    return (view.status != Status.CONTESTED.value, -_values(view), view.finding)


def _values(view: FigureView) -> int:
    return sum(len(line.points) for line in view.lines)
