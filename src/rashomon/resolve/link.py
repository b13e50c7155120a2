"""Claims linked to sources, places and dates."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.claim import Claim, Kind, Named, SourceType, Stance
from rashomon.model.countries import dominant_demonym
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import slug
from rashomon.model.record import ReadReport
from rashomon.model.report import Report
from rashomon.model.source import Source
from rashomon.model.time import When
from rashomon.resolve.gazetteer import Gazetteer
from rashomon.resolve.registry import Registry
from rashomon.resolve.when import inherited, resolve_when
from rashomon.resolve.where import link_places

_DATED_KINDS = frozenset(Kind) - {Kind.BACKGROUND}
_TELLS_OF_DAY = frozenset((Stance.ASSERT, Stance.CONFIRM, Stance.DENY, Stance.UNCERTAIN))


@dataclass(frozen=True, slots=True)
class Linked:
    """A report's linked claims, and the provisional sources made for unknown tellers."""

    claims: tuple[LinkedClaim, ...]
    sources: tuple[Source, ...]


def labels(reports: Iterable[Report]) -> Mapping[str, str]:
    """Give each report's label by its uid: its key, with part of the uid where keys clash."""
    reports = tuple(reports)
    shared = Counter(report.key for report in reports)
    return {r.uid: r.key if shared[r.key] == 1 else f"{r.key}~{r.uid[:8]}" for r in reports}


def outlet_source(report: Report, registry: Registry) -> Source:
    """Give the source of a report's outlet; one of its own where the registry has none."""
    name = report.outlet or f"unnamed outlet of {report.key}"
    known = registry.find(name)
    return known or Source(f"~{slug(name)}", name, SourceType.MEDIA, provisional=True)


def link(
    read: ReadReport, claims: Sequence[Claim], registry: Registry, gazetteer: Gazetteer
) -> Linked:
    """Link the claims of one report; a pure function of what it is given.

    A claim without a date of its own shares the last single day told before it
    in the report, unless it is background, opinion or forecast.
    """
    published = read.text.printed_date or read.report.published
    own = [resolve_when(c.times, published=published) for c in claims]
    made: dict[str, Source] = {}
    outlet = outlet_source(read.report, registry)
    made[outlet.id] = outlet
    country = dominant_demonym(read.report.text)
    near = _named_places(claims, gazetteer)
    linked = tuple(
        LinkedClaim(
            id=f"{read.label}-{claim.number}",
            report=read.report.uid,
            published=published,
            claim=claim,
            source=outlet.id
            if claim.in_own_voice
            else _source(claim.source, claim.source_type, registry, made, country),
            via=tuple(_source(v, SourceType.UNKNOWN, registry, made, country) for v in claim.via),
            agent=_actor(claim.agent, registry, country),
            target=_actor(claim.target, registry, country),
            places=link_places(claim.places, gazetteer, near=near),
            when=_when(claim, own, index),
        )
        for index, claim in enumerate(claims)
    )
    return Linked(linked, tuple(made[i] for i in sorted(made)))


def _when(claim: Claim, own: Sequence[When | None], index: int) -> When | None:
    if own[index]:
        return own[index]
    shares = claim.kind in _DATED_KINDS and claim.stance in _TELLS_OF_DAY
    return inherited(own, index) if shares else None


def _named_places(claims: Sequence[Claim], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the ids of places that only one entry can mean, named anywhere in the report."""
    found = (gazetteer.named(w.text) for c in claims for w in c.places)
    return tuple(sorted({hits[0][0].id for hits in found if len(hits) == 1}))


def _source(
    named: Named, kind: SourceType, registry: Registry, made: dict[str, Source], country: str
) -> str:
    known = _find(named.name, registry, country)
    if known is None:
        side = _guessed_side(kind, registry, country)
        known = Source(f"~{slug(named.name)}", named.name, kind, side=side, provisional=True)
    held = made.get(known.id)
    if held is None or (held.type is SourceType.UNKNOWN and known.type is not SourceType.UNKNOWN):
        made[known.id] = known
    return known.id


def _find(name: str, registry: Registry, country: str) -> Source | None:
    """Find a name in the registry, alone or with the country the report is about."""
    return registry.find(name) or (registry.find(f"{country} {name}") if country else None)


def _guessed_side(kind: SourceType, registry: Registry, country: str) -> str:
    """Guess the side of an unknown teller of a party, from the country the report is about."""
    known = {
        SourceType.PARTY_GOVERNMENT: registry.find(f"{country} government"),
        SourceType.PARTY_OPPOSITION: registry.find(f"{country} rebels"),
    }.get(kind)
    return known.side if known else ""


def _actor(named: Named | None, registry: Registry, country: str) -> str:
    if named is None:
        return ""
    known = _find(named.name, registry, country)
    return known.id if known else f"~{slug(named.name)}"
