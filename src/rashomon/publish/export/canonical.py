"""The record in one form that is the same, byte for byte, for the same inputs."""

from hashlib import sha256
from pathlib import Path

import msgspec

from rashomon.model.record import Record
from rashomon.publish.writing import write_whole


def canonical(record: Record) -> bytes:
    """Give the record as JSON Lines: sorted, no times of run, no paths, no row ids."""
    encoder = msgspec.json.Encoder(order="deterministic")
    parts = (
        ("report", record.reports),
        ("claim", record.claims),
        ("source", record.sources),
        ("place", record.places),
        ("event", record.events),
        ("finding", record.findings),
    )
    lines = [
        encoder.encode({"what": what, "body": thing}) for what, things in parts for thing in things
    ]
    return _inert(b"\n".join([*lines, b""]))


def _inert(lines: bytes) -> bytes:
    """Write what could end a script or begin a tag as its escape: it stands in strings only."""
    for mark in (b"<", b">", b"&"):
        lines = lines.replace(mark, b"\\u%04x" % ord(mark))
    return lines


def write_canonical(record: Record, path: Path) -> str:
    """Write the canonical form; give its SHA-256."""
    content = canonical(record)
    write_whole(path, content)
    return sha256(content).hexdigest()
