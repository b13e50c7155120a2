"""Where a record lies: in a SQLite file, or in a database of a PostgreSQL server."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import StoreError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SERVER = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Address:
    """A file's path, or a database's URL as libpq reads it.

    As words, in errors and on the screen, it never holds a password.
    """

    path: Path | None = None
    url: str = field(default="", repr=False)

    def __str__(self) -> str:
        return str(self.path) if self.path is not None else without_password(self.url)


def address(given: str) -> Address:
    """Read where a record lies; raises StoreError for a URL of another kind of database."""
    scheme = _SCHEME.match(given)
    if scheme is None:
        return Address(Path(given))
    if scheme[1] not in _SERVER:
        raise StoreError(
            "is no place where a record can lie",
            where=without_password(given),
            remedy="name a file, or a database as postgresql://user@host/database",
        )
    return Address(url=given)


def without_password(url: str) -> str:
    """Give a URL without the password of its user and without its parameters.

    What stands before the last "@" counts as user and password, even where their letters
    are not escaped as they should be.
    """
    scheme, _, rest = url.partition("://")
    before, at, after = rest.rpartition("@")
    return f"{scheme}://{before.partition(':')[0]}{at}{after.partition('?')[0]}"
