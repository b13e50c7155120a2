"""Weighted F1 of the kind classifier on the CASE 2021 task 2 snippets.

usage: case2021.py task2_snippets.tsv

The table (id, EventSnippet, SubType) has one fine-grained event type a snippet.
`KIND_OF` maps the types that our kinds cover, after ACLED's sub-event types; it is
documented in docs/reference/kinds.md. A snippet tells an event, so the kinds that
are no event (casualties, background and the rest that no type maps to) are not
offered. No snippet is learned from.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rashomon.extract.rules_v1.kind_features import KindView, war_share
from rashomon.extract.rules_v1.kinds import load_kinds
from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.model.claim import Kind
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read

KIND_OF = {
    "ARMED_CLASH": Kind.CLASH,
    "AIR_STRIKE": Kind.AIR_STRIKE,
    "ART_MISS_ATTACK": Kind.SHELLING,
    "CHEM_WEAP": Kind.CHEMICAL_ATTACK,
    "ATTACK": Kind.OTHER_ATTACK,
    "GRENADE": Kind.OTHER_ATTACK,
    "REM_EXPLOS": Kind.OTHER_ATTACK,
    "SUIC_BOMB": Kind.OTHER_ATTACK,
    "ABDUCT_DISSAP": Kind.OTHER_ATTACK,
    "GOV_REGAINS_TERIT": Kind.CONTROL,
    "NON_STATE_ACTOR_OVERTAKES_TER": Kind.CONTROL,
    "NON_VIOL_TERRIT_TRANSFER": Kind.CONTROL,
    "AGREEMENT": Kind.TRUCE_OR_TALKS,
}


def classify(snippet: str) -> Kind:
    """Give the likeliest covered kind by the mean score of a snippet's sentences."""
    text = read(Report("", "", "", MediaType.PLAIN, snippet))
    spans = [(s.start, s.end) for b in text.blocks for s in b.sentences]
    war = war_share(snippet)
    views = [
        KindView(
            snippet[start:end],
            measures=tuple(q.measure for q in find_quantities(snippet, start, end)),
            war=war,
        )
        for start, end in spans or [(0, len(snippet))]
    ]
    kinds = load_kinds()
    total = np.sum([kinds.scores(view) for view in views], axis=0)
    return max(
        (pair for pair in zip(kinds.kinds, total, strict=True) if pair[0] in KIND_OF.values()),
        key=lambda pair: float(pair[1]),
    )[0]


def weighted_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Give the mean of each label's F1, weighted by how often gold has it."""
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    held, said = Counter(gold), Counter(found)
    return sum(n * 2 * right[k] / (n + said[k]) for k, n in held.items()) / len(gold)


def main() -> None:
    """Print each kind's F1 and the weighted mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    table = parser.parse_args().table
    with table.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    covered = [r for r in rows if r["SubType"] in KIND_OF]
    gold = [str(KIND_OF[r["SubType"]]) for r in covered]
    found = [str(classify(r["EventSnippet"])) for r in covered]
    for kind in sorted(set(gold)):
        right = sum(g == f == kind for g, f in zip(gold, found, strict=True))
        share = 2 * right / (gold.count(kind) + found.count(kind))
        print(f"{kind:16} n {gold.count(kind):3}  F1 {share:.3f}")
    share = weighted_f1(gold, found)
    print(f"weighted F1      {share:.3f}  ({len(covered)} of {len(rows)} snippets)")


if __name__ == "__main__":
    main()
