"""Who goes on in a participle right after he told something ("…, the clinic said, warning that …")."""

from spacy.tokens import Token

from rashomon.extract.rules_v1.lexicon import NOT_TELLERS, REPORTING
from rashomon.extract.rules_v1.tree import child

_FARTHEST = 6
"""Tokens between a verb of telling and the participle, at most ("said in a statement on Monday, warning")."""


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
