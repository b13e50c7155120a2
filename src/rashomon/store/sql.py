"""A record in a SQL database, through SQLAlchemy Core.

What differs between databases (how a transaction begins, what its errors mean)
is handed in as a `Dialect`; `sqlite.py` and `postgresql.py` have theirs.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from rashomon.errors import StoreCorruptError, StoreError
from rashomon.forking import copies
from rashomon.model.claim import Extraction
from rashomon.model.record import Record
from rashomon.model.report import Incoming
from rashomon.model.text import Text
from rashomon.store import auditing, sums, tables
from rashomon.store.catalogue import filling
from rashomon.store.codec import decode, encode
from rashomon.store.copying import copy_rows, is_empty
from rashomon.store.keeping import Kept
from rashomon.store.log import LogEntry, Logged, next_entry
from rashomon.store.protocol import Changed, Counts, Shelved, Stored
from rashomon.store.rows import (
    claim_row,
    content_digest,
    derived_rows,
    record_of,
    report_row,
)
from rashomon.store.statements import (
    PAGE,
    all_rows,
    change_rows,
    derived_digest,
    insert_rows,
    known,
    log_entries,
    meta_value,
    no_rows,
    replace_rows,
    set_meta,
    stored_reports,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a database does in its own way.

    `where` names the database in errors, which `errors` makes StoreErrors of.
    `damage` gives what the database's own check finds, one line each. `alone` keeps
    other programs from deriving meanwhile. `driver` gives the connection
    that the catalogue is written through; without it there is none.
    """

    where: str
    begin_read: tuple[str, ...]
    begin_write: tuple[str, ...]
    errors: Callable[[], AbstractContextManager[None]]
    damage: Callable[[Connection], Iterable[str]]
    alone: Callable[[Engine], AbstractContextManager[None]] = lambda _: nullcontext()
    driver: Callable[[Connection], sqlite3.Connection] | None = None


