"""Which claims are about the same happening, or the same place's holder."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from rashomon.model.claim import Kind, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.reconcile.episodes import LASTING, Episode, episodes
from rashomon.reconcile.families import Family
from rashomon.reconcile.fitting import counts_a_war
from rashomon.reconcile.placing import Level, Spot, compared
from rashomon.reconcile.scenes import Surroundings
from rashomon.reconcile.tellings import Telling, is_bare_denial, taken_over, telling

QUIET = 7
"""Days without a telling after which who holds a place is a new question."""

_FOUGHT = frozenset((Kind.MOVEMENT, Kind.CLASH, Kind.AIR_STRIKE, Kind.SHELLING, Kind.OTHER_ATTACK))
_GROUND = re.compile(
    r"\b(?:withdr[ae]w\w*|retreat\w*|pull(?:ed|ing)? out|(?:push|drove|driv|forc|expel)\w* .{0,60}?\b(?:back|out|from)\b"
    r"|captur\w+|recaptur\w+|seiz\w+|retook|retak\w+|overr[au]n\w*|fell to|lost control|advanced (?:in|into|inside|within))\b",
    re.IGNORECASE,
)
"""Words by which a move, a fight or a strike also tells who holds the ground."""

_ATTEMPT = re.compile(
    r"\b(?:attempt\w*|try(?:ing)?|tried|bids?|aim\w*|seek\w*|sought|plan\w*|want\w*|vow\w*|failed|battl\w+|fight\w*|fought"
    r"|struggl\w+|advanc\w+) (?:\w+ ){0,2}?(?:to|at|for|towards?) (?:\w+ ){0,3}?(?:seiz|tak|retak|captur|recaptur|control|regain|reclaim)",
    re.IGNORECASE,
)
"""Words of a try, which tells nothing of who holds the place."""

_ANAPHOR = re.compile(
    r"\b(?:the|that|this) (?:\w+ ){0,2}?(?:area|district|neighbou?rhood|quarter|village|town|hills?|base|airbase|airport"
    r"|camp|suburb|bastion|stronghold|enclave|facility|complex|station|crossing|position|territory)\b",
    re.IGNORECASE,
)
"""Words that stand for a place named before ("the district")."""

_NAMED = 3
"""One in so many tellings must lie at a place for a happening to be called after it."""

_FEW = 2
"""Tellings that must lie there at the least, where there are as many."""

_NOT_NEWS = frozenset((Stance.PREDICT, Stance.OPINION))


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings of one happening in order of report and text.

    `spot` is the place in question where there is one. With `held` the matter is
    who holds that place. `settled` gives tellings, by order, a number that those share
    whose reports tell of one quarter or village and one day there.
    """

    family: Family
    tellings: tuple[Telling, ...]
    spot: Spot | None = None
    held: bool = False
    settled: Mapping[tuple[str, int], int] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[LinkedClaim, ...]:
        """Give the claims."""
        return tuple(t.linked for t in self.tellings)

    @property
    def kind(self) -> Kind:
        """Give the kind most claims have."""
        counts = Counter(t.linked.claim.kind for t in self.tellings)
        return max(sorted(counts), key=lambda k: counts[k])

    @property
    def day(self) -> str:
        """Give the day that most tellings tell outright as an ISO date, the first of equals, "" where none does."""
        dated = [t for t in self.tellings if t.dated and t.first]
        sharp = [t for t in dated if t.last - t.first <= 1]
        days = Counter(t.first for t in sharp or dated)
        told = min(days, key=lambda day: (-days[day], day), default=0)
        return date.fromordinal(told).isoformat() if told else ""


def told_in(
    read: ReadReport,
    claims: Iterable[LinkedClaim],
    places: Mapping[str, Place],
    sources: Mapping[str, Source],
) -> tuple[Telling, ...]:
    """Give one report's tellings in text order; a denial that names nothing is of what was told last before it."""
    around = Surroundings(read)
    told: list[Telling] = []
    answered: Telling | None = None
    for linked in sorted(claims, key=lambda c: c.claim.number):
        each = telling(linked, places, sources, around.setting(linked.claim.quote))
        if answered is not None and is_bare_denial(each):
            each = taken_over(each, answered)
        elif linked.claim.stance is not Stance.DENY:
            answered = each
        told.append(each)
    return tuple(told)


def episodes_in(tellings: Sequence[Telling]) -> tuple[Episode, ...]:
    """Give the episodes of one report's tellings, which are in text order."""
    return episodes(_loose(tellings))


def happening(members: Iterable[Episode]) -> Group:
    """Make the group of one happening's episodes."""
    ordered = sorted(members, key=lambda e: e.order)
    told = _tellings(ordered)
    spot = _country(told) if any(map(counts_a_war, ordered)) else _spot(told)
    return Group(ordered[0].family, told, spot, settled=_settled(ordered))


def _settled(happening: Sequence[Episode]) -> Mapping[tuple[str, int], int]:
    """Give tellings of a violent happening a number that those share whose reports name one quarter and day."""
    if happening[0].family is not Family.VIOLENCE:
        return {}
    named = [frozenset(_spots_and_days(e)) for e in happening]
    naming: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, keys in enumerate(named):
        for key in keys:
            naming[key].append(n)
    numbers: dict[int, int] = {}
    for first in range(len(happening)):
        waiting = [first]
        while waiting:
            n = waiting.pop()
            if n not in numbers:
                numbers[n] = first
                for key in named[n]:
                    waiting += naming.pop(key, ())
    return {t.order: numbers[n] for n, e in enumerate(happening) for t in e.tellings}


