"""Number expressions in English text, with the bounds that their words give.

Vague counts follow the annotation guidelines: "dozens" 24-99, "tens" 20-99,
"scores" 40-99, "hundreds" 200-999, "thousands" 2,000-9,999.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_WORDS = (
    rf"(?:(?:{_SMALL})(?:[ -](?:{_SMALL}))?(?: (?:{_SCALE}))*|an? (?:{_SCALE})|(?:{_SCALE}))"
    rf"(?:(?: and|,)? (?:{_SMALL})(?:[ -](?:{_SMALL}))?(?: (?:{_SCALE}))?){{0,2}}"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_FIGURE = rf"(?:{_DIGITS})(?:[ -]?(?:thousand|million|billion|mn|bn)\b|(?<=\d)[mk]\b)?"
_VAGUE = {
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "several hundred": (200, 999),
    "several thousand": (2_000, 9_999),
    "several dozen": (24, 99),
    "dozens": (24, 99),
    "tens": (20, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
}
_FIXED = {
    "quarter of a million": 250_000,
    "quarter-million": 250_000,
    "quarter million": 250_000,
    "half a million": 500_000,
    "half-million": 500_000,
    "two dozen": 24,
    "three dozen": 36,
    "half a dozen": 6,
    "half-dozen": 6,
    "dozen": 12,
    "a couple of": 2,
    "twin": 2,
}
_SHARES = {
    "two-thirds": 0.6667,
    "two thirds": 0.6667,
    "three-quarters": 0.75,
    "three quarters": 0.75,
    "one-third": 0.3333,
    "one third": 0.3333,
    "third": 0.3333,
    "one-quarter": 0.25,
    "quarter": 0.25,
    "half": 0.5,
    "most": 0.5,
}
_OPEN = ("several", "many", "multiple", "numerous", "a few", "countless")


def _of(table: dict[str, object]) -> str:
    return "|".join(re.escape(k) for k in sorted(table, key=len, reverse=True))


NUMBER = re.compile(
    r"(?<![\w.:$£€/-])(?:"
    rf"(?P<vague>(?:many |several )?(?:{_of(dict(_VAGUE))}))"
    rf"|(?P<fixed>(?:a )?(?:{_of(dict(_FIXED))}))"
    rf"|(?P<share>(?:an? |one )?(?:{_of(dict(_SHARES))})(?= of (?:the|its|all|[A-Z]|their)))"
    rf"|(?P<figure>{_FIGURE})(?P<percent> ?%| per ?cent\b)?"
    rf"|(?P<words>\b{_WORDS})(?P<wordcent> per ?cent\b)?"
    rf"|(?P<open>{'|'.join(_OPEN)})"
    r")(?![\w])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?(?:-|–|to|and)\s?$")
_LOW = re.compile(
    r"(?:at least|more than|over|above|no (?:fewer|less) than|not less than|upwards of|just over|well over|exceed(?:s|ed|ing)?|minimum of)(?: a| the)? ?$",
    re.IGNORECASE,
)
_HIGH = re.compile(
    r"(?:up to|as many as|as much as|nearly|almost|close to|fewer than|less than|under|just under|maximum of|no more than|not more than|below)(?: a| the)? ?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|an estimated|estimated|circa|nearly some|or so)(?: a| the)? ?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: offsets with its approximator, bounds, and whether it is a share."""

    start: int
    end: int
    low: float | None
    high: float | None
    share: bool = False
    vague: bool = False


def find_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Find the number expressions between two offsets, in text order; ranges are one."""
    pending: Number | None = None
    for match in NUMBER.finditer(text, start, end):
        number = _number(text, match, start)
        if pending and _joins(text, pending, match):
            pending = _range(pending, number)
            continue
        if pending:
            yield pending
        pending = number
    if pending:
        yield pending


def _joins(text: str, pending: Number, match: re.Match[str]) -> bool:
    """Whether a number goes on from the one before as a range ("6,000 to 10,000")."""
    gap = text[pending.end : match.start()]
    if len(gap) > 5 or pending.share or pending.low != pending.high:
        return False
    lead = text[max(0, pending.start - 12) : pending.start].lower()
    if gap.strip() == "and":
        return "between" in lead
    return bool(_BETWEEN.fullmatch(gap)) and bool(match["figure"] or match["words"])


def _range(low: Number, high: Number) -> Number:
    if low.low is None or high.high is None:
        return high
    return Number(low.start, high.end, min(low.low, high.high), max(low.low, high.high))


def _number(text: str, match: re.Match[str], start: int) -> Number:
    if match["vague"]:
        words = match["vague"].lower().removeprefix("many ")
        low, high = _VAGUE.get(words) or _VAGUE[words.removeprefix("several ")]
        return Number(match.start(), match.end(), low, high, vague=True)
    if match["open"]:
        return Number(match.start(), match.end(), None, None, vague=True)
    value, share = _value(match)
    return _approximated(text, start, match, value, share=share)


def _value(match: re.Match[str]) -> tuple[float, bool]:
    if match["fixed"]:
        words = match["fixed"].lower()
        return _FIXED.get(words) or _FIXED[words.removeprefix("a ")], False
    if match["share"]:
        words = re.sub(r"^(?:an?|one) ", "", match["share"].lower().strip())
        return _SHARES[words], True
    if match["figure"]:
        value = _figure_value(match["figure"])
        return (round(value / 100, 4), True) if match["percent"] else (value, False)
    value = words_value(match["words"])
    return (round(value / 100, 4), True) if match["wordcent"] else (value, False)


def _figure_value(figure: str) -> float:
    lowered = figure.lower()
    scale = 1
    for word, factor in (
        *_SCALES.items(),
        ("mn", 10**6),
        ("bn", 10**9),
        ("m", 10**6),
        ("k", 1_000),
    ):
        if lowered.endswith(word):
            scale, lowered = factor, lowered.removesuffix(word)
            break
    value = float(re.sub(r"[ ,-]", "", lowered) or 1) * scale
    return int(value) if value == int(value) else value


def words_value(words: str) -> float:
    """Give the value of number words ("one hundred and twenty" is 120)."""
    total = current = 0
    for word in re.split(r"[ ,-]+", words.lower()):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
    return total + current


def _approximated(
    text: str, start: int, match: re.Match[str], value: float, *, share: bool
) -> Number:
    """Read the approximator before a number, within 24 characters, not beyond `start`."""
    lead_from = max(start, match.start() - 24)
    lead = text[lead_from : match.start()]
    for pattern, low, high in (
        (_LOW, value, None),
        (_HIGH, None, value),
        (_ABOUT, value, value),
    ):
        found = pattern.search(lead)
        if found:
            return Number(lead_from + found.start(), match.end(), low, high, share)
    whole = match["share"] is not None and match["share"].lower().startswith("most")
    return Number(match.start(), match.end(), value, None if whole else value, share)
