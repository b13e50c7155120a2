"""The sentences' own words: clauses around the words of claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model.finding import Event, Figure, FigureInput
from rashomon.publish.desk.indexed import Indexed, days_of
from rashomon.publish.digest.checking import folded, is_borne
from rashomon.publish.digest.evidence import Witness
from rashomon.publish.digest.parts import Clause, Slot, Sort
from rashomon.publish.view import ClaimView

_VERBS = {
    "assert": " said ",
    "confirm": " confirmed ",
    "deny": " denied ",
    "uncertain": " said, as unconfirmed, ",
    "predict": " expected ",
    "opinion": " argued ",
}

_FEWEST = 4
_HANGING = frozenset(
    "who which where whose whom that when while with as amid after before and".split()
)
"""Words that open a part of somebody else's sentence."""


def words(text: str) -> Slot:
    """Make a slot of our own words."""
    return Slot(Sort.WORDS, text)


class Wording:
    """Puts claims of one record into clauses."""

    def __init__(self, indexed: Indexed, witness: Witness) -> None:
        self.at = indexed
        self.witness = witness
        self.origin_of = {
            claim: origin.source
            for finding in indexed.record.findings
            for position in finding.positions
            for origin in position.origins
            for claim in origin.claims
        }

    def telling(self, claims: Sequence[str]) -> Clause:
        """Tell what claims of the same words say, all their tellers named."""
        first = self.at.claim(claims[0])
        tellers = list(dict.fromkeys(folded(self.at.claim(c).teller) for c in claims))
        slots: list[Slot] = []
        for number, teller in enumerate(tellers):
            joint = "" if not number else " and " if number == len(tellers) - 1 else ", "
            slots += [words(joint), Slot(Sort.TELLER, teller)] if joint else [_teller(teller)]
        slots += [words(_verb(first)), Slot(Sort.QUOTE, folded(first.quote))]
        return Clause(tuple(slots), tuple(claims))

    def tellings(self, claims: Iterable[str], most: int = 3) -> list[Clause]:
        """Tell claims in order; those of one report and the same words in one clause."""
        groups: dict[tuple[str, str, str], list[str]] = {}
        for claim in dict.fromkeys(claims):
            view = self.at.claim(claim)
            groups.setdefault((view.report, folded(view.quote), view.stance), []).append(claim)
        return [self.telling(each) for each in list(groups.values())[:most]]

    def opened(self, clauses: Sequence[Clause], opening: Sequence[Slot]) -> tuple[Clause, ...]:
        """Put slots before the first clause."""
        first = clauses[0]
        said = tuple(s for s in opening if s.text)
        return (replace(first, slots=(*said, *first.slots)), *clauses[1:])

    def joined(self, clauses: Sequence[Clause], joint: str) -> list[Clause]:
        """Put words of our own before each clause."""
        return [replace(c, slots=(words(joint), *c.slots)) for c in clauses]

    def scene(self, event: Event, first: Clause) -> list[Slot]:
        """Say where and when, as far as the first clause's claims tell it: "Hama, 3 May 2016"."""
        start, end = days_of(event)
        told = [self.at.claims[c] for c in first.claims]
        dated = {d for c in told if c.claim.times and c.when for d in (c.when.start, c.when.end)}
        when = [Slot(Sort.DAY, start)] if start and start == end and start in dated else []
        named = (link.place for c in told for link in c.places)
        slots = (self.place(p, first) for p in (*event.places, *named))
        where = next(([s] for s in slots if s), [])
        return [*where, words(", "), *when] if where and when else [*where, *when]

    def is_scrap(self, claim: str) -> bool:
        """Whether a claim's words read badly alone: of a caption, few, or hanging on others."""
        of = self.at.claims[claim].claim
        told = of.quote.text.split()
        return of.in_caption or len(told) < _FEWEST or told[0].casefold() in _HANGING

    def place(self, id_: str, first: Clause) -> Slot | None:
        """Name a place of the record, where every claim of the clause bears it."""
        known = self.at.places.get(id_)
        if known is None:
            return None
        slot = Slot(Sort.PLACE, known.name)
        found = [self.witness(c) for c in first.claims]
        return slot if all(e is not None and is_borne(slot, e) for e in found) else None

    def bears(self, clause: Clause, slot: Slot) -> bool:
        """Whether a claim of the clause vouches for a slot."""
        found = (self.witness(c) for c in clause.claims)
        return any(e is not None and is_borne(slot, e) for e in found)

    def figures(self, figure: Figure, most: int = 5) -> list[Clause]:
        """Tell a figure by its words: the range where values differ, then who gives which value.

        Between the ends, values of known origins and with both bounds come first.
        """
        inputs = sorted(figure.inputs, key=lambda i: (_middle(i), i.claim))
        by_value = {(i.low, i.high): i for i in sorted(inputs, key=self._worth)}
        values = sorted(by_value.values(), key=lambda i: (_middle(i), i.claim))
        ends = [(i, self._amount(figure, i)) for i in (*values[:1], *values[1:][-1:])]
        tellers = list({self.at.claim(i.claim).teller: i.claim for i in reversed(inputs)}.values())
        if len(ends) < 2 or not all(amount for _, amount in ends):
            return self.tellings(tellers[::-1], most)
        spread = [words("figures run from "), Slot(Sort.QUOTE, ends[0][1])]
        spread += [words(" to "), Slot(Sort.QUOTE, ends[1][1])]
        first = Clause(tuple(spread), tuple(i.claim for i, _ in ends))
        between = sorted(
            values[1:-1], key=lambda i: (not i.origin, i.low is None or i.high is None)
        )
        shown = [values[0], values[-1], *between][:most]
        told = sorted(shown, key=lambda i: (_middle(i), i.claim))
        return [first, *self.tellings((i.claim for i in told), most)]

    def _worth(self, given: FigureInput) -> tuple[bool, bool]:
        """Put first what gives way where two claims give the same value."""
        of = self.at.claims[given.claim].claim
        return (not self.is_scrap(given.claim), not of.in_own_voice)

    def _amount(self, figure: Figure, given: FigureInput) -> str:
        """Give the exact words of a value, "" where the claim has none of these bounds."""
        every = self.at.claims[given.claim].claim.quantities
        fitting = [q for q in every if (q.low, q.high) == (given.low, given.high)]
        best = sorted(fitting, key=lambda q: q.measure is not figure.measure)
        return folded(best[0].words.text) if best else ""


def _middle(given: FigureInput) -> tuple[float, float]:
    low = given.low if given.low is not None else given.high
    high = given.high if given.high is not None else given.low
    return (low or 0.0, high or 0.0)


def _teller(name: str) -> Slot:
    return Slot(Sort.TELLER, name)


def _verb(view: ClaimView) -> str:
    if view.own_voice and view.stance == "assert":
        return " reported "
    return _VERBS.get(view.stance, " said ")
