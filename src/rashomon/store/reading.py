"""A record file asked piece by piece by several threads, each answer of one moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from rashomon.errors import StoreError
from rashomon.store.sqlite import check_reader, connect, mapped


class Reader:
    """A pool of connections to one record file that only read.

    Raises as `open_store` does where the file cannot be read, and StoreError where
    the record in it was not finished.
    """

    def __init__(self, path: Path) -> None:
        check_reader(path)
        self._path = path
        self._free: SimpleQueue[sqlite3.Connection] = SimpleQueue()

    @contextmanager
    def asked(self) -> Iterator[tuple[sqlite3.Connection, str]]:
        """Give a connection within one transaction, and the digest of what the record was made from."""
        with mapped(self._path):
            db = self._taken()
            try:
                db.execute("BEGIN")
                yield db, self._digest(db)
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                self._free.put(db)

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._free.get_nowait()
        except Empty:
            return connect(self._path)

    def _digest(self, db: sqlite3.Connection) -> str:
        row = db.execute("SELECT value FROM meta WHERE key = 'derived'").fetchone()
        if row is None or not row[0]:
            raise StoreError(
                "the record was not finished",
                where=str(self._path),
                remedy="run rashomon build again",
            )
        return str(row[0])

    def close(self) -> None:
        """Let go of the connections that nobody uses."""
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return
