"""What claims tell of who holds which place: took, holds, lost, entered, cut off.

A claim's own words decide; whom a pronoun means is taken from its sentence, then from what its
report told last. What is aimed at, foreseen or thought is told of no place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model.claim import Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.state import Act, HoldTelling
from rashomon.reconcile.state.context import NOT_NEWS, Context, days, denies, shifted
from rashomon.reconcile.state.ground import Reach, directions
from rashomon.reconcile.state.objects import COARSEST, FELL, PART, RELATIVE, held_places, part_of

_ACTS = (
    (
        Act.HOLDS,
        r"\b(?:still |back |firmly )?(?:in (?:the hands|control) of|in \w+ hands|under the (?:full )?control of|under (?:\w+ )?control"
        r"|in (?:full|complete|total|sole|firm) control(?: of)?|(?:still|remain\w*) with|(?:is|are|was|were|still) (?:\w+ )?(?:held|controlled) by"
        r"|(?:still |now |firmly )?(?:holds?(?! (?:over|on|of)\b)|controls)|still (?:held|controlled)|held on(?: to)?|(?:held|controlled) by)\b",
    ),
    (
        Act.LOST,
        r"\b(?:lost|loses|losing|withdr[ae]w\w*|retreat\w*|pull(?:s|ed)? out|(?:was|were|been) (?:expelled|driven|pushed|ousted|forced) (?:out|back|from)"
        r"|abandon(?:s|ed))\b",
    ),
    (
        Act.TOOK,
        r"\b(?:took|takes|taken|captur(?:e|es|ed)|the capture|recaptur(?:es|ed)|retakes|retaken|retook|seiz(?:es|ed)|re-?seized|reclaim(?:s|ed)"
        r"|recover(?:s|ed)|regain(?:s|ed)|gain(?:s|ed)? (?:full |complete )?control|liberat(?:es|ed)|freed|overran|overrun|secured"
        r"|fell|has fallen|had fallen|have fallen|falls|conquer(?:s|ed))\b",
    ),
    (
        Act.ENTERED,
        r"\b(?:entered|enters|push(?:es|ed)? (?:in(?:to)?|deep(?:er)? into)|advanc(?:es|ed|ing) (?:in(?:to)?|deep(?:er)? into)|swept into|storm(?:s|ed)"
        r"|broke into|mov(?:es|ed) into)\b",
    ),
    (
        Act.CUT_OFF,
        r"\b(?:(?:been|was|were|is|are|now) (?:effectively )?(?:cut off|surrounded|encircled)|(?:cuts?|split(?:s)?) .{3,40}? in two|cut off)\b",
    ),
)
_PATTERNS = tuple((act, re.compile(words, re.IGNORECASE)) for act, words in _ACTS)
_ACCOUNT = re.compile(r"\b(?:took|takes|taken) (?:place|part|up|advantage|to|over a)\b", re.I)
_NOT_SO_YET = re.compile(
    r"\b(?:would|could|might|may|will|should|can|if|trying|unless) (?:\w+ ){0,2}$|\bto (?!have )(?:\w+ly )?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:the )?(.{0,40})", re.IGNORECASE | re.DOTALL)
_TO = re.compile(r"^\s*(?:back )?(?:to|into the hands of) (?:the )?(.{0,40})", re.I | re.S)
_FROM = re.compile(r"\bfrom (?:the )?(.{0,40})", re.IGNORECASE | re.DOTALL)
_AFTER = re.compile(r"\W*(a|one|two|three|four|five|\d{1,2}) days? after\b", re.IGNORECASE)
_OUR = re.compile(r"\bour (?:hands|control|forces|fighters)\b|\b(?:with|by) us\b", re.IGNORECASE)
_JOINED = re.compile(r"\band (?:then |also |\w+ly )?$")
_IT = re.compile(r"\b(?:it|we) (?:\w+ ){0,2}$", re.IGNORECASE)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_HELD = r"(?P<side>[\w-]{1,60}?)(?:-|(?<!s) )(?:held|controlled|run|occupied)"
_BEFORE = re.compile(rf"(?<![\w-]){_HELD}(?P<rest>(?: [a-z]+){{0,3}}?) ?$")
_QUARTER = re.compile(r"\b(?:district|neighbou?rhood|quarter|village|town|suburb|side)\b")
_AT_START = re.compile(rf"^{_HELD} ", re.IGNORECASE)
_AFTER_IT = re.compile(
    r"^,? (?:(?:which|that) )?(?:(?:is|was|are|were) )?(?P<how>held|controlled) by (?:the )?(?P<side>[\w-]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A telling of a place, and what lies in it that the telling goes for, if any does."""

    telling: HoldTelling
    reach: Reach | None = None


