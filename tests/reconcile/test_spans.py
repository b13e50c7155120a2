"""Who holds a place when: each rule on tellings made by hand."""

from rashomon.model.state import Act, Condition, HoldTelling
from rashomon.reconcile.state.spans import control_alike, control_of, state_on


def _tell(
    claim: str,
    day: str,
    act: Act = Act.TOOK,
    side: str = "army",
    *,
    origin: str = "",
    of: str = "",
    against: str = "",
    denied: bool = False,
    unsure: bool = False,
    decides: bool = True,
) -> HoldTelling:
    return HoldTelling(
        claim, "hill", act, side, against, origin or claim, origin or claim, day, day, day,
        dated=True, denied=denied, unsure=unsure, of=of, decides=decides,
    )  # fmt: skip


def _on(day: str, *told: HoldTelling):
    state = state_on(control_of("hill", "Hill", told), day)
    assert state is not None
    return state


def test_a_taking_makes_a_span_that_goes_on() -> None:
    """From its day on one side holds the place, by all who say so; before, nobody says."""
    told = (_tell("a", "2020-03-02"), _tell("b", "2020-03-02"))
    control = control_of("hill", "Hill", told)
    (span,) = control.spans
    assert (span.side, span.start, span.end, span.claims) == ("army", "2020-03-02", "", ("a", "b"))
    assert control.contests == ()
    assert state_on(control, "2020-03-01") is None
    assert _on("2020-03-09", *told).condition is Condition.HELD


def test_a_denied_capture_is_contested_and_no_control() -> None:
    """A denial alone makes no holder; with the claim of a taking it makes the place contested."""
    denial = _tell("no", "2020-03-02", denied=True)
    alone = control_of("hill", "Hill", (denial,))
    assert alone.spans == ()
    assert _on("2020-03-02", denial).condition is Condition.CONTESTED
    both = control_of("hill", "Hill", (denial, _tell("yes", "2020-03-02")))
    (contest,) = both.contests
    assert (contest.start, contest.end, contest.denied_by) == ("2020-03-02", "", ("no",))


def test_a_denial_by_the_same_root_contests_nothing() -> None:
    """One root that says both is no dispute between two."""
    told = (
        _tell("yes", "2020-03-02", origin="o"),
        _tell("no", "2020-03-02", origin="o", denied=True),
    )
    assert _on("2020-03-02", *told).condition is Condition.HELD


def test_who_denied_and_then_confirms_ends_the_dispute() -> None:
    """Each root stands by its last word; the contest is an interval of its own."""
    told = (
        _tell("yes", "2020-03-02"),
        _tell("no", "2020-03-02", origin="rebels", denied=True),
        _tell("after all", "2020-03-05", origin="rebels"),
    )
    control = control_of("hill", "Hill", told)
    (contest,) = control.contests
    assert (contest.start, contest.end) == ("2020-03-02", "2020-03-05")
    assert _on("2020-03-03", *told).condition is Condition.CONTESTED
    assert _on("2020-03-05", *told).condition is Condition.HELD


def test_a_later_taking_ends_the_span_before() -> None:
    """What was told before it changed hands is history, and contests nothing."""
    told = (_tell("a", "2020-03-02"), _tell("b", "2020-04-02", side="rebels"))
    first, second = control_of("hill", "Hill", told).spans
    assert (first.side, first.end, second.side, second.against) == (
        "army", "2020-04-02", "rebels", "army",
    )  # fmt: skip
    assert _on("2020-04-02", *told).before == "army"


def test_two_holders_on_one_day_are_contested() -> None:
    """The army took it, the rebels still hold it: both stand."""
    told = (_tell("a", "2020-03-02"), _tell("b", "2020-03-02", Act.HOLDS, "rebels"))
    state = _on("2020-03-02", *told)
    assert state.condition is Condition.CONTESTED
    assert [h.side for h in state.holders] == ["army", "rebels"]


def test_a_holder_told_long_after_is_no_dispute() -> None:
    """More than a week without a word, and it may have changed hands unseen."""
    near, far = (_tell("b", d, Act.HOLDS, "rebels") for d in ("2020-03-06", "2020-05-06"))
    assert _on("2020-05-06", _tell("a", "2020-03-02"), near).condition is Condition.CONTESTED
    assert _on("2020-05-06", _tell("a", "2020-03-02"), far).condition is Condition.HELD


