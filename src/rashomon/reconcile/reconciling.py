"""Linked claims made into events and findings, report by report or all at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.claim import Kind
from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.reconcile.asking import ahead
from rashomon.reconcile.episodes import Episode
from rashomon.reconcile.figures import Tally
from rashomon.reconcile.findings import Finder, finding_id
from rashomon.reconcile.gathering import Gathered, Gathering, order_of, report_of
from rashomon.reconcile.grouping import (
    Bearing,
    Group,
    bearings,
    episodes_in,
    happening,
    holding,
    stretches,
    told_in,
)
from rashomon.reconcile.origins import Lineage, agencies_of
from rashomon.reconcile.shelves import Made, Shelves
from rashomon.reconcile.stocks import Stock, stocks, towns
from rashomon.reconcile.titles import title
from rashomon.reconcile.tracing import Tracer


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Events and findings, each sorted by id."""

    events: tuple[Event, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of reports, sources and places: by uid, id and id.

    `sources` holds the registry and the provisional entries, `registry` those
    that may be named by a credit. `places` are those that claims name and what holds them.
    """

    reports: Mapping[str, ReadReport]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    registry: Sequence[Source]


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes of events and findings: those new or other than before, and ids of those gone."""

    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    gone_events: tuple[str, ...] = ()
    gone_findings: tuple[str, ...] = ()


def reconcile(
    reports: Sequence[ReadReport],
    claims: Sequence[LinkedClaim],
    sources: Mapping[str, Source],
    places: Mapping[str, Place],
    shelves: Shelves | None = None,
) -> Reconciled:
    """Group claims into events and say how each aspect stands.

    A pure function of its inputs, whatever their order. `sources` holds the
    registry and the provisional entries, `places` those that claims name.
    What further reports will need is put on empty `shelves`.
    """
    told: dict[str, list[LinkedClaim]] = {r.report.uid: [] for r in reports}
    for linked in claims:
        told[linked.report].append(linked)
    registry = [sources[i] for i in sorted(sources) if not sources[i].provisional]
    known = Known({r.report.uid: r for r in reports}, sources, places, registry)
    made = Reconciler(shelves or Shelves(), known).add(told, to_nothing=True)
    return Reconciled(made.events, made.findings)


class Reconciler:
    """Takes reports in, a few or all at once; what comes of them is the same.

    Each happening, each stretch of time in which a place is held and each town is a cell;
    only the cells that new reports bear on are worked out again, each from all its claims.
    """

    def __init__(self, shelves: Shelves, known: Known) -> None:
        self._shelves, self._known = shelves, known
        self._episodes: dict[str, Episode] = {}
        self._orders: dict[str, tuple[str, ...]] = {}
        self._held: dict[str, Mapping[str, Sequence[Sequence[Bearing]]]] = {}
        claims = _Claims(shelves)
        lineage = Lineage(
            known.sources, known.reports, claims, shelves.traces, agencies_of(known.registry)
        )
        self._finder = Finder(known.sources, known.places, lineage)

    def add(
        self,
        told: Mapping[str, Sequence[LinkedClaim]],
        *,
        telling_otherwise: Collection[str] = (),
        to_nothing: bool = False,
    ) -> Changes:
        """Take in reports that are not in yet, with their claims by uid.

        `telling_otherwise` are uids of reports that are in and name a source that
        is not what it was. `to_nothing` says that no report is in yet.
        """
        self.tell(told)
        uids = sorted(told)
        tracer = Tracer(self._shelves, self._known.reports)
        traced = tracer.add(uids, to_nothing=to_nothing)
        traced |= tracer.leaning_on(telling_otherwise)
        cells = dict.fromkeys(self.cells(uids, to_nothing=to_nothing))
        ahead(self._shelves.told, traced)
        for uid in sorted(traced - set(told)):
            cells |= dict.fromkeys(self._cells_of(uid))
        return self.worked_out(sorted(cells))

    def tell(self, told: Mapping[str, Sequence[LinkedClaim]]) -> None:
        """Put what reports tell on its shelf."""
        known = self._known
        for uid in sorted(told):
            self._shelves.told[uid] = told_in(
                known.reports[uid], told[uid], known.places, known.sources
            )

    def trace_all(self, uids: Iterable[str]) -> None:
        """Trace the reports of a record that holds no other, whose claims are told already."""
        Tracer(self._shelves, self._known.reports).add(sorted(uids), to_nothing=True)

    def cells(self, uids: Sequence[str], *, to_nothing: bool) -> Iterator[str]:
        """Put in what new reports tell, which is told already; give the cells they bear on, some twice.

        Nothing of this asks where words come from.
        """
        yield from (f"h{home}" for home in self._gathered(uids, to_nothing=to_nothing))
        yield from self._held_by(uids)
        for uid in uids:
            yield from self._counted_by(uid)

    def _gathered(self, uids: Sequence[str], *, to_nothing: bool) -> tuple[str, ...]:
        kept = Gathered(self._shelves.homes, self._shelves.happenings, self._shelves.under)
        gathering = Gathering(kept, self._episode, self._shelves.told)
        orders = [order for uid in uids for order in self._orders_in(uid)]
        return gathering.add(orders, to_nothing=to_nothing)

    def _episode(self, order: str) -> Episode:
        found = self._episodes.get(order)
        if found is None:
            self._orders_in(report_of(order))
            found = self._episodes[order]
        return found

    def _orders_in(self, uid: str) -> tuple[str, ...]:
        found = self._orders.get(uid)
        if found is None:
            made = {order_of(e): e for e in episodes_in(self._shelves.told[uid])}
            self._episodes |= made
            found = self._orders[uid] = tuple(made)
        return found

    def _held_by(self, told: Iterable[str]) -> Iterator[str]:
        """Put in who holds a place by new reports; give the stretches that came, went or changed."""
        new: dict[str, list[Bearing]] = defaultdict(list)
        for uid in told:
            for name, borne in bearings(self._shelves.told[uid]).items():
                new[name] += borne
        for name in sorted(new):
            before = self._stretches(name)
            self._shelves.held[name] = sorted([*self._shelves.held.get(name, ()), *new[name]])
            after = self._held[name] = stretches(self._shelves.held[name])
            for least in sorted(before.keys() | after.keys()):
                if before.get(least) != after.get(least):
                    yield f"p{name} {least}"

    def _stretches(self, name: str) -> Mapping[str, Sequence[Sequence[Bearing]]]:
        found = self._held.get(name)
        if found is None:
            found = self._held[name] = stretches(self._shelves.held.get(name, ()))
        return found

    def _counted_by(self, uid: str) -> Iterator[str]:
        claims = [t.linked for t in self._shelves.told[uid]]
        found = self._shelves.towns[uid] = dict(towns(claims, self._known.places))
        for town in sorted(set(found.values())):
            self._shelves.counted[town] = [*self._shelves.counted.get(town, ()), uid]
            yield f"s{town}"

    def _cells_of(self, uid: str) -> Iterator[str]:
        """Give the cells that a report which is in bears on."""
        yield from (f"h{self._shelves.homes[order][0]}" for order in self._orders_in(uid))
        for name in bearings(self._shelves.told[uid]):
            for least, found in self._stretches(name).items():
                if any(b.report == uid for stretch in found for b in stretch):
                    yield f"p{name} {least}"
        yield from (f"s{town}" for town in sorted(set(self._shelves.towns[uid].values())))

    def worked_out(self, cells: Sequence[str]) -> Changes:
        """Work cells out again, each from all its claims; those given in parts come to the same."""
        events: dict[str, Event] = {}
        findings: dict[str, Finding] = {}
        gone: tuple[set[str], set[str]] = (set(), set())
        ahead(self._shelves.made, cells)
        for cell in cells:
            before = self._shelves.made.get(cell, Made())
            gone[0].update(before.events)
            gone[1].update(before.findings)
            found = list(self._cell(cell))
            events |= {e.id: e for e, _ in found}
            findings |= {f.id: f for _, made in found for f in made}
            if found:
                self._shelves.made[cell] = Made(
                    tuple(e.id for e, _ in found), tuple(f.id for _, made in found for f in made)
                )
            elif before.events:
                del self._shelves.made[cell]
        return Changes(
            tuple(events[i] for i in sorted(events)),
            tuple(findings[i] for i in sorted(findings)),
            tuple(sorted(gone[0] - events.keys())),
            tuple(sorted(gone[1] - findings.keys())),
        )

    def _cell(self, cell: str) -> Iterator[tuple[Event, tuple[Finding, ...]]]:
        kind, name = cell[0], cell[1:]
        shelves = self._shelves
        if kind == "h" and name in shelves.happenings:
            self._ahead(map(report_of, shelves.happenings[name]))
            yield self._event(happening(map(self._episode, shelves.happenings[name])))
        elif kind == "p":
            spot, least = name.rsplit(" ", 1)
            for stretch in self._stretches(spot).get(least, ()):
                self._ahead(b.report for b in stretch)
                yield self._event(holding(spot, stretch, shelves.told))
        elif kind == "s":
            self._ahead(shelves.counted[name])
            ahead(shelves.towns, shelves.counted[name])
            counting = (
                t.linked
                for uid in sorted(shelves.counted[name])
                for t in shelves.told[uid]
                if shelves.towns[uid].get(t.linked.id) == name
            )
            yield from (
                _counted(stock, self._finder)
                for stock in stocks(name, counting, self._known.places)
            )

    def _ahead(self, uids: Iterable[str]) -> None:
        """Have read what reports tell and have from others."""
        wanted = set(uids)
        ahead(self._shelves.told, wanted)
        ahead(self._shelves.traces, wanted)

    def _event(self, group: Group) -> tuple[Event, tuple[Finding, ...]]:
        spot = group.spot.key if group.held and group.spot else ""
        event = finding_id(group.family.value, spot, group.claims[0].id)
        found = tuple(self._finder.findings(group, event))
        return replace(_told_event(event, group, found), harm=self._finder.grade(group)), found


class _Claims(Mapping[str, Sequence[LinkedClaim]]):
    """The claims of reports on the shelf, by uid."""

    def __init__(self, shelves: Shelves) -> None:
        self._told = shelves.told

    def __getitem__(self, uid: str) -> Sequence[LinkedClaim]:
        return [t.linked for t in self._told[uid]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


def _told_event(event: str, group: Group, found: Sequence[Finding]) -> Event:
    names = Counter(w.place or f"?{w.words.text}" for c in group.claims for w in c.places[:2])
    dated = [t.linked.when for t in group.tellings if t.linked.when and t.dated]
    told = Counter(dated or [c.when for c in group.claims if c.when])
    return Event(
        event,
        group.kind,
        title(group.claims),
        tuple(sorted(names, key=lambda n: (-names[n], n)))[:3],
        min(told, key=lambda w: (-told[w], w.edtf), default=None),
        tuple(c.id for c in group.claims),
        tuple(f.id for f in found),
    )


def _counted(stock: Stock, finder: Finder) -> tuple[Event, tuple[Finding, ...]]:
    event = finding_id("stock", stock.place, stock.side, stock.measure.value, stock.people)
    tally = Tally(stock.measure, stock.people, stock.counted)
    claims = tuple({c.claim.id: c.claim for c in stock.counted}.values())
    name = finder.name_of_spot(stock.spot, claims)
    finding = finder.figure_finding(
        event, f"{stock.side}ern {name}" if stock.side else name, "", tally
    )
    place = stock.spot.id if stock.spot and stock.spot.id else f"?{name}" if name else ""
    ids = tuple(c.id for c in claims)
    places = (place,) if place else ()
    return Event(event, Kind.SIEGE, finding.question, places, stock.when, ids, (finding.id,)), (
        finding,
    )
