"""A small record in a SQLite file."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.deriving import derive
from rashomon.model.claim import OUTLET, Claim, Extraction, Kind, Polarity, SourceType, Stance
from rashomon.model.report import Incoming, MediaType, Report
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store.sqlite import open_store

STORED = "Shells fell on the port. The ferry sank."


@pytest.fixture
def batch() -> Callable[[str], list[tuple[Incoming, Text, Extraction]]]:
    """Make a batch of one report with one claim."""

    def make(uid: str) -> list[tuple[Incoming, Text, Extraction]]:
        raw = STORED.encode()
        report = Report(uid, f"key-{uid}", sha256(raw).hexdigest(), MediaType.PLAIN, STORED)
        claim = Claim(
            number=1,
            quote=Words(0, 11, "Shells fell"),
            source=OUTLET,
            source_type=SourceType.OUTLET,
            via=(),
            cue=None,
            stance=Stance.ASSERT,
            kind=Kind.SHELLING,
            polarity=Polarity.POSITIVE,
        )
        return [(Incoming(report, raw), Text(()), Extraction("v1", (claim,)))]

    return make


@pytest.fixture
def record(tmp_path: Path, batch: Callable) -> Path:
    """Make a finished record of three reports."""
    path = tmp_path / "r.db"
    store = open_store(path, write=True)
    for uid in ("u1", "u2", "u3"):
        store.add(batch(uid))
    derive(store, load_registry(), load_gazetteer())
    store.close()
    return path
