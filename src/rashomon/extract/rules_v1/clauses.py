"""The tree cut into clauses that can be true apart from each other."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import SUBJECTS

_VERBS = ("VERB", "AUX")
_FEWEST = 3
_LIGHT = frozenset(
    "that and but or while as when because which who , ; : - – — \" “ ” ' ‘ ’".split()
)
_SKIP_FIRST = frozenset(
    "meanwhile however also moreover furthermore but and or yet so that".split()
)


def clause_heads(parsed: Parsed, index: int, reporting: frozenset[int]) -> tuple[int, ...]:
    """Give, for each token of a segment, the index of the head of its clause.

    `reporting` are the token indices of verbs that have an attribution frame;
    what they report is a clause of its own.
    """
    span = parsed.segment_tokens(index)
    opens = {t.i for t in span if _opens_clause(t, reporting)}
    heads = {t.i: t.head.i for t in span}
    return tuple(_climb(at, heads, opens) for at in heads)


def _climb(at: int, heads: Mapping[int, int], opens: set[int]) -> int:
    while at not in opens and heads[at] != at:
        at = heads[at]
    return at


def _opens_clause(token: Token, reporting: frozenset[int]) -> bool:
    if token.head.i == token.i:
        return True
    if token.i in reporting:
        return True
    rule = _RULES.get(token.dep_)
    return rule is not None and rule(token, reporting)


def _complement(token: Token, reporting: frozenset[int]) -> bool:
    return token.head.i in reporting


def _coordinated(token: Token, reporting: frozenset[int]) -> bool:
    del reporting
    if token.pos_ not in _VERBS or token.head.pos_ not in _VERBS:
        return False
    return _size(token) >= _FEWEST or any(c.dep_ in SUBJECTS for c in token.children)


def _adverbial(token: Token, reporting: frozenset[int]) -> bool:
    del reporting
    if token.pos_ not in _VERBS or any(
        c.dep_ == "aux" and c.lower_ == "to" for c in token.children
    ):
        return False
    return _size(token) >= _FEWEST


def _relative(token: Token, reporting: frozenset[int]) -> bool:
    del reporting
    return _size(token) > _FEWEST


def _participle(token: Token, reporting: frozenset[int]) -> bool:
    del reporting
    before = token.left_edge.i - 1
    set_off = before >= 0 and token.doc[before].text in (",", "-", "–", "—")
    return set_off and _size(token) >= _FEWEST


def _including(token: Token, reporting: frozenset[int]) -> bool:
    del reporting
    return token.lower_ == "including" and any(t.like_num for t in token.subtree)


def _aside(token: Token, reporting: frozenset[int]) -> bool:
    del reporting
    return token.pos_ in _VERBS and _size(token) >= _FEWEST


_RULES = {
    "ccomp": _complement,
    "xcomp": _complement,
    "conj": _coordinated,
    "advcl": _adverbial,
    "relcl": _relative,
    "acl": _participle,
    "prep": _including,
    "parataxis": _aside,
}


def _size(token: Token) -> int:
    return token.right_edge.i - token.left_edge.i + 1


def clause_spans(
    parsed: Parsed, index: int, reporting: frozenset[int]
) -> Iterator[tuple[int, int, int]]:
    """Give (head, first, last) of a segment's clauses in text order, reporting clauses left out."""
    span = parsed.segment_tokens(index)
    heads = clause_heads(parsed, index, reporting)
    found = []
    for head in dict.fromkeys(heads):
        if head in reporting:
            continue
        own = [span.start + n for n, h in enumerate(heads) if h == head]
        first, last = _core(parsed, own, head)
        if last >= first:
            found.append((head, first, last))
    yield from sorted(found, key=lambda c: c[1])


def _core(parsed: Parsed, own: Sequence[int], head: int) -> tuple[int, int]:
    """Trim a clause's tokens: marks, joints and leading connectives come off."""
    first, last = own[0], own[-1]
    doc = parsed.doc
    while first < last and _is_light(doc[first], head):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].dep_ == "cc"):
        last -= 1
    return first, last


def _is_light(token: Token, head: int) -> bool:
    if token.is_punct or token.dep_ == "cc" or token.lower_ in _SKIP_FIRST:
        return True
    return token.dep_ == "mark" and token.head.i == head
