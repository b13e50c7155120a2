"""`rashomon places`: gazetteer files made into one."""

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Make gazetteer files into one compact file.", no_args_is_help=True)

_SHOWN = 20
"""Faults told one by one; the rest is only counted."""


@app.command("import")
def import_files(
    files: Annotated[
        list[Path], typer.Argument(help="GeoJSON, GeoNames dumps or JSON, CSV, in any mix.")
    ],
    to: Annotated[Path, typer.Option("--to", help="The gazetteer file to write or add to.")],
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but faults.")] = False,
) -> None:
    """Take the places of files into one gazetteer file, which every --places takes.

    Exit code 0: all is in; 1: some entries or files could not be used, each is
    named, the rest is in; 2: nothing could be used.
    """
    from rashomon.resolve.gazetteer import import_places

    count, refused = import_places(files, to)
    for error in refused[:_SHOWN]:
        sys.stderr.write(f"left out: {error}\n")
    if len(refused) > _SHOWN:
        sys.stderr.write(f"left out: {len(refused) - _SHOWN} more like these\n")
    if not quiet:
        sys.stdout.write(f"{to}: {count} places; {len(refused)} faults\n")
    if refused:
        raise typer.Exit(1)
