import re
import time
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.rules_v1 import (
    numbers,
    quantities,
    quantity_context,
    quantity_harm,
    quantity_nouns,
    quantity_persons,
    quantity_spans,
    times,
)
from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.resolve import dating, when


def _read(quote: str) -> list[tuple[str, float | None, float | None]]:
    return [(q.measure.value, q.low, q.high) for q in find_quantities(quote, 0, len(quote))]


@pytest.mark.parametrize(
    ("quote", "low", "high"),
    [
        ("12 people were killed", 12, 12),
        ("At least 12 people were killed", 12, None),
        ("more than a dozen people were killed", 12, None),
        ("no fewer than 40 people were killed", 40, None),
        ("just over 60 people were killed", 60, None),
        ("20 or more people were killed", 20, None),
        ("50+ people were killed", 50, None),
        ("nearly 300 villagers were killed", None, 300),
        ("up to 80 villagers were killed", None, 80),
        ("as many as 75 villagers were killed", None, 75),
        ("fewer than 9 villagers were killed", None, 9),
        ("about 40 soldiers were killed", 40, 40),
        ("an estimated 1,200 soldiers were killed", 1200, 1200),
        ("some 40 soldiers were killed", 40, 40),
        ("between 60 and 90 guards were killed", 60, 90),
        ("between 60 to 90 guards were killed", 60, 90),
        ("20-30 guards were killed", 20, 30),
        ("five to seven guards were killed", 5, 7),
        ("two or three guards were killed", 2, 3),
        ("forty-three guards were killed", 43, 43),
        ("one hundred and twenty guards were killed", 120, 120),
        ("a hundred guards were killed", 100, 100),
        ("two thousand three hundred guards were killed", 2300, 2300),
        ("two dozen guards were killed", 24, 24),
        ("half a million people were killed", 500_000, 500_000),
        ("a quarter-million people were killed", 250_000, 250_000),
        ("more than a quarter of a million people were killed", 250_000, None),
        ("1.5 million people were killed", 1_500_000, 1_500_000),
        ("3m people were killed", 3_000_000, 3_000_000),
        ("40k people were killed", 40_000, 40_000),
        ("two and a half million people were killed", 2_500_000, 2_500_000),
        ("dozens of people were killed", 24, 99),
        ("several dozen people were killed", 24, 99),
        ("a few hundred people were killed", 200, 999),
        ("tens of people were killed", 20, 99),
        ("scores of people were killed", 40, 99),
        ("hundreds of people were killed", 200, 999),
        ("tens of thousands of people were killed", 20_000, 99_999),
        ("several thousand people were killed", 2_000, 9_999),
        ("several people were killed", None, None),
        ("a number of people were killed", None, None),
    ],
)
def test_numbers_are_read_with_their_bounds(
    quote: str, low: float | None, high: float | None
) -> None:
    """Approximators, ranges, words and vague counts give low and high."""
    assert _read(quote) == [("killed", low, high)]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("the blast killed nine and wounded 14", [("killed", 9, 9), ("wounded", 14, 14)]),
        ("nine people were killed and 14 hurt", [("killed", 9, 9), ("wounded", 14, 14)]),
        ("9 Soldiers Killed 14 Injured in Ambush", [("killed", 9, 9), ("wounded", 14, 14)]),
        ("three gunmen shot dead 11 villagers", [("other", 3, 3), ("killed", 11, 11)]),
        ("two bombers killed at least six people", [("other", 2, 2), ("killed", 6, None)]),
        ("the raid left 17 people dead", [("killed", 17, 17)]),
        ("the shelling claimed the lives of five people", [("killed", 5, 5)]),
        ("the war has claimed 90,000 lives", [("killed", 90_000, 90_000)]),
        ("the death toll has risen to 31", [("killed", 31, 31)]),
        ("a toll of 12 dead and 55 wounded", [("killed", 12, 12), ("wounded", 55, 55)]),
        ("the army lost 40 soldiers", [("killed", 40, 40)]),
        ("the army lost 40 tanks", [("other", 40, 40)]),
        ("six wounded men died on the way", [("killed", 6, 6)]),
        ("two women and four children were killed", [("killed", 2, 2), ("killed", 4, 4)]),
        ("shells killed two women and four children", [("killed", 2, 2), ("killed", 4, 4)]),
        ("30 people were killed or injured", [("other", 30, 30)]),
        ("the raid killed and wounded 30 people", [("other", 30, 30)]),
        ("70 casualties were counted", [("other", 70, 70)]),
        ("several of the wounded were children", [("wounded", None, None)]),
        ("40 others were rushed to hospital", [("wounded", 40, 40)]),
        ("8,000 people fled the fighting", [("displaced", 8_000, 8_000)]),
        ("the floods displaced 300 families", [("displaced", 300, 300)]),
        (
            "300 families (1,800 people) fled",
            [("displaced", 300, 300), ("displaced", 1_800, 1_800)],
        ),
        ("a siege that trapped 250,000 civilians", [("besieged", 250_000, 250_000)]),
        ("25,000 civilians are besieged there", [("besieged", 25_000, 25_000)]),
        ("four men are trapped in the wreckage", [("other", 4, 4)]),
        ("seven aid workers are missing", [("missing", 7, 7)]),
        ("a town home to 60,000 people", [("population", 60_000, 60_000)]),
        ("three districts were taken", [("districts", 3, 3)]),
        ("two field hospitals were bombed", [("hospitals", 2, 2)]),
        ("fifteen fighter planes were destroyed", [("other", 15, 15)]),
        ("the blast killed a woman", [("killed", 1, 1)]),
        ("a man and a woman were wounded", [("wounded", 2, 2)]),
        ("a doctor said nothing moved", []),
        ("she was the 31st person killed this year", [("killed", 31, 31)]),
    ],
)
def test_the_clause_says_what_is_measured(
    quote: str, expected: list[tuple[str, float | None, float | None]]
) -> None:
    """Objects, passives, tolls, joined numbers and nouns decide what a number measures."""
    assert _read(quote) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("in the past 13 days", [("duration_days", 13, 13)]),
        ("over the last 48 hours", [("duration_days", 2, 2)]),
        ("after 40 minutes", [("duration_days", 0.0278, 0.0278)]),
        ("for nearly a week", [("duration_days", None, 7)]),
        ("they waited for months", [("duration_days", None, None)]),
        ("a six-year war", [("duration_days", 2190, 2190)]),
        ("a 2-1/2 year conflict", [("duration_days", 912.5, 912.5)]),
        ("a five-year-old conflict", [("duration_days", 1825, 1825)]),
        ("the depot lies 20 miles away", [("distance_km", 32.19, 32.19)]),
        ("40 kilometres (25 miles) from the city", [("distance_km", 40, 40)]),
        ("a trench five metres deep", [("other", 5, 5)]),
        ("more than a third of the city is gone", [("area_share", 0.3333, None)]),
        ("nearly 30 per cent of the province", [("area_share", None, 0.3)]),
        ("two-thirds of the wounded are women", [("other", 0.6667, 0.6667)]),
        ("most of the province is quiet", [("area_share", 0.5, None)]),
        ("half of them are children", [("other", 0.5, 0.5)]),
        ("shares worth £1.3million", [("other", 1_300_000, 1_300_000)]),
        ("damage of 4 million dollars", [("other", 4_000_000, 4_000_000)]),
    ],
)
def test_units_of_their_own_settle_the_measure(
    quote: str, expected: list[tuple[str, float | None, float | None]]
) -> None:
    """Time is in days, length in kilometres, shares are fractions of one."""
    assert _read(quote) == expected


