"""What happened to the people that a number counts, by the grammar of the clause around it.

A number measures harm as the object of an active verb ("killed 12"), as the
subject of a passive, participle or intransitive one ("12 were killed", "12
dead", "12 fled"), or after a noun ("a toll of 12"); numbers joined by "and"
share it. Patterns work on windows of bounded length.
"""

import re
from dataclasses import dataclass

from rashomon.extract.rules_v1.numbers import Number
from rashomon.extract.rules_v1.quantity_context import Unit
from rashomon.extract.rules_v1.quantity_nouns import is_thing, names_people
from rashomon.extract.rules_v1.quantity_tally import is_population, of_count
from rashomon.model.quantity import Measure

_I = re.IGNORECASE
_LOST = r"lost|loses?|losing|destroy(?:s|ed|ing)?|eliminat(?:es?|ed|ing)|neutrali[sz](?:es?|ed|ing)|liquidat(?:es?|ed|ing)"
_ACTIVE = {
    Measure.KILLED: r"kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|massacr(?:es?|ed|ing)|crucif(?:y|ies|ied|ying)|slaughter(?:s|ed|ing)?|execut(?:es?|ed|ing)"
    r"|behead(?:s|ed|ing)?|assassinat(?:es?|ed|ing)|martyr(?:s|ed|ing)?|slay(?:s|ing)?|slew|sh(?:ot|oots?|ooting) dead|gun(?:s|ned|ning)? down|put(?:s|ting)? to death"
    r"|(?:claim(?:s|ed|ing)?|tak(?:es?|en|ing)|took)(?: the)? li(?:fe|ves) of|(?:deaths?|killing|murder|massacre|execution|martyrdom|loss|elimination|bodies|killings) of"
    r"|leav(?:es|ing) dead|left dead|among the (?:killed|dead|slain|victims|fatalities|martyrs)(?: \w+)? (?:there )?(?:are|were|is|was)|(?<!of )(?:the (?:dead|killed|slain|victims|fatalities|martyrs)|(?:those|people|persons) (?:killed|slain))(?: \w+){0,5} includ(?:es?|ed|ing)|drown(?:s|ed|ing)|cost (?:the )?li(?:fe|ves) of|starv(?:es?|ed|ing) to death|burn(?:s|ed|ing)? to death",
    Measure.WOUNDED: r"wound(?:s|ed|ing)?|injur(?:es?|ed|ing|y of)|hurt(?:s|ing)?|maim(?:s|ed|ing)?|(?:wounding|injuries to|injury of|harm on|suffocation of)|(?<!of )the (?:wounded|injured) includ(?:es?|ed|ing)|among the (?:wounded|injured) (?:are|were|is|was)",
    Measure.DISPLACED: r"displac(?:es?|ed|ing)|made homeless|evacuat(?:es?|ed|ing)|uproot(?:s|ed|ing)?|expel(?:s|led|ling)?|relocat(?:es?|ed|ing)|(?:displacement|evacuation|exodus|expulsion|flight|relocation) of|(?<!of )the (?:displaced|evacuees|refugees) includ(?:es?|ed|ing)|among the (?:displaced|evacuees|refugees) (?:are|were|is|was)"
    r"|(?:forc(?:es?|ed|ing)|driv(?:es?|ing)|drove|caus(?:es?|ed|ing)|prompt(?:s|ed|ing)?|push(?:es|ed|ing)?)(?= \S+ (?:\w+ ){0,3}to flee)",
    Measure.BESIEGED: r"besieg(?:es?|ed|ing)|trap(?:s|ped|ping)|encircl(?:es?|ed|ing)|siege (?:of|on)",
    Measure.POPULATION: r"home to|population of|inhabited by|populated by",
}
_SUFFERED = {
    Measure.KILLED: r"killed|(?<!shoot )(?<!shoots )(?<!shooting )(?<!shot )dead|died|dies?|dying|deaths|perish(?:ed|es)?|succumb(?:ed|s)?|slain|martyred|murdered|massacred|slaughtered|executed|beheaded"
    r"|assassinated|eliminated|gunned down|shot dead|hanged|lynched|(?:lost|lose|losing) (?:their|his|her) li(?:fe|ves)|lives (?:were |was |had been |have been )?(?:lost|claimed)|drowned|bodies|starved(?: to death)?|(?:fallen|fell|fall|falling) (?:as )?(?:victims?|martyrs?)|froze(?:n)? to death|burn(?:ed|t) (?:to death|alive)|(?:stoned|hacked|beaten|tortured|crushed|stabbed|trampled|bled|shot) to death|decapitated|electrocuted|blown (?:up|apart|to pieces)|wiped out|mowed down|put to death|(?:was|were|been|are) lost(?! (?:track|sight|contact)\b)|among the fallen|passed away|(?:did not|didn['’]t|not) survived?|(?:made|make|making) up (?:the )?(?:rest|most|majority|bulk) of the (?:dead|victims)|(?:was|were|are|been) (?:all )?(?:destroyed|eliminated|neutrali[sz]ed|liquidated)",
    Measure.WOUNDED: r"wounded|injured|hurt|maimed|hospitali[sz]ed|suffocat(?:ed|ion|ing)|treated (?:for|at|in)|being treated|under treatment|(?:remain(?:s|ed)?|is|are|was|were|still) in (?:the )?hospitals?|in (?:an? )?(?:critical|serious|stable|grave) (?:condition|state)|on life support|in intensive care|(?:rushed|taken|transferred|admitted|brought) to (?:the |a |local |nearby )?hospitals?|injuries|wounds|affected by (?:the )?gas|suffer(?:s|ed|ing)? (?:from )?(?:\w+ )?(?:injur|burn|suffocat|breathing|wounds)\w*",
    Measure.DISPLACED: r"displaced|evacuated their (?:homes?|houses|villages?)|fled|flee(?:s|ing)?|evacuated|relocated|uprooted|expelled|driven (?:out|from)|escaped|homeless"
    r"|(?:left|leaving|abandon(?:ed|ing)) (?:their|the) (?:homes?|houses|villages?|cit\w+|towns?|areas?|districts?|neighbou?rhoods?|besieged|rebel\S*|eastern)|left(?= (?:the (?:city|town|area|village|district|neighbou?rhood|enclave|region)|\S+-(?:held|controlled) |areas|neighbou?rhoods|eastern|western))|crossed (?:into|to|over)|cleared from|put to flight|told to (?:leave|evacuate)|moved to (?:safety|safer|higher)|forced (?:to (?:flee|leave)|from|out)|(?:sought|seek(?:ing)?|took|taken|taking) (?:refuge|shelter)|shelter(?:ed|ing) in|ordered to (?:leave|evacuate)|crossed (?:the )?(?:border|frontier|river)|streamed|poured (?:out|into|across|over)|trekked|bus(?:s)?ed (?:out|to|from)|transferred (?:out|from|to)|taken out of|brought out|moved (?:out|from|away)|on the move|(?:sought|seek(?:ing)?|found) (?:safety|asylum|sanctuary|protection)|(?:have |had |has )?returned (?:home|to their)|return(?:ing)? (?:home|to their (?:homes?|villages?|towns?))|(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|still|liv(?:es?|ed|ing)|were|are) (?:in|at) (?:[\w-]+ ){0,2}(?:shelters?|camps?|(?:evacuation|collective|relief|transit) (?:cent(?:re|er)s?|sites?))|moved away|displacements?|without (?:a )?(?:homes?|roof)|(?:have|has|had) left for",
    Measure.BESIEGED: r"besieged|trapped(?! (?:underground|underwater|by (?:the )?(?:flood|fire|flames|smoke|snow|rising|landslide|avalanche)\w*|on (?:the |a |their )?(?:roof|train|bus|upper|top)\w*|(?:in|under|beneath|inside) (?:the |a )?(?:wreck\w*|rubble|debris|building|tunnel|train|car|mine|fire|lift|cave|collapsed|cabin|vehicle|shaft|wagon|carriage)s?))|encircled|cut off|stranded|(?:under|in) (?:\w+ )?(?:siege|blockade)",
    Measure.MISSING: r"missing|disappeared|unaccounted|vanished|still (?:entombed|buried)|(?:being )?(?:looked|searched) for|(?:not|yet) (?:been |to be )(?:traced|found(?! (?:guilty|to|that)\b)|located|accounted for|seen since)|(?:could not|cannot|can['’]t) be (?:found|traced|located|reached)",
    Measure.POPULATION: r"(?:live|lives|lived|living|reside|resided|residing|dwell)(?! (?:\w+ )?(?:under|in) (?:\w+ )?(?:siege|besieged|blockade|shelters?|camps?|tents?|exile))(?=(?: (?:in|under|there|across|within)\b|[.,;]|$))|inhabitants",
}
_NOUNS = {
    Measure.KILLED: r"deaths?|murders|homicides|dead|fatalit(?:y|ies)|bod(?:y|ies)|corpses?|lives|martyrs?|killed|slain",
    Measure.WOUNDED: r"wounded|injured|injuries|wounds|patients?",
    Measure.DISPLACED: r"refugees?|displaced|displacements?|idps?|evacuees?|returnees",
    Measure.BESIEGED: r"besieged|trapped",
    Measure.MISSING: r"missing",
    Measure.POPULATION: r"inhabitants",
}
_FILLED = r"(?: (?:another|an? (?:further|additional|total of)|the|their|his|its|of|some|at least|nearly|also|around|about|other|dead)){0,2} ?[“\"‘']?$"
_BEFORE = {m: re.compile(rf"\b(?:{words}){_FILLED}", _I) for m, words in _ACTIVE.items()}
_MOVED = re.compile(
    r"\b(?:arriv(?:e|es|ed|ing)|depart(?:s|ed|ing)?|gone to|going to the|moved to|moving to|returned|returning|return to|head(?:s|ed|ing) (?:for|to|towards?)|mass(?:ed|ing)|amass(?:ed|ing)|stranded|stuck (?:at|on|in)|waiting (?:at|on) the"
    r"|sleeping (?:rough|outdoors|outside|in the)|camp(?:ed|ing) (?:at|in|on|out)|(?:took|taken) to the roads?|made their way|crossing (?:into|to|the)|(?:reached|entered|entering|reaching) (?=[A-Z]|the (?:border|camp|country|region|town|city|province)\b)|pour(?:ed|ing)|flood(?:ed|ing)|stream(?:ed|ing)|spill(?:ed|ing)|surg(?:ed|ing)|on their way|bound for|(?:trying|waiting|allowed|able|forced|want(?:s|ed|ing)?|agreed|ordered|told) to (?:reach|cross|enter|flee|leave|escape|be evacuated)|resettled|repatriated|sheltered|(?:taken|brought|moved|transported|ferried|airlifted) to|living in (?:tents|camps|shelters|the open|exile|schools)"
    r"|(?:have |had |has )?left(?= (?:on|in|at|by|for|with|aboard|late|early|overnight|yesterday|today|since|their|so far)\b|[.,]|$)|leav(?:e|ing)(?= (?:on|in|by|for|with|their|the)\b|[.,]|$))",
    _I,
)
"""Going elsewhere, which for people at home is displacement and for fighters is not."""

