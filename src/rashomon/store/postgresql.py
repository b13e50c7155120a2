"""A record in a database of a PostgreSQL server, through psycopg.

One program writes at a time, as with a file: each transaction that writes first takes an
advisory lock, which the server lets go of when the transaction or its program ends. So
the log's chain has one next link, whoever writes. Readers see one moment and wait for nobody.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from rashomon.errors import (
    StoreCorruptError,
    StoreError,
    StoreMissingError,
    StoreVersionError,
)
from rashomon.store import tables
from rashomon.store.migrating import migrate, needs_migration
from rashomon.store.postgresql_errors import LOCKED, as_store_error
from rashomon.store.sql import Dialect, SqlStore

CONNECT_SECONDS = 10
"""How long a server is waited for, where the URL does not say."""

WAIT_SECONDS = 120
"""How long another program's lock is waited for."""

_MARK = int.from_bytes(b"RASH")
_WRITING, _DERIVING = 1, 2

_SET_UP = (
    f"SET lock_timeout = '{WAIT_SECONDS}s'",
    "SET tcp_keepalives_idle = 60",
    # What is acknowledged must be on the server's disk, whatever its settings say.
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') = 'off'",
)
_BEGIN_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_BEGIN_WRITE = (
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
    f"SELECT pg_advisory_xact_lock({_MARK}, {_WRITING})",
)
_MIGRATIONS = "alembic_version"


def open_store(where: str, url: str, *, write: bool) -> SqlStore:
    """Open a record by its URL, as libpq reads it; `where` names it in errors.

    With `write` make or migrate it first; the database itself must be there. Raises
    StoreUnreachableError, StoreMissingError, StoreReadOnlyError, StoreVersionError or
    StoreCorruptError, each with what to do.
    """
    engine = _engine(where, url)
    errors = partial(_mapped, where)
    with errors():
        _prepare(engine, write=write)
    writing = _BEGIN_WRITE if write else (_BEGIN_READ,)
    return SqlStore(
        engine,
        Dialect(where, (_BEGIN_READ,), writing, errors, lambda _: (), partial(_alone, errors)),
    )


def _engine(where: str, url: str) -> Engine:
    try:
        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: driver.connect(autocommit=True, **given),
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
        )
    except ImportError as error:
        raise StoreError(
            "PostgreSQL needs psycopg, which is not installed",
            where=where,
            remedy="pip install 'rashomon[postgresql]'",
        ) from error
    driver: Any = engine.dialect.dbapi
    given: Mapping[str, Any] = _parameters(where, url, driver)
    event.listen(engine, "connect", _set_up)
    return engine


def _parameters(where: str, url: str, driver: Any) -> Mapping[str, Any]:
    """Give what a connection is told, by libpq's names."""
    try:
        given = driver.conninfo.conninfo_to_dict(url)
    except driver.Error:
        # Its words would hold the URL, and the password in it.
        raise StoreError(
            "is not the URL of a PostgreSQL database",
            where=where,
            remedy="write postgresql://user@host/database; in a password @ is %40, / is %2F",
        ) from None
    return {"connect_timeout": CONNECT_SECONDS, "application_name": "rashomon", **given}


def _set_up(connection: Any, _: Any) -> None:
    for statement in _SET_UP:
        connection.execute(statement)


def _prepare(engine: Engine, *, write: bool) -> None:
    with engine.connect() as connection:
        _check_encoding(connection)
        there = _check_tables(connection)
        if not there and not write:
            raise StoreMissingError(
                "there is no record in this database", remedy="run rashomon build first"
            )
        old = needs_migration(connection, "")
        if old and not write:
            raise StoreVersionError(
                "was made by an older version", remedy="run rashomon build on it once"
            )
        if write:
            _migrate_or_try(connection, old=old)


def _check_encoding(connection: Connection) -> None:
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise StoreError(
            f"the database keeps its texts in {encoding}, which cannot hold every text",
            remedy="make one with createdb -E UTF8 -T template0 NAME",
        )


def _check_tables(connection: Connection) -> bool:
    """Whether the record's tables are there; raises StoreCorruptError where only others are."""
    names = set(inspect(connection).get_table_names())
    first = {tables.meta.name, tables.report.name, tables.claim.name, tables.log.name, _MIGRATIONS}
    if names and not first <= names:
        raise StoreCorruptError(
            "is a database of something else: it has tables, but no record of Rashomon",
            remedy="make one for the record with createdb NAME",
        )
    return bool(names)


def _migrate_or_try(connection: Connection, *, old: bool) -> None:
    for statement in _BEGIN_WRITE:
        connection.exec_driver_sql(statement)
    # Another program may have been first while this one waited for the lock.
    if old and needs_migration(connection, ""):
        migrate(connection)
        connection.commit()
    else:
        # Who may not write is told now, not when the work is done.
        connection.exec_driver_sql("DELETE FROM meta WHERE key = ''")
        connection.rollback()


@contextmanager
def _alone(errors: Any, engine: Engine) -> Iterator[None]:
    """Hold the lock of who derives; where another derives very long, go on beside it."""
    with ExitStack() as held:
        with errors():
            _wait_to_derive(held.enter_context(engine.connect()))
        yield


def _wait_to_derive(connection: Connection) -> None:
    try:
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({_MARK}, {_DERIVING})")
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", "") != LOCKED:
            raise


@contextmanager
def _mapped(where: str) -> Iterator[None]:
    """Turn the database's errors into ours, one clear line each, and name the database in ours."""
    try:
        yield
    except StoreError as error:
        if error.where:
            raise
        raise type(error)(error.problem, where=where, remedy=error.remedy) from error
    except SQLAlchemyError as error:
        raise as_store_error(where, getattr(error, "orig", None) or error) from error
