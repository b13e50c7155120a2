import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.rules_v1.times import find_times
from rashomon.resolve.when import inherited, resolve_when

PUBLISHED = "2016-11-28"


def _edtf(sentence: str, published: str = PUBLISHED) -> str | None:
    found = resolve_when(
        find_times(sentence, 0, len(sentence), (0, len(sentence))), published=published
    )
    return found.edtf if found else None


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Troops entered on Sunday", "2016-11-27"),
        ("Troops entered on Monday", "2016-11-28"),
        ("it happened yesterday", "2016-11-27"),
        ("they fled over the weekend", "2016-11-26/2016-11-27"),
        ("the siege was sealed in late August", "2016-08-21/2016-08-31"),
        ("it was hit on October 29", "2016-10-29"),
        ("it was hit on 29 October 2015", "2015-10-29"),
        ("it was hit on Nov. 27", "2016-11-27"),
        ("it was lost in 2012", "2012"),
        ("it began in March 2011", "2011-03"),
        ("it fell in December", "2015-12"),
        ("since 2012 nobody returned", "2012-01-01/2016-11-28"),
        ("250 died in the past 13 days", "2016-11-15/2016-11-28"),
        ("it was bombed two days ago", "2016-11-26"),
        ("it closed last month", "2016-10"),
        ("they gained ground in recent days", None),
        ("the mayor said on Monday", None),
    ],
)
def test_words_are_resolved_against_publication(sentence: str, edtf: str | None) -> None:
    """Weekdays are the last ones, months and days without a year not in the future."""
    assert _edtf(sentence) == edtf


def test_nothing_is_guessed_without_a_publication_date() -> None:
    """A weekday alone stays unknown; a full date does not need an anchor."""
    assert _edtf("on Sunday", "") is None
    assert _edtf("on 2016-11-27", "") == "2016-11-27"


def test_a_claim_without_a_date_shares_the_last_day_told() -> None:
    """The day told before it counts, else the day of the story."""
    day = resolve_when(find_times("on Sunday", 0, 9, (0, 9)), published=PUBLISHED)
    assert inherited([None, day, None], 2) == day
    assert inherited([None, day], 0) == day
    assert inherited([None], 0) is None


@given(st.text(max_size=200), st.dates())
def test_any_text_resolves_to_an_ordered_interval(text: str, published: object) -> None:
    """Whatever stands there, start is not after end."""
    found = resolve_when(find_times(text, 0, len(text), (0, len(text))), published=str(published))
    assert found is None or (found.start or "") <= (found.end or "9")
