"""Measure the program on every set there is data for and write one Markdown table.

usage: run_all.py [--shared DIR] [-o FILE] [--only NAME ...]

Sets: check (nothing is tuned on it), train (in-sample: rules and weights learned
from it), polnear, fa_kes, case2021, lgl, tellers. The table has the date, the versions of
what was measured and a digest of each set's data. What is missing is said on stderr
and in the table, and the rest is measured; exits with 1 when a measurement failed.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from measuring import SHARED, digest_of, figures_of, measure
from rashomon.extract.rules_v1.version import RULES
from rashomon.settings import DEFAULT_MODEL

HERE = Path(__file__).parent
DEFAULT_OUT = HERE.parent / "out" / "evaluation.md"


@dataclass(frozen=True)
class Measured:
    """A set that can be measured: its data, below the shared folder, and how it is done."""

    name: str
    what: str
    data: Sequence[Path]
    run: Callable[[], Mapping[str, float]]
    needs: Sequence[Path] = ()

    def missing(self) -> list[Path]:
        """Give the data and scripts that are not there."""
        return [p for p in (*self.data, *self.needs) if not p.exists()]


@dataclass(frozen=True)
class Row:
    """What came of a set: its figures, or why there are none."""

    measured: Measured
    figures: Mapping[str, float] = field(default_factory=dict)
    digest: str = ""
    seconds: float = 0.0
    failed: str = ""


def sets(shared: Path) -> Iterator[Measured]:
    """Give every set in the order of the table."""
    yield _annotated("check", "19 reports nothing is tuned on", shared / "eval", shared)
    yield _annotated("train", "61 reports, in-sample: learned from", shared / "eval/train", shared)
    data = shared / "data"
    for name, what, place in (
        ("polnear", "PolNeAR dev, not trained on", data / "polnear/dev"),
        ("fa_kes", "505 articles, crowd counts of killed", data / "fa_kes/articles.csv"),
        ("case2021", "snippets with event types", data / "case2021/task2_snippets.tsv"),
        ("lgl", "place names of local news", data / "geoparsing/lgl.xml"),
        ("tellers", "teller mentions, checked by hand", data / "fa_kes/articles.csv"),
    ):
        yield _scripted(name, what, place)


def _annotated(name: str, what: str, folder: Path, shared: Path) -> Measured:
    reports, gold = folder / "reports", folder / "gold"
    return Measured(name, what, (reports, gold), lambda: measure(reports, gold, shared))


def _scripted(name: str, what: str, place: Path) -> Measured:
    script = HERE / f"{name}.py"
    return Measured(name, what, (place,), lambda: figures_of(script, place), (script,))


def measured(each: Measured) -> Row:
    """Measure one set; what is missing or fails is told in the row and on stderr."""
    missing = each.missing()
    if missing:
        names = ", ".join(p.name for p in missing)
        print(f"SKIPPED {each.name}: {names} is not there", file=sys.stderr)
        return Row(each, failed=f"not measured: {names} is missing")
    begun, digest = time.monotonic(), digest_of(each.data)
    try:
        figures = each.run()
    except subprocess.CalledProcessError as error:
        print(f"FAILED {each.name}: exit code {error.returncode}", file=sys.stderr)
        return Row(each, digest=digest, failed=f"FAILED with exit code {error.returncode}")
    if not figures:
        print(f"FAILED {each.name}: no figure in what its script prints", file=sys.stderr)
    told = "" if figures else "FAILED: no figure printed"
    return Row(each, figures, digest, time.monotonic() - begun, told)


def table(rows: Sequence[Row], day: datetime) -> str:
    """Write the table: what was measured, the data, then every figure."""
    lines = [f"# Evaluation of {day:%Y-%m-%d}", "", "| part | version |", "| --- | --- |"]
    lines += [f"| {part} | {number} |" for part, number in _versions()]
    lines += ["", "| set | what | SHA-256 of the data | seconds |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {r.measured.name} | {r.measured.what} | {r.digest[:16] or '–'} | {r.seconds:.0f} |"
        for r in rows
    ]
    lines += ["", "| set | figure | value |", "| --- | --- | --- |"]
    for row in rows:
        lines += [f"| {row.measured.name} | {n} | {v:.3f} |" for n, v in row.figures.items()]
        if row.failed:
            lines.append(f"| {row.measured.name} | {row.failed} | |")
    return "\n".join(lines) + "\n"


def _versions() -> Iterator[tuple[str, str]]:
    yield "rashomon", version("rashomon")
    yield "extractor", RULES
    yield "spaCy", version("spacy")
    yield DEFAULT_MODEL, version(DEFAULT_MODEL.replace("_", "-"))
    yield "Python", sys.version.split()[0]


def main() -> int:
    """Measure, print the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("-o", "--output", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="measure these sets alone")
    options = parser.parse_args()
    known = list(sets(options.shared))
    unknown = set(options.only or ()) - {each.name for each in known}
    if unknown:
        parser.error(f"no set is called {', '.join(sorted(unknown))}")
    rows = [measured(s) for s in known if not options.only or s.name in options.only]
    written = table(rows, datetime.now(UTC))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(written, encoding="utf-8")
    print(written, end="")
    return 1 if any(r.failed.startswith("FAILED") for r in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
