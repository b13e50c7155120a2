"""Words that date a happening, resolved against publication and what was told before.

Intervals are inclusive days. Results are EDTF (Library of Congress, level 0).
"""

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
} | {"a": 1, "an": 1, "thirty": 30, "couple of": 2}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_LONGEST = 150 * 365
"""Spans of more days than this date nothing."""

_NAMED = r"(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_OF_YEAR = r"(?:,? (?:of )?(?P<y>\d{4}|last year|this year))?"
_WEEKDAY_FIRST = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?=\w*\d|[a-z]+\.? \d)")
_MD = re.compile(rf"{_NAMED} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_OF_YEAR}")
_DM = re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAMED}{_OF_YEAR}")
_PART = r"(?:(?P<part>early|mid|late|(?:the )?end of|beginning of|start of|first half of|second half of)(?: in)?[ -](?:the )?)?"
_MY = re.compile(rf"{_PART}{_NAMED}{_OF_YEAR}")
_SY = re.compile(rf"{_PART}(?P<s>spring|summer|autumn|winter)(?: (?:of )?(?P<y>\d{{4}}))?")
_Y = re.compile(rf"{_PART}(?P<y>\d{{4}})")
_JOINT = re.compile(r" ?(?:-|–| to | and | until | through ) ?")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_DAY_ALONE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_SINCE = re.compile(r"^(?:since|from)\b")
_AGO = re.compile(r"(?P<n>\d{1,3}|[a-z ]{1,12}?) (?P<u>hour|day|week|month|year|decade)s? ago$")
_SPAN = re.compile(
    r"(?:past|last|previous) (?P<n>\d{1,3}|[a-z ]{1,12}?)[ -](?P<u>hour|day|week|month|year|decade)s?$"
)
_SHIFT = re.compile(
    r"(?P<n>\d{1,3}|[a-z ]{1,12}?) (?P<u>day|week|month|year)s? (?P<way>earlier|later|before)$"
)
_NEXT_TO = re.compile(
    r"(?P<way>previous|following|next|same) (?P<u>day|night|week|month|year)$|day (?P<w2>before|earlier|later)$"
)
_WHOLE = re.compile(
    r"(?P<p>start|beginning|end) of (?:the|this|(?P<last>last)) (?P<u>year|month|week)$"
)
_LAST = re.compile(
    r"(?:(?P<part>earlier|later|late|early) )?(?P<which>last|this|past|next) (?P<what>[a-z]+)$"
)


Interval = tuple[date, date]


def resolve_when(
    times: Sequence[TimeMention], *, published: str, told: Sequence[When | None] = ()
) -> When | None:
    """Give the interval that the first resolvable mention dates, None where none does.

    `published` is an ISO date or date-time; without it only full dates resolve.
    A weekday alone is the last one on or before publication, the next one after
    it for what is to come; a month or day without a year is the last one not
    after it. `told` are the dates told before in text order, for "a day later".
    "Since" opens an interval that publication ends.
    """
    anchor = _anchor(published)
    before = _interval(told)
    for mention in times:
        found = _mention(mention, anchor, before)
        if found:
            return _when(*found)
    return None


