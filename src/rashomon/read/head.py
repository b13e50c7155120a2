"""What stands before the first word that is told: dates, datelines, a headline said again."""

import re

from rashomon.read.printed_date import DATE

_SHORT_URL = re.compile(
    r"(?:\(updated [^)]{0,30}\))?(?: ?get short url(?: \d+)*)?(?: ?(?:-|–|—|\||,|at \d{3,4}))? *",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:AFP|AP|Reuters|REUTERS|dpa|Agencies|[A-Z]{3,6})(?: and [A-Z]{2,6})?[ ,-]{1,3}"
)
_PLACE = r"[A-Z][\w’'.-]{0,30}(?:[ /][A-Z][\w’'.-]{0,30}){0,3}"
_DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][A-Z’'.-]{1,30}(?:[ /][A-Z][A-Z’'.-]{1,30}){0,3}|[A-Z][a-z]{1,30})"
    rf"(?:, {_PLACE}){{0,2}})"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    r"(?: ?\((?P<agency>[\w .&’'/-]{2,30})\))? ?(?:-{1,2}|–|—|:(?= [A-Z])) ?(?=[\w\"“'‘])"
)
_CAPITALS = re.compile(r"[A-Z][A-Z’'.-]{2,}|[A-Z][a-z]{1,24}(?:, [A-Z][a-z]{1,24}){0,4} ?\(")


def dated_prefix(stored: str, start: int, end: int) -> tuple[int, re.Match[str] | None]:
    """Skip a date printed at the head of a line, after an agency or not; give the offset after it and the date's match."""
    agency = _AGENCY.match(stored, start, end)
    match = DATE.match(stored, agency.end() if agency else start, end)
    if not match or match.end() >= end:
        return start, None
    after = match.end()
    while after < end and stored[after] in " .,|-–—":
        after += 1
    skipped = _SHORT_URL.match(stored, after, end)
    return (skipped.end() if skipped else after), match


def dateline(stored: str, start: int, end: int) -> re.Match[str] | None:
    """Find "BEIRUT (Reuters) - " at the head of a line; capitals or an agency make it sure."""
    match = _DATELINE.match(stored, start, min(end, start + 120))
    if not match:
        return None
    sure = match["agency"] or match["place"].split(",")[0].isupper()
    return match if sure and len(match["place"]) > 2 else None


def said_again(stored: str, start: int, end: int, headline: str) -> int:
    """Skip a headline that stands again, word for word, at the head of a line."""
    wanted = _letters(headline)
    if len(wanted) < 12:
        return start
    at, matched = start, 0
    while at < end and matched < len(wanted):
        ch = stored[at].lower()
        if ch.isalnum():
            if ch != wanted[matched]:
                return start
            matched += 1
        at += 1
    if matched < len(wanted):
        return start
    while at < end and stored[at] in " .:!?-–—|":
        at += 1
    return at


def _letters(words: str) -> str:
    return "".join(ch for ch in words.lower() if ch.isalnum())
