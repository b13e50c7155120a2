"""What every store of a record can do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.model.claim import Extraction
from rashomon.model.record import Record
from rashomon.model.report import Incoming, Report
from rashomon.model.text import Text


@dataclass(frozen=True, slots=True)
class Stored:
    """A report as stored, with its text and the claims extracted from it."""

    report: Report
    text: Text
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry of the append-only log: what was added, chained to the entry before by digest."""

    number: int
    at: str
    what: str
    uid: str
    digest: str


class Store(Protocol):
    """A record's store. Every method that writes is one transaction: all of it or nothing."""

    def known(self) -> Mapping[str, str]:
        """Give the uids of stored reports with the version that extracted their claims."""

    def add(self, batch: Sequence[tuple[Incoming, Text, Extraction]]) -> None:
        """Add reports with their texts and claims; a report already there is replaced."""

    def stored(self) -> Iterator[Stored]:
        """Give all stored reports, sorted by uid."""

    def raw(self, uid: str) -> bytes:
        """Give a report's original bytes."""

    def derived_digest(self) -> str:
        """Give the digest of what the derived part was made from, "" if there is none."""

    def put_derived(self, record: Record, digest: str) -> None:
        """Replace the derived part (links, sources, places, events, findings)."""

    def record(self) -> Record:
        """Give the whole record; raises StoreError where its build has not finished."""

    def log(self) -> Iterator[LogEntry]:
        """Give the append-only log in order."""

    def problems(self) -> Iterable[str]:
        """Give what is wrong with the store itself, one line each; nothing when sound."""

    def close(self) -> None:
        """Let go of the store."""
