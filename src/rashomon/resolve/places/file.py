"""One compact file of places: an SQLite database that is made whole or not at all."""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.model.place import Place
from rashomon.resolve.places.entry import Entry
from rashomon.resolve.places.keys import keys_of

APPLICATION = 0x52474133
"""Marks a database as a gazetteer file of this form."""

_SCHEMA = """
CREATE TABLE place (row INTEGER PRIMARY KEY, id TEXT, name TEXT, feature TEXT, names TEXT, parent TEXT,
  country TEXT, latitude REAL, longitude REAL, population INTEGER, told INTEGER);
CREATE UNIQUE INDEX place_id ON place (id);
CREATE TABLE shape (id TEXT PRIMARY KEY, geometry TEXT) WITHOUT ROWID;
CREATE TABLE alias (alias TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE key (key TEXT, fewer INTEGER, row INTEGER, PRIMARY KEY (key, fewer, row)) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
# `fewer` is the population below zero: a name's bearers are read the most populous first.

_COLUMNS = "id, name, feature, names, parent, country, latitude, longitude, population"
_BATCH = 20_000


def new_database(path: str) -> sqlite3.Connection:
    """Make an empty gazetteer database; "" is one that goes when it is closed."""
    made = sqlite3.connect(path)
    made.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; "
        f"PRAGMA cache_size=-40000; PRAGMA application_id={APPLICATION}; {_SCHEMA}"
    )
    return made


def add_entries(made: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Put entries in; one told before is replaced, one only named never replaces."""
    them = iter(entries)
    while batch := list(islice(them, _BATCH)):
        for told in (False, True):
            rows = [(*_row(e.place), int(told)) for e in batch if e.told is told]
            verb = "REPLACE" if told else "IGNORE"
            made.executemany(
                f"INSERT OR {verb} INTO place ({_COLUMNS}, told) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
                rows,
            )
        made.executemany(
            "INSERT OR REPLACE INTO shape VALUES (?,?)",
            [(e.place.id, e.place.geometry) for e in batch if e.place.geometry],
        )
        made.executemany(
            "INSERT OR REPLACE INTO alias VALUES (?,?)",
            [(alias, e.place.id) for e in batch for alias in e.aliases],
        )


def _row(place: Place) -> tuple[object, ...]:
    return (
        place.id, place.name, place.feature, "\n".join(place.names), place.parent, place.country,
        place.latitude, place.longitude, place.population,
    )  # fmt: skip


def place_of(row: tuple[str, str, str, str, str, str, float | None, float | None, int]) -> Place:
    """Read a place back from its columns, without its polygon."""
    names = tuple(row[3].split("\n")) if row[3] else ()
    return Place(row[0], row[1], row[2], names, *row[4:])


def read_rows(
    held: sqlite3.Connection, where: str = "", given: tuple[object, ...] = ()
) -> Iterator[Place]:
    """Give the places that a condition of SQL chooses, in the order of their ids."""
    for row in held.execute(f"SELECT {_COLUMNS} FROM place {where} ORDER BY id", given):  # noqa: S608
        yield place_of(row)


def give_name(made: sqlite3.Connection, place: Place, names: Iterable[str]) -> None:
    """Give a place further names; one that the database lacks is put in with them."""
    known = (*place.names, *(n for n in names if n != place.name))
    add_entries(made, (Entry(replace(place, names=tuple(dict.fromkeys(known)))),))


def index_names(made: sqlite3.Connection, *, skeletons: bool = True) -> None:
    """Write the keys of every place's names, and the digest of all there is.

    Without skeletons a name is found by its letters only.
    """
    columns = ("row", *_COLUMNS.split(", "))
    rows = made.execute(f"SELECT {', '.join(columns)} FROM place ORDER BY id")  # noqa: S608
    digest = sha256()
    made.execute("CREATE TEMP TABLE found (key TEXT, fewer INTEGER, row INTEGER)")
    while batch := rows.fetchmany(_BATCH):
        found = ((key, -row[-1], row[0]) for row in batch for key in keys_of(place_of(row[1:])))
        keys = [f for f in found if skeletons or not f[0].startswith("~")]
        made.executemany("INSERT INTO found VALUES (?,?,?)", keys)
        digest.update(repr([row[1:] for row in batch]).encode())
    made.execute("INSERT OR IGNORE INTO key SELECT * FROM found ORDER BY key, fewer, row")
    made.execute("DROP TABLE found")
    for shape in made.execute("SELECT id, geometry FROM shape ORDER BY id"):
        digest.update(repr(shape).encode())
    for alias in made.execute("SELECT alias, id FROM alias ORDER BY alias"):
        digest.update(repr(alias).encode())
    made.execute("INSERT OR REPLACE INTO meta VALUES ('digest', ?)", (digest.hexdigest(),))
    made.commit()


def is_gazetteer(path: Path) -> bool:
    """Whether a file is one that `places import` wrote."""
    try:
        with path.open("rb") as opened:
            head = opened.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4, "big")


def open_database(path: Path) -> sqlite3.Connection:
    """Open a gazetteer file to read; raises ResolveError where it is damaged."""
    held = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        held.execute("PRAGMA cache_size=-16000")
        held.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone()[0]
    except (sqlite3.Error, TypeError) as error:
        held.close()
        raise ResolveError(
            "is a damaged gazetteer file", where=str(path), remedy="import it again"
        ) from error
    return held


def unpack_database(packed: bytes) -> sqlite3.Connection:
    """Open a gazetteer file's compressed bytes in memory."""
    held = sqlite3.connect(":memory:")
    held.deserialize(zlib.decompress(packed))
    return held


def copy_into(made: sqlite3.Connection, path: Path) -> None:
    """Put all places of a gazetteer file into another."""
    open_database(path).close()
    made.commit()
    made.execute("ATTACH ? AS other", (str(path),))
    for table, columns in (
        ("place", f"{_COLUMNS}, told"),
        ("shape", "id, geometry"),
        ("alias", "alias, id"),
    ):
        made.execute(
            f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM other.{table}"  # noqa: S608
        )
    made.commit()
    made.execute("DETACH other")


def put_in_place(made: Path, target: Path) -> None:
    """Move a finished file over the target, as one step, when its bytes are on the disk."""
    with made.open("rb+") as opened:
        os.fsync(opened.fileno())
    made.replace(target)
