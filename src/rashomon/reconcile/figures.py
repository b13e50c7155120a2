"""Figures: one typed quantity over all who tell it, with low, best and high."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import inf
from statistics import median

from rashomon.model.finding import Figure, FigureInput
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure, Quantity
from rashomon.reconcile.origins import Lineage
from rashomon.reconcile.placing import nearness, skeleton
from rashomon.reconcile.scenes import likeness
from rashomon.reconcile.tellings import THOUSANDS, TOO_MANY, Telling
from rashomon.reconcile.wording import say_the_same

RULE = (
    "low is the least lower bound and high the greatest upper bound among independent origins; "
    "best is the median over origins of each origin's latest value"
)
STOCKS = frozenset((Measure.BESIEGED, Measure.POPULATION))
"""Measures of how many there are, told of a place over weeks and not of one day."""

_LONGEST_DAY = 3
"""Days up to which an interval still counts as the day of a happening."""

COMPARED = STOCKS | {
    Measure.KILLED,
    Measure.WOUNDED,
    Measure.DISPLACED,
    Measure.MISSING,
    Measure.DISTRICTS,
    Measure.HOSPITALS,
}
_OF_A_NOUN = frozenset((Measure.OTHER, Measure.AREA_SHARE))
PEOPLE = "people"
PARTS = frozenset(("children", "women"))
"""Populations that are told as a part of the dead, seldom as the whole."""

_CIVILIANS = "civilians"
_GROWN = frozenset(("fighters", "soldiers", _CIVILIANS))
_REPLACED = re.compile(
    r"\b(?:earlier|previous|initial|preliminary|first) (?:death |casualty )?(?:toll|count|figure|estimate)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"^\W*(?:including|among (?:them|whom)|of (?:them|whom))\b", re.IGNORECASE
)
_PART_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:(?:were|was) among\b|of (?:the|those) (?:killed|dead|wounded|injured|victims))",
    re.IGNORECASE,
)
_ADDED_BEFORE = re.compile(r"\b(?:another|an additional|a further)\s+$", re.IGNORECASE)
_ADDED_AFTER = re.compile(
    r"\s+(?:(?:\w+\s+)?others?\b|more (?:\w+ )?(?:had|have|has) (?:\w+ )?died\b)", re.IGNORECASE
)
_LIKE_SCENE = 0.1
"""Likeness of what stands around two tellings from which values whose places say nothing may be of one incident."""

_VAGUE = frozenset(((20, 99), (24, 99), (40, 99), (200, 999), THOUSANDS))
"""Bounds of counts told as "dozens", "hundreds" and the like."""

_REACH = 1.25
"""How far beyond its bounds a vague count still says the same ("thousands" of 1,700)."""

_POPULATIONS = (
    ("children", ("child", "children", "girl", "boy", "kid", "bab", "infant", "toddler")),
    ("women", ("woman", "women")),
    ("fighters", ("fighter", "rebel", "terrorist", "militant", "gunm", "insurgent", "jihad")),
    ("soldiers", ("soldier", "troop", "personnel", "officer", "policem")),
    (_CIVILIANS, ("civilian", "resident")),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with the claim that tells it."""

    claim: LinkedClaim
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Tally:
    """All that is counted of one measure and population.

    `tellings` are what is compared of claims, by id: values conflict where both may be of one incident.
    """

    measure: Measure
    people: str
    counted: tuple[Counted, ...]
    tellings: Mapping[str, Telling] = field(default_factory=dict)


def population(unit: str) -> str:
    """Give the population a unit counts: subsets are never compared with their whole."""
    words = unit.casefold()
    for name, stems in _POPULATIONS:
        if any(stem in words for stem in stems):
            return name
    return PEOPLE


def counted_by_measure(
    claims: Iterable[LinkedClaim],
) -> Mapping[tuple[Measure, str], tuple[Counted, ...]]:
    """Sort the quantities of claims by measure and population; parts of a whole are left out.

    People of no named sort are compared with the one sort of grown people the
    happening tells of, fighters only where some number fits both; where it tells of
    several sorts, with civilians where some number fits both.
    """
    found: dict[tuple[Measure, str], list[Counted]] = defaultdict(list)
    claims = tuple(claims)
    aims = _aims(claims)
    for linked in claims:
        for quantity in linked.claim.quantities:
            key = _key(quantity)
            if key is not None and _stands_alone(linked, quantity):
                aimed = (key[0], f"{key[1]}{_aim(key[0], linked, aims)}")
                found[_over(aimed, linked, quantity)].append(Counted(linked, quantity))
    for measure in sorted({measure for measure, _ in found}):
        sorts = [p for m, p in sorted(found) if m is measure and p in _GROWN]
        sort = sorts[0] if len(sorts) == 1 else _CIVILIANS
        if (measure, PEOPLE) in found and (measure, sort) in found:
            people, more = found[(measure, PEOPLE)], found[(measure, sort)]
            if sorts == [_CIVILIANS] or any(_meet(p, m) for p in people for m in more):
                people += found.pop((measure, sort))
    return {key: tuple(_without_parts(found[key])) or tuple(found[key]) for key in sorted(found)}


def _aims(claims: Iterable[LinkedClaim]) -> Mapping[str, str]:
    """Give the shortest name of each place that people fled to, by its skeleton."""
    names = sorted(
        (c.claim.to_place.text for c in claims if c.claim.to_place),
        key=lambda n: (-len(n), n),
    )
    return {skeleton(name): name for name in names}


def _aim(measure: Measure, linked: LinkedClaim, aims: Mapping[str, str]) -> str:
    """Tell people who fled to a place from those who fled another way, and from all who fled."""
    to = linked.claim.to_place
    return f" who fled to {aims[skeleton(to.text)]}" if measure is Measure.DISPLACED and to else ""