class SqlStore:
    """A record in a SQL database; `open_store` opens one."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        self._engine, self._dialect = engine, dialect

    @contextmanager
    def _begun(self, begin: Iterable[str]) -> Iterator[Connection]:
        with self._dialect.errors(), self._engine.connect() as connection:
            for statement in begin:
                connection.exec_driver_sql(statement)
            yield connection
            connection.commit()

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._begun(self._dialect.begin_read)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._begun(self._dialect.begin_write)

    def known(self) -> Mapping[str, str]:
        """Give the uids of stored reports with the version that extracted their claims."""
        with self._reading() as connection:
            return known(connection)

    def add(self, batch: Sequence[tuple[Incoming, Text, Extraction]]) -> int:
        """Add reports with their texts and claims in one transaction; give how many were new."""
        with self._writing() as connection:
            return sum(_add(connection, *each) for each in batch)

    def stored(self, uids: Iterable[str] | None = None) -> Iterator[Stored]:
        """Give all stored reports, or those named, sorted by uid and a few at a time."""
        wanted = sorted(self.known() if uids is None else uids)
        for first in range(0, len(wanted), PAGE):
            with self._reading() as connection:
                page = list(stored_reports(connection, wanted[first : first + PAGE]))
            yield from page

    def raw(self, uid: str) -> bytes:
        """Give a report's original bytes; raises StoreCorruptError where there is none."""
        with self._reading() as connection:
            query = select(tables.report.c.raw).where(tables.report.c.uid == uid)
            found = connection.execute(query).scalar()
        if found is None:
            raise StoreCorruptError(f"there is no report {uid}", where=self._dialect.where)
        return bytes(found)

    def derived_digest(self) -> str:
        """Give the digest of what the derived part was made from, "" if there is none."""
        with self._reading() as connection:
            return derived_digest(connection)

    def deriving(self) -> AbstractContextManager[None]:
        """Keep other programs from deriving meanwhile, where the database can."""
        return self._dialect.alone(self._engine)

    @contextmanager
    def kept(self) -> Iterator[Kept]:
        """Read the record as last derived piece by piece, all of one moment."""
        with self._reading() as connection:
            yield Kept(connection)

    def put_changed(self, changed: Changed, digest: str, *, made_from: Mapping[str, str]) -> bool:
        """Change the derived part in one transaction; False where outrun."""
        with self._writing() as connection:
            if known(connection) != made_from or derived_digest(connection) != changed.base:
                return False
            record, driver = changed.record, self._dialect.driver
            touched = _touched(driver(connection), changed) if driver else None
            gone: dict[Table, list[tuple[Any, ...]]] = {
                tables.event: [(i,) for i in changed.gone_events],
                tables.finding: [(i,) for i in changed.gone_findings],
                tables.shelf: [at for at, body in changed.shelves.items() if body is None],
            }
            totals = []
            for table, made in derived_rows(record, changed.shelves):
                rows = list(made)
                before = change_rows(connection, table, rows, gone.get(table, ()))
                held = int(meta_value(connection, f"sum {table.name}") or "0", 16)
                totals.append(sums.changed(held, before, rows))
            if driver and touched:
                uids = [read.report.uid for read in record.reports]
                filling.change(driver(connection), touched, uids)
            _put_totals(connection, totals, digest)
            return True

    def put_derived(
        self,
        record: Record,
        digest: str,
        *,
        made_from: Mapping[str, str],
        rules: str = "",
        shelves: Shelved = MappingProxyType({}),
        shared: bool = False,
    ) -> bool:
        """Put the derived part in place of the old in one transaction; False where outrun."""
        made = partial(derived_rows, record, shelves)
        with _summed_beside(made, shared=shared) as beside, self._writing() as connection:
            if known(connection) != made_from:
                return False
            if beside and all(no_rows(connection, table) for table in tables.DERIVED):
                for table, rows in made():
                    insert_rows(connection, table, rows)
                self._fill(connection)
                totals = beside()
            else:
                totals = [
                    sums.sum_of_digests(replace_rows(connection, table, rows))
                    for table, rows in made()
                ]
                self._fill(connection)
            set_meta(connection, "rules", rules)
            _put_totals(connection, totals, digest)
            return True

    def record(self) -> Record:
        """Give the record as last derived; raises StoreError where it never was."""
        with self._reading() as connection:
            if not derived_digest(connection):
                raise StoreError(
                    "the record was not finished",
                    where=self._dialect.where,
                    remedy="run rashomon build again",
                )
            told = (t for t in tables.DERIVED if t is not tables.shelf)
            derived = {t.name: all_rows(connection, t) for t in told}
            wanted = sorted(row["report"] for row in derived["heading"])
            return record_of(stored_reports(connection, wanted), derived)

    def counts(self) -> Counts:
        """Count what the record as last derived holds."""
        by_status = select(tables.finding.c.status, func.count()).group_by(tables.finding.c.status)
        with self._reading() as connection:
            return Counts(
                connection.execute(select(func.count()).select_from(tables.heading)).scalar_one(),
                connection.execute(select(func.count()).select_from(tables.link)).scalar_one(),
                dict(tuple(row) for row in connection.execute(by_status)),
            )

    def pending(self) -> int:
        """Give how many reports came in since the record was last derived."""
        log = tables.log.c
        last = select(func.coalesce(func.max(log.number), 0)).where(log.what == Logged.DERIVED)
        with self._reading() as connection:
            newer = select(func.count()).where(log.number > last.scalar_subquery())
            return int(connection.execute(newer).scalar_one())

    def log(self) -> Iterator[LogEntry]:
        """Give the append-only log in order."""
        with self._reading() as connection:
            entries = list(log_entries(connection))
        yield from entries

    def newest(self) -> LogEntry | None:
        """Give the log's newest entry, None where nothing was put in yet."""
        with self._reading() as connection:
            return next(log_entries(connection, newest_first=True), None)

    def problems(self) -> Iterable[str]:
        """Give what is wrong with the database, its log and its rows, one line each."""
        with self._reading() as connection:
            return [*self._dialect.damage(connection), *auditing.problems(connection)]

    def is_empty(self) -> bool:
        """Whether nothing was ever put in."""
        with self._reading() as connection:
            return is_empty(connection)

    def take_over(
        self, other: "SqlStore", check: Callable[["SqlStore", "SqlStore"], None]
    ) -> Mapping[str, int]:
        """Put all of another store in, in one transaction; give how many rows of each table.

        `check` is given both stores as they are within the transaction, the other first; what
        it raises leaves this one as it was. Raises StoreError where anything was put in before.
        """
        with other._reading() as source, self._writing() as target:
            if not is_empty(target):
                raise StoreError(
                    "holds a record already",
                    remedy="name a new file or an empty database",
                )
            copied = copy_rows(source, target)
            self._fill(target)
            check(_Within(source, other._dialect), _Within(target, self._dialect))
            return copied

    def _fill(self, connection: Connection) -> None:
        if self._dialect.driver:
            filling.fill(self._dialect.driver(connection))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


