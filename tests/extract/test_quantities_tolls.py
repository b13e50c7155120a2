"""Tolls, shares and the missing as reports outside war tell them, on sentences written for it."""

import pytest

from rashomon.extract.rules_v1.quantities import find_quantities


def told(quote: str) -> set[tuple[str, float | None, float | None]]:
    """Give measure and bounds of each quantity of a quote that stands alone."""
    return {(str(q.measure), q.low, q.high) for q in find_quantities(quote, 0, len(quote))}


@pytest.mark.parametrize(
    ("quote", "measure", "low", "high"),
    [
        ("putting the number of dead at 312", "killed", 312, 312),
        ("the dead at 94", "killed", 94, 94),
        ("the injured at more than 2,600", "wounded", 2600, None),
        ("The dead now number 47.", "killed", 47, 47),
        ("The wounded number nine.", "wounded", 9, 9),
        ("Landslide: toll passes 90", "killed", 90, None),
        ("Militiamen put to death at least 31 villagers.", "killed", 31, None),
        ("Some 140 passengers were lost.", "killed", 140, 140),
        ("The valley saw 212 murders last spring.", "killed", 212, 212),
    ],
)
def test_a_toll_is_told_of_the_dead_or_the_hurt(
    quote: str, measure: str, low: float, high: float | None
) -> None:
    """A figure after "the dead at", "the injured number" or a toll that passes it is theirs."""
    assert told(quote) == {(measure, low, high)}


@pytest.mark.parametrize(
    ("quote", "measure", "number"),
    [
        ("Fifty-one hikers have not been traced.", "missing", 51),
        ("Seventeen of the crew were still being looked for.", "missing", 17),
        ("Some 400 miners were still entombed.", "missing", 400),
        ("The flood has made homeless 3,000 villagers.", "displaced", 3000),
        ("Some 12,000 residents were told to leave.", "displaced", 12000),
        ("Some 9,000 inhabitants have fled.", "displaced", 9000),
        ("a ferry with 230 evacuees aboard", "displaced", 230),
        ("the town's 41,000 people", "population", 41000),
        ("About 8,000 customers were cut off by the storm.", "other", 8000),
    ],
)
def test_what_became_of_people_is_read_from_their_verb(
    quote: str, measure: str, number: float
) -> None:
    """The untraced are missing, the driven out displaced; customers without power are not besieged."""
    assert told(quote) == {(measure, number, number)}


@pytest.mark.parametrize(
    ("quote", "low", "high"),
    [
        ("one in five had voted", 0.2, 0.2),
        ("up to nine residents in ten", None, 0.9),
        ("Eight out of ten are farmers.", 0.8, 0.8),
        ("two-fifths of the wheat", 0.4, 0.4),
        ("half a billion dollars", 500_000_000, 500_000_000),
        ("The bank lent 3 trillion yen.", 3_000_000_000_000, 3_000_000_000_000),
        ("no more than about 60 ballots", None, 60),
    ],
)
def test_shares_and_large_sums_are_one_number(
    quote: str, low: float | None, high: float | None
) -> None:
    """A part in so many, a fraction and a scale are one number with the bounds it is given."""
    assert told(quote) == {("other", low, high)}


@pytest.mark.parametrize(
    "quote",
    [
        "The village was not one of them.",
        "The tremor came at two in the morning.",
        "UPDATE 2 - Storm nears the coast",
    ],
)
def test_hours_and_pronouns_count_nothing(quote: str) -> None:
    """An hour of the day, a pronoun and the number of an update are no quantities."""
    assert told(quote) == set()


def test_two_in_several_towns_is_no_share() -> None:
    """ "Two in five towns" followed by a place word counts the two and the towns."""
    assert told("Gunmen killed two in five towns.") >= {("killed", 2, 2)}


def test_half_an_hour_is_a_span() -> None:
    """Half an hour is a duration, told in days."""
    assert told("The line was dead for half an hour.") == {("duration_days", 0.0208, 0.0208)}
