"""Sieges: since when, by whom, how many are inside.

A siege belongs to the town that its claims name, or to the coarsest place below a country where
they name none; its name is the part of it that most of them name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rashomon.model.finding import Figure
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure
from rashomon.model.state import Siege, Step
from rashomon.reconcile.figures import PEOPLE, STOCKS, counted_by_measure, figure
from rashomon.reconcile.state.context import NOT_NEWS, Context, days, denies, shifted, unique

_SIEGE = re.compile(r"\b(?:besieg\w+|sieges?|encircl\w+|trapped|blockad\w+)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:siege|blockade|encirclement)\b.{0,30}\b(?:lifted|broken|ended|over|eased)\b"
    r"|\b(?:lifted|broke|ended|breaking|lifting) (?:the|its|their) (?:\w+ )?(?:siege|blockade)",
    re.IGNORECASE,
)
_TRIED = re.compile(r"\b(?:bid|attempt|try|trying|tried|aim\w*|want\w*|failed) to\b", re.I)
_BEGUN = re.compile(
    r"\b(?:sealed|imposed|began|begun|tightened|completed|laid|laying|besieging|besieged since|under siege since|siege (?:began|since))\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:(?P<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ](?P<unit>day|week|month|year)s?[- ](?:long )?(?:siege|blockade))",
    re.IGNORECASE,
)
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_UNIT = {"day": 1, "week": 7, "month": 30, "year": 365}
_THE_CITY = re.compile(r"\bthe city\b", re.IGNORECASE)
_COUNTRY = 4
"""Rank of a country among places."""

_BY = re.compile(r"\b(?:besieged|encircled|surrounded|imposed|siege) by (?:the )?(.{0,40})", re.I)


def sieges(context: Context) -> Iterator[Siege]:
    """Give the sieges told of, by place."""
    told: dict[str, list[LinkedClaim]] = defaultdict(list)
    stocks: dict[str, list[LinkedClaim]] = defaultdict(list)
    report, last = "", ""
    for linked in context.claims:
        town = _town(linked, context)
        last = town if context.ground.is_town(town) else last if linked.report == report else ""
        report = linked.report
        if linked.claim.stance in NOT_NEWS:
            continue
        if last and _THE_CITY.search(linked.claim.quote.text):
            town = last
        if _SIEGE.search(linked.claim.quote.text):
            told[town].append(linked)
        if any(q.measure in STOCKS for q in linked.claim.quantities):
            stocks[town].append(linked)
    for town in sorted(told):
        claims = told[town]
        inside = _inside([*claims, *stocks[town]], context)
        if town and (inside or any(_steps(c) for c in claims)):
            yield _siege(town, claims, inside, context)


def _town(linked: LinkedClaim, context: Context) -> str:
    """Give the town a claim is about, else the coarsest place below a country; a country only alone."""
    ground = context.ground
    chain = [
        p for w in linked.places if w.place for p in (ground.one(w.place), *ground.above(w.place))
    ]
    towns = [p for p in chain if ground.is_town(p)]
    below = [p for p in chain if ground.rank(p) < _COUNTRY]
    return next(iter(towns or below[-1:] or chain), "")


def _siege(
    town: str, claims: Sequence[LinkedClaim], inside: Figure | None, context: Context
) -> Siege:
    steps = [s for c in claims for s in _steps(c)]
    begun = sorted((s for s in steps if s.what == "begun"), key=lambda s: (s.start, s.claim))
    ended = sorted((s for s in steps if s.what == "ended"), key=lambda s: (s.start, s.claim))
    besiegers = Counter(b for c in claims if (b := _besieger(c, context)))
    inputs = inside.inputs if inside else ()
    return Siege(
        town,
        _name(town, claims, context),
        min((s.start for s in begun if s.start and not s.denied), default=""),
        tuple(sorted(besiegers, key=lambda b: (-besiegers[b], b))),
        tuple(begun),
        tuple(ended),
        unique([*(c.id for c in claims), *(i.claim for i in inputs)]),
        inside,
    )


def _name(town: str, claims: Sequence[LinkedClaim], context: Context) -> str:
    """Give the part of the town that most claims name, else the town."""
    ground = context.ground
    parts = Counter(
        p
        for c in claims
        for w in c.places
        if w.place and (p := ground.one(w.place)) != town and ground.rank(p) == 1
    )
    return ground.name(min(parts, key=lambda p: (-parts[p], p), default=town))


def _inside(claims: Sequence[LinkedClaim], context: Context) -> Figure | None:
    """Give how many people are said to be inside, None where nobody counts them."""
    once = list({c.id: c for c in claims}.values())
    counted = counted_by_measure(once).get((Measure.BESIEGED, PEOPLE), ())
    return figure(Measure.BESIEGED, PEOPLE, counted, context.lineage) if counted else None


def _steps(linked: LinkedClaim) -> list[Step]:
    """Give what a claim tells of a siege's begin or end."""
    quote = linked.claim.quote.text
    denied = denies(linked)
    start, end, dated = days(linked)
    if _ENDED.search(quote) and not _TRIED.search(quote):
        return [Step("ended", linked.id, linked.source, start, end, denied)]
    long = _LONG.search(quote)
    if long:
        word = long.group("number").casefold()
        number = int(word) if word.isdigit() else _WORDS.index(word)
        unit = _UNIT[long.group("unit").casefold()]
        first, last = (-number * unit - unit // 2, -number * unit + unit // 2)
        day = linked.published[:10]
        return [
            Step("begun", linked.id, linked.source, shifted(day, first), shifted(day, last), denied)
        ]
    if _BEGUN.search(quote) and dated:
        return [Step("begun", linked.id, linked.source, start, end, denied)]
    return []


def _besieger(linked: LinkedClaim, context: Context) -> str:
    """Give the side said to besiege, "" for none."""
    quote = linked.claim.quote.text
    by = _BY.search(quote)
    if by:
        return context.parties.first(by.group(1), linked.report)
    if not _BEGUN.search(quote) or _TRIED.search(quote):
        return ""
    agent = context.parties.agent(linked)
    if agent:
        return agent
    start, _ = context.sentence(linked)
    lead = context.text(linked)[start : linked.claim.quote.start]
    return context.parties.first(quote, linked.report) or context.parties.first(lead, linked.report)
