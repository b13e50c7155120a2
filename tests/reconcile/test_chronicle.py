"""The state over time as claims in plain sentences tell it."""

from collections.abc import Callable

from rashomon.model.record import Record
from rashomon.model.state import Act, Chronicle, Condition, PlaceState
from rashomon.reconcile.state.chronicle import chronicle, known_by_day, places_on
from rashomon.reconcile.state.ground import directions, in_direction

ARMY, REBELS = "syrian-government", "syrian-opposition"
SCENE = "The Syrian army shelled a road near Homs, Syrian rebels said."
Make = Callable[[dict[str, tuple[str, str]]], Record]


def _told(record_of: Make, *texts: str, day: str = "2015-06-10") -> Chronicle:
    """Make the state of texts, beside one that shows who the army and the rebels are."""
    told = {f"r{n}": (day, text) for n, text in enumerate((*texts, SCENE))}
    return chronicle(record_of(told))


def _state(told: Chronicle, name: str, day: str = "2015-06-10") -> PlaceState:
    return next(s for s in places_on(told, day) if s.name == name)


def _held(state: PlaceState) -> list[str]:
    return [h.side for h in state.holders if h.claims]


def test_verbs_give_the_place_to_its_taker(record_of: Make) -> None:
    """Active, passive, "fell to", and a move that only enters."""
    told = _told(
        record_of,
        "The Syrian army captured Wadi Zahra on Wednesday, state television said.",
        "Khalidiya was seized by rebels on Wednesday, the Syrian Observatory for Human Rights said.",
        "The town of Talbiseh fell to the Syrian army on Wednesday, the Syrian Observatory for Human Rights said.",
        "The Syrian army entered Karam Shami on Wednesday, the Syrian Observatory for Human Rights said.",
    )
    assert _held(_state(told, "Wadi Zahra")) == [ARMY]
    assert _held(_state(told, "Khalidiya")) == [REBELS]
    assert _held(_state(told, "Talbiseh")) == [ARMY]
    entered = _state(told, "Karam Shami")
    assert (entered.condition, entered.holders) == (Condition.ENTERED, ())


def test_a_denied_capture_is_contested(record_of: Make) -> None:
    """The rebels' denial stands beside the army's claim; alone it gives control to nobody."""
    claim = "The Syrian army captured Wadi Zahra on Wednesday, state television said."
    denial = "Rebels denied that the army had captured Wadi Zahra."
    both = _state(_told(record_of, claim, denial), "Wadi Zahra")
    assert both.condition is Condition.CONTESTED
    (army,) = both.holders
    assert army.claims
    assert army.denied_by
    alone = _state(_told(record_of, denial), "Wadi Zahra")
    assert (alone.condition, _held(alone)) == (Condition.CONTESTED, [])


def test_what_is_aimed_at_is_not_held(record_of: Make) -> None:
    """An attempt, a plan and a forecast take nothing."""
    told = _told(
        record_of,
        "The Syrian army is trying to capture Wadi Zahra, the Syrian Observatory for Human Rights said.",
        "The Syrian army could take Khalidiya within days, the Syrian Observatory for Human Rights said.",
    )
    assert not [s for s in places_on(told, "2015-06-10") if _held(s)]


def test_a_description_tells_who_holds(record_of: Make) -> None:
    """ "The rebel-held Wadi Zahra district" is a telling of its own."""
    told = _told(
        record_of,
        "Shells killed six people in the rebel-held Wadi Zahra district of Homs on Wednesday, the Syrian Observatory for Human Rights said.",
    )
    state = _state(told, "Wadi Zahra")
    assert (_held(state), state.holders[0].taken) == ([REBELS], False)


def test_a_wider_place_goes_for_what_lies_in_it(record_of: Make) -> None:
    """The east of a town is what lies east of its point: two quarters do, one does not."""
    told = _told(
        record_of,
        "Shells hit Wadi Zahra, Khalidiya and Karam Shami on Wednesday, state television said. Rebel-held eastern Homs was calm, the Syrian Observatory for Human Rights said.",
    )
    held = {s.name: _held(s) for s in places_on(told, "2015-06-10")}
    assert held["Wadi Zahra"] == held["Khalidiya"] == [REBELS]
    assert not held.get("Karam Shami")


def test_a_denial_of_the_whole_denies_no_place_in_it(record_of: Make) -> None:
    """That the east has not fallen says nothing against the fall of one quarter."""
    told = _told(
        record_of,
        "Rebels denied that the Syrian army had captured eastern Homs.",
        "The Syrian army captured Wadi Zahra on Wednesday, state television said.",
    )
    assert _state(told, "Wadi Zahra").condition is Condition.HELD
    assert _state(told, "eastern Homs").condition is Condition.CONTESTED


def test_the_army_is_the_one_that_the_record_names(record_of: Make) -> None:
    """A monitor based elsewhere does not make "the army" that country's."""
    told = _told(
        record_of,
        "The Syrian Observatory for Human Rights is a monitor based in Britain. It said the army had captured Wadi Zahra on Wednesday.",
    )
    assert _held(_state(told, "Wadi Zahra")) == [ARMY]


def test_a_part_does_not_decide_who_holds_the_whole(record_of: Make) -> None:
    """A third of the east is shown, and leaves the rest open."""
    told = _told(
        record_of,
        "Rebels have lost more than a third of eastern Homs, the Syrian Observatory for Human Rights said.",
    )
    (control,) = [c for c in told.control if c.name == "eastern Homs"]
    (telling,) = control.tellings
    assert not telling.decides
    assert "third" in telling.part
    assert _held(_state(told, "eastern Homs")) == []


