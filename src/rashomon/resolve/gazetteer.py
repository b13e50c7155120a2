"""Places by name: an index over gazetteer files, matched over spelling, script and article."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.model.place import Place
from rashomon.resolve.places.entry import Entry, Spelling
from rashomon.resolve.places.file import (
    add_entries,
    copy_into,
    give_name,
    index_names,
    is_gazetteer,
    new_database,
    open_database,
    place_of,
    put_in_place,
    read_rows,
    unpack_database,
)
from rashomon.resolve.places.keys import LEAST, likeness, tries
from rashomon.resolve.places.knitting import NEAR, knit
from rashomon.resolve.places.reading import read_places

_BY_KEY = (
    "SELECT id, name, feature, names, parent, country, latitude, longitude, population "
    "FROM key JOIN place USING (row) WHERE key = ? ORDER BY fewer LIMIT 30"
)

Candidate = tuple[Place, float, str]
"""A place a name may mean, how surely by its name alone (0..1), and why."""


class Gazetteer:
    """Places by id and by name, read only: layers of databases, the first that knows a place wins.

    `refused` are the faults of entries that were left out.
    """

    def __init__(
        self, layers: Sequence[sqlite3.Connection], refused: Sequence[ResolveError] = ()
    ) -> None:
        self._layers = tuple(layers)
        self.refused = tuple(refused)
        self.get = lru_cache(maxsize=20_000)(self._get)
        self.named = lru_cache(maxsize=5_000)(self._named)

    def __len__(self) -> int:
        return sum(
            held.execute("SELECT count(*) FROM place").fetchone()[0] for held in self._layers
        )

    def _get(self, place_id: str) -> Place | None:
        """Give a place by its id or an alias of it, without its polygon."""
        for held in self._layers:
            for place in read_rows(held, "WHERE id = ?", (place_id,)):
                return place
        for held in self._layers:
            row = held.execute("SELECT id FROM alias WHERE alias = ?", (place_id,)).fetchone()
            if row:
                return self.get(row[0])
        return None

    def whole(self, place_id: str) -> Place | None:
        """Give a place with its polygon, where one was given."""
        place = self.get(place_id)
        if place is None:
            return None
        for held in self._layers:
            row = held.execute("SELECT geometry FROM shape WHERE id = ?", (place.id,)).fetchone()
            if row:
                return replace(place, geometry=row[0])
        return place

    def places(self) -> Iterator[Place]:
        """Give all places, each layer's sorted by id."""
        for held in self._layers:
            yield from read_rows(held)

    def _named(self, name: str) -> tuple[Candidate, ...]:
        """Give the places a name may mean, surest first, the more populous first among equals."""
        found: dict[str, Candidate] = {}
        for held in self._layers:
            nearer = [place for place, _, _ in found.values()]
            for candidate in _of_layer(held, name):
                if not any(_same_place(place, candidate[0]) for place in nearer):
                    found.setdefault(candidate[0].id, candidate)
        return tuple(sorted(found.values(), key=lambda c: (-c[1], -c[0].population, c[0].id)))

    def chain(self, place_id: str) -> tuple[str, ...]:
        """Give a place's id and its parents' ids, finest first."""
        found: list[str] = []
        place = self.get(place_id) if place_id else None
        while place and place.id not in found:
            found.append(place.id)
            place = self._above(place)
        return tuple(found)

    def _above(self, place: Place) -> Place | None:
        """Give what holds a place: its parent, where no file has that a coarser one, its country."""
        code = place.parent
        while code:
            above = self.get(code)
            if above:
                return above
            code = code.rpartition(".")[0]
        return self.get(place.country) if place.country not in ("", place.id) else None

    def digest(self) -> str:
        """Give a digest of everything the gazetteer knows."""
        told = [_digest(held) for held in self._layers]
        return sha256(" ".join(told).encode()).hexdigest()


def _same_place(one: Place, other: Place) -> bool:
    """Whether two layers' entries of one name are one country, adm1, or town within 25 km."""
    if one.feature != other.feature or one.country != other.country:
        return False
    if one.feature != "town" or None in (one.latitude, other.latitude):
        return one.feature in ("country", "adm1")
    return (
        abs((one.latitude or 0) - (other.latitude or 0)) < NEAR
        and abs((one.longitude or 0) - (other.longitude or 0)) < NEAR
    )


def _digest(held: sqlite3.Connection) -> str:
    return str(held.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone()[0])


