"""What moves and what goes on, as the map shows it."""

from dataclasses import replace

from rashomon.model.claim import Kind
from rashomon.model.place import Place
from rashomon.model.record import Record
from rashomon.model.state import Chronicle, Endpoint, Facility, Flow, Siege, Step, Truce
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.desk.matters import flows, marks, marks_of_events
from rashomon.publish.desk.placing import line, position

TOWN = Place("t", "Saltmarket", "town", parent="adm", latitude=36.3, longitude=37.2)
PLACES = (
    Place("adm", "The Coast", "adm1", latitude=36.0, longitude=37.0),
    Place("east", "eastern Saltmarket", "area", parent="t"),
    Place("q", "Quay", "neighbourhood", parent="t", latitude=36.31, longitude=37.21),
    TOWN,
)


def _indexed(record: Record) -> Indexed:
    return Indexed(replace(record, places=PLACES))


def _state(*, flows: tuple[Flow, ...] = (), sieges: tuple[Siege, ...] = ()) -> Chronicle:
    steps = (Step("hit", "one-1", "w", "2020-03-03", "2020-03-03"),)
    worked = Step("working", "one-2", "w", "2020-03-05", "2020-03-05", denied=True)
    facility = Facility("hospital", "the Quay hospital", "q", (*steps, worked))
    truce = Truce("adm", "The Coast", (replace(steps[0], what="agreed"),))
    return Chronicle((), sieges, (facility,), flows, (truce,), (), ())


def test_a_place_without_a_position_lies_where_what_holds_it_does() -> None:
    """But not where a whole province or land lies, and nowhere where it is not known."""
    places = {p.id: p for p in PLACES}
    assert position(places, "east") == position(places, "t") == (37.2, 36.3)
    assert position(places, "adm") is position(places, "nowhere") is None
    assert line(places, "east", "q") == ((37.2, 36.3), (37.21, 36.31))
    assert line(places, "east", "t") is None


def test_flows_are_drawn_where_both_ends_have_a_position(record: Record) -> None:
    """One to the ground of a side stands in the list alone."""
    east, quay = Endpoint("east", "", "eastern Saltmarket"), Endpoint("q", "", "Quay")
    side = Endpoint("", "government", "government areas")
    told = [
        Flow(east, end, "2020-03-03", "2020-03-04", None, ("one-1", "one-2"), ("two-1",))
        for end in (quay, side)
    ]
    drawn, listed = flows(_indexed(record), _state(flows=tuple(told)))
    assert drawn.line is not None
    assert listed.line is None
    assert listed.ends == ("eastern Saltmarket", "government areas")
    assert (drawn.claims, drawn.claim.id, drawn.denied) == (2, "one-1", True)


def test_marks_say_what_is_told_and_from_when(record: Record) -> None:
    """A siege with who besieges, a facility with its steps, a truce of a whole province unplaced."""
    ended = (Step("ended", "one-2", "w", "2020-04-01", "2020-04-02"),)
    siege = Siege("t", "Saltmarket", "2020-01-01", ("syrian-government",), (), ended, ("one-1",))
    found = {m.sort: m for m in marks(_indexed(record), _state(sieges=(siege,)))}
    assert found["siege"].told == "besieged by the Syrian government side"
    assert (found["siege"].start, found["siege"].end) == ("2020-01-01", "2020-04-02")
    assert found["facility"].told == "hit, 2020-03-03; denied: working, 2020-03-05"
    assert (found["facility"].town, found["facility"].at) == ("t", (37.21, 36.31))
    assert (found["truce"].at, found["truce"].place.name) == (None, "The Coast")


def test_without_the_state_the_newest_event_of_a_sort_stands_for_all(record: Record) -> None:
    """And the rest at its place is counted."""
    events = tuple(replace(e, kind=Kind.SIEGE, places=("t",)) for e in record.events)
    at = _indexed(replace(record, events=events))
    (mark,) = marks_of_events(at, ["t", "q"])
    assert (mark.sort, mark.name, mark.more) == ("siege", "Saltmarket", len(events) - 1)
    assert mark.event == at.events_at["t"][0].id
