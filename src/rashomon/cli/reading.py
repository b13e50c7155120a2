"""A record as a verb is told of it, and opened by one that only reads it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.store.address import Address, address

if TYPE_CHECKING:
    from rashomon.model.record import Record
    from rashomon.store.protocol import Store

RecordArgument = Annotated[
    Address, typer.Argument(parser=address, help="The record file, or a PostgreSQL URL.")
]
RecordOption = Annotated[
    Address,
    typer.Option(
        "--db",
        parser=address,
        help="The record file, made if it is not there; or a PostgreSQL URL.",
    ),
]


@contextmanager
def opened(db: Address) -> Iterator["Store"]:
    """Open a record to read, and let go of it afterwards."""
    from rashomon.store.opening import open_store

    store = open_store(db, write=False)
    try:
        yield store
    finally:
        store.close()


def read_record(db: Address) -> "Record":
    """Read the record as last derived; say on stderr where reports came in since."""
    with opened(db) as store:
        record, pending = store.record(), store.pending()
    if pending:
        sys.stderr.write(
            f"note: {db}: {pending} reports came in since this record was made"
            " (run rashomon build again to take them in)\n"
        )
    return record
