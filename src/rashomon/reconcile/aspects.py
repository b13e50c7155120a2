"""What of a happening is in question: which of its claims bear on which aspect."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.claim import Polarity, Stance
from rashomon.model.finding import AspectKind
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure
from rashomon.reconcile.families import Facet, Family, names_attack
from rashomon.reconcile.figures import PARTS, population
from rashomon.reconcile.grouping import Group
from rashomon.reconcile.tellings import Telling, is_bare_denial, speaks_of
from rashomon.reconcile.wording import overlap

_BLAME = re.compile(
    r"\b(?:responsib\w+|behind (?:the|it|this)|carried out by|perpetrat\w+|blam\w+|accus\w+|allegations?|involve[dm]\w*|claimed)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:even |only )?(?:if|unless|until|should|in case)\b", re.IGNORECASE)
_OWN_ACT = re.compile(
    r"(?:(?:it|they|he|she)(?! is\b| are\b)|its|their|his|her|(?:any |all )?(?:responsib\w+|involve\w+|role)|(?!\w*thing\b)\w+ing)\b",
    re.IGNORECASE,
)
"""First words of a denial of what the denier himself is said to have done ("denied using …", "denied its army had …")."""

_NO_END = re.compile(
    r"\b(?:not|never|no) (?:\w+ )?(?:stop|ceas|end|halt|paus|let|abat|slow)\w*", re.IGNORECASE
)
"""Words by which something that is said not to have ended goes on."""

_CHEMICAL = "chemical"
_SAME = 0.5
"""Share of the shorter telling's words from which a negation is of what another tells."""

_NOT_NEWS = frozenset((Stance.PREDICT, Stance.OPINION))


@dataclass(frozen=True, slots=True)
class Matter:
    """An aspect of a happening with the tellings that bear on it.

    `name` tells aspects of one sort apart within the happening.
    """

    aspect: AspectKind
    name: str
    tellings: tuple[Telling, ...]

    @property
    def claims(self) -> tuple[LinkedClaim, ...]:
        """Give the claims."""
        return tuple(t.linked for t in self.tellings)


def matters(group: Group) -> Iterator[Matter]:
    """Part a happening into what can be true or false apart from each other; figures aside."""
    news = [t for t in group.tellings if t.linked.claim.stance not in _NOT_NEWS]
    if group.held:
        yield Matter(AspectKind.HOLDER, "holder", tuple(news))
        yield from _views(group)
        return
    yield from _violence(news) if group.family is Family.VIOLENCE else _whole(news)
    yield from _views(group)


def _views(group: Group) -> Iterator[Matter]:
    views = [t for t in group.tellings if t.linked.claim.stance in _NOT_NEWS]
    for number, alike in enumerate(_alike(views)):
        yield Matter(AspectKind.OCCURRENCE, f"view{number}", tuple(alike))


def _whole(news: Sequence[Telling]) -> Iterator[Matter]:
    if news:
        yield Matter(AspectKind.OCCURRENCE, "", tuple(news))


def _violence(news: Sequence[Telling]) -> Iterator[Matter]:
    means = _means_in_question(news)
    if means:
        yield Matter(AspectKind.MEANS, _CHEMICAL, tuple(means))
    attacks = [t for t in news if t.facet is Facet.ACT]
    blame = _blame(attacks)
    if blame:
        yield Matter(AspectKind.RESPONSIBILITY, "responsibility", tuple(blame))
    denied = denials(blame)
    denied |= negated(means)  # other means are not no attack
    happened = [t for t in attacks if t.order not in denied]
    if any(t not in means for t in happened):  # else the means are the whole question
        attack = sorted([*happened, *_told_by_harm(news, attacks)], key=lambda t: t.order)
        yield Matter(AspectKind.OCCURRENCE, "attack", tuple(attack))
    harm = [t for t in news if t.facet is Facet.HARM and not _only_part(t)]
    if any(not _measured(t) for t in harm):
        yield Matter(AspectKind.OCCURRENCE, "harm", tuple(harm))
    asked = {t.order for t in means}
    for facet in (Facet.DAMAGE, Facet.INQUIRY):
        told = tuple(t for t in news if t.facet is facet and t.order not in asked)
        if told:
            yield Matter(AspectKind.OCCURRENCE, facet.value, told)


