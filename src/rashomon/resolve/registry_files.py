"""Source registries as files: CSV and TOML in, TOML out.

A registry file of one's own holds only what it adds or corrects; the shipped
registry stays as it is and an entry of the same id wins over it.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.model.source import Source
from rashomon.resolve.registry import entries_of

COLUMNS = ("id", "name", "type", "person", "names", "side", "parent", "references")
"""Columns of a CSV registry; several names or references in a cell are parted by a bar."""

_TRUE = frozenset(("1", "true", "yes"))
_MANY = frozenset(("names", "references"))


def read_registry_file(path: Path) -> tuple[Source, ...]:
    """Read the sources of a TOML or CSV registry file, in its order.

    Raises ResolveError, naming the line or the fault, for a file that cannot
    be used; nothing of it is taken then.
    """
    text = _read(path)
    if path.suffix.lower() != ".csv":
        return tuple(entries_of(text, str(path)))
    rows = csv.DictReader(text.splitlines())
    missing = {"id", "name", "type"} - set(rows.fieldnames or ())
    if missing:
        raise ResolveError(
            f"lacks the column{'s' if len(missing) > 1 else ''} {', '.join(sorted(missing))}",
            where=str(path),
            remedy=f"columns are {', '.join(COLUMNS)}",
        )
    found: list[Source] = []
    for row in rows:
        found += entries_of(_table(row), f"{path}, line {rows.line_num}")
    return tuple(found)


def merged(old: Iterable[Source], new: Iterable[Source]) -> tuple[Source, ...]:
    """Give sources by id, sorted, a new entry in place of an old one of its id."""
    by_id = {source.id: source for source in (*old, *new)}
    return tuple(by_id[key] for key in sorted(by_id))


def check_links(sources: Iterable[Source], known: Iterable[str], where: str) -> None:
    """Raise ResolveError for a parent that neither the sources nor the known ids have."""
    held = tuple(sources)
    ids = {*known, *(source.id for source in held)}
    for source in held:
        if source.parent and source.parent not in ids:
            raise ResolveError(
                f"{source.id} belongs to {source.parent}, which no registry has",
                where=where,
                remedy="add that source first, or leave its parent out",
            )


def write_registry_file(path: Path, sources: Iterable[Source]) -> None:
    """Write sources as TOML, whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text("\n".join(map(_entry, sources)), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ResolveError(
            f"cannot be written: {error.strerror}",
            where=str(path),
            remedy="check that its folder can be written",
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ResolveError(
            f"cannot be read: {error}", where=str(path), remedy="give a UTF-8 file"
        ) from error


def _table(row: dict[str, str | None]) -> str:
    """Write a CSV row as a TOML entry, so that one reader checks both forms."""
    return "[[source]]\n" + "\n".join(
        f"{name} = {_cell(name, value.strip())}"
        for name, value in row.items()
        if name in COLUMNS and value and value.strip()
    )


def _cell(name: str, value: str) -> str:
    if name == "person":
        return "true" if value.lower() in _TRUE else "false"
    parts = [part.strip() for part in value.split("|") if part.strip()]
    return _list(parts) if name in _MANY else _string(value)


def _entry(source: Source) -> str:
    return "[[source]]\n" + "\n".join(_lines(source)) + "\n"


def _lines(source: Source) -> Iterator[str]:
    yield f"id = {_string(source.id)}"
    if source.person:
        yield "person = true"
    yield f"name = {_string(source.name)}"
    yield f"type = {_string(source.type)}"
    if source.names:
        yield f"names = {_list(source.names)}"
    if source.side:
        yield f"side = {_string(source.side)}"
    if source.sides:
        dated = ({"side": s.side, "from": s.start, "to": s.end} for s in source.sides)
        tables = (
            "{ " + ", ".join(f"{k} = {_string(v)}" for k, v in d.items() if v) + " }" for d in dated
        )
        yield f"sides = [{', '.join(tables)}]"
    if source.parent:
        yield f"parent = {_string(source.parent)}"
    if source.references:
        yield f"references = {_list(source.references)}"


def _string(value: str) -> str:
    """Write a TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, values))}]"
