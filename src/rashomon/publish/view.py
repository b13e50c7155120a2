"""What the pages show: the record rearranged for reading, every statement with its words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model.claim import Polarity, SourceType, Stance
from rashomon.model.finding import STATUS_ORDER, AspectKind, Event, Finding, Position, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source, side_name

SHOWN = 4_096
"""Claims that are kept as they are shown."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as a line to read: who says, in which outlet, when, in which words."""

    id: str
    quote: str
    teller: str
    teller_type: str
    own_voice: bool
    via: tuple[str, ...]
    stance: str
    negated: bool
    kind: str
    outlet: str
    report: str
    published: str
    against_interest: bool = False


@dataclass(frozen=True, slots=True)
class PositionView:
    """One answer with the claims that hold it and its origins' names."""

    answer: str
    claims: tuple[ClaimView, ...]
    origins: tuple[str, ...]
    untraced: int


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its event's date and places, for one card."""

    id: str
    question: str
    status: str
    reason: str
    kind: str
    date: str
    places: tuple[str, ...]
    positions: tuple[PositionView, ...]
    finding: Finding
    reports: int
    outlets: int
    origins: int

    @property
    def told_once(self) -> bool:
        """Whether its figure has a single input."""
        return bool(self.finding.figure and len(self.finding.figure.inputs) == 1)


