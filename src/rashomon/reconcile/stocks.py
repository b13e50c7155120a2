"""How many live or are besieged in a place: told over weeks, by many, of no one day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.quantity import Measure
from rashomon.model.time import DatePrecision, When
from rashomon.reconcile.figures import STOCKS, Counted, counted_by_measure
from rashomon.reconcile.placing import Level, Spot, side_of, spots


@dataclass(frozen=True, slots=True)
class Stock:
    """A figure of a place over the record: the place's key, who is counted and who counts.

    `spot` is the place itself, None where no claim names one. `side` is its part by the
    compass ("east"), "" for the whole.
    """

    place: str
    spot: Spot | None
    side: str
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
    """Give, by the id of a claim that counts a stock, the key of the town it speaks of.

    Counts of no place at all have a key of their report: they are compared with no other's.
    """
    return {
        c.id: (town.key if (town := _town(c, places)) else f"?{c.report}")
        for c in claims
        if any(q.measure in STOCKS for q in c.claim.quantities)
    }


def stocks(
    place: str, claims: Iterable[LinkedClaim], places: Mapping[str, Place]
) -> Iterator[Stock]:
    """Give the stocks of one town, by its parts; who names no part counts with the part most count."""
    members = sorted(claims, key=lambda c: c.id)
    towns = [town for c in members if (town := _town(c, places))]
    spot = min(towns, key=lambda s: (not s.id, s.id, s.key, s.tail), default=None)
    sides = {c.id: side_of(c.places) for c in members}
    named = Counter(s for s in sides.values() if s)
    most = min(named, key=lambda s: (-named[s], s), default="")
    for side in sorted({s or most for s in sides.values()}):
        there = [c for c in members if (sides[c.id] or most) == side]
        for (measure, people), counted in counted_by_measure(there).items():
            if measure in STOCKS:
                yield Stock(place, spot, side, measure, people, counted)


def _town(linked: LinkedClaim, places: Mapping[str, Place]) -> Spot | None:
    """Give the town a claim speaks of, else the coarsest place below a country."""
    named = spots(linked.places, places)
    towns = [s for s in named if s.level is Level.CITY]
    below = [s for s in named if s.level is not Level.COUNTRY]
    return next(iter(towns or below[::-1]), None)
