"""Linked claims made into events and findings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.claim import Kind
from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.reconcile.findings import Finder, finding_id, title
from rashomon.reconcile.grouping import Group, group_claims
from rashomon.reconcile.origins import Lineage, agencies_of
from rashomon.reconcile.stocks import Stock, stocks


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Events and findings, each sorted by id."""

    events: tuple[Event, ...]
    findings: tuple[Finding, ...]


def reconcile(
    reports: Sequence[ReadReport],
    claims: Sequence[LinkedClaim],
    sources: Mapping[str, Source],
    places: Mapping[str, Place],
) -> Reconciled:
    """Group claims into events and say how each aspect stands.

    A pure function of its inputs, whatever their order. `sources` holds the
    registry and the provisional entries, `places` those that claims name.
    """
    lineage = Lineage(reports, sources, agencies_of(sources[i] for i in sorted(sources)))
    finder = Finder(sources, places, lineage)
    events: list[Event] = []
    findings: list[Finding] = []
    by_uid = {r.report.uid: r for r in reports}
    for group in group_claims(claims, places, sources, by_uid):
        spot = group.spot.key if group.held and group.spot else ""
        event = finding_id(group.family.value, spot, group.claims[0].id)
        found = tuple(finder.findings(group, event))
        findings += found
        events.append(_event(event, group, found))
    for stock in stocks(claims, places):
        stock_event, finding = _counted(stock, finder)
        events.append(stock_event)
        findings.append(finding)
    return Reconciled(
        tuple(sorted(events, key=lambda e: e.id)), tuple(sorted(findings, key=lambda f: f.id))
    )


def _event(event: str, group: Group, found: Sequence[Finding]) -> Event:
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


def _counted(stock: Stock, finder: Finder) -> tuple[Event, Finding]:
    event = finding_id("stock", stock.place, stock.measure.value, stock.people)
    finding = finder.figure_finding(
        event, stock.name, "", stock.measure, stock.people, stock.counted
    )
    ids = tuple(dict.fromkeys(c.claim.id for c in stock.counted))
    place = (f"?{stock.name}",) if stock.name else ()
    return Event(
        event, Kind.SIEGE, finding.question, place, stock.when, ids, (finding.id,)
    ), finding
