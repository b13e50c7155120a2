import json
from pathlib import Path

import pytest

from rashomon.model.record import Record
from rashomon.publish.export.claims_jsonl import write_claims

pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")


def test_parquet_reads_back_as_the_json_lines_do(record: Record, tmp_path: Path) -> None:
    """Each row of both files is the row of the JSON Lines, claims with their report beside."""
    import pyarrow.parquet as pq

    from rashomon.publish.export.parquet import write_parquet

    write_claims(record, tmp_path / "jsonl")
    write_parquet(record, tmp_path / "parquet")
    claims = pq.read_table(tmp_path / "parquet/claims.parquet").to_pylist()
    issues = pq.read_table(tmp_path / "parquet/issues.parquet").to_pylist()
    lines = {
        p.stem: [json.loads(line) for line in p.read_text().splitlines()]
        for p in (tmp_path / "jsonl").glob("*.jsonl")
    }
    assert issues == lines.pop("issues")
    by_report: dict[str, list[object]] = {name: [] for name in lines}
    for row in claims:
        by_report[row.pop("report")].append(row)
    assert by_report == lines


def test_parquet_is_the_same_bytes_each_time(record: Record, tmp_path: Path) -> None:
    """No time and no path stand in the files."""
    from rashomon.publish.export.parquet import write_parquet

    for name in "ab":
        write_parquet(record, tmp_path / name)
    for name in ("claims.parquet", "issues.parquet"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
