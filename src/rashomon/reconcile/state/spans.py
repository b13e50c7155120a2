"""From tellings of one place to who holds it when: spans, contests, and the state on a day.

Tellings are walked day by day. What stands on a day is each root's last word since the place last
changed hands:

- A taking by a side that nobody said to hold the place, while another was said to, begins a new
  chapter; words of days before it are history and contest nothing.
- Within a chapter two holders, or a denial by another root, make the place contested until the
  one who stood against it tells otherwise.
- A side said to hold what another took more than QUIET days before, with no word since, begins a
  new chapter too: it changed hands unseen.
- What is told of a wider place goes for a place in it, for a year at most, until a claim names that
  place; from then on only where the place is taken from the side that is said to hold it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rashomon.model.state import (
    Act,
    Condition,
    Contest,
    ControlSpan,
    Holder,
    HoldTelling,
    PlaceControl,
    PlaceState,
)
from rashomon.reconcile.state.context import shifted, unique

QUIET = 7
"""Days without a word for a holder after which another may hold the place without a dispute."""

SPREADS = 365
"""Days for which what is told of a wider place goes for a place in it."""

_AFFIRMS = frozenset((Act.TOOK, Act.HOLDS))


@dataclass
class _Chapter:
    """What was told of a place since it last changed hands.

    `changes` counts the times that tellings came or went.
    """

    start: str = ""
    before: str = ""
    tellings: list[HoldTelling] = field(default_factory=list)
    changes: int = 0
    _stood: tuple[int, list[HoldTelling]] = field(default=(-1, []), repr=False)

    def add(self, each: HoldTelling) -> None:
        """Take a telling in."""
        self.tellings.append(each)
        self.changes += 1

    def forget(self, day: str) -> None:
        """Let go of what was told of a wider place too long before a day."""
        kept = [t for t in self.tellings if not t.of or _days_between(t.end, day) <= SPREADS]
        if len(kept) < len(self.tellings):
            self.tellings = kept
            self.changes += 1

    def standing(self) -> list[HoldTelling]:
        """Give the word of each root that stands: its last day's, for or against each side."""
        if self._stood[0] != self.changes:
            self._stood = self.changes, self._standing()
        return self._stood[1]

    def _standing(self) -> list[HoldTelling]:
        last: dict[tuple[str, bool], list[HoldTelling]] = {}
        for each in self.tellings:
            if not each.decides:
                continue
            key = each.origin or f"?{each.claim}", each.act in _AFFIRMS or each.act is Act.LOST
            if key[1] and key in last and self._differs(last[key], each):
                last[key] = []
            last.setdefault(key, []).append(each)
        return [t for told in last.values() for t in told]

    @staticmethod
    def _differs(told: Sequence[HoldTelling], each: HoldTelling) -> bool:
        """Whether a root's word of a later day takes back what it said before."""
        return any(
            t.end < each.end and ((t.holder != each.holder) or (t.denied != each.denied))
            for t in told
        )

    def affirmed(self) -> list[str]:
        """Give the sides said to hold the place, once each."""
        return list(
            unique(
                t.holder
                for t in self.standing()
                if t.act in _AFFIRMS and not t.denied and not t.unsure
            )
        )


def _order(each: HoldTelling) -> tuple[str, bool, str, str]:
    return each.end, not each.of, each.published, each.claim


def _days_between(one: str, other: str) -> int:
    if not one or not other:
        return 0
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def chapters(tellings: Sequence[HoldTelling]) -> Iterator[tuple[str, _Chapter]]:
    """Give (day, chapter) for each day on which anything is told, the chapter as it stands that night."""
    current = _Chapter()
    by_day: dict[str, list[HoldTelling]] = defaultdict(list)
    for each in sorted(tellings, key=_order):
        by_day[each.end].append(each)
    last = max(by_day, default="")
    faded = {d for t in tellings if t.of and (d := shifted(t.end, SPREADS + 1)) < last}
    named = False
    for day in sorted({*by_day, *faded}):
        today = by_day.get(day, [])
        direct = [t for t in today if not t.of]
        current.forget(day)
        for each in direct or today:
            if each.of and not _may_spread(each, current, named=named):
                continue
            if _turns(current, each):
                holders = [h for h in current.affirmed() if h != each.holder]
                if each.act is Act.LOST and each.holder not in holders:
                    holders = [each.holder]
                before = holders[0] if holders else each.against or current.before
                if each.act is Act.HOLDS:
                    before = ""
                current = _Chapter(each.start or day, before)
            current.add(each)
        named = named or bool(direct)
        yield day, current


