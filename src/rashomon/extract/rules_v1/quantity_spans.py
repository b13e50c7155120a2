"""Numbers with a unit of their own: durations, distances, shares, sums of money."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.extract.rules_v1.numbers import Number
from rashomon.extract.rules_v1.quantity_context import LONG_OLD
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.words import Words

_SPAN = re.compile(
    r"^[ -](?:(?:more|full|whole|consecutive|straight|successive|past|last|long) )?"
    r"(second|minute|hour|day|week|month|year|decade)s?(?:[ -](?:old|long))?\b",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(r"^[ -]years?[ -]old\b", re.IGNORECASE)
_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
    "decade": 3_650,
}
_BARE_SPAN = re.compile(
    r"\bfor (?:many |several |long )?(?P<many>hours|days|weeks|months|years|decades)\b"
    r"|\b(?:(?P<low>more than|over|at least|well over) |(?P<high>nearly|almost|up to|less than|under) |(?:about|around|some|for|in|within|lasted|during|after|by) )"
    r"(?P<article>an?) (?:full |whole |entire )?(?P<one>minute|hour|day|week|month|year|decade)\b(?!-| (?:ago|earlier|before|later|old|and a half|in (?:jail|prison))\b)",
    re.IGNORECASE,
)
_HALF_HOUR = re.compile(r"\bhalf an hour\b(?! (?:ago|earlier|before|later|after)\b)", re.IGNORECASE)
_OLD_SPAN = re.compile(r"(?<![\w-])(?:(?P<one>day|week|month|year|decade))-(?:old|long)\b")
_OVER = re.compile(r"over (?:an? )?$", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:for|in|of|after|last(?:s|ed|ing)?|just|well|little|than|by|took|takes?|taken|spent|within|at|is|was|were|been) $",
    re.IGNORECASE,
)
"""Before "over" where it says more than, not throughout ("lasted over two years")."""

_OTHER_RATE = re.compile(r"\b(?:times?|once|twice|people|per cent|%) $|\d $", re.IGNORECASE)
_FAR = re.compile(
    r"^[ -]?(?P<unit>miles?|mi\b|kilomet(?:er|re)s?|kms?|met(?:er|re)s?|feet|yards?)\b(?!-?(?: per| an| ?/) ?h)(?: (?P<up>deep|high|tall|wide|long)\b)?",
    re.IGNORECASE,
)
_KM = {"mi": 1.609344, "ki": 1, "km": 1, "me": 0.001, "fe": 0.0003048, "ya": 0.0009144}
_METRIC_BEFORE = re.compile(
    r"(?:miles?|kilomet(?:er|re)s?|kms?|met(?:er|re)s?|feet|yards?|pounds?|kg|acres?|hectares?)[^()]{0,12}\($",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r"^[ -]?(?:(?:US|Syrian|Turkish|Egyptian|Lebanese|Iraqi) )?(dollars?|euros?|pounds?(?! of)|usd|liras?|rubles?|roubles?|dinars?|riyals?|shekels?)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"^ (?:of|the|its|their|all|an?)\b", re.IGNORECASE)
_LAND = re.compile(
    r"^ ?(?:(?:of|the|its|their|all|whole|entire|an?|surrounding|country['’]s|city['’]s) ?){0,4}(?:[a-z-]{3,12} ){0,3}?(?:(?:al|el|ad|as|ar|az|at|an|ash)-)?"
    r"(?:city|cit[iy]es|towns?|villages?|provinces?|countr(?:y|ies|yside)|territor(?:y|ies)|areas?|lands?|districts?|neighbou?rhoods?|regions?|governorates?|enclave|farms?|camp|border|front|quarter|island|[A-Z][\w'’-]+(?<!['’]s)(?!['’\w]))\b(?!['’]s)"
)
_OF_PEOPLE = re.compile(
    r"^ of (?:the |its |their |all |those |them|whom|which )*(?:(?:lost|missing|fallen|wealth|money|work|time|world|year|day|night|month|week)\b|(?:[A-Za-z'’-]+ ){0,2}(?:population|people|dead|victims?|killed|injured|wounded|civilians|children|women|residents|casualties|fighters|members|forces|refugees|displaced|\w+ians|\w+is)\b|them\b|whom\b|which\b)"
)
_UPROOTED = re.compile(
    r"^ (?:of )?(?:[\w'’-]{1,20} ){0,4}?(?:population|people|residents|inhabitants|civilians)(?: [\w'’-]{1,20}){0,4}? (?:(?:has|have|had|was|were) (?:also |already |since )?(?:been )?(?:displaced|fled|forced|uprooted|driven)|to (?:flee|leave|abandon))\b",
    re.IGNORECASE,
)
_UPROOTING = re.compile(
    r"\b(?:displac(?:es?|ed|ing)|uproot(?:s|ed|ing)?|exodus of [a-z]{3,12} estimated at) $",
    re.IGNORECASE,
)
MOST = re.compile(r"\b(?:[Mm]ost|(?:[Tt]he |[Aa] )?(?:vast )?[Mm]ajority) of (?=[\w])")


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity that its own unit words settle, with the offset where they end."""

    quantity: Quantity
    end: int


