"""The forms that are one file to be shared, by name, and how one is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.model.record import Record
from rashomon.publish.export.acled import acled_lines, acled_losses, acled_ranges
from rashomon.publish.export.annotations import annotation_lines, annotation_losses
from rashomon.publish.export.ftm import ftm_lines, ftm_losses
from rashomon.publish.export.ged import ged_lines, ged_losses, ged_ranges
from rashomon.publish.export.geojson import geojson_lines, geojson_losses
from rashomon.publish.export.hxl import hxl_lines, hxl_losses
from rashomon.publish.export.losses import Loss, loss_note
from rashomon.publish.export.private import held_back
from rashomon.publish.export.prov import prov_lines, prov_losses
from rashomon.publish.export.shown import Shown
from rashomon.publish.writing import is_ordinary, write_lines


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the lines of its file, what it cannot hold, and the lines of its sidecar."""

    lines: Callable[[Shown], Iterator[str]]
    losses: Callable[[Shown], Sequence[Loss]]
    ranges: Callable[[Shown], Iterator[str]] | None = None


FORMS: Mapping[str, Form] = {
    "acled": Form(acled_lines, acled_losses, acled_ranges),
    "ged": Form(ged_lines, ged_losses, ged_ranges),
    "hxl": Form(hxl_lines, hxl_losses),
    "geojson": Form(geojson_lines, geojson_losses),
    "ftm": Form(ftm_lines, ftm_losses),
    "prov": Form(prov_lines, prov_losses),
    "annotations": Form(annotation_lines, annotation_losses),
}


def write_form(
    name: str, record: Record, path: Path, *, with_private: bool = False
) -> tuple[Path, ...]:
    """Write a form's file, its ranges where it has any, and its loss note; give the paths.

    What is no ordinary file (a pipe, a terminal) gets the form alone.
    """
    form, shown = FORMS[name], Shown(record, with_private=with_private)
    beside = is_ordinary(path)
    write_lines(path, form.lines(shown))
    written = [path]
    if form.ranges and beside:
        written.append(path.with_name(f"{path.name}.ranges.csv"))
        write_lines(written[-1], form.ranges(shown))
    if beside:
        written.append(path.with_name(f"{path.name}.loss.md"))
        note = loss_note(name, record, form.losses(shown), with_private=with_private)
        write_lines(written[-1], [note])
    return tuple(written)


def working_note(name: str, record: Record) -> str:
    """Give the loss note of a form that holds the record's own words, names and all."""
    losses = () if name == "canonical" else _claim_losses(record)
    note = loss_note(name, record, losses, with_private=False)
    named = len(held_back(record).roles)
    return (
        f"{note}\n**This is a working copy: nothing is held back.** Persons who are not public and are"
        f" named in it: {named}. Guard it as the record itself; share another form.\n"
    )


def _claim_losses(record: Record) -> tuple[Loss, ...]:
    whole = "`--format canonical`"
    places = sum(len(c.places) for c in record.claims)
    parts = sum(q.part_of is not None for c in record.claims for q in c.claim.quantities)
    untraced = sum(not o.is_known for f in record.findings for p in f.positions for o in p.origins)
    return (
        Loss("texts of reports", len(record.reports), whole),
        Loss("places that claims' words were resolved to", places, whole),
        Loss("quantities that are part of another", parts, whole),
        Loss("reasons why findings stand as they do", len(record.findings), whole),
        Loss("origins of unknown lineage, told as single source", untraced, whole),
    )