class _Within(SqlStore):
    """A store as it is within one transaction, which is not ended by what is done here."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        super().__init__(connection.engine, dialect)
        self._connection = connection

    @contextmanager
    def _begun(self, begin: Iterable[str]) -> Iterator[Connection]:
        del begin
        with self._dialect.errors():
            yield self._connection


def _add(connection: Connection, incoming: Incoming, text: Text, extraction: Extraction) -> int:
    uid = incoming.report.uid
    query = select(tables.report.c.extractor).where(tables.report.c.uid == uid)
    held = connection.execute(query).scalar()
    if held == extraction.extractor:
        return 0
    if held is not None:
        # The record tells of claims that now go: it cannot be read before it is derived again.
        set_meta(connection, "derived", "")
        connection.execute(delete(tables.claim).where(tables.claim.c.report == uid))
        connection.execute(delete(tables.report).where(tables.report.c.uid == uid))
    row = report_row(incoming, text, extraction)
    claims = [claim_row(uid, claim) for claim in extraction.claims]
    connection.execute(insert(tables.report), [row])
    if claims:
        connection.execute(insert(tables.claim), claims)
    _append(connection, Logged.REPORT, uid, content_digest([row, *claims]))
    return 1


@contextmanager
def _summed_beside(
    made: Callable[[], Iterable[tuple[Table, Iterable[Mapping[str, Any]]]]], *, shared: bool
) -> Iterator[Callable[[], Sequence[int]] | None]:
    """Have a copy of this process sum rows up, table by table, while this one writes them.

    Gives what waits for the sums; None where there is to be no copy. The copy is made
    before the transaction begins, and knows nothing of the database.
    """
    if not shared:
        yield None
        return

    def totals() -> list[int]:
        return [sums.sum_of(rows) for _, rows in made()]

    with copies(lambda pipe: pipe.send_bytes(encode(list(map(hex, totals()))))) as (copy,):

        def answer() -> list[int]:
            told = copy.answer()
            return totals() if told is None else [int(t, 16) for t in decode(told, list[str])]

        yield answer


def _touched(db: sqlite3.Connection, changed: Changed) -> filling.Touched:
    record = changed.record
    events = [*(e.id for e in record.events), *(f.event for f in record.findings)]
    findings = [*(f.id for f in record.findings), *changed.gone_findings]
    return filling.touched(db, [*events, *changed.gone_events], findings)


def _put_totals(connection: Connection, totals: Sequence[int], digest: str) -> None:
    for table, total in zip(tables.DERIVED, totals, strict=True):
        set_meta(connection, f"sum {table.name}", f"{total:x}")
    set_meta(connection, "derived", digest)
    _append(connection, Logged.DERIVED, digest, sums.digest_of(totals))


def _append(connection: Connection, what: Logged, subject: str, content: str) -> None:
    last = next(log_entries(connection, newest_first=True), None)
    entry = next_entry(last, what, subject, content)
    row = {
        "number": entry.number,
        "at": entry.at,
        "what": entry.what.value,
        "subject": entry.subject,
        "content": entry.content,
        "digest": entry.digest,
    }
    connection.execute(insert(tables.log), [row])
