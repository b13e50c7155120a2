"""Fit the trees that rank candidate propositions, on labelled reports.

usage: train_propositions.py TRAIN_DIR... [--other DIR]... [--own DIR]... [-o WEIGHTS_FILE]

`--other` takes reports annotated by other hands, `--own` such as were written for this
project; both count less and are not measured.
Prints claim F1 by five-fold cross-validation, folds grouped by publication date,
for several costs of selecting a span, then fits on everything with the best.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

from rashomon.extract.rules_v1.attribution import find_frames
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.extract.rules_v1.propositions import rule_spans
from rashomon.extract.rules_v1.ranker import Trees, select
from rashomon.extract.rules_v1.spans import Candidates, candidates
from rashomon.extract.rules_v1.token_facts import tokens_of
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

WEIGHTS = Path(__file__).parents[1] / "src/rashomon/extract/rules_v1/weights/propositions.npz"
PARAMETERS = {
    "objective": "regression",
    "learning_rate": 0.06,
    "num_leaves": 31,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}
ROUNDS = 250
LESS = 0.4
"""What an own report, and one annotated by other hands, counts; at 1 sentences of other reports split too rarely."""
TIE = 0.0005
COSTS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)


@dataclass(frozen=True)
class Example:
    """One segment's candidates with the overlap of each, and the gold spans it holds."""

    report: int
    candidates: Candidates
    overlaps: npt.NDArray[np.float32]
    offsets: tuple[tuple[int, int], ...]
    weight: float = 1.0


def loaded(folders: Sequence[Path]) -> Iterator[tuple[Report, list[tuple[int, int]], str]]:
    """Give (report, gold spans, group) of labelled folders."""
    for folder in folders:
        for file in sorted((folder / "gold").glob("*.jsonl")):
            source = folder / "reports" / f"{file.stem}.txt"
            if source.exists():
                meta = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
                with source.open(encoding="utf-8", newline="") as opened:
                    report = Report("", file.stem, "", MediaType.PLAIN, opened.read())
                rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
                yield report, [(r["start"], r["end"]) for r in rows], meta["published"]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Give the Jaccard index of two character spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def examples(
    parsed: Parsed, number: int, gold: Sequence[tuple[int, int]], weight: float
) -> Iterator[Example]:
    """Give the examples of one report."""
    frames = find_frames(parsed)
    rules = rule_spans(parsed, frames)
    held = tokens_of(parsed, frames, rules)
    for index, segment in enumerate(parsed.segments):
        inside = [(a, b) for a, b in rules if parsed.segment_index(a) == index]
        found = None if segment.is_attribution else candidates(parsed, index, held, inside)
        if found is None:
            continue
        offsets = tuple((parsed.starts[a], parsed.ends[b]) for a, b in found.spans)
        near = [g for g in gold if g[0] < segment.end and g[1] > segment.start]
        best = [max((overlap(o, g) for g in near), default=0.0) for o in offsets]
        yield Example(number, found, np.array(best, dtype=np.float32), offsets, weight)


