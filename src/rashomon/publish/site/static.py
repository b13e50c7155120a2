"""The site as files: every page of a desk, to be opened from a disk or put on any web server."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, pairwise
from pathlib import Path
from typing import Any

from rashomon.publish.desk.lists import Filters, Page
from rashomon.publish.desk.protocol import Desk
from rashomon.publish.feeds.making import every_feed
from rashomon.publish.site.addresses import THINGS, Asked
from rashomon.publish.site.assets import assets
from rashomon.publish.site.pages import Site, page
from rashomon.publish.writing import write_whole

CHANGES = 14
"""Pairs of days, counted from the last, whose changes have a page."""


def write_site(desk: Desk, folder: Path, site: Site) -> tuple[int, int]:
    """Write every page; give how many files and bytes. Files of other names are left alone.

    Raises OSError.
    """
    files = size = 0
    for name, content in assets().items():
        files, size = files + 1, size + _put(folder / "assets" / name, content)
    for asked in addresses(desk):
        made = page(desk, asked, site)
        if made is not None:
            files, size = files + 1, size + _put(folder / asked.address, made.encode())
    for address, content in every_feed(desk, site.base):
        files, size = files + 1, size + _put(folder / address, content)
    return files, size


def _put(path: Path, content: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return len(content)


def addresses(desk: Desk) -> Iterator[Asked]:
    """Give every page that a desk has, lists before things."""
    yield from map(Asked, ("index", "digest", "map", "timeline", "changes"))
    yield from (Asked("map", day=day) for day in desk.map("").days if day)
    days = [d for d in desk.days() if d]
    for start, end in list(pairwise(days))[-CHANGES:]:
        yield Asked("changes", start=start, end=end)
    yield from _numbered("search", desk.search("", Filters(), 1).hits)
    yield from _numbered("figures", desk.figures(1))
    yield from _listed(desk)


def _listed(desk: Desk) -> Iterator[Asked]:
    ids: dict[str, Callable[[int], Sequence[str]]] = {
        "events": lambda n: [e.id for e in desk.events(n, Filters()).items],
        "places": lambda n: [id_ for id_, _ in desk.places(n).items],
        "sources": lambda n: [r.ref.id for r in desk.sources(n).rows.items],
        "reports": lambda n: [r.label for r in desk.reports(n).items],
    }
    for what in THINGS:
        for number in count(1):
            found = ids[what](number)
            if not found and number > 1:
                break
            yield Asked(what, page=number)
            yield from (Asked(what, id_) for id_ in found)


def _numbered(what: str, first: Page[Any]) -> Iterator[Asked]:
    yield from (Asked(what, page=n) for n in range(1, first.last + 1))
