"""Displacement flows: from where, to where, how many, by the words of those who tell.

An end is a place where the claim's own words name one after "to", "for", "into" or "from"; else
the side whose ground it is ("government-controlled areas"); else it is not known. Where people
come from may be told by the report instead: then it is the place the claim is about.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model.claim import Kind
from rashomon.model.finding import Figure
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.state import Endpoint, Flow
from rashomon.reconcile.figures import PEOPLE, Counted, figure, population
from rashomon.reconcile.state.context import NOT_NEWS, Context, days, denies, unique
from rashomon.reconcile.state.ground import directions
from rashomon.reconcile.state.objects import own_places

_MOVED = re.compile(
    r"\b(?:fled|flee(?:s|ing)?|escap(?:ed|ing|e)|left|leav(?:e|ing)|mov(?:ed|ing)|crossed|reached|arrived|evacuat\w+|displac\w+|driven"
    r"|gone|going|headed|heading|streamed|poured|taken|relocated|returned|exodus|pushed)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|civilians?|residents?|famil(?:y|ies)|refugees?|persons?|children|women|inhabitants|locals|others?|more|some|thousands|hundreds|dozens|they|who|another [\d,]+)\b",
    re.IGNORECASE,
)
_CIVIL = re.compile(
    r"\b(?:people|civilians?|residents?|famil(?:y|ies)|refugees?|children|women)\b", re.I
)
_ARMED = re.compile(
    r"\b(?:fighters?|rebels?|militants?|soldiers?|troops|insurgents?|gunmen)\b", re.I
)
_TOWARDS = re.compile(
    r"\b(?:to|into|for|towards?|reached|in|inside|across) (?:the )?(?P<end>.{3,70})", re.I | re.S
)
_ARRIVAL = re.compile(r"\b(?:reached|arrived in|sheltering in|received in)\b", re.IGNORECASE)
_SOME = re.compile(
    r"^(?:some|others|many|thousands|hundreds|dozens|residents|civilians|people|families)\b", re.I
)
_THAT_WAY = re.compile(
    r"(?:the )?(?P<way>(?:north|south|east|west)\w*) (?:side|part|half|neighbou?rhoods|districts|quarters)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:from|out of|fled|flee|fleeing|left|leave|leaving|of) (?:the )?(?P<end>.{3,60})",
    re.I | re.S,
)
_GROUND = re.compile(
    r"(?<![\w-])(?P<side>[\w-]{1,60}?)(?:[- ](?:held|controlled|run|occupied))? (?:\w+ )?(?:areas?|districts?|parts?|neighbou?rhoods?|side|territory|authorities|quarters?)"
    r"|\b(?:areas?|districts?|parts?|neighbou?rhoods?|territory)(?: of \w+)? (?:still )?(?:held|controlled|under)(?: by)? (?:the )?(?P<by>[\w-]+)",
    re.IGNORECASE,
)
_COUNTS = frozenset((Measure.DISPLACED, Measure.OTHER))
_KINDS = frozenset((Kind.DISPLACEMENT, Kind.CONTROL, Kind.OTHER, Kind.MOVEMENT, Kind.CLASH))
_TO_HERE = re.compile(r"\b(?:to|into|for|towards?) (?:the )?(?:[\w-]+ ){0,2}$", re.IGNORECASE)
_COUNTRY = 4
"""Rank of a country among places: who flees there need not come from the town at hand."""

_FIRST = 6
"""Words within which an end must be named."""

_NOWHERE = Endpoint("", "", "", told=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim's word on one flow."""

    linked: LinkedClaim
    origin: Endpoint
    target: Endpoint
    count: Quantity | None


