"""Where the words of a claim really come from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.claim import SourceType
from rashomon.model.finding import Origin
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import fold_name
from rashomon.model.record import ReadReport
from rashomon.model.source import Source
from rashomon.reconcile.copies import copied_sentences

_FIRST_HAND = ("told {}", "reached by {}", "{} correspondent", "{} reporter", "told our reporter")


@dataclass(frozen=True, slots=True)
class Root:
    """The root of one telling, "" where it cannot be traced, with the reason in words."""

    source: str
    reason: str


class Lineage:
    """Roots of claims, from the registry's sides, credit lines and copied passages."""

    def __init__(
        self,
        reports: Sequence[ReadReport],
        sources: Mapping[str, Source],
        agencies: Mapping[str, str],
    ) -> None:
        self._sources = sources
        self._reports = {r.report.uid: r for r in reports}
        self._copied = copied_sentences(reports)
        self._agencies = agencies

    def root(self, linked: LinkedClaim) -> Root:
        """Give the root of a claim: its teller's side or body, or what the outlet leans on."""
        if not linked.claim.in_own_voice:
            return self.of_source(linked.source, linked.published[:10])
        read = self._reports[linked.report]
        copied = self._copied_from(linked)
        if copied:
            origin = self._reports[copied]
            traced = self._outlet_root(origin)
            return Root(traced.source, f"copied from report {origin.label}: {traced.reason}")
        return self._outlet_root(read)

    def teller(self, linked: LinkedClaim) -> str:
        """Give the body that tells a claim: for an outlet's own voice its root, else the outlet."""
        if linked.claim.in_own_voice:
            return self.root(linked).source or self._reports[linked.report].outlet
        return self._body(linked.source).id or linked.source

    def of_source(self, source_id: str, day: str = "") -> Root:
        """Give who a source speaks for on a day: its side, else the body at the top of its parents."""
        source = self._sources.get(source_id)
        if source is None:
            return Root(source_id, "speaks for itself")
        side = source.side_on(day) or self._body(source_id).side_on(day)
        if side:
            return Root(f"side:{side}", f"{source.name} speaks for the side {side}")
        top = self._body(source_id)
        if top.id != source.id:
            return Root(top.id, f"{source.name} speaks for {top.name}")
        return Root(source.id, f"{source.name} speaks for itself")

    def _body(self, source_id: str) -> Source:
        """Give the body at the top of a source's parents; of a side's mouths the next one up."""
        top = self._sources.get(source_id) or Source(source_id, source_id, SourceType.UNKNOWN)
        seen = {top.id}
        while top.parent and top.parent in self._sources and top.parent not in seen:
            if (top.side or top.sides) and not top.person:
                break
            top = self._sources[top.parent]
            seen.add(top.id)
        return top

    def _copied_from(self, linked: LinkedClaim) -> str:
        at = linked.claim.quote.start
        return next((uid for a, b, uid in self._copied[linked.report] if a <= at < b), "")

    def _outlet_root(self, read: ReadReport) -> Root:
        """Give the root of an outlet's own voice: an agency it credits, itself if first-hand."""
        for credit in (*read.text.credits, *((read.text.byline,) if read.text.byline else ())):
            for name, source_id in self._agencies.items():
                if f" {name} " in f" {fold_name(credit.text)} ":
                    return Root(source_id, f"the report credits {credit.text}")
        if read.text.dateline is not None:
            return Root(read.outlet, f"filed from {read.text.dateline.text}")
        own = fold_name(read.report.outlet)
        text = fold_name(read.report.text)
        if own and any(sign.format(own) in text for sign in _FIRST_HAND):
            return Root(read.outlet, "its own reporting shows in the text")
        return Root("", f"{read.report.outlet or read.label} does not say how it knows")


def agencies_of(sources: Iterable[Source]) -> Mapping[str, str]:
    """Give the folded names of media, longest first, with their ids: whom a credit may name."""
    media = (SourceType.MEDIA, SourceType.STATE_MEDIA)
    named = {
        fold_name(name): s.id for s in sources if s.type in media for name in (s.name, *s.names)
    }
    return {n: named[n] for n in sorted(named, key=lambda n: (-len(n), n)) if len(n) > 1}


def origins(claims: Sequence[LinkedClaim], lineage: Lineage) -> tuple[Origin, ...]:
    """Put the claims on one matter together by their roots, known roots first, sorted by id.

    What an outlet says in its own voice and in the same report also has from a
    teller it names comes from that teller.
    """
    named: dict[str, Root] = {}
    for linked in claims:
        if not linked.claim.in_own_voice:
            named.setdefault(linked.report, lineage.root(linked))
    found: dict[str, list[tuple[str, str]]] = {}
    for linked in claims:
        root = lineage.root(linked)
        teller = named.get(linked.report)
        if linked.claim.in_own_voice and teller is not None:
            root = Root(teller.source, f"the report has it from a teller: {teller.reason}")
        found.setdefault(root.source, []).append((linked.id, root.reason))
    ordered = sorted(found, key=lambda source: (not source, source))
    return tuple(
        Origin(source, tuple(c for c, _ in found[source]), tuple(r for _, r in found[source]))
        for source in ordered
    )
