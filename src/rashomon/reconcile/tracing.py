"""Which earlier reports each report has words from, kept up as reports come in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rashomon.model.record import ReadReport
from rashomon.reconcile.asking import ahead
from rashomon.reconcile.copies import (
    COMPARED,
    Passage,
    Trace,
    holder,
    leads,
    nearest,
    prints,
    trace,
    triples,
)
from rashomon.reconcile.marks import Marks
from rashomon.reconcile.shelves import Shelves

_AT_HAND = 2_000
"""Reports whose prints are held in memory."""

_IN_HAND = 64
"""Reports whose triples are held in memory: those just put in are traced next."""


class Tracer:
    """Traces reports through shelves; a report that comes late changes what stands after it."""

    def __init__(self, shelves: Shelves, reports: Mapping[str, ReadReport]) -> None:
        self._shelves, self._reports = shelves, reports
        self._marks = Marks(shelves)
        self._prints = lru_cache(maxsize=_AT_HAND)(lambda uid: prints(reports[uid]))
        self._triples = lru_cache(maxsize=_IN_HAND)(lambda uid: triples(reports[uid]))

    def add(self, uids: Sequence[str], *, to_nothing: bool = False) -> frozenset[str]:
        """Trace new reports; give the uids of all whose words have other roots than before."""
        own = {uid: holder(self._reports[uid]) for uid in uids}
        for uid in sorted(uids, key=lambda uid: own[uid]):
            self._marks.put(own[uid], self._triples(uid))
        asked = dict.fromkeys(sorted(uids, key=lambda uid: own[uid]))
        if not to_nothing:
            for uid in list(asked):
                led = leads(own[uid], self._marks.led_by(own[uid], self._triples(uid)), len(uids))
                ahead(self._shelves.traces, led.keys() - own.keys())
                for other, lead in led.items():
                    if other in own or lead.turns(self._shelves.traces[other], own[uid]):
                        asked[other] = None
        changed = {uid for uid in asked if self._trace(uid)}
        return self.leaning_on(changed | set(uids))

    def _trace(self, uid: str) -> bool:
        """Trace a report anew; say whether that can change the root of any words."""
        own = holder(self._reports[uid])
        ranked = nearest(own, self._marks.earliest(self._triples(uid)))
        least = ranked[-1] if len(ranked) == COMPARED else None
        earlier = tuple(other for _, other in sorted(other for _, other in ranked))
        before = self._shelves.traces.get(uid)
        if before is not None and before.compared == earlier:
            self._shelves.traces[uid] = replace(before, least=least)
            return False
        found = trace(self._prints(uid), {e: self._prints(e) for e in earlier}, least)
        self._shelves.traces[uid] = found
        borne, told = self._borne(uid, found), self._borne(uid, before or Trace())
        old, new = ({p.origin for p in each if p} for each in (told, borne))
        for gone in sorted(old - new):
            self._shelves.leaning[gone] = [u for u in self._shelves.leaning[gone] if u != uid]
        for come in sorted(new - old):
            self._shelves.leaning[come] = [*self._shelves.leaning.get(come, ()), uid]
        return before is None or (told, *_as_a_whole(before)) != (borne, *_as_a_whole(found))

    def _borne(self, uid: str, found: Trace) -> tuple[Passage | None, ...]:
        """Give the passage that each claim of a report begins in."""
        claims = (t.linked.claim for t in self._shelves.told.get(uid, ()))
        return tuple(found.at(c.quote.start) for c in claims)

    def leaning_on(self, changed: Iterable[str]) -> frozenset[str]:
        """Give some reports and all that have words of a claim from them, and so on."""
        found = set(changed)
        waiting = sorted(found)
        while waiting:
            for uid in self._shelves.leaning.get(waiting.pop(), ()):
                if uid not in found:
                    found.add(uid)
                    waiting.append(uid)
        return frozenset(found)


def _as_a_whole(found: Trace) -> tuple[str, bool]:
    """Give what of a trace bears on the roots of words that stand in no passage."""
    return found.reworded_from, bool(found.leans_on)
