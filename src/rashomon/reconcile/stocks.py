"""How many live or are besieged in a place: told over weeks, by many, of no one day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.quantity import Measure
from rashomon.model.time import DatePrecision, When
from rashomon.reconcile.figures import STOCKS, Counted, counted_by_measure
from rashomon.reconcile.placing import Level, Spot, side_of, spots


@dataclass(frozen=True, slots=True)
class Stock:
    """A figure of a place over the record: the place's key, its name and who counts."""

    place: str
    name: str
    measure: Measure
    people: str
    counted: tuple[Counted, ...]

    @property
    def when(self) -> When | None:
        """Give the days on which it was told."""
        days = sorted(c.claim.published[:10] for c in self.counted if c.claim.published)
        if not days:
            return None
        one = days[0] == days[-1]
        edtf = days[0] if one else f"{days[0]}/{days[-1]}"
        return When(days[0], days[-1], edtf, DatePrecision.DAY if one else DatePrecision.RANGE)


def towns(claims: Iterable[LinkedClaim], places: Mapping[str, Place]) -> Mapping[str, str]:
    """Give, by the id of a claim that counts a stock, the key of the town it speaks of."""
    return {
        c.id: (town.key if (town := _town(spots(c.places, places))) else "")
        for c in claims
        if any(q.measure in STOCKS for q in c.claim.quantities)
    }


def stocks(place: str, claims: Iterable[LinkedClaim]) -> Iterator[Stock]:
    """Give the stocks of one town that two or more reports count."""
    members = sorted(claims, key=lambda c: c.id)
    for (measure, people), counted in _scoped(members):
        if measure in STOCKS and len({c.claim.report for c in counted}) > 1:
            yield Stock(place, _name(members), measure, people, counted)


def _scoped(
    members: Sequence[LinkedClaim],
) -> Iterator[tuple[tuple[Measure, str], tuple[Counted, ...]]]:
    """Give what is counted by side of the town; who names no side counts with the side most count."""
    sides = {c.id: side_of(c.places) for c in members}
    named = Counter(s for s in sides.values() if s)
    most = min(named, key=lambda s: (-named[s], s), default="")
    for side in sorted({s or most for s in sides.values()}):
        there = [c for c in members if (sides[c.id] or most) == side]
        scope = "" if side == most else f" in the {side}"
        for (measure, people), counted in counted_by_measure(there).items():
            yield (measure, f"{people}{scope}"), counted


def _town(named: Sequence[Spot]) -> Spot | None:
    """Give the town a claim speaks of, else the coarsest place below a country."""
    towns = [s for s in named if s.level is Level.CITY]
    below = [s for s in named if s.level is not Level.COUNTRY]
    return next(iter(towns or below[::-1]), None)


def _name(claims: Sequence[LinkedClaim]) -> str:
    words = [w.words.text for c in claims for w in c.places[-1:]]
    return min(words, key=lambda w: (len(w), w), default="")
