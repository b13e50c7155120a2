"""Tell what the record makes of FA-KES articles that several outlets wrote on one day and governorate.

usage: fa_kes_events.py ARTICLES_CSV [--record FILE] [-o TABLE_TSV] [--show]

Articles are grouped by (date, governorate); groups of two or more outlets count. A row of the
table is an event of violence of about that day that two or more outlets of a group tell together,
or, where a group has none, the outlets' fullest such events side by side ("apart"). It gives the outlets, each outlet's killed
figures of the event, and the status of the figure, else of the finding most claims bear on.

labelled/fa_kes_events.jsonl holds rows judged by reading the articles' claims: the claims looked at
(unit_id, start, end; one an outlet), whether the record had them together, whether they do tell
the same happening, the verdict on the row (joining, tolls, status) and why. The share judged right
is printed, and how many of the judged rows the record still makes so; where it joins or parts
otherwise today, the row counts as right today if it now does as the reader said.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from fa_kes import build
from rashomon.deriving import make_record
from rashomon.model.claim import Kind
from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure
from rashomon.model.record import Record
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store.sqlite import open_store

JUDGED = Path(__file__).parent / "labelled/fa_kes_events.jsonl"
VIOLENCE = frozenset(
    (
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.CHEMICAL_ATTACK,
        Kind.OTHER_ATTACK,
        Kind.CLASH,
        Kind.CASUALTIES,
    )
)
NEAR = 4
Group = tuple[str, str]
Span = tuple[str, int, int]


@dataclass(frozen=True)
class Row:
    """One row: its group, its events, one claim an outlet, tolls by outlet, status."""

    group: Group
    events: tuple[Event, ...]
    claims: tuple[LinkedClaim, ...]
    tolls: tuple[str, ...]
    status: str

    @property
    def name(self) -> str:
        """Give a name that orders rows as if drawn by lot, whatever else is in the table."""
        told = "|".join((*self.group, *(str(span_of(c)) for c in self.claims)))
        return sha256(told.encode()).hexdigest()[:10]


class Table:
    """The record seen by article and outlet."""

    def __init__(self, record: Record, articles: Path) -> None:
        self.outlets: dict[str, str] = {}
        self.groups: dict[Group, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        with articles.open(encoding="utf-8", errors="replace", newline="") as lines:
            for row in csv.DictReader(lines):
                self.outlets[row["unit_id"]] = row["source"]
                self.groups[row["date"], row["location"]][row["source"]].add(row["unit_id"])
        self.claims = {c.id: c for c in record.claims}
        self.findings = {f.id: f for f in record.findings}
        self.events = record.events
        self.together: dict[str, set[str]] = defaultdict(set)
        for event in record.events:
            for claim in event.claims:
                self.together[claim].add(event.id)

    def rows(self) -> Iterator[Row]:
        """Give all rows, groups in order of date as written and governorate."""
        for group, told in sorted(self.groups.items()):
            if len(told) > 1:
                yield from self._rows_of(group, set().union(*told.values()))

    def _rows_of(self, group: Group, articles: set[str]) -> Iterator[Row]:
        here = [(e, self._by_outlet(e, articles)) for e in self.events if is_news(e, group[0])]
        joined = [(e, by) for e, by in here if len(by) > 1]
        for event, by in joined:
            yield self._row(group, (event,), [c[0] for c in by.values()])
        if joined:
            return
        fullest: dict[str, tuple[Event, list[LinkedClaim]]] = {}
        for event, by in here:
            for outlet, claims in by.items():
                if outlet not in fullest or len(claims) > len(fullest[outlet][1]):
                    fullest[outlet] = (event, claims)
        if len(fullest) > 1:
            told = [fullest[o] for o in sorted(fullest)]
            yield self._row(group, tuple(e for e, _ in told), [c[0] for _, c in told])

    def _by_outlet(self, event: Event, articles: set[str]) -> dict[str, list[LinkedClaim]]:
        found: dict[str, list[LinkedClaim]] = defaultdict(list)
        for claim in (self.claims[c] for c in event.claims):
            if article_of(claim) in articles:
                found[self.outlets[article_of(claim)]].append(claim)
        return dict(sorted(found.items()))

    def _row(self, group: Group, events: tuple[Event, ...], claims: Sequence[LinkedClaim]) -> Row:
        findings = [self.findings[f] for e in events for f in e.findings]
        tolls = [f for f in findings if f.figure and f.figure.measure is Measure.KILLED]
        main = max(tolls or findings, key=lambda f: len([c for p in f.positions for c in p.claims]))
        told = sorted({line for f in tolls for line in self._tolls(f)})
        status = "apart" if len(events) > 1 else main.status.value
        return Row(group, events, tuple(claims), tuple(told), status)

    def _tolls(self, finding: Finding) -> Iterator[str]:
        figure = finding.figure
        for given in figure.inputs if figure else ():
            outlet = self.outlets[article_of(self.claims[given.claim])]
            low, high = (f"{v:g}" if v is not None else "" for v in (given.low, given.high))
            yield f"{outlet} {low if low == high else f'{low}..{high}'} {figure.unit if figure else ''}"

    def are_together(self, spans: Sequence[Span]) -> bool | None:
        """Whether claims stand in one event; None where one of them is a claim no more."""
        at = {
            (article_of(c), c.claim.quote.start, c.claim.quote.end): i
            for i, c in self.claims.items()
        }
        found = [self.together[at[s]] for s in spans if s in at]
        return bool(set.intersection(*found)) if len(found) == len(spans) else None


def is_news(event: Event, day: str) -> bool:
    """Whether an event is violence within NEAR days of a day told as month/day/year, or undated violence."""
    if event.kind not in VIOLENCE:
        return False
    when, told = event.when, datetime.strptime(day, "%m/%d/%y").replace(tzinfo=UTC).date()
    ends = [date.fromisoformat(d) for d in (when.start, when.end) if d] if when else []
    return not ends or min(abs((d - told).days) for d in ends) <= NEAR


def article_of(claim: LinkedClaim) -> str:
    """Give the unit_id of a claim's article."""
    return claim.id.rpartition("-")[0].partition("~")[0]


