"""What a desk over a record in memory answers."""

from dataclasses import replace

from rashomon.model.finding import AspectKind, Finding, Grade, Graded, Origin, Position, Status
from rashomon.model.place import Place, PlaceLink
from rashomon.model.record import Record
from rashomon.publish.desk.lists import Filters
from rashomon.publish.desk.record import RecordDesk
from rashomon.reconcile.diffing import diff


def _held(record: Record) -> Record:
    """The record with its dispute about who holds the bridge, which a gazetteer knows."""
    bridge = Place("b1", "the bridge", "neighbourhood", latitude=36.2, longitude=37.1)
    words = record.claims[0].claim.quote
    claims = tuple(replace(c, places=(PlaceLink(words, "b1", 1, 1.0, ""),)) for c in record.claims)
    positions = (
        Position("Held by the government side", ("one-1",), (Origin("ministry", ("one-1",)),)),
        Position("Denied", ("one-2",), (Origin("side:opposition", ("one-2",)),), denies=True),
    )
    finding = Finding(
        "f1", "e1", AspectKind.HOLDER, "Who holds the bridge?", positions, Status.CONTESTED, ""
    )
    events = tuple(replace(e, places=("b1",)) for e in record.events)
    return replace(
        record,
        claims=claims,
        places=(bridge,),
        events=events,
        findings=(finding, *record.findings[1:]),
    )


def test_the_situation_counts_and_leads_to_the_disputes(record: Record) -> None:
    """Counts by status, the contested finding, the figure and the newest events."""
    now = RecordDesk(record).situation()
    assert (now.reports, now.claims, now.tellers) == (2, 3, 3)
    assert dict(now.counts)["contested"] == 1
    assert [f.id for f in now.disputes] == ["f1"]
    assert [f.finding for f in now.figures] == ["f2"]
    assert {e.id for e in now.newest} == {"e1", "e2"}


def test_what_the_record_does_not_have_is_none(record: Record) -> None:
    """Unknown ids give nothing, pages beyond the last are empty."""
    desk = RecordDesk(record)
    assert desk.event("x") is desk.place("x") is desk.source("x") is desk.report("x") is None
    assert desk.events(2, Filters()).items == ()


def test_an_event_tells_each_answer_and_its_roots(record: Record) -> None:
    """Two answers, each with its origin and its words."""
    event = RecordDesk(record).event("e1")
    assert event
    (tree,) = event.trees
    assert [(answer, [r.name for r in roots]) for answer, roots in tree.positions] == [
        ("The army took the bridge", ["Ministry"]),
        ("It did not", ["Rebels"]),
    ]
    assert tree.positions[1][1][0].tellings[0].claim.stance == "deny"


def test_an_event_has_its_grade_of_harm(record: Record) -> None:
    """The page has the grade that the event has."""
    graded = Graded(Grade.FAIR, "Two tell of it.")
    events = tuple(replace(e, harm=graded) if e.id == "e1" else e for e in record.events)
    event = RecordDesk(replace(record, events=events)).event("e1")
    assert event
    assert event.harm == graded


def test_events_are_narrowed_by_each_filter(record: Record) -> None:
    """Kind, status, teller and days each let through what fits, and nothing else."""
    desk = RecordDesk(record)
    for filters, found in (
        (Filters(kind="casualties"), {"e2"}),
        (Filters(status="contested"), {"e1"}),
        (Filters(teller="rebels"), {"e1"}),
        (Filters(start="2016-11-28", end="2016-11-28"), {"e1", "e2"}),
        (Filters(end="2016-11-27"), set()),
        (Filters(place="nowhere"), set()),
    ):
        assert {e.id for e in desk.events(1, filters).items} == found


def test_search_wants_all_words_in_any_order_and_case(record: Record) -> None:
    """Words of a claim or its teller; whole reports are found beside the claims."""
    desk = RecordDesk(record)
    found = desk.search("BRIDGE took", Filters(), 1)
    assert {h.claim.id for h in found.hits.items} == {"one-1", "one-2"}
    assert [r.label for r in found.reports] == ["one"]
    assert desk.search("bridge swim", Filters(), 1).hits.total == 0


def test_a_denied_taking_moves_a_place_from_its_keepers_to_contested(record: Record) -> None:
    """Before the taking the place is its deniers'; from that day on both sides stand."""
    view = RecordDesk(_held(record)).map("")
    (place,) = view.places
    assert view.days == ("2016-11-27", "2016-11-28")
    assert [(s.sides, s.contested) for s in place.standings] == [
        (("opposition",), False),
        (("government", "opposition"), True),
    ]


def test_a_place_tells_who_says_what_of_its_holder(record: Record) -> None:
    """A line a claimant, with the denial marked as one."""
    place = RecordDesk(_held(record)).place("b1")
    assert place
    assert [(h.claimant, h.side, h.denied) for h in place.holds] == [
        ("Ministry", "government", False),
        ("the opposition side", "", True),
    ]
    assert {e.id for e in place.events.items} == {"e1", "e2"}
    assert place.sides == ("government", "opposition")


def test_a_figure_has_a_line_a_teller(record: Record) -> None:
    """An outlet's own voice stands under the outlet's name; the upper bound is open."""
    (figure,) = RecordDesk(record).figures(1).items
    (line,) = figure.lines
    assert line.teller == "Sample <b>Post</b>"
    assert (line.points[0].low, line.points[0].high) == (12.0, None)


def test_sources_tell_who_passes_on_whom(record: Record) -> None:
    """The outlet that carries a teller's words passes them on; a denial is counted."""
    found = RecordDesk(record).sources(1)
    assert {(k.origin.id, k.by.id) for k in found.relays} == {
        ("ministry", "outlet-one"),
        ("rebels", "outlet-one"),
    }
    assert {r.ref.id: r.denials for r in found.rows.items}["rebels"] == 1


def test_changes_compare_two_replayed_moments(record: Record) -> None:
    """What the later state has and the earlier had not became known or contested."""
    empty = Record((), (), (), (), (), ())
    states = {"2016-11-27": empty, "2016-11-28": record}
    found = RecordDesk(record, states.__getitem__, diff).changes("2016-11-27", "2016-11-28")
    assert [(r.kind, r.before, r.after) for r in found.rows] == [
        ("contested", "", "contested"),
        ("became known", "", "unknown_lineage"),
    ]


def test_an_empty_record_has_pages_too() -> None:
    """Nothing known is an answer, not a fault."""
    desk = RecordDesk(Record((), (), (), (), (), ()))
    assert desk.situation().reports == 0
    assert desk.map("").places == ()
    assert desk.timeline().lanes == ()
    assert desk.days() == []
