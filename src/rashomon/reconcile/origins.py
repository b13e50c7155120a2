"""Where the words of a claim really come from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.claim import SourceType
from rashomon.model.finding import Origin
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import fold_name
from rashomon.model.record import ReadReport
from rashomon.model.source import Source, side_name
from rashomon.reconcile.copies import Passage, Trace
from rashomon.reconcile.wording import content_words, overlap

_FIRST_HAND = ("told {}", "reached by {}", "{} correspondent", "{} reporter", "told our reporter")
_AGENCIES = re.compile(r"\b(?:agencies|wires?|wire services?|news services?)\b")
"""Credits to agencies that the report does not name."""

_SAME_TELLING = 0.5
"""Share of content words from which a passage's claim and one of its origin are one."""


@dataclass(frozen=True, slots=True)
class Root:
    """The root of one telling, "" where it cannot be traced, with the reason in words."""

    source: str
    reason: str


class Lineage:
    """Roots of claims, from the registry's sides, credit lines and copied passages.

    `told` are each report's claims, `traces` what it has from earlier ones, and
    `outlets` the root of what its outlet says of its own; all by uid.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        reports: Mapping[str, ReadReport],
        told: Mapping[str, Sequence[LinkedClaim]],
        traces: Mapping[str, Trace],
        agencies: Mapping[str, str],
    ) -> None:
        self._sources, self._reports, self._told = sources, reports, told
        self._traces, self._agencies = traces, agencies
        self._roots: dict[str, Root] = {}
        self._outlets: dict[str, Root] = {}

    def root(self, linked: LinkedClaim) -> Root:
        """Give the root of a claim: its teller's side or body, or what the outlet leans on.

        Where words come from an earlier report, a teller whom no registry knows and
        the outlet itself have the root that those words have there.
        """
        found = self._roots.get(linked.id)
        if found is None:
            found = self._roots[linked.id] = self._root(linked)
        return found

    def _root(self, linked: LinkedClaim) -> Root:
        own = linked.claim.in_own_voice
        teller = None if own else self.of_source(linked.source, linked.published[:10])
        if teller is not None and self._is_vouched(teller.source):
            return teller
        trace = self._traces[linked.report]
        passage = trace.at(linked.claim.quote.start)
        if passage:
            return self._root_there(linked, passage)
        if trace.reworded_from:
            origin = self._reports[trace.reworded_from]
            return Root("", f"its report is a rewording of report {origin.label}, which lacks this")
        return teller or self._outlet_root(linked.report)

    def _root_there(self, linked: LinkedClaim, passage: Passage) -> Root:
        """Give the root that a passage's words have in the earlier report."""
        words = content_words(linked.claim.quote.text)
        alike = [
            (overlap(words, content_words(c.claim.quote.text)), -c.claim.number, c)
            for c in self._told[passage.origin]
        ]
        best = max(alike, key=lambda a: a[:2], default=None)
        if best and best[0] >= _SAME_TELLING:
            traced = self.root(best[2])
        else:
            traced = self._voice(passage.origin)
        how = "reworded" if passage.reworded else "copied"
        label = self._reports[passage.origin].label
        return Root(
            traced.source, f"{how} ({passage.share:.0%}) from report {label}: {traced.reason}"
        )

    def _voice(self, uid: str) -> Root:
        """Give the root of what a report says that is no claim of its own."""
        if self._traces[uid].leans_on:
            return Root("", "there no claim holds it, and that report has words of others")
        return self._outlet_root(uid)

    def _is_vouched(self, root: str) -> bool:
        """Whether a root is a side or a body that the registry knows."""
        if root.startswith("side:"):
            return True
        source = self._sources.get(root)
        return source is not None and not source.provisional

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
            return Root(f"side:{side}", f"{source.name} speaks for {side_name(side)}")
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

    def _outlet_root(self, uid: str) -> Root:
        found = self._outlets.get(uid)
        if found is None:
            found = self._outlets[uid] = outlet_root(self._reports[uid], self._agencies)
        return found


def outlet_root(read: ReadReport, agencies: Mapping[str, str]) -> Root:
    """Give the root of an outlet's own voice: an agency it credits, itself if first-hand."""
    for credit in (*read.text.credits, *((read.text.byline,) if read.text.byline else ())):
        named = _named(fold_name(credit.text), agencies)
        others = [source_id for source_id in named if source_id != read.outlet]
        unnamed = _AGENCIES.search(credit.text.casefold())
        if not others and unnamed:
            return Root("", f"the report credits {credit.text}, and agencies have names")
        if named:
            return Root((others or named)[0], f"the report credits {credit.text}")
    if read.text.dateline is not None:
        return Root(read.outlet, f"filed from {read.text.dateline.text}")
    own = fold_name(read.report.outlet)
    text = fold_name(read.report.text)
    if own and any(sign.format(own) in text for sign in _FIRST_HAND):
        return Root(read.outlet, "its own reporting shows in the text")
    return Root("", f"{read.report.outlet or read.label} does not say how it knows")


def _named(credit: str, agencies: Mapping[str, str]) -> list[str]:
    """Give the media that a folded credit names, those with the longest names first."""
    words = credit.split()
    runs = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    return [agencies[run] for run in sorted(runs, key=lambda r: (-len(r), r)) if run in agencies]


def agencies_of(sources: Iterable[Source]) -> Mapping[str, str]:
    """Give the ids of the registry's media by their folded names: whom a credit may name."""
    media = (SourceType.MEDIA, SourceType.STATE_MEDIA)
    known = (s for s in sources if s.type in media and not s.provisional)
    named = {fold_name(name): s.id for s in known for name in (s.name, *s.names)}
    return {name: named[name] for name in sorted(named) if len(name) > 1}


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
