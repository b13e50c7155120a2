import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.rules_v1.times import find_times
from rashomon.model.words import Words


def _times(stored: str, quote: str, cue: str = "") -> list[tuple[str, bool]]:
    start = stored.index(quote)
    at = stored.index(cue) if cue else 0
    words = Words.of(stored, at, at + len(cue)) if cue else None
    found = find_times(stored, start, start + len(quote), (0, len(stored)), words)
    return [(m.words.text, m.nearby) for m in found]


def test_the_quote_s_own_words_come_first() -> None:
    """Words of the sentence count only where the quote has none."""
    stored = "On Friday shells fell and on Saturday the bridge was cut"
    assert _times(stored, "on Saturday the bridge was cut") == [("Saturday", False)]
    assert _times(stored, "shells fell") == [("Friday", True), ("Saturday", True)]


@pytest.mark.parametrize(
    ("stored", "cue"),
    [
        ("The bridge was cut, the mayor said on Monday", "said"),
        ("The mayor on Monday denied that the bridge was cut", "denied"),
        ("In a statement late Monday the mayor said the bridge was cut", "said"),
        ("The mayor told reporters on Monday the bridge was cut", "told"),
        ("Monday's paper, which the mayor trusts, said the bridge was cut", ""),
    ],
)
def test_times_of_telling_are_left_out(stored: str, cue: str) -> None:
    """ "Said on Monday" does not date what was said."""
    quote = "he bridge was cut"
    assert _times(stored, quote, cue) in ([], [("Monday", True)][: stored.startswith("Monday's")])


def test_since_reaches_only_what_stands_right_before_it() -> None:
    """ "Since 2012" opens the interval of its own clause, not of another."""
    stored = "Shells killed two men in the city that has been divided since 2012"
    assert _times(stored, "Shells killed two men") == []
    assert _times(stored, "that has been divided") == [("since 2012", True)]


def test_since_takes_in_the_event_it_counts_from() -> None:
    """The words from "since" to the date stand together, verbatim."""
    stored = "400 people have died since the war began in March 2011"
    assert _times(stored, stored) == [("since the war began in March 2011", False)]


def test_the_year_of_a_date_cut_off_before_a_quote_dates_nothing() -> None:
    """A quote that begins amid a printed date does not take its year for the happening's."""
    stored = "Published March 3 2015 Ten men were hurt"
    assert _times(stored, "2015 Ten men were hurt") == []


def test_what_is_still_to_come_is_marked() -> None:
    """A weekday after "will" is the next one."""
    stored = "The inquiry will open on Thursday"
    (found,) = find_times(stored, 0, len(stored), (0, len(stored)))
    assert found.future


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_is_survived(text: str, one: int, two: int) -> None:
    """Words stand at their offsets, within the sentence."""
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    for mention in find_times(text, start, end, (0, len(text))):
        words = mention.words
        assert text[words.start : words.end] == words.text
        assert mention.nearby or (start <= words.start and words.end <= end)
