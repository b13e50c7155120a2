"""Whether a store holds what its log says was put in: nothing changed, taken out or slipped in."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from rashomon.errors import StoreCorruptError
from rashomon.model.report import Incoming
from rashomon.store import sums, tables
from rashomon.store.log import LogEntry, Logged, chain_breaks
from rashomon.store.rows import (
    Row,
    claim_row,
    content_digest,
    report_row,
    stored_of,
)
from rashomon.store.statements import (
    claims_by_report,
    derived_digest,
    each_row,
    known,
    log_entries,
)


def problems(connection: Connection) -> Iterator[str]:
    """Give what breaks the log or does not fit it, one line each, in a fixed order."""
    entries = list(log_entries(connection))
    yield from chain_breaks(entries)
    logged = {e.subject: e for e in entries if e.what == Logged.REPORT}
    held = sorted(known(connection))
    for uid in sorted(logged.keys() - set(held)):
        yield f"report {uid} was put in (log entry {logged[uid].number}) and is not there any more"
    for uid in held:
        yield from _report_problems(connection, uid, logged)
    yield from _derived_problems(connection, entries)


def _report_problems(
    connection: Connection, uid: str, logged: Mapping[str, LogEntry]
) -> Iterator[str]:
    query = select(tables.report).where(tables.report.c.uid == uid)
    row = connection.execute(query).mappings().one()
    claims = claims_by_report(connection, [uid]).get(uid, [])
    name = f"report {row['key']}"
    if uid not in logged:
        yield f"{name} is there without an entry in the log"
    elif content_digest([row, *claims]) != logged[uid].content:
        yield f"{name} is not what was put in: it or its claims were changed"
    try:
        same = _rows_again(row, claims)
    except StoreCorruptError as error:
        yield f"{name}: {error.problem}"
        return
    if not same:
        yield f"{name}: its columns are not those of what it holds"


def _rows_again(row: Row, claims: Iterable[Row]) -> bool:
    """Whether the columns that stored objects give are those that stand beside them."""
    claims = list(claims)
    stored = stored_of(row, claims)
    again = report_row(Incoming(stored.report, row["raw"]), stored.text, stored.extraction)
    told = [claim_row(stored.report.uid, claim) for claim in stored.extraction.claims]
    return _columns(again) == _columns(row) and [*map(_columns, told)] == [*map(_columns, claims)]


def _columns(row: Row) -> dict[str, object]:
    """Give a row without its objects, whose numbers may be written 26 or 26.0."""
    return {name: row[name] for name in row if name not in ("body", "text")}


def _derived_problems(connection: Connection, entries: Iterable[LogEntry]) -> Iterator[str]:
    last = next((e for e in reversed(list(entries)) if e.what == Logged.DERIVED), None)
    digest = derived_digest(connection)
    if last is None or not digest:
        return
    totals = [sums.sum_of(each_row(connection, table)) for table in tables.DERIVED]
    if digest != last.subject or sums.digest_of(totals) != last.content:
        yield "the findings or links are not what was put in: they were changed"
