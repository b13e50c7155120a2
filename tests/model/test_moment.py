"""When something could be known."""

from datetime import UTC, datetime

import pytest

from rashomon.model.moment import first_moment, last_moment


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2016-11-28", (0, 0), (23, 59)),
        ("2016-11-28T12:30", (12, 30), (12, 30)),
        ("2016-11-28T12:30Z", (12, 30), (12, 30)),
        ("2016-11-28T12:30+03:00", (9, 30), (9, 30)),
    ],
)
def test_a_day_has_two_moments_and_a_time_one(
    given: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    """Days begin and end in UTC; a zone is taken into account."""
    for found, (hour, minute) in ((first_moment(given), first), (last_moment(given), last)):
        assert found is not None
        assert found.replace(second=0, microsecond=0) == datetime(
            2016, 11, 28, hour, minute, tzinfo=UTC
        )


@pytest.mark.parametrize("given", ["", "yesterday", "2016-13-01"])
def test_what_is_no_date_has_none(given: str) -> None:
    """Unknown is a value."""
    assert first_moment(given) is None


def test_a_zone_leads_no_moment_out_of_the_years_there_are() -> None:
    """The first year's first hours east of Greenwich are the first moment, not none."""
    first, last = (
        first_moment("0001-01-01T00:30:00+01:00"),
        last_moment("9999-12-31T23:30:00-01:00"),
    )
    assert first is not None
    assert last is not None
    assert (first.year, first.hour, last.year, last.hour) == (1, 0, 9999, 23)
