"""`rashomon serve`: a record's pages, live."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.reading import RecordArgument

if TYPE_CHECKING:
    from fastapi import FastAPI


def serve(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    db: RecordArgument,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port.")] = 8765,
    also: Annotated[
        list[str] | None, typer.Option(help="A further name the desk is reached by.")
    ] = None,
    sources: Annotated[list[Path] | None, typer.Option(help="As given to build.")] = None,
    places: Annotated[list[Path] | None, typer.Option(help="As given to build.")] = None,
    workers: Annotated[
        int, typer.Option(min=1, max=16, help="Processes that answer; each takes memory.")
    ] = 2,
    tiles: Annotated[
        str, typer.Option(help="Map tiles, as https://host/{z}/{x}/{y}.png; none unless given.")
    ] = "",
) -> None:
    """Show the record's pages in a browser until stopped."""
    from tempfile import TemporaryDirectory

    from rashomon.serve.app import LOOPBACK, app
    from rashomon.serve.desks import Desks
    from rashomon.serve.running import listen
    from rashomon.serve.running import serve as serve_app
    from rashomon.serve.sharing import Sharing
    from rashomon.store.opening import open_store

    names, shown = (*LOOPBACK, host, *(also or ())), tiles_of(tiles)
    open_store(db, write=False).close()
    try:
        listening = listen(host, port)
    except OSError as error:
        words = f"cannot listen at {host}, port {port}: {error.strerror}; give another --port"
        raise typer.BadParameter(words) from error
    port = listening.getsockname()[1]

    sys.stderr.write(f"http://{host}:{port}/ shows {db}; Ctrl-C stops it\n")
    with TemporaryDirectory(prefix="rashomon-") as folder:

        def make() -> "FastAPI":
            desks = Desks(db, sources or (), places or (), Sharing(Path(folder)))
            return app(desks, tiles=shown, hosts=names, warm=True)

        serve_app(make, listening, workers)


def tiles_of(given: str) -> str:
    """Check the address of map tiles: http or https, with {z}, {x} and {y}, no blanks or quotes."""
    from rashomon.publish.site.templating import is_web

    fits = is_web(given) and all(part in given for part in ("{z}", "{x}", "{y}"))
    if given and (not fits or set(given) & set(" ;,'\"<>\t\n")):
        raise typer.BadParameter("--tiles takes an address like https://host/{z}/{x}/{y}.png")
    return given
