"""Labels by offsets become a labelled folder again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.model.claim import Kind, Polarity, SourceType, Stance
from rashomon.model.quantity import Measure

SCRIPT = Path(__file__).parents[1] / "eval/unfold_labels.py"
TABLE = """unit_id,article_content,source,date
7,"Two mills burned, the council said.",gazette,3/9/15
7,another text,gazette,3/9/15
"""
LABEL = {
    "unit_id": "7",
    "start": 0,
    "end": 16,
    "mention": [18, 29],
    "cue": [30, 34],
    "source": [22, 29],
    "source_type": "official_other",
    "via": [],
    "stance": "assert",
    "kind": "infrastructure",
    "polarity": "positive",
    "places": [],
    "from_place": None,
    "to_place": None,
    "date_start": None,
    "date_end": None,
    "quantities": [{"measure": "other", "low": 2, "high": 2, "unit": "mills", "span": [0, 3]}],
    "in_caption": False,
}


def test_unfolds_the_first_row_of_an_id_with_its_text(tmp_path: Path) -> None:
    """Quote, teller, cue and figure are cut from the cell, which is written as it stands."""
    table, labels, out = tmp_path / "a.csv", tmp_path / "labels.jsonl", tmp_path / "out"
    table.write_text(TABLE, encoding="utf-8")
    labels.write_text(json.dumps(LABEL) + "\n", encoding="utf-8")
    command = [sys.executable, SCRIPT, table, "-o", out, "--labels", labels]
    subprocess.run(command, check=True, capture_output=True)
    text = (out / "reports/7.txt").read_bytes().decode()
    assert text == "Two mills burned, the council said."
    meta = json.loads((out / "reports/7.json").read_text(encoding="utf-8"))
    assert meta == {"id": "7", "outlet": "gazette", "published": "2015-03-09"}
    claim = json.loads((out / "gold/7.jsonl").read_text(encoding="utf-8"))
    assert claim["quote"] == text[claim["start"] : claim["end"]] == "Two mills burned"
    told = (claim["source"], claim["source_mention"], claim["cue"])
    assert told == ("council", "the council", "said")
    assert claim["quantities"][0]["text"] == "Two"


@pytest.mark.parametrize(
    "name", ["fa_kes_claims", "fa_kes_more_claims", "own_claims", "own_more_claims"]
)
def test_labels_use_the_closed_sets_and_lie_in_order(name: str) -> None:
    """Every label has known values, ordered offsets, and figures inside its quote."""
    lines = (SCRIPT.parent / f"labelled/{name}.jsonl").read_text(encoding="utf-8")
    labels = [json.loads(line) for line in lines.splitlines()]
    assert len(labels) > 1000
    for label in labels:
        Stance(label["stance"])
        Kind(label["kind"])
        Polarity(label["polarity"])
        SourceType(label["source_type"])
        start, end = label["start"], label["end"]
        assert 0 <= start < end
        assert (label["source"] == "outlet") == (label["mention"] is None)
        for figure in label["quantities"]:
            Measure(figure["measure"])
            assert start <= figure["span"][0] < figure["span"][1] <= end
            assert None in (figure["low"], figure["high"]) or figure["low"] <= figure["high"]
    spans = {(c["unit_id"], c["start"], c["end"], str(c["source"])) for c in labels}
    assert len(spans) == len(labels)


def test_own_reports_hold_what_their_labels_name(tmp_path: Path) -> None:
    """Every quote, teller's mention and place of an own report stands in its text."""
    held = SCRIPT.parent / "labelled"
    command = [sys.executable, SCRIPT, held / "own_reports.csv", "-o", tmp_path]
    command += ["--labels", held / "own_claims.jsonl"]
    subprocess.run(command, check=True, capture_output=True)
    files = sorted((tmp_path / "gold").glob("*.jsonl"))
    assert len(files) > 60
    for file in files:
        text = (tmp_path / "reports" / f"{file.stem}.txt").read_bytes().decode()
        for line in file.read_text(encoding="utf-8").splitlines():
            claim = json.loads(line)
            assert claim["quote"] == text[claim["start"] : claim["end"]]
            assert all(words in text for words in (claim["source_mention"], *claim["places"]))