def _anchor(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _interval(told: Sequence[When | None]) -> Interval | None:
    for when in reversed(told):
        if when and when.start and when.end:
            return date.fromisoformat(when.start), date.fromisoformat(when.end)
    return None


def _mention(mention: TimeMention, anchor: date | None, told: Interval | None) -> Interval | None:
    words = re.sub(r"\s+", " ", mention.words.text).lower()
    if mention.nearby and (_SHIFT.search(words) or _NEXT_TO.search(words)):
        return None
    since = _SINCE.match(words)
    core = _core(words) if since else re.sub(r"^the ", "", words)
    try:
        found = _resolve(core, anchor, told, ahead=mention.future)
    except (OverflowError, ValueError):
        return None
    if found and since and anchor and anchor >= found[0] and found[0] == min(found):
        return (found[0], anchor) if words.startswith("since") else found
    return found


def _core(words: str) -> str:
    """Leave out "since the war began in" before a date."""
    rest = re.sub(r"^(?:since|from)(?: the)? ", "", words)
    if len(rest.split()) <= 4:
        return rest
    found = [m.end() for m in re.finditer(r"\b(?:in|on|of)(?: the)? ", rest)]
    return rest[found[-1] :] if found else rest


def _resolve(
    core: str, anchor: date | None, told: Interval | None, *, ahead: bool
) -> Interval | None:
    core = _WEEKDAY_FIRST.sub("", core)
    found = _absolute(core, anchor) or _ranged(core, anchor)
    if found or not anchor:
        return found
    return (
        _weekday(core, anchor, ahead=ahead)
        or _word(core, anchor)
        or _counted(core, anchor)
        or _last(core, anchor)
        or _after_told(core, told or (anchor, anchor))
    )


def _ranged(core: str, anchor: date | None) -> Interval | None:
    """Resolve "3 to 6 May 2016", "May 3-6", "May to July this year", "2011-2013"."""
    parts = [_WEEKDAY_FIRST.sub("", part) for part in _JOINT.split(core)]
    if len(parts) != 2:
        return None
    if anchor and all(_WEEKDAY.fullmatch(p) for p in parts):
        return _weekdays(parts[0], parts[1], anchor)
    month = parts[0].partition(" ")[0]
    last = _absolute(parts[1], anchor) or _absolute(f"{month} {parts[1]}", anchor)
    if last is None:
        return None
    first = _absolute(parts[0], last[0])
    alone = _DAY_ALONE.fullmatch(parts[0])
    if first is None and alone:
        first = _day_of(last[0].year, last[0].month, int(alone[1]))
    return (first[0], last[1]) if first and first[0] <= last[1] else None


def _weekdays(first: str, last: str, anchor: date) -> Interval | None:
    """Resolve "Thursday to Saturday": the last on or before publication, the first before it."""
    end = _weekday(last, anchor, ahead=False)
    start = _weekday(first, end[1], ahead=False) if end else None
    return (start[0], end[1]) if start and end else None


def _absolute(core: str, anchor: date | None) -> Interval | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", core):
        return _day_of(int(core[:4]), int(core[5:7]), int(core[8:]))
    dated = _MD.fullmatch(core) or _DM.fullmatch(core)
    if dated:
        return _dated(dated, anchor)
    month, season, year = _MY.fullmatch(core), _SY.fullmatch(core), _Y.fullmatch(core)
    if month:
        return _month(month, anchor)
    if season:
        return _season(season, anchor)
    return _part_of_year(int(year["y"]), year["part"]) if year else None


def _year_told(words: str | None, anchor: date | None) -> int | None:
    if not words:
        return None
    if words.isdigit():
        return int(words)
    return anchor.year - (words == "last year") if anchor else None


def _dated(match: re.Match[str], anchor: date | None) -> Interval | None:
    month, day, year = _MONTHS[match["m"]], int(match["d"]), _year_told(match["y"], anchor)
    if year:
        return _day_of(year, month, day)
    if not anchor:
        return None
    found = _day_of(anchor.year, month, day)
    if found and found[0] > anchor + timedelta(days=31):
        return _day_of(anchor.year - 1, month, day)
    return found


def _day_of(year: int, month: int, day: int) -> Interval | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def _month(match: re.Match[str], anchor: date | None) -> Interval | None:
    month, year = _MONTHS[match["m"]], _year_told(match["y"], anchor)
    if year is None:
        if not anchor:
            return None
        year = anchor.year if month <= anchor.month else anchor.year - 1
    last = calendar.monthrange(year, month)[1]
    if anchor and (anchor.year, anchor.month) == (year, month) and not match["part"]:
        return date(year, month, 1), anchor
    first, end = {
        "early": (1, 10), "beginning of": (1, 10), "start of": (1, 10), "mid": (11, 20),
        "late": (21, last), "end of": (21, last), "the end of": (21, last),
        "first half of": (1, 15), "second half of": (16, last),
    }.get(match["part"] or "", (1, last))  # fmt: skip
    return date(year, month, first), date(year, month, end)


def _part_of_year(year: int, part: str | None) -> Interval:
    first, last = {
        "early": (1, 4), "beginning of": (1, 4), "start of": (1, 4), "mid": (5, 8),
        "late": (9, 12), "end of": (9, 12), "the end of": (9, 12),
        "first half of": (1, 6), "second half of": (7, 12),
    }.get(part or "", (1, 12))  # fmt: skip
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _season(match: re.Match[str], anchor: date | None) -> Interval | None:
    first, last = _SEASONS[match["s"]]
    if match["y"]:
        year = int(match["y"])
    elif anchor:
        year = anchor.year if anchor.month >= first else anchor.year - 1
    else:
        return None
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])


