"""Who is said to hold which place on which day, from the findings on holders.

`Holdings` is the one door to who holds what; `chronicled` makes it of the state over time.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from rashomon.model.finding import AspectKind, Finding, Origin, Status
from rashomon.model.moment import iso_day
from rashomon.model.time import When
from rashomon.publish.desk.ground import HOLD_CLAIMS, Hold, Standing
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.view import ClaimView

_HELD = re.compile(r"^Held by the (.+) side$")
_FINE = ("facility", "neighbourhood", "town", "area", "adm3", "adm2", "adm1")
_SIDES = ("government", "opposition", "kurdish", "islamic state")


@dataclass(frozen=True, slots=True)
class Told:
    """One origin's word on a place: a side holds it from `day`, or does not (`denied`)."""

    place: str
    side: str
    day: str
    origin: str
    claims: tuple[str, ...]
    denied: bool


@dataclass(frozen=True, slots=True)
class Holdings:
    """Who is said to hold what: places by id, days in order, sides sorted for their colours.

    `standing` takes a place's id and a day, `holds` a place's id.
    """

    places: tuple[str, ...]
    days: tuple[str, ...]
    sides: tuple[str, ...]
    standing: Callable[[str, str], Standing]
    holds: Callable[[str], tuple[Hold, ...]]


def by_findings(indexed: Indexed) -> Holdings:
    """Make holdings of the findings on holders alone."""

    def day_of(claim: str) -> str:
        linked = indexed.claims[claim]
        return day_told(linked.published, linked.when)

    told = in_order(told_of_holders(indexed, indexed.record.findings, day_of))
    views = indexed.views

    def show(place: str) -> tuple[Hold, ...]:
        return holds(claimed(told.get(place, ())), indexed.claim, views.source_name)

    return holdings(told, show)


def holdings(
    told: Mapping[str, tuple[Told, ...]], show: Callable[[str], tuple[Hold, ...]]
) -> Holdings:
    """Make holdings of what is told of each place; `show` gives what its page shows of it."""
    every = [t for each in told.values() for t in each]
    return Holdings(
        tuple(told),
        tuple(sorted({t.day for t in every if t.day})),
        tuple(sorted({t.side for t in every if t.side})),
        lambda place, day: standing(told.get(place, ()), day),
        show,
    )


def told_of_holders(
    indexed: Indexed, findings: Iterable[Finding], day_of: Callable[[str], str]
) -> Mapping[str, list[Told]]:
    """Give, by place id, what findings tell of its holders.

    `day_of` gives the day from which a claim says it is so; see `day_told`.
    """
    found: dict[str, list[Told]] = defaultdict(list)
    for finding in findings:
        if finding.aspect is AspectKind.HOLDER and finding.event in indexed.events:
            for place in _places_of(indexed, finding):
                found[place] += _told(indexed, finding, place, day_of)
    return found


def in_order(found: Mapping[str, Iterable[Told]]) -> Mapping[str, tuple[Told, ...]]:
    """Give what is told of places sorted by place, and of each in order of day."""
    ordered = ((p, sorted(t, key=lambda t: (t.day, t.denied, t.claims))) for p, t in found.items())
    return {place: tuple(told) for place, told in sorted(ordered)}


def standing(told: Sequence[Told], day: str) -> Standing:
    """Say how a place stands on a day by what is told of it up to then, given in order of day.

    Who denies that a side took a place says that it was, and is, his side's.
    """
    walk = _Walk(told)
    for each in told[: bisect_right(told, day, key=lambda t: t.day)]:
        walk.take(each)
    return walk.standing(day)


def steps(told: Sequence[Told]) -> tuple[Standing, ...]:
    """Give how a place stands before anybody tells of it, and on each day on which that changes.

    What is told is given in order of day, and gone through once.
    """
    walk = _Walk(told)
    made: list[Standing] = []
    for day, each in groupby(chain((None,), told), key=lambda t: t.day if t else ""):
        for one in each:
            if one:
                walk.take(one)
        now = walk.standing(day)
        if not made or replace(now, day=made[-1].day) != made[-1]:
            made.append(now)
    return tuple(made)


