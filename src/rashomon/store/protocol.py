"""What every store of a record can do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from rashomon.model.claim import Extraction
from rashomon.model.place import Place
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import Incoming, Report
from rashomon.model.source import Source
from rashomon.model.text import Text
from rashomon.store.log import LogEntry


@dataclass(frozen=True, slots=True)
class Stored:
    """A report as stored, with its text and the claims extracted from it."""

    report: Report
    text: Text
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports and claims a record takes in, and findings by status."""

    reports: int
    claims: int
    findings: Mapping[str, int]


class Kept(Protocol):
    """A derived record read piece by piece."""

    @property
    def digest(self) -> str:
        """Give the digest of what it was made from, "" where it never was."""

    @property
    def rules(self) -> str:
        """Give the digest of the rules it was made by, "" where there is none."""

    def labels(self) -> Mapping[str, str]:
        """Give the labels of the reports it takes in, by uid."""

    def on_shelf(self, shelf: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Give what stands on a shelf under some keys; what is not there is left out."""

    def report(self, uid: str) -> ReadReport | None:
        """Give a report that it takes in."""

    def source(self, source_id: str) -> Source | None:
        """Give one of its sources."""

    def place(self, place_id: str) -> Place | None:
        """Give one of its places."""

    def telling(self, sources: Iterable[str]) -> frozenset[str]:
        """Give the uids of reports in which one of these sources tells something or is the outlet."""


Shelved = Mapping[tuple[str, str], bytes | None]
"""What reconciling keeps, by shelf and key; None for what is to be taken off."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What new reports change of a derived record.

    `record` holds only what is new or other than before, `gone_events` and
    `gone_findings` are ids. `base` is the digest of the record it changes.
    """

    record: Record
    gone_events: tuple[str, ...]
    gone_findings: tuple[str, ...]
    shelves: Shelved
    base: str


class Store(Protocol):
    """A record's store.

    Every method that writes is one transaction: all of it or nothing, and what
    it returned from is kept over a kill or a loss of power. Every method that
    reads sees one moment of the store.
    """

    def known(self) -> Mapping[str, str]:
        """Give the uids of stored reports with the version that extracted their claims."""

    def add(self, batch: Sequence[tuple[Incoming, Text, Extraction]]) -> int:
        """Add reports with their texts and claims; give how many were new.

        A report already there by the same extractor is left as it is, by
        another it is replaced.
        """

    def stored(self, uids: Iterable[str] | None = None) -> Iterator[Stored]:
        """Give all stored reports, or those named, sorted by uid and a few at a time.

        Nothing is held open between two of them, so the store may be written meanwhile.
        """

    def raw(self, uid: str) -> bytes:
        """Give a report's original bytes; raises StoreCorruptError where there is none."""

    def derived_digest(self) -> str:
        """Give the digest of what the derived part was made from, "" if there is none."""

    def deriving(self) -> AbstractContextManager[None]:
        """Keep other programs from deriving meanwhile, where the database can.

        It only spares work: what two derive at once is put in place one after the other.
        """

    def kept(self) -> AbstractContextManager[Kept]:
        """Read the record as last derived piece by piece, all of one moment."""

    def put_changed(self, changed: Changed, digest: str, *, made_from: Mapping[str, str]) -> bool:
        """Change the derived part where new reports bear on it.

        The outcome is that of `put_derived` with the whole. Where the store holds other
        reports than `made_from` or another derived part than `changed.base`, nothing is
        done and the answer is False.
        """

    def put_derived(
        self,
        record: Record,
        digest: str,
        *,
        made_from: Mapping[str, str],
        rules: str = "",
        shelves: Shelved = MappingProxyType({}),
        shared: bool = False,
    ) -> bool:
        """Put the derived part (links, sources, places, events, findings) in place of the old.

        `rules` is the digest of the rules it was made by, `shelves` what reconciling keeps. With
        `shared` a copy of this process, which must have no other thread, may do a part of the work.

        Rows that are equal are not written again. `made_from` is what `known` gave when the record
        was made: where the store holds something else by now, nothing is
        done and the answer is False.
        """

    def record(self) -> Record:
        """Give the record as last derived; raises StoreError where it never was."""

    def counts(self) -> Counts:
        """Count what the record as last derived holds."""

    def pending(self) -> int:
        """Give how many reports came in since the record was last derived."""

    def log(self) -> Iterator[LogEntry]:
        """Give the append-only log in order."""

    def problems(self) -> Iterable[str]:
        """Give what is wrong with the store itself, one line each; nothing when sound."""

    def close(self) -> None:
        """Let go of the store."""
