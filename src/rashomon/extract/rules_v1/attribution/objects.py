"""What a reporting verb reports as a thing: its objects, a wish, a count, the noun after its preposition."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from rashomon.extract.rules_v1.lexicon import (
    BLAME,
    DAYS,
    DEMAND,
    DENY,
    NOMINAL,
    PREDICT,
)
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, opens_with_relative
from rashomon.model.words import Words

_DEPLORING = BLAME - {"praise", "hail", "welcome"}
_SUFFERED = frozenset("kill wound injure hurt displace arrest detain destroy damage".split())
_SWORN = frozenset("allegiance loyalty fealty".split())
_UNTIL = frozenset("by within until".split())
"""What says when a promise is to be kept."""
_ASKING = frozenset("on for upon to it".split()) | DAYS
_APART = frozenset("as with after before despite during while on through via".split())
_OBJECT_PARTS = ("dobj", "obj", "prep", "xcomp", "dative", "oprd", "prt", "pobj")


def nominal_contents(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give the stretch that a verb reports without a clause; none where it takes no such thing."""
    lemma = verb.lemma_.lower()
    if lemma in DEMAND or lemma in PREDICT or lemma in BLAME or is_threat(verb):
        return _objects(parsed, verb)
    if lemma == "hold":
        return _held(parsed, verb)
    if lemma in _ABOUT:
        return _about(parsed, verb)
    return _objects(parsed, verb, nominal=True) if lemma in NOMINAL else ()


