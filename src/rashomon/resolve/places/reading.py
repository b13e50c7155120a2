"""A gazetteer file of any form, read entry by entry."""

import csv
import json
from itertools import chain
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.resolve.places.entry import Found
from rashomon.resolve.places.geojson import read_geojson
from rashomon.resolve.places.geonames import COLUMNS, read_dump, read_objects
from rashomon.resolve.places.tabular import read_csv

_REMEDY = "give UTF-8 GeoJSON, a GeoNames dump or its JSON, CSV, or what `places import` wrote"


def read_places(path: Path) -> Found:
    """Read GeoJSON, a GeoNames dump or JSON, or CSV; which it is shows in how it begins.

    Raises ResolveError for a file that cannot be used at all; what is wrong
    with one entry is given in its place.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
            first = opened.readline()
            if first.lstrip()[:1] in ("{", "["):
                yield from _of_json(first + opened.read(), path)
            elif first.count("\t") >= COLUMNS // 2:
                yield from read_dump(chain((first,), opened), path)
            else:
                yield from read_csv(chain((first,), opened), path)
    except (OSError, csv.Error) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise ResolveError(f"cannot be read: {told}", where=str(path), remedy=_REMEDY) from error


def _of_json(text: str, path: Path) -> Found:
    try:
        content = json.loads(text.encode())
    except (ValueError, RecursionError) as error:
        raise ResolveError(f"malformed JSON: {error}", where=str(path), remedy=_REMEDY) from error
    if isinstance(content, dict) and ("features" in content or "type" in content):
        return read_geojson(content, path)
    return read_objects(content.values() if isinstance(content, dict) else content, path)
