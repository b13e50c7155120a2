"""Fit the kind classifier's weights on labelled claims.

usage: train_kinds.py TRAIN_DIR [MORE_DIR...] [--other DIR]... [--own DIR]... [--articles articles.csv] [-o WEIGHTS_DIR]

TRAIN_DIR holds reports/ and gold/ in the evaluation's form. More sets are
always learned from and never measured on: further folders of that form
(unfold_labels.py makes one), those annotated by other hands (`--other`) and reports written
for this project (`--own`), which count less, sentences written for this project
(labelled/kinds.jsonl) and, where FA-KES' articles.csv is given, its claims labelled
by reading (labelled/fa_kes_kinds.jsonl: offsets and kinds, no text).

Prints the accuracy of five-fold cross-validation on TRAIN_DIR, folds grouped by
publication date, articles within two days of a measured date left out; with `--apart
PREFIX` the accuracy on the reports of TRAIN_DIR whose names begin so, learned from all
that is not of them, too; then fits on everything.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from rashomon.extract.rules_v1.kind_features import KindView, features, war_share
from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read

WEIGHTS = Path(__file__).parents[1] / "src/rashomon/extract/rules_v1/weights"
LABELLED = Path(__file__).parent / "labelled"
LEAST_SEEN = 2
COST = 0.05
OWN_WEIGHT = 0.75  # each own sentence is shown twice, in both voices
REPORT_WEIGHT = 0.3
OTHER_WEIGHT = 0.4
"""What a claim of an own report, and one annotated by other hands, counts against an annotated one."""

NEAR_DAYS = 2


@dataclass(frozen=True)
class Example:
    """One labelled claim: its features, its kind, the day it was published, its weight, its report."""

    features: frozenset[str]
    kind: str
    day: date | None
    weight: float = 1.0
    report: str = ""


def claims_of(
    stored: str, labels: Sequence[tuple[int, int, str, bool]], day: date | None
) -> Iterator[Example]:
    """Show a report's claims (start, end, kind, own voice) as the extractor shows them."""
    text = read(Report("", "", "", MediaType.PLAIN, stored))
    spans = [(s.start, s.end) for b in text.blocks for s in b.sentences]
    headline = next((stored[a:b] for a, b in spans), "")
    war = war_share(stored)
    previous = ""
    for start, end, kind, own_voice in labels:
        left, right = next(((a, b) for a, b in spans if a <= start < b), (start, end))
        quote = stored[start:end]
        view = KindView(
            quote,
            stored[left:start],
            stored[end:right],
            headline,
            previous,
            own_voice,
            tuple(q.measure for q in find_quantities(stored, start, end)),
            start / max(1, len(stored)),
            war,
        )
        yield Example(frozenset(features(view)), kind, day)
        previous = quote


def gold(folder: Path) -> Iterator[Example]:
    """Give the annotated claims of a folder in the evaluation's form, in order."""
    for file in sorted((folder / "gold").glob("*.jsonl")):
        source = folder / "reports" / f"{file.stem}.txt"
        if not source.exists():
            continue
        meta = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
        with source.open(encoding="utf-8", newline="") as opened:
            stored = opened.read()
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        labels = [(c["start"], c["end"], c["kind"], c["source"] == "outlet") for c in rows]
        for claim in claims_of(stored, labels, date.fromisoformat(meta["published"][:10])):
            yield replace(claim, report=file.stem)


def articles(table: Path) -> Iterator[Example]:
    """Give the FA-KES claims labelled for this project; the text comes from `table`."""
    with table.open(encoding="utf-8", errors="replace", newline="") as opened:
        rows = {row["unit_id"]: row for row in csv.DictReader(opened)}
    for line in (LABELLED / "fa_kes_kinds.jsonl").read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        row = rows[held["unit_id"]]
        day = datetime.strptime(row["date"], "%m/%d/%y").date()
        labels = [(a, b, kind, own) for a, b, kind, own in held["claims"]]
        yield from claims_of(row["article_content"], labels, day)


def own_sentences() -> Iterator[Example]:
    """Give the sentences written and labelled for this project, in both voices.

    `war`, where it is given, is the share of words of war in the report thought of.
    """
    for line in (LABELLED / "kinds.jsonl").read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        quote = held["quote"]
        measures = tuple(q.measure for q in find_quantities(quote, 0, len(quote)))
        for own_voice in (True, False):
            view = KindView(
                quote,
                own_voice=own_voice,
                measures=measures,
                place_in_report=0.4,
                war=held.get("war"),
            )
            yield Example(frozenset(features(view)), held["kind"], None, OWN_WEIGHT)


