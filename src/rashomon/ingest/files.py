"""Files and folders of reports."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.errors import IngestError, MissingInputError, PassedOverError, UnreadableInputError
from rashomon.ingest.decoding import decode
from rashomon.ingest.making import incoming as make
from rashomon.ingest.making import iso_date
from rashomon.ingest.tabular import ColumnMapping, comma_separated, json_lines
from rashomon.model.report import Incoming, MediaType

LARGEST = 20_000_000
"""Bytes of one file that are taken in, unless told otherwise."""

_SUFFIXES = frozenset((".txt", ".html", ".htm", ".jsonl", ".csv"))
_ARCHIVES = (".warc", ".warc.gz")


def incoming(
    paths: Iterable[Path], *, columns: ColumnMapping | None = None, largest: int = LARGEST
) -> Iterator[Incoming | IngestError]:
    """Give the reports of files and folders, folders in order of path.

    What cannot be taken in is given as an error value with one clear line, so
    that the rest goes on. A `.json` beside a `.txt` holds its metadata.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path, columns or ColumnMapping(), largest)
        elif path.exists():
            yield from _file(path, columns or ColumnMapping(), largest)
        else:
            yield MissingInputError(
                "there is no such file or folder", where=str(path), remedy="check the path"
            )


def _folder(folder: Path, columns: ColumnMapping, largest: int) -> Iterator[Incoming | IngestError]:
    strange: dict[str, int] = {}
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or not path.is_file():
            continue
        if path.suffix.lower() in _SUFFIXES or _is_archive(path):
            yield from _file(path, columns, largest)
        elif path.suffix.lower() != ".json" or not path.with_suffix(".txt").exists():
            strange[path.suffix] = strange.get(path.suffix, 0) + 1
    for suffix, count in sorted(strange.items()):
        yield PassedOverError(
            f"{count} file{'' if count == 1 else 's'} of type {suffix or '(none)'} passed over",
            where=str(folder),
            remedy="reports are .txt, .html, .jsonl, .csv or .warc",
        )


def _file(path: Path, columns: ColumnMapping, largest: int) -> Iterator[Incoming | IngestError]:
    if _is_archive(path):
        from rashomon.ingest.archives import pages  # noqa: PLC0415  (only archives need it)

        yield from pages(path, largest=largest)
        return
    try:
        raw = _bytes(path, largest)
        suffix = path.suffix.lower()
        if suffix in (".html", ".htm"):
            yield _page(path, raw)
        elif suffix == ".jsonl":
            yield from json_lines(path.stem, decode(raw, str(path)), str(path), columns)
        elif suffix == ".csv":
            yield from comma_separated(path.stem, decode(raw, str(path)), str(path), columns)
        else:
            yield _plain(path, raw)
    except IngestError as error:
        yield error


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith(_ARCHIVES)


def _bytes(path: Path, largest: int) -> bytes:
    try:
        if path.stat().st_size > largest:
            raise UnreadableInputError(
                f"is larger than {largest:,} bytes",
                where=str(path),
                remedy="raise --largest or split it",
            )
        return path.read_bytes()
    except OSError as error:
        raise MissingInputError(
            f"cannot be read: {error.strerror}",
            where=str(path),
            remedy="check that it can be opened",
        ) from error


def _page(path: Path, raw: bytes) -> Incoming:
    from rashomon.ingest.html import page  # noqa: PLC0415  (its libraries take a second to load)

    if not raw.strip():
        raise UnreadableInputError(
            "the file is empty", where=str(path), remedy="leave it out or fill it"
        )
    try:
        return page(path.stem, raw, str(path))
    except RecursionError as error:
        raise UnreadableInputError(
            "its markup is nested too deep",
            where=str(path),
            remedy="save the article's text instead",
        ) from error


def _plain(path: Path, raw: bytes) -> Incoming:
    text = decode(raw, str(path))
    about = _beside(path.with_suffix(".json"))
    return make(about.get("id") or path.stem, text, raw, MediaType.PLAIN, about, str(path))


def _beside(path: Path) -> dict[str, str]:
    """Read the metadata beside a text: id, outlet, published, url, title."""
    if not path.exists():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MissingInputError(
            f"cannot be read: {error.strerror}",
            where=str(path),
            remedy="check that it can be opened; the text beside it was not built",
        ) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a bare ValueError
        raise UnreadableInputError(
            f"broken JSON: {error}",
            where=str(path),
            remedy="mend it; the text beside it was not built",
        ) from error
    if not isinstance(held, dict):
        raise UnreadableInputError(
            "is not a JSON object", where=str(path), remedy='write {"outlet": …}'
        )
    about = {k: str(v) for k, v in held.items() if v is not None}
    about["published"] = iso_date(about.get("published", ""), str(path))
    return about