_AT_HOME = re.compile(
    r"(?:people|persons?|famil(?:y|ies)|households?|individuals?|civilians?|residents?|inhabitants?|villagers?|townspeople|locals|women|children|evacuees|others|citizens|refugees|syrians|iraqis|ukrainians|palestinians|sudanese|yemenis|afghans|libyans)",
    _I,
)
_UPROOTED = re.compile(
    r"^(?:[\w-]{1,20} ){0,2}(?:asylum[ -]seekers|(?:internally )?displaced)\b", _I
)
_MOVING_OF = re.compile(
    rf"\b(?:arrival|departure|return|transfer|movement|influx|flow|removal) of{_FILLED}", _I
)
_SERVED = re.compile(r"customers?|consumers?|subscribers?|users?|connections?", _I)
_HOUSES = re.compile(rf"\b(?:houses|housing){_FILLED}", _I)
_NUMBERING = re.compile(r"\b(?:who|which|that) number(?:s|ed)?(?: about| around| some)? $", _I)
_POPULATION_IS = re.compile(
    r"\bpopulation (?:\w+ ){0,3}?(?:was|is|were|stood at|stands at|numbered|numbers|totalled|totals) (?:[a-z]+ ){0,2}$",
    _I,
)
_FATE = re.compile(r"\bfate of (?:the |another |some )?$", _I)
_UNKNOWN = re.compile(
    r"^(?: [\w'’-]{1,20}){0,4} (?:is|was|remain(?:s|ed)|are|were) (?:still )?(?:unknown|unclear)\b",
    _I,
)
_DRIVEN_BEFORE = re.compile(
    rf"\b(?:forc(?:es?|ed|ing)|driv(?:es?|ing|en)|drove|push(?:es|ed|ing)?|evict(?:s|ed|ing)?|bus(?:s)?ed|took|taking|take|bring|brought){_FILLED}",
    _I,
)
_DRIVEN_AFTER = re.compile(
    r"^(?: (?!into\b|to\b|and [a-z]+ed\b)[\w'’-]{1,20}){0,12}? (?:out of|away from|to (?:leave|flee|abandon|seek)|into (?:exile|flight|camps?)|from (?:their|the) (?:homes?|houses?|villages?|towns?|lands?|areas?|districts?|valley|city|region|neighbou?rhoods?))\b",
    _I,
)
_LOST_BEFORE = re.compile(rf"\b(?:{_LOST}){_FILLED}", _I)
_OF_ITS = re.compile(r" of (?:its|their|his|her|our) ((?:[\w'’-]{1,20} ){0,2}?[\w'’-]{1,20}s)\b")
_CLAIMED_BEFORE = re.compile(r"\bclaim(?:s|ed|ing)? $", _I)
_CLAIMED_AFTER = re.compile(
    r"^ (?:more |other |civilian |people['’]s )?(?:lives|victims|people|civilians|children|soldiers|martyrs|in\b)",
    _I,
)
_TOLL = re.compile(
    r"\b(?:toll|(?:death|body) (?:count|tally)|fatalities|number of (?:dead|deaths|killed|martyrs|victims|fatalities))\b(?:(?! (?:wounded|injured))[ -][\w'’\"”-]{1,16}){0,16}?[ ,]*(?:of|to|at|is|was|be|reached|reaches|exceeds?|exceeded|by|surpassed|pass(?:es|ed)|tops|topped|as high as|:)(?: at)? ?$"
    r"|\b(?:deaths|number of (?:people|persons|civilians) killed)\b(?: (?!wounded|injured)[\w'’.-]{1,20}){0,16}? (?:(?:ris(?:es?|en|ing)|rose|climb(?:s|ed)?|jump(?:s|ed)?|increas(?:es?|ed)) to|at|reach(?:es|ed)?|pass(?:es|ed)) ?$",
    _I,
)
_TOLL_WORD = re.compile(
    r"\b(?:death|toll|dead|fatalities)\b(?!.{0,60}\b(?:wounded|injured|captured)\b)", _I
)
_ROSE = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|jump(?:s|ed)?|soar(?:s|ed)?|updated|revised|raised|lowered|stands?|stood|reach(?:es|ed)?|was|is|now)(?: up| down)?(?: to| at)?(?: least)? $",
    _I,
)
_AMONG_THE = re.compile(
    r"^ of (?:the |those |all those |these )?(killed|dead|slain|wounded|injured|displaced|missing|besieged|refugees|martyrs)\b",
    _I,
)
_AFTER = {m: re.compile(rf"(?<![\w-])(?:{words})\b", _I) for m, words in _SUFFERED.items()}
_HEADS = {m: re.compile(words, _I) for m, words in _NOUNS.items()}
_BOTH_AFTER = re.compile(
    r"^,? (?:or|and|and/or|&) (?:were |been |seriously |badly )?(?:wounded|injured|hurt|maimed|killed|dead|missing|captured|arrested|detained|kidnapped)\b(?! (?:\d|an?\b|at least|more than|over|nearly|up to|some|around|about|another|dozens|hundreds|scores|\w+ (?:others|more|civilians|people)\b))",
    _I,
)
_BOTH_BEFORE = re.compile(
    r"\b(?:kill\w*|dead|wound\w*|injur\w*|displac\w*) (?:or|and|and/or|&) (?:kill|wound|injur|captur|maim|displac|detain|arrest)\w*(?: (?:some|at least|the|another))? ?$",
    _I,
)
_TOLD_AND = re.compile(r"(?: [\w'’-]{1,20}){0,6}? ?(?:killed|dead|wounded|injured) and \w+ $", _I)
_CASUALTIES = re.compile(r"casualt(?:y|ies)", _I)
_BROKEN = re.compile(
    r"[;:.\n](?: |$)|\b(?:while|when|whilst|after|before|because|(?<!of )which|where|but|although|though|since|until|if|that(?! (?:were|was|have|had)))\b",
    _I,
)
_PASSIVE_LEAD = re.compile(
    r"\b(?:was|were|is|are|be|been|being|got|gets?|getting|has|have|had|reported(?:ly)?|confirmed|presumed|believed|feared|found|left|among(?: those| the)?|remain(?:s|ed)?|went|gone|still|lie|lay|lying|already|all|to have been)(?: [\w-]+ly| also| now| then| so far| since| later| reported| themselves| still| dead and){0,2} ?$",
    _I,
)
_OBJECT_NEXT = re.compile(
    r"^ (?:\d|an?\b|the\b|his\b|her\b|their\b|its\b|at least\b|more than\b|some\b(?! (?:seriously|critically|badly|severely|gravely|of them|in )\b)|several\b|many\b|dozens\b|scores\b|hundreds\b|tens\b|thousands\b|up to\b|nearly\b|around\b|about\b|over \d"
    r"|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|one\b|people\b|civilians\b|others\b|members\b|children\b|women\b|[A-Z][a-z]+ (?:fighters|soldiers|civilians|rebels|militants|troops)\b)"
)
_LISTED_NEXT = re.compile(
    r"^,? (?:and )?(?:at least |more than |over |nearly |some |about |another )?[\w,]{1,12} (?:[\w-]{2,14} ){0,3}?(?:injured|wounded|hurt|dead|killed|missing)\b",
    _I,
)
_LISTED_BEFORE = re.compile(
    r"(?: [\w'’-]{1,20}){0,4} ?(?:killed|wounded|injured|dead)[, ]{1,2}", _I
)
_ATTRIBUTE = re.compile(
    r" (?:(?:of|other|more|newly|internally|badly|seriously|severely|critically) ){0,2}", _I
)
_ATTRIBUTED = re.compile(r"^ (?:people|persons|men|women|children|[a-z]{3,14}s)\b")
_INTRANSITIVE = re.compile(
    r"starv|fallen|fell|froze|burn|made|mak|suffer|dead|died|dies?|dying|deaths|perish|succumb|lost|lose|losing|lives|bodies|fled|flee|escaped|homeless|left|leaving|abandon|crossed|ordered|remain|stay|still|liv|were|are|sought|seek|took|tak|shelter|moved|displacements|evacuated their|missing|disappeared|vanished"
    r"|injuries|wounds|suffocat|live|living|reside|inhabit|under|in |rushed|taken|transferred|admitted|brought|unaccounted|affected",
    _I,
)
_PEOPLED = frozenset((Measure.DISPLACED, Measure.POPULATION, Measure.BESIEGED))
"""Measures that count families and households as well as people."""

