"""How a finding stands by the origins of its positions."""

from rashomon.model.finding import Origin, Status
from rashomon.reconcile.status import status_of


def test_one_origin_in_two_positions_counts_once() -> None:
    """Neither support nor opposition grows by being told in two ways."""
    army, rebels = Origin("side:one", ("a-1",)), Origin("side:two", ("b-1",))
    assert status_of([army, army], [], {})[0] is Status.SINGLE_SOURCE
    status, reason = status_of([army], [rebels, rebels], {})
    assert status is Status.CONTESTED
    assert reason == "Against it stands the Two side."


def test_a_denial_of_unknown_lineage_contests() -> None:
    """What cannot be traced counts for nothing as support, but it is not smoothed away."""
    status, reason = status_of([Origin("sohr", ("a-1",))], [Origin("", ("b-1",))], {})
    assert status is Status.CONTESTED
    assert "unknown lineage" in reason


def test_a_side_that_tells_and_denies_is_said_to_do_both() -> None:
    """One side's inquiry that finds nothing of what its agency told is no second origin."""
    ours = Origin("side:one", ("a-1",))
    status, reason = status_of([ours], [ours], {})
    assert status is Status.SINGLE_SOURCE
    assert reason == "Only one independent origin: the One side, which both tells and denies it."
