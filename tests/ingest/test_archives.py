"""Web archives: pages are taken, the rest is counted by reason, bombs cost nothing."""

import gzip
import resource
import time
import zlib
from pathlib import Path

import brotli
import pytest

from rashomon.errors import IngestError, PassedOverError
from rashomon.ingest import incoming
from rashomon.ingest.archives import pages
from rashomon.ingest.packing import dechunked
from rashomon.model.report import Incoming

PAGE = (
    b"<html><head><title>Shells hit the port</title><meta property='og:site_name' content='Port Gazette'></head>"
    b"<body><article><h1>Shells hit the port</h1><p>"
    + b"Shells hit the harbour on Monday, the mayor said. Two dockers were killed. " * 5
    + b"</p></article></body></html>"
)


def answer(body: bytes, kind: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(held: bytes, url: str = "http://gazette.test/1", kind: str = "response") -> bytes:
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-11-28T10:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:6a2f0000-0000-4000-8000-000000000001>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(held)}\r\n\r\n"
        ).encode()
        + held
        + b"\r\n\r\n"
    )


def taken(path: Path) -> tuple[list[Incoming], list[str]]:
    came = list(pages(path, largest=10_000_000))
    return [c for c in came if isinstance(c, Incoming)], [
        str(c) for c in came if isinstance(c, IngestError)
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_of_an_archive_becomes_a_report(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    """Its address is its key, its outlet its own."""
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    whole = record(answer(PAGE))
    path.write_bytes(gzip.compress(whole) if packed else whole)
    (report,) = [c.report for c in incoming([tmp_path]) if isinstance(c, Incoming)]
    assert (report.key, report.outlet) == ("http://gazette.test/1", "Port Gazette")
    assert "Two dockers were killed" in report.text


def test_each_packing_of_an_answer_is_undone(tmp_path: Path) -> None:
    """gzip, deflate, brotli, chunks, and chunks that a crawler has joined already."""
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (PAGE[:100], PAGE[100:], b""))
    held = [
        answer(gzip.compress(PAGE), Content_Encoding="gzip"),
        answer(zlib.compress(PAGE), Content_Encoding="deflate"),
        answer(brotli.compress(PAGE), Content_Encoding="br"),
        answer(chunked, Transfer_Encoding="chunked"),
        answer(PAGE, Transfer_Encoding="chunked"),
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(map(record, held)))
    found, faults = taken(path)
    assert len(found) == len(held)
    assert faults == []


def test_what_is_no_page_is_counted_by_reason_and_the_next_goes_on(tmp_path: Path) -> None:
    """Pictures, failures, nested archives, bombs and broken packings leave the page after them in."""
    bomb = gzip.compress(b"a" * 100_000_000)
    held = [
        answer(b"x", "image/png"), answer(b"x", status="404 Not Found"), answer(b""),
        answer(bomb, Content_Encoding="gzip"), answer(brotli.compress(b"a" * 100_000_000, quality=1), Content_Encoding="br"),
        answer(b"not packed", Content_Encoding="gzip"), answer(b"not packed", Content_Encoding="br"),
        answer(record(answer(PAGE)), "application/warc"), answer(b"<p>hi", Content_Encoding="zstd"), b"no answer at all",
    ]  # fmt: skip
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(map(record, [*held, answer(PAGE)])))
    found, faults = taken(path)
    assert len(found) == 1
    told = "\n".join(faults)
    for reason in (
        "1 answers passed over: status 404",
        "image/png",
        "empty",
        "2 answers passed over: larger",
        "3 answers passed over: broken or cut off",
        "application/warc",
    ):
        assert reason in told, told


@pytest.mark.slow
def test_a_record_of_a_gigabyte_costs_neither_memory_nor_time(tmp_path: Path) -> None:
    """One GB in one packed record are passed over; the page after it is in."""
    size, part = 1_000_000_000, b"a" * 1_000_000
    head = answer(b"<p>")
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    path = tmp_path / "bomb.warc.gz"
    with path.open("wb") as out:
        whole = record(head)[: -len(head) - 4].replace(
            b"Content-Length: %d" % len(head), b"Content-Length: %d" % (size + len(head))
        )
        out.write(packer.compress(whole + head))
        for _ in range(size // len(part)):
            out.write(packer.compress(part))
        out.write(packer.compress(b"\r\n\r\n") + packer.flush())
        out.write(gzip.compress(record(answer(PAGE))))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    found, faults = taken(path)
    assert len(found) == 1
    assert any("larger than" in line for line in faults)
    assert time.monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 512_000


@pytest.mark.parametrize("raw", [b"hello" * 1000, b"\x1f\x8b\x08broken", b""])
def test_a_broken_archive_is_one_clear_line(tmp_path: Path, raw: bytes) -> None:
    """What is no archive is told with its file."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(raw)
    found, faults = taken(path)
    assert found == []
    assert len(faults) == (1 if raw else 0)


def test_an_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    """The pages before the break are in."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        gzip.compress(record(answer(PAGE))) + gzip.compress(record(answer(PAGE, x="y")))[:-60]
    )
    found, faults = taken(path)
    assert len(found) == 1
    assert len(faults) == 1


def test_chunks_of_strange_sizes_do_not_hang() -> None:
    """Negative and huge sizes end."""
    assert dechunked(b"-5\r\nabc\r\n") in (b"", b"-5\r\nabc\r\n")
    assert dechunked(b"ffffffffffffffff\r\nabc") == b"abc"
    assert isinstance(PassedOverError("x"), IngestError)
