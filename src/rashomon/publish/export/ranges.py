"""The sidecar of forms with one number a cell: every finding with its range and who disputes it."""

from collections.abc import Iterable, Iterator

from rashomon.model.finding import Finding, Position
from rashomon.publish.export.cells import Cell, csv_lines, number
from rashomon.publish.export.facts import Facts, dates
from rashomon.publish.export.shown import Shown, origins

COLUMNS = (
    "event_id",
    "finding",
    "aspect",
    "question",
    "status",
    "reason",
    "measure",
    "unit",
    "low",
    "best",
    "high",
    "high_open",
    "rule",
    "date_start",
    "date_end",
    "date_edtf",
    "origins",
    "affirmed",
    "denied",
    "claims",
)
PREFIX = "RSH-"
"""Before an event's id, so that no program reads its hex digits as a number."""


def event_ref(event_id: str) -> str:
    """Give the id of an event as rows bear it."""
    return f"{PREFIX}{event_id}"


def range_lines(shown: Shown, all_known: Iterable[Facts]) -> Iterator[str]:
    """Give the lines of the sidecar: a row for each finding of the events given."""
    rows = (_row(shown, known, f) for known in all_known for f in known.findings)
    return csv_lines(COLUMNS, rows)


def _row(shown: Shown, known: Facts, finding: Finding) -> list[Cell]:
    figure, when = finding.figure, known.event.when
    return [
        event_ref(known.event.id),
        finding.id,
        finding.aspect.value,
        said(shown, known, finding.question),
        finding.status.value,
        said(shown, known, finding.reason),
        figure.measure.value if figure else None,
        figure.unit if figure else None,
        number(figure.low) if figure else None,
        number(figure.best) if figure else None,
        number(figure.high) if figure else None,
        ("yes" if figure.high_open else "no") if figure else None,
        figure.rule if figure else None,
        *dates(known.event),
        when.edtf if when else None,
        len(origins(finding.positions)),
        _answers(shown, known, finding, denied=False),
        _answers(shown, known, finding, denied=True),
        " ".join(c for p in finding.positions for c in p.claims),
    ]


def said(shown: Shown, known: Facts, text: str) -> str:
    """Give words of the record about an event, none where they are held back."""
    return "" if known.kept_back else shown.words(text)


def _answers(shown: Shown, known: Facts, finding: Finding, *, denied: bool) -> str:
    told = (_answer(shown, known, p) for p in finding.positions if p.denies is denied)
    return " | ".join(told)


def _answer(shown: Shown, known: Facts, position: Position) -> str:
    names = [shown.source_name(o.source) for o in position.origins if o.is_known]
    untraced = sum(not o.is_known for o in position.origins)
    names += ["unknown lineage"] if untraced else []
    answer = said(shown, known, position.answer) or "(held back)"
    return f"{answer} [{', '.join(names)}]"
