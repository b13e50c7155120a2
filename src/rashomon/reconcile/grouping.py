"""Which claims are about the same happening, or the same place's holder."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.claim import Kind, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.reconcile.episodes import Episode, episodes
from rashomon.reconcile.gathering import gather
from rashomon.reconcile.placing import Level, Spot
from rashomon.reconcile.tellings import Family, Telling, setting, telling

QUIET = 7
"""Days without a telling after which who holds a place is a new question."""

_FOUGHT = frozenset((Kind.MOVEMENT, Kind.CLASH))
_GROUND = re.compile(
    r"\b(?:withdr[ae]w\w*|retreat\w*|pull(?:ed|ing)? out|(?:push|drove|driv|forc|expel)\w* .{0,60}?\b(?:back|out|from)\b"
    r"|captur\w+|recaptur\w+|seiz\w+|retook|retak\w+|overr[au]n\w*|fell to|lost control)\b",
    re.IGNORECASE,
)
"""Words by which a move or a fight also tells who holds the ground."""

_ATTEMPT = re.compile(
    r"\b(?:attempt\w*|try(?:ing)?|tried|bids?|aim\w*|seek\w*|sought|plan\w*|want\w*|vow\w*|failed|battl\w+|fight\w*|fought"
    r"|struggl\w+|advanc\w+) (?:\w+ ){0,2}?(?:to|at|for|towards?) (?:\w+ ){0,3}?(?:seiz|tak|retak|captur|recaptur|control|regain|reclaim)",
    re.IGNORECASE,
)
"""Words of a try, which tells nothing of who holds the place."""

_ANAPHOR = re.compile(
    r"\b(?:the|that|this) (?:\w+ ){0,2}?(?:area|district|neighbou?rhood|quarter|village|town|hills?|base|airbase|airport"
    r"|camp|suburb|bastion|stronghold|enclave|facility|complex|station|crossing|position|territory)\b",
    re.IGNORECASE,
)
"""Words that stand for a place named before ("the district")."""

_NOT_NEWS = frozenset((Stance.PREDICT, Stance.OPINION))


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings of one happening in order of report and text.

    `spot` is the place in question where there is one. With `held` the matter is
    who holds that place.
    """

    family: Family
    tellings: tuple[Telling, ...]
    spot: Spot | None = None
    held: bool = False

    @property
    def claims(self) -> tuple[LinkedClaim, ...]:
        """Give the claims."""
        return tuple(t.linked for t in self.tellings)

    @property
    def kind(self) -> Kind:
        """Give the kind most claims have."""
        counts = Counter(t.linked.claim.kind for t in self.tellings)
        return max(sorted(counts), key=lambda k: counts[k])

    @property
    def day(self) -> str:
        """Give the first day told outright as an ISO date, "" where none is."""
        days = [t.first for t in self.tellings if t.dated and t.first]
        return date.fromordinal(min(days)).isoformat() if days else ""


def group_claims(
    claims: Iterable[LinkedClaim],
    places: Mapping[str, Place],
    sources: Mapping[str, Source],
    reports: Mapping[str, ReadReport],
) -> tuple[Group, ...]:
    """Group claims into happenings; the result does not depend on their order.

    `reports` are by uid.
    """
    by_report: dict[str, list[LinkedClaim]] = defaultdict(list)
    for linked in claims:
        by_report[linked.report].append(linked)
    tellings = [
        _told_in(reports[uid], by_report[uid], places, sources) for uid in sorted(by_report)
    ]
    told = [t for members in tellings for t in members]
    news = [e for members in tellings for e in episodes(_loose(members))]
    happenings = [Group(h[0].family, _tellings(h), _spot(h)) for h in gather(news)]
    return (*happenings, *_holdings(told))


def _told_in(
    read: ReadReport,
    claims: Iterable[LinkedClaim],
    places: Mapping[str, Place],
    sources: Mapping[str, Source],
) -> list[Telling]:
    """Give one report's tellings in text order."""
    sentences = [s for block in read.text.blocks for s in block.sentences]
    return [
        telling(c, places, sources, setting(read, sentences, c.claim.quote.start))
        for c in sorted(claims, key=lambda c: c.claim.number)
    ]


def _loose(tellings: Sequence[Telling]) -> list[Telling]:
    """Leave out control of a named place, which is grouped by that place."""
    return [t for t in tellings if t.family is not Family.CONTROL or not _holds(t)]


def _holds(each: Telling) -> bool:
    """Whether a claim tells who holds a place that its own words name."""
    ground = each.family is Family.CONTROL or (
        each.linked.claim.kind in _FOUGHT and _GROUND.search(each.linked.claim.quote.text)
    )
    tried = _ATTEMPT.search(each.linked.claim.quote.text)
    return bool(ground) and tried is None and bool(_held(each))


def _held(each: Telling) -> tuple[Spot, ...]:
    """Give the places whose holder a control claim tells.

    They are the finest that its own words name; "the district" is the place its
    report named last.
    """
    if each.linked.claim.stance in _NOT_NEWS:
        return ()
    if not each.own and _ANAPHOR.search(each.linked.claim.quote.text):
        return tuple(s for s in each.where.spots[:1] if s.level is Level.SPOT)
    finest = min((s.level for s in each.own), default=Level.COUNTRY)
    return tuple(s for s in each.own if s.level is finest) if finest is Level.SPOT else ()


def _tellings(happening: Sequence[Episode]) -> tuple[Telling, ...]:
    return tuple(sorted((t for e in happening for t in e.tellings), key=lambda t: t.order))


def _spot(happening: Sequence[Episode]) -> Spot | None:
    """Give the place most tellings name as the finest."""
    counts = Counter(w.spots[0] for e in happening for w in e.places)
    return min(counts, key=lambda s: (s.level, -counts[s], s.key, s.id), default=None)


def _holdings(tellings: Iterable[Telling]) -> Iterator[Group]:
    """Group control claims by place held and stretch of time; a claim may tell of several."""
    by_name: dict[str, list[tuple[Telling, Spot]]] = defaultdict(list)
    for each in tellings:
        if _holds(each):
            for spot in _held(each):
                by_name[spot.tail or spot.key].append((each, spot))
    for _, named in sorted(by_name.items()):
        for members in _by_id(named):
            for stretch in _stretches(members):
                told = {t.order: t for t, _ in stretch}
                ordered = tuple(told[order] for order in sorted(told))
                yield Group(Family.CONTROL, ordered, stretch[0][1], held=True)


def _by_id(named: list[tuple[Telling, Spot]]) -> Iterator[list[tuple[Telling, Spot]]]:
    """Part bearers of one name by the gazetteer's places, where it knows several."""
    ids = sorted({spot.id for _, spot in named if spot.id})
    if len(ids) < 2:
        yield named
        return
    for each in ("", *ids):
        members = [m for m in named if m[1].id == each]
        if members:
            yield members


def _stretches(members: Sequence[tuple[Telling, Spot]]) -> Iterator[list[tuple[Telling, Spot]]]:
    """Part tellings of one place where more than QUIET days pass without one."""
    current: list[tuple[Telling, Spot]] = []
    until = 0
    for member in sorted(members, key=lambda m: (m[0].first, m[0].last, m[0].order)):
        if current and member[0].first > until + QUIET:
            yield current
            current = []
        current.append(member)
        until = max(until, member[0].last) if len(current) > 1 else member[0].last
    if current:
        yield current
