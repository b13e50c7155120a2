"""`rashomon state`: who holds what, sieges, facilities, flows, truces and what is alleged."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from rashomon.cli.reading import RecordArgument


class Part(StrEnum):
    """The parts of a record's state over time."""

    CONTROL = "control"
    SIEGES = "sieges"
    FACILITIES = "facilities"
    FLOWS = "flows"
    TRUCES = "truces"
    ALLEGATIONS = "allegations"
    BACKGROUND = "background"


def state(
    db: RecordArgument,
    at: Annotated[
        str, typer.Option("--at", help="A day: how each place stood then; without it, all spans.")
    ] = "",
    part: Annotated[
        list[Part] | None, typer.Option("--part", help="Only this part; may stand several times.")
    ] = None,
    place: Annotated[
        str, typer.Option("--place", help="Only places whose name has these words.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Show who is said to hold each place and since when, who is besieged, who fled where, what was agreed."""
    from rashomon.cli.reading import read_record
    from rashomon.publish.state import TEXTS, chronicle_json, control_text
    from rashomon.publish.view import Views
    from rashomon.reconcile.state.chronicle import chronicle, known_by_day, places_on

    day = _day(at)
    record = read_record(db)
    told = chronicle(record)
    if day:
        told = known_by_day(told, day)
    if as_json:
        sys.stdout.write(chronicle_json(told))
        return
    views = Views(record)
    for each in part or list(Part):
        if each is Part.CONTROL and day:
            states = [s for s in places_on(told, day) if place.casefold() in s.name.casefold()]
            sys.stdout.write(control_text(states, day, views) + "\n")
        else:
            sys.stdout.write(TEXTS[each.value](told, views, place) + "\n")


def _day(given: str) -> str:
    from rashomon.model.moment import last_moment

    if not given:
        return ""
    found = last_moment(given)
    if found is None:
        raise typer.BadParameter(f"{given!r} is no day; write 2016-11-28")
    return found.date().isoformat()
