"""Who passed words on, named beside the verb that reports them."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from rashomon.extract.rules_v1.attribution.tellers import teller_words
from rashomon.extract.rules_v1.lexicon import DAYS, DEMAND, PLATFORMS
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, name_edges
from rashomon.model.words import Words

_CARRIED = frozenset(
    "carried published broadcast posted aired released quoted cited shared run relayed".split()
)
_MEDIA = frozenset(
    "television tv radio channel media website site page account newspaper daily app agency "
    "broadcaster network".split()
)
_TALKS = frozenset("interview statement remarks comments briefing message email".split())
_REACHED = frozenset("quoted cited reached contacted interviewed".split())
_CITING = frozenset("citing quoting".split())
_FARTHEST = 14


def addressee_relay(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give the medium that was told ("told Reuters"), nothing for plain listeners."""
    for part in verb.children:
        if part.dep_ in ("dobj", "dative", "iobj", "obj") and part.i > verb.i:
            head = part
            if head.pos_ == "ADP":
                head = next((c for c in part.children if c.dep_ == "pobj"), part)
            medium = _medium(parsed, head)
            if medium is not None:
                return (medium,)
    return ()


def beside_teller(
    parsed: Parsed, verb: Token, noun: Token
) -> tuple[tuple[Words, ...], Words | None]:
    """Give the relays named before the verb, and the stretch from there to the verb.

    "The mayor, quoted by the radio, said", "In an interview with the radio, the
    mayor said", "Speaking to the radio, the mayor said".
    """
    for part in noun.children:
        if part.dep_ in ("acl", "relcl") and part.lower_ in _REACHED and noun.i < part.i < verb.i:
            agent = child(part, "agent")
            if agent is not None:
                return _led_by(parsed, agent), parsed.words(noun.left_edge.i, verb.i)
    for part in verb.children:
        if part.i < noun.i and part.dep_ in ("prep", "advcl"):
            relays = _fronted(parsed, part)
            if relays:
                return relays, parsed.words(part.left_edge.i, verb.i)
    return (), None


def _fronted(parsed: Parsed, part: Token) -> tuple[Words, ...]:
    if part.lower_ in ("speaking", "talking", "writing"):
        leads = [c for c in part.children if c.lower_ in ("to", "with", "on", "in")]
    else:
        talk = child(part, "pobj")
        if part.lower_ not in ("in", "during") or talk is None or talk.lower_ not in _TALKS:
            return ()
        carried = [c for c in talk.children if c.dep_ == "acl" and c.lower_ in _CARRIED]
        heads = [talk, *carried]
        leads = [c for h in heads for c in h.children if c.lower_ in ("to", "with", "by", "on")]
    return tuple(w for lead in leads for w in _led_by(parsed, lead))


def _led_by(parsed: Parsed, preposition: Token) -> tuple[Words, ...]:
    noun = child(preposition, "pobj")
    medium = _medium(parsed, noun) if noun is not None else None
    return (medium,) if medium is not None else ()


def carried_by(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give relays named after the verb: "in a statement carried by SANA", "on Twitter"."""
    if verb.lemma_ in DEMAND:
        return ()
    span = parsed.segment_tokens(parsed.segment_index(verb))
    after = parsed.doc[verb.i + 1 : min(span.end, verb.i + _FARTHEST)]
    return tuple(_named(parsed, after))


def cited_after(parsed: Parsed, tokens: Span, verb: Token) -> Iterator[Words]:
    """Give whom a report cites in its attribution ("the daily reported citing two officials")."""
    for token in tokens:
        if token.i > verb.i and token.lower_ in _CITING:
            noun = child(token, "dobj", "obj", "pobj")
            if noun is not None and noun.i > token.i:
                yield from teller_words(parsed, noun)
            return


def cited_at_foot(tokens: Span, after: int) -> Token | None:
    """Find whom the end of a sentence cites ("… that the road was open, citing the navy")."""
    for token in tokens[1:]:
        if token.i > after and token.lower_ == "citing" and token.nbor(-1).text == ",":
            return child(token, "dobj", "obj", "pobj")
    return None


def _named(parsed: Parsed, after: Span) -> Iterator[Words]:
    for token in after:
        if token.lower_ == "that" or token.dep_ in ("nsubj", "nsubjpass", "ccomp"):
            return
        if token.dep_ not in ("prep", "agent", "dative") or not _leads(token, after):
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        name = _medium(parsed, noun) if noun is not None else None
        if name is not None:
            yield name


def _leads(preposition: Token, after: Span) -> bool:
    """Whether a medium may follow a preposition."""
    word, head = preposition.lower_, preposition.head
    if word in ("by", "on", "in") and head.lower_ in _CARRIED:
        return True
    if word in ("with", "to", "on") and head.lower_ in _TALKS:
        return True
    return word in ("on", "via", "through") and head.i == after.start - 1


def _medium(parsed: Parsed, noun: Token) -> Words | None:
    """Give the name of a medium: "Telegram" in "its Telegram channel", "state television"."""
    person = noun.ent_type_ == "PERSON" and noun.head.lower_ in ("with", "to")
    if person or noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in DAYS:
        return None
    posted = [t for t in parsed.doc[noun.left_edge.i : noun.i] if t.text in PLATFORMS]
    if posted and noun.lower_ in _MEDIA:
        return parsed.words(posted[0].i, posted[0].i)
    if noun.pos_ == "PROPN":
        return parsed.words(*name_edges(noun, alone=True))
    parts = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]
    names = [c for c in parts if c.pos_ == "PROPN" and c.text[:1].isupper()]
    if noun.lower_ not in _MEDIA or not parts:
        return None
    return (
        parsed.words(names[0].left_edge.i, names[-1].i)
        if names
        else (parsed.words(parts[0].i, noun.i))
    )
