"""Gazetteers as CSV with the columns of `Place`; names are parted by a bar."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.model.place import Place
from rashomon.resolve.places.entry import Entry, Found, Spelling, check_utf8, degrees

_REMEDY = "columns: id, name, names, feature, parent, country, latitude, longitude, population"


def read_csv(lines: Iterable[str], path: Path) -> Found:
    """Read the rows of a CSV gazetteer; raises ResolveError where the columns are not there."""
    rows = csv.DictReader(lines)
    missing = {"id", "name"} - set(rows.fieldnames or ())
    if missing:
        raise ResolveError(
            f"lacks {' and '.join(sorted(missing))}", where=str(path), remedy=_REMEDY
        )
    while True:
        try:
            row = next(rows)
            yield _found(row, f"{path}, line {rows.line_num}")
        except StopIteration:
            return
        except (ValueError, csv.Error) as error:
            yield ResolveError(str(error), where=f"{path}, line {rows.line_num}", remedy=_REMEDY)


def _found(row: Mapping[str, str | None], where: str) -> Entry | Spelling:
    """Read a row: of candidates only those that were filled in, a known place's names or its own."""
    place = _place(row)
    same = (row.get("same_as") or "").strip()
    if same:
        return Spelling(same, (place.name, *place.names), where)
    if "same_as" in row and place.latitude is None:
        raise ValueError("not confirmed: neither latitude and longitude nor same_as is filled in")
    return Entry(place)


def _place(row: Mapping[str, str | None]) -> Place:
    check_utf8(v for v in row.values() if isinstance(v, str))
    latitude, longitude = degrees(row.get("latitude"), row.get("longitude"))
    if not row.get("id") or not row.get("name"):
        raise ValueError("id and name are needed")
    return Place(
        id=row["id"] or "",
        name=row["name"] or "",
        feature=row.get("feature") or "area",
        names=tuple(n for n in (row.get("names") or "").split("|") if n),
        parent=row.get("parent") or "",
        country=row.get("country") or "",
        latitude=latitude,
        longitude=longitude,
        population=int(row.get("population") or 0),
    )
