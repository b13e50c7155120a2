"""A report made of its text, its original bytes and what is known about it."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256

from rashomon.errors import UnreadableInputError
from rashomon.model.report import Incoming, MediaType, Report

LONGEST_LINE = 1_000_000
"""Characters of one line beyond which a text is no report: a book is shorter."""

_HALF = re.compile(r"[\ud800-\udfff]")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})$")


def incoming(
    key: str,
    text: str,
    raw: bytes,
    media_type: MediaType,
    about: Mapping[str, str],
    where: str,
) -> Incoming:
    """Make a report; `about` may hold outlet, published (ISO), url and title.

    Raises UnreadableInputError, naming `where` it stands, for the half of a
    character (a lone surrogate) and the character NUL, which JSON can spell and
    no text can hold, and for a line of more than LONGEST_LINE characters.
    """
    longest = max(map(len, text.splitlines()), default=0)
    if longest > LONGEST_LINE:
        raise UnreadableInputError(
            f"has a line of {longest:,} characters, which is no report",
            where=where,
            remedy=f"break it into paragraphs and reports; {LONGEST_LINE:,} is the most",
        )
    _refuse_no_text((key, text, *about.values()), where)
    digest = sha256(raw).hexdigest()
    known = [about.get(name, "") for name in ("outlet", "published", "url", "title")]
    identity = json.dumps([key, digest, *known], ensure_ascii=False)
    outlet, published, url, title = known
    report = Report(
        uid=sha256(identity.encode()).hexdigest()[:16],
        key=key,
        sha256=digest,
        media_type=media_type,
        text=text,
        title=title,
        outlet=outlet,
        published=published,
        url=url,
    )
    return Incoming(report, raw)


def _refuse_no_text(told: Iterable[str], where: str) -> None:
    for each in told:
        half = _HALF.search(each)
        if half or "\0" in each:
            problem = "half of a character (a lone surrogate)" if half else "the character NUL"
            raise UnreadableInputError(
                f"holds {problem}", where=where, remedy="mend the escape in its JSON"
            )


def iso_date(given: str, where: str, order: str = "") -> str:
    """Give a date as ISO: an ISO date or date-time as it is, "4/5/17" by its order.

    `order` is "mdy" or "dmy". Raises UnreadableInputError where it cannot be told.
    """
    given = given.strip()
    if not given:
        return ""
    try:
        moment = datetime.fromisoformat(given.replace("Z", "+00:00"))
    except ValueError:
        return _slashed(given, where, order)
    return given if given[4:5] == "-" and given[7:8] == "-" else moment.date().isoformat()


def _slashed(given: str, where: str, order: str) -> str:
    match = _SLASHED.match(given)
    if match and order in ("mdy", "dmy"):
        first, second, year = (int(g) for g in match.groups())
        month, day = (first, second) if order == "mdy" else (second, first)
        try:
            return date(year + 2000 if year < 100 else year, month, day).isoformat()
        except ValueError:
            pass
    raise UnreadableInputError(
        f"the date {given!r} is not understood",
        where=where,
        remedy="write it as 2016-11-28, or name its order with --date-order",
    )
