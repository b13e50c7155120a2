"""Who tells by pictures: who gave, and who screened them."""

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.tellers import is_somebody
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child
from rashomon.model.words import Words

_PICTURES = frozenset("video footage image photo photograph picture clip".split())
_STATIONS = frozenset("television tv channel broadcaster station".split())
_SCREENED = frozenset("show air broadcast".split())


def shown(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give what pictures show, of which somebody tells who gave them."""
    thing = child(verb, "dobj", "obj") if shower(verb) is not None else None
    return (parsed.words(thing.left_edge.i, thing.right_edge.i),) if thing is not None else ()


def shower(verb: Token) -> Token | None:
    """Find who gave the pictures that show something ("video released by the navy showed …")."""
    seen = child(verb, "nsubj") if verb.lemma_ in _SCREENED else None
    if seen is not None and seen.lower_ in _STATIONS:
        return seen if verb.lemma_ == "show" or _is_picture(child(verb, "dobj", "obj")) else None
    if seen is None or not _is_picture(seen) or verb.lemma_ != "show":
        return None
    given, owner = child(seen, "acl"), child(seen, "poss")
    if owner is not None:
        return owner
    agent = child(given, "agent") if given is not None else None
    for part in (agent, *seen.children):
        thing = child(part, "pobj") if part is not None else None
        if part is agent and thing is not None:
            return thing
        if thing is not None and part is not None and part.lower_ in ("on", "from", "by"):
            return thing if thing.pos_ == "PROPN" or is_somebody(thing) else None
    return None


def _is_picture(noun: Token | None) -> bool:
    return noun is not None and noun.lemma_ in _PICTURES
