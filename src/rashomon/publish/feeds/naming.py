"""Which feeds a record has, and at which addresses."""

import re
from dataclasses import dataclass

from rashomon.publish.desk.lists import Choices, Filters
from rashomon.publish.site.addresses import stem, unstem

MOST, MOST_NARROW = 40, 8
"""Entries of the feeds of days and of everything, and of one that is narrowed."""

_ADDRESS = re.compile(r"^feeds/(?:(all|daily)|(kind|place|source)/(.+))\.(atom|json)$")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `sort` is all, daily, kind, place or source; `id` the thing's, `name` for readers."""

    sort: str
    id: str = ""
    name: str = ""

    @property
    def path(self) -> str:
        """Give its address without what says of which form it is."""
        return f"feeds/{self.sort}/{stem(self.id)}" if self.id else f"feeds/{self.sort}"

    @property
    def title(self) -> str:
        """Give its title."""
        if self.sort == "daily":
            return "Rashomon: top stories each day"
        return f"Rashomon: {self.name}" if self.name else "Rashomon: all events"

    @property
    def filters(self) -> Filters:
        """Give what narrows its events."""
        return Filters(
            kind=self.id if self.sort == "kind" else "",
            place=self.id if self.sort == "place" else "",
            teller=self.id if self.sort == "source" else "",
        )

    @property
    def most(self) -> int:
        """Give how many entries it has at most."""
        return MOST_NARROW if self.id else MOST


def feeds_of(choices: Choices) -> tuple[Feed, ...]:
    """Give the feeds of a record: of each day, of all, then by kind, place and source."""
    return (
        Feed("daily", name="Top stories each day"),
        Feed("all"),
        *(Feed("kind", r.id, r.name) for r in choices.kinds),
        *(Feed("place", r.id, r.name) for r in choices.places),
        *(Feed("source", r.id, r.name) for r in choices.tellers),
    )


def feed_at(address: str, choices: Choices) -> tuple[Feed, str] | None:
    """Give the feed of an address with its form, "atom" or "json"; None where there is none."""
    found = _ADDRESS.match(address)
    if found is None:
        return None
    sort, id_ = found[1] or found[2], unstem(found[3] or "") if found[3] else ""
    fitting = (f for f in feeds_of(choices) if (f.sort, f.id) == (sort, id_))
    feed = next(fitting, None)
    return (feed, found[4]) if feed and f"{feed.path}.{found[4]}" == address else None
