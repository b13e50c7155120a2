"""Fit the trees that choose which of a report's places are a claim's.

usage: train_places.py TRAIN_DIR [MORE_DIR...] [--other DIR]... [--own DIR]... [-o WEIGHTS_FILE]

TRAIN_DIR and MORE_DIR hold reports/ and gold/ in the evaluation's form; the more
are learned from and never measured on; those annotated by other hands (`--other`), who chose
other forms of names, count less; so do reports written for this project (`--own`), which
are measured apart. Prints place F1 on the annotated claims of
TRAIN_DIR by five-fold cross-validation, folds grouped by publication date, articles
within two days of a measured date left out; then fits on everything.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

from rashomon.extract.rules_v1.kind_features import KindView, war_share
from rashomon.extract.rules_v1.kinds import load_kinds
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.extract.rules_v1.place_context import Placed
from rashomon.extract.rules_v1.place_features import Pairs
from rashomon.extract.rules_v1.place_mentions import folded
from rashomon.extract.rules_v1.placing import choose, proposals
from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.model.report import MediaType, Report
from rashomon.model.words import Words
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL
from train_propositions import as_trees

WEIGHTS = Path(__file__).parents[1] / "src/rashomon/extract/rules_v1/weights/places.npz"
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 31,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
ROUNDS = 200
OWN_WEIGHT = 0.3
OTHER_WEIGHT = 0.4
"""What an own report, and one annotated by other hands, counts against an annotated one."""

FOLDS = 5
NEAR_DAYS = 2
TIE = 0.0025
LEAST = np.round(np.arange(0.2, 0.56, 0.04), 2)


@dataclass(frozen=True)
class Example:
    """One report's pairs, which of them are right, and the annotated places of each claim."""

    parsed: Parsed
    pairs: Pairs
    right: npt.NDArray[np.float32]
    gold: tuple[frozenset[str], ...]
    rules: tuple[frozenset[str], ...]
    day: date
    measured: bool
    own: bool = False
    weight: float = 1.0


def examples(
    folders: Sequence[Path], *, own: bool = False, weight: float = 1.0
) -> Iterator[Example]:
    """Give the examples of folders; those of the first are measured, `own` ones apart, others not."""
    held = [(f, n == 0 and weight == 1) for n, folder in enumerate(folders) for f in sorted((folder / "gold").glob("*.jsonl"))
            if (folder / "reports" / f"{f.stem}.txt").exists()]  # fmt: skip
    reports = [_report(file) for file, _ in held]
    parses = parse_many(load_model(DEFAULT_MODEL), ((r, read(r)) for r in reports))
    for parsed, (file, measured) in zip(parses, held, strict=True):
        meta = file.parents[1] / "reports" / f"{file.stem}.json"
        day = date.fromisoformat(json.loads(meta.read_text(encoding="utf-8"))["published"][:10])
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        rows.sort(key=lambda r: (r["start"], r["end"]))
        claims = _claims(parsed, rows)
        answers, made = proposals(parsed, claims)
        gold = tuple(frozenset(map(folded, r["places"])) for r in rows)
        hits = zip(made.claim.tolist(), made.mention, strict=True)
        right = np.array([m.name in gold[n] for n, m in hits], dtype=np.float32)
        rules = tuple(frozenset(folded(w.text) for w in a.at) for a in answers)
        yield Example(parsed, made, right, gold, rules, day, measured, own, weight)


def _report(file: Path) -> Report:
    source = file.parents[1] / "reports" / f"{file.stem}.txt"
    with source.open(encoding="utf-8", newline="") as opened:
        return Report("", file.stem, "", MediaType.PLAIN, opened.read())


def _claims(parsed: Parsed, rows: Sequence[dict[str, Any]]) -> list[Placed]:
    """Show annotated claims as the extractor shows its own, with the kind it would give."""
    stored = parsed.report.text
    spans = [(s.start, s.end) for b in parsed.text.blocks for s in b.sentences]
    headline = next((stored[a:b] for a, b in spans), "")
    previous, claims = "", []
    for row in rows:
        start, end = row["start"], row["end"]
        left, right = next(((a, b) for a, b in spans if a <= start < b), (start, end))
        own = row["source"] == "outlet"
        view = KindView(
            stored[start:end], stored[left:start], stored[end:right], headline, previous, own,
            tuple(q.measure for q in find_quantities(stored, start, end)),
            start / max(1, len(stored)), war_share(stored),
        )  # fmt: skip
        kind = load_kinds().classify(view)
        quote, sentence = Words.of(stored, start, end), Words.of(stored, left, right)
        claims.append(Placed(quote, sentence, kind, own, ()))
        previous = stored[start:end]
    return claims


