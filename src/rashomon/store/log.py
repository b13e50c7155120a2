"""The append-only log of a record: each entry's digest takes in the one before.

A changed, dropped or slipped-in entry breaks the chain. Whoever can write the
file can also make a whole new chain: that is seen by holding the record
against a digest that was noted elsewhere (`rashomon verify --noted`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256


class Logged(StrEnum):
    """What an entry of the log tells of."""

    REPORT = "report"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was put into the store, and when.

    `number` counts from 1, `at` is an ISO time in UTC. `subject` is a report's
    uid, or for a derived part the digest of what it was made from; `content`
    is the SHA-256 of what was stored, `digest` that of this entry and all before.
    """

    number: int
    at: str
    what: Logged
    subject: str
    content: str
    digest: str = ""


def next_entry(last: LogEntry | None, what: Logged, subject: str, content: str) -> LogEntry:
    """Make the entry that follows another, at this moment."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = LogEntry(last.number + 1 if last else 1, at, what, subject, content)
    return replace(entry, digest=_chained(last.digest if last else "", entry))


def chain_breaks(entries: Iterable[LogEntry]) -> Iterator[str]:
    """Give the first entry that does not follow from the one before, as one line."""
    before = ""
    for number, entry in enumerate(entries, start=1):
        if entry.number != number or entry.digest != _chained(before, entry):
            yield f"log entry {number} does not follow from the one before: the log was changed"
            return
        before = entry.digest


def _chained(before: str, entry: LogEntry) -> str:
    told = (before, str(entry.number), entry.at, entry.what, entry.subject, entry.content)
    return sha256("\0".join(told).encode()).hexdigest()