def _held(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give whom a verb holds responsible, and for what."""
    after = [c for c in verb.rights if c.dep_ not in ("punct", "conj", "cc")]
    return (parsed.words(after[0].left_edge.i, after[-1].right_edge.i),) if after else ()


_TOLD_IN = frozenset(
    "leaflet statement letter communique communiqué bulletin announcement video message speech "
    "interview tweet post email e-mail broadcast recording".split()
)
"""What words are told in."""

_ABOUT = {
    "complain": ("of", "about"),
    "boast": ("of", "about"),
    "protest": ("at", "against", "about"),
    "advise": ("against",),
    "speak": ("of",),
}
"""Verbs that tell in the noun after a preposition ("complained of five barrages")."""


def _about(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give what a verb tells in the noun after its preposition; of what is spoken of only counts."""
    lemma = verb.lemma_.lower()
    for part in verb.children:
        thing = child(part, "pobj", "pcomp") if part.dep_ == "prep" and part.i > verb.i else None
        if thing is None or part.lower_ not in _ABOUT[lemma]:
            continue
        if lemma != "speak" or any(t.like_num for t in thing.subtree):
            beside = (c for c in verb.rights if c.i > part.i)
            hanging = takewhile(lambda c: c.dep_ not in ("conj", "cc", "punct"), beside)
            last = max((c.right_edge.i for c in hanging), default=thing.right_edge.i)
            return (parsed.words(thing.left_edge.i, last),)
    return ()


def is_threat(verb: Token) -> bool:
    """Whether a warning tells what is to come ("warned of reprisals", "warned them to leave")."""
    about = any(c.dep_ == "prep" and c.lower_ in ("of", "about", "against") for c in verb.children)
    return verb.lemma_ == "warn" and (about or child(verb, "xcomp") is not None)


def _objects(  # noqa: C901  (a list of verbs and what they take)
    parsed: Parsed, verb: Token, *, nominal: bool = False
) -> tuple[Words, ...]:
    """Give the objects of a verb and what hangs on it after them."""
    parts = [c for c in verb.children if c.i > verb.i and (c.dep_ in _OBJECT_PARTS or is_wish(c))]
    if verb.lemma_ == "call" and not _is_asking(verb):
        return ()
    if any(c.lemma_.lower() in _SWORN for c in parts):
        return ()
    if nominal and not any(c.dep_ in ("dobj", "obj") for c in parts):
        return ()
    if nominal:
        parts = [c for c in parts if c.dep_ in ("dobj", "obj")] + [
            c
            for c in parts
            if c.dep_ == "prep"
            and c.lower_ in ("in", "of", "for", "as", "from", "at")
            and not (verb.lemma_ in DENY and (c.lower_ == "as" or _is_paper(c)))
        ]
        parts += [c for c in _beside(verb) if c not in parts]
    parts = [c for c in parts if not _is_time(c) or (verb.lemma_ in PREDICT and c.lower_ in _UNTIL)]
    if not parts:
        return ()
    if verb.lemma_ in DEMAND:
        # a bare infinitive goes on with what is asked, not with the asking
        parts += [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB" and c.i > verb.i]
    if verb.lemma_ in DEMAND or verb.lemma_ in _DEPLORING:
        parts += _aims(verb, parts)
    if verb.lemma_ == "put":
        # "and the injured at 42": a second figure of the same teller
        parts += [
            c
            for c in verb.children
            if c.dep_ == "conj" and c.i > verb.i and child(c, "nsubj") is None
        ]
    if nominal:
        parts += _second_counts(verb)
    first, last = min(c.left_edge.i for c in parts), max(map(_wish_end, parts))
    if verb.lemma_ in DENY and len(parts) == 1:
        last = _denied_end(parts[0])
    elif verb.lemma_ == "claim" or verb.lemma_ in BLAME or verb.lemma_ in DEMAND:
        last = _without_aside(parsed, first, last)
    if last - first < 1 and verb.lemma_ not in DENY:
        return ()
    return (parsed.words(first, last),)


def _is_paper(part: Token) -> bool:
    """Whether a preposition only says in what somebody tells ("denied it | in a leaflet")."""
    held = child(part, "pobj")
    return part.lower_ == "in" and held is not None and held.lemma_.lower() in _TOLD_IN


def _second_counts(verb: Token) -> Iterator[Token]:
    """Give the counts that go on with an object ("reported 40 killed | and 12 wounded")."""
    for part in verb.children:
        counted = child(part, "nsubj", "nsubjpass")
        alone = not any(c.dep_ in ("aux", "auxpass") for c in part.children)
        counts = counted is not None and (counted.like_num or child(counted, "nummod") is not None)
        if part.dep_ == "conj" and part.lemma_.lower() in _SUFFERED and counts and alone:
            yield part


def is_wish(part: Token) -> bool:
    """Whether a clause is one that somebody wishes for ("called | for every bridge to be inspected")."""
    opens = part.left_edge
    return part.dep_ == "advcl" and opens.lower_ == "for" and opens.dep_ == "mark"


def _wish_end(part: Token) -> int:
    """Give the last token of an object, of a wish without what its teller did beside wishing."""
    told = next((c for c in part.children if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ")), None)
    if not is_wish(part) or told is None:
        return part.right_edge.i
    return max((c.i for c in part.children if c.dep_ == "cc" and c.i < told.i), default=told.i) - 1


def _is_asking(verb: Token) -> bool:
    """Whether "call" asks or names, and does not go with "in", "off" or "up"."""
    leads = [c.lower_ for c in verb.children if c.dep_ in ("prep", "prt") and c.i == verb.i + 1]
    return not leads or leads[0] in _ASKING


def _aims(verb: Token, parts: list[Token]) -> list[Token]:
    """Give the infinitive right after an object ("criticised the lack of means | to end the war")."""
    end = max(c.right_edge.i for c in parts)
    return [
        c
        for c in verb.children
        if c.dep_ == "advcl" and c.tag_ == "VB" and c.left_edge.i == end + 1 and c not in parts
    ]


def _beside(verb: Token) -> Iterator[Token]:
    """Give the phrases right after an object that say whose it is ("registered 604 breaches by the rebels")."""
    thing = child(verb, "dobj", "obj")
    end = thing.right_edge.i if thing is not None else -1
    for part in verb.children:
        close = part.i == end + 1 and part.lower_ in ("by", "against", "between", "among")
        if close and part.dep_ in ("prep", "agent"):
            yield part


def _without_aside(parsed: Parsed, first: int, last: int) -> int:
    """Give the end of an object without a last relative clause, which is the outlet's own.

    The toll in "claimed responsibility for a bombing that killed 30" is told by
    whoever tells the sentence.
    """
    for token in parsed.doc[first + 1 : last + 1]:
        begun = token.left_edge.i
        relative = token.dep_ == "relcl" and token.head.pos_ in ("NOUN", "PROPN")
        if (
            relative
            and token.right_edge.i >= last
            and begun > first + 1
            and opens_with_relative(token)
        ):
            return begun - 1 if not parsed.doc[begun - 1].is_punct else begun - 2
    return last


def _denied_end(noun: Token) -> int:
    """Give the last token of what is denied, without what says how or when it was."""
    last = noun.i
    for part in noun.rights:
        apart = part.dep_ == "prep" and (part.lower_ in _APART or _is_time(part))
        if apart or part.dep_ in ("advcl", "punct"):
            break
        last = part.right_edge.i
    label = (t.i for t in noun.doc[noun.i + 1 : last + 1] if t.lower_ == "as" and t.dep_ == "prep")
    return next(label, last + 1) - 1


def _is_time(part: Token) -> bool:
    noun = child(part, "pobj") if part.dep_ == "prep" else part
    return noun is not None and noun.ent_type_ in ("DATE", "TIME") and part.dep_ == "prep"
