"""Matters of the state over time: control, sieges, facilities, flight, truces, allegations."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.finding import Status
from rashomon.model.moment import iso_day
from rashomon.model.source import side_name
from rashomon.model.state import Allegation, Chronicle, ControlSpan, Facility, Flow, Siege, Truce
from rashomon.publish.digest.parts import Clause, Section, Sentence, Slot, Sort
from rashomon.publish.digest.told import Matter, standing
from rashomon.publish.digest.wording import Wording, words

_SHOWN = 4
"""Steps of one matter that a sentence tells."""


def chronicled(say: Wording, told: Chronicle) -> Iterator[Matter]:
    """Give the matters of a record's state over time, each once."""
    for control in told.control:
        spans = (_span(say, s) for s in control.spans if s.start and s.claims and not s.of)
        yield from (m for m in spans if m)
    yield from (_siege(say, s) for s in told.sieges if s.claims)
    yield from (_facility(say, f) for f in told.facilities if f.steps)
    yield from (_flow(say, f) for f in told.flows if f.claims)
    yield from (_truce(say, t) for t in told.truces if t.steps)
    yield from (_allegation(say, a) for a in told.allegations if a.steps)


def _span(say: Wording, span: ControlSpan) -> Matter | None:
    """Tell that a place changed hands, and who denies it; None where no claim names both."""
    clauses = say.tellings(_one_a_teller(say, span.claims))
    first = clauses[0]
    place = say.place(span.place, first)
    side = Slot(Sort.SIDE, side_name(span.side)) if span.side else None
    if place is None or side is None or not say.bears(first, side):
        return None
    opening = [place, words(" passed to "), side]
    against = Slot(Sort.SIDE, side_name(span.against))
    if span.against and say.bears(first, against):
        opening += [words(" from "), against]
    opening += _by_then(say, span.by, first)
    status = _status(span.origins, span.denied_by)
    opening.append(words(f", {_STANDING[status]}: "))
    clauses = [*say.opened(clauses, opening), *_denials(say, span.denied_by)]
    return _matter(
        say,
        Section.CONTROL,
        clauses,
        status,
        (span.start, span.by, (span.place,)),
        len(span.origins),
    )


def _siege(say: Wording, siege: Siege) -> Matter:
    ended = [s.claim for s in siege.ended]
    inside = say.figures(siege.inside) if siege.inside and siege.inside.inputs else []
    others = [c for c in siege.claims if c not in ended]
    begun = [s.claim for s in siege.begun] or (others if not inside else [])
    clauses = say.tellings(begun, 2) + say.joined(say.tellings(ended, 2), "it ended, ")
    clauses += [*say.joined(inside[:1], "of those inside, "), *inside[1:]] if clauses else inside
    clauses = clauses or say.tellings(siege.claims, 2)
    place = say.place(siege.place, clauses[0])
    status = _of_claims(say, siege.claims)
    opening = [place, words(", of a siege: ")] if place else [words("Of a siege: ")]
    opening.append(words(standing(status, len(clauses))))
    clauses = list(say.opened(clauses, opening))
    told = [iso_day(say.at.claims[c].published) for c in siege.claims]
    end = siege.ended[-1].end if siege.ended else max(told)
    days = (siege.since, end, (siege.place,))
    return _matter(say, Section.SIEGES, clauses, status, days, len(siege.claims))


def _facility(say: Wording, facility: Facility) -> Matter:
    claims = [s.claim for s in facility.steps]
    clauses = say.tellings(claims, _SHOWN)
    place = say.place(facility.place, clauses[0])
    status = _of_claims(say, claims)
    opening = [*([place, words(": ")] if place else []), words(standing(status, len(clauses)))]
    days = (facility.steps[0].start, facility.steps[-1].end, (facility.place,))
    return _matter(say, Section.HARM, list(say.opened(clauses, opening)), status, days, len(claims))


