"""How sure harm to civilians is: Airwars' grades, each with its reason.

Source: Airwars, "Methodology note: civilian casualties", the grading of alleged harm.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rashomon.model.claim import Polarity, Stance
from rashomon.model.finding import Grade, Graded
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure
from rashomon.reconcile.families import Facet, Family
from rashomon.reconcile.figures import PARTS, population
from rashomon.reconcile.grouping import Group
from rashomon.reconcile.tellings import Telling

Naming = Callable[[str], str]
"""Gives the readable name of an origin or side."""

Roots = Callable[[Iterable[LinkedClaim]], tuple[str, ...]]
"""Gives the known independent origins of claims, each once."""

Side = Callable[[LinkedClaim], str]
"""Gives the side of a claim's teller, "" where it has none."""

_CIVILIANS = re.compile(
    r"\b(?:civilians?|residents?|inhabitants|villagers|child(?:ren)?|girls?|boys?|bab(?:y|ies)|infants?|wom[ae]n"
    r"|famil(?:y|ies)|people|persons?|patients?|worshipp?ers|students?|pupils?|passengers?|shoppers"
    r"|medics?|doctors?|nurses?|journalists?|aid workers?|rescuers?|refugees?)\b",
    re.IGNORECASE,
)
_FIGHTERS = re.compile(
    r"\b(?:fighters?|militants?|terrorists?|rebels?|gunm[ae]n|insurgents?|soldiers?|troops|combatants?|jihadists?)\b",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(
    r"\b(?:(?:claim\w*|accept\w*|t(?:ook|aken?|akes)) (?:\w+ )?responsib\w+|admit\w*|acknowledg\w*|apologi[sz]\w*)\b",
    re.IGNORECASE,
)
_DONE = frozenset((Facet.ACT, Facet.HARM))
_NO_NEWS = frozenset((Stance.PREDICT, Stance.OPINION))
_COUNTED = frozenset((Measure.KILLED, Measure.WOUNDED))
_PEOPLE = PARTS | {"civilians", "people"}


def graded(group: Group, roots: Roots, side_of_teller: Side, name: Naming) -> Graded | None:
    """Grade a happening's harm to civilians; None where no telling speaks of any.

    In this order: confirmed where a party says that it did it; contested where tellers
    blame different sides; discounted where as many origins that are not blamed deny the harm
    as tell of it; fair where two or more independent origins tell of it; else weak. That a
    blamed side denies changes no grade.
    """
    if group.family is not Family.VIOLENCE or group.held:
        return None
    told = [t for t in group.tellings if t.linked.claim.stance not in _NO_NEWS]
    harm = [t for t in told if _harms_civilians(t)]
    if all(_denies(t) for t in harm):
        return None
    return next(_fitting(told, harm, roots, side_of_teller, name))


def _fitting(
    told: Sequence[Telling], harm: Sequence[Telling], roots: Roots, side: Side, name: Naming
) -> Iterator[Graded]:
    """Give the grades that fit, the first of which counts."""
    for own in sorted({s for t in told if (s := side(t.linked)) and _owns(t, s)}):
        yield Graded(Grade.CONFIRMED, f"{name(f'side:{own}')} says that it did it.")
    blamed = sorted({t.agent for t in told if t.agent and t.facet in _DONE and not _denies(t)})
    if len(blamed) > 1:
        names = " and ".join(name(f"side:{s}") for s in blamed)
        yield Graded(Grade.CONTESTED, f"Different sides are blamed: {names}.")
    origins = roots(t.linked for t in harm if not _denies(t))
    others = roots(t.linked for t in harm if _denies(t) and side(t.linked) not in blamed)
    against = [o for o in others if o not in origins]
    if against and len(against) >= len(origins):
        who = name(against[0])
        yield Graded(Grade.DISCOUNTED, f"{who}, which is not blamed, says that none was harmed.")
    if len(origins) > 1:
        names = " and ".join(map(name, origins[:3]))
        yield Graded(Grade.FAIR, f"{len(origins)} independent origins tell of it: {names}.")
    elif origins:
        yield Graded(Grade.WEAK, f"Only one origin tells of it: {name(origins[0])}.")
    yield Graded(Grade.WEAK, "No telling of it can be traced to an origin.")


def _harms_civilians(each: Telling) -> bool:
    """Whether a telling speaks of dead or hurt people that are not all said to be fighters."""
    claim = each.linked.claim
    counted = [q for q in claim.quantities if q.measure in _COUNTED]
    if counted:
        return any(population(q.unit) in _PEOPLE for q in counted)
    if each.facet is not Facet.HARM:
        return False
    words = claim.quote.text
    return bool(_CIVILIANS.search(words)) or not _FIGHTERS.search(words)


def _denies(each: Telling) -> bool:
    claim = each.linked.claim
    return claim.stance is Stance.DENY or claim.polarity is Polarity.NEGATIVE


def _owns(each: Telling, side: str) -> bool:
    """Whether a telling is a party's own word that it harmed civilians or claimed the attack."""
    if each.agent != side or _denies(each):
        return False
    return _harms_civilians(each) or bool(_ACCEPTS.search(each.linked.claim.quote.text))
