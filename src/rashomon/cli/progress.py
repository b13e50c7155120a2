"""How far a long build is, on a terminal."""

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from rashomon.pipeline import Step

LONG = 2.0
"""Seconds after which a build is long enough to be told of."""


class Bar:
    """A bar on stderr: on a terminal only, and only once a build has taken a while."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = sys.stderr.isatty() and not quiet
        self._from = monotonic() + LONG
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Bar":
        return self

    def step(self, step: "Step") -> None:
        """Take in how far the build is."""
        if not self._shown or monotonic() < self._from:
            return
        if self._progress is None:
            self._progress = _started()
        if self._task is None:
            self._task = self._progress.add_task("")
        self._progress.update(
            self._task,
            completed=step.done,
            total=step.total,
            description=step.stage.value,
            refresh=True,
        )

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()


def _started() -> "Progress":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("reports"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,  # its thread would keep this process from being copied for its workers
    )
    progress.start()
    return progress
