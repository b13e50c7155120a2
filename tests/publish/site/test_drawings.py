"""Drawings: what stands where, in the drawing's units."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from rashomon.publish.desk.ground import FlowView, MapPlace, MapView, MarkView, Standing
from rashomon.publish.desk.lists import Ref
from rashomon.publish.desk.models import FigureView, Lane, Mark, Point, TellerLine
from rashomon.publish.site.lane_drawing import lanes
from rashomon.publish.site.map_drawing import HIGH, WIDE, fill, mercator, panels
from rashomon.publish.site.series_drawing import series
from rashomon.publish.site.simplify import simplified
from rashomon.publish.view import ClaimView

CLAIM = ClaimView(
    "c",
    "q",
    "t",
    "media",
    own_voice=False,
    via=(),
    stance="assert",
    negated=False,
    kind="other",
    outlet="o",
    report="r",
    published="",
)
SIDES = ("blue", "green")


def _place(id_: str, latitude: float, longitude: float, *sides: str, town: str = "") -> MapPlace:
    standing = Standing("", sides, contested=len(sides) > 1, reason="")
    return MapPlace(Ref(id_, id_), "town", latitude, longitude, (), 1, town, (standing,), (), 0)


def _map(*places: MapPlace, towns: tuple[Ref, ...] = ()) -> MapView:
    return MapView(("",), 0, SIDES, places, towns, (), ())


def test_fills_name_a_sides_pattern_or_two_sides_hatching() -> None:
    """One side, two sides, one side in dispute, nobody."""
    assert fill(Standing("", ("green",), contested=False, reason=""), SIDES) == "url(#s1)"
    assert fill(Standing("", ("green", "blue"), contested=True, reason=""), SIDES) == "url(#x0-1)"
    assert fill(Standing("", ("green",), contested=True, reason=""), SIDES) == "url(#x1-1)"
    assert fill(Standing("", (), contested=False, reason=""), SIDES) == "url(#untold)"


def test_north_is_up_and_all_places_are_on_the_panel() -> None:
    """The northern place stands higher, the eastern one further right."""
    (panel,) = panels(_map(_place("n", 36.3, 37.0, "blue"), _place("s", 36.1, 37.2, "green")))
    north, south = panel.shapes
    assert north.y < south.y
    assert north.x < south.x
    assert all(0 < s.x < WIDE and 0 < s.y < HIGH for s in panel.shapes)


def test_a_town_with_places_of_its_own_has_a_panel() -> None:
    """Three quarters of a town stand apart from the towns of the region."""
    quarters = [_place(f"q{n}", 36.2 + n / 100, 37.1, "blue", town="t") for n in range(3)]
    others = [_place("t", 36.2, 37.1, "blue"), _place("u", 33.5, 36.3, "green")]
    made = panels(_map(*quarters, *others, towns=(Ref("t", "Town"),)))
    assert [(p.title, len(p.shapes)) for p in made] == [("Town", 3), ("The region", 2)]


def _flow(*line: tuple[float, float], start: str = "2016-11-27") -> FlowView:
    (a, b) = line
    return FlowView(("A", "B"), (a, b), start, start, 2000.0, None, 1, CLAIM)


def _mark(sort: str, name: str, start: str = "", end: str = "") -> MarkView:
    return MarkView(sort, name, Ref("a", "A"), "", (37.0, 36.0), "told", start, end, CLAIM)


def test_flows_of_the_same_ends_are_one_arrow_and_those_that_leave_the_panel_none() -> None:
    """An arrow stands from the first day that one of its flows is told of."""
    view = _map(_place("a", 36.0, 37.0, "blue"), _place("b", 36.9, 37.5, "blue"))
    told = [_flow((37.0, 36.0), (37.5, 36.9)) for _ in range(2)]
    far, near = _flow((37.0, 36.0), (50.0, 10.0)), _flow((37.0, 36.0), (37.001, 36.0))
    early = replace(told[1], start="2016-11-20")
    (panel,) = panels(replace(view, flows=(far, told[0], near, early)))
    (arrow,) = panel.flows
    assert [n for n, _ in arrow.flows] == [1, 3]
    assert arrow.begins == "2016-11-20"
    assert arrow.y1 > arrow.y2


def test_matters_of_a_sort_at_a_place_are_one_sign_beside_it() -> None:
    """Each sort stands at a seat of its own; a sign goes on while one of its matters does."""
    view = _map(_place("a", 36.0, 37.0, "blue"), _place("b", 36.9, 37.5, "blue"))
    facilities = [_mark("facility", f"F{n}", "2016-11-20", "2016-11-2" + str(n)) for n in (1, 2)]
    marks = (_mark("siege", "S", "2016-06-01"), *facilities, _mark("truce", "T"))
    (panel,) = panels(replace(view, marks=marks))
    siege, facility, truce = panel.marks
    assert (facility.told, facility.ends) == ("F1: told and 1 more", "2016-11-22")
    assert (siege.begins, siege.ends) == ("2016-06-01", "")
    assert siege.x < facility.x
    assert siege.y < truce.y
    place = panel.shapes[0]
    assert all(abs(m.x - place.x) > place.r / 2 for m in panel.marks)


def test_a_kilometre_is_a_kilometre() -> None:
    """Two places 0.9 degrees of latitude apart are some 100 km apart on the panel."""
    (panel,) = panels(_map(_place("a", 36.0, 37.0, "blue"), _place("b", 36.9, 37.0, "blue")))
    apart = abs(panel.shapes[0].y - panel.shapes[1].y) / panel.kilometre
    assert apart == pytest.approx(100, rel=0.02)


def test_names_do_not_cover_each_other() -> None:
    """Where there is no room a place goes without a name."""
    crowd = [_place(f"Long name {n}", 36.2 + n / 10_000, 37.1, "blue") for n in range(12)]
    (panel,) = panels(_map(*crowd))
    labels = [s.label for s in panel.shapes if s.label]
    assert 0 < len(labels) < 12
    assert all(a[:2] != b[:2] for a, b in combinations(labels, 2))


def test_tiles_lie_under_the_whole_panel_and_only_where_a_host_is_named() -> None:
    """The first tile begins before the panel, the last ends after it."""
    view = _map(_place("a", 36.0, 37.0, "blue"), _place("b", 36.9, 37.9, "blue"))
    assert panels(view)[0].tiles == ()
    tiles = panels(view, "https://tiles.example/{z}/{x}/{y}.png")[0].tiles
    assert min(t.x for t in tiles) <= 0 <= WIDE <= max(t.x + t.size for t in tiles)
    assert min(t.y for t in tiles) <= 0 <= HIGH <= max(t.y + t.size for t in tiles)
    assert len(tiles) < 40
    assert all(t.url.startswith("https://tiles.example/") and "{" not in t.url for t in tiles)


def test_mercator_is_what_maps_use() -> None:
    """Equator at zero, 60 degrees about twice as stretched, no infinity at the pole."""
    assert mercator(0) == pytest.approx(0)
    assert mercator(60) == pytest.approx(75.456, abs=0.01)
    assert mercator(90) == mercator(85)


def test_a_line_keeps_its_corners_and_loses_what_lies_on_it() -> None:
    """Points on a straight stretch go."""
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 5.0), (0.0, 0.0)]
    assert simplified(line) == ((0.0, 0.0), (2.0, 0.0), (2.0, 5.0), (0.0, 0.0))


def _figure(*points: tuple[str, str, float | None, float | None]) -> FigureView:
    lines = tuple(
        TellerLine(name, (Point(day, low, high, CLAIM),)) for name, day, low, high in points
    )
    return FigureView(
        "f",
        "e",
        "q",
        "killed",
        "people",
        "contested",
        10.0,
        12.0,
        20.0,
        rule="",
        lines=lines,
        high_open=False,
    )


def test_more_stands_higher_and_later_further_right() -> None:
    """A value each, with the tellers numbered."""
    drawn = series(_figure(("a", "2016-11-01", 10, 10), ("b", "2016-11-09", 20, None)))
    assert drawn
    first, last = drawn.values
    assert first.top > last.top
    assert first.x < last.x
    assert (last.teller, last.open_high, last.told) == (2, True, "at least 20")


def test_marks_of_one_day_stand_beside_each_other() -> None:
    """No two marks share a place, however many there are."""
    drawn = series(_figure(*(("a", "2016-11-01", 10.0, 10.0) for _ in range(30))))
    assert drawn
    xs = sorted(v.x for v in drawn.values)
    assert min(b - a for a, b in pairwise(xs)) > 10
    assert xs[-1] < 520


def test_values_far_apart_stand_on_a_logarithmic_scale() -> None:
    """A factor above fifty, and only then; a figure without numbers is not drawn."""
    wide = series(_figure(("a", "2016-11-01", 10, 10), ("b", "2016-11-09", 9000, 9000)))
    assert wide
    assert wide.log
    assert series(_figure(("a", "2016-11-01", None, None))) is None


def test_marks_of_one_lane_never_overlap() -> None:
    """A long matter takes its level for all its days; what finds no room is counted."""
    marks = [Mark(f"e{n}", "t", "2016-11-03", "2016-11-03", "contested") for n in range(8)]
    marks.append(Mark("long", "t", "2016-11-01", "2016-11-05", "contested"))
    drawn = lanes([Lane(Ref("s", "S"), tuple(marks))])
    assert drawn
    (row,) = drawn.rows
    assert row.more == 3
    assert len({(m.x, m.y) for m in row.marks}) == len(row.marks) == 6
    levels = [m.y for m in row.marks]
    assert levels.count(next(m.y for m in row.marks if m.mark.event == "long")) == 1
