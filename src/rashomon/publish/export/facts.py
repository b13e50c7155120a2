"""What an event's claims and findings say of it, in the terms other codings share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.claim import Kind, Named, Polarity, SourceType, Stance
from rashomon.model.countries import adjective_of
from rashomon.model.finding import AspectKind, Event, Figure, Finding, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import slug
from rashomon.model.quantity import Measure
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.publish.export.kinds import ACLED_TYPES, VIOLENT
from rashomon.publish.export.located import Where, where
from rashomon.publish.export.shown import Shown

_TOLD = frozenset((Stance.ASSERT, Stance.CONFIRM))
_PARTIES = frozenset(
    (
        SourceType.PARTY_GOVERNMENT,
        SourceType.PARTY_OPPOSITION,
        SourceType.PARTY_KURDISH,
        SourceType.PARTY_OTHER,
    )
)
_CIVILIANS = re.compile(
    r"\b(?:civilians?|residents?|children|women|families|villagers|refugees|patients|worshippers)\b",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(
    r"-(?:held|controlled|run|owned)\b|\s(?:with|of|in|by|from|for|near|to|at)\s", re.IGNORECASE
)
_WHOLE = "people"
_OVER = " over "
STATUS_ORDER = (
    Status.CONTESTED,
    Status.UNKNOWN_LINEAGE,
    Status.SINGLE_SOURCE,
    Status.CORROBORATED,
)
"""From what a reader must be warned of first."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """The killed of an event: the whole's figure, else the largest part's; never a sum.

    `civilians` is the civilians' own figure. `finding` is the one `figure` is of.
    """

    finding: Finding
    figure: Figure
    civilians: Figure | None


@dataclass(frozen=True, slots=True)
class Facts:
    """An event with its claims and findings, its place, its parties and its dead.

    `one` and `other` are registry ids of who is said to have done it and to
    whom, "" where nobody or several sides are named; `sides` counts the parties named
    as doers by tellings that affirm. `civilians` says whether civilians are
    named as its target. `kept_back` is true where its exact place and words
    are held back for somebody's sake.
    """

    event: Event
    claims: tuple[LinkedClaim, ...]
    findings: tuple[Finding, ...]
    where: Where
    kind: Kind
    one: str
    other: str
    sides: int
    civilians: bool
    deaths: Deaths | None
    kept_back: bool

    def status(self, *aspects: AspectKind) -> Status | None:
        """Give the status to warn of first, over findings of some aspects (all if none named)."""
        found = {f.status for f in self.findings if not aspects or f.aspect in aspects}
        return next((s for s in STATUS_ORDER if s in found), None)

    def contested(self, *aspects: AspectKind) -> bool:
        """Whether a finding of one of these aspects is contested."""
        return self.status(*aspects) is Status.CONTESTED


def facts(shown: Shown, event: Event) -> Facts:
    """Gather what is told of one event."""
    claims = shown.event_claims(event.claims)
    findings = tuple(shown.findings.get(event.id, ()))
    told = [c for c in claims if c.claim.stance in _TOLD and c.claim.polarity is Polarity.POSITIVE]
    kept_back = _kept_back(shown, claims)
    doers = _parties(shown, ((c.agent, c.claim.agent) for c in told))
    targets = _parties(shown, ((c.target, c.claim.target) for c in told))
    return Facts(
        event,
        claims,
        findings,
        where(shown, event, claims, coarse=kept_back),
        _kind(event, claims),
        _single(shown, doers),
        _single(shown, targets),
        len({_side(shown, d) for d in doers}),
        any(_harms_civilians(c) for c in told),
        _deaths(findings),
        kept_back,
    )


def all_facts(shown: Shown) -> Iterator[Facts]:
    """Give the facts of every event, in order of id."""
    return (facts(shown, event) for event in shown.record.events)


def _kept_back(shown: Shown, claims: Sequence[LinkedClaim]) -> bool:
    """Whether a person held back took part, or nobody else tells of it."""
    roles = shown.held.roles
    if not roles or not claims:
        return False
    took_part = any(c.agent in roles or c.target in roles for c in claims)
    return took_part or all(c.source in roles for c in claims)


def _kind(event: Event, claims: Sequence[LinkedClaim]) -> Kind:
    """Give the event's kind; of the dead, the one kind of violence its claims tell of."""
    if event.kind is not Kind.CASUALTIES:
        return event.kind
    violent = {c.claim.kind for c in claims if c.claim.kind in VIOLENT}
    return violent.pop() if len(violent) == 1 else event.kind


