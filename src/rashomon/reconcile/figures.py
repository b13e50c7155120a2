"""Figures: one typed quantity over all who tell it, with low, best and high."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rashomon.model.finding import Figure, FigureInput
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure, Quantity
from rashomon.reconcile.origins import Lineage

RULE = (
    "low is the least lower bound and high the greatest upper bound among independent origins; "
    "best is the median over origins of each origin's latest value"
)
STOCKS = frozenset((Measure.BESIEGED, Measure.POPULATION))
"""Measures of how many there are, told of a place over weeks and not of one day."""

COMPARED = STOCKS | {
    Measure.KILLED,
    Measure.WOUNDED,
    Measure.DISPLACED,
    Measure.MISSING,
    Measure.DISTRICTS,
    Measure.HOSPITALS,
}
_POPULATIONS = (
    ("children", ("child", "children", "girl", "boy", "kid", "bab", "infant", "toddler")),
    ("women", ("woman", "women")),
    ("fighters", ("fighter", "rebel", "terrorist", "militant", "gunm", "insurgent", "jihad")),
    ("soldiers", ("soldier", "troop", "personnel", "officer", "policem")),
    ("civilians", ("civilian", "resident")),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with the claim that tells it."""

    claim: LinkedClaim
    quantity: Quantity


def population(unit: str) -> str:
    """Give the population a unit counts: subsets are never compared with their whole."""
    words = unit.casefold()
    for name, stems in _POPULATIONS:
        if any(stem in words for stem in stems):
            return name
    return "people"


def counted_by_measure(
    claims: Iterable[LinkedClaim],
) -> Mapping[tuple[Measure, str], tuple[Counted, ...]]:
    """Sort the quantities of claims by measure and population; parts of a whole are left out."""
    found: dict[tuple[Measure, str], list[Counted]] = defaultdict(list)
    for linked in claims:
        for quantity in linked.claim.quantities:
            known = quantity.low is not None or quantity.high is not None
            if quantity.measure in COMPARED and quantity.part_of is None and known:
                measure = Measure.BESIEGED if quantity.measure in STOCKS else quantity.measure
                found[(measure, population(quantity.unit))].append(Counted(linked, quantity))
    return {key: tuple(found[key]) for key in sorted(found)}


def figure(measure: Measure, unit: str, counted: Sequence[Counted], lineage: Lineage) -> Figure:
    """Make a figure of the quantities told; its inputs sorted by date, then claim."""
    inputs = sorted(
        (
            FigureInput(
                c.claim.id,
                lineage.root(c.claim).source,
                c.quantity.low,
                c.quantity.high,
                c.claim.published[:10],
            )
            for c in counted
        ),
        key=lambda i: (i.published, i.claim),
    )
    lows = [v for v in (i.low if i.low is not None else i.high for i in inputs) if v is not None]
    highs = [v for v in (i.high if i.high is not None else i.low for i in inputs) if v is not None]
    high = max(highs, default=None)
    return Figure(
        measure,
        unit,
        min(lows, default=None),
        _best(inputs),
        high,
        RULE,
        tuple(inputs),
        high_open=any(i.high is None and i.low == high for i in inputs),
    )


def _best(inputs: Sequence[FigureInput]) -> float | None:
    """Take the median of each origin's latest value; untraced tellings count only if alone."""
    latest = latest_by_origin(inputs)
    known = {o: i for o, i in latest.items() if o} or latest
    values = [v for v in map(_middle, known.values()) if v is not None]
    return round(median(sorted(values)), 4) if values else None


def latest_by_origin(inputs: Sequence[FigureInput]) -> Mapping[str, FigureInput]:
    """Give each origin's latest input; inputs are sorted by date."""
    return {given.origin: given for given in inputs}


def _middle(given: FigureInput) -> float | None:
    if given.low is not None and given.high is not None:
        middle = (given.low + given.high) / 2
        return round(middle) if middle > 2 else middle
    return given.low if given.low is not None else given.high


def incompatible(inputs: Sequence[FigureInput]) -> tuple[FigureInput, FigureInput] | None:
    """Give two origins' latest inputs whose intervals do not overlap, None where all agree."""
    latest = sorted(latest_by_origin(inputs).values(), key=lambda i: (i.published, i.claim))
    for n, one in enumerate(latest):
        for other in latest[n + 1 :]:
            if _apart(one, other) or _apart(other, one):
                return one, other
    return None


def _apart(one: FigureInput, other: FigureInput) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low
