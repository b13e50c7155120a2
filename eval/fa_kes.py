"""Build all FA-KES articles and tell in how many the killed figures hold the crowd's count.

usage: fa_kes.py ARTICLES_CSV [--record FILE] [--misses]

A figure is the bounds of a quantity of any claim whose measure is killed. An article with a crowd
count of civilians killed above zero is *held* when a figure's bounds take that count in, a
missing bound being open ("more than 40" holds 60, since crowd labels drop "at least"); it is
*exact* when a figure's two bounds are the count, or its only bound is. Rows that repeat an
article's id and text are one report: the article is held if any of its rows' counts is.
Sums of several figures are never tried. Labels: Salem and others, FA-KES (CC-BY).
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Bounds = tuple[float | None, float | None]
COLUMNS = {
    "id": "unit_id",
    "text": "article_content",
    "outlet": "source",
    "published": "date",
    "title": "article_title",
}


def build(articles: Path, record: Path) -> int:
    """Build a record of the articles; give the program's exit code, 0 where all are in."""
    columns = [f"--column={field}={name}" for field, name in COLUMNS.items()]
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "rashomon",
        "build",
        articles,
        "--db",
        record,
    ]
    options = [*columns, "--date-order", "mdy", "--quiet"]
    return subprocess.run([*command, *options], check=False).returncode  # noqa: S603


def killed(record: Path, out: Path) -> dict[str, set[Bounds]]:
    """Export the claims and give the bounds of the killed figures of each report."""
    export: list[str | Path] = [
        sys.executable,
        "-m",
        "rashomon",
        "export",
        record,
        "--format",
        "claims-jsonl",
    ]
    subprocess.run([*export, "-o", out, "--quiet"], check=True)  # noqa: S603
    found: dict[str, set[Bounds]] = {}
    for file in sorted(out.glob("*.jsonl")):
        if file.stem != "issues":
            found.setdefault(file.stem.partition("~")[0], set()).update(_bounds(file))
    return found


def _bounds(file: Path) -> Iterator[Bounds]:
    for line in file.read_text(encoding="utf-8").splitlines():
        for quantity in json.loads(line).get("quantities") or ():
            if quantity["measure"] == "killed":
                yield quantity["low"], quantity["high"]


def holds(figures: Iterable[Bounds], count: int) -> bool:
    """Whether a figure's bounds take the count in; one without any bound holds nothing."""
    return any(
        (low is not None or high is not None)
        and (low is None or low <= count)
        and (high is None or count <= high)
        for low, high in figures
    )


def is_exact(figures: Iterable[Bounds], count: int) -> bool:
    """Whether a figure's bounds, those it has, are the count."""
    return any({b for b in bounds if b is not None} == {count} for bounds in figures)


def counts(articles: Path) -> dict[str, set[int]]:
    """Give the crowd's counts of civilians killed above zero, by article id."""
    found: dict[str, set[int]] = {}
    with articles.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            count = int(float(row["nb_civilians"] or 0))
            if count > 0:
                found.setdefault(row["unit_id"], set()).add(count)
    return found


def report(told: Mapping[str, set[int]], figures: Mapping[str, set[Bounds]]) -> list[str]:
    """Give the lines of the table: shares over articles with a count."""
    held = sum(any(holds(figures.get(a, ()), c) for c in cs) for a, cs in told.items())
    exact = sum(any(is_exact(figures.get(a, ()), c) for c in cs) for a, cs in told.items())
    total = max(1, len(told))
    return [
        f"articles with a count {len(told)}",
        f"held   {held / total:.3f}  ({held})",
        f"exact  {exact / total:.3f}  ({exact})",
    ]


def main() -> int:
    """Build, compare, print; exit with the build's code when an article was refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--record", type=Path, help="a record of the articles built before")
    parser.add_argument("--misses", action="store_true", help="print each article that is not held")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        record = options.record or Path(work) / "fa_kes.db"
        code = 0 if options.record else build(options.articles, record)
        figures = killed(record, Path(work) / "claims")
    told = counts(options.articles)
    print(
        "\n".join([f"article ids built {len(figures)}, exit code {code}", *report(told, figures)])
    )
    if options.misses:
        for article, wanted in sorted(told.items()):
            if not any(holds(figures.get(article, ()), c) for c in wanted):
                print(article, sorted(wanted), sorted(map(str, figures.get(article, ()))))
    return code


if __name__ == "__main__":
    sys.exit(main())