def target(overlaps: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Stretch overlaps so that what the measure would not count is worth nothing."""
    stretched: npt.NDArray[np.float32] = np.clip((overlaps - 0.3) / 0.7, 0, 1)
    return stretched


def fit(held: Sequence[Example]) -> Any:
    """Fit boosted trees on examples."""
    rows = np.concatenate([e.candidates.features for e in held])
    values = target(np.concatenate([e.overlaps for e in held]))
    weights = np.concatenate([np.full(len(e.overlaps), e.weight) for e in held])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, values, weight=weights), ROUNDS)


def f1(held: Sequence[Example], scores: Sequence[Any], gold: Sequence[Any], cost: float) -> float:
    """Give claim F1 of what would be selected, paired one to one as the scorer does."""
    chosen: dict[int, list[tuple[int, int]]] = {}
    for example, score in zip(held, scores, strict=True):
        where = dict(zip(example.candidates.spans, example.offsets, strict=True))
        for span in select(example.candidates.spans, score, cost):
            chosen.setdefault(example.report, []).append(where[span])
    hits = sum(paired(chosen.get(n, []), spans) for n, spans in gold)
    total = sum(map(len, chosen.values())) + sum(len(spans) for _, spans in gold)
    return 2 * hits / total


def paired(chosen: Sequence[tuple[int, int]], gold: Sequence[tuple[int, int]]) -> int:
    """Count pairs of an overlap of at least one half, greedily, best first."""
    scored = sorted(
        ((overlap(c, g), i, j) for i, c in enumerate(chosen) for j, g in enumerate(gold)),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    for value, i, j in scored:
        if value >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def as_trees(model: Any, cost: float) -> Trees:
    """Store a fitted model's trees as plain arrays."""
    flat = [_flat(t["tree_structure"]) for t in model.dump_model()["tree_info"]]
    nodes = max(len(t) for t in flat)
    shape = (len(flat), nodes)
    feature, left, right = (np.full(shape, -1, dtype=np.int16) for _ in range(3))
    value = np.zeros(shape, dtype=np.float32)
    for n, tree in enumerate(flat):
        for m, (f, v, a, b) in enumerate(tree):
            feature[n, m], value[n, m], left[n, m], right[n, m] = f, v, a, b
    depth = max(_depth(t["tree_structure"]) for t in model.dump_model()["tree_info"])
    return Trees(feature, value, left, right, depth, cost)


def _flat(node: dict[str, Any]) -> list[tuple[int, float, int, int]]:
    rows: list[tuple[int, float, int, int]] = []

    def add(part: dict[str, Any]) -> int:
        at = len(rows)
        rows.append((-1, float(part.get("leaf_value", 0.0)), -1, -1))
        if "split_feature" in part:
            a, b = add(part["left_child"]), add(part["right_child"])
            rows[at] = (int(part["split_feature"]), float(part["threshold"]), a, b)
        return at

    add(node)
    return rows


def _depth(node: dict[str, Any]) -> int:
    if "split_feature" not in node:
        return 1
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))


def main() -> None:
    """Cross-validate, choose the cost, fit on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--other", type=Path, action="append", default=[])
    parser.add_argument("--own", type=Path, action="append", default=[])
    parser.add_argument("-o", "--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    reports = list(loaded(options.folders))
    measured = len(reports)
    reports += loaded([*options.other, *options.own])
    nlp = load_model(DEFAULT_MODEL)
    parses = parse_many(nlp, ((r, read(r)) for r, _, _ in reports))
    held = [
        e
        for n, (p, (_, g, _)) in enumerate(zip(parses, reports, strict=True))
        for e in examples(p, n, g, 1.0 if n < measured else LESS)
    ]
    folds = {group: n % 5 for n, group in enumerate(sorted({g for _, _, g in reports}))}
    scored: list[Any] = [None] * len(held)
    for fold in range(5):
        test = [i for i, e in enumerate(held) if folds[reports[e.report][2]] == fold]
        model = fit([e for i, e in enumerate(held) if folds[reports[e.report][2]] != fold])
        for i in test:
            scored[i] = model.predict(held[i].candidates.features)
    gold = [(n, spans) for n, (_, spans, _) in enumerate(reports[:measured])]
    asked = sum(e.report < measured for e in held)
    results = {cost: f1(held[:asked], scored[:asked], gold, cost) for cost in COSTS}
    for cost, value in results.items():
        print(f"cost {cost:.2f}: claim F1 {value:.3f}")
    # a tie goes to fewer, surer claims
    best = max(c for c, value in results.items() if value > max(results.values()) - TIE)
    trees = as_trees(fit(held), best)
    np.savez_compressed(
        options.out, feature=trees.feature, value=trees.value, left=trees.left, right=trees.right,
        depth=trees.depth, cost=trees.cost,
    )  # fmt: skip
    print(
        f"{sum(len(e.overlaps) for e in held)} candidates, {options.out.stat().st_size} bytes",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
