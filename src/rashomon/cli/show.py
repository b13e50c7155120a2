"""`rashomon show`: what is known of a place or a source, by name."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.sources import show_source

if TYPE_CHECKING:
    from rashomon.model.place import Place
    from rashomon.resolve.gazetteer import Gazetteer

app = typer.Typer(help="Show what is known of a place or a source.", no_args_is_help=True)
app.command("source")(show_source)

_NAMES = 12


@app.command("place")
def show_place(
    name: Annotated[str, typer.Argument(help="An id, or a name in any spelling or script.")],
    places: Annotated[
        list[Path] | None, typer.Option("--places", help="A gazetteer file, as for build.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Places to show where several fit.")] = 5,
) -> None:
    """Show the places a name may mean: what they are, what holds them, and why they fit."""
    from rashomon.errors import ResolveError
    from rashomon.resolve.gazetteer import load_gazetteer

    gazetteer = load_gazetteer(places or ())
    known = gazetteer.get(name)
    found = ((known, 1.0, "its id"),) if known else gazetteer.named(name)
    if not found:
        raise ResolveError(
            f"no place is called {name!r}", remedy="give a gazetteer that has it with --places"
        )
    for place, score, reason in found[:most]:
        sys.stdout.write(_shown(gazetteer.whole(place.id) or place, score, reason, gazetteer))
    if len(found) > most:
        sys.stdout.write(f"and {len(found) - most} more\n")


def _shown(place: "Place", score: float, reason: str, gazetteer: "Gazetteer") -> str:
    above = (gazetteer.get(i) for i in gazetteer.chain(place.id)[1:])
    point = place.latitude is not None and place.longitude is not None
    rows = (
        ("id", place.id),
        ("what", place.feature),
        ("lies in", ", ".join(f"{p.name} ({p.id})" for p in above if p)),
        ("country", place.country),
        ("point", f"{place.latitude:.5f}, {place.longitude:.5f}" if point else "none known"),
        ("polygon", f"{place.geometry.count('],[') + 1} corners" if place.geometry else "none"),
        ("people", f"{place.population:,}" if place.population else ""),
        ("names", ", ".join(place.names[:_NAMES])),
        ("why", f"{reason}, {score:.2f}"),
    )
    return f"{place.name}\n" + "".join(f"  {label:8} {value}\n" for label, value in rows if value)
