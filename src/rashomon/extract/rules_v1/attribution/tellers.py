"""The words that name a teller, from the noun a verb or preposition gives."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from rashomon.extract.rules_v1.lexicon import NOT_SOURCES, PEOPLE, ROLE_NOUNS, TRADES
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, conjuncts, name_edges
from rashomon.model.words import Words

_OF_PERSONS = ("ologist", "entist", "onomist", "tician", "woman", "sman", "eman", "person")
_EARLY = frozenset("preliminary initial early first available".split())
_PAPERS = frozenset("data report reports figures estimates results findings".split())
_GIVEN = frozenset(
    "information details data figures statistics numbers statement statements report reports survey study "
    "letter bulletin communique communiqué estimates".split()
)
_GIVING = frozenset(
    "released issued published posted sent signed given provided made put written compiled produced circulated handed".split()
)
_PRINTED = frozenset(("report", "reports"))
_SITES = frozenset("website site page account channel feed".split())
_TIMES = frozenset(("DATE", "TIME"))
_ALLIES = frozenset("ally allies backer backers partners supporter supporters".split())


def teller_words(parsed: Parsed, noun: Token) -> Iterator[Words]:
    """Give the words of each teller a noun phrase names: joint tellers apart.

    "The army and its allies" is one party and stays one.
    """
    nouns = list(conjuncts(noun))
    if len(nouns) == 1 or any(n.lower_ in _ALLIES for n in nouns):
        first, last = name_edges(noun, alone=False)
        yield from joint(parsed, parsed.doc[first : last + 1]) or (parsed.words(first, last),)
        return
    for each in nouns:
        yield parsed.words(*name_edges(each, alone=True))


def is_source(noun: Token) -> bool:
    """Whether something can go "according to" a noun: no plan or custom, no "preliminary data"."""
    early = any(c.lower_ in _EARLY for c in noun.children)
    return noun.lemma_.lower() not in NOT_SOURCES and not (early and noun.lower_ in _PAPERS)


def whose(noun: Token) -> Token:
    """Give who gave some information ("details released by the navy", "data from the bank"), else the noun."""
    if noun.lower_ not in _GIVEN:
        return noun
    for part in noun.children:
        if part.dep_ == "poss" and part.lower_ in ("its", "their", "his", "her"):
            return part
        printed = child(part, "pobj") if part.lower_ == "in" and part.i == noun.i + 1 else None
        if printed is not None and printed.ent_type_ == "ORG" and noun.lower_ in _PRINTED:
            return printed
        site = child(part, "pobj") if part.lower_ == "on" else None
        owner = child(site, "poss") if site is not None and site.lower_ in _SITES else None
        if owner is not None:
            return owner
        given = part.dep_ == "acl" and part.lower_ in _GIVING
        for by in part.children if given else (part,):
            if by.lower_ in ("by", "from") and by.dep_ in ("agent", "prep"):
                giver = child(by, "pobj")
                sure = giver is not None and (giver.pos_ == "PROPN" or is_somebody(giver))
                return (
                    giver if giver is not None and sure and giver.ent_type_ not in _TIMES else noun
                )
    return noun


def joint(parsed: Parsed, named: Span) -> tuple[Words, ...]:
    """Part "the Observatory and local officials" by its surface; nothing for one teller.

    Both sides must name a teller of their own: the left a name or a definite or
    plural role, the right one that ends in a role or opens with an article.
    """
    for token in named[1:-1]:
        left, right = token.nbor(-1), named[-1]
        opens = token.nbor(1)
        own = left.pos_ == "PROPN" or (
            left.lower_ in ROLE_NOUNS and (left.lower_.endswith("s") or named[0].pos_ == "DET")
        )
        role = right.lower_ in ROLE_NOUNS and right.text.islower()
        definite = opens.lower_ in ("the", "a", "an") and right.pos_ in ("PROPN", "NOUN")
        if token.lower_ == "and" and own and (role or definite) and opens.lower_ != "its":
            return parsed.words(named[0].i, left.i), parsed.words(opens.i, right.i)
    return ()


def is_somebody(noun: Token) -> bool:
    """Whether a common noun names a person or body."""
    known = noun.lower_ in ROLE_NOUNS or noun.lower_ in PEOPLE or noun.lemma_ in PEOPLE | TRADES
    return known or noun.lemma_.lower().endswith(_OF_PERSONS)