@pytest.mark.parametrize(
    "quote",
    [
        "it fell on 27 November 2016",
        "it fell on November 27, 2016",
        "it fell between 3 and 6 May",
        "in 2012 the war began",
        "the 28-year-old nurse was calm",
        "the nurse, aged 28, was calm",
        "the second district was taken",
        "a third district was taken",
        "the MiG-23s took off at 10:30",
        "it began at 5.10am",
        "Resolution 2254 was adopted",
        "resolutions 2118 and 2235 were breached",
        "Brigade 93 withdrew along Highway 4",
        "that one was lost",
        "no one came back",
        "a two-seat car stood there",
    ],
)
def test_dates_ages_ordinals_and_names_count_nothing(quote: str) -> None:
    """What looks like a number and counts nothing is left out."""
    assert _read(quote) == []


def test_a_figure_after_a_date_still_counts() -> None:
    """The day of "As of 19 October, 4,000 people" is no count, the people are."""
    assert _read("As of 19 October, 4,000 people fled") == [("displaced", 4000, 4000)]


def test_parts_are_linked_to_their_whole() -> None:
    """ "including five children and two women" are parts of the figure before them."""
    quote = "43 people, including five children and two women, were killed"
    whole, children, women = find_quantities(quote, 0, len(quote))
    assert (whole.low, whole.part_of) == (43, None)
    assert (children.low, children.part_of) == (5, 0)
    assert (women.low, women.part_of) == (2, 0)


