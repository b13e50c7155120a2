"""One happening's tellings parted into those that really say the same.

On one day a city sees many strikes. Place and day bring tellings together; to
support or deny one another they must also share words, count the same dead, name the
same quarter or village, or open by stating an attack where reports settle place and day.
This parts some tellings that a reader would keep together
(their support is then told too low); the other way about, strangers corroborate.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.claim import Stance
from rashomon.model.finding import AspectKind
from rashomon.model.quantity import Measure
from rashomon.reconcile.aspects import Matter
from rashomon.reconcile.families import Facet
from rashomon.reconcile.placing import nearness
from rashomon.reconcile.tellings import Telling, is_bare_denial
from rashomon.reconcile.wording import say_the_same

_WHOLE = frozenset((AspectKind.HOLDER, AspectKind.MEANS, AspectKind.RESPONSIBILITY))
"""Aspects of a happening that are one question, however it is worded."""

_STATES = re.compile(
    r"\b(?:air ?strikes?|air-(?:strike|raid)s?|air ?raids?|raids?|strikes?|struck|bomb(?:ed|ing|ings|ardment)|attack(?:ed|s|ing)?"
    r"|target(?:ed|ing)|hit|shell(?:ed|ing)|pound(?:ed|ing)|fired|explo\w+|detonat\w+|blew|blasts?|clash\w*|battl\w+|fought|fighting"
    r"|assault\w*|offensive|launched|storm\w+|rammed|shot down|opened fire)\b",
    re.IGNORECASE,
)
_OPENING = 40
"""Characters from a claim's start within which the word stands that states an attack."""

_HURT = frozenset((Measure.KILLED, Measure.WOUNDED))
_FEW = 2
"""Dead or hurt up to which two tellings with the same number need not be of the same."""

SAME_SPOT = 1.0
"""Score of places from which two tellings are about one quarter or village: both name it."""


def parted(matter: Matter, settled: Mapping[tuple[str, int], int]) -> Iterator[Matter]:
    """Part a matter of what happened; who did it, by what means, and who holds a place stay together.

    Parts come in the order of their first telling; the first keeps the name. What
    states an attack is kept together where its place and day are `settled` (see `Group`).
    """
    if matter.aspect in _WHOLE:
        yield matter
        return
    for number, part in enumerate(_components(matter.tellings, settled)):
        name = f"{matter.name}/{number}" if number else matter.name
        yield replace(matter, name=name, tellings=tuple(part))


def _components(
    tellings: Sequence[Telling], settled: Mapping[tuple[str, int], int]
) -> list[list[Telling]]:
    """Give the connected components of the relations `says_the_same` and `_state_one_attack`, in order."""
    parts: list[list[Telling]] = []
    for each in tellings:
        near = [
            p
            for p in parts
            if any(says_the_same(each, t) or _state_one_attack(each, t, settled) for t in p)
        ]
        joined = sorted([each, *(t for p in near for t in p)], key=lambda t: t.order)
        parts = [p for p in parts if p not in near]
        parts.append(joined)
    return sorted(_answered(parts), key=lambda p: p[0].order)


def _answered(parts: Sequence[list[Telling]]) -> list[list[Telling]]:
    """Put a denial that names nothing itself ("denied responsibility") to what its report told last before it."""
    bare = [p[0] for p in parts if len(p) == 1 and is_bare_denial(p[0])]
    found = [list(p) for p in parts if not (len(p) == 1 and p[0] in bare)]
    for denial in bare:
        before = [
            (t.order, n)
            for n, part in enumerate(found)
            for t in part
            if t.order[0] == denial.order[0] and t.order < denial.order
        ]
        if before:
            part = found[max(before)[1]]
            part[:] = sorted([*part, denial], key=lambda t: t.order)
        else:
            found.append([denial])
    return found


def says_the_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one city and day are about the same happening.

    An attack with chemicals is so rare that it is the same in whatever words.
    """
    if "chemical" in one.means & other.means:
        return True
    if say_the_same(one.words, other.words):
        return True
    near = nearness(one.where, other.where)[0]
    if _counts(one) & _counts(other):
        return True
    return near >= SAME_SPOT or _one_damage(one, other, near=near > 0)


def _state_one_attack(one: Telling, other: Telling, settled: Mapping[tuple[str, int], int]) -> bool:
    """Whether tellings of two reports both open by stating an attack, at one settled place and day, by no other means."""
    number = settled.get(one.order)
    if number is None or number != settled.get(other.order) or one.order[0] == other.order[0]:
        return False
    apart = one.worded and other.worded and not one.worded & other.worded
    return not apart and _states_attack(one) and _states_attack(other)


def _states_attack(each: Telling) -> bool:
    if each.facet is not Facet.ACT or each.linked.claim.stance is Stance.DENY:
        return False
    stated = _STATES.search(each.linked.claim.quote.text)
    return stated is not None and stated.start() <= _OPENING


def _counts(each: Telling) -> frozenset[tuple[Measure, float | None, float | None]]:
    """Give the dead and hurt a telling counts, the few that many attacks leave aside."""
    return frozenset(
        (measure, low, high)
        for measure, low, high in each.figures
        if measure in _HURT and (low or high or 0) > _FEW
    )


def _one_damage(one: Telling, other: Telling, *, near: bool) -> bool:
    """Whether two tellings are of one damage: at one quarter, named or carried over, or of one town with a word in common.

    Captions of ruins in different quarters of a city tell of different damage.
    """
    if one.facet is not Facet.DAMAGE or other.facet is not Facet.DAMAGE:
        return False
    if near and one.words & other.words:
        return True
    both = (replace(one.where, told=True), replace(other.where, told=True))
    return nearness(*both)[0] >= SAME_SPOT
