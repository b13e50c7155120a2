"""The record as it could be known at a moment, on the command line."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from rashomon.cli.main import app

TEXTS = {
    "one": ("2020-03-01", "Rebels captured Harbour Hill on Sunday, the Port Council said."),
    "two": ("2020-03-02T09:00", "The army denied that rebels captured Harbour Hill."),
    "undated": ("", "The Port Council said 12 people were killed in Harbour Hill."),
}


def _run(*words: str | Path) -> str:
    done = CliRunner().invoke(app, [str(w) for w in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three reports: one dated by day, one by the hour, one not at all."""
    folder = tmp_path_factory.mktemp("moments")
    for key, (published, text) in TEXTS.items():
        (folder / f"{key}.txt").write_text(text)
        (folder / f"{key}.json").write_text(
            f'{{"outlet": "The {key}", "published": "{published}"}}'
        )
    _run("build", folder, "--db", folder / "r.db", "--quiet")
    return folder / "r.db"


def test_only_what_was_out_by_then_is_known(record: Path) -> None:
    """A day counts from its first moment, an hour from itself, no date never."""
    assert "2 reports" in _run("as-of", record, "2020-03-02T09:00")
    assert "1 reports" in _run("as-of", record, "2020-03-02T08:59")
    assert "0 reports" in _run("as-of", record, "2020-02-29")


def test_a_moments_record_is_a_record_like_any_other(record: Path, tmp_path: Path) -> None:
    """Written to a file it is verified, and equals one built of those reports alone."""
    _run("as-of", record, "2020-03-01", "-o", tmp_path / "then.db")
    assert "stand word for word" in _run("verify", tmp_path / "then.db")
    _run("build", record.parent / "one.txt", "--db", tmp_path / "built.db", "--quiet")
    exports = []
    for name in ("then", "built"):
        _run("export", tmp_path / f"{name}.db", "--format", "canonical", "-o", tmp_path / name)
        exports.append((tmp_path / name).read_bytes())
    assert exports[0] == exports[1]


def test_a_day_that_brings_a_denial_brings_a_dispute(record: Path) -> None:
    """What was told on the first day is contested on the second."""
    told = _run("diff", record, "--from", "2020-03-01", "--to", "2020-03-02")
    assert told.startswith("1 reports, then 2\n")
    assert "Contested (1)" in told


def test_moments_that_make_no_sense_are_one_line(record: Path) -> None:
    """A word that is no date, and an end before its beginning."""
    for words in (
        ["as-of", record, "soon"],
        ["diff", record, "--from", "2020-03-02", "--to", "2020-03-01"],
    ):
        done = CliRunner().invoke(app, [str(w) for w in words])
        assert isinstance(done.exception, SystemExit | typer.BadParameter)
        assert done.exit_code != 0
