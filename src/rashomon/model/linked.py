"""A claim with its teller, actors, places and dates resolved."""

from dataclasses import dataclass

from rashomon.model.claim import Claim
from rashomon.model.place import PlaceLink
from rashomon.model.time import When


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """A claim and what `resolve` made of it.

    `id` is "<report label>-<number>"; `report` is the report's uid. `source`,
    `via`, `agent` and `target` are source ids; the outlet's own voice has the
    outlet's id as source. `published` is the report's date (a printed date
    wins over metadata), "" when unknown.
    """

    id: str
    report: str
    published: str
    claim: Claim
    source: str
    via: tuple[str, ...] = ()
    agent: str = ""
    target: str = ""
    places: tuple[PlaceLink, ...] = ()
    when: When | None = None
