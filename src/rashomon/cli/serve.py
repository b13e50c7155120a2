"""`rashomon serve`: a record's pages, live."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def serve(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    db: Annotated[Path, typer.Argument(help="The record file.")],
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port.")] = 8765,
    also: Annotated[
        list[str] | None, typer.Option(help="A further name the desk is reached by.")
    ] = None,
    sources: Annotated[list[Path] | None, typer.Option(help="As given to build.")] = None,
    places: Annotated[list[Path] | None, typer.Option(help="As given to build.")] = None,
    tiles: Annotated[
        str, typer.Option(help="Map tiles, as https://host/{z}/{x}/{y}.png; none unless given.")
    ] = "",
) -> None:
    """Show the record's pages in a browser until stopped."""
    from threading import Thread

    import uvicorn

    from rashomon.serve.app import LOOPBACK, app
    from rashomon.serve.desks import Desks

    desks = Desks(db, sources or (), places or ())
    desks.at()
    Thread(target=desks.warm, daemon=True).start()
    names = (*LOOPBACK, host, *(also or ()))
    made = app(desks, tiles=tiles_of(tiles), hosts=names)
    sys.stderr.write(f"http://{host}:{port}/ shows {db}; Ctrl-C stops it\n")
    uvicorn.run(made, host=host, port=port, log_level="warning", server_header=False)


def tiles_of(given: str) -> str:
    """Check the address of map tiles: http or https, with {z}, {x} and {y}, no blanks or quotes."""
    from rashomon.publish.site.templating import is_web

    fits = is_web(given) and all(part in given for part in ("{z}", "{x}", "{y}"))
    if given and (not fits or set(given) & set(" ;,'\"<>\t\n")):
        raise typer.BadParameter("--tiles takes an address like https://host/{z}/{x}/{y}.png")
    return given
