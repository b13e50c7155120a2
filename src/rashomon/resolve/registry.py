"""The source registry: canonical tellers and actors, with sides and owners."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.errors import ResolveError
from rashomon.model.claim import SourceType
from rashomon.model.naming import fold_name
from rashomon.model.source import DatedSide, KnownName, Source


class Registry:
    """Sources by id and by every name, read only."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_id = {source.id: source for source in sources}
        self._by_name: dict[str, Source] = {}
        for source in self._by_id.values():
            for name in (source.name, *source.names):
                self._by_name.setdefault(fold_name(name), source)

    def get(self, source_id: str) -> Source | None:
        """Give a source by its id."""
        return self._by_id.get(source_id)

    def find(self, name: str) -> Source | None:
        """Give the source that bears a name, in any spelling the registry knows."""
        return self._by_name.get(fold_name(name))

    def sources(self) -> tuple[Source, ...]:
        """Give all sources, sorted by id."""
        return tuple(sorted(self._by_id.values(), key=lambda s: s.id))

    def known_names(self) -> Mapping[str, KnownName]:
        """Give, for every folded name, what the registry knows of it."""
        return {
            name: KnownName(source.name, source.type, source.person)
            for name, source in self._by_name.items()
        }


def load_registry(extra: Sequence[Path] = ()) -> Registry:
    """Load the shipped registry and files that extend it; a later entry of an id wins.

    Raises ResolveError for a file that cannot be read or breaks the schema.
    """
    shipped = files("rashomon.resolve").joinpath("sources.toml").read_text(encoding="utf-8")
    entries = entries_of(shipped, "sources.toml")
    for path in extra:
        entries += entries_of(_text(path), str(path))
    return Registry({source.id: source for source in entries}.values())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResolveError(
            f"cannot be read: {error}", where=str(path), remedy="give a UTF-8 TOML file"
        ) from error


def entries_of(text: str, where: str) -> list[Source]:
    """Read the sources of a registry's TOML, in its order; `where` names it in a ResolveError."""
    try:
        tables = tomllib.loads(text).get("source", [])
        return [_source(table) for table in tables]
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise ResolveError(
            f"not a source registry: {error}",
            where=where,
            remedy="each [[source]] needs id, name and a type of the documented list",
        ) from error


def _source(table: Mapping[str, Any]) -> Source:
    return Source(
        id=str(table["id"]),
        name=str(table["name"]),
        type=SourceType(table["type"]),
        names=tuple(table.get("names", ())),
        side=str(table.get("side", "")),
        parent=str(table.get("parent", "")),
        person=bool(table.get("person", False)),
        references=tuple(table.get("references", ())),
        sides=tuple(_dated(side) for side in table.get("sides", ())),
    )


def _dated(table: Mapping[str, Any]) -> DatedSide:
    start, end = str(table.get("from", "")), str(table.get("to", ""))
    for day in filter(None, (start, end)):
        date.fromisoformat(day)
    return DatedSide(str(table["side"]), start, end)
