"""`rashomon info`: what a record holds, on the terminal."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def info(
    db: Annotated[Path, typer.Argument(help="The record file.")],
    most: Annotated[int, typer.Option(min=1, help="Findings of each status to show.")] = 8,
) -> None:
    """Show what is contested, what is corroborated, and by whom."""
    from rashomon.cli.reading import read_record
    from rashomon.model.finding import Status
    from rashomon.publish.view import Views

    views = Views(read_record(db))
    for status in (Status.CONTESTED, Status.CORROBORATED):
        found = views.findings(status)
        sys.stdout.write(f"\n{status.value.capitalize()} ({len(found)})\n")
        for finding in found[:most]:
            sys.stdout.write(f"  {finding.question}\n      {finding.reason}\n")
    single = len(views.findings(Status.SINGLE_SOURCE))
    untraced = len(views.findings(Status.UNKNOWN_LINEAGE))
    sys.stdout.write(f"\n{single} findings have one origin, {untraced} none that can be traced.\n")
