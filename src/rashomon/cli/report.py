"""`rashomon report`: a record as one HTML page."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.reading import RecordArgument


def report(
    db: RecordArgument,
    out: Annotated[Path, typer.Option("-o", "--out", help="The page to write.")],
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Write the record as one self-contained page that needs no network."""
    from rashomon.cli.reading import read_record
    from rashomon.errors import PublishError
    from rashomon.publish.single_file import page
    from rashomon.publish.writing import write_whole

    record = read_record(db)
    try:
        write_whole(out, page(record).encode())
    except OSError as error:
        raise PublishError(
            f"cannot be written: {error.strerror}", where=str(out), remedy="name another file"
        ) from error
    if not quiet:
        sys.stdout.write(f"{out}: {len(record.reports)} reports, {len(record.findings)} findings\n")
