"""A teller's name before its verb, found on the surface of the stored text."""

import re
from collections.abc import Sequence

from rashomon.extract.rules_v1.lexicon import (
    DAYS,
    HAPPENINGS,
    MODIFIERS,
    NOT_TELLERS,
    OPENERS,
    PRONOUNS,
    ROLE_NOUNS,
)
from rashomon.extract.rules_v1.naming.given_names import MEN, WOMEN

GIVEN = MEN | WOMEN
WORD = re.compile(r"[^\s]+")
EDGE = "\"'“”‘’()[],.;:!?—–-"
LONGEST_NAME = 12
FEWEST_LEFT = 4
ADVERBS = frozenset(
    "also later earlier then had has have separately previously further initially meanwhile".split()
)
JOINERS = frozenset("of for and in al the at on".split())
_NO_HEAD_BEFORE = frozenset(
    "that and but while as which who by of from with to because after before when if whether "
    "where for in on at than or against between under not".split()
)

_SOME = frozenset("one two three both some several many most another few none all".split())
_SOME_ALONE = frozenset("one another others some".split())
"""What stands for somebody of those told of before ("“…,” another said")."""

_STANDING_FOR = PRONOUNS | _SOME_ALONE | {"them"}

_ARTICLES = frozenset("the a an its his her their".split())
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_LONGEST_PERSON = 4
_ALIGNED = ("-aligned", "-based", "-run", "-backed", "-linked", "-affiliated", "-led", "-allied")
WIRES = frozenset("Reuters AFP AP TASS Interfax Xinhua Anadolu Bloomberg BBC CNN".split())
"""Agencies and broadcasters that end a sentence with nothing but their name and "reported"."""


def bare(stored: str, span: tuple[int, int]) -> str:
    """Give a word without marks, in lower case; an acronym (WHO, IS) stays as it is."""
    word = stored[span[0] : span[1]].strip(EDGE)
    return word if len(word) > 1 and word.isupper() else word.lower()


