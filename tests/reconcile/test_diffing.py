"""What changed between two states of a record."""

from rashomon.model.finding import (
    AspectKind,
    Figure,
    FigureInput,
    Finding,
    Origin,
    Position,
    Status,
)
from rashomon.model.quantity import Measure
from rashomon.model.record import Record
from rashomon.reconcile.diffing import ChangeKind, diff


def _finding(name: str, status: Status, *claims: str, best: float | None = None) -> Finding:
    figure = None
    if best is not None:
        inputs = (FigureInput(claims[0], "o", best, best, "2020-01-01"),)
        figure = Figure(Measure.KILLED, "people", best, best, best, "", inputs)
    aspect = AspectKind.FIGURE if figure else AspectKind.OCCURRENCE
    position = Position("Told", claims, (Origin("o", claims),))
    return Finding(name, "e", aspect, f"What of {name}?", (position,), status, "", figure)


def _record(*findings: Finding) -> Record:
    return Record((), (), (), (), (), findings)


def _kinds(before: Record, after: Record) -> list[tuple[ChangeKind, str]]:
    return [(c.kind, c.finding.id) for c in diff(before, after)]


def test_findings_are_matched_by_their_claims_and_not_by_their_ids() -> None:
    """An earlier report that comes in changes an id, and nothing else."""
    before = _record(_finding("a", Status.SINGLE_SOURCE, "r2-1", "r2-2"))
    after = _record(_finding("b", Status.SINGLE_SOURCE, "r1-1", "r2-1", "r2-2"))
    assert _kinds(before, after) == []


def test_each_sort_of_change_is_told() -> None:
    """Support gained, a dispute begun, one settled, a toll revised, something new."""
    before = _record(
        _finding("grew", Status.SINGLE_SOURCE, "r1-1"),
        _finding("fought", Status.CORROBORATED, "r1-2"),
        _finding("ended", Status.CONTESTED, "r1-3"),
        _finding("toll", Status.SINGLE_SOURCE, "r1-4", best=5),
    )
    after = _record(
        _finding("grew", Status.CORROBORATED, "r1-1", "r2-1"),
        _finding("fought", Status.CONTESTED, "r1-2", "r2-2"),
        _finding("ended", Status.SINGLE_SOURCE, "r1-3"),
        _finding("toll", Status.SINGLE_SOURCE, "r1-4", "r2-4", best=9),
        _finding("new", Status.SINGLE_SOURCE, "r2-5"),
        _finding("new-dispute", Status.CONTESTED, "r2-6"),
    )
    assert _kinds(before, after) == [
        (ChangeKind.CONTESTED, "fought"),
        (ChangeKind.CONTESTED, "new-dispute"),
        (ChangeKind.SETTLED, "ended"),
        (ChangeKind.CORROBORATED, "grew"),
        (ChangeKind.FIGURE, "toll"),
        (ChangeKind.KNOWN, "new"),
    ]


def test_what_no_report_tells_any_more_is_withdrawn() -> None:
    """A finding whose claims stand in the later state moved; one whose claims are gone was withdrawn."""
    before = _record(
        _finding("gone", Status.SINGLE_SOURCE, "r1-1"),
        _finding("moved", Status.SINGLE_SOURCE, "r1-2"),
    )
    after = _record(_finding("whole", Status.SINGLE_SOURCE, "r1-2", "r1-3"))
    assert _kinds(before, after) == [(ChangeKind.WITHDRAWN, "gone")]


def test_a_figure_goes_on_in_a_figure_of_its_measure_only() -> None:
    """An occurrence and a toll over the same claims are two matters."""
    before = _record(_finding("said", Status.SINGLE_SOURCE, "r1-1"))
    after = _record(_finding("toll", Status.SINGLE_SOURCE, "r1-1", best=3))
    assert _kinds(before, after) == [(ChangeKind.KNOWN, "toll")]
