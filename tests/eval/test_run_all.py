"""The table of every evaluation: rows are read, gaps are said, nothing missing is fatal."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"


@pytest.fixture(autouse=True)
def _eval_modules(monkeypatch):
    monkeypatch.syspath_prepend(str(EVAL))


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("claim F1 (span)      P 0.8  R 0.7  F1 0.75", "claim F1", "0.75"),
        ("cue, exact         P 0.6  R 0.5  F1 0.55", "cue, exact", "0.55"),
        ("held   0.761  (70)", "held", "0.761"),
    ],
)
def test_a_scorers_row_is_read_by_name(line, name, value):
    """The rows of every scorer give a name and a figure."""
    from measuring import ROW

    row = ROW.match(line)
    assert row
    assert (row["name"], row["value"]) == (name, value)


def test_the_digest_of_data_changes_with_a_name_and_with_a_byte(tmp_path):
    """Other data, other digest; the same data from another folder, the same digest."""
    from measuring import digest_of

    for folder, name, content in (
        ("a", "x", "1"),
        ("b", "x", "1"),
        ("c", "y", "1"),
        ("d", "x", "2"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(content)
    a, b, c, d = (digest_of([tmp_path / f]) for f in "abcd")
    assert a == b
    assert len({a, c, d}) == 3


def test_missing_data_is_said_and_is_not_fatal(tmp_path):
    """A set without its data is named on stderr and in the table; the run goes on."""
    done = subprocess.run(
        [sys.executable, EVAL / "run_all.py", "--shared", tmp_path, "-o", tmp_path / "t.md"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "SKIPPED check: reports, gold is not there" in done.stderr
    assert "| polnear | not measured: dev is missing | |" in (tmp_path / "t.md").read_text()


def test_the_table_names_versions_digest_and_figures():
    """A reader sees what was measured on which data with which program."""
    import run_all

    each = run_all.Measured("own", "a set of ours", (), dict)
    written = run_all.table(
        [run_all.Row(each, {"claim F1": 0.5}, "f" * 64, 3.0)], datetime(2020, 1, 2, tzinfo=UTC)
    )
    assert "# Evaluation of 2020-01-02" in written
    assert "| own | claim F1 | 0.500 |" in written
    assert f"| {'f' * 16} |" in written
    assert "| spaCy | 3." in written
