"""Matters that go through steps: truces, allegations; and background, what was long before."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.model.claim import Kind, Stance
from rashomon.model.finding import AspectKind, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.state import Allegation, Background, Step, Truce
from rashomon.model.time import DatePrecision
from rashomon.reconcile.state.context import NOT_NEWS, Context, days, denies

_TRUCE = re.compile(
    r"\b(?:truces?|cease-?fires?|cessation of hostilities|(?:humanitarian )?pauses?|moratorium|armistice|lull)\b",
    re.IGNORECASE,
)
_STEPS = (
    ("broken", r"broke(?:n)?|break(?:s|ing)?|violat\w+|breach\w*|collaps\w+|shatter\w+"),
    ("ended", r"ended|expired?|over|lapsed"),
    ("rejected", r"reject\w*|refus\w+|ruled out"),
    ("resuming", r"resum\w+ (?:\w+ ){0,2}(?:air ?strikes?|strikes|attacks?|bombing|offensive|fighting|shelling|raids)"),
    ("extended", r"extend\w*|prolong\w*|renew\w*"),
    ("holding", r"observ\w+|hold(?:s|ing)?|in (?:force|effect|place)|respect\w*"),
    ("began", r"began|begun|came into (?:force|effect)|took effect|start\w*"),
    ("agreed", r"agree\w*|accept\w*|deal|reached|sign\w*"),
    ("announced", r"announc\w+|declar\w+"),
    ("proposed", r"propos\w+|call\w* for|urg\w+|offer\w*|demand\w*|talks|negotiat\w+"),
)  # fmt: skip
_STEP = tuple((what, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for what, words in _STEPS)
_FOUND = re.compile(
    r"\b(?:found|conclud\w+|no (?:trace|evidence|sign)|confirm\w*|establish\w*|determined|ruled out)\b",
    re.IGNORECASE,
)
_LOOKED = re.compile(
    r"\b(?:investigat\w+|examin\w+|look(?:s|ed|ing)? into|inquir\w+|prob(?:e|ed|ing)|test(?:ed|ing)|sampl\w+)\b",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(r"\b(?:verif\w+|independently confirm\w*)\b", re.IGNORECASE)
_LONG_AGO = 60
"""Days before publication from which a fact is background and not news."""


_LASTING = 365
"""Days from which what has lasted until now is background: "since the uprising of 2011"."""


def truces(context: Context) -> Iterator[Truce]:
    """Give the truces told of, by place, each claim with its step."""
    found: dict[str, list[Step]] = defaultdict(list)
    told = {c.report for c in context.claims if _TRUCE.search(c.claim.quote.text)}
    place = ""
    for linked in context.claims:
        quote = linked.claim.quote.text
        named = _TRUCE.search(quote)
        resumes = linked.report in told and _STEP[3][1].search(quote)
        if linked.claim.stance is Stance.OPINION or not (named or resumes):
            continue
        what = next((w for w, pattern in _STEP if pattern.search(quote)), "told of")
        start, end, _ = days(linked)
        place = _town(linked, context) if named or not place else place
        step = Step(what, linked.id, linked.source, start, end, denies(linked))
        found[place].append(step)
    for key, steps in sorted(found.items()):
        ordered = tuple(sorted(steps, key=lambda s: (s.start, s.end, s.claim)))
        yield Truce(key, context.ground.name(key) if key else "", ordered)


def _town(linked: LinkedClaim, context: Context) -> str:
    ids = [context.ground.one(w.place) for w in linked.places if w.place]
    chain = [p for i in ids for p in (i, *context.ground.above(i))]
    towns = [p for p in chain if context.ground.is_town(p)]
    return next(iter(towns or chain), "")


def allegations(context: Context, findings: Sequence[Finding]) -> Iterator[Allegation]:
    """Give what is alleged and was denied, looked into or found, by the findings that ask it."""
    by_id = {c.id: c for c in context.claims}
    means = {f.event for f in findings if f.aspect is AspectKind.MEANS}
    for finding in findings:
        claims = [by_id[c] for p in finding.positions for c in p.claims if c in by_id]
        asked = finding.aspect is AspectKind.MEANS or (
            finding.aspect is AspectKind.RESPONSIBILITY and finding.event not in means
        )
        if not claims or not asked:
            continue
        members = {c.id: c for c in (*claims, *_results(claims, context))}
        told = (step for c in members.values() if (step := _step(c)) is not None)
        steps = tuple(sorted(told, key=_step_order))
        looked = any(s.what in ("investigated", "finding") for s in steps)
        denied = any(by_id[s.claim].claim.stance is Stance.DENY for s in steps)
        if looked or denied:
            last = [by_id[s.claim] for s in steps if s.what == "finding"]
            words = " ".join(last[-1].claim.quote.text.split()) if last else ""
            yield Allegation(finding.id, finding.question, steps, words)


_ORDER = ("alleged", "denied", "unverified", "investigated", "finding")


def _step_order(step: Step) -> tuple[str, int, str]:
    return step.end, _ORDER.index(step.what), step.claim


def _results(claims: Sequence[LinkedClaim], context: Context) -> Iterator[LinkedClaim]:
    """Give what the same reports tell of an inquiry, right after the claims it is about."""
    last = {c.report: max(o.claim.number for o in claims if o.report == c.report) for c in claims}
    first = {c.report: min(o.claim.number for o in claims if o.report == c.report) for c in claims}
    for linked in context.claims:
        near = (
            first.get(linked.report, 10**9) <= linked.claim.number <= last.get(linked.report, 0) + 3
        )
        if near and linked.claim.kind is Kind.ALLEGATION_RESULT:
            yield linked


def _step(linked: LinkedClaim) -> Step | None:
    """Give the step that a claim is in what is alleged, None where it is none."""
    quote = linked.claim.quote.text
    if _UNVERIFIED.search(quote):
        what = "unverified"
    elif _FOUND.search(quote):
        what = "finding"
    elif _LOOKED.search(quote):
        what = "investigated"
    elif linked.claim.kind is Kind.ALLEGATION_RESULT:
        return None
    else:
        what = "denied" if denies(linked) else "alleged"
    start, end, _ = days(linked)
    return Step(what, linked.id, linked.source, start, end, denies(linked))


def background(context: Context) -> Iterator[Background]:
    """Give facts of long before their reports, in order of date: what the news is told against."""
    found = []
    for linked in context.claims:
        when, published = linked.when, linked.published[:10]
        quote = linked.claim.quote
        own = any(quote.start <= t.words.start < quote.end for t in linked.claim.times)
        if when is None or not (own and published) or linked.claim.stance in NOT_NEWS:
            continue
        start, end = when.start or when.end or "", when.end or when.start or ""
        since = when.precision is DatePrecision.RANGE and end >= published
        long = _days_before(start, published) >= _LASTING if since else False
        if long or _days_before(end, published) >= _LONG_AGO:
            words = " ".join(quote.text.split())
            found.append(Background(linked.id, words, start, end, when.edtf))
    yield from sorted(found, key=lambda b: (b.start, b.end, b.claim))


def _days_before(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return 0
