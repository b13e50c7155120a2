"""`rashomon copy`: a whole record from one store into another."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.store.address import Address, address

if TYPE_CHECKING:
    from rashomon.store.protocol import Store


def copy(
    from_: Annotated[
        Address,
        typer.Argument(
            metavar="FROM", parser=address, help="The record file, or a PostgreSQL URL."
        ),
    ],
    to: Annotated[
        Address,
        typer.Argument(
            metavar="TO", parser=address, help="A new file, or the URL of an empty database."
        ),
    ],
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Copy a record whole, its log too, between a file and a database, and prove the copy.

    All of it is put in place at once, after it was proved; a copy that is stopped leaves TO empty.
    """
    from contextlib import closing

    from rashomon.store.opening import open_store

    with closing(open_store(from_, write=False)) as source:
        _refuse_unfinished(source, from_)
        with closing(open_store(to, write=True)) as target:
            rows = target.take_over(source, lambda old, new: _prove(old, new, from_, to))
    if not quiet:
        sys.stdout.write(
            f"{to}: {rows['report']} reports, {rows['claim']} claims and {rows['log']} log entries"
            f" copied from {from_} and proved: the same record\n"
        )


def _refuse_unfinished(source: "Store", from_: Address) -> None:
    from rashomon.errors import StoreError

    if not source.derived_digest() or source.pending():
        raise StoreError(
            "the record is not finished", where=str(from_), remedy="run rashomon build on it first"
        )


def _prove(old: "Store", new: "Store", from_: Address, to: Address) -> None:
    """Hold the copy to what it is a copy of; raises StoreCorruptError, and nothing is put in place."""
    from rashomon.errors import StoreCorruptError
    from rashomon.pipeline import breaches
    from rashomon.publish.export.canonical import canonical

    breach = next(iter(breaches(new)), None)
    if breach is not None:
        raise StoreCorruptError(
            f"is not sound: {breach}", where=str(from_), remedy="restore it from a copy"
        )
    if canonical(old.record()) != canonical(new.record()):
        raise StoreCorruptError(
            "does not give the same canonical export", where=str(to), remedy="copy again"
        )
