"""A record opened wherever it lies."""

from pathlib import Path

from rashomon.store import postgresql, sqlite
from rashomon.store.address import Address
from rashomon.store.sql import SqlStore


def open_store(at: Address | Path, *, write: bool) -> SqlStore:
    """Open a record; with `write` make or migrate it first.

    Raises StoreMissingError, StoreUnreachableError, StoreReadOnlyError, StoreVersionError
    or StoreCorruptError, each with what to do.
    """
    at = Address(at) if isinstance(at, Path) else at
    if at.path is not None:
        return sqlite.open_store(at.path, write=write)
    return postgresql.open_store(str(at), at.url, write=write)


def mark_of(at: Address | Path) -> str:
    """Give a mark that is another once anything was put into a record; a missing file has one, too."""
    path = at if isinstance(at, Path) else at.path
    if path is not None:
        return str(path.stat().st_mtime_ns) if path.exists() else ""
    store = open_store(at, write=False)
    try:
        newest = store.newest()
        return newest.digest if newest else ""
    finally:
        store.close()
