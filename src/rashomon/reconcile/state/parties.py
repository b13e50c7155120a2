"""Which side words name, in one record: by the registry, else by what such words mean there.

"Government forces" are of no country by themselves. They are the side that the record's known
actors of that sort have: in the same report first, then anywhere in the record.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rashomon.model.claim import Named
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.reconcile.holders import named_sides

_WINDOW = 24
"""Characters before an actor's last word that still are of his name ("Kurdish-led forces")."""

_PRONOUNS = frozenset("it they he she we who which that their its some others".split())


class Parties:
    """Sides by words and by actors."""

    def __init__(
        self,
        claims: Iterable[LinkedClaim],
        sources: Mapping[str, Source],
        reports: Mapping[str, ReadReport],
    ) -> None:
        self._sources, self._reports = sources, reports
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for linked in claims:
            for source_id, named in _actors(linked):
                side = self.of_source(source_id, linked.published[:10])
                for group in {g for g, _, _ in named_sides(named.name)} if side else ():
                    found[linked.report, group][side] += 1
                    found["", group][side] += 1
        self._meant = {key: min(n, key=lambda s: (-n[s], s)) for key, n in found.items()}

    def of_source(self, source_id: str, day: str) -> str:
        """Give a source's side on an ISO day, "" for none known."""
        source = self._sources.get(source_id)
        seen: set[str] = set()
        while source and source.id not in seen:
            if side := source.side_on(day):
                return side
            seen.add(source.id)
            source = self._sources.get(source.parent)
        return ""

    def meant(self, group: str, report: str) -> str:
        """Give the side that a word such as "rebels" means in a report; the word where none is known."""
        return self._meant.get((report, group)) or self._meant.get(("", group)) or group

    def first(self, words: str, report: str) -> str:
        """Give the first side that words name, "" for none."""
        return next((self.meant(g, report) for g, _, _ in named_sides(words)), "")

    def last(self, words: str, report: str) -> str:
        """Give the last side that words name, "" for none."""
        found = [g for g, _, _ in named_sides(words)]
        return self.meant(found[-1], report) if found else ""

    def agent(self, linked: LinkedClaim) -> str:
        """Give the side of who acts: by the registry, else by the words that name him; "" for none."""
        named = linked.claim.agent
        if named is None or fold(named) in _PRONOUNS:
            return ""
        side = self.of_source(linked.agent, linked.published[:10])
        if side:
            return side
        mention = named.mention
        if mention is None:
            return self.last(named.name, linked.report)
        text = self._reports[linked.report].report.text
        before = text[max(0, mention.end - _WINDOW) : mention.end].rsplit("\n", 1)[-1]
        return self.last(before, linked.report)


def fold(named: Named) -> str:
    """Give an actor's words in small letters."""
    return (named.mention.text if named.mention else named.name).casefold().strip()


def _actors(linked: LinkedClaim) -> Iterable[tuple[str, Named]]:
    claim = linked.claim
    yield linked.source, claim.source
    if claim.agent:
        yield linked.agent, claim.agent
    if claim.target:
        yield linked.target, claim.target
