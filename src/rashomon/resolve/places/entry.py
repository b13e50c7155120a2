"""What a reader finds in a gazetteer file: an entry, or the fault that keeps one out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.errors import ResolveError
from rashomon.model.place import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as a file has it.

    `aliases` are other ids by which the file's other places may name it as
    their parent ("SY.09"). `told` is false for a place that the file only names
    as the parent of another.
    """

    place: Place
    aliases: tuple[str, ...] = ()
    told: bool = True


@dataclass(frozen=True, slots=True)
class Spelling:
    """Further names of a place that is known by its id; `where` is the line that tells them."""

    place: str
    names: tuple[str, ...]
    where: str


Found = Iterator[Entry | Spelling | ResolveError]
"""Entries in the file's order, a fault in the place of each that cannot be used."""


def degrees(latitude: object, longitude: object) -> tuple[float | None, float | None]:
    """Read a latitude and a longitude in degrees; None for both where both are empty.

    Raises ValueError that says what is wrong: no number, out of range, swapped.
    """
    given = ["" if v is None else str(v).strip() for v in (latitude, longitude)]
    if given == ["", ""]:
        return None, None
    try:
        lat, lon = float(given[0]), float(given[1])
    except ValueError:
        raise ValueError(f"latitude {given[0]!r}, longitude {given[1]!r}: not numbers") from None
    if abs(lat) <= 90 and abs(lon) <= 180:
        return lat, lon
    if abs(lon) <= 90 < abs(lat) <= 180:
        raise ValueError(f"latitude {lat:g} and longitude {lon:g} look swapped")
    raise ValueError(f"latitude {lat:g}, longitude {lon:g}: out of range")


def check_utf8(cells: Iterable[str]) -> None:
    """Raise ValueError where bytes that are no UTF-8 were read over as surrogates."""
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        raise ValueError("bytes that are not UTF-8") from None
