"""What a count beside a number is of: "the number of displaced reached", "the dead at 80"."""

import re

from rashomon.model.quantity import Measure

_I = re.IGNORECASE
_COUNTS_OF = re.compile(
    r"\b(?:number|total|count|tally|figure) of (?:[\w-]{1,16} ){0,4}?(?:(?P<displaced>displaced|refugees|idps|returnees|evacuees|forced to (?:flee|leave)|who (?:have |had )?fled|fleeing)|(?P<wounded>wounded|injured|injuries)|(?P<missing>missing))\b"
    r"(?:[ -][\w'’-]{1,16}){0,8}?[ ,]*(?:of|to|at|is|was|be|reached|reaches|exceed(?:s|ed)?|by|surpassed|passed|:) ?$"
    r"|\b(?P<exodus>exodus|displacement)(?: [\w'’-]{1,16}){0,4}? (?:to|reached|reaches|of|exceed(?:s|ed)?) ?$",
    _I,
)
_NUMBER_AFTER = re.compile(
    r"^ (?:the )?(?:total |overall )?(?:number|toll) of (?:[\w-]{1,16} ){0,3}?(?:(?P<killed>killed|dead|deaths|fatalities|victims)|(?P<displaced>displaced|refugees|fled|fleeing|idps)|(?P<wounded>wounded|injured))\b",
    _I,
)
_SO_MANY = re.compile(
    r"\b(?:the|its|their) (?:(?P<killed>dead|slain|fallen|losses)|(?P<wounded>injured|wounded|hurt)|(?P<missing>missing)"
    r"|(?P<displaced>displaced|homeless|evacuees|refugees))(?: (?!and\b|or\b)[\w'’-]{1,16}){0,6}?"
    r" (?:at|number(?:s|ed)?|reach(?:es|ed)?|pass(?:es|ed)?|exceed(?:s|ed)?|total(?:s|led)?) $",
    _I,
)
_OF_A_TOWN = re.compile(
    r"\b(?:town|city|camp|village|district|island|country|province|region|enclave|capital|port)['’]s (?:remaining |estimated )?$",
    _I,
)
_INHABIT = re.compile(r"people|inhabitants|residents|citizens|souls", _I)
_MEASURES = {
    "killed": Measure.KILLED,
    "displaced": Measure.DISPLACED,
    "exodus": Measure.DISPLACED,
    "wounded": Measure.WOUNDED,
    "missing": Measure.MISSING,
}


def of_count(lead: str, before: str, after: str) -> Measure | None:
    """Give the measure of the count that stands before or after a number, None where none does.

    `lead` stands before the number itself, `before` before its approximator.
    """
    found = _COUNTS_OF.search(lead) or _NUMBER_AFTER.match(after) or _SO_MANY.search(before)
    name = next((n for n, v in found.groupdict().items() if v), "") if found else ""
    return _MEASURES.get(name)


def is_population(head: str, lead: str) -> bool:
    """Whether people counted are those who live in a place ("the town's 270,000 people")."""
    return bool(_INHABIT.fullmatch(head) and _OF_A_TOWN.search(lead))
