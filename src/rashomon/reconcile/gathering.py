"""Episodes of different reports put together into happenings.

Leader clustering in an order that depends on content alone: the fullest
episodes open happenings, each further one joins the happening it fits best.
Only happenings that share a key (a place or a phrase in one span of days) are
looked at, so the work grows with the record and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from rashomon.reconcile.episodes import Episode, elsewhere, fit
from rashomon.reconcile.placing import Level
from rashomon.reconcile.tellings import Family, overlap

JOINS = 1.8
"""Score of `fit` from which an episode joins a happening."""

JOINS_AGAIN = 2.6
"""The same where the happening already has an episode of that report."""

_LEADERS = 6
"""Members of a happening that a further episode is compared with."""

_LONGEST = 9
"""Days of an interval that become keys one by one; longer ones go by month."""

_PHRASES = 4
"""Phrases of a claim that become keys: those with the least hash (bottom-k sketch)."""

_PLACED = frozenset((Family.VIOLENCE, Family.DISPLACEMENT))

Key = tuple[str, str, int]


def gather(episodes: Sequence[Episode]) -> tuple[tuple[Episode, ...], ...]:
    """Put episodes together into happenings; the order of the input changes nothing."""
    happenings: list[list[Episode]] = []
    under: dict[Key, dict[int, None]] = defaultdict(dict)
    for episode in sorted(episodes, key=_fullest_first):
        keys = tuple(_keys(episode))
        near = sorted({n for key in keys for n in under.get(key, ())})
        home = _best(episode, [(n, happenings[n]) for n in near])
        if home is None:
            home = len(happenings)
            happenings.append([])
        happenings[home].append(episode)
        for key in keys:
            under[key][home] = None
    return tuple(tuple(sorted(h, key=lambda e: e.order)) for h in happenings)


def _fullest_first(episode: Episode) -> tuple[int, int, int, tuple[str, int]]:
    placed = any(s.level is Level.SPOT for w in episode.places if w.told for s in w.spots)
    return (-int(episode.dated), -int(placed), -len(episode.tellings), episode.order)


def _best(episode: Episode, near: Sequence[tuple[int, list[Episode]]]) -> int | None:
    best, found = 0.0, None
    for number, members in near:
        if members[0].family is not episode.family:
            continue
        leaders = members[:_LEADERS]
        if any(elsewhere(episode, other) for other in leaders):
            continue
        score = max(_score(episode, other) for other in leaders)
        again = any(other.report == episode.report for other in members)
        if score >= (JOINS_AGAIN if again else JOINS) and score > best:
            best, found = score, number
    return found


def _score(one: Episode, other: Episode) -> float:
    """Score two episodes; what is not placed and dated by nature must also share words."""
    score, _ = fit(one, other)
    if one.family in _PLACED:
        return score
    shared = overlap(one.words, other.words)
    if shared < 0.5 or len(one.words & other.words) < 3:
        return 0.0
    return score + shared


def _keys(episode: Episode) -> Iterator[Key]:
    """Give the keys under which a happening may be found: places and phrases, by days."""
    days = _day_keys(episode)
    spots = {s for w in episode.places for s in w.spots if s.level is not Level.COUNTRY}
    names = {n for s in spots for n in (s.key, s.tail) if n}
    for day in days:
        for name in sorted(names):
            yield "place", name, day
        for phrase in _sketch(episode):
            yield "words", phrase, day


def _day_keys(episode: Episode) -> tuple[int, ...]:
    """Give day numbers, and months as negative numbers; long intervals have months only."""
    first, last = episode.first - 1, episode.last + 1
    days = range(first, last + 1) if last - first <= _LONGEST else ()
    return (*days, *range(-(last // 30), -(first // 30) + 1))


def _sketch(episode: Episode) -> tuple[str, ...]:
    return tuple(sorted(episode.words, key=_hashed)[:_PHRASES])


def _hashed(word: str) -> bytes:
    return blake2b(word.encode(), digest_size=8).digest()
