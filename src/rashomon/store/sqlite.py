"""A record in one SQLite file.

SQLite before 3.51.3 can lose commits by a race when its write-ahead log is
reset, so there the rollback journal is used; `synchronous=FULL` always.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from rashomon.errors import (
    StoreCorruptError,
    StoreError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from rashomon.model.claim import Extraction
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import Incoming, Report
from rashomon.model.text import Text
from rashomon.store import tables
from rashomon.store.codec import decode
from rashomon.store.protocol import LogEntry, Stored
from rashomon.store.rows import (
    claim_row,
    claims_by_report,
    derived,
    derived_rows,
    link_rows,
    parts,
    report_row,
)

APPLICATION_ID = 0x52415348
"""Marks a SQLite file as a Rashomon record ("RASH")."""

_WAL_SAFE = (3, 51, 3)
WAIT_SECONDS = 30.0
"""How long another program's lock is waited for."""


class SqliteStore:
    """A record in a SQLite file; open it with `open_store`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path, self._engine = path, engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _mapped(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _mapped(self._path), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def known(self) -> Mapping[str, str]:
        """Give the uids of stored reports with the version that extracted their claims."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.report.c.uid, tables.report.c.extractor))
            return {row.uid: row.extractor for row in rows}

    def add(self, batch: Sequence[tuple[Incoming, Text, Extraction]]) -> None:
        """Add reports with their texts and claims in one transaction."""
        with self._writing() as connection:
            for incoming, text, extraction in batch:
                uid = incoming.report.uid
                connection.execute(delete(tables.claim).where(tables.claim.c.report == uid))
                connection.execute(delete(tables.report).where(tables.report.c.uid == uid))
                connection.execute(insert(tables.report), [report_row(incoming, text, extraction)])
                rows = [claim_row(uid, claim) for claim in extraction.claims]
                if rows:
                    connection.execute(insert(tables.claim), rows)
                _append(connection, "report", uid, incoming.report.sha256)

    def stored(self) -> Iterator[Stored]:
        """Give all stored reports, sorted by uid."""
        with self._reading() as connection:
            claims = claims_by_report(connection)
            for row in connection.execute(select(tables.report).order_by(tables.report.c.uid)):
                found = Extraction(row.extractor, tuple(claims.get(row.uid, ())))
                yield Stored(decode(row.body, Report), decode(row.text, Text), found)

    def raw(self, uid: str) -> bytes:
        """Give a report's original bytes."""
        with self._reading() as connection:
            query = select(tables.report.c.raw).where(tables.report.c.uid == uid)
            return bytes(connection.execute(query).scalar_one())

    def derived_digest(self) -> str:
        """Give the digest of what the derived part was made from, "" if there is none."""
        with self._reading() as connection:
            query = select(tables.meta.c.value).where(tables.meta.c.key == "derived")
            return str(connection.execute(query).scalar() or "")

    def put_derived(self, record: Record, digest: str) -> None:
        """Replace the derived part in one transaction."""
        with self._writing() as connection:
            connection.execute(delete(tables.link))
            connection.execute(delete(tables.derived))
            connection.execute(delete(tables.meta).where(tables.meta.c.key == "derived"))
            for rows, table in (
                (link_rows(record), tables.link),
                (derived_rows(record), tables.derived),
            ):
                for part in parts(rows):
                    connection.execute(insert(table), part)
            connection.execute(insert(tables.meta), [{"key": "derived", "value": digest}])
            _append(connection, "derived", "", digest)

    def record(self) -> Record:
        """Give the whole record; raises StoreError where its build has not finished."""
        if not self.derived_digest():
            raise StoreError(
                "the record was not finished",
                where=str(self._path),
                remedy="run rashomon build again",
            )
        with self._reading() as connection:
            links = connection.execute(select(tables.link.c.body))
            claims = [decode(body, LinkedClaim) for (body,) in links]
            found = derived(connection)
            texts = connection.execute(
                select(tables.report.c.uid, tables.report.c.body, tables.report.c.text)
            )
            read = {uid: (decode(body, Report), decode(text, Text)) for uid, body, text in texts}
        reports = [ReadReport(*read[r["uid"]], r["label"], r["outlet"]) for r in found["report"]]
        label = {r.report.uid: r.label for r in reports}
        return Record(
            tuple(sorted(reports, key=lambda r: r.label)),
            tuple(sorted(claims, key=lambda c: (label[c.report], c.claim.number))),
            tuple(found["source"]),
            tuple(found["place"]),
            tuple(found["event"]),
            tuple(found["finding"]),
        )

    def log(self) -> Iterator[LogEntry]:
        """Give the append-only log in order."""
        with self._reading() as connection:
            for row in connection.execute(select(tables.log).order_by(tables.log.c.number)):
                yield LogEntry(row.number, row.at, row.what, row.uid, row.digest)

    def problems(self) -> Iterable[str]:
        """Give what is wrong with the file and its log, one line each."""
        found: list[str] = []
        with self._reading() as connection:
            check = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            found += [f"SQLite: {line}" for line in check if line != "ok"]
            foreign = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            found += [f"SQLite: a row of {row[0]} has lost what it belongs to" for row in foreign]
        before = ""
        for number, entry in enumerate(self.log(), start=1):
            if entry.number != number or entry.digest != _chain(before, entry):
                found.append(
                    f"log entry {number} does not follow from the one before: it was changed"
                )
                break
            before = entry.digest
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def open_store(path: Path, *, write: bool) -> SqliteStore:
    """Open a record file; with `write` make or migrate it first.

    Raises StoreMissingError, StoreReadOnlyError, StoreVersionError or
    StoreCorruptError, each with what to do.
    """
    _check_path(path, write=write)
    engine = _engine(path, write=write)
    store = SqliteStore(path, engine)
    with _mapped(path):
        _prepare(path, engine, write=write)
    return store