@dataclass(slots=True)
class _Last:
    """What a report told last of places and sides, while it is read."""

    side: str = ""
    places: tuple[str, ...] = ()
    described: set[int] = field(default_factory=set)


def told_of_ground(context: Context) -> Iterator[Told]:
    """Give every telling of who holds a place, in order of report and text."""
    report, last = "", _Last()
    for linked in context.claims:
        if linked.report != report:
            report, last = linked.report, _Last()
        yield from _described(linked, context, last)
        if linked.claim.stance not in NOT_NEWS:
            yield from _acted(linked, context, last)


def _acted(linked: LinkedClaim, context: Context, last: _Last) -> Iterator[Told]:
    quote = linked.claim.quote.text
    acts = _acts(quote)
    for n, (act, match) in enumerate(acts):
        if act is Act.HOLDS and not quote[: match.start()].strip(" ,"):
            continue  # "held by …": what is held stands before the claim, and is read there
        begin = match.start() if n else 0
        until = acts[n + 1][1].start() if n + 1 < len(acts) else len(quote)
        yield from _one_act(linked, (act, match), (begin, until), context, last)


def _one_act(
    linked: LinkedClaim,
    found: tuple[Act, re.Match[str]],
    within: tuple[int, int],
    context: Context,
    last: _Last,
) -> Iterator[Told]:
    """Give what one verb of a claim tells, of the places that stand in its part of the quote."""
    (act, match), quote = found, linked.claim.quote.text
    held = held_places(linked, act, match, context, last.places)
    parted = within != (0, len(quote))
    places = [(p, at) for p, at in held if not parted or within[0] <= at < within[1]]
    holder, against = _sides(linked, act, match, context, last)
    if act is Act.TOOK and match.group().casefold().endswith(FELL):
        holder, against = _fallen(linked, match, [p for p, _ in places], context, last), ""
    if not places or not (holder or against):
        return
    if act is Act.LOST and against:
        act, holder, against = Act.TOOK, against, holder
    last.side, last.places = holder or last.side, tuple(p for p, _ in places)
    for place, at in places:
        yield _told(
            linked,
            (act, holder, against),
            place,
            part_of(quote, match, at, place, context),
            context,
        )


def _acts(quote: str) -> list[tuple[Act, re.Match[str]]]:
    """Give what a quote tells first, and what it goes on with after "and" ("took … and entered …")."""
    first = _act(quote)
    if first is None:
        return []
    more = [
        (act, match)
        for act, pattern in _PATTERNS
        for match in pattern.finditer(quote, first[1].end())
        if _JOINED.search(quote, 0, match.start()) and act is not first[0]
    ]
    return [first, *sorted(more, key=lambda found: found[1].start())]


def _act(quote: str) -> tuple[Act, re.Match[str]] | None:
    """Give what a quote tells first, passing over what is only aimed at or foreseen."""
    found = []
    for act, pattern in _PATTERNS:
        for match in pattern.finditer(quote):
            before = quote[max(0, match.start() - 40) : match.start()]
            if not _NOT_SO_YET.search(before) and not _ACCOUNT.match(quote, match.start()):
                found.append((match.start(), act, match))
                break
    first = min(found, key=lambda f: f[0], default=None)
    return (first[1], first[2]) if first else None


def _sides(
    linked: LinkedClaim, act: Act, match: re.Match[str], context: Context, last: _Last
) -> tuple[str, str]:
    """Give who holds and against whom; for a place lost, the loser first."""
    quote, report = linked.claim.quote.text, linked.report
    named = context.parties
    after = quote[match.end() :]
    loser = _FROM.search(after)
    against = named.first(loser.group(1), report) if loser else ""
    if act is Act.HOLDS:
        if _OUR.search(quote):
            return _own_side(linked, context), ""
        within = named.first(match.group(), report)
        passive = re.search(r"(?:with|by|hands of|control of)$", match.group(), re.IGNORECASE)
        if within or (passive and not re.search(r"\bin (?:\w+ )?control of$", match.group(), re.I)):
            return within or named.first(after[:60], report), ""
    by = _BY.search(after)
    agent = by and named.first(by.group(1), report)
    holder = agent or _subject(linked, match.start(), context, last)
    if act is Act.LOST:
        rest = context.text(linked)[
            linked.claim.quote.start + match.end() : context.sentence(linked)[1]
        ]
        other = next((s for s in (against, named.first(rest, report)) if s and s != holder), "")
        return holder, other
    return holder, against if against != holder else ""