def _may_spread(each: HoldTelling, current: _Chapter, *, named: bool) -> bool:
    """Whether what is told of a wider place goes for this one, of which nothing else is told today."""
    if not named:
        held = [t for t in current.tellings if t.act in _AFFIRMS and t.holder != each.holder]
        quiet = all(_days_between(t.end, each.end) > QUIET for t in held)
        return each.act is not Act.HOLDS or quiet
    changes = each.act is Act.TOOK and not each.denied
    return changes and current.affirmed() == [each.against]


def _turns(current: _Chapter, each: HoldTelling) -> bool:
    """Whether a telling begins a new chapter."""
    if each.unsure or each.denied or not each.decides:
        return False
    held = [
        t
        for t in current.tellings
        if t.act in _AFFIRMS and not t.denied and not t.unsure and t.holder != each.holder
    ]
    own = [t for t in current.tellings if t.act in _AFFIRMS and t.holder == each.holder]
    own = [t for t in own if not t.denied and not t.unsure]
    if each.act is Act.TOOK:
        again = bool(own) and _days_between(max(t.end for t in own), each.end) <= QUIET
        return not again and bool(held) and all(t.end < each.end for t in held)
    if each.act is Act.LOST:
        return bool(own) and not held
    if each.act is not Act.HOLDS or not held or own:
        return False
    spread_only = not each.of and all(t.of for t in held)
    return spread_only or all(_days_between(t.end, each.end) > QUIET for t in held)


def state_of(place: str, name: str, day: str, chapter: _Chapter) -> PlaceState:
    """Say how a place stands by a chapter's tellings."""
    standing = chapter.standing()
    holders = _holders(standing)
    entered = [t for t in standing if t.act is Act.ENTERED and not t.denied]
    cut = unique(t.claim for t in chapter.tellings if t.act is Act.CUT_OFF and not t.denied)
    partly = unique(t.claim for t in chapter.tellings if t.part and t.act is not Act.CUT_OFF)
    lost = [t for t in standing if t.act is Act.LOST and not t.denied]
    claimed = [h for h in holders if h.claims]
    disputed = [h for h in holders if h.denied_by]
    others = unique(t.holder for t in entered if t.holder not in {h.side for h in claimed})
    if len(claimed) > 1 or disputed:
        condition = Condition.CONTESTED
    elif others:
        condition = Condition.ENTERED
    elif claimed:
        condition = Condition.HELD
    else:
        condition = Condition.LOST if lost else Condition.UNKNOWN
    before = chapter.before or (lost[0].holder if condition is Condition.LOST else "")
    since = _since(condition, holders, [t for t in entered if t.holder in others])
    inside = unique(t.claim for t in entered if t.holder in others)
    reason = _reason(condition, claimed, disputed)
    return PlaceState(
        place, name, day, condition, holders, reason, before, since, inside, cut, partly
    )


def _holders(standing: Sequence[HoldTelling]) -> tuple[Holder, ...]:
    found = []
    for side in unique(t.holder for t in standing if t.act in _AFFIRMS and not t.unsure):
        told = [t for t in standing if t.holder == side and t.act in _AFFIRMS and not t.unsure]
        affirm = [t for t in told if not t.denied]
        origins = unique(t.origin for t in affirm)
        deny = [t for t in told if t.denied and (t.origin not in origins or not t.origin)]
        first = min((t for t in affirm if t.act is Act.TOOK), key=lambda t: t.end, default=None)
        found.append(
            Holder(
                side,
                first.end if first else min((t.end for t in affirm), default=""),
                unique(t.claim for t in affirm),
                origins,
                unique(t.claim for t in deny),
                "" if any(not t.of for t in told) else next((t.of for t in affirm), ""),
                first is not None,
            )
        )
    return tuple(sorted(found, key=lambda h: (-len(h.origins), -len(h.claims), h.side)))


def _since(condition: Condition, holders: Sequence[Holder], entered: Sequence[HoldTelling]) -> str:
    """Give the day from which a place stands as it does, "" unknown."""
    begins = sorted(h.since for h in holders if h.since)
    if condition is Condition.ENTERED:
        return min((t.end for t in entered), default="")
    if condition is Condition.CONTESTED:
        return begins[-1] if begins else ""
    return begins[0] if begins else ""


def _reason(
    condition: Condition,
    claimed: Sequence[Holder],
    disputed: Sequence[Holder],
) -> str:
    if len(claimed) > 1:
        return "Two sides are each said to hold it."
    if disputed and claimed:
        return "One side is said to hold it, and another origin denies that."
    if disputed:
        return "That it was taken is denied; no other claim says that it was."
    if condition is Condition.ENTERED:
        return "Forces of another side are said to be inside." if claimed else "Forces are inside."
    if condition is Condition.LOST:
        return "It is said to be lost; nobody says to whom."
    return "One side is said to hold it." if claimed else "Nobody says who holds it."