def _parties(shown: Shown, actors: Iterable[tuple[str, Named | None]]) -> tuple[str, ...]:
    """Give the registry's parties among actors, most named first.

    A phrase that only names a party in passing ("a school in the government-held
    west") is none.
    """
    counted = Counter(
        i
        for i, named in actors
        if named and _is_party(shown.sources.get(i)) and not _IN_PASSING.search(named.name)
    )
    return tuple(sorted(counted, key=lambda i: (-counted[i], i)))


def _is_party(source: Source | None) -> bool:
    return source is not None and not source.provisional and source.type in _PARTIES


def _single(shown: Shown, parties: Sequence[str]) -> str:
    """Give the party most named where all are of one side, "" otherwise."""
    return parties[0] if len({_side(shown, p) for p in parties}) == 1 else ""


def _side(shown: Shown, party: str) -> str:
    source = shown.sources[party]
    return source.side or source.parent or party


def _harms_civilians(linked: LinkedClaim) -> bool:
    claim = linked.claim
    hurt = any(
        q.measure in (Measure.KILLED, Measure.WOUNDED) and _CIVILIANS.search(q.unit)
        for q in claim.quantities
    )
    return bool(hurt or (claim.target and _CIVILIANS.search(claim.target.name)))


def _deaths(findings: Sequence[Finding]) -> Deaths | None:
    """Find the dead of the event itself: figures over weeks or years are not its own."""
    found = {
        f.figure.unit: (f, f.figure)
        for f in findings
        if f.figure and f.figure.measure is Measure.KILLED and _OVER not in f.figure.unit
    }
    if not found:
        return None
    whole = found.get(_WHOLE) or max(
        (found[unit] for unit in sorted(found)), key=lambda pair: pair[1].low or pair[1].high or 0
    )
    civilians = found.get("civilians")
    return Deaths(*whole, civilians[1] if civilians else None)


def is_state(shown: Shown, party: str) -> bool:
    """Whether a party is a state's or a state's body."""
    source = shown.sources.get(party)
    if source is None:
        return False
    above = shown.sources.get(source.parent)
    return source.type is SourceType.PARTY_GOVERNMENT or any(
        s is not None and adjective_of(s.name) for s in (source, above)
    )


def is_own_state(shown: Shown, party: str, country: str) -> bool:
    """Whether a state's party is of the country named."""
    source, adjective = shown.sources.get(party), adjective_of(country) if country else ""
    if source is None or not adjective or not is_state(shown, party):
        return False
    own = (slug(adjective), slug(country))
    return source.id.startswith(own) or source.side.startswith(own)


def dates(event: Event) -> tuple[str, str]:
    """Give an event's first and last day as ISO dates, "" where open or unknown."""
    return (event.when.start or "", event.when.end or "") if event.when else ("", "")


def days(event: Event) -> int | None:
    """Give how many days an event's interval has, None where a side is open."""
    start, end = dates(event)
    if not (start and end):
        return None
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1


def reports_of(shown: Shown, claims: Sequence[LinkedClaim]) -> tuple[ReadReport, ...]:
    """Give the reports of claims, each once, in order of label."""
    found = {c.report: shown.reports[c.report] for c in claims}
    return tuple(sorted(found.values(), key=lambda r: r.label))


def title(shown: Shown, known: Facts) -> str:
    """Give an event's title; its kind alone where its words are held back."""
    return known.kind.value.replace("_", " ") if known.kept_back else shown.words(known.event.title)


def acled_coded(known: Facts) -> bool:
    """Whether ACLED codes events of this kind."""
    return known.kind in ACLED_TYPES
