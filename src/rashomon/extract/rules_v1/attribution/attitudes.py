"""Frames of hopes, fears and regrets told by a noun, and of what a reporter saw or a body left open."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.denials import denied_clause, without_that
from rashomon.extract.rules_v1.attribution.tellers import teller_words
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import HAPPENINGS, NOT_TELLERS
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, is_negated, is_passive, subject
from rashomon.model.claim import Stance
from rashomon.model.words import Words

_VOICING = frozenset("express voice raise convey share reiterate signal cast".split())
_ATTITUDES = frozenset(
    "hope concern fear regret sorrow scepticism skepticism doubt confidence support opposition "
    "condolence sympathy worry alarm outrage anger belief satisfaction optimism pessimism dismay "
    "frustration readiness willingness inclination conviction solidarity gratitude horror shock "
    "disappointment sadness surprise reservation objection interest commitment determination".split()
)
_COUNTING = frozenset("give provide issue publish".split())
_TOLLS = frozenset("toll figure estimate tally count".split())
_SEEING = frozenset("see witness hear watch".split())
_REPORTERS = frozenset(
    "journalist reporter correspondent photographer cameraman crew videographer witness".split()
)
DOCUMENTS = frozenset(
    "statement letter message tweet post report figure estimate account version detail count toll".split()
)
_LEFT_OPEN = frozenset("specify elaborate clarify identify".split())


def attitude_frames(parsed: Parsed) -> Iterator[Frame]:
    """Give the frames of attitudes in a noun, of what a reporter saw, of what nobody specified.

    "The council voiced concern over the shelling" tells the whole phrase, "the
    mayor expressed hope that the road would open" the clause; "a reporter saw
    smoke" what was seen; "did not specify the date" what was left open.
    """
    for verb in parsed.doc:
        if verb.pos_ != "VERB" or parsed.segments[parsed.segment_index(verb)].is_attribution:
            continue
        lemma = verb.lemma_.lower()
        if lemma in _VOICING:
            yield from _voiced(parsed, verb)
        elif lemma in _COUNTING:
            yield from _counted(parsed, verb)
        elif lemma in _SEEING:
            yield from _seen(parsed, verb)
        elif lemma in _LEFT_OPEN and is_negated(verb):
            yield from _left_open(parsed, verb)


def _voiced(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    noun, teller = child(verb, "dobj", "obj"), _teller(verb)
    if noun is None or teller is None or noun.lemma_.lower() not in _ATTITUDES or noun.i < verb.i:
        return
    clause = denied_clause(noun) or child(verb, "ccomp")
    if clause is not None and clause.i > noun.i:
        yield from _frames(parsed, teller, verb, without_that(parsed, clause), Stance.OPINION)
        return
    last = max(noun.right_edge.i, *(c.right_edge.i for c in verb.children if c.dep_ == "prep" and c.i > verb.i), noun.i)  # fmt: skip
    yield from _frames(parsed, teller, verb, parsed.words(noun.left_edge.i, last), Stance.OPINION)


def _counted(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    """Give the frame of a toll in a noun ("officials gave a toll of 45 dead")."""
    noun, teller = child(verb, "dobj", "obj"), _teller(verb)
    if noun is None or teller is None or is_negated(verb) or noun.i < verb.i:
        return
    if noun.lemma_.lower() in _TOLLS and any(c.lower_ in ("of", "for") for c in noun.children):
        told = parsed.words(noun.left_edge.i, noun.right_edge.i)
        yield from _frames(parsed, teller, verb, told, None)


def _seen(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    teller = _teller(verb)
    if teller is None or teller.lemma_.lower() not in _REPORTERS or is_negated(verb):
        return
    seen = child(verb, "ccomp", "dobj", "obj")
    if seen is not None and seen.i > verb.i and seen.right_edge.i - seen.left_edge.i >= 1:
        told = parsed.words(seen.left_edge.i, seen.right_edge.i)
        yield from _frames(parsed, teller, verb, told, None)


def _left_open(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    open_, teller = child(verb, "ccomp", "dobj", "obj"), _teller(verb)
    if open_ is not None and teller is not None and open_.i > verb.i:
        told = parsed.words(open_.left_edge.i, open_.right_edge.i)
        yield from _frames(parsed, teller, verb, told, Stance.UNCERTAIN)


def _teller(verb: Token) -> Token | None:
    noun = None if is_passive(verb) else subject(verb)
    if noun is not None and noun.lemma_.lower() in DOCUMENTS and verb.dep_ == "acl":
        said = (t for t in noun.ancestors if t.pos_ == "VERB")
        noun = next((n for t in said if (n := child(t, "nsubj")) is not None), noun)
    if noun is None or noun.lower_ in NOT_TELLERS or noun.lemma_.lower() in HAPPENINGS:
        return None
    if noun.ent_type_ in ("DATE", "TIME"):
        return None
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else None


def _frames(
    parsed: Parsed, teller: Token, verb: Token, told: Words, stance: Stance | None
) -> Iterator[Frame]:
    for name in teller_words(parsed, teller):
        yield Frame(
            name, parsed.words(verb.i, verb.i), (told,), stance=stance,
            negated=is_negated(verb), construction="attitude", verb=verb.i,
        )  # fmt: skip
