"""The registry on the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app
from rashomon.errors import ResolveError
from rashomon.model.claim import SourceType
from rashomon.model.source import DatedSide, Source
from rashomon.resolve.registry import load_registry
from rashomon.resolve.registry_files import read_registry_file, write_registry_file

ADD = ["sources", "add", "--id", "harbour-news", "--name", "Harbour News", "--type", "media"]


def _run(*words: str | Path) -> str:
    done = CliRunner().invoke(app, [str(w) for w in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_sources_are_listed_by_type_and_side() -> None:
    """A line a source, and only those asked for."""
    lines = _run("sources", "list", "--type", "state_media", "--side", "syrian-government")
    assert "sana " in lines
    assert all("state_media" in line for line in lines.splitlines())


def test_a_source_is_shown_under_any_of_its_names() -> None:
    """Its type, its voices and where its facts stand are shown."""
    shown = _run("sources", "show", "المرصد السوري لحقوق الإنسان")
    assert shown.startswith("Syrian Observatory for Human Rights\n")
    assert "monitor" in shown
    assert "Rami Abdulrahman" in shown
    assert "references" in shown


def test_an_unknown_source_is_one_line_with_the_remedy() -> None:
    """Nothing is guessed from a name that no registry has."""
    with pytest.raises(ResolveError, match="sources add"):
        _run("sources", "show", "Nobody In Particular")


def test_an_added_source_is_known_to_builds_that_take_the_file(tmp_path: Path) -> None:
    """Added once and corrected once it stands there once, with its other names."""
    mine = tmp_path / "mine.toml"
    _run(*ADD, "--to", mine)
    _run(*ADD, "--to", mine, "--also", "أخبار الميناء", "--side", "port-council")
    registry = load_registry([mine])
    found = registry.find("أخبار الميناء")
    assert found is not None
    assert (found.id, found.side) == ("harbour-news", "port-council")
    assert len(read_registry_file(mine)) == 1


def test_a_csv_is_taken_in_and_a_bad_row_takes_nothing(tmp_path: Path) -> None:
    """All or nothing: the line that cannot be used is named."""
    good, bad, mine = tmp_path / "good.csv", tmp_path / "bad.csv", tmp_path / "mine.toml"
    good.write_text("id,name,type,names,parent\nport,Port Council,official_other,PC|Council,\n")
    bad.write_text("id,name,type,names,parent\nfish,Fish Board,fishery,,\n")
    assert "1 sources, 1 of them new" in _run("sources", "import", good, "--to", mine)
    held = mine.read_bytes()
    with pytest.raises(ResolveError, match=r"bad\.csv, line 2"):
        _run("sources", "import", good, bad, "--to", mine)
    assert mine.read_bytes() == held


def test_a_parent_that_no_registry_has_is_refused(tmp_path: Path) -> None:
    """A source hangs on what is there."""
    with pytest.raises(ResolveError, match="no registry has"):
        _run(*ADD, "--to", tmp_path / "mine.toml", "--parent", "nowhere")
    assert not (tmp_path / "mine.toml").exists()


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    """Quotes, backslashes, other scripts and dated sides keep their form."""
    source = Source(
        "odd-one",
        'The "Odd" \\ One\x7f',
        SourceType.MONITOR,
        ("غريب",),
        references=("https://example.org/a?b=c",),
        sides=(DatedSide("north", "", "2015-03-01"), DatedSide("south", "2015-03-01")),
    )
    write_registry_file(tmp_path / "r.toml", [source])
    assert read_registry_file(tmp_path / "r.toml") == (source,)
