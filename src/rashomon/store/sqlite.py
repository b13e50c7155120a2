"""A record in one SQLite file.

SQLite before 3.51.3 can lose commits by a race when its write-ahead log is
reset, so there the rollback journal is used. With it, `synchronous=EXTRA` also
syncs the folder when the journal is deleted, which is what commits: under FULL
a loss of power just then could bring the journal, and the old state, back.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from rashomon.errors import (
    StoreCorruptError,
    StoreError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from rashomon.store.migrating import migrate, needs_migration
from rashomon.store.sql import Dialect, SqlStore

APPLICATION_ID = 0x52415348
"""Marks a SQLite file as a Rashomon record ("RASH")."""

_WAL_SAFE = (3, 51, 3)
WAIT_SECONDS = 30.0
"""How long another program's lock is waited for."""

_MEANINGS: tuple[tuple[str, type[StoreError], str, str], ...] = (
    (
        "SQLITE_READONLY_ROLLBACK",
        StoreReadOnlyError,
        "holds a stopped build that must be undone, and cannot be written",
        "make it and its folder writable once",
    ),
    (
        "SQLITE_READONLY",
        StoreReadOnlyError,
        "cannot be written",
        "make it and its folder writable or name another file",
    ),
    ("SQLITE_NOTADB", StoreCorruptError, "is not a SQLite file", "name another file"),
    ("SQLITE_CORRUPT", StoreCorruptError, "is damaged", "restore it from a copy"),
    (
        "SQLITE_FULL",
        StoreError,
        "the disk is full; what was acknowledged is kept",
        "free some space and run again",
    ),
    (
        "SQLITE_BUSY",
        StoreError,
        "is in use by another program",
        "wait for it to end and run again",
    ),
    (
        "SQLITE_CANTOPEN",
        StoreReadOnlyError,
        "cannot be opened",
        "check that it can be read and its folder be written",
    ),
    (
        "SQLITE_IOERR",
        StoreError,
        "the disk failed; what was acknowledged is kept",
        "check the disk and its free space and run again",
    ),
)
"""SQLite's error names by their beginning, the longest first: class, problem, remedy."""


def open_store(path: Path, *, write: bool) -> SqlStore:
    """Open a record file; with `write` make or migrate it first.

    Raises StoreMissingError, StoreReadOnlyError, StoreVersionError or
    StoreCorruptError, each with what to do.
    """
    _check_path(path, write=write)

    @contextmanager
    def errors() -> Iterator[None]:
        with mapped(path):
            yield

    engine = _engine(path, write=write)
    with errors():
        _prepare(path, engine, write=write)
    dialect = Dialect(str(path), ("BEGIN",), ("BEGIN IMMEDIATE",), errors, _damage, driver=_driver)
    return SqlStore(engine, dialect)


def check_reader(path: Path) -> None:
    """Raise as `open_store` does where a record file cannot be read."""
    open_store(path, write=False).close()


def connect(path: Path) -> sqlite3.Connection:
    """Give a connection that only reads, for one thread at a time."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    found = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, check_same_thread=False)
    _set_up_reader(found, None)
    return found


def _driver(connection: Connection) -> sqlite3.Connection:
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)  # noqa: S101  (what `_engine` makes)
    return found


def _check_path(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise StoreError("is a folder, not a record", where=str(path), remedy="name a file")
    if not path.exists() and not write:
        raise StoreMissingError(
            "there is no record here", where=str(path), remedy="run rashomon build first"
        )
    if not path.parent.is_dir():
        raise StoreMissingError(
            "the folder for the record is not there", where=str(path.parent), remedy="make it first"
        )


def _engine(path: Path, *, write: bool) -> Engine:
    # A reader, too, opens the file for writing where it can: the journal of a
    # killed build is rolled back by whoever comes next. It then writes nothing.
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if write else 'rw'}"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS),
        poolclass=NullPool,
    )
    event.listen(engine, "connect", _set_up_writer if write else _set_up_reader)
    return engine


def _set_up_writer(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    wal = sqlite3.sqlite_version_info >= _WAL_SAFE
    connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}")
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA foreign_keys=ON")


def _set_up_reader(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON")


def _prepare(path: Path, engine: Engine, *, write: bool) -> None:
    with engine.connect() as connection:
        _check_mark(connection, path)
        old = needs_migration(connection, str(path))
        if old and not write:
            raise StoreVersionError(
                "was made by an older version or is not finished",
                where=str(path),
                remedy="run rashomon build on it once",
            )
        if write:
            _migrate_or_try(connection, path, old=old)


def _migrate_or_try(connection: Connection, path: Path, *, old: bool) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    # Another program may have been first while this one waited for the lock.
    if old and needs_migration(connection, str(path)):
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        migrate(connection)
        connection.commit()
    else:
        # A file that cannot be written is told now, not when the work is done. On
        # such a file beginning is no error, and a write of nothing is one.
        connection.exec_driver_sql("DELETE FROM meta WHERE key = ''")
        connection.rollback()


def _check_mark(connection: Connection, path: Path) -> None:
    # The tables first: another program may make tables and mark between the two.
    names = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if names and mark != APPLICATION_ID:
        raise StoreCorruptError(
            "is a database, but no record of Rashomon", where=str(path), remedy="name another file"
        )


def _damage(connection: Connection) -> Iterable[str]:
    check = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [
        *(f"SQLite: {line}" for line in check if line != "ok"),
        *(f"SQLite: a row of {row[0]} has lost what it belongs to" for row in lost),
    ]


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Turn the database's errors into ours, one clear line each, and name the file in ours."""
    try:
        yield
    except StoreError as error:
        if error.where:
            raise
        raise type(error)(error.problem, where=str(path), remedy=error.remedy) from error
    except SQLAlchemyError as error:
        raise _as_store_error(path, getattr(error, "orig", error)) from error
    except sqlite3.Error as error:
        raise _as_store_error(path, error) from error


def _as_store_error(path: Path, error: BaseException | None) -> StoreError:
    name = getattr(error, "sqlite_errorname", "")
    for begins, kind, problem, remedy in _MEANINGS:
        if name.startswith(begins):
            return kind(problem, where=str(path), remedy=remedy)
    told = name or type(error).__name__
    return StoreError(f"the database said {told}", where=str(path), remedy="run rashomon verify")


__all__ = ["SqlStore", "open_store"]
