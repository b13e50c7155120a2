"""Persons who are not public: held back from what is made to be shared.

A person is public here who is in the source registry, speaks for a body that
is, or works for the press or an aid body. Of others only the role is told. A
name that may be a person's is treated as one; "residents" and "an official of
a rebel group" are no names, and stay.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from rashomon.model.claim import Named, SourceType
from rashomon.model.countries import CAPITALS, DEMONYMS, adjective_of
from rashomon.model.naming import fold_name, slug
from rashomon.model.record import Record
from rashomon.model.source import Source

ANYONE = "a person"
ROLES = {
    SourceType.PARTY_GOVERNMENT: "a person of the government's side",
    SourceType.PARTY_OPPOSITION: "a person of the opposition",
    SourceType.PARTY_KURDISH: "a person of a Kurdish party",
    SourceType.PARTY_OTHER: "a person of another party",
    SourceType.MONITOR: "an activist or monitor",
    SourceType.RESCUE_OR_MEDICAL: "a rescue or medical worker",
    SourceType.RESIDENT: "a resident",
    SourceType.OFFICIAL_OTHER: "an official",
    SourceType.UNKNOWN: ANYONE,
}
"""What is told of a person instead of the name; types that are not here are public."""

_BODIES = frozenset(
    "administration agency agencies air airfield airlines airport alliance army assembly association "
    "authority bank battalion board branch brigade brigades bureau center centre church coalition command commission "
    "committee committees congress corps council court crescent cross daily defence defense department "
    "division faction federation fighters force forces foundation front fund government governorate "
    "group groups guard guards hospital house institute institution islam islamic kingdom league media "
    "military militia ministry mission monitor movement nations navy network news newspaper "
    "observatory office organisation organization parliament party police press radio regime republic "
    "school secretariat security senate service services side society state states television times "
    "team tribunal troops tv union university watch zoo".split()
)
_ROLE_WORDS = frozenset(
    "activist aide analyst captain child civilian colonel commander diplomat doctor eyewitness family "
    "fighter general he insurgent journalist leader lieutenant local major man medic militant minister "
    "mother father nurse officer official paramedic people person prisoner rebel refugee reporter "
    "rescuer resident she shopkeeper soldier source spokesman spokesperson spokeswoman student surgeon "
    "survivor teacher terrorist they villager volunteer we who witness woman women men children families "
    "worker wounded".split()
)
_TITLES = frozenset("mr mrs ms miss dr sir a an the sheikh president prime".split())
_PARTICLES = frozenset("abu abo umm bin ibn bint abd al el de da van von der".split())
_CONNECTING = frozenset("of from in at near who".split())
_CUT = re.compile(r"[,(;]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TOKEN = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|at|ad|an|ul|bin|ibn)['’-]", re.IGNORECASE)
_COMPASS = re.compile(r"^(?:north|south|east|west)(?:east|west)?(?:ern)? ")
_SHORTEST = 3
"""Letters of a family name that is hidden where it stands alone."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who is held back: by source id the role told and a number to tell persons apart.

    Numbers follow the order in which the record first names them, so they tell
    nothing of the names. `names` are their names in every spelling, with roles.
    """

    roles: Mapping[str, str]
    numbers: Mapping[str, int]
    names: Mapping[str, str]


class Finder:
    """Finds the names of those held back in a text, in time linear in its words."""

    def __init__(self, held: Held) -> None:
        self._roles = held.names
        by_word: dict[str, list[str]] = defaultdict(list)
        for name in held.names:
            word = _TOKEN.search(name)
            if word:
                by_word[word[0].casefold()].append(name[word.start() :])
        self._names = {word: _any_of(names) for word, names in by_word.items()}
        self._longest = max(map(len, held.names), default=0)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where names stand, in order; none overlaps another."""
        if not self._names:
            return
        end = 0
        for word in _TOKEN.finditer(text):
            names = self._names.get(word[0].casefold()) if word.start() >= end else None
            found = names.match(text, word.start()) if names else None
            if found:
                end = found.end()
                yield found.start(), end

    def spans_near(self, text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Give the spans of names that reach into a stretch of a text."""
        first, last = max(0, start - self._longest), min(len(text), end + self._longest)
        while first > 0 and text[first - 1].isalnum():
            first -= 1
        spans = ((first + s, first + e) for s, e in self.spans(text[first:last]))
        return tuple((s, e) for s, e in spans if s < end and e > start)

    def told_as_roles(self, text: str) -> str:
        """Give a text with roles in the place of names."""
        parts, at = [], 0
        for start, end in self.spans(text):
            name = text[start:end].casefold()
            parts += [text[at:start], self._roles.get(name, ANYONE)]
            at = end
        return "".join([*parts, text[at:]])


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


NOBODY = Held({}, {}, {})


def personal_part(name: str, *, alone: bool = True) -> str:
    """Give the part of a teller's or actor's words that may be a person's name, "" for none.

    Roles, titles and demonyms before it are left out ("Dr Salem", "activist
    Omar Said"), and what follows behind a comma or as "of" somewhere. Words of a
    script without capitals count as names; a body's name is none. `alone` says
    whether a single word can be one.
    """
    words = list(_WORD.finditer(_CUT.split(name, maxsplit=1)[0]))
    words = list(dropwhile(lambda w: _leads(w[0]), words))
    run = list(takewhile(lambda w: _is_name_word(w[0]), words))
    after = [w[0] for w in words[len(run) :]]
    if not run or (len(run) < 2 and (after or not alone)):
        return ""
    if after and after[0] not in _CONNECTING:
        return ""
    part = name[run[0].start() : run[-1].end()]
    folded = [fold_name(w[0]) for w in run]
    if any(_among(w, _BODIES) for w in folded) or _among(folded[-1], _ROLE_WORDS):
        return ""
    return "" if part in CAPITALS or adjective_of(part) or adjective_of(f"{part}.") else part


def _among(word: str, words: Container[str]) -> bool:
    return word in words or word.rstrip("s") in words


def _leads(word: str) -> bool:
    """Whether a word before a name is no part of it."""
    folded = fold_name(word)
    return folded in _TITLES or _among(folded, _ROLE_WORDS) or _among(word, DEMONYMS)


def _is_name_word(word: str) -> bool:
    bare = _unarticled(word)
    return word.casefold() in _PARTICLES or not (bare[0].isdigit() or bare[0].islower())


def _unarticled(word: str) -> str:
    """Take the Arabic article off a name's word: "al-Halabi" is Halabi."""
    return _ARTICLE.sub("", word) or word


def held_back(record: Record) -> Held:
    """Find the persons of a record who are not public."""
    roles: dict[str, str] = {}
    names: dict[str, str] = {}
    for found in _people(record):
        roles.setdefault(found.id, found.role)
        for name in found.spellings:
            names.setdefault(name.casefold(), roles[found.id])
    return Held(roles, {i: n for n, i in enumerate(roles, 1)}, names)


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    role: str
    spellings: tuple[str, ...]


def _people(record: Record) -> Iterator[_Person]:
    sources = {s.id: s for s in record.sources}
    places = {fold_name(n) for p in record.places for n in (p.name, *p.names)}
    outlets = {r.outlet for r in record.reports}
    private = {s.id for s in record.sources if s.id not in outlets and _is_private(s)}
    for linked in record.claims:
        claim = linked.claim
        here = {fold_name(w.text) for w in claim.places}
        tellers = [(linked.source, claim.source), *zip(linked.via, claim.via, strict=False)]
        for source_id, named in tellers:
            if source_id in private:
                source = sources[source_id]
                whole = (named.name, source.name, *source.names)
                yield _person(source_id, ROLES[source.type], named, whole, (places, here))
        for source_id, actor in ((linked.agent, claim.agent), (linked.target, claim.target)):
            known = sources.get(source_id)
            if actor and (known is None or known.provisional):
                part = personal_part(actor.name, alone=False)
                folded = _COMPASS.sub("", fold_name(part))
                if part and folded not in places and folded not in here:
                    yield _person(source_id, ANYONE, actor, (actor.name,), (places, here))


def _is_private(source: Source) -> bool:
    return (
        source.provisional
        and not source.parent
        and source.type in ROLES
        and bool(personal_part(source.name))
    )


def _person(
    source_id: str,
    role: str,
    named: Named,
    whole: tuple[str, ...],
    places: tuple[Container[str], Container[str]],
) -> _Person:
    mention = (named.mention.text,) if named.mention else ()
    spellings = []
    for name in filter(None, map(personal_part, (*whole, *mention))):
        if not any(fold_name(name) in p for p in places):
            last = _WORD.findall(name)[-1]
            spellings.append(name)
            if len(last) >= _SHORTEST and not any(fold_name(last) in p for p in places):
                spellings.append(last)
    return _Person(source_id or f"~{slug(named.name)}", role, tuple(spellings))
