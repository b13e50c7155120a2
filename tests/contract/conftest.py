"""What every store must do is tested on each of them."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.model.claim import OUTLET, Claim, Extraction, Kind, Polarity, SourceType, Stance
from rashomon.model.report import Incoming, MediaType, Report
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.store.protocol import Store
from rashomon.store.sqlite import open_store

STORED = "Shells fell on the port. The ferry sank."
Batch = list[tuple[Incoming, Text, Extraction]]


@pytest.fixture(params=["sqlite"])
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Open the same store, as often as is asked."""
    opened: list[Store] = []

    def open_again() -> Store:
        opened.append(open_store(tmp_path / "r.db", write=True))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(again: Callable[[], Store]) -> Store:
    """An empty store."""
    return again()


@pytest.fixture
def batch() -> Callable[..., Batch]:
    """Make a batch of one report, with one claim a quote."""

    def make(uid: str, *quotes: str, by: str = "v1") -> Batch:
        raw = STORED.encode()
        report = Report(uid, f"key-{uid}", sha256(raw).hexdigest(), MediaType.PLAIN, STORED)
        claims = tuple(_claim(n, quote) for n, quote in enumerate(quotes, start=1))
        return [(Incoming(report, raw), Text(()), Extraction(by, claims))]

    return make


def _claim(number: int, quote: str) -> Claim:
    start = max(STORED.find(quote), 0)
    return Claim(
        number=number,
        quote=Words(start, start + len(quote), quote),
        source=OUTLET,
        source_type=SourceType.OUTLET,
        via=(),
        cue=None,
        stance=Stance.ASSERT,
        kind=Kind.SHELLING,
        polarity=Polarity.POSITIVE,
    )
