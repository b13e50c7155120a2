"""The words that name a teller, from the noun a verb or preposition gives."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import conjuncts, name_edges
from rashomon.model.words import Words

_ALLIES = frozenset("ally allies backer backers partners supporter supporters".split())


def teller_words(parsed: Parsed, noun: Token) -> Iterator[Words]:
    """Give the words of each teller a noun phrase names: joint tellers apart.

    "The army and its allies" is one party and stays one.
    """
    nouns = list(conjuncts(noun))
    if len(nouns) == 1 or any(n.lower_ in _ALLIES for n in nouns):
        yield parsed.words(*name_edges(noun, alone=False))
        return
    for each in nouns:
        yield parsed.words(*name_edges(each, alone=True))