class _Walk:
    """How a place stands by what was taken of what is told of it, in order of day."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._keepers = _sides(t for t in told if t.denied)
        self._denied = False
        self._against: dict[str, None] = {}
        self._first: dict[str, str] = {}
        self._origins: dict[str, set[str]] = defaultdict(set)
        self._newest: list[Told] = []

    def take(self, told: Told) -> None:
        """Take in what is told next."""
        if told.denied:
            self._denied = True
            self._against |= {told.side: None} if told.side else {}
            return
        if self._newest and told.day != self._newest[-1].day:
            self._newest = []
        self._newest.append(told)
        self._first.setdefault(told.side, told.day)
        self._origins[told.side] |= {told.origin} - {""}

    def standing(self, day: str) -> Standing:
        """Say how it stands: by the last side that is said to hold it, and all told of that day."""
        if not self._newest:
            reason = "its taking is denied later, by those who held it then"
            return Standing(
                day, self._keepers, contested=False, reason=reason if self._keepers else ""
            )
        last = self._newest[-1]
        earlier = [last.side] if self._first[last.side] < last.day else []
        now = dict.fromkeys(s for s in (*earlier, *(t.side for t in self._newest)) if s)
        origins = self._origins[last.side] | {t.origin for t in self._newest if t.origin}
        return Standing(
            day,
            tuple(now | self._against),
            contested=self._denied or len(now) > 1,
            reason=_reason(len(origins), denied=self._denied),
        )


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a claimant says of a place: its side, from which day, by which claims, `more` than these.

    `denied` says that it denies that the side holds the place.
    """

    origin: str
    side: str
    denied: bool
    start: str
    claims: tuple[str, ...]
    more: int


def claimed(told: Iterable[Told]) -> tuple[Claimed, ...]:
    """Gather what each claimant says of a place, the first claims in order of day."""
    found: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
    for each in told:
        found[each.origin, each.side, each.denied].append(each)
    return tuple(_claimed(key, each) for key, each in found.items())


def _claimed(key: tuple[str, str, bool], told: Sequence[Told]) -> Claimed:
    claims = tuple(dict.fromkeys(c for t in told for c in t.claims))
    start = min(t.day for t in told)
    return Claimed(*key, start, claims[:HOLD_CLAIMS], max(0, len(claims) - HOLD_CLAIMS))


def holds(
    found: Iterable[Claimed], view: Callable[[str], ClaimView], name: Callable[[str], str]
) -> tuple[Hold, ...]:
    """Show what each claimant says of who holds a place; `view` shows a claim, `name` names a source."""
    shown = [
        Hold(
            side="" if each.denied else each.side,
            start=each.start,
            end="",
            claimant=name(each.origin) if each.origin else "",
            claims=tuple(map(view, each.claims)),
            denied=each.denied,
            more=each.more,
        )
        for each in found
    ]
    return tuple(sorted(shown, key=lambda h: (h.start, h.denied, h.side, h.claimant)))


def _places_of(indexed: Indexed, finding: Finding) -> Sequence[str]:
    """Give the places a finding asks about: the finest, and of these those its question names."""
    places = indexed.events[finding.event].places
    least = min((_coarseness(indexed, p) for p in places), default=0)
    finest = [p for p in places if _coarseness(indexed, p) == least]
    asked = finding.question.casefold()
    named = [p for p in finest if indexed.views.place_name(p).casefold() in asked]
    return named or finest[:1]


def _coarseness(indexed: Indexed, id_: str) -> int:
    place = indexed.places.get(id_)
    return _FINE.index(place.feature) if place and place.feature in _FINE else len(_FINE)


def _told(
    indexed: Indexed, finding: Finding, place: str, day_of: Callable[[str], str]
) -> Iterator[Told]:
    for position in finding.positions:
        held = _HELD.match(position.answer)
        if held is None and not position.denies:
            continue
        for origin in position.origins:
            side = held[1] if held else _side_of(indexed, origin)
            against = position.denies and finding.status is Status.CONTESTED
            yield from _by_day(origin, Told(place, side, "", origin.source, (), against), day_of)


def _by_day(origin: Origin, told: Told, day_of: Callable[[str], str]) -> Iterator[Told]:
    days: dict[str, list[str]] = defaultdict(list)
    for claim in origin.claims:
        days[day_of(claim)].append(claim)
    for day, claims in sorted(days.items()):
        yield Told(told.place, told.side, day, told.origin, tuple(claims), told.denied)


def day_told(report_told: str, when: When | None) -> str:
    """Give the day from which a claim says it is so: the one it tells, else its report's."""
    published = iso_day(report_told)
    if when is None:
        return published
    day = when.start or when.end or published
    return day if day[:7] >= published[:7] or not published else published


def _side_of(indexed: Indexed, origin: Origin) -> str:
    """Give the side whose mouth an origin is, in the words that findings use; "" for none."""
    source = indexed.sources.get(origin.source)
    side = origin.source if origin.source.startswith("side:") else source.side if source else ""
    return next((word for word in _SIDES if word.split(" ")[0] in side), "")


def _sides(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.side for t in told if t.side))


def _reason(origins: int, *, denied: bool) -> str:
    tells = (
        "nobody whose words can be traced"
        if not origins
        else f"{origins} independent origin{'s' * (origins > 1)}"
    )
    return f"told by {tells}" + ("; another denies it" if denied else "")
