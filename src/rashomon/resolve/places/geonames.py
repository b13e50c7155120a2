"""Gazetteers as GeoNames publishes them: the tab-separated dump, and JSON of its fields.

The dump's 19 columns are told at https://download.geonames.org/export/dump/readme.txt.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rashomon.errors import ResolveError
from rashomon.model.place import Place
from rashomon.resolve.places.entry import Entry, Found, check_utf8, degrees

COLUMNS = 19
_CLASSES = {"P": "town", "S": "facility"}
_CODES = {
    "ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm3", "ADM4": "adm3", "PPLX": "neighbourhood",
    "PCL": "country", "PCLI": "country", "PCLD": "country", "PCLF": "country", "PCLS": "country",
    "TERR": "country",
}  # fmt: skip
_ADMIN = {"adm1": 1, "adm2": 2}


def read_dump(lines: Iterable[str], path: Path) -> Found:
    """Read the lines of a dump."""
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        try:
            if not line.isascii():
                check_utf8(cells)
            yield _of_cells(cells)
        except ValueError as error:
            yield ResolveError(
                str(error),
                where=f"{path}, line {number}",
                remedy=f"a dump has {COLUMNS} columns parted by tabs",
            )


def _of_cells(cells: list[str]) -> Entry:
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {COLUMNS}")
    if not cells[0].isdigit() or not cells[1].strip():
        raise ValueError("no id or no name")
    latitude, longitude = degrees(cells[4], cells[5])
    country, codes = cells[8], [c for c in cells[10:12] if c and c != "00"]
    feature = _CODES.get(cells[7]) or _CLASSES.get(cells[6], "area")
    own = _ADMIN.get(feature, 0)
    held_by = ".".join((country, *(codes[: own - 1] if own else codes)))
    place = Place(
        id=f"geonames:{cells[0]}",
        name=cells[1].strip(),
        feature=feature,
        names=_names(cells[1], (cells[2], *cells[3].split(","))),
        parent="" if feature == "country" else held_by,
        country=country,
        latitude=latitude,
        longitude=longitude,
        population=int(cells[14] or 0),
    )
    return Entry(place, _aliases(place, codes))


def _aliases(place: Place, codes: list[str]) -> tuple[str, ...]:
    if place.feature == "country":
        return (place.country,) if place.country else ()
    own = _ADMIN.get(place.feature, 0)
    return (".".join((place.country, *codes[:own])),) if own and len(codes) >= own else ()


def _names(name: str, others: Iterable[str]) -> tuple[str, ...]:
    told = dict.fromkeys(map(str.strip, others))
    return tuple(n for n in told if n and n != name)


def read_objects(objects: Iterable[Any], path: Path) -> Found:
    """Read objects with GeoNames' field names: geonameid, name, latitude, longitude and so on."""
    for number, each in enumerate(objects, start=1):
        try:
            yield _of_object(each)
        except (ValueError, TypeError) as error:
            yield ResolveError(
                str(error),
                where=f"{path}, entry {number}",
                remedy="needed: geonameid, name, latitude, longitude",
            )


def _of_object(each: Any) -> Entry:
    if not isinstance(each, Mapping) or not each.get("geonameid") or not each.get("name"):
        raise ValueError("no id or no name")
    latitude, longitude = degrees(each.get("latitude"), each.get("longitude"))
    country, code = str(each.get("countrycode") or ""), str(each.get("admin1code") or "")
    name = str(each["name"])
    alternate = each.get("alternatenames") or ()
    place = Place(
        id=f"geonames:{each['geonameid']}",
        name=name,
        feature="town",
        names=_names(name, map(str, alternate)),
        parent=f"{country}.{code}" if code else country,
        country=country,
        latitude=latitude,
        longitude=longitude,
        population=int(each.get("population") or 0),
    )
    return Entry(place)
