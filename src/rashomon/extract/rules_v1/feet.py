"""Attributions between commas, whoever tells ("…, a scholar in Lisbon noted").

Where a comma and a verb of nothing but telling bound them, the words between need not be a known
role: whoever notes, recalls or reckons something is its teller.
"""

from collections.abc import Sequence
from itertools import takewhile

from rashomon.extract.rules_v1.lexicon import (
    DAYS,
    FOOT_VERBS,
    MODIFIERS,
    NOT_TELLERS,
    PEOPLE,
    PRONOUNS,
    ROLE_NOUNS,
    TIME_HEADS,
    TOLD_TO,
    TRADES,
)
from rashomon.extract.rules_v1.name_walk import (
    ADVERBS,
    FEWEST_LEFT,
    WORD,
    bare,
    is_name,
    role_before,
)
from rashomon.extract.rules_v1.tails import FINITE, HANGING, LONGEST_TAIL

_LONGEST = 12
_LONGEST_AFTER = 5
_LONGEST_COMPOUND = 3
_OPENS = frozenset(
    "a an the another one two three four five some several many most his her their its our my "
    "this that these those others both".split()
)
STRICT = frozenset("found ruled ordered".split())
"""Verbs that do other things than tell as well: before them only a known role or a person tells."""

IN_TWO = {"went": ("on",), "made": ("plain", "clear"), "pointed": ("out",)}
"""Verbs of telling that need a second word."""

_SECONDS = frozenset(word for words in IN_TWO.values() for word in words)

_CLAUSES = frozenset("who whose which that".split())
_PREPOSITIONS = frozenset("of in at from for with on".split())
_PLACED = frozenset("there here inside outside nearby".split())
_JOINTS = frozenset("and but yet although though because".split())
"""What joins a clause after an attribution in mid-sentence to the one before it."""

LISTENERS = frozenset(
    "parliament lawmakers residents state reporters reporter correspondent journalists the a news agency tv television paper daily".split()
)
"""Who is told, besides names."""

_UNNAMED = frozenset("asking declining requesting".split())
"""What opens the wish of one who tells not to be named."""

_WAYS = frozenset(
    "without having citing quoting speaking referring reached contacted basing".split()
)
"""What opens how somebody tells, after a comma."""


