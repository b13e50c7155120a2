"""What would change a finding's status: the rules run again with a telling taken away.

Nothing here is a rule of its own. Each sentence comes from deciding the status
anew without one origin, so that it cannot say what the rules do not do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rashomon.model.finding import Finding, Origin, Position, Status
from rashomon.model.source import Source
from rashomon.reconcile.figures import incompatible
from rashomon.reconcile.status import name_of, sides_of, status_of


def restated(finding: Finding, without: str, sources: Mapping[str, Source]) -> Status:
    """Decide a finding's status as if an origin ("" for all untraced ones) had told nothing.

    Fewer values bring no conflict that was not there.
    """
    positions = [_without(p, without) for p in finding.positions]
    if finding.figure and finding.status is Status.CONTESTED:
        inputs = [i for i in finding.figure.inputs if i.origin != without]
        if incompatible(inputs):
            return Status.CONTESTED
    return status_of(*sides_of(positions), sources)[0]


def _without(position: Position, origin: str) -> Position:
    return replace(position, origins=tuple(o for o in position.origins if o.source != origin))


def what_would_change(finding: Finding, sources: Mapping[str, Source]) -> Iterator[str]:
    """Say, one sentence each, what would give a finding another status."""
    if finding.status is Status.CONTESTED:
        yield from _settling(finding, sources)
        return
    known = [o for o in sides_of(finding.positions)[0] if o.is_known]
    if finding.status is Status.CORROBORATED:
        if len(known) == 2:
            yield (
                f"If {name_of(known[0].source, sources)} had it from {name_of(known[1].source, sources)},"
                " or both from one root, it would be single source."
            )
        else:
            yield (
                f"{len(known) - 1} of its {len(known)} origins would have to prove copies or relays"
                " of another before it were single source."
            )
    yield from _missing(finding, known)
    yield "A denial, or a value that excludes this one, from another origin would make it contested."


def _settling(finding: Finding, sources: Mapping[str, Source]) -> Iterator[str]:
    """Say without whose telling a dispute would be none."""
    settled = False
    for origin in sorted({o.source for p in finding.positions for o in p.origins}):
        status = restated(finding, origin, sources)
        if status is not Status.CONTESTED:
            settled = True
            name = name_of(origin, sources) or "the tellers of unknown lineage"
            yield f"Without what {name} tells it would be {status.value.replace('_', ' ')}."
    if not settled:
        yield "It would stay contested without any one of its origins."


def _missing(finding: Finding, known: list[Origin]) -> Iterator[str]:
    untraced = sum(len(o.claims) for o in sides_of(finding.positions)[0] if not o.is_known)
    if untraced and len(known) < 2:
        tellings = "telling" if untraced == 1 else "tellings"
        gain = "corroborate it" if known else "give it an origin"
        yield f"Tracing its {untraced} {tellings} of unknown lineage to a root of its own would {gain}."
    if len(known) == 1:
        yield "A second independent origin that tells the same would make it corroborated."
