"""Fit the kind classifier's weights on labelled reports.

usage: train_kinds.py TRAIN_DIR... [-o WEIGHTS_DIR]

Sentences written and labelled for this project (labelled/kinds.jsonl) are
always learned from, and never measured on.

Each TRAIN_DIR holds reports/ and gold/ in the evaluation's form. Prints the
accuracy of five-fold cross-validation, folds grouped by publication date so
that outlets' tellings of one event stay together, then fits on everything.
"""

import argparse
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from rashomon.extract.rules_v1.kinds import KindView, features
from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read

WEIGHTS = Path(__file__).parents[1] / "src/rashomon/extract/rules_v1/weights"
OWN = Path(__file__).parent / "labelled/kinds.jsonl"
LEAST_SEEN = 2


def labelled(folder: Path) -> Iterator[tuple[KindView, str, str]]:
    """Give (view, kind, group) for every annotated claim of a folder, in order."""
    for file in sorted((folder / "gold").glob("*.jsonl")):
        source = folder / "reports" / f"{file.stem}.txt"
        if not source.exists():
            continue
        meta = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
        with source.open(encoding="utf-8", newline="") as opened:
            stored = opened.read()
        for line in file.read_text(encoding="utf-8").splitlines():
            claim = json.loads(line)
            yield view_of(stored, claim), claim["kind"], meta["published"]


def view_of(stored: str, claim: dict[str, Any]) -> KindView:
    """Show a claim to the classifier as the extractor does."""
    text = read(Report("", "", "", MediaType.PLAIN, stored))
    start, end = claim["start"], claim["end"]
    spans = [(s.start, s.end) for b in text.blocks for s in b.sentences]
    sentence = next(((a, b) for a, b in spans if a <= start < b), (start, end))
    first = next((stored[a:b] for a, b in spans), "")
    measures = tuple(q.measure for q in find_quantities(stored, start, end))
    return KindView(
        claim["quote"],
        stored[sentence[0] : sentence[1]],
        first,
        claim["source"] == "outlet",
        measures,
        start / max(1, len(stored)),
    )


def fit(
    rows: list[dict[str, float]], kinds: list[str]
) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit a multinomial logistic regression on features seen at least twice."""
    seen: dict[str, int] = {}
    for row in rows:
        for name in row:
            seen[name] = seen.get(name, 0) + 1
    kept = [{n: v for n, v in row.items() if seen[n] >= LEAST_SEEN} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=0.3, max_iter=400, random_state=0)
    model.fit(vectors.fit_transform(kept), kinds)
    return vectors, model


def own_sentences() -> Iterator[tuple[dict[str, float], str]]:
    """Give the features and kinds of the sentences labelled for this project."""
    for line in OWN.read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        quote = held["quote"]
        measures = tuple(q.measure for q in find_quantities(quote, 0, len(quote)))
        for own_voice in (True, False):
            view = KindView(quote, quote, "", own_voice, measures, 0.4)
            yield dict.fromkeys(features(view), 1.0), held["kind"]


def cross_validate(rows: list[dict[str, float]], kinds: list[str], groups: list[str]) -> float:
    """Give the share of kinds right over five folds grouped by date."""
    right = 0
    own = list(own_sentences())
    for train, test in GroupKFold(5).split(rows, kinds, groups):
        vectors, model = fit(
            [*(rows[i] for i in train), *(r for r, _ in own)],
            [*(kinds[i] for i in train), *(k for _, k in own)],
        )
        guessed = model.predict(vectors.transform([rows[i] for i in test]))
        right += sum(kinds[i] == g for i, g in zip(test, guessed, strict=True))
    return right / len(kinds)


def main() -> None:
    """Cross-validate, fit on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    examples = [e for folder in options.folders for e in labelled(folder)]
    rows = [dict.fromkeys(features(view), 1.0) for view, _, _ in examples]
    kinds, groups = [k for _, k, _ in examples], [g for _, _, g in examples]
    print(f"{len(rows)} claims, five-fold accuracy {cross_validate(rows, kinds, groups):.3f}")
    own = list(own_sentences())
    vectors, model = fit([*rows, *(r for r, _ in own)], [*kinds, *(k for _, k in own)])
    names = [str(n) for n in vectors.get_feature_names_out()]
    weights = model.coef_.T.astype("<f2")
    keep = np.abs(weights).max(axis=1) > 0.02
    options.out.mkdir(parents=True, exist_ok=True)
    head = {
        "kinds": list(model.classes_),
        "names": [n for n, k in zip(names, keep, strict=True) if k],
    }
    (options.out / "kinds.json").write_text(
        json.dumps(head, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    raw = weights[keep].tobytes()
    (options.out / "kinds.f16").write_bytes(raw)
    print(f"{keep.sum()} features, {len(raw)} bytes, SHA-256 {sha256(raw).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
