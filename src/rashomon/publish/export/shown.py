"""A record as an export shows it: its indexes, and who of it is held back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model.finding import Finding, Position
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source, side_name
from rashomon.model.text import BlockKind
from rashomon.publish.export.private import NOBODY, Finder, held_back

WEB = ("http://", "https://")


class Shown:
    """The record with its indexes; every method is a pure function of the record.

    Persons who are not public come out as their roles unless `with_private`.
    """

    def __init__(self, record: Record, *, with_private: bool = False) -> None:
        self.record = record
        self.held = NOBODY if with_private else held_back(record)
        self._names = Finder(self.held)
        self.reports: Mapping[str, ReadReport] = {r.report.uid: r for r in record.reports}
        self.sources: Mapping[str, Source] = {s.id: s for s in record.sources}
        self.claims: Mapping[str, LinkedClaim] = {c.id: c for c in record.claims}
        self.places: Mapping[str, Place] = {p.id: p for p in record.places}
        findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in record.findings:
            findings[finding.event].append(finding)
        self.findings: Mapping[str, Sequence[Finding]] = findings

    def words(self, text: str) -> str:
        """Give words that are nobody's quotation, with roles for the names held back."""
        return self._names.told_as_roles(text)

    def names_held(self, text: str) -> bool:
        """Whether a text names somebody who is held back."""
        return next(self._names.spans(text), None) is not None

    def spans_held(self, text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Give the spans of names held back that reach into a stretch of a text."""
        return self._names.spans_near(text, start, end)

    def quote(self, linked: LinkedClaim) -> str | None:
        """Give a claim's exact words, None where somebody held back tells them or is named."""
        quote, roles = linked.claim.quote.text, self.held.roles
        if roles and not roles.keys().isdisjoint((linked.source, linked.agent, linked.target)):
            return None
        return None if self.names_held(quote) else quote

    def source_name(self, source_id: str) -> str:
        """Give a source's readable name, or the role of one who is held back."""
        if source_id in self.held.roles:
            return self.held.roles[source_id]
        if source_id.startswith("side:"):
            return side_name(source_id.removeprefix("side:"))
        source = self.sources.get(source_id)
        if source and not source.provisional:
            return source.name
        return self.words(source.name if source else source_id.removeprefix("~"))

    def source_ref(self, source_id: str) -> str:
        """Give the id of a source; of one held back, a number that tells nothing of the name."""
        number = self.held.numbers.get(source_id)
        return source_id if number is None else f"~person-{number}"

    def teller(self, linked: LinkedClaim) -> str:
        """Give who tells a claim: the outlet for what a report says in its own voice."""
        if linked.claim.in_own_voice:
            return self.outlet(self.reports[linked.report])
        return self.source_name(linked.source)

    def outlet(self, read: ReadReport) -> str:
        """Give the name of a report's outlet, "" where it has none."""
        source = self.sources.get(read.outlet)
        return read.report.outlet or (source.name if source else "")

    def title(self, read: ReadReport) -> str:
        """Give a report's title: its metadata's, else its headline's words, else ""."""
        told = (b for b in read.text.blocks if b.kind is BlockKind.HEADLINE)
        first = next((read.report.text[b.start : b.end] for b in told), "")
        return self.words(" ".join((read.report.title or first).split()))

    def address(self, read: ReadReport) -> str:
        """Give a report's web address, "" for none or for what is not one."""
        url = read.report.url
        return url if url.lower().startswith(WEB) and not any(c.isspace() for c in url) else ""

    def event_claims(self, claims: Sequence[str]) -> tuple[LinkedClaim, ...]:
        """Give the claims of some ids, in order."""
        return tuple(self.claims[c] for c in claims if c in self.claims)


def origins(positions: Sequence[Position]) -> tuple[str, ...]:
    """Give the known independent origins of positions, sorted."""
    return tuple(sorted({o.source for p in positions for o in p.origins if o.is_known}))
