"""The names of the user's own gazetteers, for the tagger to know beforehand."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.model.place import Place
from rashomon.resolve.places.entry import Entry
from rashomon.resolve.places.file import is_gazetteer, open_database, read_rows
from rashomon.resolve.places.reading import read_places

MOST = 20_000
"""Names at most: every worker process holds them."""

_SHORTEST = 4


def given_names(paths: Sequence[Path]) -> tuple[str, ...]:
    """Give the names of gazetteer files that are written in Latin letters with a capital, sorted.

    Where there are more than MOST, those of the smallest sort of place go first,
    which a tagger knows least, then those of the most people. The shipped index
    of the world is none of them. Raises ResolveError for a file that cannot be used.
    """
    held: dict[str, tuple[int, int, str]] = {}
    for place in _places(paths):
        rank = (0 if place.feature in ("neighbourhood", "facility") else 1, -place.population)
        for name in filter(_tells, (place.name, *place.names)):
            held[name] = min(held.get(name, (*rank, name)), (*rank, name))
    return tuple(sorted(sorted(held, key=held.__getitem__)[:MOST]))


def _places(paths: Iterable[Path]) -> Iterator[Place]:
    for path in paths:
        if is_gazetteer(path):
            opened = open_database(path)
            yield from read_rows(opened)
            opened.close()
        else:
            yield from (e.place for e in _read(path) if isinstance(e, Entry) and e.told)


def _read(path: Path) -> Iterator[object]:
    if not path.exists():
        raise ResolveError("is not there", where=str(path), remedy="name a gazetteer file")
    return read_places(path)


def _tells(name: str) -> bool:
    """Whether a name may be looked for in a text as it is: long enough, and capitalised."""
    return len(name) >= _SHORTEST and name[0].isascii() and name[0].isupper()
