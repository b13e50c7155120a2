"""Places by name: a gazetteer from CSV files, matched over spelling and article."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.model.naming import fold_name
from rashomon.model.place import Place

_ARABIC_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ar|at|ad|az|an|ez|ed)[ -]", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:(?:the )?(?:besieged|rebel held|government held|northern|southern|eastern|western|north|south|east|west|central|city|town|village|district|neighbou?rhood|province|of|in|near|outside)\s)+|"
    r"(?:\s(?:neighbou?rhood|district|city|province|governorate|village|town|area|countryside))+$"
)


class Gazetteer:
    """Places by id and by folded name, read only."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_id = {place.id: place for place in places}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for place in self._by_id.values():
            for key in {key for name in (place.name, *place.names) for key in keys_of(name)}:
                self._by_name[key].append(place.id)

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, place_id: str) -> Place | None:
        """Give a place by its id."""
        return self._by_id.get(place_id)

    def places(self) -> tuple[Place, ...]:
        """Give all places, sorted by id."""
        return tuple(self._by_id[i] for i in sorted(self._by_id))

    def named(self, name: str) -> tuple[tuple[Place, float, str], ...]:
        """Give the places a name may mean, each with a score in 0..1 and the reason."""
        for score, reason, key in _tries(name):
            found = self._by_name.get(key)
            if found:
                return tuple((self._by_id[i], score, reason) for i in sorted(found))
        return ()

    def chain(self, place_id: str) -> tuple[str, ...]:
        """Give a place's id and its parents' ids, finest first; a cycle ends the chain."""
        chain: list[str] = []
        at = place_id
        while at and at not in chain:
            chain.append(at)
            place = self._by_id.get(at)
            at = place.parent if place else ""
        return tuple(chain)


def keys_of(name: str) -> set[str]:
    """Give the folded forms under which a name is found."""
    folded = fold_name(name)
    return {folded, bare(folded)} - {""}


def bare(folded: str) -> str:
    """Take the Arabic article off a folded name and join what it parted."""
    return _ARABIC_ARTICLE.sub("", folded + " ").strip()


def _tries(name: str) -> Iterator[tuple[float, str, str]]:
    folded = fold_name(name)
    yield 1.0, "the same name", folded
    yield 0.95, "the same name but for an article", bare(folded)
    shorter = _GENERIC.sub("", folded).strip()
    if shorter and shorter != folded:
        yield 0.85, "the same name without what kind of place it is", shorter
        yield 0.8, "the same name without article and kind of place", bare(shorter)


def load_gazetteer(paths: Sequence[Path] = ()) -> Gazetteer:
    """Load gazetteer files, CSV with the columns of `Place`; names are parted by "|".

    Raises ResolveError naming the file and line for what cannot be used.
    """
    places: dict[str, Place] = {}
    for path in paths:
        places |= {place.id: place for place in _rows(path)}
    return Gazetteer(places[i] for i in sorted(places))


def _rows(path: Path) -> Iterator[Place]:
    try:
        with path.open(encoding="utf-8", newline="") as opened:
            for number, row in enumerate(csv.DictReader(opened), start=2):
                yield _place(row, f"{path}, line {number}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ResolveError(
            f"cannot be read: {error}", where=str(path), remedy="give a UTF-8 CSV file"
        ) from error


def _place(row: Mapping[str, str | None], where: str) -> Place:
    try:
        latitude, longitude = _degrees(row, "latitude", 90), _degrees(row, "longitude", 180)
        if not row.get("id") or not row.get("name"):
            raise ValueError("id and name are needed")
    except ValueError as error:
        raise ResolveError(
            str(error),
            where=where,
            remedy="columns: id, name, names, feature, parent, country, latitude, longitude",
        ) from error
    return Place(
        id=row["id"] or "",
        name=row["name"] or "",
        feature=row.get("feature") or "area",
        names=tuple(n for n in (row.get("names") or "").split("|") if n),
        parent=row.get("parent") or "",
        country=row.get("country") or "",
        latitude=latitude,
        longitude=longitude,
    )


def _degrees(row: Mapping[str, str | None], column: str, limit: int) -> float | None:
    given = (row.get(column) or "").strip()
    if not given:
        return None
    value = float(given)
    if abs(value) > limit:
        raise ValueError(f"{column} {value} is out of range")
    return value
