"""Tell how questions that FA-KES articles answer were put together, against 504 told by reading.

usage: fa_kes_issues.py RECORD [--half read|scored]

RECORD is a record of the FA-KES articles (`fa_kes_events.py ARTICLES_CSV --record RECORD` makes one).
labelled/fa_kes_issues.jsonl holds the questions on which claims of 32 groups of four or five
articles of about one day bear: claims as article and offsets, which of them deny, and how the
question stands. Claims of one half of the groups ("read") were read while rules were chosen;
those of the other ("scored") were only scored at first and read later. No article lies within two days of a report of the check set.

Prints what the evaluation's score_issues.py prints, in its sense: pairs of claims of two articles
in one question (only articles of one group are compared), questions called contested, status.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from fa_kes_pairs import Place, nearest, places
from rashomon.model.finding import Finding, Status
from rashomon.store.sqlite import open_store

ISSUES = Path(__file__).parent / "labelled/fa_kes_issues.jsonl"

Pair = frozenset[str]


@dataclass(frozen=True)
class Question:
    """A question as it was read: the ids of the claims that bear on it, its group, its status."""

    group: int
    claims: frozenset[str]
    status: str


def questions(held: Mapping[str, Sequence[tuple[Place, str]]], half: str | None) -> list[Question]:
    """Give the questions of one half, all where it is None, with the record's claims that stand for theirs."""
    found = []
    for line in ISSUES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if half in (None, row["half"]):
            told = [*row["supports"], *row["denies"], *(f[:3] for f in row["figures"])]
            claims = {nearest((unit, a, b), held) for unit, a, b in told} - {""}
            found.append(Question(row["cluster"], frozenset(claims), row["status"]))
    return [q for q in found if q.claims]


def pairs(claims: Iterable[str], report: Mapping[str, str]) -> Iterator[Pair]:
    """Give the pairs of claims of two reports."""
    return (frozenset(p) for p in combinations(claims, 2) if report[p[0]] != report[p[1]])


def claims_of(finding: Finding) -> frozenset[str]:
    """Give the claims of a finding's positions."""
    return frozenset(c for p in finding.positions for c in p.claims)


def f1(hits: int, called: int, wanted: int) -> str:
    """Write precision, recall and F1 as the evaluation's scripts do."""
    precision, recall = hits / max(1, called), hits / max(1, wanted)
    both = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--half", choices=("read", "scored"))
    options = parser.parse_args()
    store = open_store(options.record, write=False)
    record = store.record()
    store.close()
    asked = questions(places(record), options.half)
    report = {c.id: c.report for c in record.claims}
    group = {report[c]: q.group for q in asked for c in q.claims}
    known = frozenset(c for q in asked for c in q.claims)
    found = [(claims_of(f) & known, f) for f in record.findings]
    found = [(claims, f) for claims, f in found if claims]
    wanted = {p for q in asked for p in pairs(sorted(q.claims), report)}
    put = {p for claims, _ in found for p in pairs(sorted(claims), report)}
    put = {p for p in put if len({group[report[c]] for c in p}) == 1}
    right = called_rightly = 0
    for question in asked:
        claims, best = max(
            found, key=lambda f: len(question.claims & f[0]) / len(question.claims | f[0])
        )
        if question.claims & claims:
            single = best.status in (Status.SINGLE_SOURCE, Status.UNKNOWN_LINEAGE)
            status = Status.SINGLE_SOURCE.value if single else best.status.value
            right += status == question.status
            called_rightly += status == question.status == Status.CONTESTED.value
    called = sum(f.status is Status.CONTESTED for _, f in found)
    contested = sum(q.status == Status.CONTESTED.value for q in asked)
    print(f"{'questions':34}{len(asked)}")
    print(f"{'together':34}{f1(len(put & wanted), len(put), len(wanted))}")
    print(f"{'contested':34}{f1(called_rightly, max(called, called_rightly), contested)}")
    print(f"{'status right':34}{right / max(1, len(asked)):.3f}")


if __name__ == "__main__":
    main()
