"""Claims of one report that tell of one happening, and how well two such episodes fit.

Within a report a claim joins the last episode that nothing in it speaks against:
another day, another place, another means. Between reports a score adds up what
speaks for one happening; each part has its reason.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.quantity import Measure
from rashomon.reconcile.families import Family
from rashomon.reconcile.placing import Level, Whereabouts, nearness
from rashomon.reconcile.scenes import likeness
from rashomon.reconcile.tellings import Telling, day_number
from rashomon.reconcile.wording import overlap

_RECENT = 12
"""Episodes of a report that a claim may still join."""

LASTING = 30
"""Days over which what a claim tells is a state of things and no single happening."""

_TOGETHER = frozenset((Family.VIOLENCE, Family.DISPLACEMENT))
_COPY = 3.0
"""What nearly the same words in two reports speak for one happening."""

_COPIED_WORDS = 5
"""Words that a copy shares at the least."""

_LEAD = 0.5
"""What the report's opening story has before others, for a claim that names no place."""

_MEANS = 0.3
"""What the same means speaks for one episode."""

_FITS = 0.0
"""Score of places from which a claim with a place of its own may join an episode."""

_AT_SPOT = 1.0
"""Score of places that share a quarter or village."""

_OTHERS = -1.5
"""What attacks of different sides speak against one happening, no common spot being named."""

_WRONG_DAYS = -1.0
"""What days that do not meet, each told by some of a report's claims only, speak against one happening."""

_TOLL = 2.0
"""What counts of one war's dead speak for one happening."""

_WARS_DEAD = 1000
"""Dead from which a count over more than LASTING days is a war's."""

_NEWS = (0.8, 0.4, 0.1, -0.3)
"""What days that are only guessed speak for one happening, by the days between the reports."""

_SCENE = 2.0
"""What words that stand around two claims speak for one happening, at one half shared and above."""

_SCENES = 4
"""Scenes of an episode that are compared."""

_OTHER_MEANS = -1.5
"""What other means speak against one happening; no scene speaks for it then."""

_FOUGHT = -0.4
"""What other means speak against one happening where one of them is only a fight, or both one bombardment's."""

_BOMBARDMENT = frozenset(("air", "shells"))
"""Means that reports of one bombardment take for each other; only rebels shell and have no aircraft."""

_OPPOSITION = "opposition"

_APART = -0.5
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

_FIGHT = frozenset(("fight",))
_COUNTED = frozenset((Measure.KILLED, Measure.WOUNDED, Measure.DISPLACED, Measure.MISSING))


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
        if not _is_bombardment(each.worded | means, attackers):
            return False
    if _lasts(each) or _lasts(members[0]) or any(_others_attack(each, t) for t in members):
        return False
    if any(nearness(each.where, t.where)[0] <= _APART for t in members):
        return False
    return _days_meet(each, members)


def _lasts(each: Telling | Episode) -> bool:
    """Whether what is told is a state of things, or counted over one, and no single happening."""
    return each.last - each.first > LASTING


def _days_meet(each: Telling, members: Sequence[Telling]) -> bool:
    """Whether a claim's days may be an episode's: where they are told, those of every one that tells its own."""
    told = [t for t in members if _tells_days(t)]
    if _tells_days(each) and told:
        return all(_meet(each, t) for t in told)
    return any(_meet(each, t) for t in members)


def _tells_days(each: Telling) -> bool:
    """Whether a claim's day is told: outright, or in its sentence, where the day before it fits too."""
    return each.dated or each.last - each.first <= 1


def _chemical(members: Sequence[Telling]) -> bool:
    return any("chemical" in t.means for t in members)


def _meet(one: Telling | Episode, other: Telling | Episode, *, slack: int = 0) -> bool:
    return one.first <= other.last + slack and other.first <= one.last + slack


def may_meet(one: Episode, other: Episode) -> bool:
    """Whether the days of two episodes may be one, or lie side by side: all others do not fit."""
    return _meet(one, other, slack=1) or _days_may_be_wrong(one, other)


def _days_may_be_wrong(one: Episode, other: Episode) -> bool:
    """Whether half of what either report tells is undated, and some of that may be of the other's days."""
    if _lasts(one) or _lasts(other):
        return False
    for mine, theirs in ((one, other), (other, one)):
        undated = [t for t in mine.tellings if not t.dated]
        if 2 * len(undated) < len(mine.tellings) or not any(_meet(t, theirs) for t in undated):
            return False
    return True


def fit(one: Episode, other: Episode) -> tuple[float, str]:
    """Score how well two reports' episodes fit one happening, with the reasons.

    Parts add up: day (-9..1), place (-1.5..1.5), means (-1.5..1), figures
    (0..1.2), agents (-1.5..0.2), words (0..1, for a copy 3), scene (0..1), toll of a war (0 or 2).
    """
    parts = [
        _by_day(one, other),
        _by_place(one, other),
        _by_means(one, other),
        _by_figures(one, other),
        _by_agents(one, other),
        _by_words(one, other),
        _by_scene(one, other),
        _by_toll(one, other),
    ]
    return sum(score for score, _ in parts), "; ".join(reason for _, reason in parts if reason)


