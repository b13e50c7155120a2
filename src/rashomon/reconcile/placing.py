"""When two place names of different reports are one place.

Names are compared by gazetteer id where both have one, else by a skeleton that
bridges transliterations: the first letter and the consonants, articles off
("al-Sakhour", "Sakhur"). How much a shared name says depends on how many other
places it holds: a street says more than a city, a city more than a country.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from rashomon.model.countries import DEMONYMS
from rashomon.model.naming import fold_name
from rashomon.model.place import Place, PlaceLink
from rashomon.model.skeleton import ARTICLES, bones, plain


class Level(IntEnum):
    """How many other places a place holds."""

    SPOT = 0
    CITY = 1
    PROVINCE = 2
    COUNTRY = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: its skeleton, its gazetteer id ("" unknown), its level.

    `tail` is the skeleton of its last word: "Hanano" is "Masaken Hanano".
    """

    key: str
    id: str
    level: Level
    tail: str = ""

    def same(self, other: "Spot") -> bool:
        """Whether both name one place."""
        if self.id and other.id:
            return self.id == other.id
        return other.key in (self.key, self.tail) or self.key == other.tail


_FEATURES = {
    "country": Level.COUNTRY,
    "adm1": Level.PROVINCE,
    "adm2": Level.PROVINCE,
    "adm3": Level.PROVINCE,
    "town": Level.CITY,
}
_GREAT = 100_000
"""People from which a town holds places of its own that reports tell apart."""

_COUNTRIES = frozenset(fold_name(c) for c in DEMONYMS.values()) | set(
    "us uk eu america britain washington moscow london paris geneva brussels berlin ankara riyadh tehran vienna".split()
)
"""Countries, and capitals that more often stand for a state than for where something happens."""

_ADJECTIVES = frozenset(fold_name(d) for d in DEMONYMS)
_PROVINCE = re.compile(r"\b(?:provinces?|governorates?|region|countryside|oblast|state)\b")
_HOLDING = frozenset(
    "aleppo homs hama idlib damascus daraa deraa latakia raqqa hasakah hassakeh tartus sweida suweida "
    "quneitra ghouta mosul baghdad fallujah kirkuk ramadi erbil anbar sanaa aden taiz taez hodeidah marib "
    "saada tripoli benghazi misrata sirte derna khartoum omdurman darfur kordofan gaza rafah jabalia "
    "jerusalem hebron jenin nablus kabul kandahar kunduz helmand herat ghazni nangarhar jalalabad kyiv kiev "
    "kharkiv kherson odesa odessa mariupol donetsk luhansk lugansk donbas donbass zaporizhzhia crimea "
    "beirut istanbul".split()
) | {"deir ezzor", "deir az zour", "deir al zour", "deir ez zor", "khan younis", "west bank"}
_GENERIC = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern central rural greater upper lower old new the of in "
    "near around outside inside and at on from between city town village district neighborhood neighbourhood "
    "neighborhoods neighbourhoods districts quarter suburb suburbs province governorate region area areas "
    "countryside outskirts camp refugee border crossing airport airbase air base airfield farms farm market "
    "hospital bridge attack attacks blast bombing strike strikes suicide car terrorist terrorists killed kill kills dead "
    "assad assads wounded injured injures missile missiles "
    "bombings explosion explosions raid raids airstrike airstrikes shelling clash clashes fighting rebel held regime government besieged divided front frontline state syrias".split()
)
_OWNER = re.compile(r"(?<=\w{3}[^\Wisu])s$")
"""The "s" of a possessive whose apostrophe is lost; of a short word, and after i, s and u, it is the name's own."""

_RUN = re.compile(r"[^\W\d_][\w'’]*(?:[ -](?:[^\W\d_][\w'’]*))*")


def spots(links: Iterable[PlaceLink], places: Mapping[str, Place]) -> tuple[Spot, ...]:
    """Give the places that links name, finest first, with what holds them by the gazetteer."""
    found: dict[Spot, None] = {}
    for link in links:
        found |= dict.fromkeys(_of_link(link, places))
    return tuple(found)


