"""Number expressions in English text, with the bounds that their words give.

Vague counts follow the annotation guidelines: "dozens" 24-99, "tens" 20-99,
"scores" 40-99, "hundreds" 200-999, "thousands" 2,000-9,999. Every pattern has
bounded repeats only, so that reading is linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_ONES = {
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
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SHORT_SCALES = {"mn": 1_000_000, "bn": 1_000_000_000, "m": 1_000_000, "k": 1_000}
_VAGUE = {
    "hundreds of thousands": (200_000, 999_999),
    "tens of thousands": (20_000, 99_999),
    "dozens of thousands": (24_000, 99_999),
    "tens of millions": (20_000_000, 99_999_999),
    "several million": (2_000_000, 9_999_999),
    "several thousand": (2_000, 9_999),
    "several hundred": (200, 999),
    "several dozen": (24, 99),
    "millions": (2_000_000, 9_999_999),
    "thousands": (2_000, 9_999),
    "hundreds": (200, 999),
    "scores": (40, 99),
    "dozens": (24, 99),
    "tens": (20, 99),
}
_FIXED = {
    "quarter of a million": 250_000,
    "quarter-million": 250_000,
    "quarter million": 250_000,
    "half a million": 500_000,
    "half-million": 500_000,
    "half a billion": 500_000_000,
    "half-billion": 500_000_000,
    "two dozen": 24,
    "three dozen": 36,
    "four dozen": 48,
    "five dozen": 60,
    "half a dozen": 6,
    "half-dozen": 6,
    "dozen": 12,
    "couple of": 2,
    "twin": 2,
    "pair of": 2,
}
_SHARES = {
    "three-quarters": 0.75,
    "three quarters": 0.75,
    "two-thirds": 0.6667,
    "two thirds": 0.6667,
    "one-third": 0.3333,
    "one-quarter": 0.25,
    "four-fifths": 0.8,
    "two-fifths": 0.4,
    "three-fifths": 0.6,
    "three-tenths": 0.3,
    "seven-tenths": 0.7,
    "nine-tenths": 0.9,
    "three tenths": 0.3,
    "seven tenths": 0.7,
    "nine tenths": 0.9,
    "four fifths": 0.8,
    "two fifths": 0.4,
    "three fifths": 0.6,
    "one-fifth": 0.2,
    "third": 0.3333,
    "quarter": 0.25,
    "fifth": 0.2,
    "tenth": 0.1,
    "half": 0.5,
}
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 0.3333}


def _any(words: dict[str, int] | dict[str, float] | dict[str, tuple[int, int]]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_BELOW_100 = rf"(?:(?:{_any(_TENS)})(?:[ -](?:{_any(_ONES)}))?|{_any(_ONES)})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?) hundred(?:,? (?:and )?{_BELOW_100})?|{_BELOW_100})"
_WORDS = (
    rf"(?:(?:{_BELOW_1000}|an?) (?:million|billion|trillion)(?:,? (?:and )?{_BELOW_1000}(?: thousand)?)?"
    rf"|(?:{_BELOW_1000}|an?) thousand(?:,? (?:and )?{_BELOW_1000})?"
    rf"|{_BELOW_1000}(?P<and_half> and a half(?: (?:thousand|million|billion|trillion))?)?)"
)
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,4}"
    r"|\d{1,3}(?: \d00){1,3}(?!\d)|\d{1,15}(?:\.\d{1,6})?)"
)
_PART = r"(?:[ -](?:1/[234]|3/4)(?!\d)|[½¼¾])"
_FIGURE = rf"{_DIGITS}(?:{_PART}|[ -]?(?:hundred|thousand|million|billion|trillion|mn|bn)\b|(?<=\d)[mk]\b)?"
_PLAIN = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3})?"
_SHARE_OF = (
    r"(?= (?:of|the|its|their|an?)\b)(?! (?:an? )?(?:million|billion|dozen|hour|day|year|century))"
)
_OPEN = (
    r"several|numerous|multiple|countless|(?:a|only a|the) few(?! (?:dozen|hundred|thousand))|a handful of"
    r"|(?:an? (?:(?:large|small|great|growing|unknown|undetermined|unspecified) )?number|(?:large|great|growing|huge|unknown) numbers) of"
    r"|(?<!how )(?<!so )(?<!too )(?<!as )(?<!not )(?<!that )many"
)


def _openings(words: Iterable[str]) -> str:
    """Give a pattern of the first letters of some words, by which most words are passed over."""
    by_letter: dict[str, set[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], set()).add(re.escape(word[1:3]))
    return "|".join(f"{a}(?:{'|'.join(sorted(rest))})" for a, rest in sorted(by_letter.items()))


_COUNTING = (
    "many several only the numerous multiple countless large great growing huge unknown hundred "
    "thousand one"
).split()
_OPENS = _openings((*_COUNTING, *_ONES, *_TENS, *_VAGUE, *_FIXED, *_SHARES))
NUMBER = re.compile(
    rf"(?<![\w.:/+-])(?<!\d,)(?=[\d$£€]|{_OPENS}|[Aa]n? [a-z]{{2}}|(?:US|A|C)[$£€])(?:"
    rf"(?=[a-z])(?:(?P<vague>(?:many |several |the )?(?:{_any(_VAGUE)})|a few (?P<few>dozen|hundred|thousand))"
    rf"|(?P<fixed>(?:an? )?(?:{_any(_FIXED)}))"
    rf"|(?P<share>(?:an? |one )?(?:{_any(_SHARES)}){_SHARE_OF}))"
    r"|(?P<money>(?:US|A|C)?[$£€] ?)?"
    rf"(?:(?P<low>{_PLAIN})(?:-|–| - | – )(?P<high>{_FIGURE})(?!-\d)|(?P<figure>{_FIGURE})(?P<plus>\+)?)"
    r"(?P<percent>-?(?: ?%| ?per ?cent\b| percentage points?))?"
    rf"|(?P<words>{_WORDS}|(?:hundred|thousand)(?= (?:and |other |more )?[a-z]))(?P<wordcent> per ?cent\b)?"
    rf"|(?P<open>{_OPEN})"
    r")(?!(?!(?:km|kg|mi|ft|mph)\b)\w|\.\d|[:/]\d|-\d|,\d{3}(?!\d))",
    re.IGNORECASE,
)
_TO = re.compile(r" ?(?:-|–|to|or) ?")
_IN_SO_MANY = re.compile(r"(?: [a-z]{3,14}){0,2} (?:in|out of) (?:every )?")
_WHOLES = (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1_000)
_GOES_ON = re.compile(
    r"(?:[.,;:)\"”]|$| (?:people|persons|adults|children|residents|is|are|was|were|may|might|must|have|has|had|of|do|does"
    r"|did|will|would|can|cannot|could|live[sd]?)\b)"
)
_FILL = r"(?: (?:another|an? (?:further|additional|total of)|some|about|around|the|a))?"
_LOW = re.compile(
    rf"\b(?:at least|a(?=t? least)t? least|(?<!no )(?<!not )more than|over|above|no (?:fewer|less) than|not less than|upwards? of|in excess of|exceed(?:s|ed|ing)?|(?:a )?minimum of|surpass(?:ed|ing|es)?)(?: just| well)?{_FILL} ?$",
    re.IGNORECASE,
)
_HIGH = re.compile(
    rf"\b(?:up to|as (?:many|much) as|nearly|almost|close to|fewer than|less than|under|(?:a )?maximum of|no more than|not more than|at most|below)(?: just)?{_FILL} ?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"\b(?:about|around|some|roughly|approximately|approx\.?|an? estimated|estimated(?: at)?|circa|an estimated total of|or so)(?: just)?{_FILL} ?$",
    re.IGNORECASE,
)
_TOOK_OVER = re.compile(
    r"\b(?:t[ao]k(?:e|es|en|ing)|took|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|carr(?:y|ied)|fl(?:y|ew|own|ying)|cross(?:es|ed|ing)?|pass(?:es|ed|ing)?|fight(?:ing)?|fought) over $",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:toll|dead|deaths|fatalities|number|count|total|tally|figure|with it|alone)"
    r"(?: has| had| have| now| already| will| may){0,2} (?P<passed>pass(?:es|ed)?|topp?(?:s|ed)|cross(?:es|ed)?) $",
    re.IGNORECASE,
)
_LEAST = re.compile(r"^ [a-z]{3,14} at (?:the )?least(?= ?(?:[.,;)\"”\n]|$))", re.IGNORECASE)
_AFTER_LOW = re.compile(
    r"^(?: or more\b| at (?:the )?least\b(?! \w{0,12}\d)| plus\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: offsets with its approximator, bounds, and what form it has.

    `core` is where the number itself begins, after any approximator. `share` is
    a fraction or percentage as a fraction of one; `money` a sum; `vague` has no
    digits or exact words.
    """

    start: int
    core: int
    end: int
    low: float | None
    high: float | None
    share: bool = False
    vague: bool = False
    money: bool = False


