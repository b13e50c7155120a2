"""What stays of a name whatever its transliteration: the first letter and the consonants.

"Sakhour", "al-Sukkur" and "الصاخور" have one skeleton. Letters of Arabic and Cyrillic are read as
the Latin ones that the press writes for them.
"""

import re

ARTICLES = frozenset("al el as ash ar at ad az an ez ed es".split())
"""Spellings of the Arabic article that stand as a word of their own."""

_DIGRAPHS = (
    ("sh", "S"),
    ("kh", "K"),
    ("gh", "G"),
    ("th", "T"),
    ("dh", "D"),
    ("ch", "S"),
    ("ph", "f"),
)
_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("y", "i"))
_SCRIPTS = {
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءپچگکی", (
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a _ p ch g k y").split(), strict=True)),
    **dict(zip("абвгдежзийклмнопрстуфхцчшщыэюяіїєґь", (
        "a b v h d e zh z i y k l m n o p r s t u f kh ts ch sh sh y e yu ya i i e g _").split(), strict=True)),
}  # fmt: skip
_LATIN = str.maketrans({letter: latin.strip("_") for letter, latin in _SCRIPTS.items()})
_ONE = str.maketrans({"q": "k", "c": "k", "'": None})
_TWICE = re.compile(r"(.)\1+")
_SOFT = str.maketrans("", "", "aeiouyw")


def latin(folded: str) -> str:
    """Write a folded Arabic or Cyrillic name in Latin letters; others stay as they are."""
    return folded if folded.isascii() else folded.translate(_LATIN)


def bones(whole: str) -> str:
    """Give the first letter and the consonants of a folded name without spaces."""
    if "h" in whole:
        for pair, one in _DIGRAPHS:
            whole = whole.replace(pair, one)
    whole = whole.translate(_ONE)
    whole = _TWICE.sub(r"\1", whole)
    found = whole[:1] + whole[1:].translate(_SOFT)
    return found[:-1] if found.endswith("h") and len(found) > 3 else found


def plain(name: str) -> str:
    """Level the spellings of vowels and doubled letters, which transliterations differ in."""
    for pair, one in _VOWELS:
        name = name.replace(pair, one)
    return _TWICE.sub(r"\1", name)
