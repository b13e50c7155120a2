"""What was changed behind the record's back is seen."""

import random
import sqlite3
from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.pipeline import breaches
from rashomon.store.sqlite import open_store


def _broken(path: Path, *statements: str) -> list[str]:
    connection = sqlite3.connect(path)
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    connection.commit()
    connection.close()
    return list(breaches(open_store(path, write=False)))


def test_a_sound_record_has_no_breach(record: Path) -> None:
    """Nothing is told of a record nobody touched."""
    assert list(breaches(open_store(record, write=False))) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE report SET raw = x'00' WHERE uid = 'u2'", "report key-u2 is not what was put in"),
        (
            "UPDATE claim SET body = replace(CAST(body AS TEXT), '\"assert\"', '\"deny\"')",
            "report key-u1 is not what was put in",
        ),
        ("UPDATE claim SET quote = 'Shells rose'", "report key-u1 is not what was put in"),
        ("UPDATE claim SET body = '{}'", "report key-u1 is not what was put in"),
        ("DELETE FROM claim WHERE report = 'u3'", "report key-u3 is not what was put in"),
        ("UPDATE report SET key = 'other' WHERE uid = 'u1'", "report other is not what"),
        ("DELETE FROM report WHERE uid = 'u2'", "SQLite: a row of claim has lost"),
        ("UPDATE finding SET status = 'corroborated'", "the findings or links are not what"),
        (
            "UPDATE link SET body = replace(CAST(body AS TEXT), 'when', 'wen')",
            "the findings or links are not what was put in",
        ),
        ("DELETE FROM finding", "the findings or links are not what was put in"),
        ("UPDATE meta SET value = 'f00'", "the findings or links are not what was put in"),
        ("UPDATE log SET at = '2000-01-01' WHERE number = 1", "log entry 1 does not follow"),
        ("UPDATE log SET subject = 'u9' WHERE number = 2", "log entry 2 does not follow"),
        ("UPDATE log SET what = 'nothing' WHERE number = 2", "log entry 2 does not follow"),
        ("DELETE FROM log WHERE number = 2", "log entry 2 does not follow"),
        ("DELETE FROM log WHERE number >= 3", "report key-u3 is there without an entry"),
    ],
)
def test_a_change_is_named(record: Path, statement: str, told: str) -> None:
    """Every change of a row or of the log is told, and where."""
    assert _broken(record, statement)[0].startswith(told)


def test_a_report_taken_out_with_its_claims_is_named(record: Path) -> None:
    """The log remembers what was put in."""
    told = _broken(
        record, "DELETE FROM claim WHERE report = 'u2'", "DELETE FROM report WHERE uid = 'u2'"
    )
    assert told[0] == "report u2 was put in (log entry 2) and is not there any more"


def test_a_text_that_its_bytes_do_not_hold_is_named(tmp_path: Path) -> None:
    """Even with a log made anew, text and original bytes must agree."""
    from hashlib import sha256

    from rashomon.deriving import derive
    from rashomon.model.claim import Extraction
    from rashomon.model.report import Incoming, MediaType, Report
    from rashomon.model.text import Text
    from rashomon.resolve.gazetteer import load_gazetteer
    from rashomon.resolve.registry import load_registry

    raw = b"All was quiet."
    report = Report("u1", "one", sha256(raw).hexdigest(), MediaType.PLAIN, "All was not quiet.")
    store = open_store(tmp_path / "r.db", write=True)
    store.add([(Incoming(report, raw), Text(()), Extraction("v1", ()))])
    derive(store, load_registry(), load_gazetteer())
    assert list(breaches(store)) == ["report one: its text is not what its original bytes hold"]


def test_damage_anywhere_is_told_or_harmless(record: Path, tmp_path: Path) -> None:
    """Bytes overwritten at random end in a breach or a clear error, or the record is the same."""
    rng = random.Random(3)
    sound, whole = record.read_bytes(), open_store(record, write=False).record()
    told = 0
    for n in range(40):
        damaged = bytearray(sound)
        at = rng.randrange(0, len(damaged) - 512)
        damaged[at : at + 512] = rng.randbytes(512)
        path = tmp_path / f"{n}.db"
        path.write_bytes(damaged)
        try:
            store = open_store(path, write=False)
            broken = bool(list(breaches(store)))
            told += broken
            assert broken or store.record() == whole
        except StoreError as error:
            told += str(path) in str(error)
    assert told