def flows(context: Context) -> Iterator[Flow]:
    """Give the flows told of, by origin and target, those with most claims first."""
    found: dict[tuple[str, str, str, str], list[_Told]] = defaultdict(list)
    report, town = "", ""
    for linked in context.claims:
        town = _town(linked, context) or (town if linked.report == report else "")
        report = linked.report
        for told in _told(linked, town, context):
            ends = (told.origin.place, told.origin.side, told.target.place, told.target.side)
            found[ends].append(told)
    merged = [_merged(members, context) for _, members in sorted(found.items())]
    order = sorted(merged, key=lambda f: (-len(f.claims), f.origin.name, f.target.name, f.claims))
    yield from order


def _town(linked: LinkedClaim, context: Context) -> str:
    """Give the town, or part of one, that a claim is about, "" for none."""
    ground = context.ground
    ids = (ground.one(w.place) for w in linked.places if w.place)
    return next((i for i in ids if ground.rank(i) == 1), "")


def _told(linked: LinkedClaim, town: str, context: Context) -> Iterator[_Told]:
    """Give the flows that one claim tells of: one for each number with an end of its own."""
    quote = linked.claim.quote
    moved = _MOVED.search(quote.text)
    if moved is None or not _tells_of_people(linked, moved):
        return
    counted = _counted(linked)
    starts = [q.words.start - quote.start for q in counted]
    for n in range(max(1, len(counted))):
        begin = max(moved.start(), starts[n]) if n else moved.start()
        stop = starts[n + 1] if n + 1 < len(starts) else len(quote.text)
        target = _target(linked, (begin, stop), context)
        origin = _origin(linked, moved, target, town, context)
        if (n == 0 and origin.name) or target.name:
            yield _Told(linked, origin, target, counted[n] if counted else None)


def _tells_of_people(linked: LinkedClaim, moved: re.Match[str]) -> bool:
    """Whether a claim tells of people who move, and not of fighters."""
    claim, quote = linked.claim, linked.claim.quote.text
    if claim.stance in NOT_NEWS or claim.kind not in _KINDS or not _PEOPLE.search(quote):
        return False
    if claim.kind is not Kind.DISPLACEMENT and not (_counted(linked) or _SOME.match(quote)):
        return False
    before = quote[: moved.start()]
    return not _ARMED.search(before) or _CIVIL.search(before) is not None


def _target(linked: LinkedClaim, stretch: tuple[int, int], context: Context) -> Endpoint:
    """Give where people go, by the words of a stretch of the quote."""
    quote = linked.claim.quote
    begin, stop = stretch
    at = begin
    while match := _TOWARDS.search(quote.text, at, stop):
        at = match.start("end")
        inside = match.group().casefold().startswith(("in ", "inside ", "across "))
        if inside and not _ARRIVAL.search(quote.text[begin : match.start() + 3]):
            continue
        end = _end(match.group("end"), linked, context)
        if end.name:
            return end
    named = linked.claim.to_place
    link = next((w for w in linked.places if named and w.words == named and w.place), None)
    return _of_place(context.ground.one(link.place), context) if link else _NOWHERE


def _origin(
    linked: LinkedClaim, moved: re.Match[str], target: Endpoint, town: str, context: Context
) -> Endpoint:
    """Give where people come from: in the claim's words, else the quarter or town it is about."""
    quote = linked.claim.quote
    at = 0
    while match := _AWAY.search(quote.text, at):
        at = match.start("end")
        if match.group().casefold().startswith("of ") and match.start() > moved.start():
            continue
        words = re.split(r"\b(?:to|for|into|towards?)\b", match.group("end"))[0]
        end = _end(words, linked, context)
        if end.place and end.place != target.place:
            return end
    known = [(p, True) for p in own_places(linked, context)]
    known += [(p, False) for p in _beside(linked, context)]
    near = (target.name and context.ground.rank(target.place) < _COUNTRY) or target.side
    if _is_departure(linked, moved, context) or near:
        known.append((town, False))
    for place, told in known:
        if place and place != target.place and context.ground.is_spot_or_town(place):
            return replace(_of_place(place, context), told=told)
    return _NOWHERE


