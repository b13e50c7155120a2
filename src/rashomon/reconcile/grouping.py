"""Which claims are about the same happening.

Claims fall into blocks by kind, place and day, so that the work grows with the
record and not with its square; within a block, what shares few words is kept
apart. Claims that name no place or no day are events of their own unless they
say nearly the same as another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.claim import Kind, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import fold_name

_DIRECTION = re.compile(
    r"^(?:(?:the|besieged|rebel held|government held|rebel|divided|northern|southern|eastern|western|northeast|northwest"
    r"|southeast|southwest|north|south|east|west|central|rural|greater|old|al|city of|town of|village of) )+"
)
_FEATURE = re.compile(
    r"(?: (?:neighbou?rhood|district|city|province|governorate|village|town|area|countryside|camp|region|project))+$"
)
_ATTACKS = frozenset(
    (Kind.AIR_STRIKE, Kind.SHELLING, Kind.OTHER_ATTACK, Kind.CHEMICAL_ATTACK, Kind.CLASH)
)
_NOT_NEWS = frozenset((Stance.PREDICT, Stance.OPINION))
_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(
    "the and that for with was were are has have had been from this which who their its his her they them "
    "after before over into near more than least about also other others said says say not but".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one happening, sorted by id, with the key that put them together.

    `whole` is false where the place holds others (a city), so that nobody holds
    "it" and two claims may be about different parts.
    """

    kind: Kind
    place: str
    day: str
    claims: tuple[LinkedClaim, ...]
    whole: bool = True


def group_claims(claims: Iterable[LinkedClaim]) -> tuple[Group, ...]:
    """Group claims into happenings; the result does not depend on their order."""
    ordered = sorted(claims, key=_order)
    coarse = frozenset(bare_place(p.words.text) for c in ordered for p in c.places[1:])
    blocks: dict[tuple[str, str, str], list[LinkedClaim]] = defaultdict(list)
    for linked in ordered:
        blocks[_block(linked)].append(linked)
    return tuple(
        Group(_kind(members), place, day, tuple(members), place not in coarse)
        for (_, place, day), block in sorted(blocks.items())
        for members in _alike(block, whole=place not in coarse)
    )


def _order(linked: LinkedClaim) -> tuple[str, int]:
    return linked.id.rsplit("-", 1)[0], linked.claim.number


def _block(linked: LinkedClaim) -> tuple[str, str, str]:
    """Give the block a claim falls into: family of kinds, place, day (or its own words)."""
    kind, day = linked.claim.kind, _day(linked)
    if kind is Kind.CONTROL:
        own = own_place(linked)
        return (kind.value, own, day[:7]) if own else (kind.value, "", f"#{_signature(linked)}")
    place = place_key(linked)
    family = "attack" if kind in _ATTACKS else kind.value
    if not place or not day or linked.claim.stance in _NOT_NEWS:
        return family, place, f"{day}#{_signature(linked)}"
    return family, place, day


def own_place(linked: LinkedClaim) -> str:
    """Give the finest place that a claim's own words name, "" where none does."""
    quote = linked.claim.quote
    named = [w for w in linked.places if quote.start <= w.words.start < quote.end]
    found = next((w.place for w in named if w.place), "")
    return found or (bare_place(named[0].words.text) if named else "")


def place_key(linked: LinkedClaim) -> str:
    """Give the finest place of a claim: a gazetteer id, else its folded bare name, else ""."""
    for place in linked.places:
        if place.place:
            return place.place
    return bare_place(linked.places[0].words.text) if linked.places else ""


def bare_place(name: str) -> str:
    """Fold a place name without direction, article and kind of place."""
    folded = fold_name(name)
    return _FEATURE.sub("", _DIRECTION.sub("", folded)).strip() or folded


def _day(linked: LinkedClaim) -> str:
    return (linked.when.start or linked.when.end or "") if linked.when else ""


def _signature(linked: LinkedClaim) -> str:
    return " ".join(sorted(content_words(linked.claim.quote.text)))


def content_words(quote: str) -> frozenset[str]:
    """Give the stems of a quote's content words."""
    return frozenset(w[:6] for w in _WORD.findall(quote.casefold()) if w not in _COMMON)


def _kind(members: Sequence[LinkedClaim]) -> Kind:
    counts: dict[Kind, int] = {}
    for linked in members:
        counts[linked.claim.kind] = counts.get(linked.claim.kind, 0) + 1
    return max(sorted(counts), key=lambda k: counts[k])


def _alike(block: Sequence[LinkedClaim], *, whole: bool) -> Iterator[list[LinkedClaim]]:
    """Part a block into groups whose claims share words with the group's first claim.

    Casualties and control of one place at one time are one matter whatever the
    words, unless the place is one that holds others (a city, a province).
    """
    if whole and block[0].claim.kind in (Kind.CONTROL, Kind.CASUALTIES):
        yield list(block)
        return
    groups: list[tuple[set[str], list[LinkedClaim]]] = []
    for linked in block:
        words = content_words(linked.claim.quote.text)
        home = next((g for g in groups if _shares(words, g[0])), None)
        if home is None:
            groups.append((set(words), [linked]))
        else:
            home[1].append(linked)
    yield from (members for _, members in groups)


def _shares(words: frozenset[str], others: set[str]) -> bool:
    if not words or not others:
        return words == others
    return len(words & others) / min(len(words), len(others)) >= 0.34