def chains(links: Iterable[PlaceLink], places: Mapping[str, Place]) -> tuple[tuple[Spot, ...], ...]:
    """Part the places that links name into chains, each finest first, of which none holds another.

    A place of unknown surroundings is taken to lie in the coarser ones named after it.
    """
    found: list[list[Spot]] = []
    for link in links:
        for chain in _chains_of(link, places):
            _put_in(found, chain)
    return tuple(tuple(chain) for chain in found)


def _chains_of(link: PlaceLink, places: Mapping[str, Place]) -> Iterator[Sequence[Spot]]:
    """Give the chains of one link: a known place has one; words end one where a place is no coarser."""
    named = _of_link(link, places)
    if any(s.id for s in named):
        yield named
        return
    start = 0
    for at in range(1, len(named) + 1):
        if at == len(named) or named[at].level <= named[at - 1].level:
            yield named[start:at]
            start = at


def _put_in(found: list[list[Spot]], chain: Sequence[Spot]) -> None:
    """Put a chain to those it holds or lies in, else beside them."""
    if not chain:
        return
    top = chain[0]
    held = [c for c in found if top in c or (not c[0].id and c[-1].level < top.level)]
    holding = [c for c in found if c not in held and c[0] in chain]
    for each in held:
        each += [s for s in chain if s not in each]
    for each in holding[:1]:
        each[:] = chain
    if not held and not holding:
        found.append(list(chain))


def _of_link(link: PlaceLink, places: Mapping[str, Place]) -> Sequence[Spot]:
    place = places.get(link.place)
    if place is None or place.provisional:
        # Known by its words alone: another report's spelling must be able to meet it.
        return spots_of_name(link.words.text)
    found: list[Spot] = []
    while place is not None and len(found) < 6:
        found.append(Spot(skeleton(place.name), place.id, _level_of(place), _tail(place.name)))
        place = places.get(place.parent)
    return found


def _level_of(place: Place) -> Level:
    """Give a place's level: a small town holds little, a capital of states stands for its state."""
    level = _FEATURES.get(place.feature, Level.SPOT)
    if level is not Level.CITY:
        return level
    if fold_name(place.name) in _COUNTRIES:
        return Level.COUNTRY
    great = place.population >= _GREAT or skeleton(place.name) in _holding()
    return Level.CITY if great else Level.SPOT


@lru_cache(maxsize=50_000)
def spots_of_name(words: str) -> tuple[Spot, ...]:
    """Give the places that words name, in order: "Sakhour district of Aleppo" names two."""
    found: list[Spot] = []
    for run in _runs(words):
        key = skeleton(run)
        if key:
            found.append(Spot(key, "", _level(run, words), _tail(run)))
    return tuple(found)


def _tail(name: str) -> str:
    words = [w for w in name.replace("-", " ").split() if w.lower() not in ARTICLES]
    found = bones("".join(_unowned(words[-1]))) if len(words) > 1 else ""
    return found if len(found) >= 3 else ""


def _runs(words: str) -> list[str]:
    """Part words into runs of names, without directions, features and adjectives."""
    runs: list[list[str]] = [[]]
    for match in re.finditer(r"[\w'’]+|[^\w\s]", words):
        word = match.group()
        if word == "-":
            continue
        if fold_name(word) in ARTICLES or _names(word):
            runs[-1].append(word)
        else:
            runs.append([])
    return [" ".join(run) for run in runs if any(len(w) > 2 for w in run)]


def _names(word: str) -> bool:
    """Whether a word can be part of a name: a capital or a script without, and no common word."""
    folded = fold_name(word)
    if not word[0].isalpha() or folded in _GENERIC or folded in _ADJECTIVES:
        return False
    return not word[0].islower() or word[0].upper() == word[0]


def _level(run: str, words: str) -> Level:
    folded = fold_name(run)
    if folded in _COUNTRIES or (folded.endswith("s") and folded[:-1] in _COUNTRIES):
        return Level.COUNTRY
    if _PROVINCE.search(fold_name(words)):
        return Level.PROVINCE
    return Level.CITY if skeleton(run) in _holding() else Level.SPOT


@cache
def _holding() -> frozenset[str]:
    return frozenset(skeleton(name) for name in _HOLDING)


