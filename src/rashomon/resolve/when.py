"""Words that date a happening, resolved against the date of publication."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.model.time import DatePrecision, TimeMention, When

_MONTHS = {name.lower()[:3]: n for n, name in enumerate(calendar.month_name) if name}
_DAYS = {name.lower()[:3]: n for n, name in enumerate(calendar.day_name)}
_NUMBERS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "couple": 2, "couple of": 2}
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
_MONTH = r"(?P<m>[A-Z][a-z]{2,8})\.?"
_MD = re.compile(rf"{_MONTH} ?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?$")
_DM = re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<y>\d{{4}}))?$")
_MY = re.compile(
    rf"(?:(?P<part>early|mid|late|end of|beginning of|start of)[ -]?)?{_MONTH}(?:,? (?:of )?(?P<y>\d{{4}}))?$"
)
_AGO = re.compile(r"(?P<n>\d+|[a-z ]+?) (?P<u>hour|day|week|month|year)s? (?:ago|earlier)$")
_SPAN = re.compile(r"(?:past|last|previous) (?P<n>\d+|[a-z ]+?) (?P<u>hour|day|week|month|year)s$")
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
_LEAD = re.compile(r"^(?P<since>(?:since|from) )?(?:the )?")

Interval = tuple[date, date]


def resolve_when(times: Sequence[TimeMention], *, published: str) -> When | None:
    """Give the interval that the first resolvable mention dates, None where none does.

    `published` is an ISO date or date-time; without it only full dates resolve.
    A weekday alone is the last one on or before publication; a month or day
    without a year the last one not after it.
    """
    anchor = _anchor(published)
    for mention in times:
        found = _resolve(mention.words.text, anchor)
        if found:
            return _when(*found)
    return None


def _anchor(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _resolve(words: str, anchor: date | None) -> Interval | None:
    lead = _LEAD.match(words)
    since = bool(lead and lead["since"])
    core = words[lead.end() :] if lead else words
    found = _absolute(core, anchor) or (_relative(core, anchor) if anchor else None)
    if found and since and anchor and anchor >= found[0]:
        return found[0], anchor
    return found


def _absolute(core: str, anchor: date | None) -> Interval | None:
    core = re.sub(r"^[A-Z][a-z]+days?,? (?=\w)", "", core)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", core):
        day = _day(int(core[:4]), int(core[5:7]), int(core[8:]))
        return (day, day) if day else None
    for pattern in (_MD, _DM):
        match = pattern.match(core)
        if match and match["m"].lower()[:3] in _MONTHS:
            return _dated(match, anchor)
    if re.fullmatch(r"\d{4}", core):
        return date(int(core), 1, 1), date(int(core), 12, 31)
    match = _MY.match(core)
    if match and match["m"].lower()[:3] in _MONTHS:
        return _month(match, anchor)
    return None


def _dated(match: re.Match[str], anchor: date | None) -> Interval | None:
    month, day = _MONTHS[match["m"].lower()[:3]], int(match["d"])
    if match["y"]:
        found = _day(int(match["y"]), month, day)
    elif anchor:
        found = _day(anchor.year, month, day)
        if found and found > anchor + timedelta(days=31):
            found = _day(anchor.year - 1, month, day)
    else:
        found = None
    return (found, found) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(match: re.Match[str], anchor: date | None) -> Interval | None:
    month = _MONTHS[match["m"].lower()[:3]]
    if match["y"]:
        year = int(match["y"])
    elif anchor:
        year = anchor.year if month <= anchor.month else anchor.year - 1
    else:
        return None
    last = calendar.monthrange(year, month)[1]
    first, end = {
        None: (1, last),
        "early": (1, 10),
        "beginning of": (1, 10),
        "start of": (1, 10),
        "mid": (11, 20),
        "late": (21, last),
        "end of": (21, last),
    }[match["part"]]
    return date(year, month, first), date(year, month, end)


def _relative(core: str, anchor: date) -> Interval | None:
    lowered = core.lower()
    day = _DAYS.get(lowered[:3]) if re.fullmatch(r"[a-z]+days?", lowered) else None
    if day is not None and lowered not in ("yesterday", "today"):
        found = anchor - timedelta(days=(anchor.weekday() - day) % 7)
        return found, found
    return _word(lowered, anchor) or _counted(lowered, anchor) or _last(lowered, anchor)


def _word(lowered: str, anchor: date) -> Interval | None:
    if lowered in ("today", "tonight", "this morning", "overnight"):
        return anchor, anchor
    if lowered in ("yesterday", "last night"):
        before = anchor - timedelta(days=1)
        return before, before
    if "weekend" in lowered:
        sunday = anchor - timedelta(days=(anchor.weekday() + 1) % 7)
        return sunday - timedelta(days=1), sunday
    return None


def _counted(lowered: str, anchor: date) -> Interval | None:
    span, ago = _SPAN.match(lowered), _AGO.match(lowered)
    match = span or ago
    if not match:
        return None
    count = int(match["n"]) if match["n"].isdigit() else _NUMBERS.get(match["n"])
    if count is None:
        return None
    start = anchor - timedelta(days=round(count * _UNIT_DAYS[match["u"]]))
    if span:
        return start, anchor
    if match["u"] in ("hour", "day"):
        return start, start
    return _around(start, match["u"])


def _around(day: date, unit: str) -> Interval:
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _last(lowered: str, anchor: date) -> Interval | None:
    words = lowered.split()
    what = words[-1]
    if what in _SEASONS:
        return _season(what, anchor)
    if len(words) < 2 or what not in ("week", "month", "year"):
        return None
    if words[0] in ("this", "earlier"):
        return _around(anchor, what)[0], anchor
    back = {
        "week": timedelta(days=7),
        "month": timedelta(days=anchor.day),
        "year": timedelta(days=365),
    }
    return _around(anchor - back[what], what)


def _season(season: str, anchor: date) -> Interval | None:
    first, last = _SEASONS[season]
    year = anchor.year if anchor.month >= first else anchor.year - 1
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])


def _when(start: date, end: date) -> When:
    if start == end:
        return When(start.isoformat(), end.isoformat(), start.isoformat(), DatePrecision.DAY)
    last = calendar.monthrange(start.year, start.month)[1]
    if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        edtf, precision = f"{start.year:04d}", DatePrecision.YEAR
    elif start.replace(day=1) == end.replace(day=1) and (start.day, end.day) == (1, last):
        edtf, precision = f"{start:%Y-%m}", DatePrecision.MONTH
    else:
        edtf, precision = f"{start}/{end}", DatePrecision.RANGE
    return When(start.isoformat(), end.isoformat(), edtf, precision)


def story_day(days: Sequence[When | None]) -> When | None:
    """Give the day a report is mainly about: the first single day that one of its claims tells."""
    return next((w for w in days if w and w.precision is DatePrecision.DAY), None)


def inherited(days: Sequence[When | None], index: int) -> When | None:
    """Give the day that a claim without a date shares with the claims before it.

    `days` are the claims' own dates in text order. It is the last single day
    told before the claim, else the report's story day.
    """
    before = [w for w in days[:index] if w and w.precision is DatePrecision.DAY]
    return before[-1] if before else story_day(days)
