"""Every verb with a record on a PostgreSQL server, as a person runs it."""

import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from rashomon.cli.main import run
from rashomon.store.address import address
from rashomon.store.opening import open_store

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "aleppo-2016"
PLACES = ("--places", SAMPLE / "places.csv")

pytestmark = pytest.mark.postgresql


@dataclass(frozen=True)
class _Done:
    returncode: int
    stdout: str
    stderr: str


def _run(*args: object) -> _Done:
    """Run the program as its entry point does, within this process: it is much quicker."""
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", ["rashomon", *map(str, args)]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        run()
    return _Done(int(ended.value.code or 0), out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def made(server, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The sample's record on a server, and the same in a file."""
    url, path = server.database(), tmp_path_factory.mktemp("team") / "r.db"
    for where in (url, path):
        done = _run("build", SAMPLE / "reports", "--db", where, *PLACES, "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["added"] == 13
    return url, path


def _canonical(where: object, out: Path) -> bytes:
    done = _run("export", where, "--format", "canonical", "-o", out)
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


@pytest.mark.slow
def test_the_sample_gives_the_same_canonical_export(made: tuple[str, Path], tmp_path: Path) -> None:
    """Not a byte tells which store a record lay in."""
    one, other = (_canonical(where, tmp_path / f"{n}.json") for n, where in enumerate(made))
    assert one == other
    assert len(one.splitlines()) > 200


def _verbs(out: Path) -> Iterator[tuple[object, ...]]:
    for form in ("canonical", "jsonl", "geojson"):
        yield "export", "--format", form, "-o", out / f"x.{form}"
    yield "report", "-o", out / "report.html"
    yield "publish", "-o", out / "site", *PLACES
    yield "digest", "-o", out / "digest.html"
    yield ("verify",)
    yield ("info",)
    yield "why", "Sakhour"
    yield "state", "--at", "2016-11-28"
    yield "as-of", "2016-11-28", *PLACES
    yield "as-of", "2016-11-28", "-o", out / "then.db", *PLACES
    yield "diff", "--from", "2016-11-20", "--to", "2016-11-28", *PLACES
    yield "places", "suggest", "--to", out / "places.csv"
    yield "copy", out / "copied.db"


@pytest.mark.slow
def test_every_verb_takes_a_url(made: tuple[str, Path], tmp_path: Path) -> None:
    """All that can be done with a file can be done with a database, and says the same."""
    told = []
    for n, where in enumerate(made):
        out = tmp_path / str(n)
        out.mkdir()
        said = []
        for verb, *rest in _verbs(out):
            before = (verb, rest.pop(0)) if verb == "places" else (verb,)
            done = _run(*before, where, *rest)
            assert done.returncode == 0, (verb, rest, done.stderr)
            words = done.stdout.replace(str(address(str(where))), "RECORD")
            words = words.replace(str(out), "OUT")
            said.append(re.sub(r"log digest \w+", "log digest", words))
        told.append(said)
    assert told[0] == told[1]
    for form in ("x.canonical", "report.html", "digest.html", "x.geojson", "site/index.html"):
        assert (tmp_path / "0" / form).read_bytes() == (tmp_path / "1" / form).read_bytes()


@pytest.mark.slow
def test_a_copy_there_and_back_is_the_same_record(
    server, made: tuple[str, Path], tmp_path: Path
) -> None:
    """File to server to file: the same export and log; the copy goes on as the record would."""
    _, path = made
    there, back = server.database(), tmp_path / "back.db"
    done = _run("copy", path, there)
    assert done.returncode == 0, done.stderr
    assert re.search(r"13 reports, \d+ claims and 14 log entries", done.stdout)
    assert _run("copy", there, back, "--quiet").stdout == ""
    assert _canonical(back, tmp_path / "a") == _canonical(path, tmp_path / "b")
    noted = re.search(r"log digest (\w+)", _run("verify", path).stdout)
    assert noted
    for where in (there, back):
        assert _run("verify", where, "--noted", noted[1]).returncode == 0
    again = _run("build", SAMPLE / "reports", "--db", there, *PLACES, "--json")
    assert json.loads(again.stdout)["already_there"] == 13
    refused = _run("copy", back, there)
    assert refused.returncode == 2
    assert re.fullmatch(r"rashomon: .*holds a record already \(name .+\)\n", refused.stderr)


def test_an_unfinished_record_is_not_copied(server, tmp_path: Path) -> None:
    """What no build brought to its end is named, with the remedy."""
    url = server.database()
    open_store(address(url), write=True).close()
    done = _run("copy", url, tmp_path / "r.db")
    assert done.returncode == 2
    assert "is not finished (run rashomon build on it first)" in done.stderr
    assert not (tmp_path / "r.db").exists()


@pytest.mark.slow
def test_a_record_that_is_not_sound_is_not_copied(
    server, made: tuple[str, Path], tmp_path: Path
) -> None:
    """A changed word stops the copy, which leaves nothing."""
    import shutil
    import sqlite3

    path, url = tmp_path / "r.db", server.database()
    shutil.copy(made[1], path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE claim SET quote = 'other' WHERE number = 1")
    done = _run("copy", path, url)
    assert done.returncode == 2
    assert re.search(r"r\.db: is not sound: report .* \(restore it from a copy\)", done.stderr)
    assert server.sql(url, "SELECT count(*) FROM report") == "0"


@pytest.mark.slow
def test_no_verb_shows_a_password(
    server, made: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where it works nor where it fails, nor with --debug."""
    from urllib.parse import quote

    name, secret = made[0].split("/")[3].split("?")[0], quote(server.password, safe="")
    good = f"postgresql://owner:{secret}@127.0.0.1:{server.port}/{name}"
    done = _run("verify", good)
    assert done.returncode == 0
    told = re.escape(f"postgresql://owner@127.0.0.1:{server.port}/{name}") + r": \d+ claims"
    assert re.search(told, done.stdout)
    for bad in (good.replace(secret, "sesame"), good.replace(name, "sesame"), f"{good}?sesame=1"):
        for verb in ("info", "verify", "report"):
            more = ("-o", tmp_path / "r.html") if verb == "report" else ()
            done = _run("--debug", verb, bad, *more)
            assert done.returncode == 2
            assert done.stderr.count("\nrashomon: ") == 1
            assert secret not in done.stderr
            assert "open sesame" not in done.stderr
            assert bad.split("@")[0] not in done.stderr
    monkeypatch.setenv("PGPASSWORD", server.password)
    assert _run("info", f"postgresql://owner@127.0.0.1:{server.port}/{name}").returncode == 0


@pytest.mark.slow
def test_a_moment_can_be_written_to_an_empty_database(
    server, made: tuple[str, Path], tmp_path: Path
) -> None:
    """as-of -o takes a URL, too, and puts nothing where a record is."""
    url = server.database()
    assert _run("as-of", made[0], "2016-11-28", "-o", url, *PLACES).returncode == 0
    assert _run("verify", url).returncode == 0
    done = _run("as-of", made[0], "2016-11-28", "-o", url, *PLACES)
    assert done.returncode == 2
    assert "holds a record already (name an empty database)" in done.stderr


def test_watching_remembers_beside_its_feeds(server, tmp_path: Path) -> None:
    """A server has no folder beside it: what was visited stands beside the feeds file."""
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[watch]\nallow_private = true\n[[feed]]\nurl = "http://127.0.0.1:1/feed"\n')
    url = server.database()
    done = _run("watch", feeds, "--db", url, "--once")
    assert done.returncode == 1
    assert "refused" in done.stderr
    assert (tmp_path / "feeds.toml.watch.json").exists()
    assert _run("verify", url).returncode == 0


@pytest.mark.slow
def test_served_pages_follow_the_record(server, tmp_path: Path) -> None:
    """A desk sees what another program put in since, and says when the server is gone."""
    from fastapi.testclient import TestClient

    from rashomon.serve.app import app
    from rashomon.serve.desks import Desks

    url = server.database()
    for n in (1, 2):
        told = tmp_path / f"{n}.txt"
        told.write_text(f"Shells killed {n + 1} people in Harbour Hill, the Port Council said.")
        assert _run("build", told, "--db", url, "--quiet").returncode == 0
        if n == 1:
            client = TestClient(app(Desks(address(url))), base_url="http://127.0.0.1:8765")
        assert client.get("/reports.html").text.count("reports/") >= n
        assert ("killed 3 people" in client.get("/search.html?q=shells").text) is (n == 2)
    server.run("dropdb", url.split("/")[3].split("?")[0])
    gone = client.get("/")
    assert gone.status_code == 503
    assert "The record cannot be read" in gone.text
