"""Who is said to hold what, from a record's state over time."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from rashomon.model.source import side_name
from rashomon.model.state import Act, Chronicle, Condition, HoldTelling, PlaceControl, PlaceState
from rashomon.publish.desk.ground import HOLD_CLAIMS, Hold, Standing
from rashomon.publish.desk.holding import Holdings
from rashomon.publish.desk.indexed import Indexed

DAYS_HELD = 64
"""Days whose states are held in memory: more than the map shows."""

PlacesOn = Callable[[Chronicle, str], Sequence[PlaceState]]
"""Gives how every place stands on a day."""


def by_chronicle(indexed: Indexed, told: Chronicle, places_on: PlacesOn) -> Holdings:
    """Make holdings of the state over time."""
    control = {c.place: c for c in told.control}
    tellings = [t for c in told.control for t in c.tellings]

    @lru_cache(maxsize=DAYS_HELD)
    def states(day: str) -> dict[str, PlaceState]:
        return {s.place: s for s in places_on(told, day)}

    def standing(place: str, day: str) -> Standing:
        return _standing(states(day).get(place), day)

    return Holdings(
        tuple(sorted(control)),
        tuple(sorted({t.end for t in tellings if t.end})),
        tuple(sorted({_name(s.side) for c in told.control for s in c.spans if s.side})),
        standing,
        lambda place: _holds(indexed, control.get(place)),
    )


def _standing(state: PlaceState | None, day: str) -> Standing:
    """Show a state; who is only said to have held it before stands where the taking is denied."""
    if state is None:
        return Standing(day, (), contested=False, reason="")
    contested = state.condition is Condition.CONTESTED
    sides = [h.side for h in state.holders]
    if contested and len(sides) == 1 and state.before:
        sides.append(state.before)
    return Standing(day, tuple(sorted(map(_name, sides))), contested=contested, reason=state.reason)


def _holds(indexed: Indexed, control: PlaceControl | None) -> tuple[Hold, ...]:
    """Show what each claimant says, from the day it tells on to the end of the side's span."""
    if control is None:
        return ()
    by_claimant: dict[tuple[str, str, bool], list[HoldTelling]] = {}
    for each in control.tellings:
        if each.act in (Act.TOOK, Act.HOLDS) and each.decides and each.holder:
            key = (each.origin, each.holder, each.denied)
            by_claimant.setdefault(key, []).append(each)
    ends = {s.side: s.end for s in control.spans}
    told = {
        key: tuple(dict.fromkeys(t.claim for t in members)) for key, members in by_claimant.items()
    }
    views = (
        Hold(
            side=_name(side),
            start=min(t.end for t in members),
            end=ends.get(side, ""),
            claimant=indexed.views.source_name(origin) if origin else "",
            claims=tuple(map(indexed.claim, told[origin, side, denied][:HOLD_CLAIMS])),
            denied=denied,
            more=max(0, len(told[origin, side, denied]) - HOLD_CLAIMS),
        )
        for (origin, side, denied), members in by_claimant.items()
    )
    return tuple(sorted(views, key=lambda h: (h.start, h.denied, h.side, h.claimant)))


def _name(side: str) -> str:
    """Write a side in few words: "Syrian opposition", not "the Syrian opposition side"."""
    return side_name(side).removeprefix("the ").removesuffix(" side")