def test_a_part_alone_takes_the_measure_of_its_whole_outside_the_quote() -> None:
    """ "12 of them children" measures what the words before the quote measure."""
    stored = "The raid wounded 40 villagers, 12 of them children."
    (found,) = find_quantities(stored, stored.index("12"), len(stored) - 1)
    assert (found.measure.value, found.low, found.part_of) == ("wounded", 12, None)


def test_what_is_counted_is_the_unit() -> None:
    """The unit is the noun group as it stands, without what follows it."""
    quote = "12 government soldiers were killed near the bridge"
    assert find_quantities(quote, 0, len(quote))[0].unit == "government soldiers"


_WORDS = "0 1 12 3,000 2016 , . - ( ) killed dead wounded and or to between of the people a an including women dozens hundred million third % per cent day miles £ since in".split()


@given(st.lists(st.sampled_from(_WORDS), max_size=30))
def test_any_words_give_sound_quantities(words: list[str]) -> None:
    """Words stand at their offsets, low is never above high, parts point to wholes before them."""
    text = " ".join(words)
    found = find_quantities(text, 0, len(text))
    for index, quantity in enumerate(found):
        assert text[quantity.words.start : quantity.words.end] == quantity.words.text
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        if quantity.part_of is not None:
            assert quantity.part_of < index
            assert found[quantity.part_of].part_of is None


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_is_survived(text: str, one: int, two: int) -> None:
    """Whatever stands there, what is found lies within the quote."""
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    for quantity in find_quantities(text, start, end):
        assert start <= quantity.words.start < quantity.words.end <= len(text)


_PUMPED = ("1", "1,", "1 ", "-", "1-", "a ", "A", " ", "\n", "and ", "one hundred and ", "killed ", "12 killed and 30 wounded ", "a man and a woman ", "the number of ", "since ", "3 to 4 May ")  # fmt: skip


def _patterns(module: ModuleType) -> list[re.Pattern[str]]:
    held = [v for v in vars(module).values() if isinstance(v, re.Pattern)]
    tables = [v for v in vars(module).values() if isinstance(v, dict)]
    return held + [v for t in tables for v in t.values() if isinstance(v, re.Pattern)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "module",
    [
        numbers,
        quantities,
        quantity_context,
        quantity_harm,
        quantity_nouns,
        quantity_persons,
        quantity_spans,
        times,
        when,
        dating,
    ],
)
def test_every_pattern_is_linear(module: ModuleType) -> None:
    """Ten times the text takes no more than some twenty times as long."""
    for pattern in _patterns(module):
        for piece in _PUMPED:
            spent = [_seconds(pattern, (piece * size)[:size]) for size in (5_000, 50_000)]
            assert spent[1] < 0.1 + 20 * spent[0], (pattern.pattern[:80], piece)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", " ", "1,", "killed ", "-", "x"])
@pytest.mark.parametrize("pattern", [numbers.NUMBER, times.TIME])
def test_a_megabyte_is_searched_in_seconds(pattern: re.Pattern[str], piece: str) -> None:
    """The two patterns that search whole texts stay quick on pumped ones."""
    assert _seconds(pattern, (piece * 1_000_000)[:1_000_000]) < 3


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    before = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - before


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1 ", "12 killed and ", "including a child ", "one, "])
def test_a_long_quote_takes_linear_time(piece: str) -> None:
    """A quote without end, as scraped files have them, is read in time that grows with it."""
    spent = []
    for size in (20_000, 80_000):
        text = (piece * size)[:size]
        before = time.process_time()
        find_quantities(text, 0, len(text))
        spent.append(time.process_time() - before)
    assert spent[1] < 0.2 + 8 * spent[0]


