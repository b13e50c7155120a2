"""How a number stands to those before it: told on top of them, or a part of one."""

import re

from rashomon.extract.rules_v1.numbers import Number

_ON_TOP = re.compile(r"\b(?:along with|together with|as well as|in addition to|plus) $")
_PART = re.compile(
    r"\b(?:includ(?:ing|ed|es)|among (?:them|whom)|of whom|of them|(?:most|many|some) of them|[.;] of (?:these|those|them|that number|the total))\b\W{0,2}(?:were |was |are |is )?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^ (?:of (?:them|whom|those|these|which)|were (?:women|children))\b", re.IGNORECASE
)


def follows_on(stored: str, number: Number) -> bool:
    """Whether a number is told on top of what was said before ("along with eight fighters")."""
    return bool(_ON_TOP.search(stored[max(0, number.start - 24) : number.start]))


def is_part(stored: str, number: Number) -> bool:
    """Whether a number is part of one before it ("including five children", "12 of them")."""
    before = stored[max(0, number.start - 30) : number.start]
    return bool(_PART.search(before) or _PART_AFTER.match(stored[number.end : number.end + 24]))
