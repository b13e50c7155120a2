"""Which claims can be of one happening: by kind, where its words bear the kind out.

A kind is a classifier's guess. Where nothing in a claim's words or numbers speaks
for its kind and something speaks for another, the words decide; so one wrong kind
does not keep two tellings of one thing apart.
"""

import re
from enum import StrEnum

from rashomon.model.claim import Claim, Kind
from rashomon.model.countries import DEMONYMS
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
_GIVEN_WAY = re.compile(
    r"\b(?:defen[cs]es?|resistance|lines?|fronts?|truces?|cease-?fires?|talks|deals?|agreements?|governments?|regimes?|econom\w+|currency)"
    r"\b[^.;]{0,60}?\bcollaps\w+|\bcollaps\w+ of (?:\w+ ){0,3}?(?:defen[cs]es?|resistance|lines?|fronts?|truces?|cease-?fires?|talks|deals?|agreements?)\b",
    re.IGNORECASE,
)
"""A collapse that leaves no rubble."""

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
        r"|withdr\w+|retreat\w*|cut off|front ?lines?|(?:defen[cs]es?|resistance|lines?) [^.;]{0,40}?collaps\w+")),
    (Family.DISPLACEMENT, _words(
        r"fled|flee(?:s|ing)?|displac\w+|evacuat\w+|refugees?|returnees|return(?:ed|ing) home|exodus|left their homes|families left|escap\w+|uproot\w+")),
    (Family.TALKS, _words(
        r"truces?|cease-?fires?|cessation|talks|negotiat\w+|agree\w*|deals?|peace|mediat\w+|envoys?|resolution|dialogue|conference|meet(?:s|ings?)?|met")),
    (Family.PLIGHT, _words(
        r"sieges?|besieg\w+|blockad\w+|encircl\w+|trapped|cut off|aid|humanitarian|food|starv\w+|hunger|famine|medic\w*|supplies|shortages?|water|relief|need\w*")),
    (Family.MOVEMENT, _words(
        r"reinforce\w*|deploy\w*|convoys?|withdr\w+|retreat\w*|advanc\w+|enter\w*|arriv\w+|mov(?:ed?|ing)|sent|buses|bus|travel\w*|headed|crossed|crossing (?:in)?to")),
)  # fmt: skip


REASON = re.compile(
    r"\b(?:in |a |as ){0,3}(?:response to|retaliation (?:for|to)|revenge for|reprisal for)\b",
    re.IGNORECASE,
)
"""Words after which a claim speaks of what led to it."""

_FORCES = (
    r"(?:forces|troops|army|planes?|war ?planes|jets?|helicopters?|air ?craft|air force|drones?|gun(?:boats|ners|ships)|warships|tanks"
    r"|artillery|(?:air ?|missile |drone )?(?:strikes?|raids?)|air attacks?|airstrikes?|missiles?|rockets?|shells|shelling|bombs"
    r"|bombing|bombardment)(?! (?:was|were|(?:had|have|has) been|being) (?:hit|struck|destroy|damag|kill|target|shot|down|attack))"
)
_BETWEEN = r"(?:(?!rebel|opposition|insurgent|terrorist|militant|kurd|democratic|national)\w+ )?"
"""At most one word between whose forces and forces ("Syrian rebel shelling" is no army's)."""

_DOERS = (
    ("government", re.compile(
        rf"\b(?:(?:regime|government|syrian|assad\S*|russian) {_BETWEEN}{_FORCES}|barrel bombs?)\b", re.IGNORECASE)),
    ("opposition", re.compile(
        r"\b(?:(?:rebel|terrorist|insurgent|opposition|militant)s? (?:\w+ )?(?:fire|shelling|rockets?|mortars?|shells|attacks?|snip\w+|bombardment)"
        r"|(?:rebels|terrorists|insurgents|militants) (?:\w+ )?(?:fired|shelled|launched|targeted)"
        r"|fired by (?:\w+ )?(?:rebels|terrorists|insurgents|militants))\b", re.IGNORECASE)),
    ("coalition", re.compile(rf"\b(?:coalition|us-led|(?:us|u\.s\.|american|british|french) {_BETWEEN}{_FORCES})\b", re.IGNORECASE)),
)  # fmt: skip
"""Words that tell whose attack it is: its doer, or a means that only one side has."""

_GROUND_HIT = (
    ("government", re.compile(r"\b(?:rebel|opposition|insurgent)s?[- ](?:held|controlled)\b", re.IGNORECASE)),
    ("opposition", re.compile(r"\b(?:government|regime)[- ](?:held|controlled)\b", re.IGNORECASE)),
)  # fmt: skip
"""Words that tell who holds the ground hit: where no doer is named, its enemy is thought to have hit it."""

_SIDED = frozenset(("Syrian", "Russian", "American", "British", "French"))
_NATIONS = {d.casefold(): d for d in DEMONYMS if d not in _SIDED}
_NATION = re.compile(
    rf"\b({'|'.join(sorted(map(re.escape, _NATIONS), reverse=True))}) {_BETWEEN}{_FORCES}\b",
    re.IGNORECASE,
)
"""Another state's forces, or their attack ("Turkish artillery")."""


def attackers_of(claim: Claim) -> frozenset[str]:
    """Give the sides whose attack a claim's words tell of; of a fight both, where both are named.

    What the attack answered ("in response to …") is not looked at.
    """
    quote = REASON.split(claim.quote.text, maxsplit=1)[0]
    doers = {side for side, words in _DOERS if words.search(quote)}
    doers |= {_NATIONS[m.group(1).casefold()] for m in _NATION.finditer(quote)}
    return frozenset(doers or {side for side, words in _GROUND_HIT if words.search(quote)})


def family_of(claim: Claim) -> Family:
    """Give a claim's family: its kind's, unless only another's words or numbers stand in it."""
    by_kind = _FAMILIES.get(claim.kind, Family.OTHER)
    told = _told(claim)
    return by_kind if not told or by_kind in told else told[0]


def _told(claim: Claim) -> tuple[Family, ...]:
    """Give the families that a claim's numbers and words speak for, the surest first."""
    quote = claim.quote.text
    counted = [f for q in claim.quantities if (f := _COUNTED.get(q.measure))]
    harmed = _HARM.search(quote) or _ACT.search(quote) or _damages(quote)
    violent = [Family.VIOLENCE] if harmed else []
    worded = [family for family, words in _TELLS if words.search(quote)]
    return tuple(dict.fromkeys((*counted, *violent, *worded)))


def _damages(quote: str) -> bool:
    return _DAMAGE.search(_GIVEN_WAY.sub(" ", quote)) is not None


def names_attack(claim: Claim) -> bool:
    """Whether a claim's words name an attack."""
    return _ACT.search(claim.quote.text) is not None


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
    return Facet.DAMAGE if _damages(quote) and not _ACT.search(quote) else Facet.ACT
