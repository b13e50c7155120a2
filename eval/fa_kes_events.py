"""Tabulate the events found in FA-KES groups of one day and governorate that several outlets tell of.

usage: fa_kes_events.py ARTICLES_CSV [--record FILE] [-o TABLE.md] [--sample N]

A group is a day and a governorate (both from the data's labels) with articles of two or more
outlets. Of each group the table has the events that claims of two or more of its outlets are put
into, with the status of what is found of them and the killed as each outlet tells it.

Prints how many groups there are, how many hold such an event, how these stand, and the share judged
right of those that were checked by hand by reading their articles (labelled/fa_kes_events.jsonl: each
checked event by the offsets of its claims, with the verdict and why). A verdict holds for an event as long
as half of the claims of the two together are the same.
"""

import argparse
import csv
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fa_kes import build
from rashomon.model.finding import AspectKind, Event
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.record import Record
from rashomon.store.sqlite import open_store

VERDICTS = Path(__file__).parent / "labelled/fa_kes_events.jsonl"
SEED = 11
STILL = 0.5

Place = tuple[str, int, int]
"""Where a claim stands: its article and the offsets of its quote."""


@dataclass(frozen=True, slots=True)
class Found:
    """An event that several outlets of one group tell of."""

    day: str
    governorate: str
    event: Event
    claims: tuple[LinkedClaim, ...]
    outlets: tuple[str, ...]
    statuses: tuple[str, ...]

    def places(self, labels: Mapping[str, str]) -> frozenset[Place]:
        """Give where its claims stand."""
        return frozenset(
            (labels[c.report], c.claim.quote.start, c.claim.quote.end) for c in self.claims
        )


def groups(table: Path) -> dict[tuple[str, str], set[str]]:
    """Give the outlets of each day and governorate, where there are two or more."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (day, governorate), row in _rows(table):
        found[day, governorate].add(row["source"])
    return {key: outlets for key, outlets in sorted(found.items()) if len(outlets) > 1}


def _rows(table: Path) -> Iterator[tuple[tuple[str, str], Mapping[str, str]]]:
    with table.open(encoding="utf-8", errors="replace", newline="") as opened:
        for row in csv.DictReader(opened):
            day = datetime.strptime(row["date"], "%m/%d/%y").date().isoformat()
            yield (day, row["location"].strip().lower()), row


def events(record: Record, table: Path) -> Iterator[Found]:
    """Give the events of each group that claims of two or more of its outlets are put into."""
    wanted = groups(table)
    group_of: dict[str, tuple[str, str]] = {}
    for key, row in _rows(table):
        if key in wanted:
            group_of.setdefault(row["unit_id"], key)
    reports = {r.report.uid: r for r in record.reports}
    claims = {c.id: c for c in record.claims}
    findings = {f.id: f for f in record.findings}
    for event in record.events:
        by_group: dict[tuple[str, str], list[LinkedClaim]] = defaultdict(list)
        for claim in (claims[i] for i in event.claims):
            group = group_of.get(reports[claim.report].report.key)
            if group:
                by_group[group].append(claim)
        for (day, governorate), held in sorted(by_group.items()):
            outlets = sorted({reports[c.report].report.outlet for c in held})
            if len(outlets) > 1:
                statuses = tuple(
                    f"{findings[i].aspect.value}: {findings[i].status.value}"
                    for i in event.findings
                )
                yield Found(day, governorate, event, tuple(held), tuple(outlets), statuses)


def tolls(found: Found, outlet_of: Mapping[str, str]) -> str:
    """Write the killed as each outlet tells it."""
    told: dict[str, list[str]] = defaultdict(list)
    for linked in found.claims:
        for quantity in linked.claim.quantities:
            if quantity.measure is Measure.KILLED:
                told[outlet_of[linked.report]].append(_bounds(quantity))
    parts = (f"{outlet} {', '.join(dict.fromkeys(t))}" for outlet, t in sorted(told.items()))
    return "; ".join(parts)


def _bounds(quantity: Quantity) -> str:
    low = "" if quantity.low is None else f"{quantity.low:g}"
    high = "" if quantity.high is None else f"{quantity.high:g}"
    return low if low == high else f"{low}–{high}"


def written(found: Sequence[Found], outlet_of: Mapping[str, str]) -> str:
    """Write the table."""
    lines = ["| day | governorate | outlets | event | findings | killed, by outlet |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    for each in found:
        event = f"{each.event.kind.value}, {each.event.id}"
        cells = (
            each.day, each.governorate, ", ".join(each.outlets), event,
            "; ".join(dict.fromkeys(each.statuses)), tolls(each, outlet_of),
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def judged(found: Sequence[Found], labels: Mapping[str, str]) -> tuple[int, int]:
    """Give how many of the events checked by hand are still found so, and how many of them are right."""
    sets = [each.places(labels) for each in found]
    held = right = 0
    for line in VERDICTS.read_text(encoding="utf-8").splitlines():
        verdict = json.loads(line)
        claims = frozenset((unit, start, end) for unit, start, end in verdict["claims"])
        if any(len(claims & s) >= STILL * len(claims | s) for s in sets):
            held += 1
            right += verdict["right"]
    return held, right


def sampled(found: Sequence[Found], count: int, labels: Mapping[str, str]) -> None:
    """Print a drawn sample as verdicts to be filled in, a line each."""
    drawn = random.Random(SEED).sample(range(len(found)), min(count, len(found)))  # noqa: S311
    for each in (found[i] for i in sorted(drawn)):
        claims = sorted(each.places(labels))
        print(json.dumps({"event": each.event.id, "claims": claims, "right": None, "why": ""}))


def main() -> None:
    """Print the figures, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--record", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        path = given.record or Path(work) / "fa_kes.db"
        if not path.exists():
            build(given.articles, path)
        store = open_store(path, write=False)
        record = store.record()
        store.close()
    labels = {r.report.uid: r.label for r in record.reports}
    outlet_of = {r.report.uid: r.report.outlet for r in record.reports}
    found = sorted(events(record, given.articles), key=lambda f: (f.day, f.governorate, f.event.id))
    if given.sample:
        sampled(found, given.sample, labels)
        return
    several = groups(given.articles)
    with_event = {(f.day, f.governorate) for f in found}
    contested = Counter(s for f in found for s in f.statuses if s.startswith(AspectKind.OCCURRENCE))
    print(f"{'groups':30}{len(several)}")
    print(f"{'groups with a shared event':30}{len(with_event)}")
    print(f"{'shared events':30}{len(found)}")
    for status, count in sorted(contested.items()):
        print(f"{status:30}{count}")
    if VERDICTS.exists():
        held, right = judged(found, labels)
        print(f"{'checked by hand':30}{held}")
        print(f"{'judged right':30}{right / max(1, held):.3f}")
    if given.out:
        given.out.write_text(written(found, outlet_of), encoding="utf-8")


if __name__ == "__main__":
    main()
