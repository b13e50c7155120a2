"""What would change a status is found by deciding it again."""

from rashomon.model.claim import SourceType
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
from rashomon.model.source import Source
from rashomon.reconcile.explain import restated, what_would_change

SOURCES = {
    name: Source(name, name.title(), SourceType.UNKNOWN) for name in ("army", "rebels", "monitor")
}


def _position(*origins: str, denies: bool = False) -> Position:
    made = tuple(Origin(o, (f"{o or 'untraced'}-1",)) for o in origins)
    claims = tuple(c for o in made for c in o.claims)
    return Position("Denied" if denies else "Told", claims, made, denies=denies)


def _finding(status: Status, *positions: Position, figure: Figure | None = None) -> Finding:
    return Finding("f", "e", AspectKind.OCCURRENCE, "What?", positions, status, "", figure)


def _changes(finding: Finding) -> str:
    return " ".join(what_would_change(finding, SOURCES))


def test_a_dispute_names_those_without_whom_it_would_be_none() -> None:
    """Without the one who denies, two origins are left."""
    disputed = _finding(
        Status.CONTESTED, _position("army", "monitor"), _position("rebels", denies=True)
    )
    assert restated(disputed, "rebels", SOURCES) is Status.CORROBORATED
    assert restated(disputed, "army", SOURCES) is Status.CONTESTED
    assert _changes(disputed) == "Without what Rebels tells it would be corroborated."


def test_a_dispute_of_figures_is_decided_by_the_values_left() -> None:
    """Two values exclude each other; either gone, none is left."""
    inputs = tuple(
        FigureInput(f"{o}-1", o, v, v, "2020-01-01", o)
        for o, v in (("army", 5.0), ("rebels", 50.0))
    )
    figure = Figure(Measure.KILLED, "people", 5, 27, 50, "", inputs)
    disputed = _finding(Status.CONTESTED, _position("army", "rebels"), figure=figure)
    assert restated(disputed, "army", SOURCES) is Status.SINGLE_SOURCE
    assert "Without what Rebels tells it would be single source." in _changes(disputed)


def test_a_dispute_that_no_single_telling_makes_says_so() -> None:
    """Two deny: neither alone settles it."""
    disputed = _finding(
        Status.CONTESTED, _position("army"), _position("rebels", "monitor", denies=True)
    )
    assert "Without what Army tells it would be single source." in _changes(disputed)
    assert "Rebels" not in _changes(disputed)


def test_support_of_two_falls_with_one_link_and_of_three_with_two() -> None:
    """How far from single source a corroborated finding stands is told."""
    assert "had it from Monitor" in _changes(
        _finding(Status.CORROBORATED, _position("army", "monitor"))
    )
    assert "2 of its 3 origins" in _changes(
        _finding(Status.CORROBORATED, _position("army", "monitor", "rebels"))
    )


def test_untraced_tellings_are_what_a_lone_origin_lacks() -> None:
    """Unknown lineage is shown as what could be traced."""
    lone = _changes(_finding(Status.SINGLE_SOURCE, _position("army", "")))
    assert "Tracing its 1 telling of unknown lineage" in lone
    assert "A second independent origin" in lone
    assert "give it an origin" in _changes(_finding(Status.UNKNOWN_LINEAGE, _position("")))
