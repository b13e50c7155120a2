"""Tellings of who holds a place, parted by time and by what the gazetteer knows."""

from rashomon.reconcile.grouping import Bearing, stretches


def _told(day: int, report: str, place: str = "") -> Bearing:
    return Bearing(day, day, report, 1, place)


def test_a_quiet_week_parts_and_a_telling_in_between_joins() -> None:
    """Stretches go by their least telling; one that comes in between makes one of two."""
    early, late, between = _told(10, "b"), _told(22, "a"), _told(16, "c")
    assert stretches([late, early]) == {"a-00001": ((late,),), "b-00001": ((early,),)}
    assert stretches([early, late, between]) == {"a-00001": ((early, between, late),)}


def test_a_telling_elsewhere_in_time_leaves_a_stretch_as_it_is() -> None:
    """What is not touched is the same by its name, so it need not be worked out again."""
    early, late = _told(10, "b"), _told(90, "a")
    assert stretches([early])["b-00001"] == stretches([early, late])["b-00001"]


def test_places_of_one_name_that_begin_with_one_telling_stay_together() -> None:
    """A claim that may mean two places of one name would give both events one id."""
    here, there = _told(10, "a", "SY1"), _told(10, "a", "SY2")
    assert stretches([here, there]) == {"a-00001": ((here,), (there,))}
