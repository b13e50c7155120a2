"""The state over time on the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app

TEXTS = {
    "one": ("2015-06-03", "Syrian rebels shelled a road. The Syrian army captured Harbour Hill on Wednesday, state television said."),
    "two": ("2015-06-04", "Rebels denied that the Syrian army had captured Harbour Hill."),
}  # fmt: skip


def _run(*words: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(w) for w in words])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("state")
    for key, (published, text) in TEXTS.items():
        (folder / f"{key}.txt").write_text(text)
        (folder / f"{key}.json").write_text(
            f'{{"outlet": "The {key}", "published": "{published}"}}'
        )
    _run("build", folder, "--db", folder / "r.db", "--quiet")
    return folder / "r.db"


def test_every_part_is_told(record: Path) -> None:
    """All parts stand under their names, empty ones say so; a part alone is a part alone."""
    told = _run("state", record)
    for part in "Control Sieges Facilities Flows Truces Allegations Background".split():
        assert f"{part}\n" in told
    assert "nothing told" in told
    assert _run("state", record, "--part", "sieges") == "Sieges\n  nothing told\n\n"


def test_a_day_shows_who_says_so(record: Path) -> None:
    """Held on the day it was taken, contested on the day that brings the denial, each with its claims."""
    first = _run("state", record, "--at", "2015-06-03", "--part", "control")
    assert "Harbour Hill: held since 2015-06-03" in first
    second = _run("state", record, "--at", "2015-06-04", "--part", "control")
    assert "Harbour Hill: contested" in second
    assert "is denied by" in second
    assert "[two-1]" in second


def test_as_of_shows_control_as_it_was_known(record: Path) -> None:
    """The record as of a day ends with who held what that day."""
    told = _run("as-of", record, "2015-06-03")
    assert "Control on 2015-06-03\n  Harbour Hill: held" in told
    assert "contested since" in _run("as-of", record, "2015-06-04")


def test_json_holds_all_of_it(record: Path) -> None:
    """A map can be made of it: spans with days, sides and claims."""
    told = json.loads(_run("state", record, "--json"))
    (control,) = told["control"]
    assert control["spans"][0]["side"] == "syrian-government"
    assert control["contests"][0]["denied_by"] == ["two-1"]


def test_a_day_that_is_none_is_one_line(record: Path) -> None:
    """A word that is no date is refused with the remedy."""
    assert "write 2016-11-28" in " ".join(_run("state", record, "--at", "soon", code=2).split())
