"""Matters that findings tell: what is disputed, told by several, harm to civilians, told once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.claim import Kind, Stance
from rashomon.model.finding import AspectKind, Finding, Position, Status
from rashomon.model.quantity import Measure
from rashomon.publish.desk.indexed import days_of
from rashomon.publish.desk.timelines import is_background
from rashomon.publish.digest.parts import Clause, Section, Sentence, Slot, Sort
from rashomon.publish.digest.wording import Wording, words

HARM = frozenset(
    {
        Kind.CASUALTIES,
        Kind.CHEMICAL_ATTACK,
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.OTHER_ATTACK,
        Kind.INFRASTRUCTURE,
    }
)
"""Kinds that tell of harm to people or to what they live on."""

_COUNTED = {
    Measure.KILLED: "how many were killed",
    Measure.WOUNDED: "how many were wounded",
    Measure.DISPLACED: "how many were displaced",
    Measure.BESIEGED: "how many are besieged",
    Measure.POPULATION: "how many people live there",
    Measure.MISSING: "how many were missing",
}
_ASKED = {
    AspectKind.RESPONSIBILITY: "who was responsible",
    AspectKind.MEANS: "what was used",
}
_REST = {Kind.OTHER, Kind.BACKGROUND}


@dataclass(frozen=True, slots=True)
class Matter:
    """A sentence that a digest may hold: its section, its rank there (least first), its days."""

    section: Section
    rank: tuple[int, ...]
    sentence: Sentence
    start: str
    end: str
    places: tuple[str, ...]


def told(say: Wording, last: str) -> Iterator[Matter]:
    """Give the matters of a record's findings; `last` is the last report's day."""
    for finding in say.at.record.findings:
        if finding.event in say.at.events and _claims(finding):
            yield _matter(say, finding, last)


def _matter(say: Wording, finding: Finding, last: str) -> Matter:
    event = say.at.events[finding.event]
    start, end = days_of(event)
    section = _section(finding, event.kind)
    sentence = Sentence(_clauses(say, finding), finding.status.value, event.id)
    old = bool(end) and is_background(event, last)
    origins = {o.source for p in finding.positions for o in p.origins if o.is_known}
    reports = {say.at.claims[c].report for c in _claims(finding)}
    rank = (
        int(old or event.kind in _REST or any(map(say.is_scrap, sentence.claims))),
        int(finding.aspect is AspectKind.HOLDER and section is Section.SINGLE),
        _lightness(finding, event.kind),
        int(all(s.sort is not Sort.PLACE for s in sentence.clauses[0].slots)),
        int(finding.status is Status.UNKNOWN_LINEAGE),
        -len(origins),
        -len(reports),
        -int(end.replace("-", "") or 0),
    )
    return Matter(section, rank, sentence, start, end, event.places)


def _lightness(finding: Finding, kind: Kind) -> int:
    """Give 0 for what weighs most: deaths, figures, who holds a place, what was used."""
    if (
        kind in (Kind.CASUALTIES, Kind.CHEMICAL_ATTACK)
        or finding.aspect is not AspectKind.OCCURRENCE
    ):
        return 0
    return 1 if kind in HARM else 2


def _section(finding: Finding, kind: Kind) -> Section:
    if finding.status is Status.CONTESTED:
        return Section.DISPUTED
    if finding.status is Status.CORROBORATED:
        return Section.CORROBORATED
    return Section.HARM if kind in HARM else Section.SINGLE


def _clauses(say: Wording, finding: Finding) -> tuple[Clause, ...]:
    clauses = _figure(say, finding) or _positions(say, finding)
    scene = say.scene(say.at.events[finding.event], clauses[0])
    how = standing(finding.status.value, len(clauses))
    return say.opened(clauses, _opening(finding, scene, how))


def _opening(finding: Finding, scene: list[Slot], how: str) -> list[Slot]:
    """Say what it is about and how it stands: "Who holds the port is disputed: "."""
    contested = finding.status is Status.CONTESTED
    if finding.aspect is AspectKind.HOLDER and scene and scene[0].sort is Sort.PLACE:
        return [words("Who holds "), scene[0], words(" is disputed: " if contested else f": {how}")]
    asked = _ASKED.get(finding.aspect, "")
    if finding.figure:
        asked = _COUNTED.get(finding.figure.measure, "")
    lead = ", ".join(w for w in (asked, "in dispute" if contested else "") if w)
    joint = ", " if scene and lead else ""
    return [*scene, words(f"{joint}{lead}{': ' if scene or lead else ''}{how}")]


def standing(status: str, clauses: int) -> str:
    """Say that a matter has one origin or none that is known; "" where it has several."""
    if status == Status.SINGLE_SOURCE.value:
        return "of a single origin, " if clauses > 1 else "according to a single source, "
    return "of untraced origin, " if status == Status.UNKNOWN_LINEAGE.value else ""


def _figure(say: Wording, finding: Finding) -> list[Clause]:
    return say.figures(finding.figure) if finding.figure and finding.figure.inputs else []


def _positions(say: Wording, finding: Finding) -> list[Clause]:
    contested = finding.status is Status.CONTESTED
    clauses: list[Clause] = []
    against = False
    for position in finding.positions:
        found = say.tellings(_leading(say, position))
        if not clauses:
            joint = "independently of that, " if finding.status is Status.CORROBORATED else ""
            clauses += [*found[:1], *(say.joined(found[1:], joint) if joint else found[1:])]
        elif contested and position.denies and not against:
            clauses += [*say.joined(found[:1], "against that, "), *found[1:]]
            against = True
        else:
            clauses += found
    return clauses


def _leading(say: Wording, position: Position) -> list[str]:
    """Give one claim of each origin: one that names its teller before one in an outlet's voice."""

    def order(claim: str) -> tuple[bool, bool, bool]:
        of = say.at.claims[claim].claim
        denies = of.stance is Stance.DENY
        return (position.denies and not denies, say.is_scrap(claim), of.in_own_voice)

    known = [o for o in position.origins if o.is_known] or list(position.origins)
    return [min(o.claims, key=order) for o in known if o.claims]


def _claims(finding: Finding) -> Sequence[str]:
    return [c for p in finding.positions for c in p.claims]