def span_of(claim: LinkedClaim) -> Span:
    """Give a claim's place: article and offsets."""
    return article_of(claim), claim.claim.quote.start, claim.claim.quote.end


def judged(table: Table) -> Iterator[str]:
    """Tell the share of judged rows that are right, as judged and today."""
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    right = sum(r["verdict"] == "right" for r in rows)
    now = [(r, table.are_together([(u, a, b) for u, a, b in r["claims"]])) for r in rows]
    stands = sum(t is r["together"] for r, t in now)
    today = sum((r["verdict"] == "right") if t is r["together"] else t is r["same"] for r, t in now)
    gone = sum(t is None for _, t in now)
    total = max(1, len(rows))
    yield f"rows judged {len(rows)}"
    yield f"right as judged      {right / total:.3f}  ({right})"
    yield f"joined as judged still {stands}, claims gone {gone}"
    yield f"right today          {today / total:.3f}  ({today})"


def lines_of(row: Row) -> str:
    """Give a row of the table."""
    titles = " / ".join(e.title[:70] for e in row.events)
    return "\t".join((row.name, *row.group, row.status, "; ".join(row.tolls), titles))


def show(table: Table, row: Row) -> str:
    """Give a row with its claims' words, for a reader who judges."""
    lines = [f"== {row.name} {row.group} {row.status} tolls: {'; '.join(row.tolls)}"]
    for event in row.events:
        lines.append(f"  event {event.kind} {event.when.edtf if event.when else ''} {event.places}")
        for claim in (table.claims[c] for c in event.claims):
            article = article_of(claim)
            key = "*" if claim in row.claims else " "
            text = " ".join(claim.claim.quote.text.split())[:150]
            lines.append(
                f"   {key}{table.outlets[article]:12s} {span_of(claim)} {claim.source}: {text}"
            )
        for finding in (table.findings[f] for f in event.findings):
            count = sum(len(p.claims) for p in finding.positions)
            if count > 1:
                lines.append(
                    f"     > {finding.status} ({count}) {finding.question[:90]} | {finding.reason[:110]}"
                )
    return "\n".join(lines)


def main() -> int:
    """Build, print the table and the share judged right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--record", type=Path, help="a record of the articles built before")
    parser.add_argument("-o", "--table", type=Path, help="write the table here")
    parser.add_argument("--show", action="store_true", help="print the rows with their claims")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        path = options.record or Path(work) / "fa_kes.db"
        code = 0 if options.record else build(options.articles, path)
        stored = tuple(open_store(path, write=False).stored())
    table = Table(make_record(stored, load_registry(), load_gazetteer()), options.articles)
    rows = sorted(table.rows(), key=lambda r: r.name)
    if options.table:
        head = "row\tdate\tgovernorate\tstatus\tkilled by outlet\tevent"
        options.table.write_text("\n".join((head, *map(lines_of, rows))) + "\n", encoding="utf-8")
    if options.show:
        print("\n".join(show(table, r) for r in rows))
    groups = {r.group for r in rows}
    joined = [r for r in rows if r.status != "apart"]
    print(f"groups of two or more outlets with claims {len(groups)}")
    print(f"rows {len(rows)}, told together {len(joined)}, apart {len(rows) - len(joined)}")
    if JUDGED.exists():
        print("\n".join(judged(table)))
    return code


if __name__ == "__main__":
    sys.exit(main())
