"""Join the FA-KES claims labelled for this project with their text, in the evaluation's form.

usage: unfold_labels.py ARTICLES_CSV -o DIR [--labels FILE] [--half even|odd]

labelled/fa_kes_claims.jsonl holds one claim a line and no text: the article's unit_id
(where an id stands twice, its first row), offsets of the quote, of the mention of the
teller, of the cue and of each figure, and the values a reader gave. This writes
DIR/reports/<id>.txt (the cell, character for character) and <id>.json, and
DIR/gold/<id>.jsonl, so that a training script takes DIR as one more labelled folder.

`--half` takes every other article, in the order of the ids: what is learned from one half
can be measured on the other.

A source is a name, or the offsets of one: persons are named by the text alone.
Agents and targets were not labelled and stand as null. FA-KES: Salem and others (CC-BY).
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labelled/fa_kes_claims.jsonl"


def articles(table: Path) -> dict[str, dict[str, str]]:
    """Give the rows of FA-KES by id, the first where an id stands twice."""
    rows: dict[str, dict[str, str]] = {}
    with table.open(encoding="utf-8", errors="replace", newline="") as opened:
        for row in csv.DictReader(opened):
            rows.setdefault(row["unit_id"], row)
    return rows


def claim(name: str, text: str, label: Mapping[str, Any]) -> dict[str, Any]:
    """Give one labelled claim with its text, in the form of the gold files."""

    def cut(span: Sequence[int] | None) -> str:
        return text[span[0] : span[1]] if span else ""

    source = label["source"]
    return {
        "id": name,
        "quote": text[label["start"] : label["end"]],
        "start": label["start"],
        "end": label["end"],
        "source": source if isinstance(source, str) else cut(source),
        "source_mention": cut(label["mention"]),
        "source_type": label["source_type"],
        "via": label["via"],
        "cue": cut(label["cue"]),
        "stance": label["stance"],
        "kind": label["kind"],
        "polarity": label["polarity"],
        "agent": None,
        "target": None,
        "places": label["places"],
        "from_place": label["from_place"],
        "to_place": label["to_place"],
        "date_start": label["date_start"],
        "date_end": label["date_end"],
        "quantities": [
            {**{k: v for k, v in q.items() if k != "span"}, "text": cut(q["span"])}
            for q in label["quantities"]
        ],
        "in_caption": label["in_caption"],
    }


def unfold(rows: Mapping[str, Mapping[str, str]], labels: Sequence[Any], out: Path) -> int:
    """Write reports and claims of the labelled articles; give the number of articles."""
    held: dict[str, list[Any]] = defaultdict(list)
    for label in labels:
        held[label["unit_id"]].append(label)
    for folder in ("reports", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for unit, of_unit in held.items():
        row = rows[unit]
        text = row["article_content"]
        day = datetime.strptime(row["date"], "%m/%d/%y").date().isoformat()
        meta = {"id": unit, "outlet": row["source"], "published": day}
        lines = [
            json.dumps(claim(f"{unit}-{n}", text, one), ensure_ascii=False) + "\n"
            for n, one in enumerate(of_unit, 1)
        ]
        (out / "reports" / f"{unit}.txt").write_bytes(text.encode("utf-8"))
        _write(out / "reports" / f"{unit}.json", json.dumps(meta) + "\n")
        _write(out / "gold" / f"{unit}.jsonl", "".join(lines))
    return len(held)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def of_half(labels: Sequence[Any], half: str | None) -> list[Any]:
    """Give the labels of the articles at even or odd places among the sorted ids, all where half is None."""
    units = sorted({label["unit_id"] for label in labels})
    kept = {None: units, "even": units[0::2], "odd": units[1::2]}[half]
    return [label for label in labels if label["unit_id"] in kept]


def main() -> None:
    """Unfold every labelled claim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--half", choices=("even", "odd"))
    options = parser.parse_args()
    held = [json.loads(s) for s in options.labels.read_text(encoding="utf-8").splitlines()]
    labels = of_half(held, options.half)
    count = unfold(articles(options.articles), labels, options.out)
    print(f"{len(labels)} claims of {count} articles", file=sys.stderr)


if __name__ == "__main__":
    main()
