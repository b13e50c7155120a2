"""What only a record on a PostgreSQL server does: who is let in, what its errors mean."""

import subprocess
import sys
import threading
from collections.abc import Callable
from urllib.parse import quote

import pytest

from rashomon.deriving import derive
from rashomon.errors import (
    StoreCorruptError,
    StoreError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreUnreachableError,
    StoreVersionError,
)
from rashomon.pipeline import breaches
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store import postgresql as module
from rashomon.store.address import address
from rashomon.store.opening import open_store
from rashomon.store.postgresql_errors import as_store_error
from rashomon.store.sql import SqlStore

pytestmark = pytest.mark.postgresql

Make = Callable[[str], list]


@pytest.fixture
def url(server) -> str:
    """An empty database."""
    return server.database()


@pytest.fixture
def record(url: str, batch: Make) -> str:
    """A finished record of three reports."""
    store = _open(url)
    for uid in ("u1", "u2", "u3"):
        store.add(batch(uid))
    derive(store, load_registry(), load_gazetteer())
    return url


def _open(url: str, *, write: bool = True) -> SqlStore:
    return open_store(address(url), write=write)


def _over_loopback(server, url: str, user: str, password: str) -> str:
    name = url.split("/")[3].split("?", maxsplit=1)[0]
    return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{server.port}/{name}"


def test_a_password_lets_in_and_a_wrong_one_is_never_shown(server, record: str) -> None:
    """Over loopback the server asks for it; the error names the user and the remedy."""
    assert len(_open(_over_loopback(server, record, "owner", server.password)).known()) == 3
    with pytest.raises(StoreUnreachableError) as told:
        _open(_over_loopback(server, record, "owner", "open sesame"), write=False)
    line = str(told.value)
    assert f"postgresql://owner@127.0.0.1:{server.port}/" in line
    assert "the password is missing or wrong (put it into ~/.pgpass or PGPASSWORD)" in line
    assert "sesame" not in line


@pytest.mark.parametrize("write", [True, False])
def test_a_missing_database_is_named(server, *, write: bool) -> None:
    """It is not made by accident."""
    with pytest.raises(StoreMissingError, match=r"no such database \(make it with createdb"):
        _open(server.url("nowhere"), write=write)


def test_a_missing_user_is_named(server, record: str) -> None:
    """The remedy is the program that makes one."""
    with pytest.raises(StoreUnreachableError, match=r"no such user \(make one with createuser"):
        _open(record.replace("owner@", "nobody@"))


@pytest.mark.parametrize(
    "where",
    [
        "postgresql://me:secret@127.0.0.1:1/r",
        "postgresql://me:secret@/r?host=/nowhere",
        "postgresql://me:secret@no-such-host.invalid/r?connect_timeout=2",
    ],
)
def test_a_server_that_does_not_answer_is_named(where: str) -> None:
    """No server at that port, socket or name: one line."""
    with pytest.raises(StoreUnreachableError, match="the server cannot be reached") as told:
        _open(where)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("?nothing=1", "is not the URL of a PostgreSQL database"),
        ("?connect_timeout=soon", "the URL has a parameter that cannot be used"),
        ("?sslmode=perhaps", "the URL has a parameter that cannot be used"),
        ("?port=x", "the URL has a parameter that cannot be used"),
    ],
)
def test_a_url_that_cannot_be_used_is_named(server, url: str, end: str, told: str) -> None:
    """Its password is not repeated, though libpq does."""
    given = f"{_over_loopback(server, url, 'owner', 'secret')}{end}"
    with pytest.raises(StoreError, match=told) as error:
        _open(given)
    assert "secret" not in str(error.value)


def test_without_psycopg_the_remedy_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is an extra of its own."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'rashomon\[postgresql\]'"):
        _open(url)


