"""Claims of one report that tell of one happening.

Within a report a claim joins the last episode that nothing in it speaks against:
another day, another place, another means.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.quantity import Measure
from rashomon.reconcile.families import Family
from rashomon.reconcile.placing import Level, Whereabouts, nearness
from rashomon.reconcile.tellings import Telling, day_number

_RECENT = 12
"""Episodes of a report that a claim may still join."""

LASTING = 30
"""Days over which what a claim tells is a state of things and no single happening."""

_TOGETHER = frozenset((Family.VIOLENCE, Family.DISPLACEMENT))
_LEAD = 0.5
"""What the report's opening story has before others, for a claim that names no place."""

_MEANS = 0.3
"""What the same means speaks for one episode."""

_FITS = 0.0
"""Score of places from which a claim with a place of its own may join an episode."""

_SCENES = 4
"""Scenes of an episode that are compared."""

_BOMBARDMENT = frozenset(("air", "shells"))
"""Means that reports of one bombardment take for each other; only rebels shell and have no aircraft."""

_OPPOSITION = "opposition"

APART = -0.5
"""Score of places from which two claims cannot be about one spot."""

_REFERS = re.compile(
    r"\b(?:the|this|that) (?:\w+ ){0,2}(?:attacks?|strikes?|raids?|blasts?|bombings?|explosions?"
    r"|shelling|assault|incident|massacre|crash|battle|fighting|clashes)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\belsewhere\b|^separately\b|\b(?:a|in) separate (?:\w+ ){0,2}?(?:attack|strike|raid|incident|blast|bombing|clash)"
    r"|\bin another (?:\w+ ){0,2}?(?:attack|strike|raid|incident|blast|bombing)",
    re.IGNORECASE,
)
"""Words by which a report turns to another happening."""


@dataclass(frozen=True, slots=True)
class Episode:
    """Tellings of one report about one happening, in text order, with what they name together.

    `published` is the day number of the report, 0 where it has none.
    """

    tellings: tuple[Telling, ...]
    places: tuple[Whereabouts, ...]
    first: int
    last: int
    dated: bool
    means: frozenset[str]
    worded: frozenset[str]
    agents: frozenset[str]
    attackers: frozenset[str]
    figures: frozenset[tuple[Measure, float | None, float | None]]
    words: frozenset[str]
    scenes: tuple[bytes, ...]
    published: int

    @property
    def family(self) -> Family:
        """Give the family of kinds told."""
        return self.tellings[0].family

    @property
    def order(self) -> tuple[str, int]:
        """Give its place in the record."""
        return self.tellings[0].order

    @property
    def report(self) -> str:
        """Give the uid of its report."""
        return self.tellings[0].linked.report


def merged(tellings: Sequence[Telling]) -> Episode:
    """Make an episode of tellings; dates told outright win over guessed ones."""
    dated = [t for t in tellings if t.dated] or list(tellings)
    return Episode(
        tuple(tellings),
        _places(tellings),
        min(t.first for t in dated),
        max(t.last for t in dated),
        dated[0].dated,
        frozenset[str]().union(*(t.means for t in tellings)),
        frozenset[str]().union(*(t.worded for t in tellings)),
        frozenset(t.agent for t in tellings if t.agent),
        frozenset[str]().union(*(t.attackers for t in tellings)),
        frozenset(f for t in tellings for f in t.figures),
        frozenset[str]().union(*(t.words for t in tellings)),
        tuple(dict.fromkeys(t.scene for t in tellings))[:_SCENES],
        day_number(tellings[0].linked.published[:10]),
    )


def _places(tellings: Sequence[Telling]) -> tuple[Whereabouts, ...]:
    """Give where tellings lie; places carried over only where no telling names one."""
    where = tuple(dict.fromkeys(t.where for t in tellings if t.where.spots))
    return tuple(w for w in where if w.told) or where


