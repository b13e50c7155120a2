"""`rashomon as-of` and `rashomon diff`: the record as it could be known at a moment."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.reading import RecordArgument
from rashomon.store.address import Address, address

if TYPE_CHECKING:
    from rashomon.model.record import Record
    from rashomon.reconcile.diffing import Change

_Sources = Annotated[list[Path] | None, typer.Option(help="As given to build.")]
_Places = Annotated[list[Path] | None, typer.Option(help="As given to build.")]


def as_of(
    db: RecordArgument,
    moment: Annotated[str, typer.Argument(help="A day (its end counts) or a date-time, UTC.")],
    out: Annotated[
        Address | None,
        typer.Option(
            "-o", "--out", parser=address, help="Write that record to a new file or database."
        ),
    ] = None,
    sources: _Sources = None,
    places: _Places = None,
) -> None:
    """Show the record as it could be known at a moment, or write it to a file of its own."""
    from rashomon.cli.info import shown
    from rashomon.publish.state import control_text
    from rashomon.publish.view import Views
    from rashomon.reconcile.state.chronicle import chronicle, places_on

    at = _moment(moment)
    if out is not None:
        _write(db, at, out, sources, places)
        return
    record = _replayed(db, at, sources, places)
    sys.stdout.write(f"As of {at:%Y-%m-%d %H:%M} UTC: {len(record.reports)} reports\n")
    sys.stdout.write(shown(record, 8))
    day = at.date().isoformat()
    sys.stdout.write(f"\n{control_text(places_on(chronicle(record), day), day, Views(record))}")


def diff(
    db: RecordArgument,
    from_: Annotated[str, typer.Option("--from", help="The earlier moment.")],
    to: Annotated[str, typer.Option("--to", help="The later moment.")],
    sources: _Sources = None,
    places: _Places = None,
    most: Annotated[int, typer.Option(min=1, help="Changes of each sort to show.")] = 12,
) -> None:
    """Say what became known, changed, was contested or was withdrawn between two moments."""
    from rashomon.reconcile.diffing import ChangeKind, diff

    first, last = _moment(from_), _moment(to)
    if first > last:
        raise typer.BadParameter("--from lies after --to")
    before, after = (_replayed(db, at, sources, places) for at in (first, last))
    changes = diff(before, after)
    sys.stdout.write(f"{len(before.reports)} reports, then {len(after.reports)}\n")
    for kind in ChangeKind:
        of_kind = [c for c in changes if c.kind is kind]
        if of_kind:
            sys.stdout.write(f"\n{kind.value.capitalize()} ({len(of_kind)})\n")
            sys.stdout.writelines(map(_line, of_kind[:most]))


def _line(change: "Change") -> str:
    finding = change.finding
    was = f" (was {change.before.status.value.replace('_', ' ')})" if change.before else ""
    figure = finding.figure
    told = f" best {figure.best:,.10g}" if figure and figure.best is not None else ""
    then = change.before.figure if change.before else None
    told += f", before {then.best:,.10g}" if told and then and then.best is not None else ""
    return f"  {finding.question}\n      {finding.status.value.replace('_', ' ')}{was}{told}  [{finding.id}]\n"


def _moment(given: str) -> datetime:
    from rashomon.model.moment import last_moment

    found = last_moment(given)
    if found is None:
        raise typer.BadParameter(f"{given!r} is no moment; write 2016-11-28 or 2016-11-28T12:00")
    return found


def _replayed(
    db: Address, moment: datetime, sources: list[Path] | None, places: list[Path] | None
) -> "Record":
    from rashomon.cli.reading import opened
    from rashomon.making import make_record
    from rashomon.pipeline import known_by
    from rashomon.resolve.gazetteer import load_gazetteer
    from rashomon.resolve.registry import load_registry

    with opened(db) as store:
        known = known_by(store.stored(), moment)
    return make_record(known, load_registry(sources or ()), load_gazetteer(places or ()))


def _write(
    db: Address,
    moment: datetime,
    out: Address,
    sources: list[Path] | None,
    places: list[Path] | None,
) -> None:
    """Copy the reports known by a moment into a record of their own, and derive it."""
    from rashomon.cli.reading import opened
    from rashomon.deriving import derive
    from rashomon.errors import PublishError
    from rashomon.model.report import Incoming
    from rashomon.pipeline import known_by
    from rashomon.resolve.gazetteer import load_gazetteer
    from rashomon.resolve.registry import load_registry
    from rashomon.store.opening import open_store

    if out.path is not None and out.path.exists():
        raise PublishError("is there already", where=str(out), remedy="name a new file")
    with opened(db) as store:
        known = known_by(store.stored(), moment)
        then = open_store(out, write=True)
        try:
            if not then.is_empty():
                raise PublishError(
                    "holds a record already", where=str(out), remedy="name an empty database"
                )
            for each in known:
                raw = store.raw(each.report.uid)
                then.add([(Incoming(each.report, raw), each.text, each.extraction)])
            derive(then, load_registry(sources or ()), load_gazetteer(places or ()))
        finally:
            then.close()
    sys.stdout.write(f"{out}: {len(known)} reports known by {moment:%Y-%m-%d %H:%M} UTC\n")
