"""What reconciling keeps between one report and the next: sorted into shelves, by string keys.

A shelf is a mapping. A whole record is made on plain dicts; a store hands in
mappings that read a key when it is asked for. Whatever is changed on a shelf is
also assigned to its key, so that a mapping knows what to write.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from rashomon.reconcile.copies import Held, Holder, Trace
from rashomon.reconcile.gathering import Place
from rashomon.reconcile.grouping import Bearing
from rashomon.reconcile.tellings import Telling


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a cell: ids of events and findings."""

    events: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelves:
    """Everything kept; all of it follows from reports, registry and gazetteer.

    By report uid: `told` its tellings, `towns` the town of each of its claims that
    counts a stock, `traces` what it has from earlier reports, `leaning` whose
    claims have words from it. `triples` are holders of triples by shelf mark, `chunks` the later ones by
    triple and the holder that opens the chunk.
    `homes`, `happenings` and `under` are a gathering's. `held` are the tellings of who holds a place by
    its name, `counted` the reports that count a stock by its town. `made` are the
    ids of the events and findings by cell: "h<happening>", "p<place's name> <stretch's
    least telling>", "s<town>".
    """

    told: MutableMapping[str, tuple[Telling, ...]] = field(default_factory=dict)
    towns: MutableMapping[str, dict[str, str]] = field(default_factory=dict)
    traces: MutableMapping[str, Trace] = field(default_factory=dict)
    leaning: MutableMapping[str, list[str]] = field(default_factory=dict)
    triples: MutableMapping[str, dict[str, Held]] = field(default_factory=dict)
    chunks: MutableMapping[str, list[Holder]] = field(default_factory=dict)
    homes: MutableMapping[str, Place] = field(default_factory=dict)
    happenings: MutableMapping[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    under: MutableMapping[str, dict[str, list[str]]] = field(default_factory=dict)
    held: MutableMapping[str, list[Bearing]] = field(default_factory=dict)
    counted: MutableMapping[str, list[str]] = field(default_factory=dict)
    made: MutableMapping[str, Made] = field(default_factory=dict)


KINDS: dict[str, Any] = {
    "told": tuple[Telling, ...],
    "towns": dict[str, str],
    "traces": Trace,
    "leaning": list[str],
    "triples": dict[str, Held],
    "chunks": list[Holder],
    "homes": Place,
    "happenings": dict[str, tuple[str, ...]],
    "under": dict[str, list[str]],
    "held": list[Bearing],
    "counted": list[str],
    "made": Made,
}
"""What stands on each shelf."""
