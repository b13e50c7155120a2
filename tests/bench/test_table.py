"""The table of benchmarks is measured by one command and tells what it did not measure."""

import re
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(autouse=True)
def _bench_modules(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))


@pytest.mark.slow
def test_the_short_form_goes_through_all_of_it(tmp_path):
    """Every row has a figure, but those of a cluster, which the short form leaves out, and by a busy clock."""
    from table import main

    main(["--short", "--out", str(tmp_path / "page.md")])
    page = (tmp_path / "page.md").read_text()
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")][2:]
    assert len(rows) >= 12
    for what, figure, how in rows:
        if figure.startswith("not measured"):
            assert "Dask" in what or ("clock" in how and "busy machine" in figure)
        else:
            assert re.fullmatch(r"[\d,.]+( s| MB| KB)?", figure)
    assert str(tmp_path) not in page
    assert sys.prefix not in page


def test_a_size_left_out_is_said_to_be_not_measured():
    """A row does not go silently."""
    from table import Plan, growth_rows, memory_rows

    rows = [*memory_rows(Plan().up_to(10)), *growth_rows(Plan().up_to(10))]
    assert len(rows) == 9
    assert {figure for _, figure, _ in rows} == {"not measured"}


def test_what_takes_turns_is_compared_within_a_round():
    """A round in which the machine was busy slows both sides, and the median round counts."""
    from parse_ratio import Used
    from table import Speeds

    names = ("a", "b", "bare 1", "build 1")
    rounds = [
        dict(zip(names, (Used(k * 2, 0, k * 3), Used(k, 0, k), *[Used(k, 0, k)] * 2), strict=True))
        for k in (1, 5, 2)
    ]
    found = Speeds(rounds, 600)
    assert (found.cpu("a", "b"), found.clock("a", "b")) == ("2.00", "3.00")
    assert found.words_a_second("b") == "300"
    assert found.clock("a", "dask 2") == "not measured"


def test_a_busy_clock_is_not_read():
    """Where single processes had no core to themselves, only what they used of the CPU is told."""
    from parse_ratio import Used
    from table import Speeds

    found = Speeds([{"bare 1": Used(2, 0, 4), "build 1": Used(4, 0, 9)}], 600)
    assert found.cpu("build 1", "bare 1") == "2.00"
    assert found.clock("build 1", "bare 1") == "not measured: busy machine"
    assert found.words_a_second("bare 1") == "not measured: busy machine"
