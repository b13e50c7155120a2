"""Typed quantities: what a number counts and what it measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.extract.rules_v1.numbers import Number, find_numbers
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.words import Words

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE_BEFORE = re.compile(rf"\b{_MONTH},? ?$|\b{_MONTH} \d{{1,2}},? ?$")
_DATE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?(?: of)? {_MONTH}\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|early|late|mid|during|before|after|and|for|the|to)[ -]$",
    re.IGNORECASE,
)
_NOT_COUNT_BEFORE = re.compile(
    r"\b(?:no\.?|number|resolution|article|chapter|page|day|group of|group|aged?|ages|flight|road|highway|route|district|unit|brigade|division|at|#|us|mig|sukhoi|su|tu|il|f|a|b|m|s|t|rpg|tow|type|class)[ -]?$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"^[ -](?:year|month|week)s?[ -]?old\b|^ ?(?:yo|y/o)\b", re.IGNORECASE)
_NAMED_AFTER = re.compile(
    r"^ (?:Apartments?|Street|Road|Avenue|Brigade|Battalion|Division|Regiment)\b"
)
_AGE_ALONE = re.compile(r"[A-Z][\w'’-]+, $")
_ORDINAL_AFTER = re.compile(r"^(?:st|nd|rd|th)\b")
_CLOCK_AFTER = re.compile(r"^(?::\d\d| ?(?:am|pm|a\.m|p\.m|GMT|o'clock)\b)", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"^ ?(?:dollars?|euros?|pounds?|usd|lira|rubles?)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"^[ -](?:(?:more|full|consecutive|straight|past|last|long) )?(hour|day|week|month|year|decade)s?\b(?![ -]old)",
    re.IGNORECASE,
)
_SPAN_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_FAR = re.compile(
    r"^[ -](?:square )?(miles?|kilomet(?:er|re)s?|kms?|met(?:er|re)s?)\b", re.IGNORECASE
)
_KM = {"m": 1.609344, "k": 1.0, "e": 0.001}
_KILLED = (
    r"kill\w*|dead|deaths?|die[sd]?|dying|lives?\b(?! in)|bodies|martyr\w*|massacr\w*|toll|lost|loses?|fatalit\w+"
    r"|slain|eliminat\w+|slaughter\w*|murder\w*|execut\w+|gun(?:ned)? down|shot dead|beheaded|perish\w*|claim(?:s|ed|ing)?(?= \w+ in)"
)
_WOUNDED = r"wound\w*|injur\w*|hurt|maimed|hospitali[sz]ed|rushed to hospital|suffocat\w+"
_DISPLACED = r"displac\w*|flee(?:s|ing)?|fled|evacuat\w+|refugees?|driven (?:out|from)|left their homes|(?:had|have) left|has left|escaped|crossed|uprooted|moved"
_BESIEGED = r"besieg\w*|siege|trapped|encircled|cut off|under blockade"
_MISSING = r"missing|disappear\w*|unaccounted"
_POPULATION = r"home to|populat\w+|inhabitants|live under|live in|lives in"
_CUES = tuple(
    (measure, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for measure, words in (
        (Measure.KILLED, _KILLED),
        (Measure.WOUNDED, _WOUNDED),
        (Measure.DISPLACED, _DISPLACED),
        (Measure.BESIEGED, _BESIEGED),
        (Measure.MISSING, _MISSING),
        (Measure.POPULATION, _POPULATION),
    )
)
_ELIDED = frozenset((Measure.KILLED, Measure.WOUNDED))
"""Harm that a quote may leave to the words around it ("12 killed and 30 …")."""

_BOTH = re.compile(r"\b(?:killed|dead) (?:or|and/or) (?:wounded|injured)|casualt", re.IGNORECASE)
_UNIT = re.compile(r"^(?:[ -](?:of )?(?:the |its |their |his )?)((?:[\w'’-]+ ){0,3}?[\w'’-]+)")
_STOP_UNIT = re.compile(
    r"^(?:were|was|are|is|have|has|had|been|in|on|at|from|to|and|or|by|of|with|dead|killed|wounded|injured|when|who|while|after|as|including|that|which|for|also|over|during|near|people's)$",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:people|persons?|villagers?|locals|prisoners?|hostages?|protesters?|demonstrators?|mourners|aid workers?|civilians?|children|child|kids?|women|woman|men|man|girls?|boys?|babies|infants?|soldiers?|fighters?|militants?"
    r"|rebels?|terrorists?|troops|members?|victims?|residents?|students?|pupils?|workers?|staff|doctors?|nurses?|medics?|policem[ae]n|police"
    r"|officers?|officials?|elements|gunmen|insurgents?|jihadists?|extremists?|refugees?|families|family|households?|others|more|another"
    r"|passengers?|adults?|teachers?|journalists?|activists?|volunteers?|combatants?|martyrs?|syrians?|russians?|turks?|palestinians?|iraqis?|americans?"
    r"|israelis?|citizens?|personnel|crew|pilots?|guests?|worshippers?|recruits?|commanders?|leaders?|souls|lives|patients?|bodies|dead|killed|wounded|injured|deaths?|loyalists?)\b",
    re.IGNORECASE,
)
_DISTRICTS = re.compile(r"\b(?:districts|neighbou?rhoods|quarters)\b", re.IGNORECASE)
_HOSPITALS = re.compile(r"\bhospitals?\b", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?P<one>an?) (?:(?:young|elderly|pregnant|local|syrian|female|male|baby|senior|red crescent|medical) ){0,2}"
    r"(?P<noun>woman|man|child|girl|boy|civilian|soldier|fighter|baby|person|teacher|doctor|nurse|journalist|policeman|worker|militant|commander|infant|toddler)\b",
    re.IGNORECASE,
)
_HARMED_BEFORE = re.compile(
    r"\b(?:including|kill\w*|injur\w*|wound\w*|them|dead|lives? of|death of) $", re.IGNORECASE
)
_HARMED_AFTER = re.compile(
    r"^(?: [\w'’-]+){0,5}? (?:(?:was|were|has been|have been|had been) (?:\w+ )?(?:killed|wounded|injured|hurt)|died)\b"
)
_PART = re.compile(
    r"\b(?:includ(?:ing|ed)|among them|of whom|of them|most of them)\W*$", re.IGNORECASE
)


def find_quantities(stored: str, start: int, end: int) -> tuple[Quantity, ...]:
    """Find the quantities of a claim's quote, in text order.

    The words around the quote, up to 160 characters of the same line, help to
    tell what an elided noun or verb would have said.
    """
    left = max(start - 160, stored.rfind("\n", 0, start) + 1)
    newline = stored.find("\n", end)
    right = min(end + 80, newline if newline >= 0 else len(stored))
    numbers = [n for n in find_numbers(stored, start, end) if _counts(stored, n, end)]
    found: list[Quantity] = []
    for index, number in enumerate(numbers):
        bounds = (
            numbers[index - 1].end if index else left,
            numbers[index + 1].start if index + 1 < len(numbers) else right,
        )
        found.append(_quantity(stored, number, (start, end), bounds))
    found += _single_persons(stored, start, end, found)
    return _linked(stored, start, sorted(found, key=lambda q: q.words.start))


def _counts(stored: str, number: Number, end: int) -> bool:  # noqa: PLR0911  (a list of what does not)
    """Whether a number counts something: no date, age, ordinal, clock time, name or price."""
    before = stored[max(0, number.start - 24) : number.start]
    after = stored[number.end : number.end + 24]
    value = number.low if number.low is not None else number.high
    is_digits = stored[number.start : number.end].isdigit()
    if is_digits and value is not None and 1900 <= value <= 2100 and _is_year(before, after):
        return False
    if is_digits and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(after)):
        return False
    if any(p.match(after) for p in (_ORDINAL_AFTER, _CLOCK_AFTER, _MONEY_AFTER)):
        return False
    if _AGE_AFTER.match(after):
        return (
            stored[number.end : end]
            .lower()
            .startswith(("-year-old conf", "-year-old war", "-year-old civ"))
        )
    if number.low == number.high == 1 and stored[number.start : number.end].lower() == "one":
        named = before.endswith("the ") or (stored[number.start].isupper() and before.strip())
        return not named and not re.match(r"^ (?:of|another|day|side|thing|more time)\b", after)
    if is_digits and _NAMED_AFTER.match(after):
        return False
    if is_digits and (_AGE_ALONE.search(before) and after[:1] in (",", ")")):
        return False
    return not (is_digits and _NOT_COUNT_BEFORE.search(before))


def _is_year(before: str, after: str) -> bool:
    unit = re.match(r"^ (?:people|civilians|\w+s)\b", after)
    return bool(_YEAR_BEFORE.search(before) or _DATE_BEFORE.search(before)) or not unit


def _quantity(
    stored: str, number: Number, quote: tuple[int, int], bounds: tuple[int, int]
) -> Quantity:
    after = stored[number.end : quote[1]]
    words = Words.of(stored, number.start, number.end)
    span = _SPAN.match(after)
    if span:
        return _duration(stored, number, span)
    far = _FAR.match(after)
    if far:
        factor = _KM[
            "m"
            if far[1].lower().startswith("mi")
            else "e"
            if far[1].lower().startswith("met")
            else "k"
        ]
        return Quantity(
            Measure.DISTANCE_KM, _times(number.low, factor), _times(number.high, factor), "km",
            Words.of(stored, number.start, number.end + far.end()),
        )  # fmt: skip
    if number.share:
        return Quantity(Measure.AREA_SHARE, number.low, number.high, "share", words)
    unit = _unit(after)
    return Quantity(
        _measure(stored, number, unit, quote, bounds), number.low, number.high, unit, words
    )


def _duration(stored: str, number: Number, span: re.Match[str]) -> Quantity:
    factor = _SPAN_DAYS[span[1].lower()]
    words = Words.of(stored, number.start, number.end + span.end())
    return Quantity(
        Measure.DURATION_DAYS,
        _times(number.low, factor),
        _times(number.high, factor),
        "days",
        words,
    )


def _times(value: float | None, factor: float) -> float | None:
    if value is None:
        return None
    scaled = round(value * factor, 2)
    return int(scaled) if scaled == int(scaled) else scaled


def _unit(after: str) -> str:
    """Give the noun that a number counts, up to four words on, "" where it is left out."""
    found = _UNIT.match(after + " ")
    if not found:
        return ""
    kept: list[str] = []
    for word in re.findall(r"[\w'’-]+", after)[:5]:
        if _STOP_UNIT.match(word):
            break
        kept.append(word)
        if PEOPLE.fullmatch(word) and word.lower() not in (
            "more",
            "another",
            "fighter",
            "rebel",
            "police",
        ):
            break
    return " ".join(kept)


def _measure(
    stored: str, number: Number, unit: str, quote: tuple[int, int], bounds: tuple[int, int]
) -> Measure:
    if _DISTRICTS.search(unit):
        return Measure.DISTRICTS
    if _HOSPITALS.search(unit) and not PEOPLE.search(unit):
        return Measure.HOSPITALS
    if unit and not PEOPLE.search(unit):
        return Measure.OTHER
    near = stored[max(quote[0], number.start - 30) : min(quote[1], number.end + 50)]
    if _BOTH.search(near):
        return Measure.OTHER
    return _nearest_cue(stored, number, quote, bounds)


def _nearest_cue(
    stored: str, number: Number, quote: tuple[int, int], bounds: tuple[int, int]
) -> Measure:
    """Take the nearest verb or noun of harm; beyond another number or the quote it counts less."""
    best, least = Measure.OTHER, 400.0
    low, high = max(0, number.start - 160), min(len(stored), number.end + 120)
    for measure, pattern in _CUES:
        for cue in pattern.finditer(stored, low, high):
            if cue.start() >= number.end:
                distance = float(cue.start() - number.end)
                beyond = cue.start() > bounds[1]
            elif cue.end() <= number.start:
                distance = number.start - cue.end() + 4.0
                beyond = cue.end() < bounds[0]
            else:
                continue
            outside = cue.start() >= quote[1] or cue.end() <= quote[0]
            if outside and measure not in _ELIDED:
                continue
            distance += 60 * beyond + 70 * outside
            if distance < least:
                best, least = measure, distance
    return best if least < 200 else Measure.OTHER


def _single_persons(
    stored: str, start: int, end: int, found: Sequence[Quantity]
) -> Iterator[Quantity]:
    """Count "a woman" as one where people are killed or wounded."""
    for match in _ONE.finditer(stored, start, end):
        if any(q.words.start <= match.start() < q.words.end for q in found):
            continue
        number = Number(match.start(), match.end(), 1, 1)
        harmed = _HARMED_BEFORE.search(stored[max(start, match.start() - 20) : match.start()])
        if not harmed and not _HARMED_AFTER.match(stored[match.end() : end]):
            continue
        measure = _nearest_cue(stored, number, (start, end), (start, end))
        if measure in (Measure.KILLED, Measure.WOUNDED):
            words = Words.of(stored, match.start(), match.end())
            yield Quantity(measure, 1, 1, match["noun"], words)


def _linked(stored: str, start: int, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Link a part to its whole ("43 people, including five children")."""
    linked: list[Quantity] = []
    for quantity in found:
        before = stored[max(start, quantity.words.start - 20) : quantity.words.start]
        part = bool(linked) and bool(_PART.search(before))
        linked.append(replace(quantity, part_of=0) if part else quantity)
    return tuple(linked)
