"""Web archives: WARC and WARC.gz, each answer that is a page made into a report."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rashomon.errors import IngestError, MissingInputError, PassedOverError, UnreadableInputError
from rashomon.ingest.html import page
from rashomon.ingest.packing import dechunked, unpacked
from rashomon.model.report import Incoming

_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_HEAD = 64_000


def pages(path: Path, *, largest: int) -> Iterator[Incoming | IngestError]:
    """Give the pages of an archive in its order; each page's key is its address.

    Answers that are no pages, are no success, or are empty or larger than `largest`
    bytes once unpacked are counted by reason and told at the end; a page
    without readable text is an error value of its own. Nothing is unpacked
    beyond `largest` bytes a page.
    """
    left: Counter[str] = Counter()
    try:
        with path.open("rb") as opened:
            records = ArchiveIterator(
                opened,
                record_types=WarcRecordType.response,
                max_header_len=_LONGEST_HEAD,
                fsspec_args=False,
            )
            for record in records:
                yield from _taken(record, path, largest, left)
    except OSError as error:
        yield _broken(path, error)
    for reason, count in sorted(left.items()):
        yield PassedOverError(f"{count} answers passed over: {reason}", where=str(path))


def _taken(
    record: WarcRecord, path: Path, largest: int, left: Counter[str]
) -> Iterator[Incoming | IngestError]:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    kind = (record.http_content_type or "of no type").lower()
    status = record.http_headers.status_code if record.http_headers else None
    if status != 200:
        left[f"status {status or 'unknown'}"] += 1
        return
    if kind not in _PAGES:
        left[f"{kind[:60]}, no page"] += 1
        return
    try:
        raw = _body(record, largest)
    except ValueError:
        left["broken or cut off"] += 1
    except OverflowError:
        left[f"larger than {largest:,} bytes"] += 1
    else:
        yield from _read(address, raw, path, left)


def _read(
    address: str, raw: bytes, path: Path, left: Counter[str]
) -> Iterator[Incoming | IngestError]:
    if not raw.strip():
        left["empty"] += 1
    else:
        yield from page_or_error(address, raw, f"{path}, {address}")


def _body(record: WarcRecord, largest: int) -> bytes:
    """Give an answer's body, unpacked; raises ValueError where it is not packed as it says."""
    raw = record.reader.read(largest + 1)
    if len(raw) > largest:
        raise OverflowError
    if len(raw) < record.content_length:
        raise ValueError("the archive breaks off in it")
    if "chunked" in _told(record, "Transfer-Encoding"):
        raw = dechunked(raw)
    return unpacked(raw, _told(record, "Content-Encoding"), largest)


def _told(record: WarcRecord, name: str) -> str:
    return (record.http_headers.get(name) or "" if record.http_headers else "").strip().lower()


def page_or_error(
    address: str, raw: bytes, where: str, known: Mapping[str, str] | None = None
) -> Iterator[Incoming | IngestError]:
    """Give a page's report, or why there is none; what is `known` goes before what it says."""
    try:
        yield page(address, raw, where, known)
    except IngestError as error:
        yield error
    except RecursionError:
        yield UnreadableInputError("its markup is nested too deep", where=where)


def _broken(path: Path, error: OSError) -> IngestError:
    if isinstance(error, FileNotFoundError | PermissionError):
        return MissingInputError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="check the path"
        )
    return UnreadableInputError(
        f"the archive is broken: {str(error)[:100]}",
        where=str(path),
        remedy="the pages before the break are in; fetch the archive again",
    )
