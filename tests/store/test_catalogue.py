"""The catalogue: made anew or grown it tells the same, and claims stand in it newest first."""

import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.deriving import derive
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store.catalogue import filling
from rashomon.store.catalogue.filling import fill
from rashomon.store.catalogue.reports import BITS
from rashomon.store.sqlite import open_store

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from synthetic import some

REGISTRY, GAZETTEER = load_registry(), load_gazetteer()
TABLES = (
    "listed_report listed_claim listed_event event_claim event_place event_teller listed_finding"
    " credit relayed listed_teller listed_kind listed_place listed_flow"
).split()


def _told(db: sqlite3.Connection) -> dict[str, list[Any]]:
    """Give all that a catalogue tells, with labels for places, which differ with when reports came."""
    label = dict(db.execute("SELECT at, label FROM listed_report"))
    claim = lambda at: (label[at >> BITS], at & ((1 << BITS) - 1))  # noqa: E731
    found: dict[str, list[Any]] = {
        "order": [row[0] for row in db.execute("SELECT label FROM listed_report ORDER BY at")]
    }
    for table in TABLES:
        shown = label.__getitem__ if table == "listed_report" else claim
        cursor = db.execute(f"SELECT * FROM {table}")  # noqa: S608
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        for row in rows:
            row.update({"at": shown(row["at"])} if "at" in row else {})
        found[table] = sorted(map(repr, rows))
    for id_, term in db.execute("SELECT id, term FROM word").fetchall():
        for table, shown in (("claim_words", claim), ("report_words", label.__getitem__)):
            query = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608
            rows = db.execute(query, (f'"{id_}"',)).fetchall()
            found[f"{table} {term}"] = sorted(shown(row[0]) for row in rows)
    return found


def _grown(path: Path, late: int) -> sqlite3.Connection:
    """Give a record of 90 reports into which some came one by one, from any day."""
    made = some(90, 4)
    last = made[:: len(made) // late][:late]
    store = open_store(path, write=True)
    store.add([m for m in made if m not in last])
    derive(store, REGISTRY, GAZETTEER)
    for each in last:
        store.add([each])
        derive(store, REGISTRY, GAZETTEER)
    store.close()
    return sqlite3.connect(path, isolation_level=None)


def test_a_grown_catalogue_is_the_one_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every table, the order of reports and each word's claims."""
    made_anew = []
    monkeypatch.setattr(
        "rashomon.store.sql.filling.fill", lambda db: (made_anew.append(db), fill(db))
    )
    db = _grown(tmp_path / "r.db", 4)
    assert len(made_anew) == 1
    before = _told(db)
    db.execute("BEGIN")
    fill(db)
    assert _told(db) == before


def test_where_there_is_no_room_all_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports packed without room between them."""
    monkeypatch.setattr(filling, "ROOM", 1)
    db = _grown(tmp_path / "r.db", 3)
    before = _told(db)
    db.execute("BEGIN")
    fill(db)
    assert _told(db) == before
    assert before["order"]


def test_claims_stand_newest_report_first(tmp_path: Path) -> None:
    """The order that lists give, without sorting."""
    db = _grown(tmp_path / "r.db", 1)
    told = [row[0] for row in db.execute("SELECT told FROM listed_report ORDER BY at")]
    assert told == sorted(told, reverse=True)
    label = [
        row[0]
        for row in db.execute(
            f"""SELECT r.label FROM listed_claim c JOIN listed_report r ON r.at = c.at >> {BITS}
                ORDER BY c.at"""  # noqa: S608
        )
    ]
    order = [row[0] for row in db.execute("SELECT label FROM listed_report ORDER BY at")]
    assert list(dict.fromkeys(label)) == [each for each in order if each in set(label)]
