"""Measure the program on the annotated reports and hold the floors in floors.toml.

usage: gate.py [--shared DIR] [--table FILE]

Builds a record of each set's reports, exports its claims, lets the shared scorers
compare them with the gold, prints every figure, and exits with 1 when one is
below its floor or when the data is not the data the floors were reached on.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from measuring import SHARED, digest_of, measure

HERE = Path(__file__).parent


@dataclass(frozen=True)
class EvalSet:
    """One annotated set and the floors reached on it."""

    name: str
    reports: Path
    gold: Path
    corpus: str
    floors: Mapping[str, float]


def eval_sets(shared: Path) -> Iterator[EvalSet]:
    """Read floors.toml; paths are below the shared folder."""
    for name, entry in tomllib.loads((HERE / "floors.toml").read_text()).items():
        reports, gold = shared / entry["reports"], shared / entry["gold"]
        yield EvalSet(name, reports, gold, entry["corpus"], entry["floors"])


def main() -> int:
    """Measure every set, print the table, tell what fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--table", type=Path, help="append the figures to this file")
    options = parser.parse_args()
    fallen = []
    lines = [f"# {datetime.now(UTC):%Y-%m-%d}"]
    for evaluated in eval_sets(options.shared):
        digest = digest_of([evaluated.reports, evaluated.gold])
        lines.append(f"## {evaluated.name} (corpus {digest[:12]})")
        if digest != evaluated.corpus:
            fallen.append(f"{evaluated.name}: the data is not what the floors were reached on")
        figures = measure(evaluated.reports, evaluated.gold, options.shared)
        for name, value in figures.items():
            floor = evaluated.floors.get(name)
            lines.append(f"{name:44s} {value:.3f}" + (f"  floor {floor:.2f}" if floor else ""))
        fallen += [
            f"{evaluated.name}: {name} {figures.get(name, 0):.3f} is below its floor {floor:.3f}"
            for name, floor in evaluated.floors.items()
            if figures.get(name, 0) < floor
        ]
    print("\n".join(lines))
    if options.table:
        with options.table.open("a", encoding="utf-8") as table:
            table.write("\n".join(lines) + "\n\n")
    for line in fallen:
        print(f"FALLEN {line}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
