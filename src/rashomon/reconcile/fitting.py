"""How well episodes of two reports fit one happening: a score adds up what speaks for it and against it."""

from rashomon.model.quantity import Measure
from rashomon.reconcile.episodes import (
    APART,
    Episode,
    is_bombardment,
    lasts,
    meet,
    others_attack,
)
from rashomon.reconcile.placing import Level, nearness
from rashomon.reconcile.scenes import likeness
from rashomon.reconcile.tellings import Telling
from rashomon.reconcile.wording import overlap

_SAME_DAY = 1.0
"""What one day told outright by both speaks for one happening."""

_DAY_APART = 0.4
"""What days side by side speak for it."""

_NEWS = (0.8, 0.4, 0.1, -0.3)
"""What days that are only guessed speak for one happening, by the days between the reports."""

_WRONG_DAYS = -1.0
"""What days that do not meet, each told by some of a report's claims only, speak against one happening."""

_OTHER_DAYS = -9.0
"""What other days speak against it."""

_SAME_MEANS = 0.4
"""What the same means speak for one happening."""

_SAME_CHEMICALS = 1.0
"""What chemical weapons, of which there are few, speak for it."""

_OTHER_MEANS = -1.5
"""What other means speak against one happening; no scene speaks for it then."""

_FOUGHT = -0.4
"""What other means speak against one happening where one of them is only a fight, or both one bombardment's."""

_OTHERS = -1.5
"""What attacks of different sides speak against one happening, no common spot being named."""

_AT_SPOT = 1.0
"""Score of places that share a quarter or village."""

_SAME_SIDE = 0.2
"""What the same side as doer speaks for one happening."""

_COPY = 3.0
"""What nearly the same words in two reports speak for one happening."""

_COPIED_WORDS = 5
"""Words that a copy shares at the least."""

_SCENE = 2.0
"""What words that stand around two claims speak for one happening, at one half shared and above."""

_TOLL = 2.0
"""What counts of one war's dead speak for one happening."""

_WARS_DEAD = 1000
"""Dead from which a count over what lasts is a war's."""

_FIGHT = frozenset(("fight",))
_COUNTED = frozenset((Measure.KILLED, Measure.WOUNDED, Measure.DISPLACED, Measure.MISSING))


def fit(one: Episode, other: Episode) -> float:
    """Score how well two reports' episodes fit one happening.

    Parts add up: day (-9..1), place (-1.5..1.5), means (-1.5..1), figures
    (0..1.2), agents (-1.5..0.2), words (0..1, for a copy 3), scene (0..1), toll of a war (0 or 2).
    """
    return (
        _by_day(one, other)
        + _by_place(one, other)
        + _by_means(one, other)
        + _by_figures(one, other)
        + _by_agents(one, other)
        + _by_words(one, other)
        + _by_scene(one, other)
        + _by_toll(one, other)
    )


def may_meet(one: Episode, other: Episode) -> bool:
    """Whether the days of two episodes may be one, or lie side by side: all others do not fit."""
    return meet(one, other, slack=1) or _days_may_be_wrong(one, other)


def elsewhere(one: Episode, other: Episode) -> bool:
    """Whether two episodes name places that cannot be one, and say it in other words."""
    return _by_place(one, other) <= APART and not _same_words(one, other)


def on_other_days(one: Episode, other: Episode) -> bool:
    """Whether one report tells of both and gives a claim of each, outright, days that do not meet."""
    if one.report != other.report:
        return False
    dated = [t for t in other.tellings if t.dated]
    return any(t.dated and not meet(t, u) for t in one.tellings for u in dated)


def counts_a_war(episode: Episode) -> bool:
    """Whether an episode tells how many a war has killed."""
    killed = (
        low or high or 0 for measure, low, high in episode.figures if measure is Measure.KILLED
    )
    return lasts(episode) and any(n >= _WARS_DEAD for n in killed)