_DETERMINERS = frozenset("the a an of from in its their his this that".split())
_BEEN = re.compile(r"\b(?:was|were|been) (?:\w{2,14}ly )?$")
_WHO = re.compile(r"^(?:[ -][\w'’]{1,20}){0,6},? (?:who|that)\b")
_HURT = re.compile(r"\b(?:injured|wounded)\b", _I)
_FAMILY = re.compile(r"famil(?:y|ies)|households?", _I)
_LINK = re.compile(
    r"^(?:[ -][\w'’]{1,20}){0,7}?,?(?: (?:and|or|as well as|plus|along with|in addition to|&)|,| (?:were|was|are) among| \(|, or)(?: another| at least| some| about| around| the| their| his| her)?,? ?$"
)
_HEADLINE_LINK = re.compile(r"^(?: [A-Z][\w'’-]{1,20}){1,3} $")
_RUN_ON = re.compile(r"^ (?:[a-z'’-]{2,20} ){1,3}$")
"""Nouns between two numbers of a list whose commas are lost ("six women five children")."""

_VERB = re.compile(
    r"\b(?:(?:was|were|is|are)(?! among)|be|been|has|have|had|will|would|said|says)\b"
)


@dataclass(frozen=True, slots=True)
class InClause:
    """A number with its unit, and the offsets that its clause may reach.

    `right` is where the next number stands, `sentence_end` where the sentence
    ends. `person` marks people counted without a number ("a woman"), `part` a
    number that is part of one before it, `follows` one that another stands
    before in its sentence; `earlier` are the words of the sentence before.
    """

    number: Number
    unit: Unit
    left: int
    right: int
    sentence_end: int
    person: bool = False
    part: bool = False
    follows: bool = False
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class _Window:
    """The words around a number: before it, after it, how far after it is its own.

    `lead` is what stands before with the number's own approximator.
    """

    before: str
    after: str
    own: int
    lead: str = ""


