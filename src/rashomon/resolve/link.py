"""Claims linked to sources, places and dates."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.claim import Claim, Named, SourceType
from rashomon.model.countries import dominant_demonym
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import slug
from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.report import Report
from rashomon.model.source import Source
from rashomon.resolve.dating import date_claims
from rashomon.resolve.gazetteer import Gazetteer
from rashomon.resolve.registry import Registry
from rashomon.resolve.speakers import (
    body_of,
    first_of,
    introduced_as,
    may_be_person,
    named_before,
    opens_with,
    party_in,
    run_by,
    staff_of,
)
from rashomon.resolve.states import country_of, readings, state_of
from rashomon.resolve.where import place_report


@dataclass(frozen=True, slots=True)
class Linked:
    """A report's linked claims, and what was made for unknown tellers and places."""

    claims: tuple[LinkedClaim, ...]
    sources: tuple[Source, ...]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """What says who a name is: the registry, the report's country adjective, its text, its outlet."""

    registry: Registry
    country: str
    text: str
    outlet: Source


def labels(reports: Iterable[Report]) -> Mapping[str, str]:
    """Give each report's label by its uid: its key, with part of the uid where keys clash."""
    reports = tuple(reports)
    shared = Counter(report.key for report in reports)
    return {r.uid: r.key if shared[r.key] == 1 else f"{r.key}~{r.uid[:8]}" for r in reports}


def keys_of(label: Mapping[str, str]) -> frozenset[str]:
    """Give the keys that labels by uid may be of; where one looks like a key with a uid, both readings."""
    cut = {told.removesuffix(f"~{uid[:8]}") for uid, told in label.items()}
    return frozenset(cut | set(label.values()))


def outlet_source(report: Report, registry: Registry) -> Source:
    """Give the source of a report's outlet; one of its own where the registry has none."""
    name = report.outlet or f"unnamed outlet of {report.key}"
    known = registry.find(name)
    return known or Source(f"~{slug(name)}", name, SourceType.MEDIA, provisional=True)


def link(
    read: ReadReport, claims: Sequence[Claim], registry: Registry, gazetteer: Gazetteer
) -> Linked:
    """Link the claims of one report, in text order; a pure function of what it is given."""
    published = read.text.printed_date or read.report.published
    dates = date_claims(claims, read.text, published=published)
    made: dict[str, Source] = {}
    outlet = outlet_source(read.report, registry)
    made[outlet.id] = outlet
    text = read.report.text
    who = Who(registry, country_of(text, outlet), text, outlet)
    placed = place_report(
        [w for claim in claims for w in claim.places],
        gazetteer,
        text=text,
        adjective=dominant_demonym(text),
    )
    linked = tuple(
        LinkedClaim(
            id=f"{read.label}-{claim.number}",
            report=read.report.uid,
            published=published,
            claim=claim,
            source=outlet.id
            if claim.in_own_voice
            else _source(claim.source, claim.source_type, who, made),
            via=tuple(_source(v, SourceType.UNKNOWN, who, made) for v in claim.via),
            agent=_actor(claim.agent, who),
            target=_actor(claim.target, who),
            places=placed.of(claim.places),
            when=when,
        )
        for claim, when in zip(claims, dates, strict=True)
    )
    return Linked(linked, tuple(made[i] for i in sorted(made)), placed.made)


def _source(named: Named, kind: SourceType, who: Who, made: dict[str, Source]) -> str:
    before = who.text[: named.mention.start] if named.mention else ""
    known = (
        _find(named.name, who)
        or named_before(named.name, before, who.registry)
        or _provisional(named, kind, who)
    )
    held = made.get(known.id)
    if held is None or (held.type is SourceType.UNKNOWN and known.type is not SourceType.UNKNOWN):
        made[known.id] = known
    return known.id


def _find(name: str, who: Who) -> Source | None:
    """Find a name in the registry, alone or with the country the report is about."""
    for told in readings(name, who.country):
        found = who.registry.find(told)
        if found is not None:
            return found
    return (
        opens_with(name, who.registry)
        or staff_of(name, who.registry)
        or first_of(name, who.registry)
    )


def _provisional(named: Named, kind: SourceType, who: Who) -> Source:
    """Make an entry for an unknown teller: its type a guess, its body as the report tells it."""
    name = named.name
    body = body_of(name, who.registry)
    if body is None and named.mention:
        body = run_by(who.text[named.mention.end :], who.registry, who.country)
    if body is None and may_be_person(name):
        body = introduced_as(name, who.text, who.registry)
    role = not any(word[:1].isupper() for word in name.split()[1:])
    side = body.side if body else _guessed_side(kind, who) if role else ""
    made = f"~{slug(name)}.{side}" if side else f"~{slug(name)}"
    return Source(made, name, kind, side=side, parent=body.id if body else "", provisional=True)


def _guessed_side(kind: SourceType, who: Who) -> str:
    """Guess the side of an unnamed teller of a party, from the country the report is about.

    The outlet of another state may as well mean its own: no side is guessed there.
    """
    if state_of(who.outlet) not in ("", who.country):
        return ""
    known = {
        SourceType.PARTY_GOVERNMENT: who.registry.find(f"{who.country} government"),
        SourceType.PARTY_OPPOSITION: who.registry.find(f"{who.country} rebels"),
    }.get(kind)
    return known.side if known else ""


def _actor(named: Named | None, who: Who) -> str:
    if named is None:
        return ""
    known = _find(named.name, who) or party_in(named.name, who.registry, who.country)
    return known.id if known else f"~{slug(named.name)}"