def _by_day(one: Episode, other: Episode) -> float:
    if lasts(one) or lasts(other):
        return 0.0 if meet(one, other) else _OTHER_DAYS
    if one.dated and other.dated and meet(one, other):
        return _SAME_DAY
    if one.dated and other.dated and meet(one, other, slack=1):
        return _DAY_APART
    if not meet(one, other) or (one.dated and other.dated):
        return _WRONG_DAYS if _days_may_be_wrong(one, other) else _OTHER_DAYS
    return _NEWS[min(abs(one.published - other.published), len(_NEWS) - 1)]


def _days_may_be_wrong(one: Episode, other: Episode) -> bool:
    """Whether half of what either report tells is undated, and some of that may be of the other's days."""
    if lasts(one) or lasts(other):
        return False
    for mine, theirs in ((one, other), (other, one)):
        undated = [t for t in mine.tellings if not t.dated]
        if 2 * len(undated) < len(mine.tellings) or not any(meet(t, theirs) for t in undated):
            return False
    return True


def _by_place(one: Episode, other: Episode) -> float:
    return max((nearness(a, b)[0] for a in one.places for b in other.places), default=0.0)


def _by_means(one: Episode, other: Episode) -> float:
    """Compare the means; where words of both name some, what only a kind tells counts no more."""
    if not one.means or not other.means:
        return 0.0
    if ("chemical" in one.means) != ("chemical" in other.means):
        return _OTHER_MEANS
    worded = bool(one.worded and other.worded)
    shared = one.worded & other.worded if worded else one.means & other.means
    if shared:
        return _SAME_CHEMICALS if "chemical" in shared else _SAME_MEANS
    if not worded:
        return 0.0
    attackers = one.attackers | other.attackers
    fought = _FIGHT in (one.worded, other.worded)
    return (
        _FOUGHT if fought or is_bombardment(one.worded | other.worded, attackers) else _OTHER_MEANS
    )


def _by_figures(one: Episode, other: Episode) -> float:
    same = {
        (measure, low, high)
        for measure, low, high in one.figures & other.figures
        if (low or high or 0) > 2 and measure in _COUNTED
    }
    return min(1.2, 0.4 + 0.4 * len(same)) if same else 0.0


def _by_agents(one: Episode, other: Episode) -> float:
    if others_attack(one, other) and _by_place(one, other) < _AT_SPOT:
        return _OTHERS
    return _SAME_SIDE if one.agents & other.agents else 0.0


def _by_words(one: Episode, other: Episode) -> float:
    if _same_words(one, other):
        return _COPY
    return overlap(one.words, other.words) * min(1.0, len(one.words & other.words) / 4)


def _same_words(one: Episode, other: Episode) -> bool:
    if len(one.words & other.words) < _COPIED_WORDS:
        return False
    return any(_copied(a, b) for a in one.tellings for b in other.tellings)


def _copied(one: Telling, other: Telling) -> bool:
    shared = len(one.words & other.words)
    return shared >= _COPIED_WORDS and shared >= 0.8 * len(one.words | other.words)


def _by_scene(one: Episode, other: Episode) -> float:
    """Compare what stands around claims of two reports; in one report, that is much the same anyway."""
    if one.report == other.report or _by_means(one, other) <= _OTHER_MEANS:
        return 0.0
    return _SCENE * min(max(likeness(a, b) for a in one.scenes for b in other.scenes), 0.5)


def _by_toll(one: Episode, other: Episode) -> float:
    """Compare tolls of a war, which reports tell with hardly a word in common; wars in different countries are two."""
    if not (counts_a_war(one) and counts_a_war(other)):
        return 0.0
    here, there = _countries(one), _countries(other)
    return 0.0 if here and there and not here & there else _TOLL


def _countries(episode: Episode) -> frozenset[str]:
    spots = (s for w in episode.places for s in w.spots)
    return frozenset(s.key for s in spots if s.level is Level.COUNTRY)
