"""The speed measurement counts what it says it counts."""

import csv
import json
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(autouse=True)
def _bench_modules(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))


def test_the_cpu_of_children_counts():
    """What a child process burns is part of its parent's figure."""
    from parse_ratio import used_by

    burn = "import time\nwhile time.process_time() < 0.5: pass"
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    assert used_by([sys.executable, "-c", inner]).cpu >= 0.5


def test_both_sides_get_the_same_texts(tmp_path):
    """A row that repeats an id and text is one report on both sides."""
    from parse_ratio import inputs

    names = "unit_id article_content source date article_title".split()
    rows = [["1", "One.", "x", "1/2/2016", "t"]] * 2 + [["2", "Two.", "x", "1/2/2016", "t"]]
    with (tmp_path / "all.csv").open("w", newline="") as out:
        csv.writer(out).writerows([names, *rows])
    made = inputs(tmp_path / "all.csv", tmp_path, None)
    assert made.count == 2
    assert json.loads(made.texts.read_text()) == ["One.", "Two."]
    assert made.table.read_text().count("\n") == 3
