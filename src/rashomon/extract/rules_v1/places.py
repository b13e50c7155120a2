"""The places where a claimed thing happens, as the words of the report name them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.claim import Kind
from rashomon.model.countries import DEMONYMS, STATES
from rashomon.model.words import Words

_PREFIX = r"(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]r|[Aa]d|[Aa]z|[Ee]z|[Ee]d|[Dd]e|[Ll]a)[- ]|(?:[Aa]s|[Aa]t|[Aa]n)-)"
"""Articles of names; "as", "at" and "an" before a space are English words."""

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_WORD = rf"(?>(?:{_PREFIX})?[{UPPER}][\w’'-]*(?<![’']))"
_WITHIN = r"(?:do|da|dos|das|del|des|du|di|am|sur|upon|los|las|les) "
"""Small words inside names ("Feira do Norte"), which never open one here: "do" is a verb as well."""

NAME = rf"(?:\d{{2,4}} Apartments?|{_WORD})(?: (?:{_WITHIN}|{_PREFIX})?{_WORD}){{0,3}}"
AREA = (
    r"(?:neighbou?rhoods?|districts?|province|governorate|villages?|towns?|city|countryside|suburbs?|camp|region|areas?"
    r"|quarter|roundabout|squares?|street|airbase|air base|airport|hospital|mountains?|hills|farms?|border crossing"
    r"|crossing|county|island|valley|desert|refugee camp|market|bridge|dam|prison|station|church|mosque|school)"
)
DIRECTION = r"(?:(?:north|south)(?:-?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|rural|greater|old)"
_OF = r"(?:(?:the )?(?:[\w-]+ ){0,3}?(?:outskirts|edge|part|parts|side|area|areas|village|town|city|district|neighbou?rhood|province|suburb|countryside|capital|port|region|camp|north|south|east|west|northeast|northwest|southeast|southwest|centre|center) (?:of )?)?"
_AREA_NAMED = re.compile(
    rf"(?=\w)(?:(?<![\w-]){DIRECTION} )?(?<![\w-])(?>{NAME})(?: {AREA}\b){{1,2}}"
)
_DIRECTED = re.compile(rf"(?<![\w-])(?:{DIRECTION}) (?:of )?(?<![\w-]){NAME}")
_LOCATED = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|[Oo]n|[Oo]f|[Oo]ver|[Tt]o|[Ff]rom|[Ii]nto|[Tt]owards?|[Oo]ff|[Aa]cross|[Tt]hrough|[Tt]hroughout|[Aa]long|[Bb]eyond|[Bb]etween) {_OF}(?:the )?(?P<name>(?:{DIRECTION} )?(?<![\w-]){NAME}(?:['’]s)?(?: {AREA}\b)?)"
)
_TAKEN = re.compile(
    r"\b(?:captur\w+|seiz\w+|tak(?:e|es|en|ing)|took|enter\w*|recaptur\w+|retak\w+|retook|hit|struck|shell(?:ed|ing)|bomb(?:ed|ing)|pound\w+"
    r"|hold|holds|held|lost|lose|losing|besieg\w+|liberat\w+|control|parts?|rest|most|all|outskirts|third|half|centre|center|residents|people|villages?|towns?"
    r"|cit(?:y|ies)|districts?|neighbou?rhoods?|province|suburb|fall|battle for)(?: of)? (?:the )?(?:(?:entire|strategic\w*|vital|key|whole|nearby|neighbou?ring"
    r"|besieged|northern|southern|eastern|western|rebel-held|government-held|vital) ){0,3}"
    rf"(?P<name>(?:{DIRECTION} )?(?<![\w-]){NAME}(?:,? (?:and )?{NAME}){{0,4}})"
)
_REACHED = re.compile(
    r"\b(?:(?:fled|flee|fleeing|escap(?:ed?|ing)|mov(?:ed|ing)|crossed|crossing|gone|went|evacuated|displaced|relocated|headed|heading|returned|returning"
    r"|bused|transferred)(?: (?!to\b)[\w-]+){0,4}? (?:to|into|for|towards?)|fled|fleeing|reached|left) (?:the )?"
    rf"(?:(?:[a-z]+(?:-[a-z]+)?|Kurdish-\w+) ){{0,2}}?(?P<name>(?:{DIRECTION} )?(?<![\w-]){NAME})"
)
_LEFT_FOR = re.compile(rf"\b(?:left|leave|leaving) [^.;]{{3,40}}? for (?P<name>(?<![\w-]){NAME})")
_OVERRUN = re.compile(
    rf"(?P<name>(?:\b{DIRECTION} )?(?<![\w-]){NAME}) (?:(?:was|were|is|been|has been|had been) (?:\w+ly )?"
    r"(?:seized|recaptured|retaken|overrun|besieged|shelled|bombed)|(?:fell|fallen|has fallen|had fallen) to)\b"
)
_BETWEEN = re.compile(rf"\b[Bb]etween (?:the )?(?P<name>(?<![\w-]){NAME} and (?:the )?{NAME})")
_APPOSED = re.compile(
    rf"(?P<name>(?<![\w-]){NAME}), (?:an? |the |its |(?:(?<![\w-]){NAME}['’]s? ))(?:[\w-]+ ){{0,3}}?"
    r"(?:town|village|city|capital|suburb|district|neighbou?rhood|province|region|port|island|camp|resort|stronghold)\b"
)
_IN_STATE = re.compile(rf"(?P<name>(?<![\w-]){NAME}), (?P<state>{NAME})")
_AND = re.compile(r",? and |, ")
STOP = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Twitter|Facebook|Telegram|I|He|She|It|They|We|The|A|An|But|And|In|On|At|Several|Many|Some|Other|Both|All|Most|Few|Each|Every|Another|This|That|These|Those|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds|Thousands|President|Muslim|Islamic"
    r"|Ramadan|Minister|General|Mr|Mrs|Ms|Dr|UN|Reuters|AFP|SANA|AP)\b"
)
ACTOR = re.compile(
    r"^(?:['’]?s)? ?(?:army|forces|government|regime|troops|police|officials?|president|military|militants|fighters|warplanes"
    r"|jets|rebels|media|group|militia|spokes\w+|ministry|Army|Forces|Observatory|Government|Ministry|Front|State|Council)\b"
)
_PEOPLES = frozenset(
    "Kurdish Kurd Arab Sunni Shiite Shia Christian Jewish Druze Alawite Turkmen Yazidi Islamist Western "
    "European African Asian Muslim Assad Assads".split()
)
"""Adjectives of peoples and faiths, and names of rule: capitalised, and no places."""

_ORGANISATION = re.compile(
    r"\b(?:Observatory|Forces|Army|Front|Ministry|Council|Agency|Organi[sz]ation|Party|Committee|Crescent|Cross|Nations|State|Command|Police|Coalition|Group|Union|TV|News|Center|Brigade|Network|Watch|Defense|Defence|Crescent)\b"
)
_EVENTS = frozenset(
    "bombing bombings attack attacks strike strikes airstrike airstrikes blast blasts crash raid raids shooting "
    "killing killings massacre explosion explosions offensive truce ceasefire talks deal siege battle clashes "
    "report reports monitor war crisis conflict terrorists rebels militants civilians".split()
)
"""Words of headlines in capitals that end no place's name ("Harbour Hill Bombing")."""

