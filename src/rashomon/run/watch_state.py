"""What watching remembers between visits, in a file beside the record."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rashomon.errors import SettingsError

_MOST_SEEN = 5_000
"""Addresses remembered a feed; a feed carries far fewer at a time."""


@dataclass(slots=True)
class Visits:
    """One address: when it is due (Unix seconds), its marks, failures in a row, entries taken."""

    due: float = 0.0
    etag: str = ""
    modified: str = ""
    failures: int = 0
    seen: list[str] = field(default_factory=list)

    def saw(self, urls: list[str]) -> None:
        """Remember entries as taken, the latest kept."""
        self.seen = list(dict.fromkeys([*self.seen, *urls]))[-_MOST_SEEN:]


@dataclass(slots=True)
class WatchState:
    """All addresses' visits. It is saved whole or not at all, after the record holds what it says."""

    path: Path
    visits: dict[str, Visits] = field(default_factory=dict)

    def of(self, url: str) -> Visits:
        """Give an address's visits, made where there were none."""
        return self.visits.setdefault(url, Visits())

    def save(self) -> None:
        """Write the file beside and put it in place at once."""
        beside = self.path.with_name(f"{self.path.name}.new")
        with beside.open("w", encoding="utf-8") as opened:
            json.dump({url: asdict(v) for url, v in sorted(self.visits.items())}, opened)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(self.path)


def load_state(path: Path) -> WatchState:
    """Load what was remembered; raises SettingsError for a file that is none of ours."""
    if not path.exists():
        return WatchState(path)
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return WatchState(path, {url: Visits(**each) for url, each in held.items()})
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError(
            "is not what watching remembers", where=str(path),
            remedy="remove it: everything is then visited once more",
        ) from error  # fmt: skip
