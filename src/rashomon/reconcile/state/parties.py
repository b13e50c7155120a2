"""Which side words name, in one record: by the registry, else by what such words mean there.

"Government forces" are of no country by themselves. They are the side that the record's known
actors of that sort have most: in the same report first, then anywhere in the record. A side that
nobody in the record names in full ("the Syrian army") is not among them: what one report's "the
army" was taken for gives way.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rashomon.model.claim import Named, SourceType
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.reconcile.holders import named_sides

_WINDOW = 24
"""Characters before an actor's last word that still are of his name ("Kurdish-led forces")."""

_COMMON = frozenset(("government", "opposition"))
"""Sorts of sides that many wars have; "Kurdish" names its own."""

_NEVER = {
    "government": (SourceType.PARTY_OPPOSITION, SourceType.PARTY_KURDISH),
    "opposition": (SourceType.PARTY_GOVERNMENT, SourceType.STATE_MEDIA),
}
"""Types of sources that are never of a sort, whatever words stand beside their names."""

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
        self._types = {s.id: s.type for s in sources.values()}
        told = [
            (linked.report, side, named, self._types.get(source_id, SourceType.UNKNOWN))
            for linked in claims
            for source_id, named in _actors(linked)
            if (side := self.of_source(source_id, linked.published[:10]))
        ]
        self._named = {side for _, side, named, _ in told if _in_full(named)}
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for report, side, named, sort in told:
            groups = {g for g, _, _ in named_sides(named.name) if sort not in _NEVER.get(g, ())}
            for group in groups if side in self._named else ():
                found[report, group][side] += 1
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
        words = [g for g, _, _ in named_sides(named.name)]
        if side and (side in self._named or not words or _in_full(named)):
            return side
        if side:
            meant = self.meant(words[-1], linked.report)
            return side if meant == words[-1] else meant
        mention = named.mention
        if mention is None:
            return self.last(named.name, linked.report)
        text = self._reports[linked.report].report.text
        before = text[max(0, mention.end - _WINDOW) : mention.end].rsplit("\n", 1)[-1]
        return self.last(before, linked.report)


def _in_full(named: Named) -> bool:
    """Whether words say whose actor one is: a capital beside common words such as "army"."""
    words = named.mention.text if named.mention else named.name
    common = {
        words[a:b] for sort, a, b in named_sides(words) if sort in _COMMON and " " not in words[a:b]
    }
    return any(w[:1].isupper() and w not in common and w != "The" for w in words.split())


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
