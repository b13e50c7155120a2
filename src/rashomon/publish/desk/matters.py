"""What moves and what goes on, for the map: flows of people, sieges, facilities and truces."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rashomon.model.claim import Kind
from rashomon.model.finding import Event
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.source import side_name
from rashomon.model.state import Chronicle, Facility, Flow, Siege, Step, Truce
from rashomon.model.words import Words
from rashomon.publish.charts import bounds
from rashomon.publish.desk.ground import FlowView, MarkView
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.desk.lists import EventRow, Ref
from rashomon.publish.desk.placing import line, position, town_of
from rashomon.publish.view import ClaimView

SORTS = {Kind.SIEGE: "siege", Kind.INFRASTRUCTURE: "facility", Kind.TRUCE_OR_TALKS: "truce"}
"""Kinds of events that stand on the map as marks, where the state over time is not derived."""


def flows(indexed: Indexed, state: Chronicle) -> Iterator[FlowView]:
    """Show the flows of people of the state over time."""
    return (_flow(indexed, f) for f in state.flows if f.claims)


def _flow(indexed: Indexed, flow: Flow) -> FlowView:
    size = flow.size
    return FlowView(
        ends=(flow.origin.name, flow.target.name),
        line=line(indexed.places, flow.origin.place, flow.target.place),
        start=flow.start,
        end=flow.end,
        low=size.low if size else None,
        high=size.high if size else None,
        claims=len(flow.claims),
        claim=indexed.claim(flow.claims[0]),
        denied=bool(flow.denied_by),
    )


def flows_told(indexed: Indexed) -> Iterator[FlowView]:
    """Show what single claims tell of moving from one place to another, each way once."""
    seen = set()
    for linked in indexed.record.claims:
        ends = (linked.claim.from_place, linked.claim.to_place)
        origin, target = (_resolved(linked, end) for end in ends)
        if origin and target and origin != target and (origin, target) not in seen:
            seen.add((origin, target))
            refs = indexed.place_ref(origin), indexed.place_ref(target)
            yield told_flow(indexed.places, refs, indexed.claim(linked.id))


def told_flow(places: Mapping[str, Place], ends: tuple[Ref, Ref], claim: ClaimView) -> FlowView:
    """Show that a claim tells of moving from one place to another."""
    origin, target = ends
    where, day = line(places, origin.id, target.id), claim.published
    return FlowView((origin.name, target.name), where, day, day, None, None, 1, claim)


def _resolved(linked: LinkedClaim, words: Words | None) -> str:
    return next((p.place for p in linked.places if words and p.words == words), "")


def marks(indexed: Indexed, state: Chronicle) -> Iterator[MarkView]:
    """Show the sieges, facilities and truces of the state over time."""
    yield from (_siege(indexed, s) for s in state.sieges if s.claims)
    yield from (_facility(indexed, f) for f in state.facilities if f.steps)
    yield from (_truce(indexed, t) for t in state.truces if t.steps)


def _siege(indexed: Indexed, siege: Siege) -> MarkView:
    by = " and ".join(map(side_name, siege.besiegers))
    inside = siege.inside
    said = [f"besieged by {by}" if by else "besieged"]
    said += [f"{bounds(inside.low, inside.high)} inside"] if inside else []
    end = siege.ended[-1].end if siege.ended else ""
    what = ("siege", siege.name, siege.place)
    return _mark(indexed, what, ", ".join(said), (siege.since, end), siege.claims[0])


def _facility(indexed: Indexed, facility: Facility) -> MarkView:
    what = ("facility", facility.name, facility.place)
    return _steps(indexed, what, facility.steps)


def _truce(indexed: Indexed, truce: Truce) -> MarkView:
    return _steps(indexed, ("truce", truce.name, truce.place), truce.steps)


def _steps(indexed: Indexed, what: tuple[str, str, str], steps: Sequence[Step]) -> MarkView:
    said = dict.fromkeys(
        f"{'denied: ' * s.denied}{s.what}{', ' * bool(s.start)}{s.start}" for s in steps
    )
    return _mark(indexed, what, "; ".join(said), (steps[0].start, ""), steps[-1].claim)


def _mark(
    indexed: Indexed, what: tuple[str, str, str], told: str, days: tuple[str, str], claim: str
) -> MarkView:
    sort, name, place = what
    ref = indexed.place_ref(place) if place else Ref("", "")
    return MarkView(
        sort, name, ref, _town(indexed.places, place), position(indexed.places, place), told, *days,
        indexed.claim(claim),
    )  # fmt: skip


def _town(places: Mapping[str, Place], id_: str) -> str:
    """Give the town that a place is or is in, "" for none."""
    place = places.get(id_)
    if place is None:
        return ""
    return id_ if place.feature == "town" else town_of(places, place)


def marks_of_events(indexed: Indexed, ids: Collection[str]) -> Iterator[MarkView]:
    """Show of each of some places the newest event of a siege, a facility and a truce."""
    for id_ in sorted(ids):
        found: dict[str, list[Event]] = defaultdict(list)
        for event in indexed.events_at.get(id_, ()):
            if event.kind in SORTS:
                found[SORTS[event.kind]].append(event)
        for sort, events in sorted(found.items()):
            row = indexed.row(events[0])
            yield mark_of_event(indexed.places, indexed.place_ref(id_), sort, row, len(events) - 1)


def mark_of_event(
    places: Mapping[str, Place], place: Ref, sort: str, row: EventRow, more: int
) -> MarkView:
    """Show the newest of some events of a sort at a place; it goes on, as nothing says it ended."""
    town, at = _town(places, place.id), position(places, place.id)
    return MarkView(
        sort, place.name, place, town, at, row.title, row.start, "", row.quote, more, row.id
    )