def test_a_day_after_is_the_day_before(record_of: Make) -> None:
    """ "On Wednesday, a day after they captured X": X fell on Tuesday."""
    told = _told(
        record_of,
        "Government forces took Khalidiya on Wednesday, a day after they captured Wadi Zahra, the Syrian Observatory for Human Rights said.",
    )
    assert _state(told, "Khalidiya").since == "2015-06-10"
    assert _state(told, "Wadi Zahra").since == "2015-06-09"


def test_a_siege_has_its_begin_its_besieger_and_one_range_inside(record_of: Make) -> None:
    """Two counts of who is inside are one figure; both begins are shown."""
    told = _told(
        record_of,
        "The Syrian government sealed its siege of eastern Homs in March 2015. About 40,000 people are trapped in eastern Homs, the United Nations said.",
        "At least 60,000 people are besieged in eastern Homs, the Syrian Observatory for Human Rights said.",
    )
    (siege,) = told.sieges
    assert (siege.name, siege.besiegers, siege.since) == ("eastern Homs", (ARMY,), "2015-03-01")
    assert siege.inside is not None
    assert (siege.inside.low, siege.inside.high, siege.inside.high_open) == (40000, 60000, True)


def test_facilities_keep_what_became_of_them(record_of: Make) -> None:
    """A captured station is no captured quarter; a denial is marked."""
    told = _told(
        record_of,
        "The army captured the Wadi Zahra water pumping station on Wednesday, state television said.",
        "Air strikes destroyed a hospital in Khalidiya on Wednesday, the Syrian Observatory for Human Rights said.",
        "Russia denied that its jets had bombed the hospital in Khalidiya.",
    )
    fates = {(f.sort, s.what, s.denied) for f in told.facilities for s in f.steps}
    assert ("water station", "captured", False) in fates
    assert ("hospital", "destroyed", False) in fates
    assert ("hospital", "hit", True) in fates
    assert not [s for s in places_on(told, "2015-06-10") if s.name == "Wadi Zahra" and _held(s)]


def test_flows_go_from_somewhere_to_somewhere_with_a_range(record_of: Make) -> None:
    """Two tellers of one flow make one range; who flees to a side's ground is a flow of its own."""
    told = _told(
        record_of,
        "About 3,000 people fled from Wadi Zahra to Karam Shami on Wednesday, the Syrian Observatory for Human Rights said.",
        "At least 5,000 people fled from Wadi Zahra to Karam Shami on Wednesday, the United Nations said.",
        "Some 700 civilians fled from Khalidiya to government-controlled areas on Wednesday, the Syrian Observatory for Human Rights said.",
    )
    ends = {(f.origin.name, f.target.place or f.target.side): f for f in told.flows}
    between = ends["Wadi Zahra", "Q3"]
    assert between.size is not None
    assert (between.size.low, between.size.high, between.size.high_open) == (3000, 5000, True)
    assert ends["Khalidiya", ARMY].size is not None


def test_fighters_who_flee_are_no_displacement(record_of: Make) -> None:
    """A retreat is told of ground, not of people driven out."""
    told = _told(
        record_of,
        "Hundreds of rebel fighters fled from Wadi Zahra on Wednesday, state television said.",
    )
    assert told.flows == ()


def test_a_truce_goes_through_its_steps(record_of: Make) -> None:
    """Agreed, then broken; each step with who tells it."""
    told = _told(
        record_of,
        "The army and rebels agreed on a ceasefire in Homs on Tuesday, state television said. Rebels broke the ceasefire in Homs on Wednesday, state television said.",
    )
    (truce,) = told.truces
    assert [s.what for s in truce.steps] == ["agreed", "broken"]


def test_an_allegation_ends_in_its_finding(record_of: Make) -> None:
    """What was alleged is followed to what the inquiry found."""
    told = _told(
        record_of,
        "Rebels said the army had used chemical weapons in Wadi Zahra on Monday. The army denied that it had used chemical weapons in Wadi Zahra. Inspectors who investigated the claim said they found no trace of chemical weapons in Wadi Zahra.",
    )
    whats = [s.what for a in told.allegations for s in a.steps]
    assert {"alleged", "denied", "finding"} <= set(whats)
    assert any("no trace" in a.outcome for a in told.allegations)


def test_what_was_long_before_is_background(record_of: Make) -> None:
    """A fact of 2012 in a report of 2015 stands on the long timeline, the news does not."""
    told = _told(
        record_of,
        "Rebels seized eastern Homs in 2012. The army captured Wadi Zahra on Wednesday, state television said.",
    )
    assert [b.edtf for b in told.background] == ["2012"]


def test_a_day_cuts_the_state_off(record_of: Make) -> None:
    """Looking back at a day leaves out what came after it."""
    told = chronicle(
        record_of(
            {
                "one": (
                    "2015-06-03",
                    f"{SCENE} The army captured Wadi Zahra on Wednesday, state television said.",
                ),
                "two": (
                    "2015-06-10",
                    "Rebels recaptured Wadi Zahra on Wednesday, the Syrian Observatory for Human Rights said.",
                ),
            }
        )
    )
    (then,) = known_by_day(told, "2015-06-05").control
    assert [(s.side, s.end) for s in then.spans] == [(ARMY, "")]
    (now,) = told.control
    assert [(s.side, s.by, s.end) for s in now.spans] == [
        (ARMY, "2015-06-03", "2015-06-10"),
        (REBELS, "2015-06-10", ""),
    ]
    assert now.tellings[0].act is Act.TOOK


def test_directions_and_bearings() -> None:
    """Words name directions; a place lies that way within 67.5 degrees."""
    assert directions("north-eastern Homs") == directions("northeast") == {"north", "east"}
    assert directions("Homs") == frozenset()
    assert in_direction(40, frozenset(("east",)))
    assert not in_direction(10, frozenset(("east",)))
    assert in_direction(350, frozenset(("north",)))
