"""Polygons of places: whether they are sound, where their middle is, what lies in them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""A closed ring, one row a corner: longitude, latitude."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon or several, as rings; `box` is west, south, east, north in degrees."""

    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies within: an odd number of edges lie to its east."""
        west, south, east, north = self.box
        if not (west <= longitude <= east and south <= latitude <= north):
            return False
        return sum(_crossings(r, latitude, longitude) for r in self.rings) % 2 == 1

    def crosses_itself(self) -> bool:
        """Whether two edges of one ring cross."""
        return any(_crosses_itself(r) for r in self.rings)

    def middle(self) -> tuple[float, float]:
        """Give latitude and longitude of the greatest ring's centre of gravity."""
        ring = max(self.rings, key=lambda r: abs(_area(r)))
        area = _area(ring)
        x, y = ring[:, 0], ring[:, 1]
        if not area:
            return float(y.mean()), float(x.mean())
        # Counted from a corner of its own: far from the origin the sums would cancel.
        dx, dy = x - x[0], y - y[0]
        cross = dx[:-1] * dy[1:] - dx[1:] * dy[:-1]
        return (
            float(y[0] + ((dy[:-1] + dy[1:]) * cross).sum() / (6 * area)),
            float(x[0] + ((dx[:-1] + dx[1:]) * cross).sum() / (6 * area)),
        )


def _crossings(ring: Ring, latitude: float, longitude: float) -> int:
    x, y = ring[:, 0], ring[:, 1]
    above = y > latitude
    edges = np.flatnonzero(above[:-1] != above[1:])
    rise = (latitude - y[edges]) / (y[edges + 1] - y[edges])
    return int((x[edges] + rise * (x[edges + 1] - x[edges]) > longitude).sum())


def _area(ring: Ring) -> float:
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2)


def shape_of(geometry: str | Mapping[str, Any]) -> Shape:
    """Read a GeoJSON Polygon or MultiPolygon.

    Raises ValueError that says what is wrong with it: another type, a ring that
    is open or too short, coordinates out of range or swapped.
    """
    told = json.loads(geometry) if isinstance(geometry, str) else geometry
    rings = tuple(_ring(r) for r in _rings(told))
    if not rings:
        raise ValueError("a polygon without rings")
    corners = np.concatenate(rings)
    west, south = (float(v) for v in corners.min(axis=0))
    east, north = (float(v) for v in corners.max(axis=0))
    if max(-south, north) > 90 and max(-west, east) <= 90 and max(-south, north) <= 180:
        raise ValueError("longitude and latitude look swapped")
    if max(-west, east) > 180 or max(-south, north) > 90:
        raise ValueError("coordinates out of range")
    return Shape(rings, (west, south, east, north))


def _rings(geometry: Mapping[str, Any]) -> Iterator[Any]:
    kind, held = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(held, list):
        raise ValueError(f"geometry is a {kind}, not a polygon with coordinates")
    for polygon in [held] if kind == "Polygon" else held:
        yield from polygon


def _ring(given: Any) -> Ring:
    try:
        ring = np.array([corner[:2] for corner in given], dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("coordinates that are not numbers") from None
    if ring.ndim != 2 or ring.shape[1:] != (2,) or len(ring) < 4 or not np.isfinite(ring).all():
        raise ValueError("a ring without four corners of two numbers each")
    if (ring[0] != ring[-1]).any():
        raise ValueError("a ring that is not closed")
    return ring


def _crosses_itself(ring: Ring) -> bool:
    """Whether two edges cross: a sweep over edges sorted by where they begin in the west."""
    first, last = ring[:-1], ring[1:]
    west = np.minimum(first[:, 0], last[:, 0])
    order = np.argsort(west, kind="stable")
    a, b, west = first[order], last[order], west[order]
    east = np.maximum(a[:, 0], b[:, 0])
    low, high = np.minimum(a[:, 1], b[:, 1]), np.maximum(a[:, 1], b[:, 1])
    mine = np.arange(len(a))
    for step in range(1, len(a)):
        mine = mine[mine + step < len(a)]
        mine = mine[west[mine + step] <= east[mine]]
        if not len(mine):
            return False
        theirs = mine + step
        near = (low[theirs] <= high[mine]) & (low[mine] <= high[theirs])
        i, j = mine[near], theirs[near]
        apart = _side(a[i], b[i], a[j]) * _side(a[i], b[i], b[j]) < 0
        if (apart & (_side(a[j], b[j], a[i]) * _side(a[j], b[j], b[i]) < 0)).any():
            return True
    return False


def _side(a: Ring, b: Ring, c: Ring) -> NDArray[np.float64]:
    cross = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    return np.sign(cross)
