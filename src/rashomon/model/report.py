"""One published article or one field report, as it came in."""

from dataclasses import dataclass
from enum import StrEnum


class MediaType(StrEnum):
    """What the original bytes of a report were."""

    PLAIN = "text/plain"
    HTML = "text/html"
    JSON = "application/json"
    CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its original bytes' digest, its stored text and what is known about it.

    `uid` is the report's identity (16 hex digits made from key, bytes and
    metadata); `key` is the name people use (the `id` given, else the file's
    stem). `published` is an ISO date or date-time with offset, "" when unknown.
    `text` is what every offset of the record points into, exactly as decoded.
    """

    uid: str
    key: str
    sha256: str
    media_type: MediaType
    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A report on its way in, with the original bytes that the store keeps."""

    report: Report
    raw: bytes
