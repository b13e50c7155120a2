"""What changed between two states of the record, as lines."""

from collections.abc import Callable, Sequence
from typing import Protocol

from rashomon.model.finding import Finding
from rashomon.model.record import Record
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.desk.models import ChangeRow, ChangesPage

MOST = 200
"""Changes shown; the count says how many there are."""


class Changed(Protocol):
    """A finding's change, as `reconcile.diffing` gives it."""

    @property
    def kind(self) -> str:
        """Give what became of it."""

    @property
    def before(self) -> Finding | None:
        """Give it as it stood."""

    @property
    def after(self) -> Finding | None:
        """Give it as it stands."""


Replay = Callable[[str], Record]
"""Gives the record as it could be known at a moment (an ISO day or time)."""

Differ = Callable[[Record, Record], Sequence[Changed]]
"""Gives what changed between two states, disputes first."""


def changes_page(
    before: Indexed, after: Indexed, changed: Sequence[Changed], span: tuple[str, str]
) -> ChangesPage:
    """Show changes between two states."""
    return ChangesPage(
        start=span[0],
        end=span[1],
        reports_before=len(before.record.reports),
        reports_after=len(after.record.reports),
        rows=tuple(_row(before, after, c) for c in changed[:MOST]),
        total=len(changed),
    )


def _row(before: Indexed, after: Indexed, change: Changed) -> ChangeRow:
    finding = change.after or change.before
    assert finding is not None  # noqa: S101  (one of the two always is)
    held = after if change.after else before
    claims = [c for p in finding.positions[::-1] for c in p.claims]
    new = [c for c in claims if c not in before.claims] or claims
    return ChangeRow(
        kind=str(change.kind),
        question=finding.question,
        event=finding.event if change.after else "",
        before=change.before.status.value if change.before else "",
        after=change.after.status.value if change.after else "",
        best_before=_best(change.before),
        best_after=_best(change.after),
        quote=held.claim(new[0]) if new else None,
    )


def _best(finding: Finding | None) -> float | None:
    return finding.figure.best if finding and finding.figure else None
