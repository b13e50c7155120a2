"""What stands around a number: whether it counts anything, and what."""

import re
from dataclasses import dataclass

from rashomon.extract.rules_v1.numbers import Number

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE_BEFORE = re.compile(
    rf"\b{_MONTH},? ?$|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? ?$|\b{_MONTH} \d{{1,2}} (?:and|to|or) $"
)
_DATE_AFTER = re.compile(
    rf"^(?:st|nd|rd|th)?(?: of)?,? {_MONTH}(?:[ ,.]|$)|^ (?:and|to|or) \d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:[ ,.]|$)"
)
_DATED = re.compile(r"\d{1,2}(?: ?(?:-|–|to|and|or) ?\d{1,2})?$|(?:19|20)\d\d$")
_NUMBERED = re.compile(
    r"\bshort url (?:\d )?$|\b(?:no\.?|(?<!dead )(?<!wounded )(?<!injured )(?<!missing )(?<!now )number|resolutions?|update|hall|ward|article|chapter|page|day|group of|groups?|at age|aged?|ages|flight|roads?|highway|route|units?"
    r"|brigade|divisions?|regiment|battalion|base|sector|camp|point|gate|phase|channel|room|floor|version|part|top|type|class|section|form|zone|level"
    r"|resolutions \d{3,4}(?:,| and)|us|mig|sukhoi|su|tu|il|rpg|tow|bm|ak|scale of)[ -]?$|(?:#|№|(?<!stands )(?<!stood )(?<!standing )(?<!toll )(?<!number )(?<!unchanged )(?<!put )(?<!estimated )(?<!count )(?<!dead )(?<!deaths )(?<!killed )(?<!injured )(?<!wounded )(?<!missing )(?<!rescued )(?<!displaced )(?<!losses )(?<!figure )(?<!total )(?<!bill )(?<!attackers )\bat (?=$))$|\bage[sd]? (?:\d{1,2}|\w{3,9})(?: and| to|,| or|-) ?$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    r"^ (?:Apartments?|Street|Road|Avenue|Square|Brigade|Battalion|Division|Regiment|Forces?|BCE?|CE)\b"
)
_AGE_AFTER = re.compile(
    r"^[ -](?:years?|months?|weeks?|yrs?)[ -]old\b|^[ -]?(?:yo|y/o)\b", re.IGNORECASE
)
_AGE_TOLD = re.compile(r"\b(?:was|is|were|are|be|turned|turns|turning)(?: just| only| now)? $")
LONG_OLD = re.compile(
    r"^[ -](?:year|month|week)s?[ -]old (?:\w{3,12} ){0,2}?(?:conflict|war|siege|truce|ceasefire|cease-fire|campaign"
    r"|blockade|battle|crisis|uprising|revolt|rebellion|insurgency|offensive|rule|occupation|dispute|embargo|deal|agreement|government|operation)\b",
    re.IGNORECASE,
)
_APPOSED_AGE = re.compile(r"[A-Z][\w'’-]{1,30},? \(?$")
_CLOCK_AFTER = re.compile(
    r"^(?:[:.]\d\d| ?(?:am|pm|a\.m|p\.m|gmt|o['’]clock|hours gmt|local time|in the (?:morning|afternoon|evening)|at night)\b)",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|until|around|about) (?:around |about )?$", re.IGNORECASE)