def fit(held: Sequence[Example]) -> Any:
    """Fit boosted trees on pairs and whether they are right."""
    weights = [np.full(len(e.right), e.weight) for e in held]
    rows, right = [e.pairs.features for e in held], [e.right for e in held]
    data = lightgbm.Dataset(
        np.concatenate(rows), np.concatenate(right), weight=np.concatenate(weights)
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def held_out(held: Sequence[Example]) -> list[npt.NDArray[np.float32]]:
    """Score every example by trees that have not seen its days."""
    days = sorted({e.day for e in held})
    folds = {day: n % FOLDS for n, day in enumerate(days)}
    scored: list[Any] = [None] * len(held)
    for fold in range(FOLDS):
        test = [n for n, e in enumerate(held) if folds[e.day] == fold]
        out = {held[n].day for n in test if held[n].measured}
        train = [
            e for e in held
            if folds[e.day] != fold and (e.measured or not _near(e.day, out))
        ]  # fmt: skip
        model = fit(train)
        for n in test:
            scored[n] = model.predict(held[n].pairs.features).astype(np.float32)
    return scored


def _near(day: date, days: set[date]) -> bool:
    return any(abs((day - d).days) <= NEAR_DAYS for d in days)


def f1(gold: Sequence[frozenset[str]], told: Sequence[frozenset[str]]) -> float:
    """Give place F1 over claims."""
    hits = sum(len(g & t) for g, t in zip(gold, told, strict=True))
    return 2 * hits / (sum(map(len, gold)) + sum(map(len, told)))


def measured(
    held: Sequence[Example], scores: Sequence[Any], least: float, *, own: bool = False
) -> float:
    """Give place F1 of what would be chosen from a score on, on the measured examples or the own ones."""
    gold: list[frozenset[str]] = []
    told: list[frozenset[str]] = []
    for e, s in zip(held, scores, strict=True):
        if e.own if own else e.measured:
            gold += e.gold
            told += [
                frozenset(folded(w.text) for w in at)
                for at in choose(e.parsed, e.pairs, s, len(e.gold), least)
            ]
    return f1(gold, told)


def _least(held: Sequence[Example], scores: Sequence[Any]) -> float:
    """Give the least score that does best on the measured reports; a tie goes to fewer, surer places.

    A place too many keeps tellings of one happening apart.
    """
    for own in sorted({e.own for e in held}):
        results = {float(k): measured(held, scores, float(k), own=own) for k in LEAST}
        told = "  ".join(f"{k:.2f} {v:.3f}" for k, v in results.items())
        print(f"{'own' if own else 'measured'} reports by folds: {told}")
        if not own:
            best = max(results.values())
            least = max(k for k, v in results.items() if v > best - TIE)
    return least


def main() -> None:
    """Cross-validate, choose the least score, fit on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--other", type=Path, action="append", default=[])
    parser.add_argument("--own", type=Path, action="append", default=[])
    parser.add_argument("-o", "--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    held = [e for e in examples(options.folders) if len(e.right)]
    held += [e for e in examples(options.other, weight=OTHER_WEIGHT) if len(e.right)]
    held += [e for e in examples(options.own, own=True, weight=OWN_WEIGHT) if len(e.right)]
    asked = [e for e in held if e.measured]
    rules = f1([g for e in asked for g in e.gold], [r for e in asked for r in e.rules])
    best = [
        frozenset(m.name for m, n, r in zip(e.pairs.mention, e.pairs.claim, e.right, strict=True) if r and n == c)
        for e in asked for c in range(len(e.gold))
    ]  # fmt: skip
    gold = [g for e in asked for g in e.gold]
    reach = sum(len(b) for b in best) / sum(len(g) for g in gold)
    print(f"{len(asked)} reports, {len(gold)} claims; rules {rules:.3f}, in reach {reach:.3f}")
    scores = held_out(held)
    least = _least(held, scores)
    right = [e.right for e in held]
    trees = as_trees(fit(held), least)
    np.savez_compressed(
        options.out, feature=trees.feature, value=trees.value, left=trees.left, right=trees.right,
        depth=trees.depth, cost=trees.cost,
    )  # fmt: skip
    print(f"{sum(map(len, right))} pairs, least {least}, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
