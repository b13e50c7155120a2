"""Places as the state of control needs them: which hold which, and which a text names.

A part told by its direction ("eastern Aleppo") holds those places of its town that lie that way
from the town's point: within 67.5 degrees of the direction, of each of two. Where a point is not known, nothing is taken to lie in a part.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import atan2, cos, degrees, radians

from rashomon.model.naming import fold_name
from rashomon.model.place import Place
from rashomon.model.skeleton import ARTICLES
from rashomon.reconcile.placing import skeleton

_DIRECTION = re.compile(r"\b(north|south)?-?(east|west)?(?:ern|erly)?\b", re.IGNORECASE)
_BEARING = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_WITHIN = 67.5
"""Degrees from a direction up to which a place lies that way."""

_RUN = re.compile(r"\d{2,4} [A-Z]\w+|[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,2}")
_WORD = re.compile(r"(?<!\S)(?:[^\W\d_a-z]|\d|[ae]\w-[A-Z])\S*")
"""A word that a name may begin with: a capital, a script without them, a number, "al-"."""

_FINE = frozenset(("neighbourhood", "facility"))
_COARSE = {"town": 1, "area": 0, "adm3": 2, "adm2": 3, "adm1": 3, "country": 4}
_SHORT = 3
"""Letters of a skeleton up to which a name must be spelt alike."""

UNPLACED = 5
"""Rank of what no gazetteer places."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A place, or the part of it that lies in some directions."""

    place: str
    directions: frozenset[str] = frozenset()


def directions(words: str) -> frozenset[str]:
    """Give the directions that words name: "north-eastern" is north and east."""
    return frozenset(
        d.lower() for m in _DIRECTION.finditer(words) if m.group() for d in m.groups() if d
    )


