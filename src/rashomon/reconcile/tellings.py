"""What of a claim is compared: places, days, means, figures, actors and words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar, cast

from rashomon.model.claim import Kind, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place, PlaceLink
from rashomon.model.quantity import Measure
from rashomon.model.source import Source
from rashomon.model.time import When
from rashomon.reconcile.families import REASON, Facet, Family, attackers_of, facet_of, family_of
from rashomon.reconcile.placing import Spot, Whereabouts, chains, side_of, spots
from rashomon.reconcile.scenes import Setting
from rashomon.reconcile.wording import content_words, stems

T = TypeVar("T")

LOOKS_BACK = 4
"""Days before publication in which an undated piece of news is taken to lie."""


_MEANS = tuple(
    (means, re.compile(pattern, re.IGNORECASE))
    for means, pattern in (
        ("chemical", r"\b(?:chemical|chlorine|sarin|(?:poison|toxic|nerve|mustard)\w* gas|gas attack)"),
        ("air", r"\b(?:air ?(?:strike|raid|attack)|air-(?:strike|raid)|warplane|war plane|fighter jet|jets?\b|barrel bomb|helicopter|bombardment from the air|missile|cruise)"),
        ("shells", r"\b(?:shell(?:s|ed|ing|fire)?\b|mortar|rocket|artillery)"),
        ("bomb", r"\b(?:suicide|car bomb|truck bomb|bomber|blast|explo\w+|detonat\w+|booby|mine\b)"),
        ("fight", r"\b(?:clash\w*|battl\w+|fight(?:ing)?\b|fought|ambush\w*|offensive|assault)"),
    )
)  # fmt: skip
_KIND_MEANS = {
    Kind.CHEMICAL_ATTACK: "chemical",
    Kind.AIR_STRIKE: "air",
    Kind.SHELLING: "shells",
    Kind.CLASH: "fight",
}
_WAR = 3650
"""Days over which a count since a war's beginning is taken to reach at most."""

TOO_MANY = 20_000
"""Killed from which a count is a war's and not a single happening's."""

_ENOUGH = 2
"""Content words from which a claim says something: of what is left without its places' names, or of what it denies."""

THOUSANDS = (2000, 9999)
"""Bounds of killed told as "thousands", which no single happening's are."""

_DENIED = content_words(
    "responsibility responsible allegations allegation accusations accusation charges involvement involved claims "
    "blame blamed role such any these this that news deny denies carrying carried doing having"
)
"""Words that stand for what is denied."""

