"""People counted without a number: "a woman", "a man and a child", "the 31st person"."""

import re
from collections.abc import Iterator

from rashomon.extract.rules_v1.numbers import Number
from rashomon.extract.rules_v1.quantity_context import Unit

_KIN = r"son|daughter|wife|husband|mother|father|brother|sister|cousin|uncle|aunt|nephew|niece|grandmother|grandfather|grandson|granddaughter|fianc[eé]e?"
_NOUN = (
    r"(?:woman|man|child|girl|boy|civilian|soldier|fighter|baby|person|teacher|doctor|nurse|journalist|policeman|officer|worker|militant|commander|infant|toddler"
    r"|member|resident|villager|rebel|medic|paramedic|activist|photographer|reporter|pilot|driver|guard|student|pupil|citizen|leader|official|gunman|protester|demonstrator|passenger"
    r"|teenager|youth|volunteer|adult|contractor|diplomat|priest|imam|cleric|judge|lawyer|translator|interpreter|farmer|shepherd|fisherman|general|colonel|captain|lieutenant|prisoner|hostage|terrorist|refugee|bystander|policewoman|cameraman|pedestrian|tourist"
    rf"|{_KIN})"
)
_MOD = r"(?:(?!of\b|in\b|on\b|at\b|by\b|for\b|to\b|with\b|from\b|and\b|or\b|who\b|that\b|was\b|is\b|the\b|as\b)[A-Za-z-]{2,14} ){0,3}?"
_ENDS = (
    r"(?=[.,;:)”\"’\n–—]|$| -| (?:of|in|on|at|and|or|was|were|is|are|has|had|have|who|while|when|near|from|by|with|after|as|during|for|to"
    r"|dead|killed|injured|wounded|hurt|died|dies|dying|also|reportedly|he|she|they|inside|outside|under|along|[A-Z])\b)(?! killed (?:\d|at least|an?\b|the\b|two|three|four|five|six))"
)
_PERSON = re.compile(
    rf"\b(?:an?|another) {_MOD}(?P<first>{_NOUN})(?:,? (?P<middle>{_NOUN})(?=,? and ))?"
    rf"(?:,? and (?:(?:an?|another|his|her|their) )?(?:[a-z-]{{3,12}} )?(?P<last>{_NOUN}))?{_ENDS}"
    rf"|\b(?:his|her|their) (?:[a-z-]{{3,12}} )?(?P<kin>{_KIN})(?: and (?:(?:his|her|their) )?(?P<kin2>{_KIN}))?{_ENDS}",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"\bone of (?:its|their|his|her|our|the|those|these) (?:(?!dead\b|wounded\b)[a-z-]{{3,14}} ){{0,2}}?(?P<noun>{_NOUN})s\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<!\w )\b(?P<noun>Civilian|Soldier|Child|Woman|Man|Girl|Boy|Journalist|Policeman|Teenager|Fighter|Commander)(?=,? (?:[Kk]illed|[Dd]ead|[Dd]ies|[Ii]njured|[Ww]ounded)\b)"
)
NTH = re.compile(
    r"\b(?:the |\(?[Tt]he\)? )?(?P<nth>\d{1,4})(?:st|nd|rd|th) \(?(?:[a-z-]{3,14} ){0,2}?(?P<noun>person|victim|fatality|death|civilian|journalist|soldier|child|worker|activist)\b"
)


def tells_persons(stored: str, start: int, end: int, reach: int) -> bool:
    """Whether `find_persons` or `nth_victims` can find one that begins from `start` to before `end`.

    As they do, it reads on to `reach`.
    """
    found = (pattern.search(stored, start, reach) for pattern in (_PERSON, NTH, _ONE_OF, _BARE))
    return any(match is not None and match.start() < end for match in found)


def find_persons(stored: str, start: int, end: int) -> Iterator[tuple[Number, Unit]]:
    """Find people named by an article or possessive and a noun; one number for those joined."""
    for match in _PERSON.finditer(stored, start, end):
        names = [n for n in match.group("first", "middle", "last", "kin", "kin2") if n]
        hurt = names[0] if len(names) > 1 else match[0]
        yield _counted(match.start(), match.end(), len(names), names[0], hurt)
    for match in _ONE_OF.finditer(stored, start, end):
        yield _counted(match.start(), match.end(), 1, match["noun"])
    for match in _BARE.finditer(stored, start, end):
        yield _counted(match.start(), match.end(), 1, match["noun"])


def nth_victims(stored: str, start: int, end: int) -> Iterator[tuple[Number, Unit]]:
    """Find tolls told as a rank: "the 31st person killed this year"."""
    for match in NTH.finditer(stored, start, end):
        nth = int(match["nth"])
        yield _counted(match.start("nth"), match.end(), nth, match["noun"])


def _counted(start: int, end: int, count: int, noun: str, text: str = "") -> tuple[Number, Unit]:
    return Number(start, start, end, count, count), Unit((text or noun).lower(), noun.lower(), end)