def measured(stored: str, number: Number, end: int) -> Quantity | None:
    """Give the quantity of a number with a unit of time, length, share or money, if it has one."""
    after = stored[number.end : min(end, number.end + 90)]
    age = _YEARS_OLD.match(after)
    if age and not LONG_OLD.match(after):
        return _plain(stored, number, "years old", number.end + age.end())
    span = None if number.money else _SPAN.match(after)
    if span:
        return _duration(stored, number, span)
    far = _FAR.match(after)
    if far:
        return _distance(stored, number, far)
    money = _MONEY_AFTER.match(after)
    if number.money or money:
        unit = money[1].lower() if money else re.sub(r"[\d.,]+.*", "", stored[number.core :][:4])
        return _plain(stored, number, unit.strip(), number.end + (money.end() if money else 0))
    if number.share:
        return _share(stored, number, after)
    return None


def is_conversion(stored: str, number: Number) -> bool:
    """Whether a number only repeats a length or weight in other units ("40 km (25 miles)")."""
    return bool(_METRIC_BEFORE.search(stored[max(0, number.start - 40) : number.start]))


def _plain(stored: str, number: Number, unit: str, end: int) -> Quantity:
    words = Words.of(stored, number.start, end)
    return Quantity(Measure.OTHER, number.low, number.high, unit, words)


def _duration(stored: str, number: Number, span: re.Match[str]) -> Quantity:
    unit = span[1].lower()
    if _OVER.fullmatch(stored, number.start, number.core) and not _LASTING.search(
        stored, max(0, number.start - 12), number.start
    ):
        number = replace(number, start=number.core, high=number.low)
    words = Words.of(stored, number.start, number.end + span.end())
    low, high = (_days(b, unit) for b in (number.low, number.high))
    return Quantity(Measure.DURATION_DAYS, low, high, "days", words)


def _days(count: float | None, unit: str) -> float | None:
    """Turn a count of units into days: months have 30, from twelve on a twelfth of 365."""
    if count is None:
        return None
    if unit == "month" and count >= 12:
        return round(count * 365 / 12)
    return _short(count * _DAYS[unit], 4)


def _distance(stored: str, number: Number, far: re.Match[str]) -> Quantity:
    end = number.end + far.end()
    if far["up"]:
        return _plain(stored, number, f"{far['unit'].lower()} {far['up'].lower()}", end)
    factor = _KM[far["unit"].lower()[:2]]
    low, high = (None if b is None else _short(b * factor, 2 if factor >= 1 else 4) for b in (number.low, number.high))  # fmt: skip
    return Quantity(Measure.DISTANCE_KM, low, high, "km", Words.of(stored, number.start, end))


def _short(value: float, digits: int) -> float:
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded


def _share(stored: str, number: Number, after: str) -> Quantity:
    words = Words.of(stored, number.start, number.end)
    if _UPROOTED.match(after) or _UPROOTING.search(stored, max(0, number.start - 40), number.start):
        return Quantity(Measure.DISPLACED, number.low, number.high, "share", words)
    of_land = _OF_IT.match(after) and _LAND.match(after) and not _OF_PEOPLE.match(after)
    measure = Measure.AREA_SHARE if of_land else Measure.OTHER
    return Quantity(measure, number.low, number.high, "share", words)


def bare_spans(stored: str, start: int, end: int) -> Iterator[Quantity]:
    """Find spans without a number: "for months", "nearly a week", "most of the city"."""
    for match in _BARE_SPAN.finditer(stored, start, end):
        if match["many"]:
            yield _span_words(stored, match.start("many"), match.end(), None, None)
        elif not _OTHER_RATE.search(stored[max(start, match.start() - 9) : match.start()]):
            length = _short(_DAYS[match["one"].lower()], 4)
            low, high = None if match["high"] else length, None if match["low"] else length
            at = max(match.start("low"), match.start("high"))
            at = at if at >= 0 else match.start("article")
            yield _span_words(stored, at, match.end(), low, high)
    for match in _OLD_SPAN.finditer(stored, start, end):
        length = _short(_DAYS[match["one"]], 4)
        yield _span_words(stored, match.start(), match.end(), length, length)
    for match in _HALF_HOUR.finditer(stored, start, end):
        yield _span_words(stored, match.start(), match.end(), *(_short(0.5 / 24, 4),) * 2)
    for match in MOST.finditer(stored, start, end):
        after = stored[match.end() - 4 : match.end() + 60]
        if _LAND.match(after) and not _OF_PEOPLE.match(after):
            words = Words.of(stored, match.start(), match.end() - 4)
            yield Quantity(Measure.AREA_SHARE, 0.5, None, "share", words)


def _span_words(
    stored: str, start: int, end: int, low: float | None, high: float | None
) -> Quantity:
    words = Words.of(stored, start, end)
    return Quantity(Measure.DURATION_DAYS, low, high, "days", words)
