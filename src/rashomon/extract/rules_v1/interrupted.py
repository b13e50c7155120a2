"""Clauses that a relative clause on their subject parts in two."""

from collections.abc import Sequence

import numpy as np
from spacy.attrs import POS
from spacy.symbols import VERB
from spacy.tokens import Token

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child

_LONGEST = 30
_LEADING = frozenset(("CC", "IN", "WDT", "WP", "WRB"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def with_interrupted(
    parsed: Parsed, chosen: Sequence[tuple[int, int]], reporting: frozenset[int]
) -> list[tuple[int, int]]:
    """Add what is said of a subject after a clause thrown into it, where nothing else holds it.

    "The camp, where 3,000 people live, was shelled" says two things: who lives
    there, and "was shelled". Stretches are first and last tokens, in text order.
    """
    found = list(chosen)
    for at in np.flatnonzero(parsed.doc.to_array([POS]) == VERB).tolist():
        verb = parsed.doc[at]
        thrown_in = _thrown_in(verb)
        if thrown_in is None or verb.i in reporting or not _is_finite(verb):
            continue
        first = thrown_in + 1
        while first < verb.i and verb.doc[first].is_punct:
            first += 1
        last = _last(verb, found)
        if first < last < first + _LONGEST and all(b < first or last < a for a, b in found):
            found = sorted([*found, (first, last)])
    return found


def _thrown_in(verb: Token) -> int | None:
    """Give the last token of a relative clause between a verb and its subject."""
    noun = child(verb, "nsubj", "nsubjpass")
    clauses = [c for c in noun.children if c.dep_ == "relcl"] if noun is not None else []
    before = [c.right_edge.i for c in clauses if c.right_edge.i < verb.i]
    return max(before, default=None)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(
        c.tag_ in _FINITE for c in verb.children if c.dep_.startswith("aux")
    )


def _last(verb: Token, chosen: Sequence[tuple[int, int]]) -> int:
    """Give the last token of a verb's clause before the next chosen stretch."""
    after = min((first for first, _ in chosen if first > verb.i), default=verb.right_edge.i + 1)
    last = min(verb.right_edge.i, after - 1)
    while last > verb.i and (verb.doc[last].is_punct or verb.doc[last].tag_ in _LEADING):
        last -= 1
    return last
