"""Who holds a place, as a claim tells it.

Verbs of taking give the place to their subject (or to the "by" of a passive),
verbs of losing take it from theirs; "still with", "in the hands of" and "under
the control of" name the holder outright.
"""

import re
from collections.abc import Iterator

from rashomon.model.linked import LinkedClaim

UNKNOWN = ""

_SIDES = (
    ("kurdish", r"kurd\w*(?:-led)?|sdf|ypg|syrian democratic forces|pyd"),
    ("islamic state", r"islamic state|isis|isil|daesh"),
    ("opposition", r"rebels?|opposition|insurgents?|free syrian army|fsa|gunmen|rebel \w+"),
    (
        "government",
        r"army|government|regime|troops|soldiers|pro-government|loyalists?|assad\w*|state forces|military|allied forces|government forces",
    ),
)
_SIDE = re.compile(
    "|".join(rf"(?P<s{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_SIDES)), re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:still |remains? |is |are |was |were |back ){0,3}(?:with|in the hands of|in \w+ hands|under the control of|under \w+ control|in (?:full |complete |total |sole |firm )?control of|held by|controlled by|taken by|captured by|seized by|fell to|fall(?:en)? to|in our hands)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"(?<![\w-])(?:took|taken|take|takes|captur\w+|seiz\w+|recaptur\w+|retak\w+|retook|recover\w+|regain\w+|control(?:s|led)?|secured|liberat\w+|overran|hold|holds|held|advanc\w+|enter(?:s|ed)|push(?:ed)?|dr(?:ive|ove)|gain\w*|in (?:full |complete )?control)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:lost|lose|losing|withdr[ae]w\w*|retreat\w*|expelled from|driven (?:out|from))\b",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    r"\b(?:parts?|portions?|half|third|quarter|fifth|tenth|percent|per cent|swathes?|bits?|pockets?|most|much|some|several|areas|blocks|buildings|streets|positions|sections?)"
    r" (?:of|in|inside)\b|%|\b(?:\w+ern|other) (?:parts?|edges?|outskirts|fringes?|portions?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",? (?:which|who|after|before|when|while) ")
_OTHER = {"government": "opposition", "opposition": "government"}
_OUR = re.compile(r"\b(?:our|their)\b", re.IGNORECASE)


def named_sides(words: str) -> Iterator[tuple[str, int, int]]:
    """Give (sort of side, start, end) for each word that names one, in order."""
    for match in _SIDE.finditer(words):
        yield _SIDES[int((match.lastgroup or "s0")[1:])][0], match.start(), match.end()


def holder(linked: LinkedClaim, teller_side: str) -> str:
    """Give the side a claim says holds the place: one of the sides' names, "" where it says none.

    `teller_side` is the registry's side of the teller, for "our hands".
    """
    quote = _RELATIVE.split(linked.claim.quote.text, maxsplit=1)[0]
    named = _NAMED.search(quote)
    if named:
        own = _OUR.search(named.group()) and teller_side
        return _side_word(teller_side) if own else _near(quote, named)
    lost = _LOST.search(quote)
    if lost:
        loser = _before(quote, lost.start())
        return _OTHER.get(loser, UNKNOWN)
    taken = _TAKEN.search(quote)
    if not taken:
        return UNKNOWN
    by = re.search(r"\bby (?:the )?", quote[taken.end() :])
    found = _first(quote[taken.end() + by.end() :]) if by else UNKNOWN
    subject = found or _before(quote, taken.start())
    if subject == UNKNOWN and _OUR.search(quote[: taken.start()]):
        return _side_word(teller_side)
    return subject


def in_part(linked: LinkedClaim) -> bool:
    """Whether a claim tells of a part of its place only, so that others may hold the rest."""
    return _IN_PART.search(linked.claim.quote.text) is not None


def _near(quote: str, named: re.Match[str]) -> str:
    """Find the side within or after the words that name a holder; before "in control of"."""
    within = _first(named.group())
    if within:
        return within
    if re.search(r"\bin (?:\w+ )?control of", named.group(), re.IGNORECASE):
        return _before(quote, named.start())
    return _first(quote[named.end() : named.end() + 60])


def _first(words: str) -> str:
    found = _SIDE.search(words)
    return _SIDES[int((found.lastgroup or "s0")[1:])][0] if found else UNKNOWN


def _before(quote: str, at: int) -> str:
    found = list(_SIDE.finditer(quote, 0, at))
    return _SIDES[int((found[0].lastgroup or "s0")[1:])][0] if found else UNKNOWN


def _side_word(side: str) -> str:
    for name, word in (
        ("government", "government"),
        ("opposition", "opposition"),
        ("kurd", "kurdish"),
        ("isis", "islamic state"),
    ):
        if name in side:
            return word
    return UNKNOWN
