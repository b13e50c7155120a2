import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.errors import (
    StoreCorruptError,
    StoreError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from rashomon.model.claim import OUTLET, Claim, Extraction, Kind, Polarity, SourceType, Stance
from rashomon.model.report import Incoming, MediaType, Report
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.store.sqlite import SqliteStore, open_store
from rashomon.store.verifying import breaches

STORED = "Shells fell on the port."


def _batch(uid: str = "u1", quote: str = "Shells fell") -> list[tuple[Incoming, Text, Extraction]]:
    from hashlib import sha256

    raw = STORED.encode()
    report = Report(uid, uid, sha256(raw).hexdigest(), MediaType.PLAIN, STORED)
    claim = Claim(
        1,
        Words(0, len(quote), quote),
        OUTLET,
        SourceType.OUTLET,
        (),
        None,
        Stance.ASSERT,
        Kind.SHELLING,
        Polarity.POSITIVE,
    )
    return [(Incoming(report, raw), Text(()), Extraction("v1", (claim,)))]


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return open_store(tmp_path / "r.db", write=True)


def test_what_is_added_comes_back(store: SqliteStore) -> None:
    """Report, text and claims are the same objects again."""
    ((incoming, text, extraction),) = _batch()
    store.add([(incoming, text, extraction)])
    (stored,) = store.stored()
    assert (stored.report, stored.text, stored.extraction) == (incoming.report, text, extraction)
    assert store.raw("u1") == incoming.raw
    assert store.known() == {"u1": "v1"}


def test_a_batch_is_all_or_nothing(store: SqliteStore) -> None:
    """An error in a batch leaves nothing of it."""
    good, bad = _batch("u1")[0], _batch("u2")[0]
    twice = Extraction("v1", (*bad[2].claims, *bad[2].claims))
    with pytest.raises(StoreError):
        store.add([good, (bad[0], bad[1], twice)])
    assert store.known() == {}


def test_quotes_that_do_not_stand_are_found(store: SqliteStore) -> None:
    """Words that are not the text's own are named with report and claim."""
    store.add(_batch(quote="Shells FELL"))
    found = list(breaches(store))
    assert "report u1, claim 1" in found[0]


def test_changed_bytes_are_found(store: SqliteStore, tmp_path: Path) -> None:
    """The original bytes are held against their digest."""
    store.add(_batch())
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute("UPDATE report SET raw = ?", (b"other",))
    assert any("SHA-256" in line for line in breaches(store))


def test_a_changed_log_is_found(store: SqliteStore, tmp_path: Path) -> None:
    """The log's entries are chained: none can be changed or taken out unseen."""
    store.add(_batch("u1"))
    store.add(_batch("u2"))
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute("UPDATE log SET at = '2000-01-01' WHERE number = 1")
    assert any("log entry 1" in line for line in store.problems())


def test_safe_journal_on_this_sqlite(store: SqliteStore, tmp_path: Path) -> None:
    """Before 3.51.3 the rollback journal is used; the write-ahead log could lose commits."""
    store.add(_batch())
    with sqlite3.connect(tmp_path / "r.db") as raw:
        mode = raw.execute("PRAGMA journal_mode").fetchone()[0]
    assert mode == ("wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "delete")


def test_a_missing_record_is_named(tmp_path: Path) -> None:
    """Reading needs a record; the remedy is told."""
    with pytest.raises(StoreMissingError, match="rashomon build"):
        open_store(tmp_path / "none.db", write=False)


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    """A folder in place of the file is told as such."""
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, write=True)


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    """A database of something else is refused untouched."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(StoreCorruptError, match="no record"):
        open_store(path, write=True)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """A text file in place of the record is told as such."""
    path = tmp_path / "note.db"
    path.write_text("not a database at all, just words " * 50)
    with pytest.raises(StoreCorruptError, match="not a sound SQLite file"):
        open_store(path, write=True)


def test_a_newer_record_is_refused(store: SqliteStore, tmp_path: Path) -> None:
    """A schema this version does not know is left alone."""
    store.close()
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreVersionError, match="newer"):
        open_store(tmp_path / "r.db", write=True)


def test_a_record_that_cannot_be_written_is_told(store: SqliteStore, tmp_path: Path) -> None:
    """SQLite's read-only mode stands for a read-only disk: one clear error."""
    store.add(_batch())
    store.close()
    reading = open_store(tmp_path / "r.db", write=False)
    with pytest.raises(StoreReadOnlyError, match="cannot be written"):
        reading.add(_batch("u2"))


def test_a_locked_record_is_told(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program's lock is named, not waited for without end."""
    from rashomon.store import sqlite as module

    monkeypatch.setattr(module, "WAIT_SECONDS", 0.2)
    other = open_store(tmp_path / "r.db", write=True)
    holder = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use"):
        other.add(_batch("u3"))
    holder.execute("ROLLBACK")


def test_importing_the_package_is_quick() -> None:
    """`import rashomon` and `rashomon --help` stay under half a second on a quiet machine."""
    from time import perf_counter

    best = {}
    for name, command in (
        ("import", [sys.executable, "-c", "import rashomon"]),
        ("help", [sys.executable, "-m", "rashomon", "--help"]),
    ):
        times = []
        for _ in range(5):
            began = perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append(perf_counter() - began)
        best[name] = min(times)
    assert all(t < 0.5 for t in best.values()), best
