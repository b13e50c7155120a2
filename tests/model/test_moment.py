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
