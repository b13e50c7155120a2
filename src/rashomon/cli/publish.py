"""`rashomon publish`: a record as a static site."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.reading import RecordArgument


def publish(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    db: RecordArgument,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write.")],
    as_of: Annotated[
        str, typer.Option(help="The record as it could be known then (a day or a time, UTC).")
    ] = "",
    sources: Annotated[list[Path] | None, typer.Option(help="As given to build.")] = None,
    places: Annotated[list[Path] | None, typer.Option(help="As given to build.")] = None,
    tiles: Annotated[
        str, typer.Option(help="Map tiles, as https://host/{z}/{x}/{y}.png; none unless given.")
    ] = "",
    base: Annotated[
        str, typer.Option(help="The address the site will lie at, for its feeds.")
    ] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Write the record as a site of files that needs no server and no network."""
    from rashomon.cli.serve import tiles_of
    from rashomon.errors import PublishError
    from rashomon.publish.site.pages import Site
    from rashomon.publish.site.static import write_site
    from rashomon.serve.desks import Desks

    desk = Desks(db, sources or (), places or ()).at(as_of)
    try:
        files, size = write_site(
            desk, out, Site(as_of=as_of, tiles=tiles_of(tiles), base=_base_of(base))
        )
    except OSError as error:
        raise PublishError(
            f"cannot be written: {error.strerror}", where=str(out), remedy="name another folder"
        ) from error
    if not quiet:
        sys.stdout.write(f"{out / 'index.html'}: {files} files, {size / 1e6:.1f} MB\n")


def _base_of(given: str) -> str:
    """Check the site's address: http or https, with a host, no blanks, quotes or parameters."""
    from urllib.parse import urlsplit

    fits = urlsplit(given).scheme in ("http", "https") and urlsplit(given).hostname
    if given and (not fits or set(given) & set(" <>\"'?#\t\n")):
        raise typer.BadParameter("--base takes an address like https://host/folder/")
    return given if not given or given.endswith("/") else f"{given}/"