@dataclass(frozen=True, slots=True)
class TellerView:
    """A source with what it told: counts over the whole record."""

    name: str
    type: str
    side: str
    claims: int
    denials: int
    reports: int
    relayed_by: tuple[str, ...]
    provisional: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as an entry of the timeline."""

    id: str
    title: str
    kind: str
    start: str
    end: str
    status: str
    findings: tuple[str, ...]
    quote: ClaimView | None


def source_name(source_id: str, name: str | None) -> str:
    """Give a source's readable name: a side's words, the record's name for it, else its id's words."""
    if source_id.startswith("side:"):
        return side_name(source_id.removeprefix("side:"))
    return source_id.removeprefix("~").replace("-", " ") if name is None else name


class Views:
    """The record with its indexes; every method is a pure function of the record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._reports: Mapping[str, ReadReport] = {r.report.uid: r for r in record.reports}
        self._sources: Mapping[str, Source] = {s.id: s for s in record.sources}
        self._claims: Mapping[str, LinkedClaim] = {c.id: c for c in record.claims}
        self._events: Mapping[str, Event] = {e.id: e for e in record.events}
        self._places = {p.id: p.name for p in record.places}
        self._shown = lru_cache(maxsize=SHOWN)(self._show)

    def source_name(self, source_id: str) -> str:
        """Give a source's readable name; the id itself where the registry has none."""
        source = self._sources.get(source_id)
        return source_name(source_id, source.name if source else None)

    def headline(self, read: ReadReport) -> str:
        """Give a report's title: its metadata's, its headline's words, else its label."""
        return read.headline

    def place_name(self, place_id: str) -> str:
        """Give a place's readable name."""
        return self._places.get(place_id, place_id.removeprefix("?"))

    def claim(self, claim_id: str, *, against_interest: bool = False) -> ClaimView:
        """Show one claim."""
        return self._shown(claim_id, against_interest)

    def _show(self, claim_id: str, against_interest: bool) -> ClaimView:  # noqa: FBT001  (a key of what is kept)
        linked = self._claims[claim_id]
        claim, report = linked.claim, self._reports[linked.report]
        return ClaimView(
            id=linked.id,
            quote=claim.quote.text,
            teller=self._teller(linked, report),
            teller_type=claim.source_type.value,
            own_voice=claim.in_own_voice,
            via=tuple(self.source_name(v) for v in linked.via),
            stance=claim.stance.value,
            negated=claim.polarity is Polarity.NEGATIVE,
            kind=claim.kind.value,
            outlet=report.report.outlet or report.label,
            report=report.label,
            published=linked.published[:10],
            against_interest=against_interest,
        )

    def _teller(self, linked: LinkedClaim, report: ReadReport) -> str:
        if linked.claim.in_own_voice:
            return report.report.outlet or "the report"
        source = self._sources.get(linked.source)
        if source is None or source.provisional:
            return linked.claim.source.name
        return source.name

    def findings(self, status: Status) -> tuple[FindingView, ...]:
        """Show the findings of one status, those with most origins and claims first."""
        views = (self.finding(f) for f in self.record.findings if f.status is status)
        return tuple(sorted(views, key=lambda v: (-v.origins, -v.reports, v.date, v.id)))

    def finding(self, finding: Finding) -> FindingView:
        """Show one finding."""
        event = self._events[finding.event]
        claims = [self._claims[c] for p in finding.positions for c in p.claims]
        uids = {c.report for c in claims}
        origins = {o.source for p in finding.positions for o in p.origins if o.is_known}
        return FindingView(
            id=finding.id,
            question=finding.question,
            status=finding.status.value,
            reason=finding.reason,
            kind=event.kind.value,
            date=event.when.start or event.when.end or "" if event.when else "",
            places=tuple(self.place_name(p) for p in event.places),
            positions=tuple(self._position(p) for p in finding.positions),
            finding=finding,
            reports=len(uids),
            outlets=len({self._reports[u].report.outlet for u in uids}),
            origins=len(origins),
        )

    def _position(self, position: Position) -> PositionView:
        hurt = set(position.against_interest)
        return PositionView(
            answer=position.answer,
            claims=tuple(self.claim(c, against_interest=c in hurt) for c in position.claims),
            origins=tuple(self.source_name(o.source) for o in position.origins if o.is_known),
            untraced=sum(len(o.claims) for o in position.origins if not o.is_known),
        )

    def figures(self) -> tuple[FindingView, ...]:
        """Show the findings that hold a figure, contested first, then by number of inputs."""
        with_figure = (f for f in self.record.findings if f.aspect is AspectKind.FIGURE)
        views = [self.finding(f) for f in with_figure if f.figure and f.figure.inputs]
        return tuple(sorted(views, key=_figure_order))

    def events(self) -> tuple[EventView, ...]:
        """Show the events in order of date, undated ones last."""
        statuses = self._event_statuses()
        views = (self._event(e, statuses.get(e.id, Status.UNKNOWN_LINEAGE)) for e in self._known())
        return tuple(sorted(views, key=lambda v: (v.start or v.end or "9999", v.title, v.id)))

    def _known(self) -> Iterable[Event]:
        return (e for e in self.record.events if e.claims)

    def _event(self, event: Event, status: Status) -> EventView:
        when = event.when
        return EventView(
            id=event.id,
            title=event.title,
            kind=event.kind.value,
            start=(when.start or "") if when else "",
            end=(when.end or "") if when else "",
            status=status.value,
            findings=event.findings,
            quote=self.claim(event.claims[0]) if event.claims else None,
        )

    def _event_statuses(self) -> Mapping[str, Status]:
        """Let an event stand where its most telling finding stands: contested before the rest."""
        found: dict[str, set[Status]] = defaultdict(set)
        for finding in self.record.findings:
            found[finding.event].add(finding.status)
        return {e: next(s for s in STATUS_ORDER if s in have) for e, have in found.items()}

    def tellers(self) -> tuple[TellerView, ...]:
        """Show who tells, those with most claims first; outlets in their own voice included."""
        by_source: dict[str, list[LinkedClaim]] = defaultdict(list)
        for linked in self.record.claims:
            by_source[linked.source].append(linked)
        views = (self._teller_view(source, claims) for source, claims in by_source.items())
        return tuple(sorted(views, key=lambda v: (-v.claims, v.name)))

    def _teller_view(self, source_id: str, claims: Sequence[LinkedClaim]) -> TellerView:
        source = self._sources.get(source_id)
        relays = Counter(self.source_name(v) for c in claims for v in c.via)
        return TellerView(
            name=source.name if source else claims[0].claim.source.name,
            type=(source.type if source else SourceType.UNKNOWN).value,
            side=source.side if source else "",
            claims=len(claims),
            denials=sum(c.claim.stance is Stance.DENY for c in claims),
            reports=len({c.report for c in claims}),
            relayed_by=tuple(name for name, _ in relays.most_common()),
            provisional=bool(source and source.provisional),
        )

    def claims_of(self, report_uid: str) -> tuple[LinkedClaim, ...]:
        """Give a report's claims in text order."""
        return tuple(c for c in self.record.claims if c.report == report_uid)


def _figure_order(view: FindingView) -> tuple[bool, int, str]:
    inputs = view.finding.figure.inputs if view.finding.figure else ()
    return (view.status != Status.CONTESTED.value, -len(inputs), view.id)