def test_forces_inside_do_not_hold() -> None:
    """Who entered is shown beside who holds."""
    told = (_tell("a", "2020-03-01", Act.HOLDS, "rebels"), _tell("b", "2020-03-02", Act.ENTERED))
    state = _on("2020-03-02", *told)
    assert (state.condition, state.entered) == (Condition.ENTERED, ("b",))
    assert [h.side for h in state.holders] == ["rebels"]


def test_a_loss_without_a_winner_leaves_no_holder() -> None:
    """Unknown stays unknown."""
    told = (_tell("a", "2020-03-01", side="rebels"), _tell("b", "2020-03-02", Act.LOST, "rebels"))
    state = _on("2020-03-02", *told)
    assert (state.condition, state.holders, state.before) == (Condition.LOST, (), "rebels")


def test_what_may_be_so_decides_nothing() -> None:
    """An uncertain telling, and one of a part, make no holder."""
    unsure, part = _tell("a", "2020-03-02", unsure=True), _tell("b", "2020-03-02", decides=False)
    assert _on("2020-03-02", unsure, part).holders == ()


def test_what_is_told_of_the_place_goes_before_what_is_told_of_a_wider_one() -> None:
    """A wider place's holder goes for it until a claim names the place, and no longer than a year."""
    wide = _tell("w", "2020-02-01", Act.HOLDS, "rebels", of="town")
    again = _tell("v", "2020-03-03", Act.HOLDS, "rebels", of="town")
    own = _tell("a", "2020-03-02")
    assert _on("2020-03-01", wide).holders[0].of == "town"
    state = _on("2020-03-03", wide, own, again)
    assert (state.condition, [h.side for h in state.holders]) == (Condition.HELD, ["army"])
    assert _on("2021-06-01", wide).holders == ()


def test_a_wider_taking_takes_a_place_from_the_side_it_names_only() -> None:
    """ "Rebels lost the whole east" says nothing of the quarter that a third side holds."""
    wide = _tell("w", "2020-03-05", of="town", against="rebels")
    theirs = _tell("a", "2020-03-01", side="rebels")
    others = _tell("b", "2020-03-01", side="militia")
    assert [h.side for h in _on("2020-03-05", theirs, wide).holders] == ["army"]
    assert [h.side for h in _on("2020-03-05", others, wide).holders] == ["militia"]


def test_the_order_of_tellings_does_not_matter() -> None:
    """Spans and contests are a function of the set of tellings."""
    told = (
        _tell("a", "2020-03-02"),
        _tell("b", "2020-03-02", Act.HOLDS, "rebels"),
        _tell("c", "2020-03-04", denied=True),
        _tell("d", "2020-04-04", side="rebels"),
    )
    assert control_of("hill", "Hill", told) == control_of("hill", "Hill", told[::-1])


def test_places_of_which_the_same_wider_tellings_tell_stand_alike() -> None:
    """Working them out as one gives each its own control, as if it had been worked out alone."""
    told = (
        _tell("a", "2020-03-02", of="province"),
        _tell("b", "2020-03-20", side="rebels", of="province", against="army"),
        _tell("c", "2020-03-20", of="province", denied=True),
    )
    names = [("hill", "Hill"), ("mill", "Mill"), ("dam", "Dam")]
    assert list(control_alike(names, told)) == [control_of(*each, told) for each in names]


def test_a_night_on_which_nothing_changed_stands_as_the_one_before() -> None:
    """What is told of a wider place and does not go for this one leaves it as it was, on its own day."""
    told = (
        _tell("a", "2020-03-02"),
        _tell("b", "2020-03-09", act=Act.HOLDS, side="rebels", of="province"),
    )
    assert _on("2020-03-09", *told).day == "2020-03-09"
    assert [h.side for h in _on("2020-03-09", *told).holders] == ["army"]
    (span,) = control_of("hill", "Hill", told).spans
    assert (span.end, span.claims) == ("", ("a",))