def _by_day(one: Episode, other: Episode) -> tuple[float, str]:
    if _lasts(one) or _lasts(other):
        return (0.0, "no day of its own") if _meet(one, other) else (-9.0, "other days")
    if one.dated and other.dated and _meet(one, other):
        return 1.0, "the same day"
    if one.dated and other.dated and _meet(one, other, slack=1):
        return 0.4, "a day apart"
    if not _meet(one, other) or (one.dated and other.dated):
        wrong = _days_may_be_wrong(one, other)
        return (_WRONG_DAYS, "days that may be wrong") if wrong else (-9.0, "other days")
    apart = min(abs(one.published - other.published), len(_NEWS) - 1)
    return _NEWS[apart], "days that may be one"


def _by_place(one: Episode, other: Episode) -> tuple[float, str]:
    return max(
        (nearness(a, b) for a in one.places for b in other.places), default=(0.0, "no place named")
    )


def elsewhere(one: Episode, other: Episode) -> bool:
    """Whether two episodes name places that cannot be one, and say it in other words."""
    return _by_place(one, other)[0] <= _APART and not _same_words(one, other)


def on_other_days(one: Episode, other: Episode) -> bool:
    """Whether one report tells of both and gives a claim of each, outright, days that do not meet."""
    if one.report != other.report:
        return False
    dated = [t for t in other.tellings if t.dated]
    return any(t.dated and not _meet(t, u) for t in one.tellings for u in dated)


def _same_words(one: Episode, other: Episode) -> bool:
    if len(one.words & other.words) < _COPIED_WORDS:
        return False
    return any(_copied(a, b) for a in one.tellings for b in other.tellings)


def _by_means(one: Episode, other: Episode) -> tuple[float, str]:
    """Compare the means; where words of both name some, what only a kind tells counts no more."""
    if not one.means or not other.means:
        return 0.0, ""
    if ("chemical" in one.means) != ("chemical" in other.means):
        return _OTHER_MEANS, "other means"
    worded = bool(one.worded and other.worded)
    shared = one.worded & other.worded if worded else one.means & other.means
    if not shared:
        fought = _FIGHT in (one.worded, other.worded) or _is_bombardment(
            one.worded | other.worded, one.attackers | other.attackers
        )
        return (_FOUGHT if fought else _OTHER_MEANS, "other means") if worded else (0.0, "")
    return (1.0 if "chemical" in shared else 0.4), "the same means"


def _is_bombardment(means: frozenset[str], attackers: frozenset[str]) -> bool:
    """Whether different means are those of one bombardment, from the air and by guns."""
    return means == _BOMBARDMENT and _OPPOSITION not in attackers


def _by_figures(one: Episode, other: Episode) -> tuple[float, str]:
    same = {
        (measure, low, high)
        for measure, low, high in one.figures & other.figures
        if (low or high or 0) > 2 and measure in _COUNTED
    }
    return (min(1.2, 0.4 + 0.4 * len(same)), "the same figures") if same else (0.0, "")


def _by_agents(one: Episode, other: Episode) -> tuple[float, str]:
    if _others_attack(one, other) and _by_place(one, other)[0] < _AT_SPOT:
        return _OTHERS, "the attacks of other sides"
    return (0.2, "the same side") if one.agents & other.agents else (0.0, "")


def _others_attack(one: Episode | Telling, other: Episode | Telling) -> bool:
    """Whether the words tell of attacks by different sides.

    In a fight both sides attack, and who used chemicals is a question, no difference.
    """
    if not one.attackers or not other.attackers:
        return False
    if "fight" in one.worded | other.worded or "chemical" in one.means | other.means:
        return False
    return not one.attackers & other.attackers


def _by_words(one: Episode, other: Episode) -> tuple[float, str]:
    if _same_words(one, other):
        return _COPY, "the same words"
    shared = len(one.words & other.words)
    share = overlap(one.words, other.words) * min(1.0, shared / 4)
    return share, f"{shared} words shared" if share else ""


def _by_scene(one: Episode, other: Episode) -> tuple[float, str]:
    """Compare what stands around claims of two reports; in one report, that is much the same anyway."""
    if one.report == other.report or _by_means(one, other)[0] <= _OTHER_MEANS:
        return 0.0, ""
    alike = max(likeness(a, b) for a in one.scenes for b in other.scenes)
    return _SCENE * min(alike, 0.5), "words around them shared" if alike else ""


def counts_a_war(episode: Episode) -> bool:
    """Whether an episode tells how many a war has killed."""
    killed = (
        low or high or 0 for measure, low, high in episode.figures if measure is Measure.KILLED
    )
    return _lasts(episode) and any(n >= _WARS_DEAD for n in killed)


def _by_toll(one: Episode, other: Episode) -> tuple[float, str]:
    """Compare tolls of a war, which reports tell with hardly a word in common; wars in different countries are two."""
    if not (counts_a_war(one) and counts_a_war(other)):
        return 0.0, ""
    here, there = _countries(one), _countries(other)
    return (0.0, "") if here and there and not here & there else (_TOLL, "the toll of a war")


def _countries(episode: Episode) -> frozenset[str]:
    spots = (s for w in episode.places for s in w.spots)
    return frozenset(s.key for s in spots if s.level is Level.COUNTRY)


def _copied(one: Telling, other: Telling) -> bool:
    shared = len(one.words & other.words)
    return shared >= _COPIED_WORDS and shared >= 0.8 * len(one.words | other.words)
