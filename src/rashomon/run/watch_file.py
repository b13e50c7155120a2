"""The file that says what to watch: feeds and pages, and how often each host may be asked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from rashomon.errors import SettingsError
from rashomon.ingest.fetch.fetching import Limits

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST_EVERY = 60.0
_EXAMPLE = 'write [[feed]] url = "https://…" or [[page]] url = "https://…"'


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed or page: its address, the outlet it is by ("" as it says itself), seconds between visits.

    With `whole` a feed's entries are taken as the feed carries them; without, their pages are fetched.
    """

    url: str
    outlet: str = ""
    every: float = 900.0
    whole: bool = False
    is_feed: bool = True


@dataclass(frozen=True, slots=True)
class WatchPlan:
    """All that is watched. `host_wait` are seconds left between two visits to one host."""

    watched: tuple[Watched, ...]
    limits: Limits = field(default_factory=Limits)
    host_wait: float = 2.0
    allow_private: bool = False
    robots: bool = True


def read_plan(path: Path) -> WatchPlan:
    """Read a feeds file; raises SettingsError with the remedy for whatever cannot be used."""
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="check the path"
        ) from error
    except ValueError as error:
        raise SettingsError(f"broken TOML: {error}", where=str(path), remedy="mend it") from error
    strange = set(held) - {"feed", "page", "watch"}
    if strange:
        raise _unusable(path, f"has a table {min(strange)!r} that nothing reads", _EXAMPLE)
    watched = [_watched(path, each, is_feed=True) for each in _tables(path, held, "feed")]
    watched += [_watched(path, each, is_feed=False) for each in _tables(path, held, "page")]
    if not watched:
        raise _unusable(path, "names nothing to watch", _EXAMPLE)
    return _plan(path, held.get("watch", {}), tuple(watched))


def _tables(path: Path, held: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    tables = held.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise _unusable(path, f"has no list of {name}s", _EXAMPLE)
    return tables


def _watched(path: Path, given: Mapping[str, Any], *, is_feed: bool) -> Watched:
    url, outlet = given.get("url", ""), given.get("outlet", "")
    strange = set(given) - {"url", "outlet", "every", "whole"}
    if strange:
        raise _unusable(path, f"{url or 'an entry'} has {min(strange)!r}, which nothing reads")
    if not isinstance(url, str) or not url or not isinstance(outlet, str):
        raise _unusable(path, "has an entry without a url", _EXAMPLE)
    every = max(_LEAST_EVERY, _seconds(path, given.get("every", "15m")))
    return Watched(url, outlet, every, bool(given.get("whole", False)), is_feed)


def _plan(path: Path, given: Mapping[str, Any], watched: tuple[Watched, ...]) -> WatchPlan:
    limits = {f.name for f in fields(Limits)}
    strange = set(given) - limits - {"host_wait", "allow_private", "robots"}
    if strange:
        raise _unusable(path, f"[watch] has {min(strange)!r}, which nothing reads")
    numbers = {name: given[name] for name in (*sorted(limits), "host_wait") if name in given}
    for name, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise _unusable(path, f"[watch] {name} is not a number of 0 or more")
    return WatchPlan(
        watched,
        Limits(**{name: value for name, value in numbers.items() if name in limits}),
        float(numbers.get("host_wait", 2.0)),
        given.get("allow_private", False) is True,
        given.get("robots", True) is not False,
    )


def _seconds(path: Path, told: object) -> float:
    number = str(told)[:-1] if isinstance(told, str) else ""
    if isinstance(told, str) and told[-1:] in _UNITS and number.isdigit():
        return float(int(number) * _UNITS[told[-1]])
    raise _unusable(path, f"every = {told!r} is not understood", 'write "15m", "2h" or "1d"')


def _unusable(path: Path, problem: str, remedy: str = "mend or remove it") -> SettingsError:
    return SettingsError(problem, where=str(path), remedy=remedy)
