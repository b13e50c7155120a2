"""Frames of media that carry "a similar report": they tell what was told before."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.tellers import teller_words
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, is_negated

_GIVING = frozenset(
    "carry give publish run issue make offer release broadcast air post tell print present".split()
)
_ALIKE = frozenset("similar same identical like comparable matching".split())
_TOLD = frozenset(
    "report account statement claim version figure toll accusation story announcement comment "
    "number estimate charge allegation assessment".split()
)


def alike_frames(parsed: Parsed) -> Iterator[Frame]:
    """Give the frame of "State television carried a similar report" over its own clause.

    The clause is the claim; what it repeats stands in the claim before it.
    """
    for verb in parsed.doc:
        noun, told = child(verb, "nsubj"), child(verb, "dobj", "obj")
        if noun is None or told is None or not _is_alike(verb, told):
            continue
        for name in teller_words(parsed, noun):
            yield Frame(
                name,
                parsed.words(verb.i, verb.i),
                (parsed.words(verb.i, told.right_edge.i),),
                covers=parsed.words(noun.left_edge.i, verb.i - 1),
                construction="alike",
            )


def _is_alike(verb: Token, told: Token) -> bool:
    own = told.lemma_.lower() in _TOLD and verb.lemma_.lower() in _GIVING
    alike = any(c.lower_ in _ALIKE for c in told.children)
    return own and alike and verb.pos_ == "VERB" and not is_negated(verb)