def control_of(place: str, name: str, tellings: Sequence[HoldTelling]) -> PlaceControl:
    """Make a place's spans and contests of its tellings."""
    nights = list(_nights(place, name, tellings))
    by_claim = {(t.claim, t.holder): t for t in tellings}
    spans = tuple(s for side in _sides(nights) for s in _spans(place, side, nights, by_claim))
    ordered = tuple(sorted(spans, key=lambda s: (s.by, s.end or "9999", s.side)))
    contests = tuple(_contests(place, nights))
    return PlaceControl(place, name, tuple(sorted(tellings, key=_order)), ordered, contests)


def _nights(
    place: str, name: str, tellings: Sequence[HoldTelling]
) -> Iterator[tuple[str, PlaceState]]:
    """Give how a place stands at the end of each day on which anything is told."""
    known: tuple[_Chapter, int, PlaceState] | None = None
    for day, chapter in chapters(tellings):
        if known and known[0] is chapter and known[1] == chapter.changes:
            state = replace(known[2], day=day)
        else:
            state = state_of(place, name, day, chapter)
        known = chapter, chapter.changes, state
        yield day, state


def control_alike(
    places: Sequence[tuple[str, str]], tellings: Sequence[HoldTelling]
) -> Iterator[PlaceControl]:
    """Make the control of places, (place, name) each, of which the very same tellings of wider places tell.

    It is worked out once: in a large record most places have theirs from a few provinces.
    """
    first = control_of(*places[0], tellings)
    yield first
    for place, name in places[1:]:
        spans = tuple(replace(s, place=place) for s in first.spans)
        contests = tuple(replace(c, place=place) for c in first.contests)
        yield PlaceControl(place, name, first.tellings, spans, contests)


def _sides(nights: Sequence[tuple[str, PlaceState]]) -> tuple[str, ...]:
    return unique(h.side for _, state in nights for h in state.holders if h.claims)


def _spans(
    place: str,
    side: str,
    nights: Sequence[tuple[str, PlaceState]],
    by_claim: dict[tuple[str, str], HoldTelling],
) -> Iterator[ControlSpan]:
    """Give the stretches of nights on which a side is said to hold a place."""

    def holds(state: PlaceState) -> bool:
        return any(h.side == side and h.claims for h in state.holders)

    for states, end in _runs(nights, holds):
        held = [h for s in states for h in s.holders if h.side == side and h.claims]
        claims = unique(c for h in held for c in h.claims)
        told = [by_claim[c, side] for c in claims if (c, side) in by_claim]
        taken = [t for t in told if t.act is Act.TOOK]
        first = min(taken, key=lambda t: t.end, default=None)
        by = first.end if first else min((t.end for t in told), default="")
        against = next((t.against for t in taken if t.against), states[0].before if taken else "")
        yield ControlSpan(
            place,
            side,
            first.start if first else "",
            by,
            end,
            against,
            claims,
            unique(o for h in held for o in h.origins),
            unique(c for h in held for c in h.denied_by),
            "" if any(not h.of for h in held) else held[0].of,
        )


def _contests(place: str, nights: Sequence[tuple[str, PlaceState]]) -> Iterator[Contest]:
    for states, end in _runs(nights, lambda s: s.condition is Condition.CONTESTED):
        holders = [h for s in states for h in s.holders]
        yield Contest(
            place,
            states[0].day,
            end,
            unique(h.side for h in holders),
            unique(c for h in holders for c in h.claims),
            unique(c for h in holders for c in h.denied_by),
        )


def _runs(
    nights: Sequence[tuple[str, PlaceState]], wanted: Callable[[PlaceState], bool]
) -> Iterator[tuple[list[PlaceState], str]]:
    """Give runs of nights that are wanted, each with the day that ended it, "" where it goes on."""
    run: list[PlaceState] = []
    for day, state in nights:
        if wanted(state):
            run.append(state)
        elif run:
            yield run, day
            run = []
    if run:
        yield run, ""


def state_on(control: PlaceControl, day: str) -> PlaceState | None:
    """Give how a place stands on an ISO day, None where nothing is told of it by then."""
    known = [t for t in control.tellings if t.end <= day]
    last = None
    for _, chapter in chapters(known):
        last = chapter
    if last:
        last.forget(day)
    return state_of(control.place, control.name, day, last) if last else None
