"""How two spellings of a name are seen to be one."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w ]+")
_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """Fold a name for comparison: case, marks, full stops, hyphens and a leading article go."""
    return fold_text(name)


def fold_text(name: str) -> str:
    """Fold a text as a name is folded, and keep nothing of it in memory."""
    plain = name.casefold() if name.isascii() else _unmarked(name)
    if plain.isalnum():
        return plain
    plain = _NOT_WORD.sub(" ", plain.replace(".", "").replace("’", "'"))
    return _ARTICLE.sub("", _SPACES.sub(" ", plain).strip())


def _unmarked(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(ch for ch in plain if not unicodedata.combining(ch)).casefold()


def slug(name: str) -> str:
    """Make an id of a name: folded, words joined by "-"; any script's letters stay."""
    return fold_name(name).replace(" ", "-") or "unnamed"