def _meet(one: Counted, other: Counted) -> bool:
    """Whether two quantities have a value in common."""
    a, b = one.quantity, other.quantity
    return (a.low or 0) <= (b.high or inf) and (b.low or 0) <= (a.high or inf)


def _without_parts(counted: Sequence[Counted]) -> list[Counted]:
    """Leave out the numbers of a report that add up to another number of that report."""
    exact: dict[str, set[float]] = defaultdict(set)
    for c in counted:
        if c.quantity.low is not None:
            exact[c.claim.report].add(c.quantity.low)
    parts = {
        (uid, part)
        for uid, values in exact.items()
        for one, other in combinations(sorted(values), 2)
        if one + other in values
        for part in (one, other)
    }
    return [c for c in counted if (c.claim.report, c.quantity.low) not in parts]


def _over(key: tuple[Measure, str], linked: LinkedClaim, quantity: Quantity) -> tuple[Measure, str]:
    """Keep what was counted over weeks or years apart from what was counted on a day, and from a war's dead."""
    when = linked.when
    war = key[0] is Measure.KILLED and (quantity.low or quantity.high or 0) >= TOO_MANY
    if war or key[0] in STOCKS or when is None or not (when.start and when.end):
        return key
    days = (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days
    return (key[0], f"{key[1]} over {days} days") if days > _LONGEST_DAY else key


def _key(quantity: Quantity) -> tuple[Measure, str] | None:
    if quantity.low is None and quantity.high is None:
        return None
    if quantity.measure in COMPARED:
        stock = quantity.measure in STOCKS
        return (Measure.BESIEGED if stock else quantity.measure), population(quantity.unit)
    noun = _noun(quantity.unit) if quantity.measure in _OF_A_NOUN else ""
    return (quantity.measure, noun) if noun else None


def _stands_alone(linked: LinkedClaim, quantity: Quantity) -> bool:
    """Whether a number is a whole of its own: no part, no addition, no toll since replaced."""
    if quantity.part_of is not None and population(quantity.unit) == PEOPLE:
        return False
    quote = linked.claim.quote
    before = quote.text[: max(0, quantity.words.start - quote.start)]
    after = quote.text[max(0, quantity.words.end - quote.start) :]
    part = _PART_BEFORE.search(before) or _PART_AFTER.match(after)
    if _REPLACED.search(before) or (part and population(quantity.unit) == PEOPLE):
        return False
    added = _ADDED_BEFORE.search(before) or _ADDED_AFTER.match(after)
    return not (added and quantity.measure is Measure.KILLED)


def _noun(unit: str) -> str:
    """Give the last word of what is counted: "cruise missiles" counts missiles."""
    words = [w for w in unit.casefold().split() if w.isalpha()]
    return words[-1] if words else ""


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
                lineage.teller(c.claim),
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
        return float(round(middle)) if middle > 2 else middle
    return given.low if given.low is not None else given.high


def incompatible(
    inputs: Sequence[FigureInput], tellings: Mapping[str, Telling] | None = None
) -> tuple[FigureInput, FigureInput] | None:
    """Give two tellers' values that exclude each other, None where all can be true.

    Tellers exclude each other where no value that one ever told overlaps any of the
    other's; their latest are given, of the first such pair by teller, those
    of known origins first. With `tellings` by claim id, only values are compared
    that may be of one incident.
    """
    compared_of = tellings or {}
    told = _told_by(inputs, compared_of)
    tellers = sorted(told, key=lambda t: (not told[t][0].origin, t))
    for n, one in enumerate(tellers):
        for other in tellers[n + 1 :]:
            compared = [
                (a, b) for a in told[one] for b in told[other] if _may_be_one(a, b, compared_of)
            ]
            if compared and all(_apart(a, b) or _apart(b, a) for a, b in compared):
                return compared[0]
    return None


def _may_be_one(one: FigureInput, other: FigureInput, tellings: Mapping[str, Telling]) -> bool:
    """Whether two values may be of one incident: of one place, as far as is told, or in like words or surroundings."""
    mine, theirs = tellings.get(one.claim), tellings.get(other.claim)
    if mine is None or theirs is None:
        return True
    near = nearness(mine.where, theirs.where)[0]
    if near:
        return near > 0
    if say_the_same(mine.words, theirs.words):
        return True
    return likeness(mine.scene, theirs.scene) >= _LIKE_SCENE


def _told_by(
    inputs: Sequence[FigureInput], tellings: Mapping[str, Telling]
) -> Mapping[str, list[FigureInput]]:
    """Give each teller's values by place, the latest first and each once.

    All that he ever told: an older copy of a toll since revised is no conflict.
    """
    told: dict[str, dict[object, FigureInput]] = defaultdict(dict)
    for given in sorted(inputs, key=lambda i: i.published, reverse=True):
        telling = tellings.get(given.claim)
        key = (given.low, given.high, telling and telling.where)
        told[given.teller].setdefault(key, given)
    return {teller: list(values.values()) for teller, values in told.items()}


def _apart(one: FigureInput, other: FigureInput) -> bool:
    """Whether one value lies wholly below the other; a vague count reaches a quarter further.

    "Thousands" of a war's dead sets no bound.
    """
    if one.high is None or other.low is None:
        return False
    if (one.low, one.high) == THOUSANDS and other.low >= TOO_MANY:
        return False
    reach = _REACH if (one.low, one.high) in _VAGUE or (other.low, other.high) in _VAGUE else 1
    return one.high * reach < other.low
