"""What of a claim is compared: places, days, means, figures, actors and words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rashomon.model.claim import Kind
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.quantity import Measure
from rashomon.model.source import Source
from rashomon.model.time import When
from rashomon.reconcile.placing import Spot, spots

LOOKS_BACK = 4
"""Days before publication in which an undated piece of news is taken to lie."""


class Family(StrEnum):
    """Kinds that are told of one happening together."""

    VIOLENCE = "violence"
    CONTROL = "control"
    DISPLACEMENT = "displacement"
    PLIGHT = "plight"
    TALKS = "talks"
    MOVEMENT = "movement"
    OTHER = "other"


_FAMILIES = {
    Kind.AIR_STRIKE: Family.VIOLENCE,
    Kind.SHELLING: Family.VIOLENCE,
    Kind.CHEMICAL_ATTACK: Family.VIOLENCE,
    Kind.OTHER_ATTACK: Family.VIOLENCE,
    Kind.CLASH: Family.VIOLENCE,
    Kind.CASUALTIES: Family.VIOLENCE,
    Kind.INFRASTRUCTURE: Family.VIOLENCE,
    Kind.ALLEGATION_RESULT: Family.VIOLENCE,
    Kind.CONTROL: Family.CONTROL,
    Kind.DISPLACEMENT: Family.DISPLACEMENT,
    Kind.SIEGE: Family.PLIGHT,
    Kind.NEED: Family.PLIGHT,
    Kind.TRUCE_OR_TALKS: Family.TALKS,
    Kind.MOVEMENT: Family.MOVEMENT,
}
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
_LASTING = re.compile(
    r"\b(?:since (?:the )?(?:(?:civil )?war|conflict|uprising|revolution|outbreak|start|beginning|20\d\d|19\d\d)"
    r"|(?:civil war|conflict|uprising) (?:that )?(?:has )?(?:killed|claimed|cost|left|displaced|driven)"
    r"|(?:years?|months?)(?:-long| of| old| long) (?:civil )?(?:war|conflict|fighting|siege))",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(
    "the and that for with was were are has have had been from this which who their its his her they them "
    "after before over into near more than least about also other others said says say not but all out two "
    "three one some including during when while where what will would there being between against under "
    "killed people forces syria syrian army government group state town city area province northern eastern "
    "southern western east west north south fighters rebels military regime war report reported according".split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with what is compared of it.

    `first` and `last` are proleptic day numbers; `dated` is false where they are
    only guessed from the publication. `means` are how harm was done, as the words
    and the kind tell. `figures` are (measure, low, high) of what is counted.
    """

    linked: LinkedClaim
    family: Family
    spots: tuple[Spot, ...]
    own: tuple[Spot, ...]
    first: int
    last: int
    dated: bool
    means: frozenset[str]
    agent: str
    figures: frozenset[tuple[Measure, float | None, float | None]]
    words: frozenset[str]

    @property
    def order(self) -> tuple[str, int]:
        """Give the place of the claim in the record: report, then number."""
        return self.linked.report, self.linked.claim.number


def telling(
    linked: LinkedClaim, places: Mapping[str, Place], sources: Mapping[str, Source]
) -> Telling:
    """Make what is compared of a claim."""
    claim = linked.claim
    first, last, dated = _days(linked)
    own = [w for w in linked.places if claim.quote.start <= w.words.start < claim.quote.end]
    return Telling(
        linked,
        _FAMILIES.get(claim.kind, Family.OTHER),
        spots(linked.places, places),
        spots(own, places),
        first,
        last,
        dated,
        _means(linked),
        _party(linked.agent, sources),
        frozenset(
            (q.measure, q.low, q.high)
            for q in claim.quantities
            if q.low is not None or q.high is not None
        ),
        content_words(claim.quote.text),
    )


def _days(linked: LinkedClaim) -> tuple[int, int, bool]:
    """Give the first and last day a claim may speak of, and whether its own words say so."""
    told = _interval(linked.when)
    published = _ordinal(linked.published[:10])
    if _LASTING.search(linked.claim.quote.text):
        return (told[0] if told else published - 3650), published, False
    if told and linked.claim.times:
        return *told, True
    window = (published - LOOKS_BACK, published) if published else (0, 0)
    if told and not window[0] <= told[0] <= window[1]:
        return *told, False
    return *window, False


def _interval(when: When | None) -> tuple[int, int] | None:
    if when is None:
        return None
    first, last = when.start or when.end, when.end or when.start
    return (_ordinal(first), _ordinal(last)) if first and last else None


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _means(linked: LinkedClaim) -> frozenset[str]:
    kind = _KIND_MEANS.get(linked.claim.kind)
    if kind:
        return frozenset((kind,))
    text = linked.claim.quote.text
    return frozenset(name for name, pattern in _MEANS if pattern.search(text))


def _party(source_id: str, sources: Mapping[str, Source]) -> str:
    """Give the side of an actor, "" where it is not known."""
    source = sources.get(source_id)
    return source.side if source else ""


def content_words(quote: str) -> frozenset[str]:
    """Give the stems of a quote's content words."""
    return frozenset(w[:6] for w in _WORD.findall(quote.casefold()) if w not in _COMMON)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share (0..1) of the smaller set that stands in the other."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
