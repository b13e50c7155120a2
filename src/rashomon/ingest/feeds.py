"""Feeds: RSS, Atom and JSON, parsed in a process that can be stopped."""

import json
import subprocess
import sys
from dataclasses import dataclass

from rashomon.errors import UnreadableInputError

MOST_ENTRIES = 1_000
"""Entries of one feed that are looked at, newest of the file first come."""

_SECONDS = 8
_DOCTYPE_WITHIN = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed: `url` is its page, `html` its content where the feed carries it whole.

    `published` is an ISO date-time with offset, "" where the feed gives none.
    """

    url: str
    title: str = ""
    published: str = ""
    html: str = ""
    outlet: str = ""


def entries(raw: bytes, where: str) -> tuple[Entry, ...]:
    """Give the entries of a feed in its order, at most MOST_ENTRIES.

    Raises UnreadableInputError for what is no feed, declares a document type
    (entities can be made to fill the memory), or takes too long to parse.
    """
    if b"<!doctype" in raw[:_DOCTYPE_WITHIN].lower() or b"<!entity" in raw.lower():
        raise UnreadableInputError(
            "declares a document type, which no feed needs", where=where,
            remedy="check that the address is the feed's",
        )  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-m", "rashomon.ingest.feed_child"],
            input=raw, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise UnreadableInputError(
            f"takes longer than {_SECONDS} seconds to parse", where=where
        ) from error
    if done.returncode != 0:
        raise UnreadableInputError("could not be parsed within its memory", where=where)
    found = tuple(Entry(**held) for held in json.loads(done.stdout))
    if not found and not _looks_like_feed(raw):
        raise UnreadableInputError(
            "is no feed", where=where, remedy="check that the address is the feed's"
        )
    return found


def _looks_like_feed(raw: bytes) -> bool:
    start = raw[:2000].lower()
    return any(mark in start for mark in (b"<rss", b"<feed", b"<rdf", b"jsonfeed.org"))
