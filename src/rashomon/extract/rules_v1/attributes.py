"""What spaCy's attribute ruler and lemmatizer give, looked up instead of worked out for every token.

Nearly all rules of the ruler look at one token: at its word, tag and arc. What they give is
found once for each such three and kept; only the other rules are matched. A lemma depends on
a token's word, part of speech and morphology.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

_SEEN = [ORTH, TAG, DEP]
_GIVEN = [POS, MORPH, LEMMA]
_LOOKED_AT = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
_MOST = 500_000
"""Words with tag and arc that are kept at once."""

_Key = tuple[int, int, int]


class Ruled:
    """The rules of an attribute ruler, by what they look at."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._alone, self._joint = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, index in enumerate(ruler.indices):
            _, patterns = ruler.matcher.get(str(number))
            alone = index in (0, -1) and all(map(_looks_at_one, patterns))
            (self._alone if alone else self._joint).add(str(number), patterns)
        self._rules: dict[_Key, tuple[int, ...]] = {}
        self._values: dict[tuple[int, ...], tuple[int, ...] | None] = {}

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Give the tokens of tagged and parsed documents their attributes, as the ruler does."""
        seen = [list(map(tuple, doc.to_array(_SEEN).tolist())) for doc in docs]
        self._learn(dict.fromkeys(key for keys in seen for key in keys))
        for doc, keys in zip(docs, seen, strict=True):
            self._give(doc, keys)

    def _give(self, doc: Doc, keys: Sequence[_Key]) -> None:
        rules = [self._rules[key] for key in keys]
        for number, at in self._matches(self._joint, doc):
            rules[at] = (*rules[at], number)
        values = [self._resolved(numbers) for numbers in rules]
        if None in values or doc.to_array(_GIVEN).any():
            self._ruler(doc)
        else:
            doc.from_array(_GIVEN, _table(values))

    def _learn(self, keys: Iterable[_Key]) -> None:
        """Find the rules of tokens not seen before: all of them side by side in one document."""
        if len(self._rules) > _MOST:
            self._rules.clear()
        new = [key for key in keys if key not in self._rules]
        if not new:
            return
        strings = self._ruler.vocab.strings
        doc = Doc(self._ruler.vocab, words=[strings[orth] for orth, _, _ in new])
        doc.from_array([TAG, DEP], _table([key[1:] for key in new]))
        found: list[list[int]] = [[] for _ in new]
        for number, at in self._matches(self._alone, doc):
            found[at].append(number)
        self._rules.update(zip(new, map(tuple, found), strict=True))

    def _matches(self, matcher: Matcher, doc: Doc) -> list[tuple[int, int]]:
        """Give the rules that match, each with the token that it is about."""
        strings, found = self._ruler.vocab.strings, []
        for name, start, end in matcher(doc, allow_missing=True):
            number = int(strings[name])
            index = self._ruler.indices[number]
            found.append((number, start + index if index >= 0 else end + index))
        return found

    def _resolved(self, numbers: tuple[int, ...]) -> tuple[int, ...] | None:
        """Give the attributes that rules set, later ones first; `None` where they set others."""
        if numbers not in self._values:
            merged: dict[int, int] = {}
            for number in sorted(numbers):
                merged |= self._ruler.attrs[number]
            known = merged.keys() <= set(_GIVEN)
            self._values[numbers] = tuple(merged.get(a, 0) for a in _GIVEN) if known else None
        return self._values[numbers]


class Lemmas:
    """The lemmas of a lemmatizer by rules, by what they depend on.

    The words that its rules ask for become sets: as lists of tens of thousands they are
    most of its time.
    """

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, ...], int] = {}
        words = lemmatizer.lookups.get_table("lemma_index", {})
        for part, listed in list(words.items()):
            words[part] = frozenset(listed)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Give the tokens of documents their lemmas where they have none, as the lemmatizer does."""
        if len(self._known) > _MOST:
            self._known.clear()
        for doc in docs:
            keys = list(map(tuple, doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()))
            for at, key in enumerate(keys):
                if key not in self._known:
                    self._known[key] = key[-1] or self._lemma(doc[at])
            doc.from_array([LEMMA], _table([self._known[key] for key in keys]))

    def _lemma(self, token: Token) -> int:
        return token.vocab.strings.add(self._lemmatizer.lemmatize(token)[0])


def _looks_at_one(pattern: Sequence[Mapping[str, object]]) -> bool:
    return len(pattern) == 1 and {name.upper() for name in pattern[0]} <= _LOOKED_AT


def _table(rows: Sequence[object]) -> Ints2d:
    return cast("Ints2d", np.array(rows, dtype=np.uint64))
