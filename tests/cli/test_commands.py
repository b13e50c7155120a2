"""The program as a person runs it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "aleppo-2016"


def _run(*args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rashomon", *map(str, args)], capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three of the sample's reports."""
    db = tmp_path_factory.mktemp("cli") / "r.db"
    paths = [
        SAMPLE / "reports" / f"{name}.txt" for name in ("wire-1108", "wire-1128", "herald-1128")
    ]
    done = _run("build", *paths, "--db", db, "--places", SAMPLE / "places.csv", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["added"] == 3
    assert summary["claims"] > 20
    return db


@pytest.mark.slow
def test_bad_input_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    """Each refusal is one line with file and remedy; the exit code tells; nothing else is lost."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Shells killed six people in the port, the mayor said.")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "unknown.txt").write_bytes(b"\xff\xfe\x00\xd8" * 200)
    (folder / "long.txt").write_text("word " * 1_000_000)
    (folder / "half.txt").write_text("Half a report.")
    (folder / "half.json").write_text("{")
    done = _run("build", folder, tmp_path / "nowhere", "--db", tmp_path / "r.db", "--json")
    assert done.returncode == 1
    summary = json.loads(done.stdout)
    assert summary["reports"] == 1
    for name in ("long.txt", "empty.txt", "binary.txt", "unknown.txt", "half.json", "nowhere"):
        (line,) = [r for r in summary["refused"] if name in r]
        assert re.search(r"\(.+\)$", line)
    assert len(summary["refused"]) == 6
    assert "Traceback" not in done.stderr
    assert _run("verify", tmp_path / "r.db").returncode == 0


def test_nothing_but_refusals_is_exit_code_two(tmp_path: Path) -> None:
    """A build that could do nothing says so."""
    done = _run("build", tmp_path / "nowhere", "--db", tmp_path / "r.db")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_errors_are_one_line(tmp_path: Path) -> None:
    """A missing record is one line with its remedy and exit code 2."""
    for verb in ("verify", "info"):
        done = _run(verb, tmp_path / "none.db")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "run rashomon build first" in done.stderr


@pytest.mark.slow
def test_verify_passes_and_names_the_first_breach(record: Path, tmp_path: Path) -> None:
    """A sound record is exit code 0; a changed word is 3 and named."""
    import shutil
    import sqlite3

    assert _run("verify", record).returncode == 0
    broken = tmp_path / "broken.db"
    shutil.copy(record, broken)
    with sqlite3.connect(broken) as raw:
        raw.execute("UPDATE report SET body = replace(CAST(body AS TEXT), 'Sakhour', 'Sakhuor')")
    done = _run("verify", broken)
    assert done.returncode == 3
    assert done.stderr.startswith("breach: report ")


@pytest.mark.slow
def test_exports_hold_the_guidelines_fields(record: Path, tmp_path: Path) -> None:
    """One file a report and one of issues, whose claims are all there."""
    assert (
        _run("export", record, "--format", "claims-jsonl", "-o", tmp_path / "out").returncode == 0
    )
    claims = {
        c["id"]: c
        for path in (tmp_path / "out").glob("*-*.jsonl")
        for c in map(json.loads, path.read_text().splitlines())
    }
    issues = [json.loads(line) for line in (tmp_path / "out/issues.jsonl").read_text().splitlines()]
    assert all({*i["supports"], *i["denies"]} <= set(claims) for i in issues)
    assert {i["status"] for i in issues} <= {"single_source", "corroborated", "contested"}
    fields = "id quote start end source source_mention source_type via cue stance kind polarity agent target places from_place to_place date_start date_end quantities in_caption"
    assert all(list(c) == fields.split() for c in claims.values())


@pytest.mark.slow
def test_the_canonical_export_is_the_same_each_time(record: Path, tmp_path: Path) -> None:
    """Two exports are the same bytes; the digest is printed."""
    told = [
        _run("export", record, "--format", "canonical", "-o", tmp_path / n).stdout
        for n in ("a", "b")
    ]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert re.search(r"SHA-256 [0-9a-f]{64}", told[0])


@pytest.mark.slow
def test_info_tells_what_is_contested(record: Path) -> None:
    """The terminal shows Sakhour as contested, and by whom."""
    done = _run("info", record)
    assert "Who holds Sakhour?" in done.stdout
    assert "Against it stands the Syrian opposition side" in done.stdout


def test_why_explains_the_contested_findings_first(record: Path) -> None:
    """Words of a question are enough; what fits nothing is one line."""
    told = _run("why", record, "Sakhour", "--most", 1).stdout
    assert told.splitlines()[1].startswith("contested")
    assert "What would change it:" in told
    missing = _run("why", record, "no such question anywhere")
    assert missing.returncode == 2
    assert len(missing.stderr.splitlines()) == 1


def test_every_command_and_option_is_documented() -> None:
    """docs/reference/cli.md names every command and every option of each."""
    reference = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    from typer.main import get_command

    from rashomon.cli.main import app

    for name, command in _commands(get_command(app), ""):
        assert f"## `rashomon {name}`" in reference
        section = reference.split(f"## `rashomon {name}`")[1].split("\n## ")[0]
        for parameter in command.params:
            options = [o for o in parameter.opts if o.startswith("--") and o != "--help"]
            assert all(o in section for o in options), (name, options)


def _commands(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")


@pytest.mark.slow
def test_a_read_only_disk_and_a_full_one_are_one_line(record: Path, tmp_path: Path) -> None:
    """On a read-only file system, and on one that runs full, a build says so in one line."""
    import os
    import shutil

    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=260k", "tmpfs", disk]).returncode
    ):
        pytest.skip("SKIPPED LOUDLY: small file systems can only be mounted by root")
    try:
        full = _run("build", SAMPLE / "reports", "--db", disk / "full.db")
        assert full.returncode == 2
        assert "full" in full.stderr.splitlines()[-1]
        (disk / "full.db").unlink()
        subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
        shutil.copy(record, disk / "r.db")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        done = _run("build", SAMPLE / "reports", "--db", disk / "r.db")
        assert done.returncode == 2
        assert re.search(r"r\.db: cannot be written \(.+\)\n$", done.stderr)
        assert _run("verify", disk / "r.db").returncode == 0
    finally:
        subprocess.run(["umount", disk], check=True)


def test_an_input_that_cannot_be_used_beside_an_old_record_is_exit_code_two(
    tmp_path: Path,
) -> None:
    """What an earlier build put in does not make this one a success."""
    (tmp_path / "good.txt").write_text("The port was quiet.")
    assert _run("build", tmp_path / "good.txt", "--db", tmp_path / "r.db").returncode == 0
    assert _run("build", tmp_path / "nowhere", "--db", tmp_path / "r.db").returncode == 2


def test_a_command_line_that_is_not_understood_is_one_line() -> None:
    """Usage errors name the verb and where its help is; exit code 2."""
    for arguments in (["build"], ["build", "x"], ["nothing"], ["export", "x", "--format", "y"]):
        done = _run(*arguments)
        assert done.returncode == 2
        assert done.stdout == ""
        assert re.fullmatch(r"rashomon.*: .+ \(see rashomon.* --help\)\n", done.stderr)


def test_the_program_tells_its_version_and_helps() -> None:
    """Without a verb it helps."""
    assert re.fullmatch(r"rashomon \d+\.\d+\.\d+\n", _run("--version").stdout)
    assert "verify" in _run().stdout


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose `info` has a fault."""
    from rashomon.cli import reading

    def failing(db: Path) -> None:
        raise ZeroDivisionError("words of a report")

    monkeypatch.setattr(reading, "read_record", failing)


@pytest.mark.parametrize("debug", [True, False])
def test_a_fault_of_the_program_is_one_line(
    faulty: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    debug: bool,
) -> None:
    """A fault is named by type, never with what it was about; --debug shows where it was."""
    from rashomon.cli.main import run

    monkeypatch.setattr(sys, "argv", ["rashomon", *(["--debug"] if debug else []), "info", "r.db"])
    with pytest.raises(SystemExit) as ended:
        run()
    said = capsys.readouterr().err
    assert ended.value.code == 4
    assert "a fault of the program: ZeroDivisionError (run rashomon --debug" in said
    assert ("Traceback" in said) is debug
    assert ("words of a report" in said) is debug


@pytest.mark.slow
def test_a_fault_in_one_report_refuses_that_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are built; the refusal says where the fault is and quotes no report."""
    from rashomon import pipeline
    from rashomon.cli.main import run

    real = pipeline.read

    def failing(report: pipeline.Report) -> object:
        if report.key == "odd":
            raise KeyError(report.text)
        return real(report)

    (tmp_path / "odd.txt").write_text("Seventeen secrets.")
    (tmp_path / "even.txt").write_text("Shells fell on the port, the mayor said.")
    monkeypatch.setattr(pipeline, "read", failing)
    monkeypatch.setattr(
        sys, "argv", ["rashomon", "build", str(tmp_path), "--db", str(tmp_path / "r.db")]
    )
    with pytest.raises(SystemExit) as ended:
        run()
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert re.search(
        r"^refused: report odd: could not be extracted: KeyError at test_commands\.py:\d+ \(",
        told.err,
        re.MULTILINE,
    )
    assert "secrets" not in told.err + told.out
    assert "1 reports added" in told.out


@pytest.mark.slow
def test_verify_holds_a_record_against_a_digest_noted_before(record: Path, tmp_path: Path) -> None:
    """A record that goes on from the noted digest is sound; one made anew is a breach."""
    noted = re.search(r"log digest ([0-9a-f]{64})", _run("verify", record).stdout)[1]
    assert _run("verify", record, "--noted", noted).returncode == 0
    paths = [SAMPLE / "reports" / f"{name}.txt" for name in ("wire-1108", "wire-1128")]
    assert _run("build", *paths, "--db", tmp_path / "anew.db").returncode == 0
    done = _run("verify", tmp_path / "anew.db", "--noted", noted)
    assert done.returncode == 3
    assert "was made anew" in done.stderr


@pytest.mark.slow
def test_a_long_build_shows_a_bar_on_a_terminal_only(tmp_path: Path) -> None:
    """On a terminal the bar counts reports; in a pipe or with --quiet there is none."""
    import contextlib
    import os
    import pty

    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(60):
        told = " ".join(f"Shells killed {i} people in Aleppo, a medic said." for i in range(2, 30))
        (folder / f"{n}.txt").write_text(f"{told} {n}")

    def on_terminal(*options: str) -> bytes:
        main, terminal = pty.openpty()
        command = [sys.executable, "-m", "rashomon", "build", str(folder), *options]
        process = subprocess.Popen(
            command, stderr=terminal, stdout=subprocess.DEVNULL, env=os.environ | {"TERM": "xterm"}
        )
        os.close(terminal)
        seen = b""
        with contextlib.suppress(OSError):  # that the other end is closed is an error of terminals
            while piece := os.read(main, 65536):
                seen += piece
        os.close(main)
        assert process.wait() == 0
        return seen

    assert b"60" in on_terminal("--db", str(tmp_path / "a.db"))
    assert on_terminal("--db", str(tmp_path / "b.db"), "--quiet") == b""
    assert _run("build", folder, "--db", tmp_path / "c.db").stderr == ""


@pytest.mark.slow
def test_a_report_that_came_in_since_is_noted(record: Path, tmp_path: Path) -> None:
    """A build stopped before it reconciled leaves the old record readable, and says so."""
    import shutil

    from rashomon.model.claim import Extraction
    from rashomon.model.report import Incoming, MediaType, Report
    from rashomon.model.text import Text
    from rashomon.store.sqlite import open_store

    db = tmp_path / "r.db"
    shutil.copy(record, db)
    store = open_store(db, write=True)
    report = Report("new", "new", "0" * 64, MediaType.PLAIN, "Quiet.")
    store.add([(Incoming(report, b"Quiet."), Text(()), Extraction("v1", ()))])
    store.close()
    done = _run("info", db)
    assert done.returncode == 0
    assert "1 reports came in since this record was made (run rashomon build again" in done.stderr
