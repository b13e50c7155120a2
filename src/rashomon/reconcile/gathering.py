"""Episodes of different reports put together into happenings.

Leader clustering in an order that depends on content alone: the fullest
episodes open happenings, each further one joins the happening it fits best.
Only happenings that share a key (a place or a word, in one stretch of days) are
looked at, so the work grows with the record and not with its square.

An episode may come in later than others that stand after it in that order. Then
those alone are looked at again whose choice can turn on it, and so on in order,
until the happenings are what gathering all episodes at once would give.
"""

from bisect import bisect_right, insort
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from heapq import heapify, heappop, heappush
from itertools import chain, islice, takewhile

from rashomon.reconcile.asking import ahead
from rashomon.reconcile.episodes import LASTING, Episode
from rashomon.reconcile.families import Family
from rashomon.reconcile.fitting import counts_a_war, elsewhere, fit, may_meet, on_other_days
from rashomon.reconcile.placing import Level
from rashomon.reconcile.wording import overlap

JOINS = 1.9
"""Score from which an episode joins a happening of what is placed and dated by nature."""

JOINS_BY_WORDS = 1.2
"""The same of what must also share words."""

JOINS_AGAIN = 2.6
"""The same where that report tells of another episode of the happening, on other days."""

_WORST = -1.0
"""What a member that does not fit at all counts in the mean."""

_LEADERS = 6
"""Members of a happening that a further episode is compared with."""

_STRETCH = 8
"""Days in one stretch of the keys."""

_MONTH = 30
"""Days within which lasting states of things must be told to be compared."""

_PHRASES = 4
"""Words of an episode that become keys: those with the least hash (bottom-k sketch)."""

_PLACED = frozenset((Family.VIOLENCE, Family.DISPLACEMENT))
_MOST = 9999

Place = tuple[str, float]
"""The happening an episode is in, by the order of the one that opened it, and the score that put it there."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is kept of a gathering; an episode goes by its `order_of`.

    `homes` says where each episode is, `happenings` holds each happening's
    episodes with their keys, and `under` each key's episodes by happening.
    """

    homes: MutableMapping[str, Place]
    happenings: MutableMapping[str, dict[str, tuple[str, ...]]]
    under: MutableMapping[str, dict[str, list[str]]]


def order_of(episode: Episode) -> str:
    """Give an episode's name, which sorts the fullest first: dated, placed, told at length."""
    placed = any(s.level is Level.SPOT for w in episode.places if w.told for s in w.spots)
    uid, number = episode.order
    fullness = f"{int(not episode.dated)}{int(not placed)}{_MOST - len(episode.tellings):04}"
    return f"{fullness}-{uid}-{number:05}"


def report_of(order: str) -> str:
    """Give the uid of the report of an episode."""
    return order[7:-6]


