"""Who does a claimed thing, and to whom it is done."""

from spacy.tokens import Token

from rashomon.extract.rules_v1.naming import Cast
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import OBJECTS, child, name_edges
from rashomon.model.claim import Kind, Named

_THINGS = frozenset(
    "attack strike strikes airstrike airstrikes raid raids blast explosion bombing bomb shelling "
    "shells shell rocket rockets fire toll number offensive clashes clash it this that which there "
    "what".split()
)


def find_actors(
    parsed: Parsed, start: int, end: int, kind: Kind, cast: Cast
) -> tuple[Named | None, Named | None]:
    """Give the agent and the target of a quote, by the voice of its main verb.

    The agent takes or does, the target loses or suffers; of people who move
    the target are those displaced.
    """
    tokens = parsed.tokens(start, end)
    if not len(tokens):
        return None, None
    verb = tokens.root
    subject = child(verb, "nsubj")
    target = child(verb, "nsubjpass") or child(verb, *OBJECTS)
    by = child(verb, "agent")
    agent = child(by, "pobj") if by is not None else subject
    if kind is Kind.DISPLACEMENT and subject is not None:
        return None, _named(parsed, subject, cast)
    if kind is Kind.CASUALTIES and verb.lemma_ in ("die", "be") and subject is not None:
        return None, _named(parsed, subject, cast)
    return _named(parsed, agent, cast), _named(parsed, target, cast)


def _named(parsed: Parsed, noun: Token | None, cast: Cast) -> Named | None:
    if noun is None or noun.lower_ in _THINGS or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    words = parsed.words(*name_edges(noun, alone=False))
    named = cast.actor(words)
    return Named(named, words)
