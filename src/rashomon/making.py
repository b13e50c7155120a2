"""A whole record made of reports and their claims, in this process or with copies of it.

Reports are linked and told apart from each other, cells are worked out apart from each
other, and tracing words asks nothing of gathering happenings: these go to copies. Whatever
is done where, it comes together in one order, to the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from rashomon.forking import Copy, Work, copies, may_fork
from rashomon.model.claim import SourceType
from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source
from rashomon.reconcile.copies import Trace
from rashomon.reconcile.grouping import told_in
from rashomon.reconcile.reconciling import Changes, Known, Reconciler
from rashomon.reconcile.shelves import Made, Shelves
from rashomon.reconcile.tellings import Telling
from rashomon.resolve.gazetteer import Gazetteer
from rashomon.resolve.link import labels, link, outlet_source
from rashomon.resolve.registry import Registry
from rashomon.store.codec import encode, pack, unpack
from rashomon.store.protocol import Stored

FEWEST = 30
"""Reports for each process at the least: making a copy takes time, too."""

MOST = 20_000
"""Reports above which nothing is copied: a copy that works soon has most of the memory anew."""

_TRACED = ("traces", "leaning", "triples", "chunks")
"""Shelves that tracing writes."""

_Told = dict[str, tuple[Telling, ...]]
_Worked = tuple[tuple[Event, ...], tuple[Finding, ...], dict[str, Made]]


def make_record(
    stored: Sequence[Stored],
    registry: Registry,
    gazetteer: Gazetteer,
    shelves: Shelves | None = None,
    processes: int = 1,
) -> Record:
    """Make the record: a pure function of reports, claims, registry and gazetteer.

    What growing it will need is put on empty `shelves`, some of it packed as a store wants it.
    So many `processes` work on it at once, where this one can be copied; what comes out is the same.
    """
    shelves = Shelves() if shelves is None else shelves
    processes = shared_among(processes, len(stored))
    label = labels(s.report for s in stored)
    reads = {s.report.uid: read_as(s, label[s.report.uid], registry) for s in stored}
    parts = [_Part(stored[n::processes], reads, registry, gazetteer) for n in range(processes)]
    entries = _told(parts, shelves)
    sources = {s.id: s for s in registry.sources()} | entries.sources
    places = named_places(entries.named, gazetteer, entries.places)
    # A source that stands in the registry is no provisional one, and may be named by a credit.
    known = Known(reads, sources, places, [s for s in _sorted(sources) if not s.provisional])
    found = _reconciled(Reconciler(shelves, known), shelves, processes)
    claims = [t.linked for uid in reads for t in shelves.told[uid]]
    used = used_sources(claims, reads.values(), sources)
    return Record(
        tuple(sorted(reads.values(), key=lambda r: r.label)),
        tuple(sorted(claims, key=lambda c: (label[c.report], c.claim.number))),
        tuple(sources[i] for i in sorted(used) if i in sources),
        tuple(places.values()),
        found.events,
        found.findings,
    )


def shared_among(processes: int, reports: int) -> int:
    """Give how many processes work on a record of so many reports where so many may."""
    if processes == 1 or reports > MOST or not may_fork():
        return 1
    return max(1, min(processes, reports // FEWEST))


def read_as(each: Stored, label: str, registry: Registry) -> ReadReport:
    """Give a report with its text, label and outlet."""
    return ReadReport(each.report, each.text, label, outlet_source(each.report, registry).id)


def _sorted(sources: Mapping[str, Source]) -> Iterator[Source]:
    return (sources[i] for i in sorted(sources))


@dataclass
class Entries:
    """Sources and places made for names that nobody knew, and the ids of all places named.

    Of two made for one id the one that tells more stands, else the first by its bytes.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def add(self, sources: Iterable[Source], places: Iterable[Place], named: Iterable[str]) -> None:
        """Take in what was made and named elsewhere."""
        for source in sources:
            self.sources[source.id] = fuller(source, self.sources.get(source.id))
        for place in places:
            self.places[place.id] = lesser(place, self.places.get(place.id))
        self.named.update(named)


def fuller(one: Source, other: Source | None) -> Source:
    """Give of two entries of a source the one that tells more, else the first by its bytes."""
    both = (one,) if other is None else (one, other)
    return min(both, key=lambda s: (s.type is SourceType.UNKNOWN, encode(s)))


def lesser(one: Place, other: Place | None) -> Place:
    """Give of two entries of a place the first by its bytes."""
    return one if other is None else min(one, other, key=encode)