_LASTING = re.compile(
    r"\b(?:since (?:the )?(?:(?:civil )?war|conflict|uprising|revolution|outbreak|start|beginning|20\d\d|19\d\d)"
    r"|(?:civil war|conflict|uprising) (?:that )?(?:has )?(?:killed|claimed|cost|left|displaced|driven)"
    r"|\w+-year(?:-old)? (?:civil )?(?:war|conflict)|(?:years?|months?)(?:-long| of| old| long) (?:civil )?(?:war|conflict|fighting|siege))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with what is compared of it.

    `first` and `last` are proleptic day numbers; `dated` is false where they are
    only guessed from the publication. `means` are how harm was done, as the words
    and the kind tell, `worded` those the words alone tell. `figures` are (measure, low, high) of what is counted.
    `words` are stems of content words without those of its places, `scene` the words
    around it (see `scenes`).
    """

    linked: LinkedClaim
    family: Family
    facet: Facet
    where: Whereabouts
    own: tuple[Spot, ...]
    first: int
    last: int
    dated: bool
    means: frozenset[str]
    worded: frozenset[str]
    agent: str
    attackers: frozenset[str]
    figures: frozenset[tuple[Measure, float | None, float | None]]
    words: frozenset[str]
    scene: bytes

    @property
    def order(self) -> tuple[str, int]:
        """Give the place of the claim in the record: report, then number."""
        return self.linked.report, self.linked.claim.number


def telling(
    linked: LinkedClaim,
    places: Mapping[str, Place],
    sources: Mapping[str, Source],
    around: Setting,
) -> Telling:
    """Make what is compared of a claim."""
    claim = linked.claim
    first, last, dated = _days(linked, around.before)
    worded = _worded_means(linked)
    quote = claim.quote
    own = [w for w in linked.places if quote.start <= w.words.start < quote.end]
    beside = [w for w in linked.places if around.start <= w.words.start < around.end]
    elsewhere = claim.stance is Stance.DENY  # a denial is placed where it is made
    where = _whereabouts([] if elsewhere else [*own, *beside], places)
    return Telling(
        linked,
        family_of(claim),
        facet_of(claim),
        _one(where if where.spots else replace(_whereabouts(linked.places, places), told=False)),
        _one(spots(own, places)),
        first,
        last,
        dated,
        _one(_means(linked, worded)),
        _one(worded),
        _party(linked, sources),
        _one(attackers_of(claim)),
        frozenset(
            (q.measure, q.low, q.high)
            for q in claim.quantities
            if q.low is not None or q.high is not None
        ),
        _told_words(linked),
        around.scene,
    )


def _whereabouts(links: Sequence[PlaceLink], places: Mapping[str, Place]) -> Whereabouts:
    return Whereabouts(spots(links, places), side=side_of(links), chains=chains(links, places))


def _one(found: T) -> T:
    """Give the thing that was there first of all that are equal: a record has few that differ."""
    return cast("T", _first(found))


@lru_cache(maxsize=20_000)
def _first(found: object) -> object:
    return found


def _told_words(linked: LinkedClaim) -> frozenset[str]:
    """Give the content words of a claim without those of its places, which are compared as places."""
    words = content_words(linked.claim.quote.text)
    left = words.difference(*(stems(w.words.text) for w in linked.places))
    return left if len(left) >= _ENOUGH else words


def _days(linked: LinkedClaim, before: str) -> tuple[int, int, bool]:
    """Give the first and last day a claim may speak of, and whether its own words say so.

    A day named beside the claim may date the telling: the day before it fits too.
    """
    told = _interval(linked.when)
    published = day_number(linked.published[:10])
    if _is_lasting(linked, before):
        since = told[0] if told and linked.claim.times else published
        return min(since, published - _WAR), published, False
    times = linked.claim.times
    if told and times:
        return (told[0] - 1, told[1], False) if times[0].nearby else (*told, True)
    window = (published - LOOKS_BACK, published) if published else (0, 0)
    if told and published:
        return min(told[0], window[0]), max(told[1], window[1]), False
    return *(told or window), False


def _is_lasting(linked: LinkedClaim, before: str) -> bool:
    """Whether a claim counts over a war, and not in one happening."""
    many = any(
        q.measure is Measure.KILLED
        and ((q.low or q.high or 0) >= TOO_MANY or (q.low, q.high) == THOUSANDS)
        for q in linked.claim.quantities
    )
    return many or _LASTING.search(f"{before}{linked.claim.quote.text}") is not None


def _interval(when: When | None) -> tuple[int, int] | None:
    if when is None:
        return None
    first, last = when.start or when.end, when.end or when.start
    return (day_number(first), day_number(last)) if first and last else None


def day_number(day: str) -> int:
    """Give the proleptic number of an ISO day, 0 for none."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def is_bare_denial(each: Telling) -> bool:
    """Whether a denial's own words say nothing of what is denied, not even where."""
    if each.linked.claim.stance is not Stance.DENY or each.own:
        return False
    return len(content_words(each.linked.claim.quote.text) - _DENIED) < _ENOUGH


def taken_over(denial: Telling, answered: Telling) -> Telling:
    """Make a denial that names nothing one of what a telling tells: of its happening, place and days."""
    return replace(
        denial,
        family=answered.family,
        where=replace(answered.where, told=False),
        own=(),
        first=answered.first,
        last=answered.last,
        dated=False,
        means=answered.means,
        worded=frozenset(),
        attackers=frozenset(),
    )


def _means(linked: LinkedClaim, worded: frozenset[str]) -> frozenset[str]:
    """Give the means that words name, the kind's alone where it is among them or they name none.

    What a claim answers ("a response to the gas attack") is not its means.
    """
    kind = _KIND_MEANS.get(linked.claim.kind)
    if kind is None or (worded and kind not in worded):
        return worded
    answered = not worded and kind in _named_means(linked.claim.quote.text)
    return frozenset() if answered else frozenset((kind,))


def _worded_means(linked: LinkedClaim) -> frozenset[str]:
    return _named_means(REASON.split(linked.claim.quote.text, maxsplit=1)[0])


def _named_means(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _MEANS if pattern.search(words))


def speaks_of(linked: LinkedClaim, means: str) -> bool:
    """Whether a claim's own words name a means of harm, whatever kind it was given."""
    return means in _worded_means(linked)


def _party(linked: LinkedClaim, sources: Mapping[str, Source]) -> str:
    """Give the side of a claim's agent, "" where it is not known."""
    source = sources.get(linked.agent)
    return source.side_on(linked.published[:10]) if source else ""
