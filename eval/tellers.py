"""Hold the tellers that mentions in FA-KES articles are resolved to against a table checked by hand.

usage: tellers.py ARTICLES_CSV [--record FILE] [--misses]

The table (labelled/fa_kes_tellers.jsonl) has 228 mentions: of each of the 200 mentions the program
found most often, one occurrence drawn at random, three of pronouns and roles that mean another body
each time. A row is a mention's offsets and who it is: a registry id; "~words", an unregistered teller
whose name has these words; the offsets of the teller's name in the article as it is built (title, blank line, text); or "none", no teller at all.

A mention is right where a claim tells by it (by overlap) and has that source, or where it is no
teller and no claim tells by it. One that no claim tells by is *not found* and counts as wrong.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fa_kes import build
from rashomon.model.naming import fold_name
from rashomon.store.sqlite import open_store

TABLE = Path(__file__).parent / "labelled/fa_kes_tellers.jsonl"


@dataclass(frozen=True, slots=True)
class Told:
    """A mention that tells a claim: its offsets, the source's id and name."""

    start: int
    end: int
    source: str
    name: str


def told_by(record: Path) -> tuple[dict[str, list[Told]], dict[str, str]]:
    """Give the mentions that tell claims, and the texts they stand in, by article."""
    store = open_store(record, write=False)
    held = store.record()
    store.close()
    keys = {r.report.uid: r.label for r in held.reports}
    found: dict[str, list[Told]] = {}
    for linked in held.claims:
        mention = linked.claim.source.mention
        if mention and not linked.claim.in_own_voice:
            told = Told(mention.start, mention.end, linked.source, linked.claim.source.name)
            found.setdefault(keys[linked.report], []).append(told)
    return found, {r.label: r.report.text for r in held.reports}


def judged(
    rows: Sequence[Mapping[str, object]], told: Mapping[str, list[Told]], texts: Mapping[str, str]
) -> Iterator[tuple[Mapping[str, object], Told | None, bool]]:
    """Give each row with what the program says and whether it is right."""
    for row in rows:
        unit, start, end = str(row["unit_id"]), int(str(row["start"])), int(str(row["end"]))
        found = next((t for t in told.get(unit, ()) if t.start < end and start < t.end), None)
        yield row, found, _is_right(row, found, texts[unit])


def _is_right(row: Mapping[str, object], found: Told | None, text: str) -> bool:
    teller, name = str(row.get("teller", "")), row.get("name")
    if found is None or teller == "none":
        return found is None and teller == "none"
    if isinstance(name, list):
        return found.source.startswith("~") and _same(text[name[0] : name[1]], found.name)
    if teller.startswith("~"):
        return found.source.startswith("~") and _same(teller[1:], found.name)
    return found.source == teller


def _same(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other."""
    a, b = set(fold_name(one).split()), set(fold_name(other).split())
    return bool(a and b) and (a <= b or b <= a)


def main() -> None:
    """Print how many there are, how many were found, and the share that is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    rows = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as work:
        record = given.record or Path(work) / "fa_kes.db"
        if not record.exists():
            build(given.articles, record)
        told, texts = told_by(record)
    results = list(judged(rows, told, texts))
    right = sum(ok for _, _, ok in results)
    print(f"{'mentions':22}{len(results)}")
    print(f"{'not found':22}{sum(f is None and r.get('teller') != 'none' for r, f, _ in results)}")
    print(f"{'right':22}{right / len(results):.3f}")
    for row, found, ok in results:
        if given.misses and not ok:
            words = texts[str(row["unit_id"])][int(str(row["start"])) : int(str(row["end"]))]
            print(
                f"{row['unit_id']} {row['start']} {words!r} -> {found.source if found else 'none'}"
            )


if __name__ == "__main__":
    main()
