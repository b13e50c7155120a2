"""`rashomon verify`: proof of a record."""

import sys
from typing import Annotated

import typer

from rashomon.cli.reading import RecordArgument


def verify(
    db: RecordArgument,
    noted: Annotated[
        str | None,
        typer.Option(help="A log digest noted earlier: the record must go on from there."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but breaches.")] = False,
) -> None:
    """Prove that every claim stands word for word and that the store is whole.

    Exit code 0: nothing is wrong; 3: the first breach is named on stderr.
    """
    from rashomon.cli.reading import opened
    from rashomon.pipeline import breaches

    with opened(db) as store:
        digests = [entry.digest for entry in store.log()]
        first = next(iter(breaches(store)), None)
        if first is None and noted is not None and noted not in digests:
            first = f"the log does not go on from {noted}: it was made anew"
        claims = store.counts().claims if first is None else 0
    if first is not None:
        sys.stderr.write(f"breach: {first}\n")
        raise typer.Exit(3)
    if not quiet:
        sys.stdout.write(
            f"{db}: {claims} claims stand word for word; the store is whole\n"
            f"log digest {digests[-1] if digests else ''}\n"
        )