def harm_of(stored: str, item: InClause) -> Measure | None:
    """Give what a number measures by its own clause, None where the clause does not say."""
    window = _Window(
        stored[item.left : item.number.start],
        stored[item.number.end : item.sentence_end],
        max(0, item.right - item.number.end),
        stored[item.left : item.number.core],
    )
    if any(
        bound is not None and bound != int(bound) for bound in (item.number.low, item.number.high)
    ):
        return Measure.OTHER
    if item.unit.head == "lives":
        return Measure.KILLED
    if item.unit.head in ("number", "toll") and (counted := _counted(window)):
        return counted
    if _FAMILY.fullmatch(item.unit.head):
        found = _by_grammar(window, item)
        return found if found is None or found in _PEOPLED else Measure.OTHER
    if is_thing(item.unit.head):
        return Measure.OTHER
    return _by_grammar(window, item)


def _by_grammar(window: _Window, item: InClause) -> Measure | None:
    if _is_both(window.before, item) or _CASUALTIES.fullmatch(item.unit.head):
        return Measure.OTHER
    acted, suffered = _as_object(window, item), _as_subject(window)
    if suffered and item.follows and _LISTED_BEFORE.fullmatch(window.before):
        return suffered
    told = acted or suffered
    if acted is Measure.POPULATION and suffered is Measure.DISPLACED:
        told = suffered
    if told is Measure.BESIEGED and _SERVED.fullmatch(item.unit.head):
        return Measure.OTHER
    if told or item.person:
        hurt = item.person and _HURT.search(item.unit.text)
        return told or (Measure.WOUNDED if hurt else None)
    if is_population(item.unit.head, window.lead):
        return Measure.POPULATION
    found = _by_noun(window, item) or _by_toll(window, item) or _counted(window)
    return found or _moving(window, item) or _loosely(window)