def _flow(say: Wording, flow: Flow) -> Matter:
    clauses = say.figures(flow.size) if flow.size and flow.size.inputs else []
    clauses = clauses or say.tellings(_one_a_teller(say, flow.claims))
    first = clauses[0]
    origin = say.place(flow.origin.place, first) if flow.origin.told else None
    target = say.place(flow.target.place, first) if flow.target.told else None
    opening: list[Slot] = [words("People moved")]
    opening += [words(" from "), origin] if origin else []
    opening += [words(" to "), target] if target else []
    status = _of_claims(say, flow.claims)
    opening.append(words(f": {standing(status, len(clauses))}"))
    clauses = [*say.opened(clauses, opening), *_denials(say, flow.denied_by)]
    places = tuple(p for p in (flow.origin.place, flow.target.place) if p)
    return _matter(
        say, Section.DISPLACEMENT, clauses, status, (flow.start, flow.end, places), len(flow.claims)
    )


def _truce(say: Wording, truce: Truce) -> Matter:
    claims = [s.claim for s in truce.steps]
    clauses = say.tellings(claims, _SHOWN)
    place = say.place(truce.place, clauses[0])
    status = _of_claims(say, claims)
    opening = [place, words(", of a truce: ")] if place else [words("Of a truce: ")]
    opening.append(words(standing(status, len(clauses))))
    days = (truce.steps[0].start, truce.steps[-1].end, (truce.place,))
    return _matter(
        say, Section.TRUCES, list(say.opened(clauses, opening)), status, days, len(claims)
    )


def _allegation(say: Wording, allegation: Allegation) -> Matter:
    """Tell what is alleged, each step since, and the outcome or that there is none."""
    steps = allegation.steps
    outcome = [s for s in steps if s.what == "finding"][-1:]
    before = [s for s in steps if s not in outcome]
    clauses = say.tellings([s.claim for s in before], _SHOWN)
    joint = "the outcome: "
    clauses += say.joined(say.tellings([s.claim for s in outcome]), joint if before else "")
    if not outcome:
        last = clauses[-1]
        clauses[-1] = replace(last, slots=(*last.slots, words(", and no outcome is told")))
    if before:
        opened = say.opened(clauses, [words("It is alleged: ")])
        clauses = list(opened)
    days = (steps[0].start, steps[-1].end, ())
    claims = [s.claim for s in steps]
    denied = any(s.denied or s.what == "denied" for s in steps)
    status = Status.CONTESTED.value if denied else _of_claims(say, claims)
    return _matter(say, Section.ALLEGATIONS, clauses, status, days, len(claims))


def _matter(
    say: Wording,
    section: Section,
    clauses: Sequence[Clause],
    status: str,
    when: tuple[str, str, tuple[str, ...]],
    weight: int,
) -> Matter:
    start, end, places = when
    sentence = Sentence(tuple(clauses), status)
    event = next((e for c in sentence.claims if (e := say.at.event_of.get(c))), "")
    rank = (0, 0, 1, 0, 0, -weight, 0, -int((end or start).replace("-", "")[:8] or 0))
    found = (link.place for c in sentence.claims for link in say.at.claims[c].places if link.place)
    every = tuple(dict.fromkeys((*(p for p in places if p), *found)))
    return Matter(section, rank, replace(sentence, event=event), start or end, end or start, every)


def _by_then(say: Wording, by: str, first: Clause) -> list[Slot]:
    day = Slot(Sort.DAY, by)
    return [words(" by "), day] if by and say.bears(first, day) else []


def _denials(say: Wording, claims: Sequence[str]) -> list[Clause]:
    return say.joined(say.tellings(claims, 2), "against that, ") if claims else []


def _one_a_teller(say: Wording, claims: Sequence[str]) -> list[str]:
    """Give the first claim of each teller, named tellers before outlets' own voices."""
    ordered = sorted(claims, key=lambda c: (say.is_scrap(c), say.at.claims[c].claim.in_own_voice))
    return list({say.at.claims[c].source: c for c in reversed(ordered)}.values())[::-1]


def _status(origins: Sequence[str], denied: Sequence[str]) -> str:
    if denied:
        return Status.CONTESTED.value
    known = {o for o in origins if o}
    if not known:
        return Status.UNKNOWN_LINEAGE.value
    return (Status.CORROBORATED if len(known) > 1 else Status.SINGLE_SOURCE).value


_STANDING = {
    "contested": "which is disputed",
    "corroborated": "told independently by several",
    "single_source": "according to a single source",
    "unknown_lineage": "of untraced origin",
}


def _of_claims(say: Wording, claims: Sequence[str]) -> str:
    """Give how claims stand together: by the origins that findings trace them to."""
    return _status([say.origin_of.get(c, "") for c in claims], ())