_ACRONYM = re.compile(r"(?!(?:UAE|USA|DRC|DPRK)\b)[A-Z]{3,}s?")
_LED = re.compile(r"[\w.]+-[a-z]+")
"""An adjective made of a name ("Paris-based"): no place."""

GENERIC_END = re.compile(
    r"(?: (?:neighbou?rhoods?|districts?|areas?|villages?|towns?)|['’]s){1,3}$"
)
_OWNER = re.compile(r"([A-Z][a-z]+(?: [A-Z][a-z]+)?)[’']?s ")
_INSIDE = re.compile(
    r"\b(?:in|inside|into|across|over|to|throughout|within|around|near|entered|left|invaded) (?:(?!to\b)[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
FINER = re.compile(
    r"\b(?:neighbou?rhood|district|village|camp|street|square|crossing|airbase|hospital|farms?|market|roundabout)\b"
)
COARSER = re.compile(r"\b(?:province|governorate|countryside|country|region|Syria|Iraq|Yemen)\b")
_WORDS = re.compile(r"\w+")
_PLACE_ENTITIES = frozenset(("GPE", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class ClaimPlaces:
    """Where it happens, finest first; where from and where to, for people who move."""

    at: tuple[Words, ...] = ()
    from_place: Words | None = None
    to_place: Words | None = None


def place_names(parsed: Parsed) -> frozenset[str]:
    """Give the names that a report shows to be places somewhere: they are so everywhere in it."""
    stored = parsed.report.text
    found = set()
    for segment in parsed.segments:
        for a, b in longest(list(patterns(stored, segment.start, segment.end))):
            if is_place(stored, a, b):
                name = GENERIC_END.sub("", stored[a:b])
                found.add(re.sub(rf"^{DIRECTION} ", "", name))
    return frozenset(n for n in found if len(n) > 3 and n[:1].isupper())


def person_names(parsed: Parsed) -> frozenset[str]:
    """Give the last names of those whom a report names in full and who act in it.

    That a name is a person's is not enough: the parser takes foreign towns for persons.
    """
    last = {e[-1].text for e in parsed.doc.ents if e.label_ == "PERSON" and len(e) > 1}
    acting = {t.text for t in parsed.doc if t.dep_ == "nsubj" and t.head.pos_ == "VERB"}
    return frozenset(last & acting)


def find_places(
    parsed: Parsed,
    start: int,
    end: int,
    kind: Kind,
    known: Collection[str] = (),
    persons: Collection[str] = (),
) -> ClaimPlaces:
    """Find the places that a stretch names, where they are not parts of actors' names.

    `known` are names that are places wherever they stand, `persons` such as are none.
    """
    stored = parsed.report.text
    told = told_again(stored, start, end, known)
    spans = longest([*_entities(parsed, start, end), *patterns(stored, start, end), *told])
    kept = [
        s
        for s in spans
        if is_place(stored, *s) and re.sub("['’]s$", "", stored[slice(*s)]) not in persons
    ]
    moves = kind in (Kind.DISPLACEMENT, Kind.MOVEMENT)
    kept = [(a, a + len(GENERIC_END.sub("", stored[a:b]))) for a, b in kept]
    kept = [(without_state(stored, a, b), b) for a, b in kept]
    at = [s for s in kept if not as_party(stored, *s)]
    distinct = {stored[a:b]: Words.of(stored, a, b) for a, b in reversed(at)}
    return ClaimPlaces(
        tuple(sorted(distinct.values(), key=fineness)),
        _after(stored, kept, "from") if moves else None,
        _after(stored, kept, "(?:to|into|towards?|for)") if moves else None,
    )


def as_party(stored: str, start: int, end: int) -> bool:
    """Whether a state is named as a party: nothing says that it happens in it."""
    name = re.sub(r"^[Tt]he |['’]s$", "", stored[start:end]).lower()
    return (name in STATES or name.removesuffix("s") in STATES) and not _INSIDE.search(
        stored[max(0, start - 40) : start]
    )


def without_state(stored: str, start: int, end: int) -> int:
    """Skip the state before a name ("Mali's Gao"; "Malis Gao" where a copy lost its marks)."""
    owner = _OWNER.match(stored, start, end)
    if owner and owner[1].lower() in STATES and stored[owner.end() : owner.end() + 1].isupper():
        return owner.end()
    return start


def _entities(parsed: Parsed, start: int, end: int) -> Iterator[tuple[int, int]]:
    for ent in parsed.entities(start, end):
        if ent.label_ in _PLACE_ENTITIES and not _acts(ent.root.dep_, ent.root.head.pos_):
            yield parsed.starts[ent.start], parsed.ends[ent.end - 1]


def _acts(dep: str, head_pos: str) -> bool:
    """Whether a country or capital stands for its government as the subject of a verb."""
    return dep in ("nsubj", "agent") and head_pos == "VERB"


@lru_cache(maxsize=1024)
def patterns(stored: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Give the spans that the words around them show to be places."""
    return tuple(_patterns(stored, start, end))


def _patterns(stored: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for pattern in (_AREA_NAMED, _DIRECTED):
        for match in pattern.finditer(stored, start, end):
            yield match.span()
    for match in _LOCATED.finditer(stored, start, end):
        lead = stored[match.start() : match.start() + 3].lower()
        if lead not in ("of ", "to ", "fro") or match.start("name") - match.start() > 5:
            yield match.span("name")
    states = _IN_STATE.finditer(stored, start, end)
    yield from (m.span("name") for m in states if m["state"].lower() in STATES)
    for pattern in (_REACHED, _LEFT_FOR, _OVERRUN, _APPOSED):
        for match in pattern.finditer(stored, start, end):
            yield match.span("name")
    for listed in (_BETWEEN, _TAKEN):
        for match in listed.finditer(stored, start, end):
            yield from _each_name(stored, *match.span("name"))


def _each_name(stored: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the names of a list apart ("Sakhour, Haydariya and Holok")."""
    at = start
    for joint in _AND.finditer(stored, start, end):
        yield at, joint.start()
        at = joint.end()
    yield at, end


@lru_cache(maxsize=2)
def _by_first_word(names: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Put names under their first words, so that a claim is not searched for all of a report's."""
    heads: dict[str, list[str]] = {}
    for name in names:
        heads.setdefault(_WORDS.findall(name)[0], []).append(name)
    return heads


def told_again(
    stored: str, start: int, end: int, known: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Give the spans where a stretch tells a known name again, not as an actor."""
    heads = _by_first_word(frozenset(known))
    words = set(_WORDS.findall(stored, start, end))
    for name in (n for word in words for n in heads.get(word, ())):
        at = stored.find(name, start, end)
        while at >= 0:
            after = at + len(name)
            whole = not (stored[at - 1 : at].isalnum() or stored[after : after + 1].isalnum())
            if whole and not ACTOR.match(stored[after : after + 24]):
                yield at, after
            at = stored.find(name, after, end)


def longest(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest of spans that overlap, in text order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda s: (s[0] - s[1], s[0])):
        if all(start >= b or end <= a for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


def is_place(stored: str, start: int, end: int) -> bool:
    """Whether words may be a place: no weekday, body, people or actor."""
    words = stored[start:end]
    if (
        STOP.match(words)
        or _LED.fullmatch(GENERIC_END.sub("", words))
        or _ACRONYM.fullmatch(words)
        or _ORGANISATION.search(words)
        or words.rpartition(" ")[2].lower() in _EVENTS
        or ACTOR.match(stored[end : end + 24])
    ):
        return False
    names = re.findall(rf"[{UPPER}][\w’'-]*", words)
    lower = re.fullmatch(r"[a-z-]+(?: [a-z-]*)?", words) or words in (
        "US",
        "U.S.",
        "Eastern",
        "ISIL",
    )
    no_place = DEMONYMS.keys() | _PEOPLES
    return not lower and not all(n.rstrip("s") in no_place or n in no_place for n in names)


def _after(stored: str, spans: Sequence[tuple[int, int]], heads: str) -> Words | None:
    for start, end in spans:
        if re.search(rf"\b{heads} (?:[\w-]+ ){{0,4}}$", stored[max(0, start - 40) : start]):
            return Words.of(stored, start, end)
    return None


def fineness(words: Words) -> tuple[int, int]:
    """Give the order of places, finest first."""
    if COARSER.search(words.text):
        return 2, words.start
    return (0 if FINER.search(words.text) else 1), words.start
