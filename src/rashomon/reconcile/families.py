"""Which claims can be of one happening: by kind, where its words bear the kind out.

A kind is a classifier's guess. Where nothing in a claim's words or numbers speaks
for its kind and something speaks for another, the words decide; so one wrong kind
does not keep two tellings of one thing apart.
"""

import re
from enum import StrEnum

from rashomon.model.claim import Claim, Kind
from rashomon.model.quantity import Measure


class Family(StrEnum):
    """Kinds that are told of one happening together."""

    VIOLENCE = "violence"
    CONTROL = "control"
    DISPLACEMENT = "displacement"
    PLIGHT = "plight"
    TALKS = "talks"
    MOVEMENT = "movement"
    OTHER = "other"


class Facet(StrEnum):
    """What of violence a claim tells: the act, its dead and hurt, its damage, what was found of it."""

    ACT = "attack"
    HARM = "harm"
    DAMAGE = "infrastructure"
    INQUIRY = "allegation_result"


_FAMILIES = {
    Kind.AIR_STRIKE: Family.VIOLENCE,
    Kind.SHELLING: Family.VIOLENCE,
    Kind.CHEMICAL_ATTACK: Family.VIOLENCE,
    Kind.OTHER_ATTACK: Family.VIOLENCE,
    Kind.CLASH: Family.VIOLENCE,
    Kind.CASUALTIES: Family.VIOLENCE,
    Kind.INFRASTRUCTURE: Family.VIOLENCE,
    Kind.ALLEGATION_RESULT: Family.VIOLENCE,
    Kind.CONTROL: Family.CONTROL,
    Kind.DISPLACEMENT: Family.DISPLACEMENT,
    Kind.SIEGE: Family.PLIGHT,
    Kind.NEED: Family.PLIGHT,
    Kind.TRUCE_OR_TALKS: Family.TALKS,
    Kind.MOVEMENT: Family.MOVEMENT,
}
_FACETS = {
    Kind.CASUALTIES: Facet.HARM,
    Kind.INFRASTRUCTURE: Facet.DAMAGE,
    Kind.ALLEGATION_RESULT: Facet.INQUIRY,
}
_COUNTED = {
    Measure.KILLED: Family.VIOLENCE,
    Measure.WOUNDED: Family.VIOLENCE,
    Measure.DISPLACED: Family.DISPLACEMENT,
    Measure.BESIEGED: Family.PLIGHT,
}


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_HARM = _words(
    r"kill\w*|dead|deaths?|die[ds]?|dying|slain|wound\w*|injur\w+|hurt|casualt\w+|victims?|bodies|martyr\w*"
    r"|fatalit\w+|(?:death )?toll|(?:lost|los(?:e|ing)|claim(?:s|ed|ing)?|cost|took) (?:\w+ ){0,4}?li(?:fe|ves)"
)
_DAMAGE = _words(
    r"damag\w+|destr(?:oy\w*|uction)|inoperable|out of (?:service|action|order)|demolish\w*|flatten\w*|in ruins|rubble|collaps\w+"
)
_INQUIRY = _words(
    r"investigat\w+|inquir\w+|look(?:s|ed|ing)? into|prob(?:es?|ed|ing)|no (?:trace|evidence|proof|sign)s?|found (?:no|that|traces?)|samples?|inspect\w+"
)
_LOOKED_INTO = _words(r"investigat(?:e[sd]?|ing)|look(?:s|ed|ing)? into|prob(?:es|ed|ing)")
_ACT = _words(
    r"attack\w*|strikes?|struck|air ?strikes?|raids?|raided|bomb\w*|shell(?:s|ed|ing|fire)|mortars?|rockets?|missiles?"
    r"|artillery|blasts?|explo\w+|detonat\w+|clash\w*|battl\w+|fight(?:ing)?|fought|ambush\w*|offensive|assault\w*"
    r"|gunfire|gunm[ae]n|snip\w+|shot|shoot\w*|op(?:ens?|ened|ening) fire|under fire|massacre\w*|onslaught|aggression|war ?planes?|jets?|chemical|chlorine|sarin|gas|hit|target(?:ed|ing)|execut\w+|behead\w*"
)
_TELLS = (
    (Family.CONTROL, _words(
        r"captur\w+|recaptur\w+|seiz\w+|retak\w+|retook|took (?:full |complete )?control|tak(?:e|en|ing) (?:full |complete )?control"
        r"|controls?|controlled|in control|under (?:\w+ ){0,2}?control|held by|liberat\w+|overr[au]n\w*|fell to|lost|regain\w+|gain\w*"
        r"|push(?:ed)? .{0,60}?\b(?:back|out)|in \w+ hands|holds?|enter\w*|advanc\w+|storm\w*|swept|fall(?:en|s)?|progress|territory|ground"
        r"|withdr\w+|retreat\w*|cut off|front ?lines?")),
    (Family.DISPLACEMENT, _words(
        r"fled|flee(?:s|ing)?|displac\w+|evacuat\w+|refugees?|returnees|return(?:ed|ing) home|exodus|left their homes|families left|escap\w+|uproot\w+")),
    (Family.TALKS, _words(
        r"truces?|cease-?fires?|cessation|talks|negotiat\w+|agree\w*|deals?|peace|mediat\w+|envoys?|resolution|dialogue|conference|meet(?:s|ings?)?|met")),
    (Family.PLIGHT, _words(
        r"sieges?|besieg\w+|blockad\w+|encircl\w+|trapped|cut off|aid|humanitarian|food|starv\w+|hunger|famine|medic\w*|supplies|shortages?|water|relief|need\w*")),
    (Family.MOVEMENT, _words(
        r"reinforce\w*|deploy\w*|convoys?|withdr\w+|retreat\w*|advanc\w+|enter\w*|arriv\w+|mov(?:ed?|ing)|sent|buses|bus|travel\w*|headed|crossed|crossing (?:in)?to")),
)  # fmt: skip


