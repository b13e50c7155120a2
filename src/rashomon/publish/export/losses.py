"""What a form could not hold, told beside it with counts from this record."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.record import Record


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing a form cannot hold: what, how many of this record, and where it can be found.

    `what` and `kept` are this program's own words, never a report's.
    """

    what: str
    count: int
    kept: str = ""


def loss_note(form: str, record: Record, losses: Iterable[Loss], *, with_private: bool) -> str:
    """Write the note in Markdown; losses of which this record has none are not in it."""
    rows = [loss for loss in losses if loss.count]
    counted = (
        f"{len(record.reports)} reports, {len(record.claims)} claims, "
        f"{len(record.events)} events, {len(record.findings)} findings"
    )
    lines = [
        f"# What the form `{form}` could not hold",
        "",
        f"The record has {counted}. `rashomon export --format canonical` holds all of it.",
        "",
    ]
    if rows:
        lines += ["| what | how many | where it is kept |", "| --- | --- | --- |"]
        lines += [f"| {r.what} | {r.count} | {r.kept or 'the record only'} |" for r in rows]
    else:
        lines.append("Of this record the form lost nothing.")
    if with_private:
        lines += ["", "**Names of private persons and exact places stand in this export.**"]
    return "\n".join([*lines, ""])