def episodes(tellings: Iterable[Telling]) -> tuple[Episode, ...]:
    """Part one report's tellings, in text order, into episodes."""
    open_: list[list[Telling]] = []
    for each in tellings:
        alike = [e for e in open_ if e[0].family is each.family]
        home = _home(each, alike[:1] + alike[1:][-_RECENT:]) if each.family in _TOGETHER else None
        if home is None:
            open_.append([each])
        else:
            home.append(each)
    return tuple(merged(members) for members in open_)


def _home(each: Telling, open_: Sequence[list[Telling]]) -> list[Telling] | None:
    """Give the episode that fits a claim best, of equals the last one, None where none does.

    A claim that names a place of its own joins only where that place fits; one
    that names none but speaks of "the attack" joins whatever its neighbours name.
    """
    placed = any(s.level < Level.COUNTRY for s in each.own)
    refers = not placed and _REFERS.search(each.linked.claim.quote.text) is not None
    fitting: list[tuple[float, int]] = []
    for number, members in enumerate(open_):
        near = max((nearness(each.where, t.where)[0] for t in members), default=0.0)
        least = _FITS if placed and any(t.where.spots for t in members) else 0.0
        if (refers or near >= least) and _may_join(each, members):
            fitting.append((near + _leaning(each, members, lead=number == 0), number))
    return open_[max(fitting)[1]] if fitting else None


def _leaning(each: Telling, members: Sequence[Telling], *, lead: bool) -> float:
    """Score what beside its place draws a claim to an episode: the means, and the main story.

    What a claim without a place of its own tells is more often the story that
    the report opens with (`lead`) than the place named last.
    """
    means = bool(each.means) and any(each.means & t.means for t in members)
    return (_MEANS if means else 0.0) + (_LEAD if lead and not each.where.told else 0.0)


def _may_join(each: Telling, members: Sequence[Telling]) -> bool:
    if each.family is not members[0].family or _ANOTHER.search(each.linked.claim.quote.text):
        return False
    if each.means and ("chemical" in each.means) != _chemical(members):
        return False
    means = frozenset[str]().union(*(t.worded for t in members))
    if each.worded and means and not each.worded & means:
        attackers = each.attackers.union(*(t.attackers for t in members))
        if not is_bombardment(each.worded | means, attackers):
            return False
    if lasts(each) or lasts(members[0]) or any(others_attack(each, t) for t in members):
        return False
    if any(nearness(each.where, t.where)[0] <= APART for t in members):
        return False
    return _days_meet(each, members)


def lasts(each: Telling | Episode) -> bool:
    """Whether what is told is a state of things, or counted over one, and no single happening."""
    return each.last - each.first > LASTING


def _days_meet(each: Telling, members: Sequence[Telling]) -> bool:
    """Whether a claim's days may be an episode's: where they are told, those of every one that tells its own."""
    told = [t for t in members if _tells_days(t)]
    if _tells_days(each) and told:
        return all(meet(each, t) for t in told)
    return any(meet(each, t) for t in members)


def _tells_days(each: Telling) -> bool:
    """Whether a claim's day is told: outright, or in its sentence, where the day before it fits too."""
    return each.dated or each.last - each.first <= 1


def _chemical(members: Sequence[Telling]) -> bool:
    return any("chemical" in t.means for t in members)


def meet(one: Telling | Episode, other: Telling | Episode, *, slack: int = 0) -> bool:
    """Whether the days of two have one in common, or lie no more than `slack` days apart."""
    return one.first <= other.last + slack and other.first <= one.last + slack


def is_bombardment(means: frozenset[str], attackers: frozenset[str]) -> bool:
    """Whether different means are those of one bombardment, from the air and by guns."""
    return means == _BOMBARDMENT and _OPPOSITION not in attackers


def others_attack(one: Episode | Telling, other: Episode | Telling) -> bool:
    """Whether the words tell of attacks by different sides.

    In a fight both sides attack, and who used chemicals is a question, no difference.
    """
    if not one.attackers or not other.attackers:
        return False
    if "fight" in one.worded | other.worded or "chemical" in one.means | other.means:
        return False
    return not one.attackers & other.attackers