_SPAN_AFTER = re.compile(
    r"-(?:hour|day|week|month|year|decade)(?:s|-long)?\b(?!-old)", re.IGNORECASE
)
_GLUED_DATE = re.compile(r"\d{1,2}(?:19|20)\d\d$")
_WHOLLY = re.compile(r"100 ?(?:%|per ?cent)$", re.IGNORECASE)
_CLOCK_CORE = re.compile(r"^\d{1,2}[.:]\d\d$")
_COMPOUND_AFTER = re.compile(
    r"^-(?!strong\b|year|month|week|day|hour|minute|mile|kilomet|km\b|kg\b|decade)[a-z]"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEARS = re.compile(r"(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)?\d\d)$")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|early|late|mid|during|before|after|and|for|the|to|summer|winter|spring|autumn|between)[ -]$",
    re.IGNORECASE,
)
_COUNTED_NEXT = re.compile(
    r"^ (?:people|civilians|children|persons|men|women|fighters|[a-z]{3,14}s)\b"
)
_NOT_ONE_AFTER = re.compile(
    r"^(?: of (?!them|whom)| \w{2,12}ing\b|[ -](?:another|day|side|hand|thing|more time|by|way|point|such|place|that|who|which|time|is|can|has|must|should|or)\b|[,.;:'’\"”?!)]|-|$)",
    re.IGNORECASE,
)
_NOT_ONE_BEFORE = re.compile(
    r"\b(?:the|that|this|no|not|as|each|every|any|which|only|number|day|square|the only) $",
    re.IGNORECASE,
)
_ONE_OF_THE = re.compile(r"\bone of (?:the|its|their) $", re.IGNORECASE)
_SIDES = re.compile(
    r"the two (?:warring |opposing |rival )?(?:sides|parties|groups|governments|organi[sz]ations|countries|nations|states|armies|neighbou?rs|powers|allies)\b",
    re.IGNORECASE,
)
_THE_TWIN = re.compile(
    r"\b(?:the|these|those|both|\w{3,6}day(?:['’]s)?) (?:[a-z]{3,12} )?twin ", re.IGNORECASE
)
_SAME_FAMILY = re.compile(r"of  (?:family|household)\b", re.IGNORECASE)
_NAMED_MODEL = re.compile(r"\b[A-Z][a-z]{2,14} $")
_MODEL_AFTER = re.compile(
    r"^(?: [A-Z][a-z]{2,14})? (?:plane|aircraft|jet|missile|tank|helicopter|bomber|fighter|launcher)\b"
)

