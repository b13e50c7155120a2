"""Single arms and vehicles, on sentences written for it."""

import pytest

from rashomon.extract.rules_v1.quantities import find_quantities


def told(quote: str) -> list[tuple[str, float | None, float | None, str]]:
    """Give measure, bounds and words of each quantity of a quote that stands alone."""
    found = find_quantities(quote, 0, len(quote))
    return [(str(q.measure), q.low, q.high, q.words.text) for q in found]


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("Troops destroyed a tank near the mill.", ["a tank"]),
        ("The blast destroyed a mortar and a rocket launcher", ["a mortar", "a rocket launcher"]),
        ("The rebels fired a rocket shell at the mill", ["a rocket shell"]),
        ("They shot down a drone", ["a drone"]),
        ("An armoured vehicle was seized by the guards", ["An armoured vehicle"]),
        ("A tank and a truck were destroyed", ["A tank", "a truck"]),
    ],
)
def test_arms_and_vehicles_taken_lost_or_fired_are_counted(quote: str, pieces: list[str]) -> None:
    """One piece that is destroyed, seized or fired is one."""
    assert told(quote) == [("other", 1, 1, piece) for piece in pieces]


@pytest.mark.parametrize(
    "quote",
    [
        "A truck stood at the gate.",
        "The mill was destroyed by a tank",
        "They seized the road in a truck",
        "Guards captured a tank driver",
        "A rocket attack destroyed the mill",
        "The army destroyed a school",
    ],
)
def test_other_things_with_an_article_are_not_counted(quote: str) -> None:
    """What does the harm, what only stands there and a building are no count."""
    assert told(quote) == []


def test_pieces_stand_beside_numbers() -> None:
    """A list counts both what has a number and what has an article."""
    assert told("It destroyed two tanks and a drone")[1:] == [("other", 1, 1, "a drone")]
