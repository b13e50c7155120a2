import re

from rashomon.extract.rules_v1.times import find_times
from rashomon.model.claim import OUTLET, Claim, Kind, Polarity, SourceType, Stance
from rashomon.model.text import Block, BlockKind, Sentence, Text
from rashomon.model.words import Words
from rashomon.resolve.dating import date_claims

PUBLISHED = "2016-11-28"
Told = tuple[str, Kind, Stance]


def _dates(stored: str, *told: Told) -> list[str | None]:
    """Date the claims told in a text whose sentences end with a full stop."""
    sentences = tuple(Sentence(*m.span()) for m in re.finditer(r"[^.\s][^.]*\.", stored))
    text = Text((Block(0, len(stored), BlockKind.PARAGRAPH, sentences),))
    claims = [_claim(stored, sentences, n, *each) for n, each in enumerate(told, start=1)]
    return [w.edtf if w else None for w in date_claims(claims, text, published=PUBLISHED)]


def _claim(
    stored: str,
    sentences: tuple[Sentence, ...],
    number: int,
    quote: str,
    kind: Kind,
    stance: Stance,
) -> Claim:
    start = stored.index(quote)
    sentence = next(s for s in sentences if s.start <= start < s.end)
    times = find_times(stored, start, start + len(quote), (sentence.start, sentence.end))
    words = Words.of(stored, start, start + len(quote))
    return Claim(
        number, words, OUTLET, SourceType.OUTLET, (), None, stance, kind, Polarity.POSITIVE, times=times
    )  # fmt: skip


def _harm(quote: str, stance: Stance = Stance.ASSERT) -> Told:
    return quote, Kind.CASUALTIES, stance


def test_what_goes_on_about_a_happening_shares_its_day() -> None:
    """The headline, the lede and the sentences after tell of one day."""
    stored = "Raid kills nine. A raid killed nine on Sunday. Four were hurt."
    told = (
        _harm("Raid kills nine"),
        _harm("A raid killed nine on Sunday"),
        _harm("Four were hurt"),
    )
    assert _dates(stored, *told) == ["2016-11-27"] * 3


def test_the_last_day_told_is_shared() -> None:
    """After an earlier raid is told, what follows is about that one."""
    stored = "A raid killed nine on Sunday. A raid killed six on Friday. Four were hurt."
    told = (_harm("A raid killed nine on Sunday"), _harm("A raid killed six on Friday"), _harm("Four were hurt"))  # fmt: skip
    assert _dates(stored, *told)[2] == "2016-11-25"


def test_a_night_or_24_hours_is_shared_as_a_day_is() -> None:
    """What two days share dates the story, and an older day told later does not."""
    stored = "A raid killed nine overnight. Four were hurt. A raid killed six on Friday."
    told = (_harm("A raid killed nine overnight"), _harm("Four were hurt"), _harm("A raid killed six on Friday"))  # fmt: skip
    assert _dates(stored, *told)[1] == "2016-11-27/2016-11-28"
    stored = "Nine hurt. Nine were hurt in the past 24 hours. Six were hurt on Friday."
    told = (_harm("Nine hurt"), _harm("Nine were hurt in the past 24 hours"), _harm("Six were hurt on Friday"))  # fmt: skip
    assert _dates(stored, *told)[0] == "2016-11-27/2016-11-28"


def test_standing_facts_opinions_and_forecasts_share_nothing() -> None:
    """Background, opinion, forecast, who holds a place and the present have no day of their own."""
    stored = (
        "A raid killed nine on Sunday. The town lies by the river. It was a crime. "
        "The toll could rise. Rebels hold the town. Some are in the woods."
    )
    told: tuple[Told, ...] = (
        _harm("A raid killed nine on Sunday"),
        ("The town lies by the river", Kind.BACKGROUND, Stance.ASSERT),
        _harm("It was a crime", Stance.OPINION),
        _harm("The toll could rise", Stance.PREDICT),
        ("Rebels hold the town", Kind.CONTROL, Stance.ASSERT),
        ("Some are in the woods", Kind.OTHER, Stance.ASSERT),
    )
    assert _dates(stored, *told) == ["2016-11-27", None, None, None, None, None]


def test_a_sum_over_a_war_is_no_news_of_the_day() -> None:
    """What the war has killed since it began is not dated by the raid told before."""
    stored = "A raid killed nine on Sunday. The war has killed 9,000 people."
    told = (_harm("A raid killed nine on Sunday"), _harm("The war has killed 9,000 people"))
    assert _dates(stored, *told) == ["2016-11-27", None]


def test_a_span_is_shared_within_its_sentence_only() -> None:
    """ "In the past three days" dates both harms of its sentence, not the next sentence."""
    stored = "In the past three days raids killed nine and wounded forty. A hospital was hit."
    told = (
        _harm("In the past three days raids killed nine"),
        _harm("wounded forty"),
        _harm("A hospital was hit"),
    )
    assert _dates(stored, *told) == ["2016-11-25/2016-11-28"] * 2 + [None]


def test_a_day_told_long_ago_is_no_longer_shared() -> None:
    """After twenty claims without a date the day told last has faded."""
    many = [f"Raid {chr(97 + n)} struck" for n in range(24)]
    stored = "A raid killed nine on Sunday. " + " ".join(f"{each}." for each in many)
    dates = _dates(stored, _harm("A raid killed nine on Sunday"), *map(_harm, many))
    assert dates[1] == "2016-11-27"
    assert dates[-1] is None


def test_no_claims_have_no_dates() -> None:
    """An empty report gives an empty answer."""
    assert date_claims((), Text(()), published="") == ()
