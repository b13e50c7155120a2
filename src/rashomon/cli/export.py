"""`rashomon export`: a record in other forms."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """The forms a record can be exported in."""

    CLAIMS_JSONL = "claims-jsonl"
    CANONICAL = "canonical"


def export(
    db: Annotated[Path, typer.Argument(help="The record file.")],
    form: Annotated[
        Format, typer.Option("--format", help="claims-jsonl: a folder; canonical: one file.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Where to write.")],
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Export claims and findings, or the canonical form and its digest."""
    from rashomon.cli.reading import read_record
    from rashomon.errors import PublishError
    from rashomon.publish.export.canonical import write_canonical
    from rashomon.publish.export.claims_jsonl import write_claims

    record = read_record(db)
    try:
        if form is Format.CANONICAL:
            told = f"{out}: SHA-256 {write_canonical(record, out)}"
        else:
            told = f"{out}: {len(write_claims(record, out))} files"
    except OSError as error:
        raise PublishError(
            f"cannot be written: {error.strerror}", where=str(out), remedy="name another place"
        ) from error
    if not quiet:
        sys.stdout.write(f"{told}\n")
