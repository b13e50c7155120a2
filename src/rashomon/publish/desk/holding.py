"""Who is said to hold which place on which day, from the findings on holders.

`Holdings` is the one door to who holds what; `chronicled` makes it of the state over time.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.finding import AspectKind, Finding, Origin, Position, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.moment import iso_day
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
    told = in_order(told_of_holders(indexed, indexed.record.findings))
    views = indexed.views

    def show(place: str) -> tuple[Hold, ...]:
        return holds(spans(told.get(place, ())), indexed.claim, views.source_name)

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


def told_of_holders(indexed: Indexed, findings: Iterable[Finding]) -> Mapping[str, list[Told]]:
    """Give, by place id, what findings tell of its holders."""
    found: dict[str, list[Told]] = defaultdict(list)
    for finding in findings:
        if finding.aspect is AspectKind.HOLDER and finding.event in indexed.events:
            for place in _places_of(indexed, finding):
                found[place] += _told(indexed, finding, place)
    return found


def in_order(found: Mapping[str, Iterable[Told]]) -> Mapping[str, tuple[Told, ...]]:
    """Give what is told of places sorted by place, and of each in order of day."""
    ordered = ((p, sorted(t, key=lambda t: (t.day, t.denied, t.claims))) for p, t in found.items())
    return {place: tuple(told) for place, told in sorted(ordered)}


def standing(told: Sequence[Told], day: str) -> Standing:
    """Say how a place stands on a day by what is told of it up to then, given in order of day.

    Who denies that a side took a place says that it was, and is, his side's.
    """
    known = told[: bisect_right(told, day, key=lambda t: t.day)]
    holds = [t for t in known if not t.denied]
    keepers = _sides(t for t in told if t.denied)
    if not holds:
        reason = "its taking is denied later, by those who held it then" if keepers else ""
        return Standing(day, keepers, contested=False, reason=reason)
    last = holds[-1].day
    now = [t for t in holds if t.day == last or t.side == holds[-1].side]
    denials = [t for t in known if t.denied]
    sides = _sides([*now, *denials])
    contested = bool(denials) or len(_sides(now)) > 1
    return Standing(day, sides, contested=contested, reason=_reason(now, denials))


Span = tuple[str, str, bool]
"""Who tells, which side it tells of, and whether it denies that."""


def spans(told: Iterable[Told]) -> Mapping[Span, tuple[str, tuple[str, ...]]]:
    """Give what each claimant says of a place: its first day, and its claims in order of day."""
    found: dict[Span, list[Told]] = defaultdict(list)
    for each in told:
        found[each.origin, each.side, each.denied].append(each)
    return {
        span: (min(t.day for t in each), tuple(dict.fromkeys(c for t in each for c in t.claims)))
        for span, each in found.items()
    }


def holds(
    found: Mapping[Span, tuple[str, tuple[str, ...]]],
    view: Callable[[str], ClaimView],
    name: Callable[[str], str],
) -> tuple[Hold, ...]:
    """Show what each claimant says of who holds a place; `view` shows a claim, `name` names a source."""
    shown = [
        Hold(
            side="" if denied else side,
            start=start,
            end="",
            claimant=name(origin) if origin else "",
            claims=tuple(map(view, claims[:HOLD_CLAIMS])),
            denied=denied,
            more=max(0, len(claims) - HOLD_CLAIMS),
        )
        for (origin, side, denied), (start, claims) in found.items()
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


def _told(indexed: Indexed, finding: Finding, place: str) -> Iterator[Told]:
    for position in finding.positions:
        held = _HELD.match(position.answer)
        if held is None and not position.denies:
            continue
        for origin in position.origins:
            side = held[1] if held else _side_of(indexed, origin)
            yield from _by_day(
                indexed, finding, position, origin, Told(place, side, "", "", (), position.denies)
            )


def _by_day(
    indexed: Indexed, finding: Finding, position: Position, origin: Origin, told: Told
) -> Iterator[Told]:
    days: dict[str, list[str]] = defaultdict(list)
    for claim in origin.claims:
        days[_day(indexed.claims[claim])].append(claim)
    against = position.denies and finding.status is Status.CONTESTED
    for day, claims in sorted(days.items()):
        yield Told(told.place, told.side, day, origin.source, tuple(claims), against)


def _day(linked: LinkedClaim) -> str:
    """Give the day from which a claim says it is so: the one it tells, else its report's."""
    published = iso_day(linked.published)
    when = linked.when
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


def _reason(now: Sequence[Told], denials: Sequence[Told]) -> str:
    origins = len({t.origin for t in now if t.origin})
    tells = (
        "nobody whose words can be traced"
        if not origins
        else f"{origins} independent origin{'s' * (origins > 1)}"
    )
    return f"told by {tells}" + ("; another denies it" if denials else "")
