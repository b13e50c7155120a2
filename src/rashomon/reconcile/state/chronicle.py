"""The whole state of a record over time, and how every place stands on a day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.record import Record
from rashomon.model.state import Chronicle, HoldTelling, PlaceControl, PlaceState, Step
from rashomon.reconcile.state.context import Context, context_of
from rashomon.reconcile.state.facilities import facilities
from rashomon.reconcile.state.flows import flows
from rashomon.reconcile.state.held import spread, told_of_ground
from rashomon.reconcile.state.matters import allegations, background, truces
from rashomon.reconcile.state.sieges import sieges
from rashomon.reconcile.state.spans import control_alike, control_of, state_on


def chronicle(record: Record) -> Chronicle:
    """Make the state over time: a pure function of the record; control by place name, then id."""
    context = context_of(record)
    tellings: dict[str, list[HoldTelling]] = defaultdict(list)
    for place, each in spread(list(told_of_ground(context)), context):
        tellings[place].append(each)
    control = _control(tellings, context)
    return Chronicle(
        tuple(sorted(control, key=lambda c: (c.name, c.place))),
        tuple(sieges(context)),
        tuple(facilities(context)),
        tuple(flows(context)),
        tuple(truces(context)),
        tuple(allegations(context, record.findings)),
        tuple(background(context)),
    )


def _control(
    tellings: Mapping[str, Sequence[HoldTelling]], context: Context
) -> Iterator[PlaceControl]:
    """Give the control of each place; places of which the same tellings tell are worked out as one."""
    alike: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for place, told in tellings.items():
        alike[tuple(map(id, told))].append(place)
    for places in alike.values():
        named = [(place, context.ground.name(place)) for place in places]
        yield from control_alike(named, tellings[places[0]])


def places_on(told: Chronicle, day: str) -> tuple[PlaceState, ...]:
    """Give how every place stands on an ISO day, as the whole record tells it; by place name."""
    states = (state_on(control, day) for control in told.control)
    return tuple(s for s in states if s is not None)


def known_by_day(told: Chronicle, day: str) -> Chronicle:
    """Give the state without what began after an ISO day; what has no day stays.

    This looks back from the whole record. What could be known on a day is another
    question: that is the chronicle of the record as of that day.
    """
    return Chronicle(
        tuple(_control_by(c, day) for c in told.control if any(t.end <= day for t in c.tellings)),
        tuple(s for s in told.sieges if s.since <= day),
        tuple(
            replace(f, steps=steps) for f in told.facilities if (steps := _steps_by(f.steps, day))
        ),
        tuple(f for f in told.flows if f.start <= day),
        tuple(replace(t, steps=steps) for t in told.truces if (steps := _steps_by(t.steps, day))),
        tuple(
            replace(a, steps=steps, outcome=a.outcome if len(steps) == len(a.steps) else "")
            for a in told.allegations
            if (steps := _steps_by(a.steps, day))
        ),
        tuple(b for b in told.background if b.start <= day),
    )


def _control_by(control: PlaceControl, day: str) -> PlaceControl:
    return control_of(control.place, control.name, [t for t in control.tellings if t.end <= day])


def _steps_by(steps: Sequence[Step], day: str) -> tuple[Step, ...]:
    return tuple(s for s in steps if s.start <= day)
