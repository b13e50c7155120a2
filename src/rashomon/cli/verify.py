"""`rashomon verify`: proof of a record."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def verify(
    db: Annotated[Path, typer.Argument(help="The record file.")],
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but breaches.")] = False,
) -> None:
    """Prove that every claim stands word for word and that the store is whole.

    Exit code 0: nothing is wrong; 3: the first breach is named on stderr.
    """
    from rashomon.store.sqlite import open_store
    from rashomon.store.verifying import breaches

    store = open_store(db, write=False)
    try:
        first = next(iter(breaches(store)), None)
        told = len(store.record().claims) if first is None else 0
    finally:
        store.close()
    if first is not None:
        sys.stderr.write(f"breach: {first}\n")
        raise typer.Exit(3)
    if not quiet:
        sys.stdout.write(f"{db}: {told} claims stand word for word; the store is whole\n")
