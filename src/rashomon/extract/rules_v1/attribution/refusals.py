"""Refusing what was asked for, which the verbs of denial say as well."""

from spacy.tokens import Token

from rashomon.extract.rules_v1.lexicon import DENY
from rashomon.extract.rules_v1.tree import child, is_passive

_ASKED = frozenset(
    "request application appeal petition bid plea offer proposal demand ultimatum invitation plan "
    "visa access entry permission permit passage asylum bail visit treatment right leave "
    "clearance admission licence license aid help service deal draft resolution bill call truce "
    "ceasefire cease-fire talk dialogue term amnesty negotiation mediation".split()
)
"""What is granted or refused; it can be no proposition that is denied."""

_OBJECTS = ("dobj", "obj", "oprd", "attr")


def refuses(noun: Token) -> bool:
    """Whether a noun is what is granted or refused, so that its denial is a refusal.

    Talk *that* something is so is a rumour, and no talks.
    """
    told = noun.lower_ == "talk" and child(noun, "acl", "ccomp") is not None
    return noun.lemma_.lower() in _ASKED and not told


def is_refusal(verb: Token) -> bool:
    """Whether a verb refuses a thing ("a request which they denied", "was denied a visa").

    Any verb whose object is a relative pronoun acts on a thing and reports nothing.
    """
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    if verb.dep_ == "relcl" and any(c.lower_ in ("which", "that") for c in objects):
        return True
    if verb.lemma_.lower() not in DENY:
        return False
    things = [*objects, *(c for c in verb.children if c.dep_ == "nsubjpass")]
    if verb.dep_ in ("acl", "relcl"):
        things.append(verb.head)
    given = child(verb, "dative") is not None or (is_passive(verb) and bool(objects))
    return given or any(refuses(c) for c in things)
