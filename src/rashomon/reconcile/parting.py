"""One happening's tellings parted into those that really say the same.

On one day a city sees many strikes. Where a happening is placed no finer than a
city, place and day bring tellings together that are of different incidents; to
support or deny one another they must also share words, or name the same quarter
or village themselves. Where the happening is placed at a quarter or village its
tellings were already fitted to one another by place, day, means and figures, and
are left together: parting those too costs a quarter of the true pairs on the
annotated training reports.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.finding import AspectKind
from rashomon.reconcile.aspects import Matter
from rashomon.reconcile.grouping import Group
from rashomon.reconcile.placing import Level
from rashomon.reconcile.tellings import Telling, overlap

SAME_WORDS = 0.34
"""Share of the shorter telling's content words from which two tellings say the same."""


def parted(group: Group, matter: Matter) -> Iterator[Matter]:
    """Part a matter of what happened or who did it; holders of a place stay together.

    Parts come in the order of their first telling; the first keeps the name.
    """
    if matter.aspect is AspectKind.HOLDER or _is_one(group):
        yield matter
        return
    for number, part in enumerate(_components(matter.tellings)):
        name = f"{matter.name}/{number}" if number else matter.name
        yield replace(matter, name=name, tellings=tuple(part))


def _is_one(group: Group) -> bool:
    """Whether place and day suffice: a quarter or village, or poison gas anywhere."""
    gas = any("chemical" in t.means for t in group.tellings)
    return gas or (group.spot is not None and group.spot.level is Level.SPOT)


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
    spots = {s.key for s in one.own if s.level is Level.SPOT}
    return bool(spots & {s.key for s in other.own if s.level is Level.SPOT})
