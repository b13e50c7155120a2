"""What lists on pages are made of: pages, filters, names, events as lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rashomon.publish.view import ClaimView

T = TypeVar("T")
U = TypeVar("U")

SIZE = 50
"""Items on a page of a list."""

FIGURES = 24
"""Figures on a page of their list."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a longer list: `number` counts from 1, `total` is of all items."""

    items: tuple[T, ...]
    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """Give the number of the last page; 1 where there is nothing."""
        return max(1, -(-self.total // self.size))

    def shown(self, show: Callable[[T], U]) -> "Page[U]":
        """Give the page with each item shown another way."""
        return Page(tuple(map(show, self.items)), self.number, self.size, self.total)


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list: a kind, a place id, a teller id, a status, days, a report; "" for any.

    `report` is a report's label.
    """

    kind: str = ""
    place: str = ""
    teller: str = ""
    status: str = ""
    start: str = ""
    end: str = ""
    report: str = ""


ANY = Filters()
"""Filters that let everything through."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing's id and its readable name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list can be narrowed by, each sorted by name."""

    kinds: tuple[Ref, ...]
    places: tuple[Ref, ...]
    tellers: tuple[Ref, ...]
    statuses: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as a line: days are ISO, "" unknown; `quote` is its first claim."""

    id: str
    title: str
    kind: str
    start: str
    end: str
    status: str
    places: tuple[Ref, ...]
    reports: int
    origins: int
    quote: ClaimView | None = None

    @property
    def when(self) -> str:
        """Write its days: one, "a to b", "until b", "" unknown."""
        if self.start and self.end and self.start != self.end:
            return f"{self.start} to {self.end}"
        return self.start or (f"until {self.end}" if self.end else "")