def _spots_and_days(episode: Episode) -> Iterator[tuple[str, int]]:
    """Give each quarter or village that an episode names outright, by its names, on each day told outright."""
    if not episode.dated or episode.last - episode.first > LASTING:
        return
    finest = (c[0] for w in episode.places if w.told for c in compared(w) if c)
    names = {name for s in finest if s.level is Level.SPOT for name in (s.key, s.tail) if name}
    for day in range(episode.first, episode.last + 1):
        yield from ((name, day) for name in names)


def _loose(tellings: Sequence[Telling]) -> list[Telling]:
    """Leave out control of a named place, which is grouped by that place."""
    return [t for t in tellings if t.family is not Family.CONTROL or not _holds(t)]


def _holds(each: Telling) -> bool:
    """Whether a claim tells who holds a place that its own words name."""
    ground = each.family is Family.CONTROL or (
        each.linked.claim.kind in _FOUGHT and _GROUND.search(each.linked.claim.quote.text)
    )
    tried = _ATTEMPT.search(each.linked.claim.quote.text)
    return bool(ground) and tried is None and bool(_held(each))


def _held(each: Telling) -> tuple[Spot, ...]:
    """Give the places whose holder a control claim tells.

    They are the finest that its own words name; "the district" is the place its
    report named last.
    """
    if each.linked.claim.stance in _NOT_NEWS:
        return ()
    if not each.own and _ANAPHOR.search(each.linked.claim.quote.text):
        return tuple(s for s in each.where.spots[:1] if s.level is Level.SPOT)
    finest = min((s.level for s in each.own), default=Level.COUNTRY)
    return tuple(s for s in each.own if s.level is finest) if finest is Level.SPOT else ()


def _tellings(happening: Sequence[Episode]) -> tuple[Telling, ...]:
    return tuple(sorted((t for e in happening for t in e.tellings), key=lambda t: t.order))


def _spot(tellings: Sequence[Telling]) -> Spot | None:
    """Give the finest place at which a third of the tellings lie, and two of them where there are more.

    A telling lies at each place it names and in what holds it. Where no place has so
    many, the one with most is given.
    """
    placed = [t.where.spots for t in tellings if t.where.told and t.where.spots]
    placed = placed or [t.where.spots for t in tellings if t.where.spots]
    counts = Counter(key for spots in placed for key in {s.key for s in spots})
    called: dict[str, Spot] = {}
    for spot in sorted(
        (s for spots in placed for s in spots), key=lambda s: (s.level, not s.id, s.id)
    ):
        called.setdefault(spot.key, spot)
    ranked = sorted(called.values(), key=lambda s: (s.level, -counts[s.key], s.key))
    least = max(len(placed) / _NAMED, min(len(placed), _FEW))
    often = (s for s in ranked if counts[s.key] >= least)
    return next(often, max(ranked, key=lambda s: counts[s.key], default=None))


def _country(tellings: Sequence[Telling]) -> Spot | None:
    """Give the country that most tellings name: a war's dead are no town's."""
    counts = Counter(s for t in tellings for s in t.where.spots if s.level is Level.COUNTRY)
    return min(counts, key=lambda s: (-counts[s], s.key, s.id), default=None)


class Bearing(NamedTuple):
    """A telling of who holds a place: its days, its report and number, the place's gazetteer id."""

    first: int
    last: int
    report: str
    number: int
    id: str


def bearings(tellings: Iterable[Telling]) -> Mapping[str, tuple[Bearing, ...]]:
    """Give one report's tellings of who holds a place, by the place's name."""
    found: dict[str, list[Bearing]] = defaultdict(list)
    for each in tellings:
        if _holds(each):
            for spot in _held(each):
                found[spot.tail or spot.key].append(
                    Bearing(each.first, each.last, *each.order, spot.id)
                )
    return {name: tuple(found[name]) for name in sorted(found)}


def stretches(named: Iterable[Bearing]) -> Mapping[str, tuple[tuple[Bearing, ...], ...]]:
    """Part tellings of one name by the gazetteer's place, where it knows several, and by time.

    Stretches are given by their least telling ("<report uid>-<number>"), after which an
    event of a place is named: what can have one name comes together.
    """
    named = sorted(named)
    ids = sorted({b.id for b in named if b.id})
    found: dict[str, list[tuple[Bearing, ...]]] = defaultdict(list)
    for parted in (
        ([b for b in named if b.id == i] for i in ("", *ids)) if len(ids) > 1 else [named]
    ):
        for stretch in _unbroken(parted):
            report, number = min((b.report, b.number) for b in stretch)
            found[f"{report}-{number:05}"].append(stretch)
    return {least: tuple(found[least]) for least in sorted(found)}


def _unbroken(named: Iterable[Bearing]) -> Iterator[tuple[Bearing, ...]]:
    """Part tellings, sorted by day, where more than QUIET days pass without one."""
    current: list[Bearing] = []
    until = 0
    for each in named:
        if current and each.first > until + QUIET:
            yield tuple(current)
            current = []
        current.append(each)
        until = max(until, each.last) if len(current) > 1 else each.last
    if current:
        yield tuple(current)


def holding(name: str, stretch: Sequence[Bearing], told: Mapping[str, Sequence[Telling]]) -> Group:
    """Make the group of one stretch of tellings of who holds a place; `told` are tellings by report."""
    wanted = {(b.report, b.number) for b in stretch}
    tellings = {t.order: t for uid, _ in wanted for t in told[uid] if t.order in wanted}
    opens = tellings[stretch[0].report, stretch[0].number]
    at = (s for s in _held(opens) if (s.tail or s.key, s.id) == (name, stretch[0].id))
    ordered = tuple(tellings[order] for order in sorted(tellings))
    return Group(Family.CONTROL, ordered, next(at), held=True)
