"""How many live or are besieged in a place: told over weeks, by many, of no one day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.quantity import Measure
from rashomon.model.time import DatePrecision, When
from rashomon.reconcile.figures import STOCKS, Counted, counted_by_measure
from rashomon.reconcile.placing import Level, Spot, spots


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


def stocks(claims: Iterable[LinkedClaim], places: Mapping[str, Place]) -> Iterator[Stock]:
    """Give the stocks that two or more reports count, by place."""
    by_place: dict[str, list[LinkedClaim]] = {}
    for linked in sorted(claims, key=lambda c: c.id):
        if any(q.measure in STOCKS for q in linked.claim.quantities):
            town = _town(spots(linked.places, places))
            by_place.setdefault(town.key if town else "", []).append(linked)
    for place, members in sorted(by_place.items()):
        for (measure, people), counted in counted_by_measure(members).items():
            if measure in STOCKS and len({c.claim.report for c in counted}) > 1:
                yield Stock(place, _name(members), measure, people, counted)


def _town(named: Sequence[Spot]) -> Spot | None:
    """Give the town a claim speaks of, else the coarsest place below a country."""
    towns = [s for s in named if s.level is Level.CITY]
    below = [s for s in named if s.level is not Level.COUNTRY]
    return next(iter(towns or below[::-1]), None)


def _name(claims: Sequence[LinkedClaim]) -> str:
    words = [w.words.text for c in claims for w in c.places[-1:]]
    return min(words, key=lambda w: (len(w), w), default="")
