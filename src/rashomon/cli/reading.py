"""A record opened by a verb that only reads it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model.record import Record
    from rashomon.store.protocol import Store


@contextmanager
def opened(db: Path) -> Iterator["Store"]:
    """Open a record file to read, and let go of it afterwards."""
    from rashomon.store.sqlite import open_store

    store = open_store(db, write=False)
    try:
        yield store
    finally:
        store.close()


def read_record(db: Path) -> "Record":
    """Read the record as last derived; say on stderr where reports came in since."""
    with opened(db) as store:
        record, pending = store.record(), store.pending()
    if pending:
        sys.stderr.write(
            f"note: {db}: {pending} reports came in since this record was made"
            " (run rashomon build again to take them in)\n"
        )
    return record