def is_foot_verb(stored: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a word between commas can only tell: a verb of telling, or "went on,", "made clear,"."""
    word = bare(stored, words[at])
    if word not in IN_TWO:
        return word in FOOT_VERBS or word in STRICT
    end = words[at + 1][1] if at + 1 < len(words) else words[at][1]
    after = stored[words[at][1] : end].strip(" ")
    return after[:-1] in IN_TWO[word] and after[-1:] in (",", ".", ";")


def foot_start(stored: str, words: Sequence[tuple[int, int]]) -> int | None:
    """Find where "…, a scholar in Lisbon noted on Monday." begins, at the end of the words."""
    for index in range(len(words) - 1, max(FEWEST_LEFT, len(words) - LONGEST_TAIL), -1):
        done = index + 1 < len(words) and bare(stored, words[index + 1]) == "by"
        if is_foot_verb(stored, words, index) and not done and is_tail(stored, words, index):
            first = _teller_first(stored, words, index)
            return words[first][0] if first is not None else None
    return None


def is_tail(stored: str, words: Sequence[tuple[int, int]], verb: int) -> bool:
    """Whether nothing but time, place or addressee follows the verb."""
    rest = [bare(stored, span) for span in words[verb + 1 :]]
    rest = list(takewhile(lambda word: word not in _UNNAMED, rest))
    if not rest or (stored[words[verb][1] - 1] == "," and rest[0] in _WAYS):
        return True
    if any(word in FINITE for word in rest) or stored[words[verb][1] - 1] in ":,":
        return False
    told = bare(stored, words[verb]) in TOLD_TO
    opens = stored[words[verb + 1][0]]
    listens = opens.isupper() or rest[0] in ("the", "a", "an") or rest[0] in LISTENERS | MODIFIERS
    return rest[0] in TIME_HEADS or (told and listens)


def middle_foot(stored: str, start: int, end: int) -> tuple[int, int] | None:
    """Find "…, a surgeon said, | and …": an attribution between two clauses of one teller.

    Gives where the attribution and where what follows it begin.
    """
    words = [m.span() for m in WORD.finditer(stored, start, end)]
    verb = next((n for n in range(len(words) - 1, -1, -1) if is_foot_verb(stored, words, n)), 0)
    mark = _mark_after(stored, words, verb)
    if not FEWEST_LEFT <= mark < len(words) - FEWEST_LEFT:
        return None
    joined = stored[words[mark][1] - 1] == ";" or bare(stored, words[mark + 1]) in _JOINTS
    joined = joined or HANGING.match(stored, words[mark + 1][0]) is not None
    first = _teller_first(stored, words, verb) if joined else None
    return (words[first][0], words[mark + 1][0]) if first is not None else None


def _mark_after(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int:
    """Give the word that ends an attribution: its verb, or a time or a listener; -1 for none."""
    for at in range(verb, min(len(words) - 1, verb + _LONGEST_AFTER)):
        if stored[words[at][1] - 1] in ",;":
            after = bare(stored, words[verb + 1])
            timed = at == verb or after in _SECONDS or after in DAYS
            return at if timed or bare(stored, words[verb]) in TOLD_TO else -1
        if stored[words[at][1] - 1] in ':"”':
            return -1
    return -1


def _teller_first(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Give the first word of a verb's teller, which follows a comma or a quotation."""
    if not is_foot_verb(stored, words, verb):
        return None
    strict = bare(stored, words[verb]) in STRICT
    for first in range(verb - 1, max(FEWEST_LEFT, verb - _LONGEST) - 1, -1):
        before = stored[words[first - 1][1] - 1]
        if before in ',"”':
            if stored[words[verb - 1][1] - 1] == ",":
                return _enclosed(stored, words, first, verb)
            named = words[first + (bare(stored, words[first]) == "as") : verb]
            sure = not strict or _is_person(bare(stored, words[verb - 1]))
            return first if named and sure and _is_teller(stored, named) else None
        if before in ";:.!?":
            return None
    return None


def _enclosed(stored: str, words: Sequence[tuple[int, int]], first: int, verb: int) -> int | None:
    """Give the first word of a teller with a name or a clause on him between commas before a verb."""
    if bare(stored, words[first]) in _CLAUSES:
        opens = range(first - 1, max(0, first - _LONGEST), -1)
        at = next((n for n in opens if stored[words[n - 1][1] - 1] in ',"”'), None)
        return at if at is not None and _is_teller(stored, words[at:first]) else None
    named = all(is_name(stored, word) for word in words[first:verb])
    role = role_before(stored, words, first) if named else None
    return role if role is not None else first if _is_teller(stored, words[first:verb]) else None


def _is_teller(stored: str, span: Sequence[tuple[int, int]]) -> bool:
    """Whether words can be nothing but who tells: a noun phrase, with a clause on him at most."""
    named = [bare(stored, word) for word in span]
    while named and (named[-1] in ADVERBS or named[-1] in _PLACED):
        named.pop()
    if not named or any(w in FOOT_VERBS for w in named):
        return False
    if named[0] in PRONOUNS:
        return len(named) == 1
    clause = next((n for n, w in enumerate(named) if n and w in _CLAUSES), len(named))
    plain = named[:clause]
    if plain in (["one"], ["another"], ["others"], ["some"]):
        return True
    parted = next((n for n, w in enumerate(plain) if n and w in _PREPOSITIONS), len(plain))
    head = plain[-1] if plain[0] in _OPENS else plain[parted - 1]
    if head in NOT_TELLERS or any(w in FINITE or w in PRONOUNS - {"it"} for w in plain):
        return False
    if named[0] in _OPENS or named[0].endswith(("'s", "’s")) or is_name(stored, span[0]):
        return len(plain) > 1
    opens = named[0] in MODIFIERS or _is_person(named[0])
    return _is_person(head) and (len(plain) == 1 or opens or _is_compound(plain))


def _is_compound(words: Sequence[str]) -> bool:
    """Whether words are a role of many and what it is of ("city officials", "lake port workers")."""
    plain = all(
        w.isalpha() and w not in TIME_HEADS and not w.endswith(("ed", "ing")) for w in words
    )
    return len(words) <= _LONGEST_COMPOUND and words[-1].endswith("s") and plain


def _is_person(word: str) -> bool:
    return word in ROLE_NOUNS or word in PEOPLE or word in TRADES
