"""Words that date a happening: weekdays, months, years, "in the past 13 days".

Every pattern has bounded repeats only, so that finding is linear in the length
of the text.
"""

import re
from collections.abc import Iterator

from rashomon.model.time import TimeMention
from rashomon.model.words import Words

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?= ?\d))"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAYTIME = r"(?:morning|afternoon|evening|night|midnight|noon)"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|twenty|thirty|couple of)"
)
_CAPITAL = r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
_UNIT = r"(?:hours?|days?|weeks?|months?|years?|decades?)"
_SEASON = r"(?:summer|winter|spring|autumn)"
_MONTH_YEAR = rf"{_MONTH}(?:,? (?:of )?{_YEAR}| (?:of )?(?:last|this) year)?"
_MONTH_DAY = rf"{_MONTH} {_NTH}(?![\d:])(?:,? {_YEAR}| last year| this year)?"
_DAY_MONTH = rf"{_NTH}(?: of)? {_MONTH}(?:,? {_YEAR}| last year| this year)?"
_PART = r"(?:[Ee]arly(?: in)?|mid|[Ll]ate(?: in)?|end of|(?:the )?end of|beginning of|start of)[ -](?:the )?"

TIME = re.compile(
    r"(?<![\w-])(?=[A-Z]|\d(?!\d? \d)|[a-z]{3}|a |an |at )(?:(?P<since>[Ss]ince|[Ff]rom) )?(?:the )?(?:"
    rf"(?P<range>{_NTH} ?(?:-|–|to|and) ?{_NTH} {_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} {_NTH} ?(?:-|–|to|and) ?{_NTH}(?!\d)(?:,? {_YEAR})?"
    rf"|(?:{_DAY},? )?{_MONTH_DAY} (?:to|and|until) (?:{_DAY},? )?{_MONTH_DAY}|{_DAY_MONTH} (?:to|and|until) {_DAY_MONTH}"
    rf"|{_MONTH_YEAR} (?:to|and|until) {_MONTH_YEAR}"
    rf"|{_YEAR} ?(?:-|–|to|and) ?{_YEAR}|{_DAY} (?:to|and|through|until) {_DAY})"
    rf"|(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?:{_DAY},? )?(?P<day>{_MONTH_DAY}|{_DAY_MONTH})"
    rf"|(?P<month>(?:{_PART})?{_MONTH_YEAR})(?=[ .,;:)\"”’'\n-]|$)"
    rf"|(?P<weekday>(?:last |next |this )?{_DAY}s?)(?: {_DAYTIME})?"
    rf"|(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night|[Oo]vernight|now|currently|(?:over |at |last )?(?:the )?weekend)"
    rf"|(?P<span>(?:[Pp]ast|[Ll]ast|previous) {_NUMBER} {_UNIT}|(?:past|last) (?:24|48|72)[ -]hours)"
    rf"|(?P<last>(?:[Ee]arlier |[Ll]ater |[Ll]ate |[Ee]arly )?(?:[Ll]ast|[Tt]his|past|[Nn]ext) (?:week|month|year|{_SEASON}|{_MONTH}))"
    rf"|(?P<told>previous day|day before|day (?:earlier|later)|a day (?:earlier|later)|same (?:day|night|month|year)|following (?:day|month|week|year)|(?:previous|next) (?:day|month|year)|{_NUMBER} (?:days|weeks|months|years) (?:earlier|later))"
    rf"|(?P<ago>(?:{_NUMBER}|{_CAPITAL}|[Aa]n?) {_UNIT} ago)"
    rf"|(?P<season>(?:{_PART})?{_SEASON} (?:of )?{_YEAR}|(?<=[Ii]n the ){_SEASON}|(?<=[Ss]ince the ){_SEASON}|(?<=[Ll]ast ){_SEASON})"
    rf"|(?P<year>(?:{_PART}|first half of |second half of )?{_YEAR}(?! ?[-–/]\d|[\d,]\d|\.\d|\s(?:people|civilians|children|members|apartments?|houses|fighters|square|\w{{3,12}}ers\b)))"
    r"|(?P<whole>(?:start|beginning|end) of (?:the|this|last) (?:year|month|week))"
    r")(?![\w])",
)
_TELL = (
    r"(?:said|says|told|reported|announced|added|statement|warned|confirmed|tweeted|stated|published|updated|posted|speaking|interview"
    r"|claimed|demanded|urged|called|condemned|denied|accused|vowed|declared|revealed|reporters|conference|briefing|according to)"
)
_TELL_BEFORE = re.compile(
    rf"\b{_TELL}(?: (?!that\b|when\b|after\b|which\b|who\b|killed\b|in\b \w+ on)[\w.’']{{1,14}}){{0,3}}?(?: (?:later|earlier|late|early|also))?(?: on| in| of| at)?,? $",
    re.IGNORECASE,
)
_TELL_AFTER = re.compile(rf"^,? (?:that )?(?:also )?(?:reiterat|{_TELL})", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told(?: [\w.]{1,14}){1,3}|tweeted|posted|in a statement)(?: late| early)?(?: on| in)? $",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    r"^ (?:Apartments?|Forces|Square|Street|Brigade|Mosque|prayers?|newspaper|Times|Post)\b|^ (?:Revolution|Movement|Agreement)"
)
_BARE_MONTH = re.compile(
    r"\b(?:in|since|of|last|early|late|mid|until|by|from|this|between|and|during|to) ?-?$",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(rf"\b(?:{_MONTH_DAY}|{_DAY_MONTH}),? $")
_FIRST_SINCE = re.compile(
    r"\b(?:first|worst|deadliest|biggest|largest|heaviest|lowest|highest|most|only|best)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_SINCE_AT = re.compile(r"\bsince\b(?: [\w'’-]{1,20}){1,9} (?:in|on|of) (?:the )?$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|to be|set to|due to|due|expected to|scheduled|plans? to|planned|until|by|going to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_WEAK_NOW = re.compile(r"\b(?:until|till|by|for|right|from) $", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|before)(?: the)? $", re.IGNORECASE)


def find_times(
    stored: str,
    start: int,
    end: int,
    sentence: tuple[int, int],
    cue: Words | None = None,
) -> tuple[TimeMention, ...]:
    """Find the words that date what a quote tells: its own, else its sentence's.

    `sentence` are the offsets of the sentence that holds the quote and `cue`
    the words that attribute it. Words that date the telling ("said on Monday",
    or next to the cue) are left out; words from outside the quote are marked
    `nearby`, nearest first.
    """
    own = tuple(_found(stored, start, end, nearby=False))
    if own:
        return own
    around = [m for m in _found(stored, *sentence, nearby=True) if not _beside(m.words, cue)]
    kept = [m for m in around if _reaches(stored, m.words, start, end)]
    return tuple(sorted(kept, key=lambda m: _distance(m.words, start, end)))


def _found(stored: str, start: int, end: int, *, nearby: bool) -> Iterator[TimeMention]:
    for match in TIME.finditer(stored, start, end):
        if not _dates(stored, match, nearby=nearby):
            continue
        begin = _since_begins(stored, match, start)
        words = Words.of(stored, begin, match.end())
        future = bool(_FUTURE.search(stored, max(start, match.start() - 90), match.start()))
        yield TimeMention(words, nearby, future and bool(match["weekday"] or match["month"]))


def _since_begins(stored: str, match: re.Match[str], start: int) -> int:
    """Take in "since the war began in" before a date, which opens the interval it ends."""
    if match["since"]:
        return match.start()
    low = max(start, match.start() - 110)
    found = _SINCE_AT.search(stored[low : match.start()])
    return low + found.start() if found else match.start()


def _dates(stored: str, match: re.Match[str], *, nearby: bool) -> bool:
    """Whether a match dates a happening: no telling, no name, no "first since"."""
    before = stored[max(0, match.start() - 80) : match.start()]
    after = stored[match.end() : match.end() + 24]
    if (
        (match["year"] and _DAY_BEFORE.search(before))
        or _NAME_AFTER.match(after)
        or (_UNTIL.search(before) and not match["range"])
    ):
        return False
    if match["since"] and match["since"].lower() == "since" and _FIRST_SINCE.search(before):
        return False
    if match["word"] in ("now", "currently"):
        return not nearby and not _WEAK_NOW.search(before)
    if match["month"] in ("May", "March", "August") and not match["since"]:
        return bool(_BARE_MONTH.search(before))
    if nearby and (_TELL_BEFORE.search(before) or _TELL_AFTER.match(after)):
        return False
    return not _SAID_BEFORE.search(before)


def _beside(words: Words, cue: Words | None) -> bool:
    """Whether a time stands next to the cue, so that it dates the telling."""
    return cue is not None and min(abs(words.start - cue.end), abs(cue.start - words.end)) <= 5


def _reaches(stored: str, words: Words, start: int, end: int) -> bool:
    """Whether a time outside the quote can date it: "since" only right after it."""
    if words.text.lower().startswith("since"):
        return 0 <= words.start - end <= 3
    return not _RELATIVE.search(stored[min(end, words.start) : max(start, words.start)])


_RELATIVE = re.compile(r"\b(?:where|who|which|that)\b")


def _distance(words: Words, start: int, end: int) -> int:
    return words.start - end if words.start >= end else start - words.end