def name_start(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Walk back from the verb over the teller's name; give the index of its first word."""
    at = verb - 1
    while at > 0 and bare(stored, words[at]) in ADVERBS:
        at -= 1
    if at > 0 and stored[words[at][1] - 1] == ",":
        return _apposed_start(stored, words, at)
    if at <= 0 or stored[words[at][1] - 1] in ';:"”':
        return None
    head = bare(stored, words[at])
    if head in _STANDING_FOR:
        return _stands_for(stored, words, at)
    if head in NOT_TELLERS or not (is_name(stored, words[at]) or head in ROLE_NOUNS):
        return None
    if stored[words[at][0] : words[at][1]].strip(EDGE) in WIRES and at + 1 == verb:
        return at - (bare(stored, words[at - 1]) == "the")
    first = _walk_back(stored, words, at)
    return first if _opens(stored, words, first) else _own_part(stored, words, first, at)


def _stands_for(stored: str, words: Sequence[tuple[int, int]], at: int) -> int | None:
    """Find a pronoun, "one of them", or "another" right after a quotation."""
    if bare(stored, words[at]) in PRONOUNS:
        return at
    if bare(stored, words[at]) == "them":
        of = at > 1 and bare(stored, words[at - 1]) == "of"
        return at - 2 if of and bare(stored, words[at - 2]) in _SOME else None
    return at if stored[words[at - 1][1] - 1] in '"”' else None


def _apposed_start(stored: str, words: Sequence[tuple[int, int]], last: int) -> int | None:
    """Find a teller named beside his role, right after a quotation ("“…,” a farmer, Jonas Berg, said")."""
    if not is_name(stored, words[last]):
        return None
    first = last
    while (
        first > 0 and stored[words[first - 1][1] - 1] != "," and is_name(stored, words[first - 1])
    ):
        first -= 1
    role = role_before(stored, words, first)
    if role is not None:
        return role
    for at in range(last - 1, max(0, last - LONGEST_NAME), -1):
        if stored[words[at - 1][1] - 1] in '"”':
            opens = bare(stored, words[at])
            return at if opens in _ARTICLES or opens in ROLE_NOUNS else None
    return None


def role_before(stored: str, words: Sequence[tuple[int, int]], first: int) -> int | None:
    """Find the role that a name between commas is given after ("…, the mayor, | Ivan Bondar, said")."""
    for at in range(first - 1, max(0, first - LONGEST_NAME), -1):
        if at < first - 1 and stored[words[at][1] - 1] in ',.;:"”':
            return None
        ends = stored[words[first - 1][1] - 1] == "," and stored[words[at - 1][1] - 1] in ',"”'
        if ends and bare(stored, words[at]) in _ARTICLES:
            return at
    return None


def _opens(stored: str, words: Sequence[tuple[int, int]], first: int) -> bool:
    """Whether a name can begin here: after a mark, or after no word that needs it."""
    before = bare(stored, words[first - 1]) if first else ""
    closed = first and stored[words[first - 1][1] - 1] in ',"”'
    return bool(closed) or before not in _NO_HEAD_BEFORE


def _own_part(stored: str, words: Sequence[tuple[int, int]], first: int, last: int) -> int | None:
    """Find the teller behind a name that the clause before needs ("south of Iraq | local sources")."""
    at = first
    while at < last and is_name(stored, words[at]):
        at += 1
    if first < at <= last and bare(stored, words[at]) in MODIFIERS | ROLE_NOUNS | _ARTICLES:
        return at
    wire = stored[words[last][0] : words[last][1]].strip(EDGE)
    return last if first < last and (wire in WIRES or _ACRONYM.fullmatch(wire)) else None


def _walk_back(stored: str, words: Sequence[tuple[int, int]], head: int) -> int:
    first = at = head
    while at > 0 and head - at < LONGEST_NAME:
        at -= 1
        if stored[words[at][1] - 1] in ',.;:"”)':
            break
        word = bare(stored, words[at])
        if word in _ARTICLES:
            first = at
            if at == 0 or not _goes_on_before(stored, words, at - 1):
                break
        elif word in DAYS or (word in OPENERS and word not in ("and", "but")):
            break
        elif is_name(stored, words[at]) or _owner(word) in ROLE_NOUNS or _describes(word):
            first = at
        elif word not in JOINERS and not _is_trade(stored, words, at, first):
            break
        elif word not in JOINERS:
            first = at
    return _named_before(stored, words, first)


def _owner(word: str) -> str:
    """Give a word without a possessive mark."""
    return word.removesuffix("'s").removesuffix("’s")


def _describes(word: str) -> bool:
    return word in MODIFIERS or word.endswith(_ALIGNED)


def _is_trade(stored: str, words: Sequence[tuple[int, int]], at: int, first: int) -> bool:
    """Whether a word stands between an article and a role ("the rail union")."""
    word = bare(stored, words[at])
    opens = at > 0 and bare(stored, words[at - 1]) in _ARTICLES
    role = first == at + 1 and stored[words[first][0] : words[first][1]].strip(EDGE) in ROLE_NOUNS
    return opens and role and word.isalpha() and word not in HAPPENINGS


def _named_before(stored: str, words: Sequence[tuple[int, int]], first: int) -> int:
    """Take in the name that a role follows without a comma ("Karl Aziz | the head of the union")."""
    if bare(stored, words[first]) not in ("the", "a", "an"):
        return first
    at = first
    while at > 0 and first - at < _LONGEST_PERSON and stored[words[at - 1][0]].isupper():
        if stored[words[at - 1][1] - 1] in ',.;:"”)':
            break
        at -= 1
    marked = at > 0 and stored[words[at - 1][1] - 1] in ',"”'
    given = bare(stored, words[at]) in GIVEN
    return at if first - at > 1 and (marked or given) else first


def _goes_on_before(stored: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a name goes on before its article ("Ministry of the …", "the army and the …")."""
    if bare(stored, words[at]) in ("of", "for"):
        return True
    if bare(stored, words[at]) != "and" or at == 0:
        return False
    return is_name(stored, words[at - 1]) or bare(stored, words[at - 1]) in ROLE_NOUNS


def is_name(stored: str, span: tuple[int, int]) -> bool:
    """Whether a word is written as a name, marks before it left aside."""
    marked = stored[span[0]] in "“‘([" and stored[span[0] + 1 : span[0] + 2].isupper()
    return stored[span[0]].isupper() or marked