_NP_WORD = re.compile(r"[ -]?(\w[\w'’/.-]{0,30}\w|\w)")
_NP_STOP = frozenset(
    """
    a aboard about across after against all alone also among an are around as at be because been before
    being besieged between both but by came can could dead despite did died displaced do does
    due during each eight every fell five fled for four friday from got had has have he here his
    hit hurt if in including injured inside into is it its killed last left live lived lost may
    might missing monday most near nine not on one only or outside over overnight per reportedly
    said saturday say says seven she shot should since six so sunday ten than that them there
    these they this those three through throughout thursday to today took trapped tuesday two
    under was we wednesday went were when where which while who whom will with within without
    would wounded yesterday
    """.split()
)
_NP_LEAD = re.compile(
    r"(?:of|the|its|their|his|her|these|those|other|others|more|another|further|additional|such)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"others|people|persons", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"wounded|injured|dead|displaced|besieged|trapped|killed|newly|internally|seriously|badly",
    re.IGNORECASE,
)
_NOUN_NEXT = re.compile(
    r" (?!reports?\b|sources?\b|officials?\b|activists?\b|witnesses\b|monitors?\b|residents?\b|doctors?\b|medics?\b)(?:(?:displaced|injured|wounded) )?(?:people|persons|men|women|children|[a-z]{3,14}s)\b"
)
_SHARED_HEAD = re.compile(r" [a-z]{3,14} [a-z]{3,14}s\b(?! (?:and|or))")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: the noun group as the text has it, its head, and where it ends."""

    text: str
    head: str
    end: int


def counts(stored: str, number: Number) -> bool:
    """Whether a number counts something: no date, age, clock time, name or model."""
    before = stored[max(0, number.core - 28) : number.core]
    after = stored[number.end : number.end + 48]
    core = stored[number.core : number.end]
    if number.vague or number.share or number.money:
        return not _WHOLLY.match(core) or after.startswith(" of")
    if _AGE_AFTER.match(after):
        return bool(LONG_OLD.match(after) or _AGE_TOLD.search(before))
    if _CLOCK_AFTER.match(after) or (_CLOCK_CORE.match(core) and _CLOCK_BEFORE.search(before)):
        return False
    if core.lower() == "one":
        named = core == "One" and re.search(r"\w $", before)
        named = named or _SAME_FAMILY.match(f"{before[-3:]}{after[:10]}")
        return not named and not _NOT_ONE_AFTER.match(after) and not _NOT_ONE_BEFORE.search(before)
    timed = _SPAN_AFTER.match(after) and not core[:1].isdigit()
    named = _COMPOUND_AFTER.match(after) or _NUMBERED.search(before)
    known = (
        _ONE_OF_THE.search(before)
        or _THE_TWIN.search(f"{before}{core} ")
        or _SIDES.match(f"{before[-4:]}{core}{after}")
    )
    if known or (named and not timed):
        return False
    return not core[:1].isdigit() or _digits_count(
        core, before, after, approximated=number.start < number.core
    )


def _digits_count(core: str, before: str, after: str, *, approximated: bool) -> bool:
    """Whether digits are no date, year, age in apposition, numbered name or model."""
    if _NAME_AFTER.match(after) or (_GLUED_DATE.match(core) and _DATE_BEFORE.search(before)):
        return False
    if _DATED.match(core) and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(after)):
        return False
    if _YEARS.match(core):
        return False
    if (
        _YEAR.match(core)
        and not approximated
        and (_YEAR_BEFORE.search(before) or not _COUNTED_NEXT.match(after))
    ):
        return False
    if len(core) <= 2 and _APPOSED_AGE.search(before) and after[:1] in (",", ")", "."):
        return False
    return not (core.isdigit() and _NAMED_MODEL.search(before) and _MODEL_AFTER.match(after))


def unit_of(stored: str, number: Number, end: int) -> Unit:
    """Give the noun group after a number, up to seven words on, empty where it is left out."""
    words: list[str] = []
    at = number.end
    for _ in range(8):
        found = _NP_WORD.match(stored, at, end)
        if not found or (words and stored[at] != " "):
            break
        word = found[1]
        if word.lower() in ("and", "&"):
            if not words or not _joined_head(stored, found.end(), end):
                break
        elif _ends_group(words, word, stored[found.end() : found.end() + 20]):
            break
        words.append(word)
        at = found.end()
        if _CLOSED.fullmatch(word) or stored[at : at + 1] in (",", ".", ";", ":", ")"):
            break
    while words and _NP_LEAD.fullmatch(words[0]) and (len(words) > 1 or words == ["of"]):
        words.pop(0)
    if words and words[-1].lower() in ("and", "of", "the"):
        words.pop()
    return Unit(" ".join(words), _head(words), at)


def _head(words: list[str]) -> str:
    """Give the last noun before "of", in lower case, without a prefix joined by a hyphen."""
    group = words[: words.index("of", 1)] if "of" in words[1:] else words
    return group[-1].lower().split("-")[-1].rstrip("'’") if group else ""


def _ends_group(words: list[str], word: str, after: str) -> bool:
    """Whether a word no longer belongs to the noun group; "six wounded civilians" goes on."""
    if not words and _ATTRIBUTE.fullmatch(word) and _NOUN_NEXT.match(after):
        return False
    named = bool(words) and word[0].isupper() and words[-1].islower() and words[-1] != "of"
    article = bool(words) and word.lower() == "the" and words[-1].lower() != "of"
    return bool(
        named
        or article
        or word[0].isdigit()
        or word.lower() in _NP_STOP
        or (words not in ([], ["of"]) and _is_participle(word))
    )


def _joined_head(stored: str, at: int, end: int) -> bool:
    """Whether "and" joins two modifiers or nouns under one number ("regime and rebel fighters")."""
    return bool(_SHARED_HEAD.match(stored, at, end))


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.islower() and word.endswith(("ed", "ing", "en")) and word not in (
        "children", "women", "men", "bombing", "building", "meeting", "shooting", "killing",
        "children's", "gunmen", "policemen", "fishermen", "servicemen", "airmen", "bystanders",
    )  # fmt: skip