class Ground:
    """A record's places, each under one id."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: Mapping[str, Place] = {p.id: p for p in places}
        self._parents = {p.parent for p in self._places.values() if not directions(p.name)}
        self._by_name = _index(self._places.values())
        self._found: dict[str, frozenset[str]] = {}
        self._same = {
            p.id: same for p in self._places.values() if p.provisional and (same := self._known(p))
        }

    def _known(self, place: Place) -> str:
        """Give the one place of a gazetteer that bears a provisional place's name, "" for none."""
        if directions(place.name):
            return ""
        bearers = self._by_name.get(skeleton(place.name), set())
        known = sorted(i for i in bearers if not self._places[i].provisional)
        return known[0] if len(known) == 1 else ""

    def one(self, place_id: str) -> str:
        """Give the id under which a place goes: of two for one place, the gazetteer's."""
        return self._same.get(place_id, place_id)

    def name(self, place_id: str) -> str:
        """Give a place's name for the reader."""
        place = self._places.get(place_id)
        return place.name if place else place_id.removeprefix("?")

    def above(self, place_id: str) -> tuple[str, ...]:
        """Give the ids of what holds a place, nearest first."""
        found: list[str] = []
        place = self._places.get(place_id)
        while place and place.parent and place.parent not in found:
            found.append(place.parent)
            place = self._places.get(place.parent)
        return tuple(found)

    def rank(self, place_id: str) -> int:
        """Give how much a place holds: 0 a quarter or village, 1 a town or part of one, 4 a country."""
        place = self._places.get(place_id)
        if place is None:
            return UNPLACED
        if place.feature in _FINE:
            return 0
        if place.feature == "area" and directions(place.name):
            return 1
        if place.feature == "town" and place.id not in self._parents:
            return 0
        return _COARSE.get(place.feature, UNPLACED)

    def is_spot_or_town(self, place_id: str) -> bool:
        """Whether a place is a quarter, a village, a town or a known part of one."""
        place = self._places.get(place_id)
        known = place is not None and (
            place.feature != "area" or not place.provisional or bool(directions(place.name))
        )
        return known and self.rank(place_id) <= 1

    def is_town(self, place_id: str) -> bool:
        """Whether a place is a town that holds others."""
        place = self._places.get(place_id)
        return place is not None and place.feature == "town" and self.rank(place_id) == 1

    def reach(self, place_id: str, also: frozenset[str] = frozenset()) -> Reach:
        """Give what a place's name reaches: "eastern Aleppo" is the east of its parent."""
        place = self._places.get(place_id)
        if place and place.feature == "area" and place.parent:
            own = directions(place.name)
            if own:
                return Reach(place.parent, own | also)
        return Reach(place_id, also)

    def part(self, town: str, told: frozenset[str]) -> str:
        """Give the record's place that is the part of a town in some directions, "" for none."""
        ids = (p.id for p in self._places.values() if self.reach(p.id) == Reach(town, told))
        return min(ids, default="") if told else ""

    def inside(self, reach: Reach) -> Iterator[str]:
        """Give the places that lie in a reach, by id; parts of towns told by direction never do."""
        for place in sorted(self._places.values(), key=lambda p: p.id):
            if self.one(place.id) != place.id or self.rank(place.id) > 0:
                continue
            if reach.place in self.above(place.id) and self._lies(place, reach):
                yield place.id

    def _lies(self, place: Place, reach: Reach) -> bool:
        if not reach.directions:
            return True
        base = self._places.get(reach.place)
        bearing = _bearing(base, place) if base else None
        if bearing is None:
            return False
        return in_direction(bearing, reach.directions)

    def named(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give (start, end, id) of quarters, villages and towns that capitalised words name, in order."""
        at = 0
        while match := _WORD.search(text, at):
            at = match.end()
            found = self._longest(text, match.start())
            if found:
                yield match.start(), *found
                at = found[0]

    def _longest(self, text: str, start: int) -> tuple[int, str] | None:
        run = _RUN.match(text, start)
        ends = [m.end() + start for m in re.finditer(r"[\w’'-]+", run.group())] if run else []
        for end in reversed(ends):
            words = text[start:end].removesuffix("'s").removesuffix("’s")
            ids = self._bearers(words)
            if len(ids) == 1:
                return start + len(words), next(iter(ids))
        return None

    def _bearers(self, words: str) -> frozenset[str]:
        """Give the places of a name; each name is looked up once."""
        if words not in self._found:
            self._found[words] = frozenset(self._look_up(words))
        return self._found[words]

    def _look_up(self, words: str) -> set[str]:
        if not any(w[:1].isupper() for w in words.split()) or len(words) < 4:
            return set()
        if words.rsplit(maxsplit=1)[-1].islower() or directions(words):
            return set()
        key = skeleton(words)
        found = {self.one(i) for i in self._by_name.get(key, ())} if len(key) > 2 else set()
        return {i for i in found if self.rank(i) <= 1 and self._spelt(i, words)}

    def _spelt(self, place_id: str, words: str) -> bool:
        """Whether words spell a place's name; skeletons of three letters meet by chance."""
        place = self._places[place_id]
        told = _bare(words)
        names = [_bare(n) for n in (place.name, *place.names)]
        if len(skeleton(words)) > _SHORT:
            return any(told[:1] == n[:1] for n in names)
        return told in names


def _bare(name: str) -> str:
    """Give a folded name without articles."""
    return " ".join(w for w in fold_name(name).split() if w not in ARTICLES)


def _index(places: Iterable[Place]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if place.feature not in ("neighbourhood", "town", "facility", "area"):
            continue
        for name in (place.name, *place.names):
            key = skeleton(name)
            if key and not directions(name):
                found[key].add(place.id)
    return found


def _bearing(base: Place, place: Place) -> float | None:
    """Give the compass bearing of a place from another in degrees, None where a point is missing."""
    if base.latitude is None or base.longitude is None:
        return None
    if place.latitude is None or place.longitude is None:
        return None
    east = (place.longitude - base.longitude) * cos(radians(base.latitude))
    north = place.latitude - base.latitude
    return degrees(atan2(east, north)) % 360 if east or north else None


def in_direction(bearing: float, told: frozenset[str]) -> bool:
    """Whether a bearing in degrees lies in all the directions told."""
    return all(abs((bearing - _BEARING[d] + 180) % 360 - 180) <= _WITHIN for d in told)
