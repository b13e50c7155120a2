"""The statements of a record's store, each within a transaction that its caller began."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, insert, select, tuple_

from rashomon.store import tables
from rashomon.store.log import LogEntry, Logged
from rashomon.store.protocol import Stored
from rashomon.store.rows import Row, row_digest, stored_of

PAGE = 200
"""Reports read, or rows named, in one statement."""


def known(connection: Connection) -> dict[str, str]:
    """Give the uids of stored reports with the version that extracted their claims."""
    rows = connection.execute(select(tables.report.c.uid, tables.report.c.extractor))
    return dict(map(tuple, rows))


def derived_digest(connection: Connection) -> str:
    """Give the digest of what the derived part was made from, "" if there is none."""
    return meta_value(connection, "derived")


def meta_value(connection: Connection, key: str) -> str:
    """Give what is noted under a key, "" for nothing."""
    query = select(tables.meta.c.value).where(tables.meta.c.key == key)
    return str(connection.execute(query).scalar() or "")


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Note a value under a key; "" takes it out."""
    connection.execute(delete(tables.meta).where(tables.meta.c.key == key))
    if value:
        connection.execute(insert(tables.meta), [{"key": key, "value": value}])


def stored_reports(connection: Connection, uids: Sequence[str]) -> Iterator[Stored]:
    """Give the stored reports of sorted uids, in that order, without their original bytes."""
    columns = [c for c in tables.report.c if c.name != "raw"]
    for page in _pages(uids):
        claims = claims_by_report(connection, page)
        query = select(*columns).where(tables.report.c.uid.in_(page)).order_by(tables.report.c.uid)
        for row in connection.execute(query).mappings():
            yield stored_of(row, claims.get(row["uid"], ()))


def claims_by_report(connection: Connection, uids: Sequence[str]) -> dict[str, list[RowMapping]]:
    """Give the rows of the claims of some reports, in text order."""
    query = (
        select(tables.claim)
        .where(tables.claim.c.report.in_(uids))
        .order_by(tables.claim.c.report, tables.claim.c.number)
    )
    rows = connection.execute(query).mappings()
    return {uid: list(found) for uid, found in groupby(rows, key=lambda row: str(row["report"]))}


def all_rows(connection: Connection, table: Table) -> Sequence[RowMapping]:
    """Give all rows of a table."""
    return connection.execute(select(table)).mappings().all()


def each_row(connection: Connection, table: Table) -> Iterator[RowMapping]:
    """Give the rows of a table, a page of them being in memory at a time."""
    query = select(table).execution_options(yield_per=PAGE)
    yield from connection.execute(query).mappings()


def log_entries(connection: Connection, *, newest_first: bool = False) -> Iterator[LogEntry]:
    """Give the log in order, or its newest entry alone."""
    number = tables.log.c.number
    query = select(tables.log).order_by(number.desc() if newest_first else number)
    for row in connection.execute(query.limit(1) if newest_first else query):
        # A kind that is not known (a changed log) stays as it is: the chain tells.
        what = Logged(row.what) if row.what in set(Logged) else row.what
        yield LogEntry(row.number, row.at, what, row.subject, row.content, row.digest)


def no_rows(connection: Connection, table: Table) -> bool:
    """Whether a table is empty."""
    return connection.execute(select(table).limit(1)).first() is None


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put rows into an empty table, a page of them being in memory at a time."""
    for page in _batches(rows):
        connection.execute(insert(table), [dict(row) for row in page])


def replace_rows(
    connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]
) -> Iterator[bytes]:
    """Make a table hold these rows and no others; rows that are equal are not written.

    Gives the digests of the rows as they go in, a page of rows being in memory at a time.
    """
    held = {_key(table, row): row_digest(row) for row in each_row(connection, table)}
    if held and _has_other_unique(table):
        # What goes must be gone before what comes, where a value may pass to another row.
        rows = list(rows)
        wanted = {_key(table, row): row_digest(row) for row in rows}
        _delete(connection, table, [key for key in held if held[key] != wanted.get(key)])
        held = {key: told for key, told in held.items() if told == wanted.get(key)}
    for page in _batches(rows):
        told = [(_key(table, row), row_digest(row), row) for row in page]
        yield from (digest for _, digest, _ in told)
        other = [(key, row) for key, digest, row in told if held.get(key) != digest]
        _delete(connection, table, [key for key, _ in other if key in held])
        if other:
            connection.execute(insert(table), [dict(row) for _, row in other])
        for key, _, _ in told:
            held.pop(key, None)
    _delete(connection, table, list(held))


def _has_other_unique(table: Table) -> bool:
    return any(column.unique for column in table.columns)


def _delete(connection: Connection, table: Table, keys: Sequence[tuple[Any, ...]]) -> None:
    columns = tuple_(*table.primary_key.columns)
    for page in _pages(keys):
        connection.execute(delete(table).where(columns.in_(page)))


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    waiting = iter(rows)
    while page := list(islice(waiting, PAGE)):
        yield page


def change_rows(
    connection: Connection,
    table: Table,
    rows: Iterable[Mapping[str, Any]],
    gone: Iterable[tuple[Any, ...]] = (),
) -> list[RowMapping]:
    """Put rows in or in place of those of the same key, take others out by key; give what stood there."""
    wanted = {_key(table, row): row for row in rows}
    columns = tuple_(*table.primary_key.columns)
    before: list[RowMapping] = []
    for page in _pages([*wanted, *gone]):
        held = select(table).where(columns.in_(page))
        before += connection.execute(held).mappings()
        connection.execute(delete(table).where(columns.in_(page)))
    for page in _pages(list(wanted.values())):
        connection.execute(insert(table), [dict(row) for row in page])
    return before


def _key(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key.columns)


def _pages(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(things), PAGE):
        yield things[first : first + PAGE]