class Gathering:
    """Episodes put into happenings.

    `episode` gives one by its order, from what is `told` in reports by uid.
    """

    def __init__(
        self, kept: Gathered, episode: Callable[[str], Episode], told: Mapping[str, object]
    ) -> None:
        self._homes, self._happenings, self._under = kept.homes, kept.happenings, kept.under
        self._episode, self._told = episode, told
        self._changed: dict[str, None] = {}
        self._waiting: list[str] = []

    def add(self, orders: Iterable[str], *, to_nothing: bool = False) -> tuple[str, ...]:
        """Put episodes in; give the happenings that changed, came to be or are no more, sorted.

        `to_nothing` says that none is in yet, and so none has to be looked at again.
        """
        self._changed, self._waiting = {}, list(orders)
        heapify(self._waiting)
        seen = ""
        while self._waiting:
            order = heappop(self._waiting)
            if order != seen:
                self._settle(order, alone=to_nothing)
            seen = order
        return tuple(sorted(self._changed))

    def _settle(self, order: str, *, alone: bool) -> None:
        """Choose an episode's happening, all before it being settled."""
        before = self._homes.get(order)
        keys = self._keys(order) if before else tuple(keys_of(self._episode(order)))
        home, score = self._best(order, keys)
        if before and before[0] == home:
            self._homes[order] = (home, score)
            return
        if before:
            self._take_out(order, before[0])
        self._put_in(order, home, score, keys)
        for each in dict.fromkeys((home, before[0] if before else home)):
            self._changed[each] = None
            if not alone:
                self._look_again(order, keys, each)

    def _keys(self, order: str) -> tuple[str, ...]:
        return self._happenings[self._homes[order][0]][order]

    def _best(self, order: str, keys: Iterable[str]) -> Place:
        """Give the happening an episode fits best among those before it, its own where none."""
        ahead(self._under, keys)
        near = {
            home
            for key in keys
            for home, held in self._under.get(key, {}).items()
            if held[0] < order
        }
        self._leaders_ahead(near)
        best, found = 0.0, order
        for home in sorted(near):
            score = self._score(order, home)
            if score > best:
                best, found = score, home
        return found, best

    def _leaders_ahead(self, homes: Collection[str]) -> None:
        """Have happenings read, with the reports of their first members."""
        ahead(self._happenings, homes)
        leaders = (islice(self._happenings.get(home, ()), _LEADERS) for home in homes)
        ahead(self._told, (report_of(order) for order in chain.from_iterable(leaders)))

    def _score(self, order: str, home: str) -> float:
        """Score an episode with a happening's first members; 0 where it may not join."""
        episode, members = self._episode(order), self._happenings[home]
        first = [self._episode(m) for m in islice(members, _LEADERS) if m < order]
        score = _among([_fitting(episode, o) for o in first])
        least = JOINS if episode.family in _PLACED else JOINS_BY_WORDS
        if score < least or any(elsewhere(episode, other) for other in first):
            return 0.0
        if score < JOINS_AGAIN and any(on_other_days(episode, other) for other in first):
            return 0.0
        return score

    def _put_in(self, order: str, home: str, score: float, keys: tuple[str, ...]) -> None:
        self._homes[order] = (home, score)
        members = self._happenings.get(home, {})
        late = bool(members) and next(reversed(members)) > order
        members[order] = keys
        self._happenings[home] = dict(sorted(members.items())) if late else members
        for key in keys:
            held = self._under.get(key, {})
            insort(held.setdefault(home, []), order)
            self._under[key] = held

    def _take_out(self, order: str, home: str) -> None:
        """Take an episode out of its happening; where it had opened it, all wait to be put in anew."""
        members = self._happenings[home]
        for each in list(members) if order == home else [order]:
            for key in members.pop(each):
                held = self._under[key]
                held[home].remove(each)
                if not held[home]:
                    del held[home]
                self._under[key] = held
            del self._homes[each]
            if each != order:
                heappush(self._waiting, each)
        if members:
            self._happenings[home] = members
        else:
            del self._happenings[home]

    def _look_again(self, order: str, keys: tuple[str, ...], home: str) -> None:
        """Let those wait to be settled again whose choice turns on an episode's coming or going."""
        members = self._happenings.get(home)
        if members is None:
            return
        reach = dict.fromkeys(keys)
        if sum(1 for _ in takewhile(lambda m: m < order, members)) < _LEADERS:
            reach |= dict.fromkeys(key for told in members.values() for key in told)
        later: set[str] = set()
        ahead(self._under, reach)
        for key in reach:
            for held in self._under.get(key, {}).values():
                later.update(held[bisect_right(held, order) :])
        ahead(self._told, map(report_of, later))
        ahead(self._homes, later)
        self._leaders_ahead({self._homes[o][0] for o in later if o in self._homes})
        for each in sorted(later):
            if self._turns(each, home):
                heappush(self._waiting, each)

    def _turns(self, order: str, home: str) -> bool:
        """Whether an episode would now choose otherwise because of one happening."""
        chosen = self._homes.get(order)
        if chosen is None or order == home:
            return False
        mine = frozenset(self._keys(order))
        told = takewhile(lambda held: held[0] < order, self._happenings[home].items())
        near = any(not mine.isdisjoint(keys) for _, keys in told)
        score = self._score(order, home) if near else 0.0
        if chosen[0] == home:
            return score != chosen[1]
        return score > chosen[1] or (0.0 < score == chosen[1] and home < chosen[0])


def _among(scores: Sequence[float]) -> float:
    """Score an episode among a happening's members: between the best fit and the mean.

    By the best fit alone, episodes that are unlike would chain together over what lies between.
    """
    if not scores:
        return 0.0
    return (max(scores) + sum(max(s, _WORST) for s in scores) / len(scores)) / 2


def _fitting(one: Episode, other: Episode) -> float:
    """Score two episodes; what is not placed and dated by nature must also share words."""
    if not may_meet(one, other):
        return _WORST
    if one.family in _PLACED:
        return fit(one, other)
    shared = overlap(one.words, other.words)
    if shared < 0.5 or len(one.words & other.words) < 2:
        return 0.0
    return fit(one, other) + shared


def keys_of(episode: Episode) -> Iterator[str]:
    """Give the keys under which a happening may be found: places and words, by stretches of days.

    What lasts, as a count over a whole war, is compared with what lasts and is told
    in about the same month.
    """
    spots = {s for w in episode.places for s in w.spots if s.level is not Level.COUNTRY}
    names = {n for s in spots for n in (s.key, s.tail) if n}
    for days in _stretches(episode):
        for name in sorted(names):
            yield f"{episode.family}|{days}|at {name}"
        for word in _sketch(episode.words):
            yield f"{episode.family}|{days}|{word}"
        if counts_a_war(episode):
            yield f"{episode.family}|{days}|toll of a war"


def _stretches(episode: Episode) -> Iterator[str]:
    if episode.last - episode.first > LASTING:
        month = episode.last // _MONTH
        yield from (f"m{month}", f"m{month + 1}")
    else:
        first, last = episode.first - 1, episode.last + 1
        yield from map(str, range(first // _STRETCH, last // _STRETCH + 1))


def _sketch(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=_hashed)[:_PHRASES])


@lru_cache(maxsize=100_000)
def _hashed(word: str) -> bytes:
    return blake2b(word.encode(), digest_size=8).digest()
