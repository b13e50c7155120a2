"""Who goes on in a participle after he told something, and what he tells behind a long way of telling."""

from spacy.tokens import Token

from rashomon.extract.rules_v1.lexicon import NOT_TELLERS, PLAIN_SAY, REPORTING
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child
from rashomon.model.words import Words

_FARTHEST = 6
"""Tokens between a verb of telling and the participle, at most ("said in a statement on Monday, warning")."""

_LONGEST_WAY = 18
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_WAYS = frozenset("in on at during via through after".split())


def just_told(verb: Token) -> Token | None:
    """Give the subject of the verb of telling that a participle stands behind, after a comma."""
    if verb.tag_ != "VBG" or verb.i < 3 or verb.nbor(-1).text != ",":
        return None
    for back in range(2, min(_FARTHEST, verb.i) + 1):
        before = verb.nbor(-back)
        if before.is_punct:
            return None
        if before.lemma_.lower() in REPORTING and before.tag_ in ("VBD", "VBZ", "VBP"):
            noun = child(before, "nsubj")
            bare = child(before, "ccomp")
            told = noun is not None and (bare is None or bare.i < before.i)
            return noun if told and noun is not None and noun.lower_ not in NOT_TELLERS else None
    return None


def far_clause(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give what somebody "said in a statement carried by the agency | that": a clause the parse hung elsewhere."""
    if (
        verb.lemma_ not in PLAIN_SAY
        or verb.tag_ not in ("VBD", "VBZ")
        or child(verb, "nsubj") is None
    ):
        return ()
    end = parsed.segment_tokens(parsed.segment_index(verb)).end
    if verb.i + 1 >= end or verb.nbor(1).lower_ not in _WAYS:
        return ()
    for token in parsed.doc[verb.i + 2 : min(end, verb.i + _LONGEST_WAY)]:
        if token.lower_ == "that" and token.i + 2 < end:
            return (parsed.words(token.i + 1, end - 1),)
        if token.tag_ in _FINITE or token.text in (";", ":", '"', "“"):
            return ()
    return ()
