"""The state of a crisis over time as lines to read on a terminal: who says so behind everything."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from rashomon.model.finding import Figure
from rashomon.model.source import side_name
from rashomon.model.state import (
    Allegation,
    Background,
    Chronicle,
    Condition,
    ControlSpan,
    Endpoint,
    Facility,
    Flow,
    Holder,
    PlaceControl,
    PlaceState,
    Siege,
    Step,
    Truce,
)
from rashomon.publish.view import Views

_NOTHING = "  nothing told\n"


def chronicle_json(told: Chronicle) -> str:
    """Give the whole state as JSON, the same bytes for the same record."""
    return msgspec.json.encode(told, order="deterministic").decode() + "\n"


def control_text(states: Iterable[PlaceState], day: str, views: Views) -> str:
    """Write how each place stands on a day, contested ones first, with who says so."""
    known = [s for s in states if s.condition is not Condition.UNKNOWN or s.partly]
    order = sorted(known, key=lambda s: (s.condition is not Condition.CONTESTED, s.name, s.place))
    body = "".join(_state(s, views) for s in order) or _NOTHING
    return f"Control on {day}\n{body}"


def _state(state: PlaceState, views: Views) -> str:
    condition = _CONDITIONS[state.condition]
    taken = state.condition is not Condition.HELD or any(h.taken for h in state.holders)
    since = f" {'since' if taken else 'since at the latest'} {state.since}" if state.since else ""
    before = f"; before, {side(state.before)}" if state.before else ""
    lines = [f"  {state.name}: {condition}{since}{before}\n"]
    lines += [f"      {line}\n" for h in state.holders for line in _holder(h, views)]
    for what, claims in (
        ("others inside", state.entered),
        ("cut off", state.cut_off),
        ("of a part of it", state.partly),
    ):
        if claims:
            lines.append(f"      {what}: {who(claims, views)}\n")
    return "".join(lines)


_CONDITIONS = {
    Condition.HELD: "held",
    Condition.CONTESTED: "contested",
    Condition.ENTERED: "entered by another side",
    Condition.LOST: "lost",
    Condition.UNKNOWN: "nobody says who holds it",
}


def _holder(holder: Holder, views: Views) -> Iterable[str]:
    of = f" (told of {views.place_name(holder.of)})" if holder.of else ""
    if holder.claims:
        yield f"{side(holder.side)}, by {who(holder.claims, views)}{of}"
    if holder.denied_by:
        yield f"that {side(holder.side)} holds it is denied by {who(holder.denied_by, views)}"


def side(name: str) -> str:
    """Write a side for the reader; one no registry knows by its word."""
    return side_name(name) if name else "nobody named"


def who(claims: Sequence[str], views: Views) -> str:
    """Write who tells claims, once each, with the claims' ids."""
    by_teller: dict[str, list[str]] = {}
    for claim in claims:
        by_teller.setdefault(views.claim(claim).teller, []).append(claim)
    return "; ".join(f"{teller} [{' '.join(ids)}]" for teller, ids in by_teller.items())


def _control(told: Chronicle, views: Views, place: str) -> str:
    controls = [c for c in told.control if place.casefold() in c.name.casefold()]
    return _section("Control", (_spans(c, views) for c in controls if c.spans or c.contests))


def _spans(control: PlaceControl, views: Views) -> str:
    lines = [f"  {control.name}\n", *(f"      {_span(s, views)}\n" for s in control.spans)]
    for contest in control.contests:
        sides = " and ".join(map(side, contest.sides))
        lines.append(f"      contested {contest.start} to {contest.end or 'now'}: {sides}")
        denied = f"; denied by {who(contest.denied_by, views)}" if contest.denied_by else ""
        lines.append(f"{denied}\n")
    return "".join(lines)


def _span(span: ControlSpan, views: Views) -> str:
    start = f"from {_between(span.start, span.by)}" if span.start else f"by {span.by or 'then'}"
    against = f", from {side(span.against)}" if span.against else ""
    of = f" (told of {views.place_name(span.of)})" if span.of else ""
    told = f"{side(span.side)}{against}, by {who(span.claims, views)}{of}"
    return f"{start} to {span.end or 'now'}: {told}"


def _between(first: str, last: str) -> str:
    if not first or first == last:
        return last
    if first[5:] == "01-01" and last == f"{first[:4]}-12-31":
        return first[:4]
    return f"{first}/{last}"


def _sieges(told: Chronicle, views: Views, place: str) -> str:
    return _section("Sieges", (_siege(s, views) for s in told.sieges if _named(s.name, place)))


