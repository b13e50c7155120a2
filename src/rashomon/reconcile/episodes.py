"""Claims of one report that tell of one happening, and how well two such episodes fit.

Within a report a claim joins the last episode that nothing in it speaks against:
another day, another place, another means. Between reports a score adds up what
speaks for one happening; each part has its reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.quantity import Measure
from rashomon.reconcile.placing import Spot, nearness
from rashomon.reconcile.tellings import Family, Telling, overlap

_RECENT = 12
"""Episodes of a report that a claim may still join."""

_LASTING = 30
"""Days over which what a claim tells is a state of things and no single happening."""

_TOGETHER = frozenset((Family.VIOLENCE, Family.DISPLACEMENT))
_COUNTED = frozenset((Measure.KILLED, Measure.WOUNDED, Measure.DISPLACED, Measure.MISSING))


@dataclass(frozen=True, slots=True)
class Episode:
    """Tellings of one report about one happening, in text order, with what they name together."""

    tellings: tuple[Telling, ...]
    places: tuple[tuple[Spot, ...], ...]
    first: int
    last: int
    dated: bool
    means: frozenset[str]
    agents: frozenset[str]
    figures: frozenset[tuple[Measure, float | None, float | None]]
    words: frozenset[str]

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
        tuple(dict.fromkeys(t.spots for t in tellings if t.spots)),
        min(t.first for t in dated),
        max(t.last for t in dated),
        dated[0].dated,
        frozenset[str]().union(*(t.means for t in tellings)),
        frozenset(t.agent for t in tellings if t.agent),
        frozenset(f for t in tellings for f in t.figures),
        frozenset[str]().union(*(t.words for t in tellings)),
    )


def episodes(tellings: Iterable[Telling]) -> tuple[Episode, ...]:
    """Part one report's tellings, in text order, into episodes."""
    open_: list[list[Telling]] = []
    for each in tellings:
        home = _home(each, open_[-_RECENT:]) if each.family in _TOGETHER else None
        if home is None:
            open_.append([each])
        else:
            home.append(each)
    return tuple(merged(members) for members in open_)


def _home(each: Telling, open_: Sequence[list[Telling]]) -> list[Telling] | None:
    """Give the episode whose places fit best, of equals the last one."""
    fitting = [(_closeness(each, e), n) for n, e in enumerate(open_) if _may_join(each, e)]
    best = max(fitting, default=(-1.0, 0))
    return open_[best[1]] if best[0] >= 0 else None


def _may_join(each: Telling, members: Sequence[Telling]) -> bool:
    first = members[0]
    if each.family is not first.family or ("chemical" in each.means) != _chemical(members):
        return False
    means = frozenset[str]().union(*(t.means for t in members))
    if each.means and means and not each.means & means:
        return False
    if each.last - each.first > _LASTING:
        return False
    dated = [t for t in members if t.dated]
    return any(_meet(each, t) for t in (dated if each.dated and dated else members))


def _closeness(each: Telling, members: Sequence[Telling]) -> float:
    """Score how well a claim's places fit an episode's; places not in its own words weigh less."""
    scores = [nearness(each.spots, t.spots)[0] for t in members]
    weight = 1.0 if each.own else 0.6
    return weight * max(scores, default=0.0)


def _chemical(members: Sequence[Telling]) -> bool:
    return any("chemical" in t.means for t in members)


def _meet(one: Telling | Episode, other: Telling | Episode, *, slack: int = 0) -> bool:
    return one.first <= other.last + slack and other.first <= one.last + slack


def fit(one: Episode, other: Episode) -> tuple[float, str]:
    """Score how well two reports' episodes fit one happening, with the reasons.

    Parts add up: day (-9..1), place (-1.5..1.5), means (-1.5..1), figures
    (0..1.2), agents (-0.5..0.2), words (0..1).
    """
    parts = [
        _by_day(one, other),
        _by_place(one, other),
        _by_means(one, other),
        _by_figures(one, other),
        _by_agents(one, other),
        _by_words(one, other),
    ]
    return sum(score for score, _ in parts), "; ".join(reason for _, reason in parts if reason)


def _by_day(one: Episode, other: Episode) -> tuple[float, str]:
    if one.dated and other.dated:
        if _meet(one, other):
            return 1.0, "the same day"
        return (0.4, "a day apart") if _meet(one, other, slack=1) else (-9.0, "other days")
    return (0.4, "days that may be one") if _meet(one, other) else (-9.0, "other days")


def _by_place(one: Episode, other: Episode) -> tuple[float, str]:
    return max(
        (nearness(a, b) for a in one.places for b in other.places), default=(0.0, "no place named")
    )


def _by_means(one: Episode, other: Episode) -> tuple[float, str]:
    if not one.means or not other.means:
        return 0.0, ""
    if ("chemical" in one.means) != ("chemical" in other.means):
        return -1.5, "other means"
    shared = one.means & other.means
    if not shared:
        return -1.5, "other means"
    return (1.0 if "chemical" in shared else 0.4), "the same means"


def _by_figures(one: Episode, other: Episode) -> tuple[float, str]:
    same = {
        (measure, low, high)
        for measure, low, high in one.figures & other.figures
        if (low or high or 0) > 2 and measure in _COUNTED
    }
    return (min(1.2, 0.4 + 0.4 * len(same)), "the same figures") if same else (0.0, "")


def _by_agents(one: Episode, other: Episode) -> tuple[float, str]:
    if not one.agents or not other.agents:
        return 0.0, ""
    return (0.2, "the same side") if one.agents & other.agents else (-0.5, "other sides")


def _by_words(one: Episode, other: Episode) -> tuple[float, str]:
    share = overlap(one.words, other.words) * min(1.0, len(one.words & other.words) / 4)
    return share, f"{len(one.words & other.words)} words shared" if share else ""