class Linking:
    """Reports linked one after the other, with what was made on the way."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer) -> None:
        self._registry, self._gazetteer = registry, gazetteer
        self.told: dict[str, list[LinkedClaim]] = {}
        self.entries = Entries()

    def add(self, each: Stored, read: ReadReport) -> None:
        """Link one report."""
        linked = link(read, each.extraction.claims, self._registry, self._gazetteer)
        self.told[each.report.uid] = list(linked.claims)
        made = (s for s in linked.sources if self._registry.get(s.id) is None)
        self.entries.add(made, linked.places, named_in(linked.claims))


def named_in(claims: Iterable[LinkedClaim]) -> set[str]:
    """Give the ids of the places that claims name."""
    return {w.place for c in claims for w in c.places if w.place}


def named_places(
    named: Iterable[str], gazetteer: Gazetteer, made: Mapping[str, Place]
) -> dict[str, Place]:
    """Give places by their ids and all that hold them, with their polygons, by id."""
    named = set(named)
    tops = {made[i].parent if i in made else i for i in named}
    known = {a for i in tops for a in gazetteer.chain(i)}
    found = {i: place for i in known if (place := gazetteer.whole(i))}
    found |= {i: made[i] for i in named if i in made}
    return dict(sorted(found.items()))


def used_sources(
    claims: Iterable[LinkedClaim], reports: Iterable[ReadReport], sources: Mapping[str, Source]
) -> set[str]:
    """Give the ids of all sources that claims and reports name, and of what stands above them."""
    used = {i for c in claims for i in (c.source, c.agent, c.target, *c.via)}
    used |= {r.outlet for r in reports}
    return used | {sources[i].parent for i in used if i in sources}


class _Part:
    """Some of the reports, to be linked and then told, which needs what was made for the others."""

    def __init__(
        self,
        stored: Sequence[Stored],
        reads: Mapping[str, ReadReport],
        registry: Registry,
        gazetteer: Gazetteer,
    ) -> None:
        self._stored, self._reads = stored, reads
        self._registry, self._gazetteer = registry, gazetteer
        self._linked: Mapping[str, Sequence[LinkedClaim]] | None = None

    def link(self) -> Entries:
        """Link the reports, and give what was made and named."""
        linking = Linking(self._registry, self._gazetteer)
        for each in self._stored:
            linking.add(each, self._reads[each.report.uid])
        self._linked = linking.told
        return linking.entries

    def tell(self, entries: Entries) -> _Told:
        """Give what is compared of the claims, by report, with all that was made anywhere."""
        if self._linked is None:
            self.link()
        sources = {s.id: s for s in self._registry.sources()} | entries.sources
        places = named_places(entries.named, self._gazetteer, entries.places)
        linked, self._linked = self._linked or {}, None
        return {
            uid: told_in(self._reads[uid], claims, places, sources)
            for uid, claims in linked.items()
        }

    def in_copy(self, pipe: Connection) -> None:
        """Do both in a copy."""
        pipe.send_bytes(pack(self.link()))
        pipe.send_bytes(pack(self.tell(unpack(pipe.recv_bytes(), Entries))))


def _told(parts: Sequence[_Part], shelves: Shelves) -> Entries:
    """Link and tell all parts, the first here and each other in a copy, onto the shelf."""
    here, others = parts[0], parts[1:]
    with copies(*(part.in_copy for part in others)) as made:
        entries = here.link()
        for part, copy in zip(others, made, strict=True):
            found = _answered(copy, Entries) or part.link()
            entries.add(found.sources.values(), found.places.values(), found.named)
        for copy in made:
            copy.tell(pack(entries))
        told = here.tell(entries)
        for part, copy in zip(others, made, strict=True):
            told |= _answered(copy, _Told) or part.tell(entries)
    shelves.told.update({uid: told[uid] for uid in sorted(told)})
    return entries


def _answered(copy: Copy, kind: Any) -> Any:
    raw = copy.answer()
    return None if raw is None else unpack(raw, kind)


def _reconciled(reconciler: Reconciler, shelves: Shelves, processes: int) -> Changes:
    """Trace words beside gathering, then work the cells out in parts."""
    uids = sorted(shelves.told)

    def trace(pipe: Connection) -> None:
        reconciler.trace_all(uids)
        shelved: dict[str, dict[str, Any]] = {n: getattr(shelves, n) for n in _TRACED}
        pipe.send_bytes(pack({n: {k: pack(v) for k, v in s.items()} for n, s in shelved.items()}))

    with copies(*[trace] * (processes > 1)) as made:
        cells = sorted(set(reconciler.cells(uids, to_nothing=True)))
        traced = _answered(made[0], dict[str, dict[str, bytes]]) if made else None
    if traced is None:
        reconciler.trace_all(uids)
    else:
        for name, shelf in traced.items():
            getattr(shelves, name).update(shelf)
        shelves.traces.update({k: unpack(v, Trace) for k, v in traced["traces"].items()})
    return _worked_out(reconciler, shelves, [cells[n::processes] for n in range(processes)])


def _worked_out(
    reconciler: Reconciler, shelves: Shelves, parts: Sequence[Sequence[str]]
) -> Changes:
    """Work parts of all cells out, the first here and each other in a copy."""

    def in_copy(part: Sequence[str]) -> Work:
        def work(pipe: Connection) -> None:
            found = reconciler.worked_out(part)
            made = {c: shelves.made[c] for c in part if c in shelves.made}
            pipe.send_bytes(pack((found.events, found.findings, made)))

        return work

    with copies(*map(in_copy, parts[1:])) as held:
        found = [reconciler.worked_out(parts[0])]
        for part, copy in zip(parts[1:], held, strict=True):
            answer: _Worked | None = _answered(copy, _Worked)
            if answer is None:
                found.append(reconciler.worked_out(part))
            else:
                found.append(Changes(*answer[:2]))
                shelves.made.update(answer[2])
    events = {e.id: e for each in found for e in each.events}
    findings = {f.id: f for each in found for f in each.findings}
    return Changes(
        tuple(events[i] for i in sorted(events)), tuple(findings[i] for i in sorted(findings))
    )
