"""Who is relayed by whom, and who copies whom."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from rashomon.model.finding import Finding
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.desk.models import Link, OriginTree, Root, Telling

_CREDITS = "the report credits"
_COPIED = re.compile(r"^copied from report (.+?): ")


def relays(indexed: Indexed) -> tuple[Link, ...]:
    """Give who passes on whom: each relay, and each outlet that tells another's words itself."""
    counts: Counter[tuple[str, str]] = Counter()
    for linked in indexed.record.claims:
        if linked.claim.in_own_voice:
            continue
        chain = (linked.source, *linked.via, indexed.reports[linked.report].outlet)
        for told, by in pairwise(chain):
            if told != by:
                counts[told, by] += 1
    return _links(counts, indexed)


def copies(indexed: Indexed) -> tuple[Link, ...]:
    """Give which outlet tells in its own voice what it has from which other: a credit or a copy."""
    counts: Counter[tuple[str, str]] = Counter()
    for claim, root, reason in _own_words(indexed):
        label = _label(indexed, reason)
        told = indexed.by_label[label].outlet if label else root
        by = indexed.reports[indexed.claims[claim].report].outlet
        if told and told != by and (label or reason.startswith(_CREDITS)):
            counts[told, by] += 1
    return _links(counts, indexed)


def copied_claims(indexed: Indexed) -> Mapping[str, str]:
    """Give, by claim id, the label of the report that the claim's words were copied from."""
    found = ((claim, _label(indexed, reason)) for claim, _, reason in _own_words(indexed))
    return {claim: label for claim, label in found if label}


def _own_words(indexed: Indexed) -> Iterator[tuple[str, str, str]]:
    """Give each claim of an outlet's own voice once, with its root and the reason for it."""
    seen = set()
    for finding in indexed.record.findings:
        for origin in (o for p in finding.positions for o in p.origins):
            for claim, reason in zip(origin.claims, origin.reasons, strict=False):
                if indexed.claims[claim].claim.in_own_voice and claim not in seen:
                    seen.add(claim)
                    yield claim, origin.source, reason


def _label(indexed: Indexed, reason: str) -> str:
    found = _COPIED.match(reason)
    return found[1] if found and found[1] in indexed.by_label else ""


def _links(counts: Counter[tuple[str, str]], indexed: Indexed) -> tuple[Link, ...]:
    links = (
        Link(indexed.source_ref(told), indexed.source_ref(by), n)
        for (told, by), n in counts.items()
    )
    return tuple(
        sorted(links, key=lambda k: (-k.count, k.origin.name, k.by.name, k.by.id, k.origin.id))
    )


def origin_tree(indexed: Indexed, finding: Finding) -> OriginTree:
    """Give a finding's answers with their roots, and why each claim was put below its root."""
    positions = []
    for position in finding.positions:
        roots = []
        for origin in position.origins:
            reasons = [*origin.reasons, *([""] * len(origin.claims))]
            tellings = zip(origin.claims, reasons, strict=False)
            name = indexed.views.source_name(origin.source) if origin.is_known else ""
            told = tuple(Telling(indexed.claim(c), reason) for c, reason in tellings)
            roots.append(Root(name, told))
        positions.append((position.answer, tuple(roots)))
    return OriginTree(finding.question, tuple(positions))
