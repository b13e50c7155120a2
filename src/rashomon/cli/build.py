"""`rashomon build`: reports into a record."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.reading import RecordOption
from rashomon.settings import MOST_WORKERS

if TYPE_CHECKING:
    from rashomon.pipeline import Executor, Summary
    from rashomon.settings import Settings
    from rashomon.store.address import Address


def build(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of reports.")],
    db: RecordOption,
    sources: Annotated[
        list[Path] | None, typer.Option(help="A TOML file that adds to the source registry.")
    ] = None,
    places: Annotated[
        list[Path] | None,
        typer.Option(help="A gazetteer: GeoJSON, GeoNames, CSV, or what places import wrote."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            help="FIELD=NAME: which column of a table holds id, text, outlet, published, url or title."
        ),
    ] = None,
    date_order: Annotated[str, typer.Option(help="How a table writes 4/5/17: mdy or dmy.")] = "",
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_WORKERS, help="Processes that extract and reconcile."),
    ] = None,
    cluster: Annotated[
        str, typer.Option(help="HOST:PORT of a Dask scheduler whose workers extract.")
    ] = "",
    model: Annotated[str | None, typer.Option(help="An installed spaCy pipeline.")] = None,
    largest: Annotated[
        int | None, typer.Option(min=1, help="Bytes of one file above which it is refused.")
    ] = None,
    only_relevant: Annotated[
        bool,
        typer.Option(
            "--only-relevant",
            help="Leave out reports in other languages or without words of conflict, and sentences far from any.",
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as JSON on stdout.")
    ] = False,
) -> None:
    """Read reports and make or extend a record.

    Exit code 0: all reports are in; 1: some inputs were refused, the rest is in;
    2: nothing could be done.
    """
    from rashomon.cli.progress import Bar
    from rashomon.pipeline import build as run_build
    from rashomon.settings import read_settings
    from rashomon.store.opening import open_store

    if cluster and workers:
        raise typer.BadParameter("--cluster and --workers are two ways; give one of them")
    settings = read_settings(
        sources=tuple(map(str, sources or ())),
        places=tuple(map(str, places or ())),
        columns=_columns(column or [], date_order),
        workers=workers,
        model=model,
        largest=largest,
        only_relevant=only_relevant,
    )
    if cluster and settings.workers == 1:
        # The cluster extracts; this machine's cores are free to make the record.
        settings = replace(settings, workers=min(MOST_WORKERS, os.cpu_count() or 1))
    executor = _executor(settings, cluster)
    store = open_store(db, write=True)
    try:
        with Bar(quiet=quiet) as bar:
            summary = run_build(paths, store, executor, settings, bar.step)
    finally:
        store.close()
    _tell(summary, db, quiet=quiet, as_json=as_json)
    if summary.refused:
        done = summary.added or summary.again or summary.known or summary.left_out
        raise typer.Exit(1 if done else 2)


def _executor(settings: "Settings", cluster: str) -> "Executor":
    """Give who does the work: a cluster by its address, else this machine."""
    from rashomon.errors import SettingsError
    from rashomon.run.local import InProcess, Processes

    if not cluster:
        return Processes(settings.workers) if settings.workers > 1 else InProcess()
    try:
        from rashomon.run.cluster import Cluster
    except ImportError as error:
        raise SettingsError(
            "building on a cluster needs Dask, which is not installed",
            remedy='pip install "rashomon[cluster]"',
        ) from error
    return Cluster(cluster)


def _columns(given: list[str], date_order: str) -> dict[str, str]:
    fields = ("id", "text", "outlet", "published", "url", "title")
    found = {"date_order": date_order}
    for each in given:
        name, _, value = each.partition("=")
        if name not in fields or not value:
            raise typer.BadParameter(
                f"{each!r} is not FIELD=NAME with FIELD one of {', '.join(fields)}"
            )
        found[name] = value
    if date_order not in ("", "mdy", "dmy"):
        raise typer.BadParameter("--date-order is mdy or dmy")
    return found


def _tell(summary: "Summary", db: "Address", *, quiet: bool, as_json: bool) -> None:
    for error in summary.refused:
        sys.stderr.write(f"refused: {error}\n")
    if as_json:
        told = {
            "record": str(db),
            "added": summary.added,
            "extracted_again": summary.again,
            "already_there": summary.known,
            "reports": summary.reports,
            "claims": summary.claims,
            "findings": summary.findings,
            "left_out": dict(sorted(summary.left_out.items())),
            "refused": [str(e) for e in summary.refused],
            "passed_over": [str(e) for e in summary.notes],
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    elif not quiet:
        for note in summary.notes:
            sys.stderr.write(f"note: {note}\n")
        for reason, count in sorted(summary.left_out.items()):
            sys.stderr.write(f"left out: {count} report{'s' * (count != 1)} {reason}\n")
        again = f"{summary.again} extracted again, " if summary.again else ""
        found = ", ".join(f"{n} {s.replace('_', ' ')}" for s, n in summary.findings.items())
        sys.stdout.write(
            f"{db}: {summary.added} reports added, {again}{summary.known} already there; "
            f"{summary.reports} reports, {summary.claims} claims; findings: {found}\n"
        )
