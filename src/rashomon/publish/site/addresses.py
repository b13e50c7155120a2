"""Addresses of pages: the same paths in the static site and the live app."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from urllib.parse import quote, urlencode

from rashomon.publish.desk.lists import Filters
from rashomon.publish.single_file import anchor

LISTS = (
    "index",
    "digest",
    "map",
    "events",
    "places",
    "figures",
    "timeline",
    "sources",
    "reports",
    "changes",
    "search",
)
"""Pages that list; a number or days after a dash name a part of one."""

THINGS = ("events", "places", "sources", "reports")
"""Folders of pages of one thing each."""

_PIECE = 100
_KEPT_PATHS = 4_096
_DAY = r"\d{4}-\d\d-\d\d"
_KEPT = re.compile(r"[a-z0-9-]")
_ESCAPED = re.compile(r"_([a-z])|_(\d+)_")
_LIST = re.compile(
    rf"^({'|'.join(LISTS)})(?:-(?:(?P<page>\d{{1,6}})|(?P<day>{_DAY})|(?P<start>{_DAY})-(?P<end>{_DAY})))?\.html$"
)
_THING = re.compile(rf"^({'|'.join(THINGS)})/(.+)\.html$")


@lru_cache(maxsize=20_000)
def stem(id_: str) -> str:
    """Make an id fit for a file's name on any disk and for an address; `unstem` reverses it.

    Small letters, digits and dashes stay; a capital X is "_x", any other sign "_" with its
    code point and "_". Every hundred signs a folder begins, as names may not be longer.
    """
    plain = "".join(map(_escaped, id_)) or "_0_"
    pieces = (plain[at : at + _PIECE] for at in range(0, len(plain), _PIECE))
    return "/".join(pieces)


def _escaped(sign: str) -> str:
    if _KEPT.match(sign):
        return sign
    return f"_{sign.lower()}" if sign.isascii() and sign.isupper() else f"_{ord(sign)}_"


def unstem(path: str) -> str:
    """Give the id of a stem; what no id has becomes an id that nothing bears."""
    return _ESCAPED.sub(_sign, path.replace("/", ""))


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return found[1].upper()
    code = int(found[2][:8])
    return chr(code) if 0 < code < 0x110000 else ""


_NONE = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for: a page, its part, words and filters; "" and 1 where not given.

    `what` is one of LISTS, or of THINGS with an `id`.
    """

    what: str
    id: str = ""
    page: int = 1
    day: str = ""
    start: str = ""
    end: str = ""
    query: str = ""
    filters: Filters = _NONE

    @property
    def address(self) -> str:
        """Give its path, without a leading slash."""
        if self.id:
            return f"{self.what}/{stem(self.id)}.html"
        if self.day:
            return f"{self.what}-{self.day}.html"
        if self.start and self.end and self.what == "changes":
            return f"{self.what}-{self.start[:10]}-{self.end[:10]}.html"
        return f"{self.what}-{self.page}.html" if self.page > 1 else f"{self.what}.html"

    @property
    def parameters(self) -> dict[str, str]:
        """Give the words and filters as an address carries them; those that are set."""
        given = asdict(self.filters)
        given |= {"q": self.query, "from": given.pop("start"), "to": given.pop("end")}
        return {name: value for name, value in given.items() if value}

    @property
    def depth(self) -> int:
        """Give how many folders deep it lies."""
        return self.address.count("/")


def asked(path: str, query: Mapping[str, str] | None = None) -> Asked | None:
    """Read a path and the parameters after it; None where no page has just that address."""
    path = path or "index.html"
    plain = _read(path, {})
    return _read(path, query or {}) if plain and plain.address == path else None


def _read(path: str, given: Mapping[str, str]) -> Asked | None:
    thing = _THING.match(path)
    if thing:
        return Asked(thing[1], id=unstem(thing[2]))
    found = _LIST.match(path)
    if found is None:
        return None
    filters = Filters(
        **{name: given.get(name, "")[:300] for name in ("kind", "place", "teller", "status")},
        start=given.get("from", "")[:10],
        end=given.get("to", "")[:10],
    )
    return Asked(
        found[1],
        page=int(found["page"] or 1),
        day=found["day"] or "",
        start=found["start"] or given.get("from", "")[:25],
        end=found["end"] or given.get("to", "")[:25],
        query=given.get("q", "")[:400],
        filters=filters,
    )


@lru_cache(maxsize=_KEPT_PATHS)
def _path(what: str, id_: str) -> str:
    return quote(Asked(what, id_).address)


@lru_cache(maxsize=_KEPT_PATHS)
def _fragment(claim: str) -> str:
    return anchor(claim)


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links from one page to others: relative, and with the moment the reader stands at.

    `live` says that parameters are understood; `as_of` is carried on where it is set. `up` is the
    way to the first folder where the page stands elsewhere than its address says.
    """

    here: Asked
    live: bool = False
    as_of: str = ""
    up: str | None = None

    @property
    def root(self) -> str:
        """Give the way up to the site's first folder."""
        return "../" * self.here.depth if self.up is None else self.up

    def to(self, asked: Asked, fragment: str = "", **parameters: str) -> str:
        """Link to a page, a place in it, with parameters in the live app."""
        query = {k: v for k, v in parameters.items() if v}
        if self.as_of:
            query["as_of"] = self.as_of
        after = f"?{urlencode(query)}" if query and self.live else ""
        path = self.root + quote(asked.address)
        return path + after + (f"#{quote(fragment)}" if fragment else "")

    def plain(self) -> str:
        """Link to this page without parameters."""
        return self.root + quote(self.here.address)

    def list(self, what: str, **parameters: str) -> str:
        """Link to a list."""
        return self.to(Asked(what), **parameters)

    def event(self, id_: str, fragment: str = "") -> str:
        """Link to an event."""
        return self._thing("events", id_, quote(fragment))

    def place(self, id_: str) -> str:
        """Link to a place."""
        return self._thing("places", id_)

    def source(self, id_: str) -> str:
        """Link to a teller."""
        return self._thing("sources", id_)

    def report(self, label: str) -> str:
        """Link to a report's text."""
        return self._thing("reports", label)

    def claim(self, report: str, id_: str) -> str:
        """Link to the exact words of a claim."""
        return self._thing("reports", report, _fragment(id_))

    def _thing(self, what: str, id_: str, fragment: str = "") -> str:
        """Link to a thing's page, as `to` does; `fragment` is quoted already."""
        after = f"?{urlencode({'as_of': self.as_of})}" if self.as_of and self.live else ""
        return self.root + _path(what, id_) + after + (f"#{fragment}" if fragment else "")

    def day(self, day: str) -> str:
        """Link to the map of a day."""
        return self.to(Asked("map", day=day))

    def span(self, start: str, end: str) -> str:
        """Link to what changed between two days."""
        return self.to(Asked("changes", start=start, end=end))

    def page(self, number: int) -> str:
        """Link to another page of this list, with its words and filters."""
        there = replace(self.here, page=number)
        return self.to(there, **there.parameters)

    def feed(self, address: str) -> str:
        """Link to a feed by its address below the first folder."""
        return self.root + quote(address)

    def asset(self, name: str) -> str:
        """Link to a style or script of the site."""
        return f"{self.root}assets/{name}"
