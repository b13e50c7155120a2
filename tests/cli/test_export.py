"""`rashomon export` in every form, as a person runs it."""

import csv
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli.export import Format
from rashomon.cli.main import app
from rashomon.errors import PublishError
from rashomon.pipeline import build
from rashomon.run.local import InProcess
from rashomon.settings import Settings
from rashomon.store.sqlite import open_store

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "aleppo-2016"
ONE_FILE = ("acled", "ged", "hxl", "geojson", "ftm", "prov", "annotations", "canonical")
DOCS = (ROOT / "docs/reference/exports.md").read_text(encoding="utf-8")


def _export(db: Path, form: str, out: Path, *more: str) -> str:
    done = CliRunner().invoke(app, ["export", str(db), "--format", form, "-o", str(out), *more])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's record."""
    path = tmp_path_factory.mktemp("export") / "sample.db"
    store = open_store(path, write=True)
    settings = Settings(places=(str(SAMPLE / "places.csv"),))
    build([SAMPLE / "reports"], store, InProcess(), settings)
    store.close()
    return path


@pytest.mark.slow
def test_every_form_of_the_sample_is_written_with_its_note(db: Path, tmp_path: Path) -> None:
    """Each file is there beside its loss note, and no half of one is left."""
    for form in ONE_FILE:
        assert str(tmp_path / form) in _export(db, form, tmp_path / form)
        note = (tmp_path / f"{form}.loss.md").read_text(encoding="utf-8")
        assert note.startswith(f"# What the form `{form}` could not hold\n")
        assert "13 reports" in note
    assert not list(tmp_path.glob(".*"))
    for form in ("claims-jsonl", "jsonl"):
        _export(db, form, tmp_path / f"folder-{form}")
        assert (tmp_path / f"folder-{form}/LOSS.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_sample_keeps_what_is_contested(db: Path, tmp_path: Path) -> None:
    """Sakhour, held by one side and denied by the other, is tagged and told whole beside."""
    _export(db, "acled", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["event_id_cnty"]: row for row in csv.DictReader(file)}
    with (tmp_path / "a.csv.ranges.csv").open(newline="", encoding="utf-8") as file:
        ranges = list(csv.DictReader(file))
    sakhour = next(r for r in ranges if r["question"] == "Who holds Sakhour?")
    assert sakhour["status"] == "contested"
    row = rows[sakhour["event_id"]]
    assert (row["location"], row["sub_event_type"]) == ("Sakhour", "")
    assert "contested=holder" in row["tags"]
    for told in ranges:
        if told["measure"] == "killed" and rows[told["event_id"]]["fatalities"]:
            assert float(told["low"]) <= float(told["best"]) <= float(told["high"])


@pytest.mark.slow
def test_annotations_of_the_sample_stand_in_its_texts(db: Path, tmp_path: Path) -> None:
    """Each claim's quote stands at its place in the report's stored text."""
    _export(db, "annotations", tmp_path / "a.json")
    page = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    store = open_store(db, write=False)
    record = store.record()
    store.close()
    texts = {f"urn:rashomon:report:{r.report.uid}": r.report.text for r in record.reports}
    assert len(page["items"]) == len(record.claims)
    for item in page["items"]:
        quote, at = item["target"]["selector"]
        stored = texts[item["target"]["source"]["id"]]
        assert stored[at["start"] : at["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in stored


@pytest.mark.slow
def test_prov_and_parquet_of_the_sample_are_read_by_others(db: Path, tmp_path: Path) -> None:
    """The libraries of those forms read what was written."""
    prov, parquet = pytest.importorskip("prov.model"), pytest.importorskip("pyarrow.parquet")
    _export(db, "prov", tmp_path / "p.json")
    prov.ProvDocument.deserialize(str(tmp_path / "p.json"), format="json")
    _export(db, "parquet", tmp_path / "parquet")
    _export(db, "claims-jsonl", tmp_path / "jsonl")
    rows = parquet.read_table(tmp_path / "parquet/claims.parquet").to_pylist()
    lines = [
        json.loads(line)
        for path in sorted((tmp_path / "jsonl").glob("*-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert [{k: v for k, v in row.items() if k != "report"} for row in rows] == lines


def test_parquet_without_pyarrow_is_one_line_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Who has not installed the extra is told how to, before any record is read."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "rashomon.publish.export.parquet", raising=False)
    with pytest.raises(PublishError, match=r"needs pyarrow.*pip install 'rashomon\[parquet\]'"):
        _export(tmp_path / "no.db", "parquet", tmp_path / "out")


def test_every_form_and_column_is_documented() -> None:
    """The page on exports names each form, and each column of each table."""
    from rashomon.publish.export import acled, ged, hxl, ranges

    assert all(f"`{form.value}`" in DOCS for form in Format)
    columns = (*acled.COLUMNS, *ged.COLUMNS, *ranges.COLUMNS, *hxl.TAGS.values())
    assert not [c for c in columns if f"`{c}`" not in DOCS]
