"""Dates printed at the head of a report: "Fri Jul 1 2016", "Nov 08,2016", "10.10.2017", "29-06-2016"."""

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}}\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,. ]{1,2})?"
_CLOCK = r"(?:[ ,]{1,2}(?:at )?\d{1,2}:?\d{2}(?: ?[ap]m)?(?: ?GMT)?)?"
DATE = re.compile(
    _WEEKDAY
    + "(?:"
    + _MONTH.format("m1")
    + r" {0,2}(?P<d1>\d{1,2})(?:st|nd|rd|th)?,? {0,2}(?P<y1>(?:19|20)\d\d)"
    + r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)? "
    + _MONTH.format("m2")
    + r",? (?P<y2>(?:19|20)\d\d)"
    + r"|(?P<d3>\d{1,2})\.(?P<n3>\d{1,2})\.(?P<y3>(?:19|20)\d\d)"
    + r"|(?P<d5>\d\d)-(?P<n5>\d\d)-(?P<y5>(?:19|20)\d\d)"
    + r"|(?P<y4>(?:19|20)\d\d)-(?P<n4>\d\d)-(?P<d4>\d\d)"
    + r")\b"
    + _CLOCK,
    re.IGNORECASE,
)


_LONGEST = 40
"""A date with its weekday and clock is no longer than this."""


def iso(match: re.Match[str]) -> str:
    """Give a match of DATE as an ISO date, "" where there is no such day."""
    part = match.groupdict()
    year = part["y1"] or part["y2"] or part["y3"] or part["y4"] or part["y5"]
    day = part["d1"] or part["d2"] or part["d3"] or part["d4"] or part["d5"]
    name = part["m1"] or part["m2"]
    month = (
        _MONTHS.index(name[:3].lower()) + 1 if name else int(part["n3"] or part["n4"] or part["n5"])
    )
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def printed_date(line: str, within: int | None = None) -> str:
    """Find the first date in a line that begins within so many characters, as an ISO date or ""."""
    match = DATE.search(line, 0, len(line) if within is None else within + _LONGEST)
    return iso(match) if match and (within is None or match.start() < within) else ""
