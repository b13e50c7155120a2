"""Which of the places of one name a report means.

Every name of a report votes for what holds its candidates; a candidate is the likelier the more
of the other names lie in its surroundings, the more people live there and the better its sort
fits. One name means one place throughout a report (Gale, Church and Yarowsky 1992); places of one
text lie together (Leidner, Toponym Resolution in Text, 2007).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model.countries import CAPITALS, DEMONYMS
from rashomon.model.place import Place
from rashomon.resolve.gazetteer import Candidate, Gazetteer
from rashomon.resolve.places.mention import Mention, read_mention

_MOST = 20
"""Candidates weighed for one name: the surest and most populous."""

_ROUNDS = 2
_STEEP = 6.0
_SORTS = {
    "country": 0.55, "adm1": 0.25, "adm2": 0.12, "adm3": 0.05, "town": 0.1, "neighbourhood": 0.05,
    "facility": 0.0, "area": 0.0,
}  # fmt: skip
"""How much more a name alone means a place of a sort, beside its population."""

_REGION_OF_TOWN = 0.3
_CITY = 100_000
"""People from which a town that bears a capital's name is the capital."""

_LIKE = {
    "neighbourhood": ("neighbourhood", "adm3"),
    "town": ("town",),
    "adm1": ("adm1", "country"),
    "adm2": ("adm2", "adm3"),
    "country": ("country",),
    "facility": ("facility", "neighbourhood"),
    "area": ("area",),
}


@dataclass(frozen=True, slots=True)
class Option:
    """A place that words may mean: how surely by name, why, and its chain of parents.

    `part` is what part of it is meant, "" for all of it.
    """

    place: Place
    score: float
    reason: str
    chain: tuple[str, ...]
    part: str = ""
    base: float = 0.0


@dataclass(slots=True)
class Choice:
    """The options of some words with what each is worth in its context, best first."""

    mention: Mention
    options: tuple[Option, ...] = ()
    values: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)


def weigh(
    words: Sequence[str], gazetteer: Gazetteer, home: Mapping[str, float]
) -> dict[str, Choice]:
    """Weigh what each of a report's place words may mean; the best option comes first.

    `home` are ids (a country, a region) that the report is known to be about,
    with the weight of so many names.
    """
    choices = {w: _choice(read_mention(w), gazetteer) for w in dict.fromkeys(words)}
    votes: Mapping[str, float] = dict(home)
    for _ in range(_ROUNDS + 1):
        for choice in choices.values():
            _revalue(choice, votes)
        total = Counter(home)
        for choice in choices.values():
            total.update(_votes(choice))
        votes = total
    return choices


def _choice(mention: Mention, gazetteer: Gazetteer) -> Choice:
    held_by = _holders(mention.holder, gazetteer)
    options: dict[str, Option] = {}
    for at, form in enumerate(mention.forms):
        last = at == len(mention.forms) - 1
        part = mention.part if last else ""
        for candidate in gazetteer.named(form)[:_MOST]:
            if last or candidate[1] >= 0.95:
                option = _option(candidate, mention, part, gazetteer, held_by)
                options.setdefault(option.place.id, option)
        if options and not last and not mention.sort:
            break
    for candidate in _by_adjective(mention, gazetteer):
        option = _option(candidate, mention, "", gazetteer, held_by)
        options = {option.place.id: option}
    if mention.sort.startswith("adm"):
        return Choice(mention, tuple(options.values()))
    return Choice(mention, tuple(_after_towns(o, options.values()) for o in options.values()))


def _after_towns(option: Option, others: Iterable[Option]) -> Option:
    """Rate a region below the town of its name that lies in it: the bare name means the town."""
    named_so = any(o.place.feature == "town" and option.place.id in o.chain for o in others)
    region = option.place.feature.startswith("adm")
    return replace(option, base=option.base - _REGION_OF_TOWN) if region and named_so else option


def _by_adjective(mention: Mention, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give the country whose adjective or people words are: "Russian", "Russians"."""
    word = mention.forms[0] if len(mention.forms) == 1 else ""
    country = DEMONYMS.get(word) or DEMONYMS.get(word.removesuffix("s"))
    named = gazetteer.named(country) if country else ()
    return [(p, 0.95, "the country's adjective") for p, _, _ in named if p.feature == "country"][:1]


def _holders(words: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Give the ids that the words for a holder may mean, and those of their own holder."""
    if not words:
        return frozenset()
    mention = read_mention(words)
    found = {c[0].id for form in mention.forms for c in gazetteer.named(form) if c[1] >= 0.6}
    return frozenset(found) | _holders(mention.holder, gazetteer)


def _option(
    candidate: Candidate, mention: Mention, part: str, gazetteer: Gazetteer, held_by: frozenset[str]
) -> Option:
    place, score, reason = candidate
    chain = gazetteer.chain(place.id)
    base = score + _SORTS.get(place.feature, 0.0) + math.log10(place.population + 10) / 16
    if place.feature == "town" and CAPITALS.get(place.name) and place.population > _CITY:
        base += 0.3
    if mention.sort:
        base += 0.3 if place.feature in _LIKE.get(mention.sort, ()) else -0.3
    if held_by:
        base += 1.0 if held_by & set(chain[1:]) else -0.2
    return Option(place, score, reason, chain, part, base)


def _revalue(choice: Choice, votes: Mapping[str, float]) -> None:
    """Value each option by its surroundings, its own votes left out, and sort by that."""
    own = _votes(choice)
    top = max(votes.values(), default=0.0) or 1.0
    valued = [(o.base + _support(o, votes, own, top), o) for o in choice.options]
    valued.sort(key=lambda v: (-v[0], v[1].place.id))
    choice.options = tuple(o for _, o in valued)
    choice.values = [v for v, _ in valued]
    best = choice.values[0] if valued else 0.0
    weights = [math.exp(_STEEP * (v - best)) for v in choice.values]
    choice.shares = [w / sum(weights) for w in weights]


def _support(
    option: Option, votes: Mapping[str, float], own: Mapping[str, float], top: float
) -> float:
    """Score in 0..1 how much of the rest of the report lies where an option lies.

    The country counts least, the finest shared surroundings most.
    """
    chain = option.chain if option.place.feature in ("adm1", "adm2", "town") else option.chain[1:]
    others = [max(0.0, votes.get(i, 0.0) - own.get(i, 0.0)) / top for i in reversed(chain)]
    return sum(
        min(1.0, share) * weight
        for share, weight in zip(others, (0.3, 0.45, 0.2, 0.1, 0.1), strict=False)
    )


def _votes(choice: Choice) -> dict[str, float]:
    found: dict[str, float] = {}
    for option, share in zip(choice.options, choice.shares, strict=False):
        for i in option.chain:
            found[i] = found.get(i, 0.0) + share
    return found