def _is_both(before: str, item: InClause) -> bool:
    """Whether two harms share this number ("killed or wounded 40"), not one before it."""
    if not _BOTH_BEFORE.search(before):
        return False
    return not (item.follows and _TOLD_AND.fullmatch(before))


def _as_object(window: _Window, item: InClause) -> Measure | None:
    """Take the active verb or verbal noun that the number is the object of."""
    before = window.before
    of_its = _OF_ITS.match(window.after)
    if _LOST_BEFORE.search(before) and names_people(of_its[1] if of_its else item.unit.text):
        return Measure.KILLED
    if _CLAIMED_BEFORE.search(before) and _CLAIMED_AFTER.match(window.after):
        return Measure.KILLED
    people = names_people(item.unit.text)
    if _NUMBERING.search(before) or (people and _HOUSES.search(before)):
        return Measure.POPULATION
    if _POPULATION_IS.search(window.lead):
        return Measure.POPULATION
    driven = people or not item.unit.text
    if driven and _DRIVEN_BEFORE.search(before) and _DRIVEN_AFTER.match(window.after):
        return Measure.DISPLACED
    lost = _FATE.search(before) and _UNKNOWN.match(window.after)
    return Measure.MISSING if lost else _active(before)


def _active(before: str) -> Measure | None:
    return next((m for m, pattern in _BEFORE.items() if pattern.search(before)), None)


