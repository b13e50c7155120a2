"""Claims and findings as Parquet files, with the fields of the JSON Lines.

The one module that needs pyarrow, which is not installed with the program.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rashomon.model.record import Record
from rashomon.publish.export.claims_jsonl import ISSUES, claim_row, issue_rows
from rashomon.publish.writing import part_of

CLAIMS = "claims"
ROWS = 10_000
"""Rows held in memory at once; each such group stands together in the file."""

_WORDS = pa.list_(pa.string())
_QUANTITY = pa.struct(
    [
        ("measure", pa.string()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
        ("text", pa.string()),
    ]
)
_FIGURE = pa.struct([("claim", pa.string()), ("low", pa.float64()), ("high", pa.float64())])
_CLAIM = pa.schema(
    [
        *((n, pa.string()) for n in ("report", "id", "quote")),
        ("start", pa.int64()),
        ("end", pa.int64()),
        *((n, pa.string()) for n in ("source", "source_mention", "source_type")),
        ("via", _WORDS),
        *((n, pa.string()) for n in ("cue", "stance", "kind", "polarity", "agent", "target")),
        ("places", _WORDS),
        *((n, pa.string()) for n in ("from_place", "to_place", "date_start", "date_end")),
        ("quantities", pa.list_(_QUANTITY)),
        ("in_caption", pa.bool_()),
    ]
)
_ISSUE = pa.schema(
    [
        *((n, pa.string()) for n in ("id", "question", "kind")),
        ("places", _WORDS),
        *((n, pa.string()) for n in ("date_start", "date_end")),
        ("supports", _WORDS),
        ("denies", _WORDS),
        ("figures", pa.list_(_FIGURE)),
        ("status", pa.string()),
        ("independent_origins", _WORDS),
    ]
)


def write_parquet(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write claims.parquet, whose rows bear their report's label, and issues.parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    claims, issues = folder / f"{CLAIMS}.parquet", folder / f"{ISSUES}.parquet"
    _write(claims, _CLAIM, _claims(record))
    _write(issues, _ISSUE, issue_rows(record))
    return claims, issues


def _claims(record: Record) -> Iterator[dict[str, Any]]:
    sources = {s.id: s for s in record.sources}
    labels = {r.report.uid: r.label for r in record.reports}
    for linked in record.claims:
        yield {"report": labels[linked.report], **claim_row(linked, sources)}


def _write(path: Path, schema: Any, rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    with part_of(path) as part, pq.ParquetWriter(part, schema) as writer:
        while group := list(islice(left, ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
