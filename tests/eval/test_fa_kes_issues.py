"""The measure of questions told by reading: claims found by their offsets, pairs of two reports only."""

import json
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"
HELD = {"11": [(("11", 0, 40), "a-1"), (("11", 50, 90), "a-2")], "12": [(("12", 0, 30), "b-1")]}


@pytest.fixture(autouse=True)
def _eval_modules(monkeypatch):
    monkeypatch.syspath_prepend(str(EVAL))


def test_questions_are_of_the_claims_that_overlap_by_half(tmp_path, monkeypatch):
    """A label finds the claim whose quote shares half with it, denials among them; what is not found is left out."""
    import fa_kes_issues

    row = {
        "cluster": 3,
        "half": "scored",
        "kind": "shelling",
        "status": "contested",
        "supports": [["11", 0, 38], ["11", 70, 120]],
        "denies": [["12", 2, 30]],
        "figures": [["11", 0, 38, 4, 4]],
    }
    labels = tmp_path / "issues.jsonl"
    labels.write_text(json.dumps(row) + "\n" + json.dumps(row | {"half": "read"}) + "\n")
    monkeypatch.setattr(fa_kes_issues, "ISSUES", labels)
    found = fa_kes_issues.questions(HELD, "scored")
    assert found == [fa_kes_issues.Question(3, frozenset(("a-1", "b-1")), "contested")]
    assert len(fa_kes_issues.questions(HELD, None)) == 2


def test_only_claims_of_two_reports_make_pairs():
    """Claims of one report are no pair, whoever else stands in the question."""
    from fa_kes_issues import pairs

    report = {"a-1": "a", "a-2": "a", "b-1": "b"}
    assert set(pairs(report, report)) == {frozenset(("a-1", "b-1")), frozenset(("a-2", "b-1"))}


def test_f1_is_written_as_the_evaluation_writes_it():
    """The row can be read by the script that makes the table of every set."""
    from fa_kes_issues import f1

    assert f1(2, 4, 8) == "P 0.500  R 0.250  F1 0.333"
    assert f1(0, 0, 8) == "P 0.000  R 0.000  F1 0.000"