def _as_subject(window: _Window) -> Measure | None:
    """Take the first verb after the number, when the counted suffer it."""
    broken = _BROKEN.search(window.after, 0, window.own)
    reach = broken.start() if broken else window.own
    found = sorted(
        (m.start(), m.end(), measure)
        for measure, pattern in _AFTER.items()
        for m in pattern.finditer(window.after, 0, reach)
    )
    if not found:
        return None
    if _is_attribute(window.after, *found[0][:2]):
        found = found[1:] or found
        return found[0][2]
    while len(found) > 1 and (
        _is_of_place(window.after, *found[0][:2]) or _are_people(window.after, *found[0][:2])
    ):
        found = found[1:]
    start, end, measure = found[0]
    rest = window.after[end:]
    if not _is_suffered(window.after[:start], window.after[start:end], rest):
        return None
    return Measure.OTHER if _BOTH_AFTER.match(rest) else measure


def _is_attribute(after: str, start: int, end: int) -> bool:
    """Whether a participle only says which people are counted ("six wounded civilians died")."""
    return bool(_ATTRIBUTE.fullmatch(after[:start]) and _ATTRIBUTED.match(after[end:]))


def _is_of_place(after: str, start: int, end: int) -> bool:
    """Whether a participle describes another noun ("women from the besieged town were …")."""
    lead = after[:start].rsplit(None, 1)
    return (
        bool(lead) and lead[-1].lower() in _DETERMINERS and after[end : end + 2].strip().isalpha()
    )