def fit(examples: Sequence[Example]) -> tuple[DictVectorizer, LinearSVC]:
    """Fit one-against-rest support vectors on features seen at least twice."""
    seen = Counter(name for e in examples for name in e.features)
    rows = [{n: 1.0 for n in sorted(e.features) if seen[n] >= LEAST_SEEN} for e in examples]
    vectors = DictVectorizer(dtype=np.float64)
    table = vectors.fit_transform(rows)
    # liblinear takes 32-bit indices only
    table.indices, table.indptr = table.indices.astype("i4"), table.indptr.astype("i4")
    model = LinearSVC(C=COST, random_state=0, max_iter=2000)
    model.fit(table, [e.kind for e in examples], sample_weight=[e.weight for e in examples])
    return vectors, model


def cross_validate(measured: Sequence[Example], more: Sequence[Example]) -> float:
    """Give the share of kinds right over five folds grouped by date."""
    right = 0
    days = [str(e.day) for e in measured]
    for train, test in GroupKFold(5).split(measured, groups=days):
        held_out = {e.day for e in (measured[i] for i in test) if e.day}
        far = [e for e in more if not _near(e.day, held_out)]
        right += _right([*(measured[i] for i in train), *far], [measured[i] for i in test])
    return right / len(measured)


def transfer(measured: Sequence[Example], more: Sequence[Example], prefix: str) -> float:
    """Give the share of kinds right on the reports named so, learned from all others."""
    apart = [e for e in measured if e.report.startswith(prefix)]
    others = [e for e in measured if not e.report.startswith(prefix)]
    return _right([*others, *more], apart) / max(1, len(apart))


def _right(learned: Sequence[Example], tested: Sequence[Example]) -> int:
    """Count the kinds that a model of some examples gets right on others."""
    vectors, model = fit(learned)
    table = vectors.transform([dict.fromkeys(e.features, 1.0) for e in tested])
    guessed = (table @ model.coef_.T + model.intercept_).argmax(axis=1)
    return sum(e.kind == model.classes_[g] for e, g in zip(tested, guessed, strict=True))


def _near(day: date | None, days: set[date]) -> bool:
    return day is not None and any(abs((day - d).days) <= NEAR_DAYS for d in days)


def write(vectors: DictVectorizer, model: LinearSVC, out: Path) -> None:
    """Write the weights: names and kinds as JSON, half-precision numbers beside them."""
    names = [str(n) for n in vectors.get_feature_names_out()]
    full = model.coef_.T.copy()
    full[names.index("bias")] += model.intercept_
    weights = full.astype("<f2")
    keep = np.abs(weights).max(axis=1) > 0.02
    out.mkdir(parents=True, exist_ok=True)
    head = {
        "kinds": [str(k) for k in model.classes_],
        "names": [n for n, k in zip(names, keep, strict=True) if k],
    }
    (out / "kinds.json").write_text(json.dumps(head, ensure_ascii=False) + "\n", encoding="utf-8")
    raw = weights[keep].tobytes()
    (out / "kinds.f16").write_bytes(raw)
    print(f"{keep.sum()} features, {len(raw)} bytes, SHA-256 {sha256(raw).hexdigest()[:16]}")


def main() -> None:
    """Cross-validate, fit on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--other", type=Path, action="append", default=[])
    parser.add_argument("--own", type=Path, action="append", default=[])
    parser.add_argument("--articles", type=Path, help="FA-KES articles.csv")
    parser.add_argument("--apart", help="measure reports whose names begin so apart")
    parser.add_argument("-o", "--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    measured = list(gold(options.folder))
    more = [e for folder in options.more for e in gold(folder)]
    for weight, folders in ((OTHER_WEIGHT, options.other), (REPORT_WEIGHT, options.own)):
        more += [replace(e, weight=weight) for folder in folders for e in gold(folder)]
    more += [*(articles(options.articles) if options.articles else ()), *own_sentences()]
    accuracy = cross_validate(measured, more)
    print(f"{len(measured)} claims measured, {len(more)} more learned, accuracy {accuracy:.3f}")
    if options.apart:
        print(f"accuracy apart {transfer(measured, more, options.apart):.3f}")
    vectors, model = fit([*measured, *more])
    write(vectors, model, options.out)


if __name__ == "__main__":
    main()
