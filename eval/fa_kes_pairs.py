"""Tell how pairs of FA-KES claims judged by reading are put together.

usage: fa_kes_pairs.py RECORD

RECORD is a record of the FA-KES articles (`fa_kes_events.py ARTICLES_CSV --record RECORD` makes one).
labelled/fa_kes_pairs.jsonl holds pairs of claims of violence from two reports, as article and
offsets, each judged by reading the claims and the titles: whether they tell of one happening. They were
drawn from pairs that an earlier state put into one event (90) and from others that share a place or
three words (130); 12 that could not be told were left out. No article of the check set is among them.

Prints, of the pairs both claims of which are still found, the share of those put into one event that
belong there, the share of those that belong together that are, and how many pairs of either sort stand
in one corroborated finding.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from rashomon.model.finding import Status
from rashomon.model.record import Record
from rashomon.store.sqlite import open_store

PAIRS = Path(__file__).parent / "labelled/fa_kes_pairs.jsonl"
OVERLAP = 0.5

Place = tuple[str, int, int]
"""Where a claim stands: its article and the offsets of its quote."""


def overlap(one: Place, other: Place) -> float:
    """Give the Jaccard index of two quotes' characters, 0 for two articles."""
    if one[0] != other[0]:
        return 0.0
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return max(0, shared) / (max(one[2], other[2]) - min(one[1], other[1]))


def places(record: Record) -> Mapping[str, list[tuple[Place, str]]]:
    """Give (place, id) of the claims of each article."""
    labels = {r.report.uid: r.label for r in record.reports}
    found: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for linked in record.claims:
        quote = linked.claim.quote
        at = labels[linked.report], quote.start, quote.end
        found[at[0]].append((at, linked.id))
    return found


def nearest(at: Place, held: Mapping[str, Sequence[tuple[Place, str]]]) -> str:
    """Give the id of the claim that overlaps a place most, "" where none does by half."""
    scored = [(overlap(at, place), claim) for place, claim in held.get(at[0], ())]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= OVERLAP else ""


def groups(record: Record) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Give the events of each claim, and the corroborated findings of each."""
    events: dict[str, set[str]] = defaultdict(set)
    findings: dict[str, set[str]] = defaultdict(set)
    for event in record.events:
        for claim in event.claims:
            events[claim].add(event.id)
    for finding in record.findings:
        if finding.status is Status.CORROBORATED:
            for claim in (c for p in finding.positions for c in p.claims):
                findings[claim].add(finding.id)
    return events, findings


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    store = open_store(parser.parse_args().record, write=False)
    record = store.record()
    store.close()
    held = places(record)
    events, findings = groups(record)
    told: list[tuple[bool, bool, bool]] = []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        one, other = (nearest((unit, a, b), held) for unit, a, b in row["claims"])
        if one and other:
            together = bool(events[one] & events[other])
            told.append((row["same"], together, bool(findings[one] & findings[other])))
    hits = sum(same and joined for same, joined, _ in told)
    print(f"{'pairs found':34}{len(told)}")
    print(f"{'put together rightly':34}{hits / max(1, sum(j for _, j, _ in told)):.3f}")
    print(f"{'belonging together and put so':34}{hits / max(1, sum(s for s, _, _ in told)):.3f}")
    print(f"{'in one corroborated, rightly':34}{sum(s and c for s, _, c in told)}")
    print(f"{'in one corroborated, wrongly':34}{sum(c and not s for s, _, c in told)}")


if __name__ == "__main__":
    main()
