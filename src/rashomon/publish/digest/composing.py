"""A digest of a record: matters gathered, narrowed, ordered by weight, told once, checked."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from functools import cached_property

from rashomon.errors import PublishError
from rashomon.model.finding import Event
from rashomon.model.moment import iso_day
from rashomon.model.naming import fold_name
from rashomon.model.state import Chronicle
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.desk.models import Story
from rashomon.publish.digest.checking import check, folded
from rashomon.publish.digest.chronicled import chronicled
from rashomon.publish.digest.evidence import Witness
from rashomon.publish.digest.parts import Brief, Cited, Digest, Section
from rashomon.publish.digest.told import Matter, told
from rashomon.publish.digest.wording import Wording

SHARES = {Section.DISPUTED: 3, Section.CORROBORATED: 2, Section.HARM: 2}
"""Sentences that a section gives a round; one where it does not stand here."""

_PLACE = {section: n for n, section in enumerate(Section)}
_NEAR = 3
"""Names of places offered where one is not known."""


class Editor:
    """Makes digests of one record; `state` is its state over time, None without.

    `span` is the first and last day on which a report came out, where the record is part of a larger one.
    """

    def __init__(
        self, indexed: Indexed, state: Chronicle | None, span: tuple[str, str] | None = None
    ) -> None:
        self._at = indexed
        self._witness = Witness(indexed, state)
        say = Wording(indexed, self._witness)
        self._first, self._last = span or _span(indexed)
        self._told = sorted(told(say, self._last), key=_order)
        self._matters = self._told
        if state:
            self._matters = sorted([*self._told, *chronicled(say, state)], key=_order)

    def digest(self, brief: Brief) -> Digest:
        """Make a digest; raises PublishError where a sentence says what its claims do not."""
        area = self._area(brief.place)
        fitting = [m for m in self._matters if self._fits(m, brief, area)]
        every = told_once(fitting)
        chosen = every[: max(brief.length, 1)]
        for matter in chosen:
            check(matter.sentence, self._witness)
        sections = ((s, tuple(m.sentence for m in chosen if m.section is s)) for s in Section)
        cited = dict.fromkeys(c for m in chosen for c in m.sentence.claims)
        shown = self._cited(cited)
        return Digest(
            brief=brief,
            place=self._at.views.place_name(brief.place) if brief.place else "",
            start=brief.start or self._first,
            end=brief.end or self._last,
            reports=len({c.claim.report for c in shown}),
            sections=tuple((s, told) for s, told in sections if told),
            cited=shown,
            left=len(every) - len(chosen),
        )

    def events(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """Give events of the record by their ids."""
        return tuple(self._at.events[i] for i in ids)

    def stories(self, events: Iterable[Event], most: int) -> tuple[Story, ...]:
        """Tell events that dated reports tell, those told of last first, in checked sentences."""
        dated = [(e, days) for e in events if (days := self._published(e))]
        dated.sort(key=lambda d: (max(d[1]), d[0].id), reverse=True)
        return tuple(self._story(e, days) for e, days in dated[:most])

    def _published(self, event: Event) -> list[str]:
        told = (self._at.claims[c].published for c in event.claims)
        return [p for p in told if iso_day(p)]

    def _story(self, event: Event, published: list[str]) -> Story:
        sentences = tuple(m.sentence for m in self._by_event.get(event.id, ()))
        for sentence in sentences:
            check(sentence, self._witness)
        cited = dict.fromkeys(c for s in sentences for c in s.claims)
        row = self._at.row(event)
        return Story(row, min(published), max(published), sentences, self._cited(cited))

    def _cited(self, claims: Iterable[str]) -> tuple[Cited, ...]:
        views = (self._at.claim(c) for c in claims)
        headline = self._at.views.headline
        return tuple(Cited(v, folded(headline(self._at.by_label[v.report]))) for v in views)

    @cached_property
    def _by_event(self) -> Mapping[str, list[Matter]]:
        found: dict[str, list[Matter]] = defaultdict(list)
        for matter in self._told:
            found[matter.sentence.event].append(matter)
        return found

    def _area(self, place: str) -> frozenset[str]:
        """Give a place with all that lies in it, by the gazetteer's parents."""
        if not place:
            return frozenset()
        area = {place}
        grown = True
        while grown:
            inside = {p.id for p in self._at.places.values() if p.parent in area}
            grown = not inside <= area
            area |= inside
        return frozenset(area)

    def _fits(self, matter: Matter, brief: Brief, area: frozenset[str]) -> bool:
        return (not area or bool(area & self._places(matter))) and self._in_days(matter, brief)

    def _places(self, matter: Matter) -> set[str]:
        claims = (self._at.claims[c] for c in matter.sentence.claims)
        return {*matter.places, *(link.place for c in claims for link in c.places)}

    def _in_days(self, matter: Matter, brief: Brief) -> bool:
        """Whether a matter's days, or where it has none those of its reports, touch the brief's."""
        if not brief.start and not brief.end:
            return True
        days = [d for d in (matter.start, matter.end) if d]
        days = days or [
            d for c in matter.sentence.claims if (d := iso_day(self._at.claims[c].published))
        ]
        return bool(days) and max(days) >= brief.start and min(days) <= (brief.end or "9999")


def _span(indexed: Indexed) -> tuple[str, str]:
    days = sorted(day for day in (iso_day(r.told) for r in indexed.record.reports) if day)
    return (days[0], days[-1]) if days else ("", "")


def place_named(indexed: Indexed, name: str) -> str:
    """Give the id of the place of a name; raises PublishError naming some where there is none.

    Of several of one name it is the one that most events are told of.
    """
    wanted = fold_name(name)
    every = {*indexed.places, *indexed.events_at}
    names = {i: _names(indexed, i) for i in sorted(every)}
    fitting = [i for i, told in names.items() if wanted in told or i == name]
    if fitting:
        return min(fitting, key=lambda i: (-len(indexed.events_at.get(i, ())), i))
    near = [
        indexed.views.place_name(i) for i, told in names.items() if any(wanted in t for t in told)
    ]
    shown = ", ".join(sorted(set(near))[:_NEAR])
    raise PublishError(
        f"the record knows no place called {name!r}",
        remedy=f"perhaps {shown}" if shown else "rashomon show places lists some",
    )


def _names(indexed: Indexed, id_: str) -> set[str]:
    place = indexed.places.get(id_)
    told = (indexed.views.place_name(id_), *(place.names if place else ()))
    return {fold_name(n) for n in told}


def told_once(matters: Iterable[Matter]) -> list[Matter]:
    """Give matters in rounds, each section its share.

    One is left out where two of three of its claims are told already; a dispute never is.
    """
    queues: dict[Section, deque[Matter]] = {s: deque() for s in Section}
    for matter in matters:
        queues[matter.section].append(matter)
    chosen: list[Matter] = []
    cited: set[str] = set()
    while any(queues.values()):
        for section, queue in queues.items():
            left = SHARES.get(section, 1)
            while queue and left:
                matter = queue.popleft()
                if section is Section.DISPUTED or not _is_told(matter, cited):
                    cited.update(matter.sentence.claims)
                    chosen.append(matter)
                    left -= 1
    return chosen


def _is_told(matter: Matter, cited: set[str]) -> bool:
    claims = matter.sentence.claims
    return 3 * len(cited.intersection(claims)) >= 2 * len(claims)


def _order(matter: Matter) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
    return _PLACE[matter.section], matter.rank, matter.sentence.claims
