"""What words say of a place: its name, what sort it is, which part of it, and what holds it.

"the Sakhour district of Aleppo" names Sakhour, a district, held by Aleppo; "southwestern outskirts
of Aleppo" a part of Aleppo; "a village outside Aleppo" something unnamed near Aleppo.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_KIND_OF = {
    kind: sort
    for sort, kinds in {
        "neighbourhood": "neighbourhood neighborhood neighbourhoods neighborhoods district districts quarter suburb "
        "suburbs area areas camp square roundabout street housing",
        "town": "city town village villages towns cities hamlet port settlement",
        "adm1": "countryside province provinces governorate governorates oblast state region prefecture",
        "adm2": "county subdistrict raion parish",
        "country": "country republic",
        "facility": "hospital clinic station plant airport airbase airfield base bridge dam prison school university mosque "
        "church market crossing factory barracks checkpoint museum stadium headquarters warehouse",
        "area": "mountain mountains hills valley desert island river lake coast farms sea",
    }.items()
    for kind in kinds.split()
}
_LOWER_KINDS = frozenset("water pumping power refugee border air military field train bus".split())
"""Words that only ever tell a facility's sort: "water pumping station"."""

_DIRECTION = re.compile(
    r"(north|south)-?(?:(east|west))?(?:ern)?|(east|west)(?:ern)?|(central)|(?:the )?(cent(?:re|er))"
)
_PARTS = frozenset(
    "outskirts edge edges part parts half side countryside rural centre center heart fringes periphery portion end enclave "
    "pocket swathe third quarter quarters section sections east west north south northeast northwest "
    "southeast southwest".split()
)
_LOOSE = frozenset(
    "the a an its this that these those most all much some besieged divided embattled nearby neighbouring neighboring key strategic vital entire "
    "whole rebel-held government-held regime-held opposition-held militant-held kurdish-held isis-held held controlled "
    "rebel-controlled government-controlled regime-controlled opposition-controlled largest second main old key "
    "historic ancient coastal capital two three several many other surrounding predominantly kurdish former more than".split()
)
_HELD = re.compile(r"[\w]+-(?:held|controlled|run|backed|led|dominated|based|majority)")
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sep sept oct nov dec "
    "january february march april june july august september october november december".split()
)
"""Days and months that stand beside a name by chance ("took Sakhour Sunday")."""

_WHOLE = frozenset(("town", "country"))
"""Sorts that a direction places, but does not part: "the northern city of X" is all of X."""

_NEAR = frozenset(("near", "outside", "around", "beside", "towards"))
_JOINT = re.compile(
    r"(?:,| (of|in|near|outside|around|beside|towards|on|at|inside|from))\s+(?:the )?"
)
_LEADING = re.compile(r"^(?:(?:of|in|near|on|at|inside) )?(?:the )?")
_LOWER_ARTICLE = re.compile(r"^(?:[a-z]{1,3}[-'’])+")
_OWNER = re.compile(r"(.+?)['’]s?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words for a place, taken apart.

    `forms` are what its name may be, fullest first, none where it is unnamed.
    `sort` is a feature of `Place` or "". `part` is a direction ("north-east") or
    "part" where only a part of the named place is meant by the last form, ""
    otherwise. `near` tells that it lies by the holder, not in it. `holder` is
    the words for what holds it, "" where none is told.
    """

    forms: tuple[str, ...]
    sort: str = ""
    part: str = ""
    near: bool = False
    holder: str = ""


@lru_cache(maxsize=5_000)
def read_mention(words: str) -> Mention:
    """Take words for a place apart."""
    inner, joint, outer = _split(words.strip())
    mention = _named(inner) if joint != "'s" else read_mention(inner)
    if not outer:
        return mention
    if mention.forms:
        return Mention(mention.forms, mention.sort, mention.part, joint in _NEAR, outer)
    if joint == "of":
        return _part_of(mention, outer)
    return Mention((), mention.sort, mention.part, joint in _NEAR, outer)


def _split(words: str) -> tuple[str, str, str]:
    """Part words into what is named, the joint, and what holds it."""
    found, owner = _JOINT.search(words), _OWNER.match(words)
    if owner and _is_name(owner[1]) and not (found and found.start() < owner.end()):
        inner, joint, outer = _split(words[owner.end() :])
        if outer and joint == "of" and not _named(inner).forms:
            return inner, joint, f"{outer}, {owner[1]}"
        return words[owner.end() :], "'s", owner[1]
    if found:
        return words[: found.start()], found[1] or ",", _LEADING.sub("", words[found.end() :])
    return words, "", ""


def _part_of(mention: Mention, outer: str) -> Mention:
    """Give "the outskirts of X" as a part of X and "the city of X" as X, the city."""
    held = read_mention(outer)
    part = "" if mention.sort in _WHOLE else mention.part
    return Mention(held.forms, mention.sort or held.sort, part or held.part, held.near, held.holder)


def _named(words: str) -> Mention:
    """Take sort and direction off a name: whole first, then without sort, then without direction."""
    tokens = words.split()
    while tokens and _is_loose(tokens[0]):
        tokens = tokens[1:]
    while tokens and tokens[-1].lower().rstrip(".") in _TIMES:
        tokens = tokens[:-1]
    whole = tokens
    sort = part = ""
    tokens, sort = _without_sort(tokens)
    shorn = tokens
    while tokens and (
        tokens[0].lower() in _PARTS
        or _is_loose(tokens[0])
        or _DIRECTION.fullmatch(tokens[0].lower())
    ):
        part = part or direction(tokens[0]) or ("part" if tokens[0].lower() in _PARTS else "")
        tokens = tokens[1:]
    while tokens and tokens[-1] in _PARTS:
        part = part or direction(tokens[-1]) or "part"
        tokens = tokens[:-1]
    tokens, inner = _without_sort(tokens)
    if not any(_is_name(t) for t in tokens):
        return Mention((), sort or inner, part)
    forms = [f for f in (whole, shorn) if any(_is_name(t) for t in f)]
    return Mention(
        tuple(dict.fromkeys(" ".join(f).rstrip("'’") for f in (*forms, tokens))),
        sort or inner,
        part,
    )


def _is_loose(token: str) -> bool:
    return token.lower() in _LOOSE or bool(_HELD.fullmatch(token.lower()))


def _without_sort(tokens: list[str]) -> tuple[list[str], str]:
    sort = ""
    while tokens and tokens[-1].lower() in _KIND_OF:
        sort = sort or _KIND_OF[tokens[-1].lower()]
        tokens = tokens[:-1]
    while sort == "facility" and tokens and tokens[-1] in _LOWER_KINDS:
        tokens = tokens[:-1]
    while tokens and tokens[0] in _KIND_OF:
        sort = sort or _KIND_OF[tokens[0]]
        tokens = tokens[1:]
    return tokens, sort


def _is_name(token: str) -> bool:
    """Whether a word can be a name: a capital, a digit, or a script that has no capitals."""
    first = _LOWER_ARTICLE.sub("", token)[:1]
    return first.isdigit() or (first.isalpha() and not (first.islower() and first.upper() != first))


def direction(word: str) -> str:
    """Give the direction a word tells, "north-east" for "northeastern"; "" for none."""
    found = _DIRECTION.fullmatch(word.lower())
    if not found:
        return ""
    return (
        "-".join(g for g in found.groups() if g)
        .replace("center", "centre")
        .replace("central", "centre")
    )
