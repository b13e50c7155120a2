"""Linked claims made into events and findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.claim import Kind
from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.model.time import DatePrecision, When
from rashomon.reconcile.figures import STOCKS, counted_by_measure
from rashomon.reconcile.findings import Finder, finding_id, title
from rashomon.reconcile.grouping import Group, bare_place, group_claims
from rashomon.reconcile.origins import Lineage, agencies_of


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
    for group in group_claims(claims):
        event = finding_id(group.kind.value, group.place, group.day, group.claims[0].id)
        found = tuple(finder.findings(group, event))
        findings += found
        events.append(_event(event, group, found))
    for event_, finding in _stocks(claims, finder):
        events.append(event_)
        findings.append(finding)
    return Reconciled(
        tuple(sorted(events, key=lambda e: e.id)), tuple(sorted(findings, key=lambda f: f.id))
    )


def _event(event: str, group: Group, found: Sequence[Finding]) -> Event:
    names = (w.place or f"?{w.words.text}" for c in group.claims for w in c.places)
    return Event(
        event,
        group.kind,
        title(group),
        tuple(dict.fromkeys(names))[:3],
        next((c.when for c in group.claims if c.when), None),
        tuple(c.id for c in group.claims),
        tuple(f.id for f in found),
    )


def _stocks(claims: Iterable[LinkedClaim], finder: Finder) -> Iterator[tuple[Event, Finding]]:
    """Give the figures of how many live or are besieged in a place, over the whole record."""
    by_place: dict[str, list[LinkedClaim]] = {}
    for linked in sorted(claims, key=lambda c: c.id):
        if any(q.measure in STOCKS for q in linked.claim.quantities):
            words = linked.places[-1].words.text if linked.places else ""
            by_place.setdefault(bare_place(words), []).append(linked)
    for place, members in sorted(by_place.items()):
        for (measure, people), counted in counted_by_measure(members).items():
            if measure not in STOCKS or len({c.claim.report for c in counted}) < 2:
                continue
            event = finding_id("stock", place, measure.value, people)
            name = next((c.claim.places[-1].words.text for c in counted if c.claim.places), "")
            finding = finder.figure_finding(event, name, "", measure, people, counted)
            days = sorted(c.claim.published[:10] for c in counted if c.claim.published)
            when = _span(days)
            ids = tuple(dict.fromkeys(c.claim.id for c in counted))
            yield (
                Event(event, Kind.SIEGE, finding.question, (f"?{name}",), when, ids, (finding.id,)),
                finding,
            )


def _span(days: Sequence[str]) -> When | None:
    if not days:
        return None
    if days[0] == days[-1]:
        return When(days[0], days[0], days[0], DatePrecision.DAY)
    return When(days[0], days[-1], f"{days[0]}/{days[-1]}", DatePrecision.RANGE)