def _is_departure(linked: LinkedClaim, moved: re.Match[str], context: Context) -> bool:
    """Whether a claim counts people who leave the town it is placed in, and not all ever displaced."""
    left = linked.claim.kind is Kind.DISPLACEMENT and bool(_counted(linked))
    return (
        left and not moved.group().casefold().startswith("displac") and bool(_town(linked, context))
    )


def _beside(linked: LinkedClaim, context: Context) -> Iterator[str]:
    """Give the places that a claim's sentence names before it, but for those that others go to."""
    start, _ = context.sentence(linked)
    lead = context.text(linked)[start : linked.claim.quote.start]
    linked_at = ((w.words.start - start, w.place) for w in linked.places if w.place)
    named = ((at, place) for at, _, place in context.ground.named(lead))
    for at, place in sorted({*linked_at, *named}):
        if 0 <= at < len(lead) and not _TO_HERE.search(lead[max(0, at - 40) : at]):
            yield context.ground.one(place)


def _end(words: str, linked: LinkedClaim, context: Context) -> Endpoint:
    """Give the place or the side's ground that words begin with; a place more than six words on is none."""
    words = re.split(r"[.;]|\b(?:and|where|who|which|after|because|amid|as|due)\b", words)[0]
    place, at = _place(words, linked, context)
    ground = _GROUND.search(words)
    side = ""
    if ground and (ground.start() < at or not place):
        side = context.parties.first(ground.group("side") or ground.group("by"), linked.report)
    if ground and side and (not place or context.ground.is_town(place)):
        return Endpoint("", side, " ".join(ground.group().split()))
    return _of_place(place, context) if place else _NOWHERE


def _place(words: str, linked: LinkedClaim, context: Context) -> tuple[str, int]:
    """Give the first place among the first words, with its offset; "" for none."""
    ground, quote = context.ground, linked.claim.quote
    for link in linked.places:
        at = words.find(link.words.text)
        own = quote.start <= link.words.start < quote.end
        if link.place and own and at >= 0 and len(words[:at].split()) <= _FIRST:
            return ground.one(link.place), at
    for at, _, place in ground.named(words):
        if len(words[:at].split()) <= _FIRST:
            return place, at
    way = _THAT_WAY.match(words)
    if way:
        chain = (i for w in linked.places for i in (w.place, *ground.above(w.place)))
        town = next((i for i in chain if ground.is_town(i)), "")
        return ground.part(town, directions(way.group("way"))), 0
    return "", len(words)


def _of_place(place: str, context: Context) -> Endpoint:
    return Endpoint(place, "", context.ground.name(place))


def _counted(linked: LinkedClaim) -> list[Quantity]:
    """Give the numbers of people that a claim of people moving counts, as displaced."""
    return [
        replace(q, measure=Measure.DISPLACED)
        for q in linked.claim.quantities
        if q.measure in _COUNTS
        and q.part_of is None
        and (q.low is not None or q.high is not None)
        and (q.measure is Measure.DISPLACED or (q.low or q.high or 0) >= 100)
        and population(q.unit) in (PEOPLE, "civilians")
    ]


def _merged(members: Sequence[_Told], context: Context) -> Flow:
    """Make one flow of those with the same ends, with one figure over all who count it."""
    affirm = [t for t in members if not denies(t.linked)]
    counted = [Counted(t.linked, t.count) for t in affirm if t.count]
    size: Figure | None = None
    if counted:
        size = figure(Measure.DISPLACED, PEOPLE, counted, context.lineage)
    spans = [days(t.linked) for t in members]
    return Flow(
        next((t.origin for t in members if t.origin.told), members[0].origin),
        members[0].target,
        min((start for start, _, _ in spans if start), default=""),
        max((end for _, end, _ in spans if end), default=""),
        size,
        unique(t.linked.id for t in affirm),
        unique(t.linked.id for t in members if denies(t.linked)),
    )