def _check_path(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise StoreError("is a folder, not a record", where=str(path), remedy="name a file")
    if not path.exists() and not write:
        raise StoreMissingError(
            "there is no record here", where=str(path), remedy="run rashomon build first"
        )
    if not path.parent.exists():
        raise StoreMissingError(
            "the folder for the record is not there", where=str(path.parent), remedy="make it first"
        )


def _engine(path: Path, *, write: bool) -> Engine:
    mode = "rwc" if write else "ro"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS
        ),
        poolclass=NullPool,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        if write:
            wal = sqlite3.sqlite_version_info >= _WAL_SAFE
            connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}")
            connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


def _prepare(path: Path, engine: Engine, *, write: bool) -> None:
    with engine.connect() as connection:
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        names = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if names and mark != APPLICATION_ID:
            raise StoreCorruptError(
                "is a database, but no record of Rashomon",
                where=str(path),
                remedy="name another file",
            )
        current = MigrationContext.configure(connection).get_current_revision()
        newest = _scripts().get_current_head()
        known = {s.revision for s in _scripts().walk_revisions()}
        if current is not None and current not in known:
            raise StoreVersionError(
                f"was made by a newer version (schema {current}, this one knows {newest})",
                where=str(path),
                remedy="install a newer rashomon",
            )
        if current != newest and not write:
            raise StoreVersionError(
                "was made by an older version or is not finished",
                where=str(path),
                remedy="run rashomon build on it once",
            )
        if current != newest:
            _migrate(connection)


def _migrate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    """Turn the database's errors into ours, one clear line each."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _as_store_error(path, str(getattr(error, "orig", error))) from error
    except sqlite3.Error as error:
        raise _as_store_error(path, str(error)) from error


def _as_store_error(path: Path, said: str) -> StoreError:
    where = str(path)
    if "readonly" in said or "read-only" in said:
        return StoreReadOnlyError(
            "cannot be written", where=where, remedy="make it writable or name another file"
        )
    if "not a database" in said or "malformed" in said:
        return StoreCorruptError(
            f"is not a sound SQLite file: {said}", where=where, remedy="restore it from a copy"
        )
    if "full" in said:
        return StoreError(
            "the disk is full; what was acknowledged is kept",
            where=where,
            remedy="free some space and run again",
        )
    if "locked" in said or "busy" in said:
        return StoreError(
            "is in use by another program", where=where, remedy="wait for it to end and run again"
        )
    if "unable to open" in said:
        return StoreReadOnlyError(
            "cannot be opened", where=where, remedy="check that its folder can be written"
        )
    return StoreError(f"the database said: {said}", where=where, remedy="run rashomon verify on it")


def _append(connection: Connection, what: str, uid: str, digest: str) -> None:
    """Append to the log; each entry's digest takes in the one before."""
    last = connection.execute(
        select(tables.log.c.number, tables.log.c.digest)
        .order_by(tables.log.c.number.desc())
        .limit(1)
    ).first()
    number, before = (last.number + 1, last.digest) if last else (1, "")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = LogEntry(number, at, f"{what} {digest}", uid, "")
    row = {
        "number": number,
        "at": at,
        "what": entry.what,
        "uid": uid,
        "digest": _chain(before, entry),
    }
    connection.execute(insert(tables.log), [row])


def _chain(before: str, entry: LogEntry) -> str:
    told = "\0".join((before, str(entry.number), entry.at, entry.what, entry.uid))
    return sha256(told.encode()).hexdigest()


__all__ = ["SqliteStore", "open_store"]
