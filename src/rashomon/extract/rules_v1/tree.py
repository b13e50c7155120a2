"""Small questions to the dependency parse."""

from collections.abc import Iterator

from spacy.tokens import Token

_PAST = frozenset(("VBD", "VBZ"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
OBJECTS = frozenset(("dobj", "obj", "attr", "oprd"))


def child(token: Token, *deps: str) -> Token | None:
    """Give the first child with one of the relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject(verb: Token) -> Token | None:
    """Give a verb's subject, its own or the one it shares with the verb it hangs on.

    A participle, a coordinated verb, an open complement and a relative clause
    take the subject (or the noun) they are attached to.
    """
    at = verb
    for _ in range(6):
        own = child(at, *SUBJECTS)
        if own is not None:
            return _antecedent(own, at)
        if at.dep_ in ("acl", "relcl") and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return at.head
        if at.dep_ == "conj" and at.tag_ in _PAST and _is_infinitive(at.head):
            at = at.head  # "called for him to go | and accused": no part of what was wished
        if at.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "acl", "ccomp", "dep"):
            return None
        at = at.head
    return None


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)


def _antecedent(own: Token, verb: Token) -> Token:
    """Give what a relative pronoun stands for."""
    relative = own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
    return verb.head if relative else own


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def is_main(verb: Token) -> bool:
    """Whether a verb heads a main clause, be it one that the parse hung on a later one."""
    return verb.dep_ in ("ROOT", "conj") or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def is_negated(verb: Token) -> bool:
    """Whether "not" or "never" hangs on a verb."""
    return any(c.dep_ == "neg" or c.lower_ == "nt" for c in verb.children)


def conjuncts(noun: Token) -> Iterator[Token]:
    """Give a noun and the nouns coordinated with it, in text order."""
    yield noun
    for other in noun.children:
        if other.dep_ == "conj" and other.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from conjuncts(other)


def name_edges(noun: Token, *, alone: bool) -> tuple[int, int]:
    """Give the first and last token of a noun phrase, clauses that follow it left out.

    `alone` leaves coordinated nouns out as well.
    """
    last = noun.i
    for part in noun.rights:
        if part.dep_ in ("relcl", "acl", "advcl") or part.dep_ == "punct":
            if part.dep_ == "punct":
                continue
            break
        if part.dep_ in ("conj", "cc"):
            if alone:
                break
            last = part.right_edge.i
        elif part.dep_ == "appos":
            last = part.right_edge.i if _is_named(part) else last
        else:
            last = part.right_edge.i
    return noun.left_edge.i, last


def _is_named(noun: Token) -> bool:
    return noun.pos_ == "PROPN"


def opens_with_relative(token: Token) -> bool:
    """Whether a clause opens with a relative word, and is no complement ("evidence that …")."""
    opener = token.doc[token.left_edge.i]
    if opener.lower_ == "that":
        return opener.dep_ in SUBJECTS
    return opener.lower_ in ("which", "who", "whose", "where")
