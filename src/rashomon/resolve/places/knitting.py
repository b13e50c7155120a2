"""What ties the places of several files into one gazetteer: parents, one entry a town, swaps.

GeoNames knows no p-codes and OCHA's files hold no towns, so a town's parent is the finest boundary
that holds its point, and a city that a file only names is the town of its name that lies there.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

import numpy as np

from rashomon.errors import ResolveError
from rashomon.resolve.places.keys import bare, fold
from rashomon.resolve.places.shapes import Shape, shape_of

NEAR = 0.25
"""Degrees within which a town and a city of one name are one: some 25 km."""

_FINEST_FIRST = ("adm3", "adm2", "adm1", "country")


def knit(made: sqlite3.Connection) -> Iterator[ResolveError]:
    """Tie the places of a database together; give what is left out as swapped."""
    _place_cities(made)
    yield from _swapped(made)
    _unite_towns(made)
    _hold_by_shape(made)
    _follow_aliases(made)
    made.commit()


def _place_cities(made: sqlite3.Connection) -> None:
    """Give a town that is only named the middle of what it holds."""
    made.execute(
        "WITH middle AS (SELECT parent, avg(latitude) AS y, avg(longitude) AS x FROM place GROUP BY parent) "
        "UPDATE place SET latitude = middle.y, longitude = middle.x FROM middle "
        "WHERE middle.parent = place.id AND NOT told AND feature = 'town' AND place.latitude IS NULL"
    )


def _swapped(made: sqlite3.Connection) -> Iterator[ResolveError]:
    """Leave out points far off their siblings that lie among them with the two numbers swapped."""
    rows = made.execute(
        "SELECT parent, row, latitude, longitude FROM place "
        "WHERE parent != '' AND latitude IS NOT NULL AND told ORDER BY parent, row"
    )
    gone: list[tuple[int]] = []
    for parent, group in groupby(rows, key=lambda row: row[0]):
        held = list(group)
        points = np.array([row[2:] for row in held])
        if len(held) < 5:
            continue
        middle = np.median(points, axis=0)
        far = np.abs(points - middle).max(axis=1)
        usual = float(np.quantile(far, 0.75)) * 2 + 0.02
        turned = np.abs(points[:, ::-1] - middle).max(axis=1)
        for at in np.flatnonzero((far > usual) & (turned < usual) & (turned < far / 3)):
            gone.append((held[at][1],))
            called = made.execute("SELECT id, name FROM place WHERE row = ?", gone[-1]).fetchone()
            yield ResolveError(
                "latitude and longitude look swapped: swapped it would lie among the others of "
                f"{parent}",
                where=f"{called[0]} ({called[1]})",
            )
    made.executemany("DELETE FROM shape WHERE id = (SELECT id FROM place WHERE row = ?)", gone)
    made.executemany("DELETE FROM place WHERE row = ?", gone)


def _unite_towns(made: sqlite3.Connection) -> None:
    """Make a city that is only named one with the town of that name that lies there."""
    named = made.execute(
        "SELECT id, name, names, parent, country, latitude, longitude FROM place "
        "WHERE NOT told AND feature = 'town' AND latitude IS NOT NULL ORDER BY id"
    ).fetchall()
    for city, name, names, parent, country, latitude, longitude in named:
        mine = {bare(fold(n)) for n in (name, *names.split("\n"))} - {""}
        around = made.execute(
            "SELECT id, name, names FROM place WHERE told AND feature = 'town' AND country = ? "
            "AND abs(latitude - ?) < ? AND abs(longitude - ?) < ? ORDER BY population DESC, id",
            (country, latitude, NEAR, longitude, NEAR),
        )
        for town, other, others in around.fetchall():
            theirs = [other, *others.split("\n")]
            if mine & {bare(fold(n)) for n in theirs}:
                more = "\n".join(
                    dict.fromkeys(n for n in (*theirs[1:], name, *names.split("\n")) if n)
                )
                made.execute(
                    "UPDATE place SET names = ?, parent = ? WHERE id = ?", (more, parent, town)
                )
                made.execute("DELETE FROM place WHERE id = ?", (city,))
                made.execute("INSERT OR REPLACE INTO alias VALUES (?,?)", (city, town))
                break


def _hold_by_shape(made: sqlite3.Connection) -> None:
    """Give towns whose parent no file tells the finest boundary that holds their point."""
    held = made.execute(
        "SELECT id, feature, geometry FROM shape JOIN place USING (id) WHERE feature IN (?,?,?,?) ORDER BY id",
        _FINEST_FIRST,
    )
    shapes = sorted(
        ((_FINEST_FIRST.index(feature), i, shape_of(geometry)) for i, feature, geometry in held),
        key=lambda s: s[:2],
    )
    if not shapes:
        return
    boxes = np.array([shape.box for _, _, shape in shapes])
    west, south = boxes[:, 0].min(), boxes[:, 1].min()
    east, north = boxes[:, 2].max(), boxes[:, 3].max()
    loose = made.execute(
        "SELECT id, latitude, longitude FROM place WHERE feature IN ('town', 'facility', 'area') "
        "AND longitude BETWEEN ? AND ? AND latitude BETWEEN ? AND ? "
        "AND parent NOT IN (SELECT id FROM place WHERE feature != 'country')",
        (west, east, south, north),
    ).fetchall()
    found = [(_holder(shapes, boxes, lat, lon), i) for i, lat, lon in loose]
    made.executemany("UPDATE place SET parent = ? WHERE id = ?", [f for f in found if f[0]])


def _holder(
    shapes: list[tuple[int, str, Shape]], boxes: np.ndarray, latitude: float, longitude: float
) -> str:
    within = (boxes[:, 0] <= longitude) & (boxes[:, 2] >= longitude)
    within &= (boxes[:, 1] <= latitude) & (boxes[:, 3] >= latitude)
    for at in np.flatnonzero(within):
        _, held_by, shape = shapes[at]
        if shape.holds(latitude, longitude):
            return held_by
    return ""


def _follow_aliases(made: sqlite3.Connection) -> None:
    made.execute(
        "UPDATE place SET parent = (SELECT id FROM alias WHERE alias = parent) "
        "WHERE parent IN (SELECT alias FROM alias) AND parent NOT IN (SELECT id FROM place)"
    )
