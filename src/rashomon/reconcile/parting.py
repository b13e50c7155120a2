"""One happening's tellings parted into those that really say the same.

On one day a city sees many strikes. Place and day bring tellings together; to
support or deny one another they must also share words, or name the same quarter
or village. This parts some tellings that a reader would keep together
(their support is then told too low); the other way about, strangers corroborate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.finding import AspectKind
from rashomon.reconcile.aspects import Matter
from rashomon.reconcile.placing import nearness
from rashomon.reconcile.tellings import Telling, overlap

SAME_WORDS = 0.34
"""Share of the shorter telling's content words from which two tellings say the same."""

SAME_SPOT = 1.0
"""Score of places from which two tellings are about one quarter or village: both name it."""


def parted(matter: Matter) -> Iterator[Matter]:
    """Part a matter of what happened or who did it; holders of a place, and means, stay together.

    Parts come in the order of their first telling; the first keeps the name.
    """
    if matter.aspect in (AspectKind.HOLDER, AspectKind.MEANS):
        yield matter
        return
    for number, part in enumerate(_components(matter.tellings)):
        name = f"{matter.name}/{number}" if number else matter.name
        yield replace(matter, name=name, tellings=tuple(part))


def _components(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Give the connected components of the relation `says_the_same`, in order."""
    parts: list[list[Telling]] = []
    for each in tellings:
        near = [p for p in parts if any(says_the_same(each, t) for t in p)]
        joined = sorted([each, *(t for p in near for t in p)], key=lambda t: t.order)
        parts = [p for p in parts if p not in near]
        parts.append(joined)
    return sorted(parts, key=lambda p: p[0].order)


def says_the_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one city and day are about the same happening."""
    shared = len(one.words & other.words)
    if shared >= 2 and overlap(one.words, other.words) >= SAME_WORDS:
        return True
    return nearness(one.where, other.where)[0] >= SAME_SPOT
