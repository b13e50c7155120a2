"""Lines with fewer points that look the same (Douglas and Peucker 1973)."""

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]

TOLERANCE = 0.6
"""Units of the drawing by which a line may stray."""


def simplified(line: Sequence[Point], tolerance: float = TOLERANCE) -> tuple[Point, ...]:
    """Leave out points that stand within the tolerance of the line without them."""
    if len(line) < 3:
        return tuple(line)
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(
            ((_distance(line[n], line[first], line[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return tuple(line[n] for n in sorted(kept))


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = hypot(dx, dy)
    if length == 0:
        return hypot(x - x1, y - y1)
    return abs(dy * x - dx * y + x2 * y1 - y2 * x1) / length
