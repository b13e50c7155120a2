"""The status of a finding, with its reason."""

from collections.abc import Mapping, Sequence

from rashomon.model.finding import Origin, Position, Status
from rashomon.model.source import Source, side_name


def name_of(origin: str, sources: Mapping[str, Source]) -> str:
    """Give an origin's readable name."""
    if origin.startswith("side:"):
        return side_name(origin.removeprefix("side:"))
    source = sources.get(origin)
    return source.name if source else origin.removeprefix("~").replace("-", " ")


def sides_of(positions: Sequence[Position]) -> tuple[list[Origin], list[Origin]]:
    """Give the origins that support a finding and those that stand against it.

    The first position is the one in question; what neither holds nor denies it is on no side.
    """
    ours = [o for p in positions[:1] if not p.denies for o in p.origins]
    return ours, [o for p in positions if p.denies for o in p.origins]


def status_of(
    affirm: Sequence[Origin], deny: Sequence[Origin], sources: Mapping[str, Source]
) -> tuple[Status, str]:
    """Say how well a finding stands.

    Contested where somebody denies what another affirms; corroborated by two or
    more independent origins; unknown lineage where no origin can be traced.
    """
    known = list(dict.fromkeys(o.source for o in affirm if o.is_known))
    against = list(dict.fromkeys(o.source for o in deny))
    if affirm and deny and set(against) != set(known):
        names = (
            ", ".join(name_of(o, sources) for o in against if o) or "a teller of unknown lineage"
        )
        return Status.CONTESTED, f"Against it stands {names}."
    if len(known) > 1:
        names = " and ".join(name_of(o, sources) for o in known)
        return Status.CORROBORATED, f"{len(known)} independent origins: {names}."
    if known or any(o.is_known for o in deny):
        only = known or [o.source for o in deny if o.is_known]
        both = ", which both tells and denies it" if known and against == known else ""
        name = name_of(only[0], sources)
        return Status.SINGLE_SOURCE, f"Only one independent origin: {name}{both}."
    return Status.UNKNOWN_LINEAGE, "No telling of it can be traced to an origin."
