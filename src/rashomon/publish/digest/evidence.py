"""What each claim of a record vouches for, taken from the record itself."""

from collections import defaultdict
from functools import lru_cache

from rashomon.model.moment import iso_day
from rashomon.model.source import side_name
from rashomon.model.state import Chronicle
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.digest.checking import Evidence, folded

KEPT = 4_096
"""Claims whose evidence is kept."""


class Witness:
    """Gives the evidence of claims; `told` is the record's state over time, None without."""

    def __init__(self, indexed: Indexed, told: Chronicle | None) -> None:
        self._at = indexed
        self._sides: dict[str, set[str]] = defaultdict(set)
        for telling in (t for c in told.control for t in c.tellings) if told else ():
            sides = (telling.holder, telling.against)
            self._sides[telling.claim] |= {side_name(s) for s in sides if s}
        self._known = lru_cache(maxsize=KEPT)(self._evidence)

    def __call__(self, id_: str) -> Evidence | None:
        """Give what a claim vouches for."""
        return self._known(id_)

    def _evidence(self, id_: str) -> Evidence | None:
        linked = self._at.claims.get(id_)
        if linked is None:
            return None
        claim, when = linked.claim, linked.when
        stored = self._at.reports[linked.report].report.text
        spans = (claim.quote, *(q.words for q in claim.quantities))
        named = {folded(link.words.text) for link in linked.places}
        named |= {self._at.views.place_name(link.place) for link in linked.places if link.place}
        days = (when.start or "", when.end or "") if when else ()
        return Evidence(
            spans=tuple(stored[s.start : s.end] for s in spans),
            tellers=frozenset({folded(self._at.claim(id_).teller)}),
            places=frozenset(named),
            sides=frozenset(self._sides.get(id_, ())),
            days=frozenset(d for d in (*days, iso_day(linked.published)) if d),
        )
