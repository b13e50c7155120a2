"""The digest on the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app


def _run(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(w) for w in words])
    return done.exit_code, f"{done.output} {done.exception or ''}"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one report."""
    folder = tmp_path_factory.mktemp("digest")
    (folder / "a.txt").write_text("Shells killed six people in Aleppo, the mayor said.")
    assert _run("build", folder, "--db", folder / "r.db", "--quiet")[0] == 0
    return folder / "r.db"


@pytest.mark.parametrize(
    ("form", "opening"), [("html", "<!DOCTYPE html>"), ("md", "# Situation"), ("text", "Situation")]
)
def test_a_digest_is_written_in_each_form(
    record: Path, tmp_path: Path, form: str, opening: str
) -> None:
    """The number of its sentences is said."""
    out = tmp_path / "d"
    code, told = _run("digest", record, "-o", out, "--format", form, "--site", "site")
    assert code == 0
    assert "sentence" in told
    assert out.read_text().lstrip().startswith(opening)
    assert "site/reports/a.html#c-a-1" in out.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--place", "Atlantis"), "no place called 'Atlantis'"),
        (("--from", "yesterday"), "write 2016-11-28"),
        (("--from", "2020-02-01", "--to", "2020-01-01"), "--from lies after --to"),
    ],
)
def test_what_cannot_be_asked_is_one_line(
    record: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    """And nothing is written."""
    code, told = _run("digest", record, "-o", tmp_path / "d", *words)
    assert code != 0
    assert said in told
    assert not (tmp_path / "d").exists()


def test_a_sites_address_is_checked(record: Path, tmp_path: Path) -> None:
    """It goes into its feeds."""
    for base in ("ftp://x/", "desk.example", "https://x/?a"):
        assert "--base takes" in _run("publish", record, "-o", tmp_path / "s", "--base", base)[1]
    assert _run("publish", record, "-o", tmp_path / "s", "--base", "https://x.example")[0] == 0
    assert b"https://x.example/feeds/all.atom" in (tmp_path / "s/feeds/all.atom").read_bytes()
