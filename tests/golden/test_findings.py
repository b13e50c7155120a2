"""What the five real reports on one month come to: who contests what, who confirms it, how many."""

from pathlib import Path

import pytest

from rashomon.model.finding import AspectKind, Finding, Status
from rashomon.model.record import Record
from rashomon.pipeline import build
from rashomon.run.local import InProcess
from rashomon.settings import Settings
from rashomon.store.sqlite import open_store

REPORTS = Path(__file__).parents[3] / "shared/reports"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    store = open_store(tmp_path_factory.mktemp("five") / "r.db", write=True)
    try:
        build([REPORTS], store, InProcess(), Settings())
        return store.record()
    finally:
        store.close()


def _holder(record: Record, place: str) -> Finding:
    (found,) = [
        f
        for f in record.findings
        if f.aspect is AspectKind.HOLDER and f"holds {place}?" in f.question
    ]
    return found


@pytest.mark.shared
def test_sakhour_is_contested_between_army_and_observatory_and_the_rebels(record: Record) -> None:
    """Two origins say that the army took it, the rebels deny it."""
    finding = _holder(record, "Sakhour")
    ours, theirs = finding.positions
    assert finding.status is Status.CONTESTED
    assert {o.source for o in ours.origins if o.is_known} >= {"side:syrian-government", "sohr"}
    assert {o.source for o in theirs.origins} == {"side:syrian-opposition"}


@pytest.mark.shared
def test_minian_is_contested_by_the_rebels(record: Record) -> None:
    """The rebels say that it is still with them."""
    finding = _holder(record, "Minian")
    assert finding.status is Status.CONTESTED
    assert {o.source for o in finding.positions[1].origins} == {"side:syrian-opposition"}


@pytest.mark.shared
def test_the_apartments_are_corroborated_by_a_rebel_against_his_interest(record: Record) -> None:
    """A rebel official confirms what hurts his side."""
    finding = _holder(record, "1070 Apartments")
    assert finding.status is Status.CORROBORATED
    assert [p.against_interest for p in finding.positions if p.against_interest]


@pytest.mark.shared
def test_how_many_are_besieged_is_one_figure_with_a_range(record: Record) -> None:
    """250,000, 275,000 and at least 350,000 stand side by side."""
    figures = [f.figure for f in record.findings if f.figure]
    (figure,) = [f for f in figures if {250_000, 275_000, 350_000} <= {i.low for i in f.inputs}]
    assert (figure.low, figure.high_open) == (250_000, True)
