"""`rashomon digest`: a situation report of a record."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.reading import RecordArgument


class Form(StrEnum):
    """The forms a digest can be written in."""

    HTML = "html"
    MD = "md"
    TEXT = "text"


def digest(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    db: RecordArgument,
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")],
    from_: Annotated[str, typer.Option("--from", help="The first day told of.")] = "",
    to: Annotated[str, typer.Option("--to", help="The last day told of.")] = "",
    place: Annotated[
        str, typer.Option("--place", help="Only this place and what lies in it.")
    ] = "",
    length: Annotated[int, typer.Option(min=1, max=2000, help="Sentences at most.")] = 24,
    form: Annotated[
        Form, typer.Option("--format", help="html, md (Markdown) or text (e-mail, 72 columns).")
    ] = Form.HTML,
    site: Annotated[
        str, typer.Option(help="Where the published site lies, for links: a folder or an address.")
    ] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Write a situation report: sentences drawn from claims, each with what it is drawn from."""
    from rashomon.cli.reading import read_record
    from rashomon.errors import PublishError
    from rashomon.publish.desk.indexed import Indexed
    from rashomon.publish.digest.composing import Editor, place_named
    from rashomon.publish.digest.parts import Brief
    from rashomon.publish.digest.writing import FORMS, links_to, tally
    from rashomon.publish.writing import write_whole
    from rashomon.reconcile.state.chronicle import chronicle

    start, end = _day(from_, "--from"), _day(to, "--to")
    if start and end and start > end:
        raise typer.BadParameter("--from lies after --to")
    record = read_record(db)
    indexed = Indexed(record)
    where = place_named(indexed, place) if place else ""
    made = Editor(indexed, chronicle(record)).digest(Brief(start, end, where, length))
    content = FORMS[form.value](made, links_to(site))
    try:
        write_whole(out, content.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise PublishError(
            f"cannot be written: {error.strerror}", where=str(out), remedy="name another file"
        ) from error
    if not quiet:
        sys.stdout.write(f"{out}: {tally(made)}\n")


def _day(given: str, option: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise typer.BadParameter(f"{option} takes a day: write 2016-11-28") from None