def find_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Find the number expressions between two offsets, in text order; ranges are one."""
    pending: Number | None = None
    for match in NUMBER.finditer(text, start, end):
        number = _number(text, match, start)
        if pending and _is_of_so_many(text, pending, number):
            pending = _of_so_many(pending, number)
            continue
        if pending and _joins(text, pending, number):
            pending = _range(pending, number)
            if text.startswith("between ", max(start, pending.core - 8)):
                pending = replace(pending, start=pending.core - 8)
            continue
        if pending:
            yield pending
        pending = number
    if pending:
        yield pending


def _joins(text: str, pending: Number, number: Number) -> bool:
    """Whether a number goes on from the one before as a range ("6,000 to 10,000")."""
    gap = text[pending.end : number.core]
    if len(gap) > 5 or pending.vague or number.vague:
        return False
    if pending.share != number.share and not _goes_on_in_hundredths(pending, number):
        return False
    lead = text[max(0, pending.core - 12) : pending.core].lower()
    if gap.strip() in ("and", "to"):
        return ("between" in lead) if gap.strip() == "and" else not lead.endswith("from ")
    return bool(_TO.fullmatch(gap))


def _is_of_so_many(text: str, part: Number, whole: Number) -> bool:
    """Whether two numbers tell a share ("nine residents in ten", "one in five may have died")."""
    if part.share or part.vague or part.money or whole.low != whole.high:
        return False
    told = part.high if part.low is None else part.low
    small = told is not None and whole.low in _WHOLES and 0 < told < (whole.low or 0)
    if not small or not _IN_SO_MANY.fullmatch(text, part.end, whole.core):
        return False
    return bool(_GOES_ON.match(text, whole.end))


def _of_so_many(part: Number, whole: Number) -> Number:
    of = whole.low or 1
    low, high = (None if b is None else round(b / of, 4) for b in (part.low, part.high))
    return replace(part, end=whole.end, low=low, high=high, share=True)


def _goes_on_in_hundredths(pending: Number, number: Number) -> bool:
    """Whether "per cent" after the second number is said of the first, too ("65 to 70 per cent")."""
    plain = pending.low is not None and pending.low == pending.high and not pending.money
    return bool(number.share and plain and 1 <= (pending.low or 0) <= 100)


def _range(first: Number, second: Number) -> Number:
    """Make one of two ends; "2 to 3 million" scales the first as the second."""
    first = _as_share(first) if second.share and not first.share else first
    bounds = [b for b in (first.low, first.high, second.low, second.high) if b is not None]
    low, high = min(bounds), max(bounds)
    if low < 100 and high >= 1_000_000 and high % 100_000 == 0:
        low *= 1_000_000
    return replace(second, start=first.start, core=first.core, low=min(low, high), high=high)


def _number(text: str, match: re.Match[str], start: int) -> Number:
    made = Number(match.start(), match.start(), match.end(), None, None)
    if match["vague"]:
        low, high = _VAGUE[_vague_key(match)]
        return _with_lead(text, start, replace(made, low=low, high=high, vague=True))
    if match["open"]:
        return replace(made, vague=True)
    if match["low"]:
        ends = (figure_value(match["low"]), figure_value(match["high"]))
        made = replace(made, low=min(ends), high=max(ends), money=bool(match["money"]))
        return _as_share(made) if match["percent"] else made
    value = _value(match)
    made = replace(
        made, low=value, high=value, share=bool(match["share"]), money=bool(match["money"])
    )
    if match["percent"] or match["wordcent"]:
        made = _as_share(made)
    made = _with_lead(text, start, made)
    return replace(made, low=made.low or made.high, high=None) if match["plus"] else made


def _as_share(number: Number) -> Number:
    low, high = (None if b is None else round(b / 100, 4) for b in (number.low, number.high))
    return replace(number, low=low, high=high, share=True)


def _vague_key(match: re.Match[str]) -> str:
    if match["few"]:
        return f"several {match['few'].lower()}"
    words = match["vague"].lower().removeprefix("many ").removeprefix("the ")
    return words if words in _VAGUE else words.removeprefix("several ")


def _value(match: re.Match[str]) -> float:
    if match["fixed"]:
        words = match["fixed"].lower()
        return _FIXED.get(words) or _FIXED[re.sub(r"^an? ", "", words)]
    if match["share"]:
        return _SHARES[re.sub(r"^(?:an?|one) ", "", match["share"].lower())]
    return figure_value(match["figure"]) if match["figure"] else words_value(match["words"])


def figure_value(figure: str) -> float:
    """Give the value of digits with a scale or a part ("1.5 million", "2-1/2", "40k")."""
    rest, scale, part = figure.lower(), 1, 0.0
    for word, factor in (_SCALES | _SHORT_SCALES).items():
        if rest.endswith(word):
            scale, rest = factor, rest.removesuffix(word)
            break
    for words, fraction in _PARTS.items():
        if rest.endswith(words) and len(rest) > len(words):
            part, rest = fraction, rest.removesuffix(words)
    return _whole((float(re.sub(r"[ ,\u00a0\u202f-]", "", rest)) + part) * scale)


def words_value(words: str) -> float:
    """Give the value of number words ("one hundred and twenty" is 120)."""
    half, _, scale = words.lower().partition(" and a half")
    if half != words.lower():
        return _whole((words_value(half) + 0.5) * _SCALES.get(scale.strip(), 1))
    total = current = 0
    for word in re.split(r"[ ,-]+", words.lower()):
        if word in _ONES or word in _TENS:
            current += _ONES.get(word) or _TENS.get(word, 0)
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
    return total + current


def _whole(value: float) -> float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _with_lead(text: str, start: int, number: Number) -> Number:
    """Read the approximator around a number, within 28 characters, not beyond `start`."""
    lead_from = max(start, number.core - 28)
    lead = text[lead_from : number.core]
    low, high = number.low, number.high
    for pattern, bounds in ((_LOW, (low, None)), (_HIGH, (None, high)), (_ABOUT, (low, high))):
        found = pattern.search(lead)
        if found and not _TOOK_OVER.search(lead):
            at = lead_from + found.start()
            return replace(number, start=at, low=bounds[0], high=bounds[1])
    passed = _PASSED.search(lead)
    if passed:
        return replace(number, start=lead_from + passed.start("passed"), high=None)
    if _LEAST.match(text[number.end : number.end + 36]):
        return replace(number, high=None)
    after = _AFTER_LOW.match(text[number.end : number.end + 24])
    return replace(number, end=number.end + after.end(), high=None) if after else number