def _siege(siege: Siege, views: Views) -> str:
    lines = [f"  {siege.name}\n"]
    if siege.besiegers:
        lines.append(f"      besieged by {', '.join(map(side, siege.besiegers))}\n")
    lines += [f"      {_step(s, views)}\n" for s in (*siege.begun, *siege.ended)]
    if siege.inside:
        claims = [i.claim for i in siege.inside.inputs]
        lines.append(f"      inside: {bounds(siege.inside)}, by {who(claims, views)}\n")
    return "".join(lines)


def bounds(figure: Figure) -> str:
    """Write a figure's range: "250,000 to 350,000 or more, best 275,000"."""
    more = " or more" if figure.high_open else ""
    if figure.low == figure.high or figure.low is None or figure.high is None:
        value = figure.high if figure.low is None else figure.low
        return f"{value:,.10g}{more}" if value is not None else "not counted"
    best = f", best {figure.best:,.10g}" if figure.best is not None else ""
    return f"{figure.low:,.10g} to {figure.high:,.10g}{more}{best}"


def _step(step: Step, views: Views) -> str:
    denied = "denied: " if step.denied else ""
    return f"{_between(step.start, step.end)} {denied}{step.what}, by {who((step.claim,), views)}"


def _facilities(told: Chronicle, views: Views, place: str) -> str:
    shown = (f for f in told.facilities if _named(f"{f.name} {views.place_name(f.place)}", place))
    return _section("Facilities", (_facility(f, views) for f in shown))


def _facility(facility: Facility, views: Views) -> str:
    where = f", {views.place_name(facility.place)}" if facility.place else ""
    lines = [f"  {facility.name}{where}\n"]
    return "".join([*lines, *(f"      {_step(s, views)}\n" for s in facility.steps)])


def _flows(told: Chronicle, views: Views, place: str) -> str:
    shown = (f for f in told.flows if _named(f"{f.origin.name} {f.target.name}", place))
    return _section("Flows", (_flow(f, views) for f in shown))


def _flow(flow: Flow, views: Views) -> str:
    size = bounds(flow.size) if flow.size else "not counted"
    when = _between(flow.start, flow.end)
    denied = f"; denied by {who(flow.denied_by, views)}" if flow.denied_by else ""
    return (
        f"  {_end(flow.origin)} → {_end(flow.target)}: {size} ({when})\n"
        f"      by {who(flow.claims, views)}{denied}\n"
    )


def _end(end: Endpoint) -> str:
    if end.side:
        return f"ground of {side(end.side)}"
    return f"{end.name}{'' if end.told else ' (by the report)'}" if end.name else "not told"


def _truces(told: Chronicle, views: Views, place: str) -> str:
    shown = (t for t in told.truces if _named(t.name, place))
    return _section("Truces", (_truce(t, views) for t in shown))


def _truce(truce: Truce, views: Views) -> str:
    lines = [f"  {truce.name or 'place not told'}\n"]
    return "".join([*lines, *(f"      {_words(s, views)}\n" for s in truce.steps)])


def _words(step: Step, views: Views) -> str:
    quote = " ".join(views.claim(step.claim).quote.split())
    told = f"{_between(step.start, step.end)} {step.what}, by {who((step.claim,), views)}"
    return f"{told}: “{quote}”"


def _allegations(told: Chronicle, views: Views, place: str) -> str:
    shown = (a for a in told.allegations if _named(a.question, place))
    return _section("Allegations", (_allegation(a, views) for a in shown))


def _allegation(allegation: Allegation, views: Views) -> str:
    steps = "".join(f"      {_words(s, views)}\n" for s in allegation.steps)
    outcome = f"      ends in: “{allegation.outcome}”\n" if allegation.outcome else ""
    return f"  {allegation.question}\n{steps}{outcome}"


def _background(told: Chronicle, views: Views, place: str) -> str:
    del place
    return _section("Background", (_fact(b, views) for b in told.background))


def _fact(fact: Background, views: Views) -> str:
    return f"  {fact.edtf}: “{fact.words}”, by {who((fact.claim,), views)}\n"


def _named(name: str, place: str) -> bool:
    return place.casefold() in name.casefold()


def _section(title: str, parts: Iterable[str]) -> str:
    return f"{title}\n{''.join(parts) or _NOTHING}"


TEXTS: dict[str, Callable[[Chronicle, Views, str], str]] = {
    "control": _control,
    "sieges": _sieges,
    "facilities": _facilities,
    "flows": _flows,
    "truces": _truces,
    "allegations": _allegations,
    "background": _background,
}
"""How each part of the state is written, by its name."""