def _are_people(after: str, start: int, end: int) -> bool:
    """Whether a word only names who is counted ("30,000 inhabitants have fled")."""
    return after[start:end].lower() == "inhabitants"


def _is_suffered(lead: str, cue: str, rest: str) -> bool:
    if _PASSIVE_LEAD.search(lead):
        return True
    if lead.endswith(" the "):
        return False
    if _INTRANSITIVE.match(cue) or cue[0].isupper() or _LISTED_NEXT.match(rest):
        return True
    return not _OBJECT_NEXT.match(rest) and len(lead) < 60


def _by_noun(window: _Window, item: InClause) -> Measure | None:
    """Take the noun that is counted ("12 dead", "several of the wounded")."""
    among = _AMONG_THE.match(window.after)
    head = among[1] if among else item.unit.head
    if _UPROOTED.search(item.unit.text):
        return Measure.DISPLACED
    return next((m for m, p in _HEADS.items() if p.fullmatch(head)), None)


def _by_toll(window: _Window, item: InClause) -> Measure | None:
    """Take a death toll that stands before, next to the number or in the sentence."""
    before = window.before
    if _TOLL.search(before) or _TOLL.search(window.lead):
        return Measure.KILLED
    rose = _ROSE.search(before) and (not item.unit.head or names_people(item.unit.text))
    return Measure.KILLED if rose and _TOLL_WORD.search(item.earlier + before) else None


def _counted(window: _Window) -> Measure | None:
    return of_count(window.lead, window.before, window.after)


def _moving(window: _Window, item: InClause) -> Measure | None:
    """Take people at home who go elsewhere as displaced; fighters and others only move."""
    if not _AT_HOME.fullmatch(item.unit.head) or window.before.endswith(" for "):
        return None
    broken = _BROKEN.search(window.after, 0, window.own)
    found = _MOVED.search(window.after, 0, broken.start() if broken else window.own)
    return Measure.DISPLACED if found or _MOVING_OF.search(window.before) else None


def _loosely(window: _Window) -> Measure | None:
    """Take a passive further on in the sentence ("12 people who were … have been killed")."""
    for measure, pattern in _AFTER.items():
        for found in pattern.finditer(
            window.after, 0, window.own if _WHO.match(window.after) else 0
        ):
            if _BEEN.search(window.after, 0, found.start()):
                return measure
    return None


def shared(item: InClause, harm: Measure | None) -> Measure | None:
    """Give what a number measures that shares the harm of another; families are no death toll."""
    family = _FAMILY.fullmatch(item.unit.head) and harm not in _PEOPLED
    return Measure.OTHER if harm and family else harm


def joined(stored: str, first: InClause, second: InClause) -> bool:
    """Whether two numbers share one verb ("two women and seven children were killed")."""
    gap = stored[first.number.end : second.number.start]
    listed = _RUN_ON.match(gap) and names_people(gap)
    if len(gap) > 80 or not (listed or _LINK.match(gap) or _HEADLINE_LINK.match(gap)):
        return False
    return not _VERB.search(gap) and not any(p.search(gap) for p in _AFTER.values())