_ATTACKERS = (
    ("government", re.compile(
        r"\b(?:(?:regime|government|syrian|assad\S*|russian) (?:\w+ )?(?:forces|planes|warplanes|jets|helicopters|air(?:craft)?|army|strikes?|raids?|shelling|bombardment)"
        r"|barrel bombs?|(?:rebel|opposition|insurgent)s?[- ](?:held|controlled))\b", re.IGNORECASE)),
    ("opposition", re.compile(
        r"\b(?:(?:rebel|terrorist|insurgent|opposition)s? (?:\w+ )?(?:fire|shelling|rockets?|mortars?|shells|attacks?|snip\w+|bombardment)"
        r"|(?:rebels|terrorists|insurgents) (?:\w+ )?(?:fired|shelled|launched|targeted)|fired by (?:\w+ )?(?:rebels|terrorists|insurgents)"
        r"|(?:government|regime)[- ](?:held|controlled))\b", re.IGNORECASE)),
    ("coalition", re.compile(r"\b(?:coalition|us-led|us (?:air ?strikes?|jets|warplanes))\b", re.IGNORECASE)),
)  # fmt: skip
"""Words that tell whose attack it is: by its doer, by a means only one side has, by who holds the ground hit."""


def attackers_of(claim: Claim) -> frozenset[str]:
    """Give the sides whose attack a claim's words tell of; of a fight both, where both are named."""
    return frozenset(side for side, words in _ATTACKERS if words.search(claim.quote.text))


def family_of(claim: Claim) -> Family:
    """Give a claim's family: its kind's, unless only another's words or numbers stand in it."""
    by_kind = _FAMILIES.get(claim.kind, Family.OTHER)
    told = _told(claim)
    return by_kind if not told or by_kind in told else told[0]


def _told(claim: Claim) -> tuple[Family, ...]:
    """Give the families that a claim's numbers and words speak for, the surest first."""
    quote = claim.quote.text
    counted = [f for q in claim.quantities if (f := _COUNTED.get(q.measure))]
    violent = (
        [Family.VIOLENCE]
        if _HARM.search(quote) or _ACT.search(quote) or _DAMAGE.search(quote)
        else []
    )
    worded = [family for family, words in _TELLS if words.search(quote)]
    return tuple(dict.fromkeys((*counted, *violent, *worded)))


def facet_of(claim: Claim) -> Facet:
    """Give what of violence a claim tells: harm where it counts it, else its kind's part or its words'."""
    if any(_COUNTED.get(q.measure) is Family.VIOLENCE for q in claim.quantities):
        return Facet.HARM
    quote = claim.quote.text
    if _FAMILIES.get(claim.kind) is Family.VIOLENCE and not _LOOKED_INTO.search(quote):
        return _FACETS.get(claim.kind, Facet.ACT)
    if _INQUIRY.search(quote):
        return Facet.INQUIRY
    if _HARM.search(quote):
        return Facet.HARM
    return Facet.DAMAGE if _DAMAGE.search(quote) and not _ACT.search(quote) else Facet.ACT
