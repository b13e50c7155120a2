"""Swim lanes: what each teller tells of which day."""

from collections import Counter, defaultdict
from datetime import date

from rashomon.model.claim import Kind
from rashomon.model.finding import Event
from rashomon.publish.desk.indexed import Indexed, days_of
from rashomon.publish.desk.models import Lane, Mark, TimelinePage

LANES = 14
"""Tellers with a lane of their own."""

BACKGROUND = 200
"""Long or old matters shown, the last of them."""

LONG = 21
"""Days from which a matter is background, not a happening."""

NEAR = 60
"""Days before the last report within which happenings lie."""


def timeline(indexed: Indexed, last: str) -> TimelinePage:
    """Lay the dated events of the tellers who tell most; `last` is the last report's day."""
    events = indexed.newest()
    dated = [e for e in events if days_of(e)[0]]
    near = [e for e in dated if not is_background(e, last)]
    by_teller: dict[str, list[Event]] = defaultdict(list)
    for event in near:
        for source in {indexed.claims[c].source for c in event.claims}:
            by_teller[source].append(event)
    most = Counter({s: len(es) for s, es in by_teller.items()})
    tellers = sorted(most, key=lambda s: (-most[s], s))[:LANES]
    old = sorted((e for e in dated if is_background(e, last)), key=lambda e: (*days_of(e), e.id))
    return TimelinePage(
        lanes=tuple(
            Lane(indexed.source_ref(t), tuple(mark(e, indexed.status(e.id)) for e in by_teller[t]))
            for t in tellers
        ),
        background=tuple(map(indexed.row, old[-BACKGROUND:])),
        undated=len(events) - len(dated),
        older=max(0, len(old) - BACKGROUND),
    )


def mark(event: Event, status: str) -> Mark:
    """Show an event in a lane."""
    start, end = days_of(event)
    return Mark(event.id, event.title, start, end, str(status))


def is_background(event: Event, last: str) -> bool:
    """Whether a dated event is a long or old matter, seen from the last report's day."""
    start, end = (date.fromisoformat(d) for d in days_of(event))
    old = bool(last) and (date.fromisoformat(last) - end).days > NEAR
    return event.kind is Kind.BACKGROUND or (end - start).days > LONG or old
