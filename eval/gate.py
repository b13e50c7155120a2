"""Measure the program on the annotated reports and hold the floors in floors.toml.

usage: gate.py [--shared DIR] [--table FILE]

Builds a record of each set's reports, exports its claims, lets the shared scorers
compare them with the gold, prints every figure, and exits with 1 when one is
below its floor or when the data is not the data the floors were reached on.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
ROW = re.compile(
    r"^(?P<name>[^(\n]+?)\s*(?:\([^)]*\))?\s{2,}(?:P \S+\s+R \S+\s+F1 )?(?P<value>\d\.\d+)"
)


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


def corpus_digest(evaluated: EvalSet) -> str:
    """Digest the names and bytes of a set's reports and gold, in order of name."""
    digest = sha256()
    for folder in (evaluated.reports, evaluated.gold):
        for file in sorted(folder.iterdir()):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def predict(reports: Path, out: Path) -> None:
    """Build a record of the reports and export its claims and findings."""
    record = out.with_suffix(".db")
    rashomon = [sys.executable, "-m", "rashomon"]
    subprocess.run([*rashomon, "build", reports, "--db", record, "--quiet"], check=True)  # noqa: S603
    subprocess.run(  # noqa: S603
        [*rashomon, "export", record, "--format", "claims-jsonl", "-o", out, "--quiet"], check=True
    )


def score(scorer: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """Run a shared scorer and read its figures, by row name."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, scorer, gold, predicted], check=True, capture_output=True, text=True
    )
    rows = (ROW.match(line) for line in done.stdout.splitlines())
    return {row["name"].strip(): float(row["value"]) for row in rows if row}


def measure(evaluated: EvalSet, shared: Path) -> dict[str, float]:
    """Give every figure of claims and findings on one set."""
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "predicted"
        predict(evaluated.reports, out)
        figures = score(shared / "eval/score.py", evaluated.gold, out)
        return figures | score(shared / "eval/score_issues.py", evaluated.gold, out)


def main() -> int:
    """Measure every set, print the table, tell what fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--table", type=Path, help="append the figures to this file")
    options = parser.parse_args()
    fallen = []
    lines = [f"# {datetime.now(UTC):%Y-%m-%d}"]
    for evaluated in eval_sets(options.shared):
        digest = corpus_digest(evaluated)
        lines.append(f"## {evaluated.name} (corpus {digest[:12]})")
        if digest != evaluated.corpus:
            fallen.append(f"{evaluated.name}: the data is not what the floors were reached on")
        figures = measure(evaluated, options.shared)
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