def _subject(linked: LinkedClaim, at: int, context: Context, last: _Last) -> str:
    """Give the side that does what stands at an offset of the quote."""
    named, quote = context.parties, linked.claim.quote
    before = quote.text[:at]
    if _IT.search(before) and (own := _own_side(linked, context)):
        return own
    found = named.agent(linked) or named.first(before, linked.report)
    if found:
        return found
    start, _ = context.sentence(linked)
    lead = context.text(linked)[start : quote.start]
    return named.last(lead, linked.report) or last.side


def _own_side(linked: LinkedClaim, context: Context) -> str:
    return context.parties.of_source(linked.source, linked.published[:10])


def _fallen(
    linked: LinkedClaim,
    match: re.Match[str],
    places: Sequence[str],
    context: Context,
    last: _Last,
) -> str:
    """Give to whom a place fell: as told, else who was just said to take it; "" for nobody known."""
    to = _TO.search(linked.claim.quote.text[match.end() :])
    taker = context.parties.first(to.group(1), linked.report) if to else ""
    return taker or (last.side if set(places) <= set(last.places) else "")


def _told(
    linked: LinkedClaim,
    what: tuple[Act, str, str],
    place: str,
    part: tuple[str, frozenset[str]],
    context: Context,
) -> Told:
    act, holder, against = what
    start, end, dated = _dates(linked)
    words, way = part
    wide = context.ground.rank(place) > 0
    if words and not wide and act is Act.TOOK:
        act = Act.ENTERED
    telling = HoldTelling(
        linked.id,
        place,
        act,
        holder,
        against,
        linked.source,
        context.root(linked),
        start,
        end,
        linked.published[:10],
        dated=dated,
        denied=denies(linked),
        unsure=linked.claim.stance is Stance.UNCERTAIN,
        part=f"the {'-'.join(sorted(way))} of it" if way else words,
        decides=not (wide and (words or way)) and act is not Act.CUT_OFF,
    )
    reaches = wide and not words and act is not Act.CUT_OFF
    return Told(telling, context.ground.reach(place, way) if reaches else None)


def _dates(linked: LinkedClaim) -> tuple[str, str, bool]:
    """Give a claim's days: "a day after they took it" is the day before, "which was taken" some day."""
    start, end, dated = days(linked)
    quote = linked.claim.quote
    after = _AFTER.match(quote.text)
    if after and end:
        word = after.group(1).casefold()
        number = _NUMBERS.get(word) or int(word)
        return shifted(start, -number), shifted(end, -number), dated
    own = any(t.words.start >= quote.start and not t.nearby for t in linked.claim.times)
    if RELATIVE.match(quote.text) and not own:
        return "", "", False
    return start, end, dated


def _described(linked: LinkedClaim, context: Context, last: _Last) -> Iterator[Told]:
    """Give what a place's own description tells: "the rebel-held Harbour district"."""
    text, ground = context.text(linked), context.ground
    for link in linked.places:
        place = ground.one(link.place) if link.place else ""
        if not place or link.words.start in last.described or ground.rank(place) >= COARSEST:
            continue
        last.described.add(link.words.start)
        lead = text[max(0, link.words.start - 60) : link.words.start]
        found = _BEFORE.search(lead) or _AT_START.match(link.words.text)
        rest = found.groupdict().get("rest") or "" if found else ""
        if found is None:
            found = _AFTER_IT.match(text[link.words.end : link.words.end + 60])
        side = context.parties.first(found.group("side"), linked.report) if found else ""
        if side and ground.rank(place) > 0:
            way = directions(rest)
            place = ground.part(place, way) if way else "" if _QUARTER.search(rest) else place
        if side and place and not PART.search(rest):
            told = _told(linked, (Act.HOLDS, side, ""), place, ("", frozenset()), context)
            start, end, dated = days(linked)
            yield replace(
                told,
                telling=replace(
                    told.telling, start=start, end=end, dated=dated, denied=False, unsure=False
                ),
            )


def spread(told: Sequence[Told], context: Context) -> Iterator[tuple[str, HoldTelling]]:
    """Give (place, telling) of all tellings, and for one of a wider place also of every place that lies in it.

    There is one telling of a wider place for all places in it: there may be thousands.
    """
    within: dict[Reach, tuple[str, ...]] = {}
    for each in told:
        own = each.telling
        yield own.place, own
        if each.reach is None or own.denied or own.unsure:
            continue
        if each.reach not in within:
            within[each.reach] = tuple(context.ground.inside(each.reach))
        of_wider = replace(own, of=own.place, part="", decides=True)
        for place in within[each.reach]:
            if place != own.place:
                yield place, of_wider