@pytest.mark.parametrize(
    "stored",
    [
        "About 240 sailors were relocated to the old port.",
        "Some 900 villagers were ordered to evacuate on Sunday.",
        "The relocation of 240 sailors took a week.",
        "Nearly 240 people are staying in evacuation centres.",
        "As of Monday, 240 families remained in collective sites.",
        "The flood forced 240 people to seek shelter.",
    ],
)
def test_people_told_to_leave_or_in_shelters_are_displaced(stored: str) -> None:
    """Those relocated, ordered out or living in shelters are displaced."""
    (found,) = find_quantities(stored, 0, len(stored))[:1]
    assert found.measure == "displaced"


@pytest.mark.parametrize(
    ("quote", "measure", "low"),
    [
        ("The raids forced 40,000 people from their homes.", "displaced", 40_000),
        ("The army drove 900 villagers out of the valley.", "displaced", 900),
        ("20,000 civilians crossed the border.", "displaced", 20_000),
        ("Some 300 people have returned to their villages.", "displaced", 300),
        ("More than 2,000 people were transferred to the northern province.", "displaced", 2_000),
        ("Some 2,500 families have arrived in the district since May.", "displaced", 2_500),
        ("The total number of displaced people has reached 120,000.", "displaced", 120_000),
        ("The number of refugees in the country exceeds 1 million.", "displaced", 1_000_000),
        ("The exodus has reached 30,000.", "displaced", 30_000),
        ("5,000 asylum seekers are in the camp.", "displaced", 5_000),
        ("hundreds of fighters left with their guns", "other", 200),
        ("12 journalists arrived in the town", "other", 12),
        ("where five villagers were killed in an area by the lake", "killed", 5),
        ("which houses several workshops", "other", None),
        ("the tribe, who number about 7,000", "population", 7_000),
        ("The valley, where 3,000 people live, was shelled.", "population", 3_000),
        ("there are 590,000 people living under siege", "besieged", 590_000),
        ("The fate of 250 others was unknown.", "missing", 250),
        ("Dozens of people have starved to death.", "killed", 24),
        ("A total of 150 people have fallen victims of the fire.", "killed", 150),
        ("11 guards made up the rest of the dead.", "killed", 11),
        ("Up to 80 fighters were destroyed near the dam.", "killed", None),
        ("the fire has taken lives of more than 200 people", "killed", 200),
        ("Among the victims were 12 children.", "killed", 12),
        ("The wounded include 12 children.", "wounded", 12),
        ("one of its soldiers had been killed", "killed", 1),
        ("three of which died in hospital", "killed", 3),
        ("dozens wounded, some seriously", "wounded", 24),
        ("dozens wounded some seriously", "wounded", 24),
        ("six members of one family were killed", "killed", 6),
        ("the raid destroyed 4 health facilities", "hospitals", 4),
        ("the week-old truce", "duration_days", 7),
        ("the group's three-week siege", "duration_days", 21),
        ("the guards took over two oil fields", "other", 2),
    ],
)
def test_measures_by_the_words_around(quote: str, measure: str, low: float | None) -> None:
    """What happens to the counted, or what counts them, gives the measure."""
    assert [(m, at) for m, at, _ in _read(quote)] == [(measure, low)]


def test_a_whole_and_its_part_keep_their_own_harm() -> None:
    """What is joined to a part by "others" is no part of the whole."""
    found = _read("4 people were killed including 3 children and 43 others were injured")
    assert found == [("killed", 4, 4), ("killed", 3, 3), ("wounded", 43, 43)]


@pytest.mark.parametrize(
    "quote",
    [
        "at 18:49 UTC+3 on the quay",
        "updated on Jun 142016 in the port",
        "a fight between the two sides",
    ],
)
def test_zones_run_together_dates_and_both_sides_count_nothing(quote: str) -> None:
    """Numbers that are part of a time, a date or a known pair are no quantities."""
    assert _read(quote) == []


def test_between_belongs_to_a_range() -> None:
    """The words of a range are kept with "between"."""
    stored = "The raids have killed between 229 and 425 villagers."
    (found,) = find_quantities(stored, 0, len(stored))
    assert (found.measure.value, found.low, found.high) == ("killed", 229, 425)
    assert found.words.text == "between 229 and 425"
