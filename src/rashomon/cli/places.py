"""`rashomon places`: gazetteer files made into one, and places of a record that none has."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.reading import RecordArgument

app = typer.Typer(
    help="Make gazetteer files into one, and find what they lack.", no_args_is_help=True
)

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


@app.command("suggest")
def suggest_places(
    db: RecordArgument,
    to: Annotated[Path, typer.Option("--to", help="The CSV of candidates to write.")],
    least: Annotated[
        int, typer.Option("--least", min=1, help="Reports that a place must be named in.")
    ] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Write the places that reports name and no gazetteer has, for you to confirm.

    Fill in latitude and longitude, or as same_as the id of the place it is,
    and give the file to places import.
    """
    from rashomon.cli.reading import read_record
    from rashomon.resolve.places.suggesting import suggest, write_suggestions

    record = read_record(db)
    found = [s for s in suggest(record) if s.reports >= least]
    write_suggestions(to, found, {p.id: p.name for p in record.places})
    if not quiet:
        sys.stdout.write(f"{to}: {len(found)} places to confirm\n")
