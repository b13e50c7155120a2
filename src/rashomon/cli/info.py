"""`rashomon info`: what a record holds, on the terminal."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.reading import RecordArgument

if TYPE_CHECKING:
    from rashomon.model.record import Record


def info(
    db: RecordArgument,
    most: Annotated[int, typer.Option(min=1, help="Findings of each status to show.")] = 8,
) -> None:
    """Show what is contested, what is corroborated, and by whom."""
    from rashomon.cli.reading import read_record

    sys.stdout.write(shown(read_record(db), most))


def shown(record: "Record", most: int) -> str:
    """Write what is contested and corroborated, and count the rest."""
    from rashomon.model.finding import Status
    from rashomon.publish.view import Views

    views = Views(record)
    lines = []
    for status in (Status.CONTESTED, Status.CORROBORATED):
        found = views.findings(status)
        lines.append(f"\n{status.value.capitalize()} ({len(found)})\n")
        lines += [f"  {f.question}\n      {f.reason}\n" for f in found[:most]]
    single = len(views.findings(Status.SINGLE_SOURCE))
    untraced = len(views.findings(Status.UNKNOWN_LINEAGE))
    lines.append(f"\n{single} findings have one origin, {untraced} none that can be traced.\n")
    return "".join(lines)
