"""`rashomon export`: a record in other forms."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.reading import RecordArgument

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.model.record import Record


class Format(StrEnum):
    """The forms a record can be exported in."""

    CLAIMS_JSONL = "claims-jsonl"
    JSONL = "jsonl"
    PARQUET = "parquet"
    CANONICAL = "canonical"
    ACLED = "acled"
    GED = "ged"
    HXL = "hxl"
    GEOJSON = "geojson"
    FTM = "ftm"
    PROV = "prov"
    ANNOTATIONS = "annotations"


_FOLDERS = (Format.CLAIMS_JSONL, Format.JSONL, Format.PARQUET)


def export(
    db: RecordArgument,
    form: Annotated[
        Format,
        typer.Option(
            "--format", help="claims-jsonl (or jsonl) and parquet: a folder; the others: one file."
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Where to write.")],
    with_private: Annotated[
        bool,
        typer.Option(
            "--with-private", help="Name persons who are not public, with their exact places."
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Export the record in another form, with a note of what that form could not hold."""
    from rashomon.cli.reading import read_record
    from rashomon.errors import PublishError
    from rashomon.publish.export.forms import FORMS, write_form

    write_parquet = _parquet() if form is Format.PARQUET else None
    record = read_record(db)
    try:
        if form.value in FORMS:
            written = write_form(form.value, record, out, with_private=with_private)
            told = f"{out}: {len(written)} files" if len(written) > 1 else str(out)
        elif write_parquet:
            told = f"{out}: {len(write_parquet(record, out))} files"
        else:
            told = _working_copy(form, record, out)
        _note(form, record, out)
    except OSError as error:
        raise PublishError(
            f"cannot be written: {error.strerror}", where=str(out), remedy="name another place"
        ) from error
    if not quiet:
        sys.stdout.write(f"{told}\n")


def _parquet() -> "Callable[[Record, Path], tuple[Path, ...]]":
    """Give what writes Parquet; raises PublishError where pyarrow is not installed."""
    from rashomon.errors import PublishError

    try:
        from rashomon.publish.export.parquet import write_parquet
    except ImportError as error:
        raise PublishError(
            "the format parquet needs pyarrow, which is not installed",
            remedy="pip install 'rashomon[parquet]', or choose --format claims-jsonl",
        ) from error
    return write_parquet


def _working_copy(form: Format, record: "Record", out: Path) -> str:
    from rashomon.publish.export.canonical import write_canonical
    from rashomon.publish.export.claims_jsonl import write_claims

    if form is Format.CANONICAL:
        return f"{out}: SHA-256 {write_canonical(record, out)}"
    return f"{out}: {len(write_claims(record, out))} files"


def _note(form: Format, record: "Record", out: Path) -> None:
    """Write the loss note of a working copy: in its folder, or beside its file."""
    from rashomon.publish.export.forms import FORMS, working_note
    from rashomon.publish.writing import is_ordinary, write_lines

    if form.value in FORMS:
        return
    if form in _FOLDERS:
        write_lines(out / "LOSS.md", [working_note(form.value, record)])
    elif is_ordinary(out):
        write_lines(out.with_name(f"{out.name}.loss.md"), [working_note(form.value, record)])
