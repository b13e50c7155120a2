import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.rules_v1.times import find_times
from rashomon.model.time import DatePrecision, TimeMention, When
from rashomon.model.words import Words
from rashomon.resolve.when import resolve_when

PUBLISHED = "2016-11-28"
"""A Monday."""


def _edtf(sentence: str, published: str = PUBLISHED, told: tuple[When, ...] = ()) -> str | None:
    mentions = find_times(sentence, 0, len(sentence), (0, len(sentence)))
    found = resolve_when(mentions, published=published, told=told)
    return found.edtf if found else None


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Troops entered on Sunday", "2016-11-27"),
        ("Troops entered on Monday", "2016-11-28"),
        ("Troops entered last Monday", "2016-11-21"),
        ("Troops entered late on Thursday night", "2016-11-24"),
        ("the inquiry will open on Thursday", "2016-12-01"),
        ("it happened yesterday", "2016-11-27"),
        ("it happened last night", "2016-11-27"),
        ("it happened this morning", "2016-11-28"),
        ("it is now quiet", "2016-11-28"),
        ("they fled over the weekend", "2016-11-26/2016-11-27"),
        ("it was hit on October 29", "2016-10-29"),
        ("it was hit on 29 October 2015", "2015-10-29"),
        ("it was hit on the 29th of October", "2016-10-29"),
        ("it was hit on Thursday, 31 December", "2015-12-31"),
        ("it was hit on Nov. 27", "2016-11-27"),
        ("it was hit on June 12 last year", "2015-06-12"),
        ("it was hit on 2016-10-29", "2016-10-29"),
        ("it was fought over from 3 to 6 May", "2016-05-03/2016-05-06"),
        ("it was fought over on May 3-6, 2015", "2015-05-03/2015-05-06"),
        ("it was held between March 2013 and May 2014", "2013-03-01/2014-05-31"),
        ("it was held between May and July", "2016-05-01/2016-07-31"),
        ("it was held from 2012 to 2014", "2012-01-01/2014-12-31"),
        ("it fell in December", "2015-12"),
        ("it fell in March 2011", "2011-03"),
        ("it fell in early March 2011", "2011-03-01/2011-03-10"),
        ("the siege was sealed in late August", "2016-08-21/2016-08-31"),
        ("it was shelled in November", "2016-11-01/2016-11-28"),
        ("it fell in the summer of 2014", "2014-06-01/2014-08-31"),
        ("it fell in mid-2012", "2012-05-01/2012-08-31"),
        ("it was lost in 2012", "2012"),
        ("it was hit overnight", "2016-11-27/2016-11-28"),
        ("it was fought over on Thursday and Friday", "2016-11-24/2016-11-25"),
        ("it was fought over between Saturday and Monday", "2016-11-26/2016-11-28"),
        ("from Friday March 4 2016 to Friday March 11 2016", "2016-03-04/2016-03-11"),
        ("Early in September 2013 it was sold", "2013-09-01/2013-09-10"),
        ("Last year it was sold", "2015"),
        ("Yesterday it was sold", "2016-11-27"),
        ("Two days ago it was sold", "2016-11-26"),
        ("it closed last week", "2016-11-21/2016-11-27"),
        ("it closed last month", "2016-10"),
        ("it closed last year", "2015"),
        ("it closed earlier this month", "2016-11-01/2016-11-28"),
        ("it was bombed two days ago", "2016-11-26"),
        ("it was bombed five years ago", "2011"),
        ("250 died in the past 13 days", "2016-11-15/2016-11-28"),
        ("250 died in the last 48 hours", "2016-11-26/2016-11-28"),
        ("nobody has returned since 2012", "2012-01-01/2016-11-28"),
        ("nobody has returned since the summer", "2016-06-01/2016-11-28"),
        ("400 have died since the war began in March 2011", "2011-03-01/2016-11-28"),
        ("it reopened for the first time since 2012", None),
        ("it stays closed until Friday", None),
        ("they gained ground in recent days", None),
        ("the mayor said on Monday", None),
        ("the mayor told reporters late Monday", None),
        ("it may march on", None),
        ("after Friday prayers", None),
    ],
)
def test_words_are_resolved_against_publication(sentence: str, edtf: str | None) -> None:
    """Weekdays are the last ones, months and days without a year not in the future."""
    assert _edtf(sentence) == edtf


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("a day earlier it was shelled", "2016-11-09"),
        ("it was shelled the same day", "2016-11-10"),
        ("it was shelled the following day", "2016-11-11"),
        ("two days later it fell", "2016-11-12"),
        ("it fell the following month", "2016-12"),
    ],
)
def test_some_words_count_from_what_was_told_before(sentence: str, edtf: str) -> None:
    """ "Two days later" is two days after the last date told."""
    told = resolve_when(find_times("on 10 November", 0, 14, (0, 14)), published=PUBLISHED)
    assert told is not None
    assert _edtf(sentence, told=(told,)) == edtf


def test_nothing_is_guessed_without_a_publication_date() -> None:
    """A weekday alone stays unknown; a full date does not need an anchor."""
    assert _edtf("on Sunday", "") is None
    assert _edtf("on 2016-11-27", "") == "2016-11-27"
    assert _edtf("on 27 November 2016", "") == "2016-11-27"


def test_a_day_that_is_not_in_the_calendar_dates_nothing() -> None:
    """30 February is no day."""
    assert _edtf("on 30 February 2016") is None


@given(st.text(max_size=200), st.dates())
def test_any_text_resolves_to_an_ordered_interval(text: str, published: object) -> None:
    """Whatever stands there, start is not after end."""
    found = resolve_when(find_times(text, 0, len(text), (0, len(text))), published=str(published))
    assert found is None or (found.start or "") <= (found.end or "9")


_WORDS = "since from the last past next early late end of May March 31 30 2 1 2016 0001 9999 days years two a an ago later earlier Monday weekend same previous following to and - between , summer hours this".split()


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8), st.dates())
def test_any_time_words_resolve_to_an_ordered_interval(words: list[str], published: object) -> None:
    """A mention of any time words, found or not, never fails and never runs backwards."""
    text = " ".join(words)
    told = When("2016-01-01", "2016-01-02", "2016-01-01/2016-01-02", DatePrecision.RANGE)
    for nearby in (False, True):
        mention = TimeMention(Words.of(text, 0, len(text)), nearby)
        found = resolve_when((mention,), published=str(published), told=(None, told))
        assert found is None or (found.start or "") <= (found.end or "9")
