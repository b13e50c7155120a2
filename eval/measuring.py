"""What the measuring scripts share: data digests, a build of reports, scorers' figures by name."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
ROW = re.compile(
    r"^(?P<name>[^(\n]+?)\s*(?:\([^)]*\))?\s{2,}(?:P \S+\s+R \S+\s+F1 )?(?P<value>\d\.\d+)"
)


def digest_of(places: Sequence[Path]) -> str:
    """Digest the names and bytes of files, and of all files below folders, in order of name."""
    digest = sha256()
    for place in places:
        for file in _files(place):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from sorted(p for p in place.rglob("*") if p.is_file())
    else:
        yield place


def predict(reports: Path, out: Path) -> None:
    """Build a record of the reports and export its claims and findings."""
    record = out.with_suffix(".db")
    rashomon = [sys.executable, "-m", "rashomon"]
    subprocess.run([*rashomon, "build", reports, "--db", record, "--quiet"], check=True)  # noqa: S603
    subprocess.run(  # noqa: S603
        [*rashomon, "export", record, "--format", "claims-jsonl", "-o", out, "--quiet"], check=True
    )


def figures_of(script: Path, *arguments: str | Path) -> dict[str, float]:
    """Run a scorer or a measuring script and read the figures it prints, by row name.

    Raises CalledProcessError when the script fails.
    """
    done = subprocess.run(  # noqa: S603
        [sys.executable, script, *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    rows = (ROW.match(line) for line in done.stdout.splitlines())
    return {row["name"].strip(): float(row["value"]) for row in rows if row}


def measure(reports: Path, gold: Path, shared: Path) -> dict[str, float]:
    """Give every figure of claims and findings on one annotated set."""
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "predicted"
        predict(reports, out)
        figures = figures_of(shared / "eval/score.py", gold, out)
        return figures | figures_of(shared / "eval/score_issues.py", gold, out)
