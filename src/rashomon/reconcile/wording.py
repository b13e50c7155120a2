"""Words as they are compared: stems of content words, and how much two sets share."""

import re
from sys import intern

_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(
    "the and that for with was were are has have had been from this which who their its his her they them "
    "after before over into near more than least about also other others said says say not but all out two "
    "three one some including during when while where what will would there being between against under "
    "killed people forces syria syrian army government group state town city area province northern eastern "
    "southern western east west north south fighters rebels military regime war report reported according "
    "could should may might must can did does doing she him our your you who whom whose how why any some such each every "
    "both either neither few many much most several only just even still yet already ever never now then once again "
    "away back down off through throughout within without because since until upon among amid around across along "
    "toward towards onto per via like make makes made making take takes took taken taking get got getting "
    "come came coming went going gone put told added called saying another own same first second last next new "
    "four five six seven eight nine ten day days week weeks month months year years time times number part parts "
    "area areas".split()
)


_SAME_WORDS = 0.3
"""Share of the smaller set of words from which two tellings say the same."""


def content_words(quote: str) -> frozenset[str]:
    """Give the stems of a quote's content words."""
    return frozenset(stems(quote))


def stems(words: str) -> list[str]:
    """Give the stems of content words in their order; equal ones are one in memory, as a record has few."""
    return [intern(w[:6]) for w in _WORD.findall(words.casefold()) if w not in _COMMON]


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share (0..1) of the smaller set that stands in the other."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))


def say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of content words have two in common, and enough of the smaller set."""
    return len(one & other) > 1 and overlap(one, other) >= _SAME_WORDS
