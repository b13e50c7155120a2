"""Where a record lies, told without its password."""

from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.store.address import Address, address


@pytest.mark.parametrize("given", ["r.db", "/data/a b.db", "folder/postgresql.db", "C:\\r.db"])
def test_what_is_no_url_is_a_file(given: str) -> None:
    """A path stays a path."""
    assert address(given) == Address(Path(given))
    assert str(address(given)) == given


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("postgresql://me:secret@host:5433/crisis", "postgresql://me@host:5433/crisis"),
        ("postgres://me@host/crisis?password=secret", "postgres://me@host/crisis"),
        ("postgresql:///crisis?host=/run&user=me&password=secret", "postgresql:///crisis"),
        ("postgresql://me:sec@ret@host/crisis", "postgresql://me@host/crisis"),
        ("postgresql://me:sec/ret@host/crisis", "postgresql://me@host/crisis"),
        ("postgresql://me:sec?ret@host/crisis", "postgresql://me@host/crisis"),
        ("postgresql://:secret@host/crisis", "postgresql://@host/crisis"),
        ("postgresql://", "postgresql://"),
    ],
)
def test_a_url_is_told_without_its_password(given: str, told: str) -> None:
    """However the password stands there, escaped or not."""
    found = address(given)
    assert found.url == given
    assert str(found) == f"{found}" == told
    assert not {"secret", "sec", "ret"} & set(repr(found).replace("'", " ").split())
    assert "ret" not in repr(found)


def test_another_kind_of_database_is_refused() -> None:
    """One line with what can be given, and no password in it."""
    with pytest.raises(StoreError, match=r"mysql://me@host/d: is no place .*postgresql://") as told:
        address("mysql://me:secret@host/d")
    assert "secret" not in str(told.value)
