"""The forms under which a place's name is found, and how well a found name fits.

Look-up goes by key: the folded name, the name without articles, its skeleton. What is found by
skeleton is scored by how far the two spellings lie apart.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rashomon.model.naming import fold_name
from rashomon.model.place import Place
from rashomon.model.skeleton import ARTICLES, bones, latin, plain

_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{3})")
_ARABIC_ENDS = str.maketrans({"ة": "ه", "ى": "ي", "ـ": None})
_SMALL = frozenset(("neighbourhood", "area", "facility"))
"""Places that are often called by the last word of their name alone ("Hanano")."""

LEAST = 0.6
"""Spellings less alike than this are no one name, whatever their skeletons."""


def fold(name: str) -> str:
    """Fold a name: as `fold_name`, and the Arabic letters that are written two ways are one."""
    folded = fold_name(name)
    return folded if folded.isascii() else folded.translate(_ARABIC_ENDS)


def bare(folded: str) -> str:
    """Take the Arabic article off every word of a folded name."""
    kept = folded
    if " " in folded:
        kept = " ".join([w for w in folded.split(" ") if w not in ARTICLES]) or folded
    return kept if kept.isascii() else _ARABIC_ARTICLE.sub("", kept)


@lru_cache(maxsize=20_000)
def skeleton_key(shorn: str) -> str:
    """Give the key of a bare name's skeleton; short names keep their vowels, "" for the shortest."""
    whole = latin(shorn).replace(" ", "")
    found = bones(whole)
    if len(found) < 3:
        found = plain(whole)
        found = found[:1] + found[1:].rstrip("hea")
    return f"~{found}" if len(found) >= 3 else ""


def keys_of(place: Place) -> set[str]:
    """Give every key under which a place is found."""
    keys: set[str] = set()
    for name in (place.name, *place.names):
        folded = fold(name)
        shorn = bare(folded)
        keys.update((folded, shorn, skeleton_key(shorn)))
        if place.feature in _SMALL and " " in shorn:
            keys.add(tail_key(shorn))
    keys.discard("")
    return keys


def tail_key(shorn: str) -> str:
    """Give the key of the last word of a bare name: what a small place is called for short."""
    found = skeleton_key(shorn.rsplit(" ", 1)[-1])
    return f"~{found}" if found else ""


def tries(name: str) -> Iterator[tuple[str, float, str]]:
    """Give the keys to look a name up by, surest first, each with its score and reason."""
    folded = fold(name)
    shorn = bare(folded)
    yield folded, 1.0, "the same name"
    if shorn != folded:
        yield shorn, 0.95, "the same name but for an article"
    found = skeleton_key(shorn)
    if found:
        yield found, 0.9, "another spelling of the name"
        yield f"~{found}", 0.75, "the last word of the name"
    if " " in shorn and tail_key(shorn):
        yield tail_key(shorn)[1:], 0.7, "the name without its first words"


def likeness(name: str, place: Place, *, last: bool) -> float:
    """Score in 0..1 how alike a name and a place's names are spelled; `last` words only."""
    mine = _level(name)
    mine = mine.rsplit(" ", 1)[-1] if last else mine.replace(" ", "")
    names = (_level(n) for n in (place.name, *place.names))
    theirs = {n.rsplit(" ", 1)[-1] if last else n.replace(" ", "") for n in names}
    return max((_alike(mine, other) for other in theirs), default=0.0)


@lru_cache(maxsize=20_000)
def _level(name: str) -> str:
    return plain(latin(bare(fold(name))))


@lru_cache(maxsize=20_000)
def _alike(one: str, other: str) -> float:
    """Give 1 less Levenshtein's distance over the longer length."""
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if not longest or 1 - abs(len(one) - len(other)) / longest < LEAST:
        return 0.0
    before = list(range(len(other) + 1))
    for i, mine in enumerate(one, start=1):
        row = [i]
        for j, theirs in enumerate(other, start=1):
            row.append(min(row[-1] + 1, before[j] + 1, before[j - 1] + (mine != theirs)))
        before = row
    return 1 - before[-1] / longest