def _weekday(core: str, anchor: date, *, ahead: bool) -> Interval | None:
    match = re.match(r"(?:(last|next|this) )?(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}day", core)
    if not match:
        return None
    back = (anchor.weekday() - _DAYS[match[2]]) % 7
    if match[1] == "next" or (ahead and back):
        found = anchor + timedelta(days=7 - back)
    else:
        found = anchor - timedelta(days=back or 7 * (match[1] == "last"))
    return found, found


def _word(core: str, anchor: date) -> Interval | None:
    if re.match(r"(?:today|tonight|this (?:morning|afternoon|evening)|now|currently)\b", core):
        return anchor, anchor
    before = anchor - timedelta(days=1)
    if core == "overnight":
        return before, anchor
    if core in ("yesterday", "last night"):
        return before, before
    if "weekend" in core:
        sunday = anchor - timedelta(days=(anchor.weekday() + 1) % 7)
        return sunday - timedelta(days=1), sunday
    whole = _WHOLE.match(core)
    if whole:
        first, last = _around(
            anchor - timedelta(days=_UNIT_DAYS[whole["u"]] if whole["last"] else 0), whole["u"]
        )
        return (last, last) if whole["p"] == "end" else (first, first)
    return None


def _counted(core: str, anchor: date) -> Interval | None:
    span, ago = _SPAN.match(core), _AGO.match(core)
    match = span or ago
    days = _days(match) if match else None
    if match is None or days is None:
        return None
    start = anchor - timedelta(days=days)
    if span:
        return start, anchor
    if match["u"] in ("hour", "day"):
        return start, start
    return _around(start, "year" if match["u"] == "decade" else match["u"])


def _days(match: re.Match[str]) -> int | None:
    count = int(match["n"]) if match["n"].isdigit() else _NUMBERS.get(match["n"].strip())
    if count is None:
        return None
    days = round(count * _UNIT_DAYS[match["u"]])
    return days if days <= _LONGEST else None


def _around(day: date, unit: str) -> Interval:
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def _last(core: str, anchor: date) -> Interval | None:
    match = _LAST.match(core)
    if not match:
        return None
    what, which = match["what"], match["which"]
    named = _SY.fullmatch(what) or (_MY.fullmatch(what) if what != "month" else None)
    if named:
        return _season(named, anchor) if what in _SEASONS else _month(named, anchor)
    if what not in ("week", "month", "year") or which == "next":
        return None
    if which == "past":
        return anchor - timedelta(days=_UNIT_DAYS[what]), anchor
    if which == "this":
        first, last = _around(anchor, what)
        return (first, last) if what == "year" and not match["part"] else (first, anchor)
    step = {"week": 7, "month": anchor.day, "year": 365}[what]
    return _around(anchor - timedelta(days=step), what)


def _after_told(core: str, told: Interval) -> Interval | None:
    """Resolve what counts from the date told before: "two days later", "the same day"."""
    shift, beside = _SHIFT.match(core), _NEXT_TO.match(core)
    if shift:
        days = _days(shift)
        if days is None:
            return None
        moved = told[0] + timedelta(days=days if shift["way"] == "later" else -days)
        return _around(moved, shift["u"] if shift["u"] in ("month", "year") else "day")
    if not beside:
        return None
    way, unit = beside["way"] or beside["w2"], (beside["u"] or "day").replace("night", "day")
    if way == "same":
        return told if unit == "day" else _around(told[0], unit)
    back = way in ("previous", "before", "earlier")
    whole = _around(told[0] if back else told[1], unit)
    near = whole[0] - timedelta(days=1) if back else whole[1] + timedelta(days=1)
    return _around(near, unit)


def _when(start: date, end: date) -> When:
    if start == end:
        return When(start.isoformat(), end.isoformat(), start.isoformat(), DatePrecision.DAY)
    last = calendar.monthrange(start.year, start.month)[1]
    if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        edtf, precision = f"{start.year:04d}", DatePrecision.YEAR
    elif start.replace(day=1) == end.replace(day=1) and (start.day, end.day) == (1, last):
        edtf, precision = f"{start.year:04d}-{start.month:02d}", DatePrecision.MONTH
    else:
        edtf, precision = f"{start}/{end}", DatePrecision.RANGE
    return When(start.isoformat(), end.isoformat(), edtf, precision)
