"""Who tells, and who speaks for whom."""

from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model.claim import SourceType


@dataclass(frozen=True, slots=True)
class DatedSide:
    """A side a source was on from a day (included) to a day (left out), "" where open."""

    side: str
    start: str = ""
    end: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether it held on an ISO day; an unknown day ("") is after all others."""
        return self.start <= (day or "9999") < (self.end or "99999")


@dataclass(frozen=True, slots=True)
class Source:
    """A canonical teller or actor of the source registry.

    `id` is a slug, unique in the registry. `side` names the party whose mouth
    it is ("syrian-government"), "" for none known; `sides` are dated ones, for
    those that changed. `parent` is the id of the
    body it belongs to or is owned by. `references` are public pages for facts
    that are not obvious. A `provisional` entry was made from a report's words
    and its type is a guess.
    """

    id: str
    name: str
    type: SourceType
    names: tuple[str, ...] = ()
    side: str = ""
    parent: str = ""
    references: tuple[str, ...] = ()
    provisional: bool = False
    person: bool = False
    sides: tuple[DatedSide, ...] = ()

    def side_on(self, day: str) -> str:
        """Give the side on an ISO day, "" for none known."""
        return next((s.side for s in self.sides if s.holds_on(day)), self.side)


class KnownName(NamedTuple):
    """What a registry knows of a name: its canonical form, its type, whether it is a person's."""

    name: str
    type: SourceType
    person: bool = False


_LETTERS = frozenset("isis lna gna gnu saf rsf stc uae krg nato pkk pij nrf sdf ypg".split())
_COMMON = frozenset("government opposition transitional and of".split())


def side_name(side: str) -> str:
    """Write a side as a reader expects it: "the Syrian opposition side"."""
    return f"the {' '.join(map(_shown, side.split('-')))} side"


def _shown(word: str) -> str:
    if word in _LETTERS:
        return word.upper()
    return word if word in _COMMON else word.capitalize()
