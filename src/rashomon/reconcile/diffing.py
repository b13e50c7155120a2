"""What changed between two states of one record: became known, gained, was contested, was withdrawn.

Findings of the two states are matched by the claims they share, since a finding's
id follows its first claim and an earlier report may bring one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.finding import Figure, Finding, Status
from rashomon.model.record import Record


class ChangeKind(StrEnum):
    """What became of a finding."""

    CONTESTED = "contested"
    SETTLED = "no longer contested"
    CORROBORATED = "corroborated"
    FIGURE = "figure changed"
    KNOWN = "became known"
    WITHDRAWN = "withdrawn"


_ORDER = {kind: n for n, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True)
class Change:
    """One finding's change; `before` is None for what became known, `after` for what was withdrawn."""

    kind: ChangeKind
    before: Finding | None
    after: Finding | None

    @property
    def finding(self) -> Finding:
        """Give the finding as it stands last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (one of the two always is)
        return found


def diff(before: Record, after: Record) -> tuple[Change, ...]:
    """Give what changed between two states, disputes first, then by question and id."""
    found = list(_changes(before.findings, after.findings))
    return tuple(sorted(found, key=lambda c: (_ORDER[c.kind], c.finding.question, c.finding.id)))


def _changes(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Change]:
    matched = _matched(before, after)
    held = {f.id: f for f in before}
    for now in after:
        then = held.get(matched.get(now.id, ""))
        kind = _kind(then, now)
        if kind is not None:
            yield Change(kind, then, now)
    kept = set(matched.values())
    claims = {c for f in after for c in _claims(f)}
    for then in before:
        if then.id not in kept and not _claims(then) <= claims:
            yield Change(ChangeKind.WITHDRAWN, then, None)


def _matched(before: Sequence[Finding], after: Sequence[Finding]) -> Mapping[str, str]:
    """Give, by the id of a later finding, the earlier one it goes on from: most claims shared.

    An earlier finding goes on in one later one at most.
    """
    by_claim: dict[str, list[Finding]] = defaultdict(list)
    for then in before:
        for claim in _claims(then):
            by_claim[claim].append(then)
    pairs = []
    for now in after:
        shared: dict[str, int] = defaultdict(int)
        for claim in _claims(now):
            for then in by_claim.get(claim, ()):
                if _same_matter(then, now):
                    shared[then.id] += 1
        pairs += [(-count, now.id, then) for then, count in shared.items()]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, now_id, then_id in sorted(pairs):
        if now_id not in found and then_id not in taken:
            found[now_id] = then_id
            taken.add(then_id)
    return found


def _same_matter(one: Finding, other: Finding) -> bool:
    measures = (one.figure and one.figure.measure, other.figure and other.figure.measure)
    return one.aspect is other.aspect and measures[0] == measures[1]


def _claims(finding: Finding) -> frozenset[str]:
    return frozenset(c for p in finding.positions for c in p.claims)


def _kind(then: Finding | None, now: Finding) -> ChangeKind | None:
    """Give what became of a finding, None for nothing; what is contested at once counts as that."""
    if then is None:
        return ChangeKind.CONTESTED if now.status is Status.CONTESTED else ChangeKind.KNOWN
    if now.status is not then.status:
        if now.status is Status.CONTESTED:
            return ChangeKind.CONTESTED
        if then.status is Status.CONTESTED:
            return ChangeKind.SETTLED
        if now.status is Status.CORROBORATED:
            return ChangeKind.CORROBORATED
    return ChangeKind.FIGURE if _bounds(then.figure) != _bounds(now.figure) else None


def _bounds(figure: Figure | None) -> tuple[float | None, float | None, float | None, bool]:
    if figure is None:
        return None, None, None, False
    return figure.low, figure.best, figure.high, figure.high_open
