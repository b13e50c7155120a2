"""`rashomon watch`: feeds and pages into a record that stays current."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.reading import RecordOption

if TYPE_CHECKING:
    from rashomon.pipeline import Summary
    from rashomon.run.watching import Round
    from rashomon.store.address import Address

_NAP = 60.0
"""Seconds slept at most before looking again."""


def watch(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    feeds: Annotated[Path, typer.Argument(help="The file that names feeds and pages, in TOML.")],
    db: RecordOption,
    once: Annotated[
        bool, typer.Option("--once", help="Visit what is due and end, for cron.")
    ] = False,
    sources: Annotated[
        list[Path] | None, typer.Option(help="A TOML file that adds to the source registry.")
    ] = None,
    places: Annotated[list[Path] | None, typer.Option(help="A gazetteer, as for build.")] = None,
    everything: Annotated[
        bool, typer.Option("--everything", help="Keep reports without words of conflict, too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but faults.")] = False,
) -> None:
    """Visit feeds and pages when they are due and put what they bring into the record.

    Exit code with --once, 0: all that was due was visited; 1: some could not be
    fetched or read, the rest is in.
    """
    from rashomon.ingest.fetch.addresses import is_public
    from rashomon.ingest.fetch.fetching import Fetcher
    from rashomon.pipeline import take_in
    from rashomon.run.local import InProcess
    from rashomon.run.watch_file import read_plan
    from rashomon.run.watch_state import load_state
    from rashomon.run.watching import Watcher
    from rashomon.settings import read_settings
    from rashomon.store.opening import open_store

    plan = read_plan(feeds)
    state = load_state(_remembering(feeds, db))
    settings = read_settings(
        sources=tuple(map(str, sources or ())),
        places=tuple(map(str, places or ())),
        only_relevant=not everything,
    )
    allowed = (lambda _: True) if plan.allow_private else is_public
    watcher = Watcher(plan, state, Fetcher(plan.limits, allowed=allowed))
    store = open_store(db, write=True)
    faults = 0
    try:
        while True:
            for each in watcher.due():
                came = watcher.visit([each])
                summary = take_in(came.came, store, InProcess(), settings)
                came.settle()
                state.save()
                faults += len(summary.refused)
                _tell(each.url, came, summary, quiet=quiet)
            if once:
                break
            time.sleep(min(_NAP, watcher.next_due()))
    finally:
        store.close()
    if faults:
        raise typer.Exit(1)


def _remembering(feeds: Path, db: "Address") -> Path:
    """Give the file of what watching remembers: beside the record's, or beside the feeds file."""
    beside = db.path if db.path is not None else feeds
    return beside.with_name(f"{beside.name}.watch.json")


def _tell(url: str, came: "Round", summary: "Summary", *, quiet: bool) -> None:
    for error in summary.refused:
        sys.stderr.write(f"refused: {error}\n")
    if quiet:
        return
    if came.unchanged:
        sys.stdout.write(f"{url}: unchanged\n")
        return
    left = "".join(f", {n} left out {why}" for why, n in sorted(summary.left_out.items()))
    sys.stdout.write(
        f"{url}: {summary.added} reports added, {summary.known} already there{left}; "
        f"{summary.reports} reports, {summary.claims} claims\n"
    )