def _means_in_question(news: Sequence[Telling]) -> list[Telling]:
    """Give the tellings of chemical weapons where their use was looked into, denied or negated."""
    named = [t for t in news if speaks_of(t.linked, _CHEMICAL)]
    told = [t for t in named if not _blames(t)]
    looked_into = any(t.facet is Facet.INQUIRY for t in told)
    return told if len(told) > 1 and (looked_into or negated(told)) else []


def negated(tellings: Iterable[Telling]) -> frozenset[tuple[str, int]]:
    """Give the orders of the tellings that deny or negate what they speak of."""
    return frozenset(
        t.order for t in tellings if t.linked.claim.stance is Stance.DENY or _negated(t)
    )


def _blame(attacks: Sequence[Telling]) -> list[Telling]:
    """Give the tellings of who did it, where that is claimed, denied or told differently."""
    pointed = [t for t in attacks if t.agent or _blames(t) or _denies_own_act(t)]
    spoken = any(_blames(t) for t in pointed)
    denied = denials(pointed)
    told = [t for t in pointed if t.order not in denied]
    sides = {t.agent for t in told if t.agent}
    return pointed if told and (spoken or len(sides) > 1 or denied) else []


def _blames(each: Telling) -> bool:
    return _BLAME.search(each.linked.claim.quote.text) is not None


def _denies_own_act(each: Telling) -> bool:
    """Whether a denial is of what the denier did: in its words, or as all it says is that it denies."""
    if each.linked.claim.stance is not Stance.DENY:
        return False
    return is_bare_denial(each) or _OWN_ACT.match(each.linked.claim.quote.text) is not None


def _told_by_harm(news: Sequence[Telling], attacks: Iterable[Telling]) -> Iterator[Telling]:
    """Give the tellings of harm that name the attack ("a strike killed 12") where their report tells it in no other claim.

    Who denies the harm does not deny the attack.
    """
    apart = {t.order[0] for t in attacks}
    for each in news:
        claim = each.linked.claim
        affirms = claim.stance is not Stance.DENY and claim.polarity is Polarity.POSITIVE
        harm = each.facet is Facet.HARM and affirms and not _only_part(each)
        if harm and each.order[0] not in apart and names_attack(claim):
            yield each


def _measured(each: Telling) -> bool:
    return any(measure in (Measure.KILLED, Measure.WOUNDED) for measure, _, _ in each.figures)


def _only_part(each: Telling) -> bool:
    """Whether a claim counts the wounded alone, or only some of the dead ("including eight children")."""
    counted = [
        q for q in each.linked.claim.quantities if q.measure in (Measure.KILLED, Measure.WOUNDED)
    ]
    return bool(counted) and all(
        q.measure is Measure.WOUNDED or population(q.unit) in PARTS for q in counted
    )


def _alike(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """Part views and forecasts by shared words with the first of each group."""
    groups: list[list[Telling]] = []
    for each in tellings:
        home = next((g for g in groups if overlap(each.words, g[0].words) >= 0.34), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    yield from groups


def denials(tellings: Sequence[Telling]) -> frozenset[tuple[str, int]]:
    """Give the orders of the tellings that deny the matter.

    A denial outright always does; a negated proposition only where it negates
    what another telling affirms, as shared words show ("no soldiers died" does
    not deny that five people did), and no other that negates says the same rather.
    """
    found = {t.order for t in tellings if t.linked.claim.stance is Stance.DENY}
    negate = {t.order: t for t in tellings if _negated(t)}
    affirm = [t for t in tellings if t.order not in found and t.order not in negate]
    for order, each in negate.items():
        against = _most_shared(each, affirm)
        others = (t for o, t in negate.items() if o != order)
        if against and against >= _most_shared(each, others):
            found.add(order)
    return frozenset(found)


def _most_shared(each: Telling, others: Iterable[Telling]) -> float:
    """Give the greatest share of words with one of others, 0 where it is too small to say the same."""
    shared = (overlap(each.words, t.words) for t in others if len(each.words & t.words) > 1)
    most = max(shared, default=0.0)
    return most if most >= _SAME else 0.0


def _negated(each: Telling) -> bool:
    """Whether a telling negates its matter; a condition ("if no aid comes") and what goes on ("has not stopped") do not."""
    claim = each.linked.claim
    return (
        claim.polarity is Polarity.NEGATIVE
        and claim.stance not in (Stance.DENY, Stance.UNCERTAIN)
        and not _CONDITION.match(claim.quote.text)
        and not _NO_END.search(claim.quote.text)
    )