def _of_layer(held: sqlite3.Connection, name: str) -> Iterator[Candidate]:
    """Give what one layer finds by the first key that finds anything, all spellings beside it."""
    for key, score, reason in tries(name):
        found = [place_of(row) for row in held.execute(_BY_KEY, (key,))]
        if key.startswith("~"):
            last = score < 0.8
            scored = ((p, score * likeness(name, p, last=last), reason) for p in found)
            hits = [c for c in scored if c[1] >= score * LEAST]
        else:
            hits = [(p, score, reason) for p in found]
        if hits:
            yield from hits
            return


def gazetteer_of(places: Iterable[Place]) -> Gazetteer:
    """Make a gazetteer of places at hand."""
    made = new_database("")
    add_entries(made, map(Entry, places))
    refused = list(knit(made))
    index_names(made)
    return Gazetteer((made,), refused)


def load_gazetteer(paths: Sequence[Path] = (), *, world: bool = True) -> Gazetteer:
    """Load gazetteer files of any form, before the shipped index of the world's towns.

    Of entries with one id the last file's wins, any file's before the world's.
    Raises ResolveError for a file that cannot be used at all; entries that
    cannot be used are left out and told in `refused`.
    """
    behind = (world_places(),) if world else ()
    if not paths:
        return Gazetteer(behind)
    if len(paths) == 1 and is_gazetteer(paths[0]):
        return Gazetteer((open_database(paths[0]), *behind))
    made = new_database("")
    refused = list(_filled(made, paths, skip=False))
    return Gazetteer((made, *behind), refused)


def world_places() -> sqlite3.Connection:
    """Open the shipped countries, adm1 and towns of the world: data of GeoNames, CC-BY 4.0."""
    return unpack_database(files("rashomon.resolve.places").joinpath("world.db.z").read_bytes())


def import_places(paths: Sequence[Path], target: Path) -> tuple[int, tuple[ResolveError, ...]]:
    """Write the places of files into one gazetteer file; give their number and what was left out.

    What the target held is kept, an entry of the same id replaced. The target
    is written whole or not touched. Raises ResolveError where nothing of any
    file can be used, or the target cannot be written.
    """
    before = [target] if target.exists() else []
    if before and not is_gazetteer(target):
        raise ResolveError(
            "is no gazetteer file and is not written over",
            where=str(target),
            remedy="name another file",
        )
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".places-") as folder:
            made = new_database(str(Path(folder) / "made"))
            refused = tuple(_filled(made, [*before, *paths], skip=True))
            count = int(made.execute("SELECT count(*) FROM place").fetchone()[0])
            made.close()
            if not count:
                raise refused[0] if refused else ResolveError("no places", where=str(paths[0]))
            put_in_place(Path(folder) / "made", target)
    except (OSError, sqlite3.OperationalError) as error:
        raise ResolveError(
            f"cannot be written: {error}", where=str(target), remedy="name another file"
        ) from error
    return count, refused


def _filled(
    made: sqlite3.Connection, paths: Sequence[Path], *, skip: bool
) -> Iterator[ResolveError]:
    """Fill a database from files; give the faults, those of whole files too where told to skip."""
    spellings: list[Spelling] = []
    for path in paths:
        faults: list[ResolveError] = []
        try:
            if is_gazetteer(path):
                copy_into(made, path)
            else:
                add_entries(made, _entries(read_places(path), spellings, faults))
        except ResolveError as error:
            if not skip:
                raise
            faults.append(error)
        yield from faults
    yield from knit(made)
    yield from _spelled(made, spellings)
    index_names(made)


def _spelled(made: sqlite3.Connection, spellings: Sequence[Spelling]) -> Iterator[ResolveError]:
    """Give known places their further names; a place of the world's index is taken in with them."""
    if not spellings:
        return
    world = world_places()
    for spelling in spellings:
        # Read afresh each time: one place may be given names by several lines.
        place = Gazetteer((made, world)).get(spelling.place)
        if place is None:
            yield ResolveError(
                f"same_as {spelling.place!r} is no place's id",
                where=spelling.where,
                remedy="rashomon show place tells ids; import that place's file before",
            )
        else:
            give_name(made, place, spelling.names)


def _entries(
    found: Iterable[Entry | Spelling | ResolveError],
    spellings: list[Spelling],
    faults: list[ResolveError],
) -> Iterator[Entry]:
    for each in found:
        if isinstance(each, Entry):
            yield each
        elif isinstance(each, Spelling):
            spellings.append(each)
        else:
            faults.append(each)
