"""Measure grouping apart from extraction: reconcile annotated claims as if they had been extracted.

usage: oracle.py REPORTS_DIR GOLD_DIR OUT_DIR [--kinds SHARE SEED]

Gold claims take the place of the extractor's; they are linked, dated as annotated and
reconciled, and claims and findings written to OUT_DIR for the scorers. With --kinds a share
of the claims gets another kind, drawn from the set's own: what wrong kinds alone cost.
"""

import argparse
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.ingest import incoming
from rashomon.model.claim import OUTLET, Claim, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source
from rashomon.model.time import DatePrecision, TimeMention, When
from rashomon.model.words import Words
from rashomon.publish.export.claims_jsonl import write_claims
from rashomon.read.reading import read
from rashomon.reconcile.reconciling import reconcile
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.link import link, outlet_source
from rashomon.resolve.registry import load_registry

Row = Mapping[str, Any]


def near(text: str, part: str | None, start: int, end: int) -> Words | None:
    """Find words within a span, else those that stand last before it, else the first after it."""
    if not part:
        return None
    places = (text.find(part, start, end), text.rfind(part, 0, start), text.find(part))
    at = next((p for p in places if p >= 0), -1)
    return Words.of(text, at, at + len(part)) if at >= 0 else None


def claim_of(row: Row, number: int, text: str, kind: str) -> Claim:
    """Make the claim that an annotated row tells."""
    start, end = row["start"], row["end"]
    quote = Words.of(text, start, end)
    own = row["source"] == "outlet"
    counted = [(q, near(text, q["text"], start, end) or quote) for q in row["quantities"]]
    dated = row["date_start"] or row["date_end"]
    return Claim(
        number,
        quote,
        OUTLET if own else Named(row["source"], near(text, row["source_mention"], start, end)),
        SourceType(row["source_type"]),
        tuple(Named(v) for v in row["via"]),
        near(text, row["cue"], start, end),
        Stance(row["stance"]),
        Kind(kind),
        Polarity(row["polarity"]),
        agent=Named(row["agent"]) if row["agent"] else None,
        target=Named(row["target"]) if row["target"] else None,
        places=tuple(w for p in row["places"] if (w := near(text, p, start, end))),
        from_place=near(text, row["from_place"], start, end),
        to_place=near(text, row["to_place"], start, end),
        times=(TimeMention(quote),) if dated else (),
        quantities=tuple(
            Quantity(Measure(q["measure"]), q["low"], q["high"], q["unit"], words)
            for q, words in counted
        ),
        in_caption=row["in_caption"],
    )


def when_of(row: Row) -> When | None:
    """Give the annotated days."""
    first, last = row["date_start"], row["date_end"]
    if not (first or last):
        return None
    one = first == last
    return When(
        first,
        last,
        str(first) if one else f"{first or '..'}/{last or '..'}",
        DatePrecision.DAY if one else DatePrecision.RANGE,
    )


def rows_of(file: Path) -> list[Row]:
    """Read a file of annotated rows."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def made_record(reports: Path, gold: Path, share: float, seed: int) -> Record:
    """Link and reconcile the annotated claims of every report that has any."""
    registry, gazetteer = load_registry(), load_gazetteer()
    chance = random.Random(seed)  # noqa: S311  (draws kinds, no secrets)
    kinds = [r["kind"] for f in sorted(gold.glob("*.jsonl")) for r in rows_of(f) if "quote" in r]
    reads: list[ReadReport] = []
    claims: list[LinkedClaim] = []
    sources: dict[str, Source] = {s.id: s for s in registry.sources()}
    made: dict[str, Place] = {}
    for given in incoming([reports]):
        if (
            isinstance(given, Exception)
            or not (file := gold / f"{given.report.key}.jsonl").exists()
        ):
            continue
        report, rows = given.report, rows_of(file)
        read_ = ReadReport(report, read(report), report.key, outlet_source(report, registry).id)
        told = [
            claim_of(
                r, n, report.text, chance.choice(kinds) if chance.random() < share else r["kind"]
            )
            for n, r in enumerate(rows, start=1)
        ]
        linked = link(read_, told, registry, gazetteer)
        reads.append(read_)
        claims += [replace(c, when=when_of(r)) for c, r in zip(linked.claims, rows, strict=True)]
        sources |= {s.id: s for s in linked.sources if s.id not in sources}
        made |= {p.id: p for p in linked.places}
    places = dict(made)
    for link_ in (w for c in claims for w in c.places):
        place = gazetteer.whole(link_.place)
        while place is not None and place.id not in places:
            places[place.id] = place
            place = gazetteer.whole(place.parent)
    found = reconcile(reads, claims, sources, places)
    return Record(
        tuple(reads),
        tuple(claims),
        tuple(sources.values()),
        tuple(places.values()),
        found.events,
        found.findings,
    )


def main() -> None:
    """Reconcile and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kinds", nargs=2, default=(0, 0), metavar=("SHARE", "SEED"))
    options = parser.parse_args()
    share, seed = options.kinds
    write_claims(made_record(options.reports, options.gold, float(share), int(seed)), options.out)


if __name__ == "__main__":
    main()
