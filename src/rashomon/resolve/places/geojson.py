"""Gazetteers as GeoJSON: OCHA's boundaries with p-codes, or features with the columns of `Place`.

A feature that cannot be used is left out; one whose polygon crosses itself loses the polygon only,
since its name and point stand as told. What a boundary's own level is shows in the p-codes of
what holds it: a feature held by an `adm4_pcode` is a neighbourhood, one held by nothing an adm1.
Places that are only named as holders (a city in a file of its neighbourhoods) are given, too.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rashomon.errors import ResolveError
from rashomon.model.place import Place
from rashomon.resolve.places.entry import Entry, Found, degrees
from rashomon.resolve.places.shapes import Shape, shape_of

_LEVELS = ("country", "adm1", "adm2", "adm3", "town", "neighbourhood")
_PCODE = re.compile(r"adm([0-4])_?pcode")
_NAME = re.compile(r"(?:nam|name|admin_name)(?:_[a-z]{2,3})?(?:_?ref)?|alt_?names?")
_COUNTRY = re.compile(r"([A-Z]{2})\d*")
_POINTS = ("Point", "MultiPoint")


def read_geojson(content: Any, path: Path) -> Found:
    """Read the features of a collection; raises ResolveError where it is none."""
    features = content.get("features") if isinstance(content, Mapping) else None
    if not isinstance(features, list):
        raise ResolveError(
            "is no GeoJSON FeatureCollection", where=str(path), remedy="give it whole"
        )
    for number, feature in enumerate(features, start=1):
        try:
            for each in _entries(feature):
                where = f"{path}, feature {number}{_called(feature)}"
                yield each if isinstance(each, Entry) else ResolveError(each, where=where)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield ResolveError(
                str(error) or "no properties", where=f"{path}, feature {number}{_called(feature)}"
            )


def _called(feature: Any) -> str:
    told = feature.get("properties") if isinstance(feature, Mapping) else None
    name = (told.get("name_en") or told.get("name")) if isinstance(told, Mapping) else None
    return f" ({name})" if isinstance(name, str) else ""


def _entries(feature: Any) -> Iterator[Entry | str]:
    """Give a feature's place, what it is said to lie in, and a fault that cost its polygon only."""
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        raise ValueError("no properties")
    told = {str(k).lower(): v for k, v in feature["properties"].items() if v not in (None, "")}
    holders = _holders(told)
    code = str(told.get("pcode") or told.get("id") or feature.get("id") or "")
    if not code and holders:
        level, code = holders.pop(0)
        names = _names(
            told, rf"adm(?:in)?{level}_?(?:name|[a-z]{{2}}|ref|name_?[a-z]{{2}}|alt\d?[a-z]{{2}})"
        )
    else:
        level = holders[0][0] + 1 if holders else 1
        names = _names(told, _NAME)
    if not code or not names:
        raise ValueError("no id or no name")
    latitude, longitude, shape = _where(feature.get("geometry"), told)
    crossed = shape is not None and shape.crosses_itself()
    kept = shape is not None and not crossed
    yield Entry(
        Place(
            id=code,
            name=names[0],
            feature=str(told.get("feature") or _LEVELS[min(level, 5)]),
            names=tuple(dict.fromkeys((*names[1:], *_listed(told.get("names"))))),
            parent=str(told.get("parent") or (holders[0][1] if holders else _country(code))),
            country=str(told.get("country") or _country(code, *(c for _, c in holders))),
            latitude=latitude,
            longitude=longitude,
            population=int(told.get("population") or 0),
            geometry=json.dumps(feature["geometry"], separators=(",", ":")) if kept else "",
        )
    )
    if crossed:
        yield "a polygon that crosses itself: the place is kept without it"
    yield from _held_by(told, holders)


def _holders(told: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Give level and p-code of what holds a feature, finest first."""
    found = ((_PCODE.fullmatch(key), value) for key, value in told.items())
    return sorted(((int(m[1]), str(v)) for m, v in found if m), reverse=True)


def _held_by(told: Mapping[str, Any], holders: Sequence[tuple[int, str]]) -> Iterator[Entry]:
    for at, (level, code) in enumerate(holders):
        names = _names(told, rf"adm{level}_?[a-z]{{2}}")
        above = holders[at + 1 :]
        if names and code:
            parent = above[0][1] if above else _country(code)
            country = _country(code, *(c for _, c in above))
            place = Place(code, names[0], _LEVELS[level], tuple(names[1:]), parent, country)
            yield Entry(place, told=False)


def _names(told: Mapping[str, Any], keys: str | re.Pattern[str]) -> list[str]:
    """Give the names under some keys: the English one first."""
    found = {k: str(v).strip() for k, v in told.items() if re.fullmatch(keys, k)}
    first = sorted(found, key=lambda k: (not k.endswith("_en"), not k.endswith("name"), k))
    return list(dict.fromkeys(found[k] for k in first if found[k]))


def _listed(names: Any) -> list[str]:
    if isinstance(names, list):
        return [str(n) for n in names]
    return [n for n in str(names).split("|") if n] if names else []


def _country(*codes: str) -> str:
    found = (_COUNTRY.match(code) for code in codes)
    return next((m[1] for m in found if m), "")


def _where(
    geometry: Any, told: Mapping[str, Any]
) -> tuple[float | None, float | None, Shape | None]:
    """Give a feature's point and its polygon; raises ValueError where they do not fit."""
    latitude, longitude = degrees(told.get("latitude"), told.get("longitude"))
    if geometry is None:
        return latitude, longitude, None
    if not isinstance(geometry, Mapping):
        raise ValueError("a geometry that is no object")
    if geometry.get("type") in _POINTS:
        point = geometry["coordinates"]
        point = point[0] if geometry["type"] == "MultiPoint" else point
        return *degrees(point[1], point[0]), None
    shape = shape_of(geometry)
    if latitude is None or longitude is None:
        latitude, longitude = shape.middle()
    elif not _beside(shape, latitude, longitude):
        swapped = _beside(shape, longitude, latitude)
        raise ValueError(
            "latitude and longitude look swapped"
            if swapped
            else "its point lies far off its polygon"
        )
    return latitude, longitude, shape


def _beside(shape: Shape, latitude: float, longitude: float) -> bool:
    west, south, east, north = shape.box
    room = 0.2 + max(east - west, north - south)
    return west - room <= longitude <= east + room and south - room <= latitude <= north + room
