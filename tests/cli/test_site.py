"""The site on the command line."""

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
    folder = tmp_path_factory.mktemp("site")
    (folder / "a.txt").write_text("Shells killed six people in the port, the mayor said.")
    assert _run("build", folder, "--db", folder / "r.db", "--quiet")[0] == 0
    return folder / "r.db"


def test_a_site_is_written_to_a_folder(record: Path, tmp_path: Path) -> None:
    """Its first page is named with the count of files."""
    code, told = _run("publish", record, "-o", tmp_path / "site")
    assert code == 0
    assert "index.html" in told
    assert (tmp_path / "site" / "assets" / "site.css").is_file()


def test_a_folder_that_cannot_be_written_is_one_line(record: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "site").write_text("")
    code, told = _run("publish", record, "-o", tmp_path / "site")
    assert code != 0
    assert "cannot be written" in told


@pytest.mark.parametrize(
    "tiles",
    ["tiles", "javascript:{z}{x}{y}", "https://t/{z}/{x}", "https://t/{z}/{x}/{y}; script-src *"],
)
def test_tiles_that_are_no_address_are_refused(record: Path, tmp_path: Path, tiles: str) -> None:
    """Nothing but an address with its three parts comes into the policy."""
    code, _ = _run("publish", record, "-o", tmp_path / "site", "--tiles", tiles)
    assert code != 0
    assert not (tmp_path / "site").exists()


def test_a_moment_that_is_none_is_refused(record: Path, tmp_path: Path) -> None:
    """One line that says how to write one."""
    code, told = _run("publish", record, "-o", tmp_path / "site", "--as-of", "soon")
    assert code != 0
    assert "is no moment" in told
