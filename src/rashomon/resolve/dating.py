"""The dates of a report's claims, in text order: their own, or those of the happening they go on about."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.claim import Claim, Kind, Stance
from rashomon.model.text import Text
from rashomon.model.time import DatePrecision, When
from rashomon.resolve.when import resolve_when

_TIMELESS = frozenset((Kind.BACKGROUND, Kind.NEED, Kind.SIEGE))
_UNTOLD = frozenset((Stance.OPINION, Stance.PREDICT))
_LASTING = frozenset(
    (Kind.TRUCE_OR_TALKS, Kind.MOVEMENT, Kind.DISPLACEMENT, Kind.ALLEGATION_RESULT)
)
"""Kinds whose happenings go on for long: they share a date within a sentence only."""

_PRESENT = re.compile(
    r"\b(?:is|are|lies|controls?|holds?|remains?|continues?|supports?|relies|can|cannot|uses|borders|has|have)\b"
    r"(?! (?:\w+ )?(?:killed|wounded|injured|dead|critical|in (?:critical|serious)))"
)
_OVER_TIME = re.compile(
    r"\bin recent (?:days|weeks|months|years)\b|\b(?:conflict|war|crisis|uprising)\b.{0,40}\b(?:killed|left|claimed|displaced)\b|\b(?:often|usually|regularly|repeatedly|frequently|always|never|previously|earlier attacks|so far|to date)\b|\bused to\b|\bfor (?:several |many )?(?:months|years|weeks)\b",
    re.IGNORECASE,
)
_LEDE = 12
"""The day of the story is told in so many first claims."""

_STALE = 20
"""After so many claims without a date of their own, the day told last is no longer shared."""


@dataclass(slots=True)
class _Told:
    """What was told so far: the last claim's sentence and date, and the last single day."""

    sentence: int = -1
    when: When | None = None
    day: When | None = None
    since_day: int = 0


def date_claims(claims: Sequence[Claim], text: Text, *, published: str) -> tuple[When | None, ...]:
    """Give each claim's date interval, None where the text does not fix it.

    `claims` stand in text order. A claim is dated by the words of its quote,
    else of its sentence, else it shares the date of what is told just before:
    within a sentence any date, across sentences the last single day or night. Background,
    opinions, forecasts and what is told in the present share nothing.
    """
    own = _own_dates(claims, published)
    starts = [s.start for b in text.blocks for s in b.sentences]
    told = _Told(day=_story_day(claims[:_LEDE], own))
    found: list[When | None] = []
    for claim, when in zip(claims, own, strict=True):
        sentence = bisect_right(starts, claim.quote.start)
        dated = when or _shared(claim, sentence, told)
        _remember(told, claim, sentence, dated, fresh=when is not None)
        found.append(dated)
    return tuple(found)


def _own_dates(claims: Sequence[Claim], published: str) -> list[When | None]:
    dates: list[When | None] = []
    for claim in claims:
        times = claim.times
        if claim.kind is Kind.BACKGROUND or claim.stance in _UNTOLD:
            times = tuple(t for t in times if not t.nearby)
        dates.append(resolve_when(times, published=published, told=dates))
    return dates


def _story_day(claims: Sequence[Claim], own: Sequence[When | None]) -> When | None:
    """Give the first single day that the report tells a happening of."""
    for claim, when in zip(claims, own, strict=False):
        if when and _is_day(when) and claim.kind not in _TIMELESS:
            return when
    return None


def _shared(claim: Claim, sentence: int, told: _Told) -> When | None:
    if claim.kind in _TIMELESS or claim.stance in _UNTOLD:
        return None
    words = claim.quote.text
    if _PRESENT.search(words) or _OVER_TIME.search(words):
        return None
    if sentence == told.sentence:
        return told.when
    if claim.kind in _LASTING or told.since_day > _STALE:
        return None
    return told.day


def _remember(told: _Told, claim: Claim, sentence: int, dated: When | None, *, fresh: bool) -> None:
    told.since_day = 0 if fresh else told.since_day + 1
    if claim.kind is Kind.BACKGROUND or claim.stance in _UNTOLD:
        return
    told.sentence, told.when = sentence, dated
    if fresh and dated and _is_day(dated):
        told.day = dated


def _is_day(when: When) -> bool:
    """Whether a date is a single day, or a night or 24 hours, which two days share."""
    if when.precision is DatePrecision.DAY:
        return True
    ends = [date.fromisoformat(d) for d in (when.start, when.end) if d]
    return len(ends) == 2 and (ends[1] - ends[0]).days == 1
