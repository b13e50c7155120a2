import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from rashomon.errors import (
    StoreCorruptError,
    StoreError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from rashomon.store import sqlite as module
from rashomon.store.sqlite import SqlStore, open_store
from rashomon.store.verifying import breaches

Make = Callable[[str], list]


def _sql(path: Path, statement: str, *values: object) -> object:
    connection = sqlite3.connect(path)
    try:
        found = connection.execute(statement, values).fetchone()
        connection.commit()
    finally:
        connection.close()
    return found[0] if found else None


def test_a_safe_journal_on_this_sqlite(record: Path) -> None:
    """Before 3.51.3 the rollback journal is used; the write-ahead log could lose commits."""
    wal = sqlite3.sqlite_version_info >= (3, 51, 3)
    assert _sql(record, "PRAGMA journal_mode") == ("wal" if wal else "delete")


def test_the_file_is_marked_as_ours(record: Path) -> None:
    """The application id tells a record from other databases."""
    assert _sql(record, "PRAGMA application_id") == int.from_bytes(b"RASH")


def test_a_missing_record_is_named(tmp_path: Path) -> None:
    """Reading needs a record; the remedy is told, and no file is made."""
    with pytest.raises(StoreMissingError, match="rashomon build"):
        open_store(tmp_path / "none.db", write=False)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The folder of the record is not made by accident."""
    with pytest.raises(StoreMissingError, match="make it first"):
        open_store(tmp_path / "no" / "r.db", write=True)


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    """A folder in place of the file is told as such."""
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, write=True)


@pytest.mark.parametrize("write", [True, False])
def test_another_database_is_left_alone(tmp_path: Path, *, write: bool) -> None:
    """A database of something else is refused untouched."""
    path = tmp_path / "other.db"
    _sql(path, "CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(StoreCorruptError, match="no record"):
        open_store(path, write=write)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """A text file in place of the record is told as such, and kept."""
    path = tmp_path / "note.db"
    path.write_text("not a database at all, just words " * 50)
    with pytest.raises(StoreCorruptError, match="is not a SQLite file"):
        open_store(path, write=True)
    assert path.read_text().startswith("not a database")


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_record_is_refused(record: Path, *, write: bool) -> None:
    """A schema this version does not know is left alone, whoever asks."""
    _sql(record, "UPDATE alembic_version SET version_num = '9999'")
    before = record.read_bytes()
    with pytest.raises(StoreVersionError, match=r"newer version .*install a newer rashomon"):
        open_store(record, write=write)
    assert record.read_bytes() == before


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    """What a build killed in its first moment leaves is gone on with."""
    path = tmp_path / "r.db"
    path.touch()
    with pytest.raises(StoreVersionError, match="run rashomon build on it once"):
        open_store(path, write=False)
    store = open_store(path, write=True)
    assert store.known() == {}


def test_a_migration_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schema comes whole or not at all."""

    def failing(connection: object) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")  # type: ignore[attr-defined]
        raise sqlite3.OperationalError("power is gone")

    path = tmp_path / "r.db"
    with monkeypatch.context() as patched:
        patched.setattr(module, "migrate", failing)
        with pytest.raises(StoreError):
            open_store(path, write=True)
    assert _sql(path, "SELECT count(*) FROM sqlite_master") == 0
    assert open_store(path, write=True).known() == {}


def _open_and_add(path: Path, uid: str, made: list) -> None:
    store = open_store(path, write=True)
    for n in range(5):
        store.add(made[n])


def test_several_programs_at_once_lose_nothing(tmp_path: Path, batch: Make) -> None:
    """Four that make and fill one record at the same moment all come through."""
    path = tmp_path / "r.db"
    context = multiprocessing.get_context("fork")
    programs = [
        context.Process(target=_open_and_add, args=(path, p, [batch(f"{p}{n}") for n in range(5)]))
        for p in "abcd"
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert [p.exitcode for p in programs] == [0, 0, 0, 0]
    store = open_store(path, write=True)
    assert len(store.known()) == 20
    assert list(store.problems()) == []


def test_a_record_that_is_only_read_is_not_written(record: Path, batch: Make) -> None:
    """A store opened to read refuses to write: one clear error."""
    reading = open_store(record, write=False)
    with pytest.raises(StoreReadOnlyError, match=r"r\.db: cannot be written \(make it"):
        reading.add(batch("u9"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, which only root can make."""
    if os.getuid() != 0:
        pytest.skip("needs root to mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False)
    if done.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_read_only_disk_is_told(small_disk: Path, record: Path) -> None:
    """Permission bits do not bind root, a disk mounted to be read does: it is told, and read."""
    path = small_disk / "r.db"
    path.write_bytes(record.read_bytes())
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(StoreReadOnlyError, match="name another file"):
        open_store(path, write=True)
    with pytest.raises(StoreReadOnlyError, match=r"new\.db"):
        open_store(small_disk / "new.db", write=True)
    assert list(breaches(open_store(path, write=False))) == []


def _fill(store: SqlStore, batch: Make, acknowledged: list[str]) -> None:
    for n in range(10_000):
        store.add(batch(f"n{n}"))
        acknowledged.append(f"n{n}")


def test_a_full_disk_is_told_and_keeps_what_was_acknowledged(small_disk: Path, batch: Make) -> None:
    """When no more fits, what was acknowledged is whole; with space again, it goes on."""
    path = small_disk / "r.db"
    store = open_store(path, write=True)
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 600_000)
    acknowledged: list[str] = []
    with pytest.raises(StoreError, match="the disk is full; what was acknowledged is kept"):
        _fill(store, batch, acknowledged)
    assert acknowledged
    ballast.unlink()
    store = open_store(path, write=True)
    assert sorted(store.known()) == sorted(acknowledged)
    assert list(store.problems()) == []
    store.add(batch("more"))
    assert len(store.known()) == len(acknowledged) + 1


def test_no_more_pages_is_told_as_a_full_disk(record: Path, batch: Make) -> None:
    """The same on any machine: SQLite may not grow the file any more."""
    store = open_store(record, write=True)

    def bound(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count=1")

    event.listen(Engine, "connect", bound)
    try:
        with pytest.raises(StoreError, match="the disk is full"):
            _fill(store, batch, [])
    finally:
        event.remove(Engine, "connect", bound)
    assert list(store.problems()) == []


def test_a_locked_record_is_told(
    record: Path, batch: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program's lock is named, not waited for without end."""
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.2)
    other = open_store(record, write=True)
    holder = sqlite3.connect(record, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"in use by another program \(wait"):
        other.add(batch("u9"))
    holder.execute("ROLLBACK")


_KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE report SET raw = randomblob(50000)")
connection.execute("UPDATE claim SET body = randomblob(50000)")
os.kill(os.getpid(), 9)
"""


def test_a_reader_undoes_what_a_killed_build_left_half(record: Path) -> None:
    """Killed within a transaction, half of it on disk: whoever comes next sees none of it."""
    killed = subprocess.run([sys.executable, "-c", _KILLED, record], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert record.with_name("r.db-journal").stat().st_size > 0
    assert list(breaches(open_store(record, write=False))) == []
