"""Who tells, and who speaks for whom."""

from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model.claim import SourceType


@dataclass(frozen=True, slots=True)
class Source:
    """A canonical teller or actor of the source registry.

    `id` is a slug, unique in the registry. `side` names the party whose mouth
    it is ("syrian-government"), "" for none known. `parent` is the id of the
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


class KnownName(NamedTuple):
    """What a registry knows of a name: its canonical form, its type, whether it is a person's."""

    name: str
    type: SourceType
    person: bool = False
