import pytest

from rashomon.model.finding import Figure, FigureInput
from rashomon.model.quantity import Measure
from rashomon.model.record import Record
from rashomon.publish.charts import bars, bounds, counted, days
from rashomon.publish.view import Views


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (250_000, 250_000, "250,000"),
        (350_000, None, "at least 350,000"),
        (None, 50, "up to 50"),
        (6_000, 10_000, "6,000–10,000"),
        (None, None, "not given"),
    ],
)
def test_bounds_are_written_as_told(low: float | None, high: float | None, written: str) -> None:
    """Open and closed bounds read as a person would say them."""
    assert bounds(low, high) == written


@pytest.mark.parametrize(
    ("many", "written"), [(0, "0 reports"), (1, "1 report"), (1_200, "1,200 reports")]
)
def test_one_of_something_is_not_in_the_plural(many: int, written: str) -> None:
    """A count and its noun agree."""
    assert counted(many, "report") == written


def test_a_share_is_written_as_per_cent() -> None:
    """Shares are fractions of one inside and per cent for the reader."""
    assert bounds(0.3333, None, share=True) == "at least 33 %"


def _figure(*values: tuple[float | None, float | None]) -> Figure:
    inputs = tuple(FigureInput(f"c-{n}", "o", a, b, "") for n, (a, b) in enumerate(values))
    return Figure(Measure.KILLED, "people", None, None, None, "", inputs)


def test_bars_stay_on_the_rail_and_in_order() -> None:
    """Every bar lies within 0..100, and a greater value lies further right."""
    laid = bars(_figure((5, 5), (40, None), (None, 9_000)))
    assert all(0 <= b.left <= 100 and b.left + b.width <= 101 for b in laid)
    assert laid[0].left < laid[1].left
    assert laid[1].open_high
    assert laid[2].open_low


def test_values_not_given_make_no_bar() -> None:
    """A vague count without bounds is listed without a bar, not at zero."""
    assert bars(_figure((None, None))) == ()


def test_days_hold_each_dated_event_once(record: Record) -> None:
    """Each event of a known day is one dot on the strip."""
    strip = days(Views(record).events())
    assert strip
    assert sorted(d.event for d in strip.dots) == ["e1", "e2"]