def skeleton(name: str) -> str:
    """Fold a name to its first letter and consonants; short ones keep their vowels."""
    whole = "".join(t for t in _unowned(name) if t not in ARTICLES and t not in _GENERIC)
    found = bones(whole)
    if len(found) >= 3:
        return found
    levelled = plain(whole)
    return levelled[:1] + levelled[1:].rstrip("hea")


def _unowned(name: str) -> list[str]:
    """Fold a name to words without a possessive's "s" ("Miller's Hill", "Millers Hill")."""
    words = [t for t in fold_name(name).split() if t != "s"]
    return [t if t in _GENERIC else _OWNER.sub("", t) for t in words]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a claim's happening lies: places finest first.

    `told` is false where no word of the claim's sentence names a place and the
    places are those named last before it. `side` is the part of a town or province
    by the compass ("east"), "" where none or more than one is named. `chains` parts
    the places where several are named of which none holds another, () where not known.
    """

    spots: tuple[Spot, ...]
    told: bool = True
    side: str = ""
    chains: tuple[tuple[Spot, ...], ...] = ()


def nearness(one: Whereabouts, other: Whereabouts) -> tuple[float, str]:
    """Score in -1.5..1.5 how well two claims' places fit, with the reason.

    What is told of several places lies at each: the pair that fits best counts. Places
    only carried over from sentences before speak less for a match, and never against one.
    """
    fits = [_nearness(a, b) for a in compared(one) for b in compared(other)]
    score, reason = max(fits, key=lambda fit: fit[0])
    if score > 0 and _OPPOSITE.get(one.side) == other.side != "" and not _same_spot(one, other):
        score, reason = _OTHER_SIDE, f"{one.side} and {other.side} of one place"
    if one.told and other.told:
        return score, reason
    return max(0.0, score * _CARRIED), f"{reason}, carried over"


def compared(where: Whereabouts) -> Sequence[Sequence[Spot]]:
    """Give the chains of places that are compared: those that say more than a country, else all as one."""
    return [c for c in where.chains if c[0].level < Level.COUNTRY] or [where.spots]


def _same_spot(one: Whereabouts, other: Whereabouts) -> bool:
    finest = (one.spots[0], other.spots[0])
    return all(s.level is Level.SPOT for s in finest) and finest[0].same(finest[1])


def side_of(links: Iterable[PlaceLink]) -> str:
    """Give the compass side that the words of places name, "" where none or more than one."""
    named = {m.group(1).lower() for w in links for m in _COMPASS.finditer(w.words.text)}
    return named.pop() if len(named) == 1 else ""


def _nearness(one: Sequence[Spot], other: Sequence[Spot]) -> tuple[float, str]:
    """Compare by the finest place of each; two spots that only share their city speak against."""
    mine = [s for s in one if s.level < Level.COUNTRY]
    theirs = [s for s in other if s.level < Level.COUNTRY]
    if not mine or not theirs:
        return 0.0, "one of the two names no place"
    if mine[0].same(theirs[0]):
        return _SHARED[mine[0].level], f"both at {mine[0].key}"
    inside = [s for s in theirs[1:] if s.level is mine[0].level and s.same(mine[0])]
    inside += [s for s in mine[1:] if s.level is theirs[0].level and s.same(theirs[0])]
    if inside:
        level = min(s.level for s in inside)
        return _SHARED[level] * 0.8, "one place holds the other"
    if any(s.same(t) for s in mine for t in theirs):
        both = mine[0].level is theirs[0].level
        return (-0.6 if both else -0.1), "different places of one city or province"
    if _may_hold(mine, theirs) or _may_hold(theirs, mine):
        return 0.0, "one may hold the other"
    return -1.5, "different places"


def _may_hold(finer: Sequence[Spot], coarser: Sequence[Spot]) -> bool:
    """Whether a place of unknown surroundings may lie in a coarser one."""
    at = coarser[0].level
    if finer[0].level >= at:
        return False
    return not finer[0].id and all(s.level < at for s in finer)


_SHARED = {Level.SPOT: 1.5, Level.CITY: 0.9, Level.PROVINCE: 0.6}
_CARRIED = 0.3
_OTHER_SIDE = -0.6
_COMPASS = re.compile(r"\b(east|west|north|south)(?:ern)?\b", re.IGNORECASE)
_OPPOSITE = {"east": "west", "west": "east", "north": "south", "south": "north"}
