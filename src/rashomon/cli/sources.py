"""`rashomon sources`: the source registry, looked at and added to."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.model.claim import SourceType
from rashomon.model.source import Source, side_name

app = typer.Typer(help="Look at the source registry and add to it.", no_args_is_help=True)

_Files = Annotated[
    list[Path] | None,
    typer.Option("--sources", help="A registry file that adds to the shipped one."),
]
_To = Annotated[Path, typer.Option("--to", help="The registry file of your own to write.")]


@app.command("list")
def list_sources(
    sources: _Files = None,
    type_: Annotated[SourceType | None, typer.Option("--type", help="Only this type.")] = None,
    side: Annotated[str, typer.Option(help="Only those who speak for this side.")] = "",
) -> None:
    """List sources, a line each: id, type, side, name."""
    from rashomon.resolve.registry import load_registry

    for source in load_registry(sources or ()).sources():
        sides = {source.side, *(s.side for s in source.sides)}
        if (type_ is None or source.type is type_) and (not side or side in sides):
            sys.stdout.write(f"{source.id:36} {source.type:18} {source.side:24} {source.name}\n")


@app.command("show")
def show_source(
    name: Annotated[str, typer.Argument(help="An id, or a name in any spelling.")],
    sources: _Files = None,
) -> None:
    """Show who a source is: type, side, owner, names, mouths and references."""
    from rashomon.errors import ResolveError
    from rashomon.resolve.registry import load_registry

    registry = load_registry(sources or ())
    source = registry.get(name) or registry.find(name)
    if source is None:
        raise ResolveError(
            f"no source is called {name!r}",
            remedy="see rashomon sources list, or add it with rashomon sources add",
        )
    mouths = tuple(s for s in registry.sources() if s.parent == source.id)
    sys.stdout.write(_shown(source, registry.get(source.parent), mouths))


def _shown(source: Source, parent: Source | None, mouths: tuple[Source, ...]) -> str:
    dated = (
        f"{side_name(s.side)} {f'from {s.start} ' if s.start else ''}{f'until {s.end}' if s.end else ''}"
        for s in source.sides
    )
    rows = (
        ("id", source.id),
        ("type", f"{source.type}{', a person' if source.person else ''}"),
        (
            "side",
            "; ".join(
                filter(None, (source.side and side_name(source.side), *map(str.strip, dated)))
            )
            or "none known",
        ),
        ("belongs to", parent.name if parent else ""),
        ("names", ", ".join(source.names)),
        ("its voices", ", ".join(m.name for m in mouths)),
        ("references", "; ".join(source.references)),
    )
    body = "".join(f"  {label:11} {value}\n" for label, value in rows if value)
    return f"{source.name}\n{body}"


@app.command("add")
def add_source(  # noqa: PLR0913, PLR0917  (one option each)
    to: _To,
    id_: Annotated[str, typer.Option("--id", help="A slug of small letters, digits and dashes.")],
    name: Annotated[str, typer.Option(help="The canonical name.")],
    type_: Annotated[SourceType, typer.Option("--type", help="What sort of teller it is.")],
    also: Annotated[list[str] | None, typer.Option(help="Another name or spelling.")] = None,
    side: Annotated[str, typer.Option(help="The party whose mouth it is.")] = "",
    parent: Annotated[str, typer.Option(help="The id of the body it belongs to.")] = "",
    reference: Annotated[list[str] | None, typer.Option(help="A public page for it.")] = None,
    person: Annotated[bool, typer.Option("--person", help="It is a person.")] = False,
) -> None:
    """Add one source to a registry file of your own, or correct it there."""
    source = Source(
        id_, name, type_, tuple(also or ()), side, parent, tuple(reference or ()), person=person
    )
    _write(to, (source,))


@app.command("import")
def import_sources(
    files: Annotated[list[Path], typer.Argument(help="Registry files: .toml or .csv.")],
    to: _To,
) -> None:
    """Take the sources of files into a registry file of your own."""
    from rashomon.resolve.registry_files import read_registry_file

    _write(to, [source for file in files for source in read_registry_file(file)])


def _write(to: Path, new: "tuple[Source, ...] | list[Source]") -> None:
    """Check new sources against each other and the shipped ones; write all or nothing."""
    from rashomon.resolve.registry import load_registry
    from rashomon.resolve.registry_files import (
        check_links,
        merged,
        read_registry_file,
        write_registry_file,
    )

    old = read_registry_file(to) if to.exists() else ()
    sources = merged(old, new)
    check_links(sources, (s.id for s in load_registry().sources()), str(to))
    write_registry_file(to, sources)
    sys.stdout.write(f"{to}: {len(sources)} sources, {len(sources) - len(old)} of them new\n")
