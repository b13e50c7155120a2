"""The findings of one group of claims: occurrence, holder, figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain

from rashomon.model.claim import Stance
from rashomon.model.finding import AspectKind, Finding, Graded, Position, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.quantity import Measure
from rashomon.model.source import Source
from rashomon.reconcile.aspects import Matter, denials, matters, negated
from rashomon.reconcile.figures import (
    COMPARED,
    STOCKS,
    Tally,
    counted_by_measure,
    figure,
    incompatible,
)
from rashomon.reconcile.grading import graded
from rashomon.reconcile.grouping import Group
from rashomon.reconcile.holders import holder, in_part
from rashomon.reconcile.origins import Lineage, origins
from rashomon.reconcile.parting import parted
from rashomon.reconcile.placing import Spot, spots_of_name
from rashomon.reconcile.status import name_of, sides_of, status_of
from rashomon.reconcile.titles import title

_MEASURED = {
    Measure.KILLED: "were killed",
    Measure.WOUNDED: "were wounded",
    Measure.DISPLACED: "were displaced",
    Measure.BESIEGED: "are besieged or live",
    Measure.MISSING: "are missing",
    Measure.DISTRICTS: "districts",
    Measure.HOSPITALS: "hospitals",
}


class Finder:
    """Findings of groups, from the record's sources, places and lineage."""

    def __init__(
        self, sources: Mapping[str, Source], places: Mapping[str, Place], lineage: Lineage
    ) -> None:
        self._sources, self._places, self._lineage = sources, places, lineage

    def findings(self, group: Group, event: str) -> Iterator[Finding]:
        """Give a group's findings: what happened first, then each figure, then what claims tell that stand in neither.

        How many live or are besieged in a place is no matter of one happening: see `stocks`.
        """
        asked: set[str] = set()
        for found in chain(self._asked(matters(group), group, event), self._figures(group, event)):
            asked.update(c for p in found.positions for c in p.claims)
            yield found
        left = tuple(t for t in group.tellings if t.linked.id not in asked)
        yield from self._asked([Matter(AspectKind.OCCURRENCE, "left", left)], group, event)

    def _asked(self, wholes: Iterable[Matter], group: Group, event: str) -> Iterator[Finding]:
        for matter in (part for whole in wholes for part in parted(whole, group.settled)):
            yield self._finding(group, event, matter)

    def _figures(self, group: Group, event: str) -> Iterator[Finding]:
        told = [c for c in group.claims if c.claim.stance not in (Stance.PREDICT, Stance.OPINION)]
        tellings = {t.linked.id: t for t in group.tellings}
        for (measure, people), counted in counted_by_measure(told).items():
            if measure in STOCKS:
                continue
            if measure in COMPARED or len({c.claim.report for c in counted}) > 1:
                place, day = self.place_name(group), group.day
                tally = Tally(measure, people, counted, tellings)
                yield self.figure_finding(event, place, day, tally)

    def _finding(self, group: Group, event: str, matter: Matter) -> Finding:
        positions = self._positions(matter)
        status, reason = status_of(*sides_of(positions), self._sources)
        if any(p.against_interest for p in positions):
            reason += " Confirmed against interest."
        return Finding(
            finding_id(event, matter.aspect.value, matter.name),
            event,
            matter.aspect,
            self._question(group, matter),
            positions,
            status,
            reason,
        )

    def _positions(self, matter: Matter) -> tuple[Position, ...]:
        means = matter.aspect is AspectKind.MEANS
        against = negated(matter.tellings) if means else denials(matter.tellings)
        affirm = [t.linked for t in matter.tellings if t.order not in against]
        deny = [t.linked for t in matter.tellings if t.order in against]
        if matter.aspect is AspectKind.HOLDER:
            return self._holders(affirm, deny)
        sides = (("Told", affirm, False), ("Denied", deny, True))
        return tuple(self._position(a, p, denied=d) for a, p, d in sides if p)

    def _holders(
        self, affirm: Sequence[LinkedClaim], denied: Sequence[LinkedClaim]
    ) -> tuple[Position, ...]:
        """Part control claims by who holds the place; other holders and denials stand against the first.

        The holder most claims name comes first; claims that name none stand with it. Who
        holds a part only neither stands against another holder nor supports one.
        """
        told: dict[str, list[LinkedClaim]] = {}
        for linked in affirm:
            told.setdefault(holder(linked, self._side(linked.source, linked)), []).append(linked)
        unnamed = told.pop("", [])
        order = sorted(told, key=lambda h: (-len(told[h]), h))
        first = [*(told[order[0]] if order else []), *unnamed]
        groups: list[tuple[str, Sequence[LinkedClaim], bool]] = [
            (f"Held by the {order[0]} side" if order else "Told", first, False)
        ]
        for other in order[1:]:
            parts = [c for c in told[other] if in_part(c)]
            whole = [c for c in told[other] if c not in parts]
            groups.append((f"Held by the {other} side", whole, True))
            groups.append((f"Held in part by the {other} side", parts, False))
        groups.append(("Denied", denied, True))
        return tuple(self._position(a, p, denied=d) for a, p, d in groups if p)

    def _position(self, answer: str, claims: Sequence[LinkedClaim], *, denied: bool) -> Position:
        return Position(
            answer,
            tuple(c.id for c in claims),
            origins(claims, self._lineage),
            tuple(c.id for c in claims if self.is_against_interest(c)),
            denies=denied,
        )

    def is_against_interest(self, linked: LinkedClaim) -> bool:
        """Whether a party confirms what helps its enemy or hurts itself."""
        if linked.claim.stance is not Stance.CONFIRM:
            return False
        own = self._side(linked.source, linked)
        agent, target = self._side(linked.agent, linked), self._side(linked.target, linked)
        return bool(own) and ((bool(agent) and agent != own) or target == own)

    def grade(self, group: Group) -> Graded | None:
        """Grade a group's harm to civilians, None where it tells of none."""

        def roots(claims: Iterable[LinkedClaim]) -> tuple[str, ...]:
            found = origins(sorted(claims, key=lambda c: c.id), self._lineage)
            return tuple(o.source for o in found if o.is_known)

        return graded(
            group, roots, lambda c: self._side(c.source, c), lambda o: name_of(o, self._sources)
        )

    def _side(self, source_id: str, linked: LinkedClaim) -> str:
        """Give a source's side on the day a claim was published."""
        source = self._sources.get(source_id)
        return source.side_on(linked.published[:10]) if source else ""

    def _question(self, group: Group, matter: Matter) -> str:
        if matter.aspect is AspectKind.HOLDER and len(matter.claims) > 1:
            return f"Who holds {self.place_name(group)}?"
        if matter.aspect is AspectKind.MEANS:
            place = self.place_name(group)
            return f"Were {matter.name} weapons used{f' in {place}' if place else ''}?"
        return title(matter.claims)

    def place_name(self, group: Group) -> str:
        """Give a group's place as a reader knows it."""
        return self.name_of_spot(group.spot, group.claims)

    def name_of_spot(self, spot: Spot | None, claims: Iterable[LinkedClaim]) -> str:
        """Give a place as a reader knows it: as the gazetteer has it, else in the claims' shortest words."""
        if spot is None:
            return ""
        place = self._places.get(spot.id)
        if place:
            return place.name
        named = [_without_owner(w.words.text) for c in claims for w in c.places]
        same = [w for w in named if any(s.same(spot) for s in spots_of_name(w))]
        return min(same or named[:1], key=lambda w: (len(w), w), default="")

    def figure_finding(self, event: str, place: str, day: str, tally: Tally) -> Finding:
        """Make the finding of one figure; contested where two tellers' values exclude each other."""
        measure, people, counted = tally.measure, tally.people, tally.counted
        made = figure(measure, people, counted, self._lineage)
        claims = list({c.claim.id: c.claim for c in counted}.values())
        found = origins(claims, self._lineage)
        status, reason = status_of(found, (), self._sources)
        apart = incompatible(made.inputs, tally.tellings)
        if apart:
            names = " and ".join(
                name_of(i.origin, self._sources) or "an untraced teller" for i in apart
            )
            status, reason = Status.CONTESTED, f"The values of {names} exclude each other."
        question = _how_many(measure, people, place, day)
        ids = tuple(c.id for c in claims)
        return Finding(
            finding_id(event, f"{measure.value}-{people}"),
            event,
            AspectKind.FIGURE,
            question,
            (Position("Told", ids, found),),
            status,
            reason,
            made,
        )


def _how_many(measure: Measure, people: str, place: str, day: str) -> str:
    """Ask for a figure: "How many civilians were killed in Homs over 9 days?"."""
    counted, over, days = people.partition(" over ")
    noun = "" if measure in (Measure.DISTRICTS, Measure.HOSPITALS) else counted
    verb = "" if " who fled " in people else _MEASURED.get(measure, "")
    where = f"in {place}" if place else ""
    asked = " ".join(
        w for w in ("How many", noun, verb, where, f"over {days}" if over else "") if w
    )
    when = f", {day[:10]}" if len(day) >= 10 and "#" not in day[:10] else ""
    return f"{asked}{when}?"


def _without_owner(name: str) -> str:
    """Take the sign of the possessive off ("Aleppo's")."""
    return re.sub(r"['’]s?$", "", name)


def finding_id(*parts: str) -> str:
    """Make a stable id from what a thing is: 12 hex digits."""
    return sha256("\0".join(parts).encode()).hexdigest()[:12]
