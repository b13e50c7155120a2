"""What every store must do is tested on each of them."""

from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from rashomon.model.claim import OUTLET, Claim, Extraction, Kind, Polarity, SourceType, Stance
from rashomon.model.report import Incoming, MediaType, Report
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.store.address import Address, address
from rashomon.store.opening import open_store
from rashomon.store.sql import SqlStore

STORED = "Shells fell on the port. The ferry sank."
Batch = list[tuple[Incoming, Text, Extraction]]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of store."""
    return str(request.param)


@pytest.fixture
def where(kind: str, somewhere: Callable[[str], str]) -> Address:
    """Where a new record can lie."""
    return address(somewhere(kind))


@pytest.fixture
def again(where: Address) -> Iterator[Callable[[], SqlStore]]:
    """Open the same store, as often as is asked."""
    opened: list[SqlStore] = []

    def open_again() -> SqlStore:
        opened.append(open_store(where, write=True))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(again: Callable[[], SqlStore]) -> SqlStore:
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
