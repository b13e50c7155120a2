"""Origins drawn as a tree."""

from dataclasses import replace

from rashomon.model.finding import Origin
from rashomon.model.record import Record
from rashomon.publish.tree import drawn
from rashomon.publish.view import Views


def test_origins_hold_outlets_and_outlets_reports(record: Record) -> None:
    """Counts stand above; each origin leads to its outlets, and those to reports with the evidence."""
    finding = record.findings[0]
    told = tuple(
        replace(p, origins=tuple(replace(o, reasons=("it says so",)) for o in p.origins))
        for p in finding.positions
    )
    assert list(drawn(Views(record), replace(finding, positions=told))) == [
        "Where it comes from: 1 report → 1 outlet → 2 origins",
        "├─ Ministry",
        "│  └─ Sample Herald",
        "│     └─ one, 2016-11-28: it says so",
        "└─ Rebels",
        "   └─ Sample Herald",
        "      └─ one, 2016-11-28: it says so",
    ]


def test_what_cannot_be_traced_stands_last_and_counts_nothing(record: Record) -> None:
    """Unknown lineage is a branch of its own, after all origins."""
    finding = record.findings[0]
    lost = replace(finding.positions[0], origins=(Origin("", ("one-1",)),))
    lines = list(drawn(Views(record), replace(finding, positions=(lost, finding.positions[1]))))
    assert lines[0].endswith("1 origin")
    assert [line for line in lines if line[0] in "├└"] == [
        "├─ Rebels",
        "└─ unknown lineage, worth no origin",
    ]
