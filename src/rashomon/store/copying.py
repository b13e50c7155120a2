"""All rows of one database in another, however different the two."""

from sqlalchemy import Connection, Table, insert, select

from rashomon.errors import StoreCorruptError
from rashomon.store import tables
from rashomon.store.sums import sum_of

_FEW, _MANY = 10, 500
"""Rows written in one statement: of reports, which hold their original bytes, and of others."""


def is_empty(connection: Connection) -> bool:
    """Whether no table holds a row."""
    each = tables.metadata.sorted_tables
    return all(connection.execute(select(table).limit(1)).first() is None for table in each)


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Put all rows of all tables in, within both transactions; give how many by table.

    What stands in the target is read again, and must be the source's to the last bit.
    Raises StoreCorruptError where it is not.
    """
    return {table.name: _copy(source, target, table) for table in tables.metadata.sorted_tables}


def _copy(source: Connection, target: Connection, table: Table) -> int:
    count = 0
    query = select(table).execution_options(yield_per=_FEW if table is tables.report else _MANY)
    for rows in source.execute(query).mappings().partitions():
        target.execute(insert(table), [dict(row) for row in rows])
        count += len(rows)
    if sum_of(source.execute(query).mappings()) != sum_of(target.execute(query).mappings()):
        raise StoreCorruptError(
            f"the rows of {table.name} did not come over as they were", remedy="copy again"
        )
    return count