def test_an_empty_database_has_no_record_yet(url: str) -> None:
    """Reading does not make one."""
    with pytest.raises(StoreMissingError, match="run rashomon build first"):
        _open(url, write=False)
    assert _open(url).known() == {}


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_database_is_left_alone(server, url: str, *, write: bool) -> None:
    """Tables that are none of ours are refused untouched."""
    server.sql(url, "CREATE TABLE report (x int)")
    with pytest.raises(StoreCorruptError, match="a database of something else"):
        _open(url, write=write)
    assert server.sql(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "1"


def test_a_database_that_cannot_hold_every_text_is_refused(server) -> None:
    """Only UTF-8 keeps a report as it is."""
    url = server.database("-E", "LATIN1", "-T", "template0")
    with pytest.raises(StoreError, match=r"keeps its texts in LATIN1.*createdb -E UTF8"):
        _open(url)


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_record_is_refused(server, record: str, *, write: bool) -> None:
    """A schema this version does not know is left alone, whoever asks."""
    server.sql(record, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreVersionError, match=r"newer version .*install a newer rashomon"):
        _open(record, write=write)


def test_an_older_record_is_brought_up_to_date_by_a_writer(server, record: str) -> None:
    """A reader names the remedy; the next build migrates."""
    server.sql(record, "DROP TABLE shelf", "UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(StoreVersionError, match="run rashomon build on it once"):
        _open(record, write=False)
    derive(_open(record), load_registry(), load_gazetteer())
    assert list(breaches(_open(record, write=False))) == []


def test_a_migration_that_fails_leaves_nothing(
    server, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schema comes whole or not at all."""

    def failing(connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x int)")
        connection.exec_driver_sql("SELECT 1/0")

    with monkeypatch.context() as patched:
        patched.setattr(module, "migrate", failing)
        with pytest.raises(StoreError):
            _open(url)
    assert server.sql(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0"
    assert _open(url).known() == {}


def test_a_reader_needs_no_more_than_select(server, record: str) -> None:
    """Who may only read reads and verifies all of it; writing is refused in one line."""
    server.sql(
        record,
        "CREATE ROLE visitor LOGIN",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor",
    )
    visitor = record.replace("owner@", "visitor@")
    assert list(breaches(_open(visitor, write=False))) == []
    with pytest.raises(StoreReadOnlyError, match=r"no right to that \(ask its owner"):
        _open(visitor)


def test_texts_are_ordered_by_their_bytes(server, batch: Make) -> None:
    """The locale of a database changes no order: it is SQLite's."""
    url = server.database(
        "-E", "UTF8", "-T", "template0", "--locale-provider", "icu", "--icu-locale", "en"
    )
    store = _open(url)
    for uid in ("b", "A", "B", "a"):
        store.add(batch(uid))
    assert [s.report.uid for s in store.stored()] == ["A", "B", "a", "b"]
    assert server.sql(url, "SELECT string_agg(uid, '' ORDER BY uid) FROM report") == "ABab"


def test_what_is_acknowledged_is_on_the_servers_disk(server, url: str, batch: Make) -> None:
    """A database set to acknowledge before it wrote is told otherwise by each connection."""
    name = url.split("/")[3].split("?", maxsplit=1)[0]
    server.sql(url, f"ALTER DATABASE {name} SET synchronous_commit = off")
    store = _open(url)
    with store._reading() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_another_programs_lock_is_named(
    record: str, batch: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is waited for, but not without end."""
    monkeypatch.setattr(module, "_SET_UP", ("SET lock_timeout = '200ms'",))
    store, other = _open(record), _open(record)
    with (
        other._writing(),
        pytest.raises(StoreError, match=r"in use by another program \(wait for it"),
    ):
        store.add(batch("u9"))
    store.add(batch("u9"))


def test_one_derives_at_a_time_and_nobody_waits_for_ever(
    record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second waits for the first; where that takes very long, it goes on beside it."""
    store, other, got = _open(record), _open(record), threading.Event()

    def second() -> None:
        with other.deriving():
            got.set()

    with store.deriving():
        waiting = threading.Thread(target=second)
        waiting.start()
        assert not got.wait(0.3)
    waiting.join(10)
    assert got.is_set()
    monkeypatch.setattr(module, "_SET_UP", ("SET lock_timeout = '200ms'",))
    with store.deriving(), other.deriving():
        pass


def test_a_connection_that_is_ended_is_named(server, record: str, batch: Make) -> None:
    """What was begun is undone, and the next transaction makes a new connection."""
    store = _open(record)
    end = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rashomon'"
    )

    def cut() -> None:
        with store._writing() as connection:
            server.sql(record, end)
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(StoreUnreachableError, match="what was acknowledged is kept"):
        cut()
    store.add(batch("u9"))
    assert len(store.known()) == 4


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            r"UPDATE report SET raw = '\x00' WHERE uid = 'u2'",
            "report key-u2 is not what was put in",
        ),
        ("UPDATE claim SET quote = 'Shells rose'", "report key-u1 is not what was put in"),
        ("DELETE FROM report WHERE uid = 'u2'", "report u2 was put in (log entry 2) and is not"),
        ("UPDATE finding SET status = 'corroborated'", "the findings or links are not what"),
        ("UPDATE log SET at = '2000-01-01' WHERE number = 1", "log entry 1 does not follow"),
        ("DELETE FROM log WHERE number = 2", "log entry 2 does not follow"),
    ],
)
def test_a_change_behind_its_back_is_named(server, record: str, statement: str, told: str) -> None:
    """As in a file: every change of a row or of the log is told, and where."""
    server.sql(record, statement)
    assert next(iter(breaches(_open(record, write=False)))).startswith(told)


