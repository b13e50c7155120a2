"""What a PostgreSQL server's errors mean, in one clear line each."""

import re

from rashomon.errors import (
    StoreCorruptError,
    StoreError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreUnreachableError,
)

LOCKED = "55P03"
"""The SQLSTATE of a lock that was waited for too long."""

_Meaning = tuple[str, type[StoreError], str, str]
_KEPT = "what was acknowledged is kept"
_WRITER = "ask its owner to GRANT it, or make your own with createdb -O USER NAME"

_STATES: tuple[_Meaning, ...] = (
    (LOCKED, StoreError, "is in use by another program", "wait for it to end and run again"),
    ("25006", StoreReadOnlyError, "cannot be written", "open the server that takes writes"),
    (
        "3F000",
        StoreMissingError,
        "has no schema that this user could use",
        "CREATE SCHEMA it, or mend the user's search_path",
    ),
    ("42501", StoreReadOnlyError, "this user has no right to that", _WRITER),
    ("42P01", StoreCorruptError, "a table of the record is missing", "restore it from a copy"),
    ("53100", StoreError, f"the server's disk is full; {_KEPT}", "free some space and run again"),
    ("53200", StoreError, f"the server's memory is full; {_KEPT}", "free some and run again"),
    ("54", StoreError, "a text is too long for the server's indexes", "shorten ids and names"),
    ("57014", StoreError, f"the server ended a statement; {_KEPT}", "raise its statement_timeout"),
    (
        "57P",
        StoreUnreachableError,
        f"the server ended the connection; {_KEPT}",
        "see that it runs, and run again",
    ),
    ("58", StoreError, f"the server's disk failed; {_KEPT}", "look at the server's log"),
    ("XX00", StoreCorruptError, "is damaged", "restore it from a copy"),
)
"""SQLSTATEs by their beginning: class, problem, remedy."""

_AWAY: tuple[_Meaning, ...] = (
    (
        r"password authentication failed|no password supplied",
        StoreUnreachableError,
        "the password is missing or wrong",
        "put it into ~/.pgpass or PGPASSWORD",
    ),
    (
        r'database "[^"]*" does not exist',
        StoreMissingError,
        "there is no such database",
        "make it with createdb NAME, or name another",
    ),
    (
        r'role "[^"]*" (does not exist|is not permitted to log in)',
        StoreUnreachableError,
        "the server knows no such user",
        "make one with createuser NAME, or name another in the URL",
    ),
    (
        r"pg_hba\.conf|authentication failed|permission denied for database",
        StoreUnreachableError,
        "the server does not let this user in",
        "name another user in the URL, or see the server's pg_hba.conf",
    ),
    (
        r"too many (clients|connections)|connection slots are reserved",
        StoreUnreachableError,
        "the server has no connection left",
        "wait and run again, or raise its max_connections",
    ),
    (
        r"the database system is",
        StoreUnreachableError,
        "the server is starting or stopping",
        "wait and run again",
    ),
    (
        r"(SSL|TLS|certificate)",
        StoreUnreachableError,
        "no safe connection could be made",
        "see sslmode and sslrootcert in libpq's handbook",
    ),
    (
        r"invalid (connection option|\S+ value)|invalid port|bad value for connect_timeout",
        StoreError,
        "the URL has a parameter that cannot be used",
        "mend or remove it",
    ),
)
"""What a server, or libpq, says when no connection comes about: pattern, class, problem, remedy."""

_NOT_BEGUN = re.compile(
    r"^(connection (failed|timeout|is bad)|failed to resolve)|could not translate host"
)
_NOBODY = (
    StoreUnreachableError,
    "the server cannot be reached",
    "start it, or check host and port in the URL",
)
_LOST = (
    StoreUnreachableError,
    f"the connection to the server was lost; {_KEPT}",
    "run again",
)


def as_store_error(where: str, error: BaseException) -> StoreError:
    """Give what a database's error means; never its own words, which could quote a report."""
    kind, problem, remedy = _meaning(error)
    return kind(problem, where=where, remedy=remedy)


def _meaning(error: BaseException) -> tuple[type[StoreError], str, str]:
    state = getattr(error, "sqlstate", None) or ""
    for begins, kind, problem, remedy in _STATES if state else ():
        if state.startswith(begins):
            return kind, problem, remedy
    said, name = str(error), state or type(error).__name__
    if "NUL (0x00)" in said:
        problem = "a text holds the character NUL, which PostgreSQL cannot keep"
        return StoreError, problem, "take that character out of the report and build it anew"
    for pattern, kind, problem, remedy in _AWAY if not state else ():
        if re.search(pattern, said):
            return kind, problem, remedy
    if name in ("OperationalError", "ConnectionTimeout"):
        return _NOBODY if _NOT_BEGUN.search(said) else _LOST
    return StoreError, f"the database said {name}", "run rashomon verify"
