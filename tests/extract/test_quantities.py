import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.model.quantity import Measure


def _one(quote: str) -> list[tuple[str, float | None, float | None]]:
    return [(q.measure.value, q.low, q.high) for q in find_quantities(quote, 0, len(quote))]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("At least 12 people were killed", [("killed", 12, None)]),
        ("nearly 300 villagers were wounded", [("wounded", None, 300)]),
        ("some 40 soldiers were killed", [("killed", 40, 40)]),
        ("between 6,000 and 10,000 people fled", [("displaced", 6000, 10000)]),
        ("dozens of civilians were killed", [("killed", 24, 99)]),
        ("scores more wounded", [("wounded", 40, 99)]),
        ("several thousand people were displaced", [("displaced", 2000, 9999)]),
        ("an estimated quarter-million people are trapped", [("besieged", 250000, 250000)]),
        ("about 1.5 million people fled", [("displaced", 1500000, 1500000)]),
        ("forty-three people died", [("killed", 43, 43)]),
        ("killed 12 fighters and wounded 30", [("killed", 12, 12), ("wounded", 30, 30)]),
        ("12 people were killed and 30 injured", [("killed", 12, 12), ("wounded", 30, 30)]),
        ("more than a third of the city is gone", [("area_share", 0.3333, None)]),
        ("nearly 30 per cent of the province", [("area_share", None, 0.3)]),
        ("three districts were taken", [("districts", 3, 3)]),
        ("two hospitals were bombed", [("hospitals", 2, 2)]),
        ("over the past 13 days", [("duration_days", 13, 13)]),
        ("the depot lies 20 miles away", [("distance_km", 32.19, 32.19)]),
        ("a shell killed a woman", [("killed", 1, 1)]),
        ("twenty shells fell on the market", [("other", 20, 20)]),
    ],
)
def test_numbers_are_read_with_bounds_and_measure(
    quote: str, expected: list[tuple[str, float, float]]
) -> None:
    """Approximators, ranges, words and what is counted give measure, low and high."""
    assert _one(quote) == expected


@pytest.mark.parametrize(
    "quote",
    [
        "it fell on 27 November 2016",
        "in 2012 the war began",
        "the 28-year-old nurse was calm",
        "a third district was taken",
        "the MiG-23s took off at 10:30",
        "Resolution 2254 was adopted",
    ],
)
def test_dates_ages_ordinals_and_names_count_nothing(quote: str) -> None:
    """What looks like a number and counts nothing is left out."""
    assert _one(quote) == []


def test_a_part_is_linked_to_its_whole() -> None:
    """ "including five children" is part of the figure before it."""
    whole, part = find_quantities("43 people, including five children, were killed", 0, 47)
    assert part.part_of == 0
    assert whole.part_of is None


@given(
    st.text(
        alphabet=st.sampled_from("0123456789 ,.-killed dozens of people and to a third %"),
        max_size=120,
    )
)
def test_any_text_gives_sound_quantities(text: str) -> None:
    """Words stand at their offsets, and low is never above high."""
    for quantity in find_quantities(text, 0, len(text)):
        assert text[quantity.words.start : quantity.words.end] == quantity.words.text
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@pytest.mark.parametrize(
    "piece", ["1,", "1 ", "one ", "dozens of ", "hundred and ", "a ", "killed 1 ", "-"]
)
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    """Pumped strings of a claim's greatest length are read at once."""
    text = (piece * 2000)[:2000]
    before = time.perf_counter()
    find_quantities(text, 0, len(text))
    assert time.perf_counter() - before < 2


def test_measures_are_a_closed_set() -> None:
    """What is neither harm nor place nor span is "other"."""
    assert Measure("other") is Measure.OTHER