def test_a_missing_table_is_named(server, record: str) -> None:
    """A record somebody took a table out of is told as damaged."""
    server.sql(record, "DROP TABLE finding")
    with pytest.raises(StoreCorruptError, match="a table of the record is missing"):
        list(_open(record, write=False).problems())


def test_a_backup_is_the_same_record(server, record: str) -> None:
    """What pg_dump writes and psql reads back verifies."""
    dumped = subprocess.run(
        [server.programs / "pg_dump", record], check=True, capture_output=True, text=True
    )
    other = server.database()
    subprocess.run(
        [server.programs / "psql", "-q", "-v", "ON_ERROR_STOP=1", other],
        input=dumped.stdout, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert list(breaches(_open(other, write=False))) == []
    assert list(_open(other).log()) == list(_open(record).log())


class _Told(Exception):  # noqa: N818
    """An error as psycopg raises it."""

    def __init__(self, said: str, state: str | None) -> None:
        super().__init__(said)
        self.sqlstate = state


@pytest.mark.parametrize(
    ("said", "state", "told"),
    [
        ("could not extend file", "53100", "the server's disk is full; what was acknowledged is"),
        ("the database system is starting up", None, "the server is starting or stopping"),
        ("sorry, too many clients already", None, "the server has no connection left"),
        ("no pg_hba.conf entry for host", None, "the server does not let this user in"),
        ("no schema has been selected", "3F000", "has no schema that this user could use"),
        ("index row size 3000 exceeds", "54000", "a text is too long for the server's indexes"),
        ("invalid page in block 1", "XX001", "is damaged"),
        (
            "PostgreSQL text fields cannot contain NUL (0x00) bytes",
            None,
            "a text holds the character NUL",
        ),
        ("words of a report", "22000", "the database said 22000"),
    ],
)
def test_what_the_server_says_is_told_in_our_words(said: str, state: str | None, told: str) -> None:
    """One line, the remedy in it, and never the server's own words, which could quote a report."""
    line = str(as_store_error("postgresql://me@host/r", _Told(said, state)))
    assert line.startswith(f"postgresql://me@host/r: {told}")
    assert line.endswith(")")
    assert "words of a report" not in line
