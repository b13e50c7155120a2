"""Of which place a claim tells that it was taken, held or lost, and of how much of it."""

import re
from collections.abc import Sequence

from rashomon.model.linked import LinkedClaim
from rashomon.model.state import Act
from rashomon.reconcile.state.context import Context
from rashomon.reconcile.state.ground import directions

RELATIVE = re.compile(r"\W*(?:which|who|that)\b", re.IGNORECASE)
_THE_PLACE = re.compile(
    r"\b(?:it|the (?:(?:whole|rest) of the )?(?:\w+ ){0,2}?(?:area|district|neighbou?rhood|quarter|village|town|hills?|base|project"
    r"|camp|suburb|complex|crossing|position))\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:an? (?:\w+ )?(?:district|neighbou?rhood|quarter|area)|parts?|some|much|most|swathes?|swaths?|a (?:third|quarter)|(?:a |one-)(?:third|quarter|half)|half|two[- ]thirds|per ?cent|percent|%"
    r"|portions?|areas?|territory|positions?|streets?|buildings?|districts|neighbou?rhoods|ground|villages)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:all(?: of)?(?: the)?|entire|whole(?: of)?|every|full control of|the) (?P<way>(?:north|south|east|west)\w*)?\s?"
    r"(?P<what>neighbou?rhoods?|districts?|quarters?|part|portion|half|side)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"[A-Z][\w-]*(?:['’]s)?,? ((?:\w+ )?(?:districts?|neighbou?rhoods?|areas?))\b")
_SOME_OF = re.compile(r"\b(?:some|much|most|parts?|half|third) of\b")
_STATION = re.compile(
    r"[A-Z][\w’'-]*(?: (?:[A-Z]|al-|el-)[\w’'-]*)*(?: [a-z]+){0,2} "
    r"(?:stations?|hospitals?|clinics?|schools?|bridges?|plants?|roads?|highways?|mosques?|roundabouts?|markets?|university|prison|dam)\b"
)
_ASIDE = re.compile(r"\b(?:from|against|with|by)\b")
_IN_HERE = re.compile(r"\b(?:in|near|around|outside|on|at|inside) (?:the )?(?:[\w-]+ ){0,2}$")
_ELSE = re.compile(
    r"\b(?:supply|supplies|access|traffic|civilians|people|prisoners|fighters|soldiers|orders|responsibility|charge|hostages?|weapons|tanks?)\b|[.;:]"
)
_FAR = 70
"""Characters from a verb beyond which a place is not its object."""

_BESIDE = 2
"""Characters between a place and the clause that tells of it: ", "."""

COARSEST = 3
"""Rank of places above which no side is said to hold the whole."""

FELL = ("fell", "fallen", "falls")


def held_places(
    linked: LinkedClaim, act: Act, match: re.Match[str], context: Context, last: Sequence[str]
) -> list[tuple[str, int]]:
    """Give the finest places told of, with their offsets in the quote; else what "the district" means.

    They are the verb's object: they stand after it, before it where it is passive.
    """
    quote, ground = linked.claim.quote.text, context.ground
    passive = _is_passive(act, match, quote)
    own = {
        p: at
        for p, at in own_places(linked, context).items()
        if (at < match.start() if passive else at >= match.end())
        and _is_object(quote, act, match, at)
    }
    finest = min((ground.rank(p) for p in own), default=COARSEST)
    if finest < COARSEST:
        return sorted((p, at) for p, at in own.items() if ground.rank(p) == finest)
    meant = _meant(quote, match, passive=passive)
    if own or meant is None:
        return []
    before = [w for w in linked.places if w.place and w.words.end <= linked.claim.quote.start]
    if RELATIVE.match(quote):
        beside = [w for w in before if linked.claim.quote.start - w.words.end <= _BESIDE]
        before = beside if passive or beside else before
    near = [ground.one(w.place) for w in before]
    fine = [p for p in near if ground.rank(p) == 0]
    known = fine[:1] or list(last) or [p for p in near if ground.rank(p) < COARSEST][:1]
    return [(p, meant) for p in known]


def _meant(quote: str, match: re.Match[str], *, passive: bool) -> int | None:
    """Give the offset of the words that stand for a place named before, None where none do."""
    if passive:
        which = RELATIVE.match(quote)
        found = which or _THE_PLACE.search(quote[: match.start()])
        return found.start() if found else None
    found = _THE_PLACE.search(quote[match.end() :][:40])
    return match.end() + found.start() if found else None


def own_places(linked: LinkedClaim, context: Context) -> dict[str, int]:
    """Give the places a claim's own words name, with their offsets in the quote."""
    quote, ground = linked.claim.quote, context.ground
    own: dict[str, int] = {}
    covered = []
    for link in linked.places:
        if link.place and quote.start <= link.words.start < quote.end:
            at = link.words.start - quote.start
            own.setdefault(ground.one(link.place), at)
            covered.append((at, at + len(link.words.text)))
    for start, _, place in ground.named(quote.text):
        towards = directions(quote.text[max(0, start - 14) : start].rstrip().rsplit(" ", 1)[-1])
        if not towards and not any(a <= start < b for a, b in covered):
            own.setdefault(place, start)
    return own


def _is_passive(act: Act, match: re.Match[str], quote: str) -> bool:
    """Whether the place is what the verb is said of: "was taken", "is still with", "has fallen"."""
    words = match.group().casefold()
    if act is Act.CUT_OFF:
        return "in two" not in words
    if act is Act.HOLDS:
        return re.search(r"\bwith$|\bunder\b|hands|\bby$", words) is not None
    if words.endswith(FELL):
        return True
    before, after = quote[: match.start()], quote[match.end() :]
    be = re.search(r"\b(?:was|were|been|being|is|are) (?:\w+ly )?$", before)
    return be is not None or re.match(r" by\b", after) is not None


def _is_object(quote: str, act: Act, match: re.Match[str], at: int) -> bool:
    """Whether a place is what is taken, held or lost, and not where something else was."""
    if _STATION.match(quote[at:]):
        return False
    if at < match.end():
        which = re.search(r"\b(?:which|that)\b", quote[at : match.start()])
        return which is not None or not _IN_HERE.search(quote[:at])
    lead = quote[match.end() : at]
    if len(lead) > _FAR or (act is not Act.LOST and _ASIDE.search(lead)):
        return False
    if act is Act.ENTERED or not _IN_HERE.search(lead):
        return not _ELSE.search(lead)
    return bool(PART.search(lead) or _WHOLE.search(lead))


def part_of(
    quote: str, match: re.Match[str], at: int, place: str, context: Context
) -> tuple[str, frozenset[str]]:
    """Give the words that narrow a telling to a part of the place, or the directions of a whole part."""
    between = quote[match.end() : at] if at >= match.end() else quote[:at]
    whole = _WHOLE.search(between)
    if whole and context.ground.rank(place) > 0:
        way = directions(whole.group("way") or "")
        all_of_it = way or whole.group().casefold().startswith(("all", "entire", "every"))
        if all_of_it and not _SOME_OF.search(between[: whole.start()]):
            return "", way
    if PART.search(between):
        return " ".join(between.split()), frozenset()
    of_it = _OF_IT.match(quote[at:]) if context.ground.rank(place) > 0 else None
    return (of_it.group(1), frozenset()) if of_it else ("", frozenset())
