"""What a number tells of anew and what was known before, on sentences written for it."""

import pytest

from rashomon.extract.rules_v1.quantities import find_quantities


def told(quote: str) -> set[tuple[str, float | None, float | None]]:
    """Give measure and bounds of each quantity of a quote that stands alone."""
    return {(str(q.measure), q.low, q.high) for q in find_quantities(quote, 0, len(quote))}


@pytest.mark.parametrize(
    "quote",
    [
        "a feud between the two governments",
        "the two rival groups met again",
        "the twin explosions shook the harbour",
        "Tuesday's twin bombings were condemned",
        "the story was 100 percent invented",
        "The gate was built in 1750 BC.",
    ],
)
def test_what_was_told_before_is_not_counted(quote: str) -> None:
    """ "The two groups" and "the twin explosions" name what is known; "100 percent" may be an adverb."""
    assert told(quote) == set()


def test_a_pair_or_whole_told_first_counts() -> None:
    """Without an article "twin" is two, and "100 percent of" is a share."""
    assert told("Twin car bombs hit the harbour.") == {("other", 2, 2)}
    assert told("They hold 100 percent of the shares.") == {("other", 1, 1)}


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The trial was held over five days.", {("duration_days", 5, 5)}),
        ("the thefts happened over a 20 day period", {("duration_days", 20, 20)}),
        ("The strike lasted over two days.", {("duration_days", 2, None)}),
        ("he was held for over three weeks", {("duration_days", 21, None)}),
        ("Monday was the fourth day of the strike", set()),
        ("the drought is in its fifth year", set()),
        ("96 percent voted Yes", {("other", 0.96, 0.96)}),
        ("The port handles about 70 percent of Freedonia's imports", {("other", 0.7, 0.7)}),
        ("They hold a third of northern and eastern Freedonia", {("area_share", 0.3333, 0.3333)}),
        ("nearly half of the population has fled", {("displaced", None, 0.5)}),
        ("Over half of the town's residents were forced out", {("displaced", 0.5, None)}),
        ("the flood displaced a third of the population", {("displaced", 0.3333, 0.3333)}),
        ("half of the residents are farmers", {("other", 0.5, 0.5)}),
    ],
)
def test_spans_and_shares_are_what_they_are_of(
    quote: str, expected: set[tuple[str, float | None, float | None]]
) -> None:
    """ "Over five days" is throughout, a rank is no length, and a share is of land or of people."""
    assert told(quote) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The death count could be over 50.", {("killed", 50, None)}),
        ("nearly 600,000 people live in besieged areas", {("besieged", None, 600_000)}),
        ("The town is home to 20,000 people displaced by the war", {("displaced", 20_000, 20_000)}),
        ("The town is home to 20,000 people.", {("population", 20_000, 20_000)}),
        ("trucks with aid for 4,000 people entered the town", {("other", 4_000, 4_000)}),
        ("Medics tended 36 patients.", {("wounded", 36, 36)}),
        ("Twelve miners were in a critical state.", {("wounded", 12, 12)}),
        ("Neighbours carried an injured woman to the square", {("wounded", 1, 1)}),
        ("Neighbours carried an old woman to the square", set()),
        ("Four villagers were killed including a child she said", {("killed", 4, 4), ("killed", 1, 1)}),
    ],
)  # fmt: skip
def test_who_is_counted_is_told_by_what_became_of_them(
    quote: str, expected: set[tuple[str, float | None, float | None]]
) -> None:
    """Those under siege are no mere inhabitants, patients are hurt, and aid for people moves nobody."""
    assert told(quote) == expected


def test_bounds_may_stand_after_the_noun_and_tenths_apart() -> None:
    """ "70 people at least" is a lower bound, "nine tenths of" a share."""
    assert told("Flood kills 70 people at least") == {("killed", 70, None)}
    assert told("It killed 70 people at least 30 of them women") == {("killed", 70, 70), ("killed", 30, None)}  # fmt: skip
    assert told("The army holds nine tenths of the city") == {("area_share", 0.9, 0.9)}


@pytest.mark.parametrize(
    "quote",
    [
        "Two carts blocked the lane, one on its side",
        "Many were still asleep in the barns",
        "In many ways the harvest was lost",
        "They left with the smith and many others",
    ],
)
def test_words_that_only_stand_for_something_count_nothing(quote: str) -> None:
    """A bare "one" or "many" stands for what was told; with its own dead it counts them."""
    found = find_quantities(quote, 0, len(quote))
    assert {q.words.text for q in found} <= {"Two"}


def test_a_bare_one_counts_where_it_died() -> None:
    """What became of "one" tells what it counts."""
    quote = "Three porters were hurt and one died"
    assert [(str(q.measure), q.low) for q in find_quantities(quote, 0, len(quote))] == [
        ("wounded", 3),
        ("killed", 1),
    ]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Those killed included six women five children and three porters",
         {("killed", 6, 6), ("killed", 5, 5), ("killed", 3, 3)}),
        ("The victims mostly herders and traders included 25 villagers", {("killed", 25, 25)}),
        ("The number of people killed in a raid this morning on the cattle market of the valley has risen to 21",
         {("killed", 21, 21)}),
        ("The militia lost 13 of its fighters", {("killed", 13, 13)}),
        ("The militia lost two of its tanks", {("other", 2, 2)}),
        ("Tens of armored vehicles were destroyed", {("other", 20, 99)}),
        ("Half the population of the valley has fled", {("displaced", 0.5, 0.5)}),
        ("The raids forced nearly half of the valley's population to flee", {("displaced", None, 0.5)}),
        ("More than 600 people are without a home", {("displaced", 600, None)}),
        ("Nineteen traders fell as martyrs", {("killed", 19, 19)}),
        ("War killed 300,000 in a state whose population was over 20 million",
         {("killed", 300000, 300000), ("population", 20000000, None)}),
        ("It has killed more than 280,000 people and driven millions from their homes",
         {("killed", 280000, None), ("displaced", 2000000, 9999999)}),
    ],
)  # fmt: skip
def test_tolls_are_read_over_long_and_unpunctuated_words(
    quote: str, expected: set[tuple[str, float | None, float | None]]
) -> None:
    """Lists that lost their commas, tolls told late, shares of a population that fled; its own number is no toll."""
    assert told(quote) == expected


def test_kin_told_beside_the_dead_are_no_toll() -> None:
    """ "His son and 12 fighters" counts the fighters; two of a family are counted together."""
    assert told("His son and 12 fighters were killed") == {("killed", 12, 12)}
    assert told("His wife and daughter were killed") == {("killed", 2, 2)}
    assert told("Her cousin was wounded") == {("wounded", 1, 1)}


def test_a_pages_own_number_counts_nothing() -> None:
    """What a "short URL" line counts is visits of the page, glued to the story by the scraper."""
    assert told("Get short URL 124 At least four people were killed") == {("killed", 4, None)}
