"""Reports in rows: JSON Lines and CSV with mapped columns."""

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from rashomon.errors import IngestError, UnreadableInputError
from rashomon.ingest.making import incoming, iso_date
from rashomon.model.report import Incoming, MediaType

_USUAL = {
    "id": ("id", "unit_id", "key", "uid", "article_id"),
    "text": ("text", "content", "body", "article_content", "article"),
    "outlet": ("outlet", "source", "publisher", "newspaper"),
    "published": ("published", "date", "published_at", "publication_date"),
    "url": ("url", "link"),
    "title": ("title", "headline", "article_title"),
}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column holds what; "" takes the usual names. `date_order` is "mdy", "dmy" or ""."""

    id: str = ""
    text: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    title: str = ""
    date_order: str = ""


def json_lines(
    stem: str, text: str, where: str, columns: ColumnMapping
) -> Iterator[Incoming | IngestError]:
    """Give the reports of a JSON Lines file; a bad line is an error value, the rest goes on."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        at = f"{where}, line {number}"
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise UnreadableInputError(
                    "is not a JSON object", where=at, remedy="one object a line"
                )
            yield _row(stem, number, row, MediaType.JSON, at, columns)
        except (ValueError, RecursionError) as error:
            yield UnreadableInputError(f"broken JSON: {error}", where=at, remedy="mend the line")
        except IngestError as error:
            yield error


def comma_separated(
    stem: str, text: str, where: str, columns: ColumnMapping
) -> Iterator[Incoming | IngestError]:
    """Give the reports of a CSV file with a header; a bad row is an error value."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    named = (columns.text,) if columns.text else _USUAL["text"]
    if not set(reader.fieldnames or ()) & set(named):
        yield UnreadableInputError(
            "has no column of text",
            where=where,
            remedy=f"name it with --column text=NAME (usual: {', '.join(_USUAL['text'])})",
        )
        return
    number = 1
    try:
        for number, row in enumerate(reader, start=2):
            try:
                yield _row(stem, number, row, MediaType.CSV, f"{where}, row {number}", columns)
            except IngestError as error:
                yield error
    except csv.Error as error:
        yield UnreadableInputError(
            f"broken CSV: {error}", where=f"{where}, row {number}", remedy="mend the row"
        )


def _row(
    stem: str,
    number: int,
    row: Mapping[str, object],
    media: MediaType,
    where: str,
    columns: ColumnMapping,
) -> Incoming:
    held = {f.name: _cell(row, f.name, columns) for f in fields(ColumnMapping) if f.name in _USUAL}
    if not held["text"].strip():
        raise UnreadableInputError(
            "has no text",
            where=where,
            remedy=f"name its column with --column text=NAME (usual: {', '.join(_USUAL['text'])})",
        )
    held["published"] = iso_date(held["published"], where, columns.date_order)
    raw = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    text = held["text"]
    if held["title"] and not text.startswith(held["title"]):
        text = f"{held['title']}\n\n{text}"
    return incoming(held["id"] or f"{stem}-{number}", text, raw, media, held, where)


def _cell(row: Mapping[str, object], what: str, columns: ColumnMapping) -> str:
    named = getattr(columns, what)
    for name in (named,) if named else _USUAL[what]:
        value = row.get(name)
        if value is not None:
            return str(value)
    return ""
