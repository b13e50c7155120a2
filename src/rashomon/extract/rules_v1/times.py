"""Words that date a happening: weekdays, months, years, "in the past 13 days"."""

import re

from rashomon.model.time import TimeMention
from rashomon.model.words import Words

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?= ?\d))"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|twenty|thirty|few|several|couple of|couple)"
)
TIME = re.compile(
    r"\b(?:(?P<since>since|from) )?(?:the )?(?:"
    rf"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?:{_DAY},? )?(?P<md>(?P<m1>{_MONTH}) ?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y1>(?:19|20)\d\d))?)"
    rf"|(?:{_DAY},? )?(?P<dm>(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})(?:,? (?P<y2>(?:19|20)\d\d))?)"
    rf"|(?:(?P<part>early|mid|late|end of|beginning of|start of)[ -])?(?P<month>{_MONTH})(?:,? (?:of )?(?P<y3>(?:19|20)\d\d))?(?= |[.,;)\"”’]|$)"
    rf"|(?P<weekday>{_DAY})"
    r"|(?P<word>yesterday|today|tonight|this morning|last night|overnight|(?:over )?(?:the |last )?weekend)"
    rf"|(?P<span>(?:past|last|previous) (?P<n>{_NUMBER}) (?P<unit>hours|days|weeks|months|years))"
    r"|(?P<last>(?:last|this|previous|earlier this) (?P<what>week|month|year|summer|winter|spring|autumn|fall))"
    rf"|(?P<ago>(?P<n2>{_NUMBER}|an?|one) (?P<unit2>hour|day|week|month|year)s? (?:ago|earlier))"
    r"|(?P<season>summer|winter|spring|autumn)"
    r"|(?P<year>(?:19|20)\d\d)(?![\d,-]|\s(?:people|civilians|children|members|apartments?|houses|\w+ers\b))"
    r")\b",
)
_TELLING = re.compile(
    r"\b(?:said|says|told(?: [\w.]+){1,3}|reported|announced|added|statement|warned|confirmed|tweeted"
    r"|stated|published|updated|posted)(?: later| earlier| late| early| also)?(?: on| in| of| at)? $",
    re.IGNORECASE,
)
_NAME_AROUND = re.compile(r"^ (?:Apartments?|Forces|Square|Street|Brigade|Mosque)")


def find_times(
    stored: str, start: int, end: int, sentence: tuple[int, int]
) -> tuple[TimeMention, ...]:
    """Find the words that date what a quote tells: its own, else its sentence's.

    `sentence` are the offsets of the sentence that holds the quote. Words that
    date the telling ("said on Monday") are left out; words from outside the
    quote are marked `nearby`.
    """
    own = tuple(_found(stored, start, end, nearby=False))
    return own or tuple(_found(stored, *sentence, nearby=True))


def _found(stored: str, start: int, end: int, *, nearby: bool) -> list[TimeMention]:
    return [
        TimeMention(Words.of(stored, *match.span()), nearby)
        for match in TIME.finditer(stored, start, end)
        if _dates(stored, match)
    ]


def _dates(stored: str, match: re.Match[str]) -> bool:
    before = stored[max(0, match.start() - 40) : match.start()]
    if _TELLING.search(before) or _NAME_AROUND.match(stored[match.end() : match.end() + 16]):
        return False
    if match["month"] in ("May", "March") and not match["y3"]:
        return bool(
            re.search(r"\b(?:in|since|of|last|early|late|mid|until|by|from|this) ?-?$", before)
        ) or bool(match["since"] or match["part"])
    return not (
        match["season"] and not before.lower().endswith(("last ", "this ", "in ", "the ", "since "))
    )
