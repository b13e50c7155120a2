"""Everything the project measures of its speed and size, side by side in one run, as one table.

usage: table.py [ARTICLES_CSV] [--short] [--limit N] [--rounds N] [--up-to N] [--no-cluster] [--out FILE]

ARTICLES_CSV has FA-KES's columns; without it, reports come from the templates of
`synthetic.py`. What is compared takes turns, in every round in another order, and each
figure is the median of the rounds. Where single processes did not have a core to themselves, because the
machine did other work too, nothing is told by the clock: CPU alone bears comparing then. Memory is that of
building brief reports of the templates, one process; a report is added to records of claims
that were never parsed. `--up-to` leaves out records of more reports; what is left out is
said to be not measured. `--short` goes through all of it in seconds, and its figures say nothing.
"""

import argparse
import json
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from parse_ratio import Inputs, Used, bare, build, inputs
from reconcile_growth import in_child
from synthetic import reports, table

from rashomon._version import __version__
from rashomon.settings import DEFAULT_MODEL

DOCS = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks.md"
MISSING = "not measured"
BUILT = (1_000, 4_000, 16_000)
"""Reports of the records whose memory is measured."""

BUSY = f"{MISSING}: busy machine"
ALONE = 0.85
"""Share of the clock that a single process must be at work, or the machine was busy."""

GROWN = (1_000, 10_000, 100_000)
"""Reports of the records to which one is added."""


@dataclass(frozen=True)
class Plan:
    """What is run: sizes that are left out are not measured."""

    limit: int | None = None
    rounds: int = 3
    built: Sequence[int] = BUILT
    grown: Sequence[int] = GROWN
    added: int = 6
    cluster: bool = True

    def up_to(self, most: int) -> "Plan":
        """Leave out records of more reports."""
        built, grown = ([n for n in sizes if n <= most] for sizes in (self.built, self.grown))
        return replace(self, built=built, grown=grown)


SHORT = Plan(limit=20, rounds=1, built=(40,), grown=(60,), added=2, cluster=False)

Row = tuple[str, str, str]
"""What was measured, the figure, and how."""


@dataclass(frozen=True)
class Speeds:
    """Medians over rounds of what each way used, by its name, and of ratios taken within a round."""

    rounds: Sequence[dict[str, Used]]
    words: int

    @property
    def busy(self) -> bool:
        """Whether other work kept single processes from their core."""
        alone = (r[way] for r in self.rounds for way in ("bare 1", "build 1"))
        return statistics.median(used.cpu / used.clock for used in alone) < ALONE

    def words_a_second(self, way: str) -> str:
        """Give words a second by the clock."""
        if self.busy:
            return BUSY
        return f"{self.words / statistics.median(r[way].clock for r in self.rounds):,.0f}"

    def clock(self, one: str, other: str) -> str:
        """Give how many times as long one way takes as another."""
        if self.busy and other in self.rounds[0]:
            return BUSY
        return self._ratio(lambda r: r[one].clock / r[other].clock, one, other)

    def cpu(self, one: str, other: str) -> str:
        """Give how many times as much CPU one way takes as another."""
        return self._ratio(lambda r: r[one].cpu / r[other].cpu, one, other)

    def _ratio(self, of: Callable[[dict[str, Used]], float], *ways: str) -> str:
        if any(way not in self.rounds[0] for way in ways):
            return MISSING
        return f"{statistics.median(map(of, self.rounds)):.2f}"


@contextmanager
def dask(*, wanted: bool) -> Iterator[str]:
    """Start a cluster of two workers on this machine; "" where it is not wanted or Dask is not there."""
    try:
        import distributed  # noqa: PLC0415  (an extra)
    except ImportError:
        wanted = False
    if not wanted:
        yield ""
        return
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=50,
    ) as made:
        yield made.scheduler_address


def speeds(given: Inputs, words: int, plan: Plan) -> Speeds:
    """Run every way in turn, round by round."""
    ways: dict[str, Callable[[], Used]] = {
        "bare 1": partial(bare, given, 1),
        "build 1": partial(build, given, workers=1),
        "bare 2": partial(bare, given, 2),
        "build 2": partial(build, given, workers=2),
    }
    with dask(wanted=plan.cluster) as address:
        if address:
            ways["dask 2"] = partial(build, given, "--cluster", address)
            ways["dask 2"]()  # its workers load the program and the model once, and stay
        found = []
        for number in range(plan.rounds):
            names = list(ways) if number % 2 == 0 else list(ways)[::-1]
            found.append({name: ways[name]() for name in names})
            told = ", ".join(f"{n} {found[-1][n].clock:.1f} s" for n in ways)
            print(f"round {number + 1}: {told}", file=sys.stderr, flush=True)
    return Speeds(found, words)


def speed_rows(found: Speeds) -> Iterator[Row]:
    """Give the rows of words a second, of two processes against one, and of Dask."""
    for n in (1, 2):
        name = f"{n} process" + "es" * (n > 1)
        for way in ("bare", "build"):
            told = "spaCy alone" if way == "bare" else "`rashomon build`"
            yield (
                f"Words a second, {told}, {name}",
                found.words_a_second(f"{way} {n}"),
                "by the clock",
            )
        yield f"Build / spaCy alone, {name}", found.cpu(f"build {n}", f"bare {n}"), "CPU"
    yield (
        "Two processes against one, spaCy alone",
        found.clock("bare 1", "bare 2"),
        "by the clock; what the machine allows",
    )
    yield "Two processes against one, build", found.clock("build 1", "build 2"), "by the clock"
    yield (
        "Two Dask workers against one process, build",
        found.clock("build 1", "dask 2"),
        "by the clock; workers that have built before",
    )
    yield (
        "Two Dask workers against two processes, build",
        found.clock("build 2", "dask 2"),
        "by the clock",
    )


def memory_rows(plan: Plan) -> Iterator[Row]:
    """Give the rows of memory against the number of reports."""
    for n in sorted({*plan.built, *BUILT} if plan is not SHORT else plan.built):
        value = MISSING
        if n in plan.built:
            with tempfile.TemporaryDirectory() as folder:
                made = Path(folder) / "brief.csv"
                table(made, islice(reports(brief=True), n))
                value = f"{build(Inputs(made, made, n)).peak:.0f} MB"
            print(f"built {n}: {value}", file=sys.stderr, flush=True)
        yield f"Memory of building {n:,} brief reports", value, "peak of the process"


def growth_rows(plan: Plan) -> Iterator[Row]:
    """Give the rows of adding one report, and of the size of records."""
    for n in sorted({*plan.grown, *GROWN} if plan is not SHORT else plan.grown):
        added = size = MISSING
        if n in plan.grown:
            with tempfile.TemporaryDirectory() as folder:
                db = Path(folder) / "r.db"
                (_, _, claims), _ = in_child("full", db, n, plan.added, 10, 0)
                took, _ = in_child("add", db, n, plan.added, 10, 0)
                added = f"{statistics.median(took):.2f} s"
                size = f"{db.stat().st_size / (claims + plan.added * claims / n) / 1024:.2f} KB"
            print(f"added to {n}: {added}", file=sys.stderr, flush=True)
        yield (
            f"Adding one report to {n:,}",
            added,
            "CPU, median; linked, reconciled and stored, not parsed",
        )
        yield f"Store, each claim of {n:,} reports", size, "record file / claims"


def machine() -> str:
    """Describe the machine: cores, memory, system, Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} on {platform.machine()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, {system}, Python {platform.python_version()}"


def page(rows: Sequence[Row], what: str, load: tuple[float, float]) -> str:
    """Write the page of the docs."""
    packages = ("spacy", DEFAULT_MODEL, "sqlalchemy", "distributed")
    versions = ", ".join(f"{p} {version(p)}" for p in packages)
    lines = [
        "# Benchmarks",
        "",
        "`make bench-table` (`bench/table.py`) measures all of this in one run and writes this page. What is",
        "compared took turns, and figures are medians of the rounds; ratios bear comparing, seconds of two",
        "machines do not. Nothing is told by the clock where other work kept single processes from their core.",
        "",
        f"- Measured {datetime.now(UTC):%Y-%m-%d} on {what}.",
        f"- Machine: {machine()}. Other work on it: a load of {load[0]:.1f} before and {load[1]:.1f} at the end.",
        f"- Versions: rashomon {__version__}, {versions}, SQLite {sqlite3.sqlite_version}.",
        "",
        "| measured | figure | how |",
        "| --- | ---: | --- |",
        *(f"| {what} | {figure} | {how} |" for what, figure, how in rows),
    ]
    return "\n".join(lines) + "\n"


def measured(articles: Path | None, plan: Plan) -> str:
    """Run the plan; give the page."""
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "own.csv"
        if articles is None:
            table(made, islice(reports(), plan.limit or 300))
        given = inputs(articles or made, Path(folder), plan.limit)
        words = _words(given)
        what = f"{given.count} {'articles of FA-KES' if articles else 'reports of own templates'}, {words:,} words"
        rows = [*speed_rows(speeds(given, words, plan)), *memory_rows(plan), *growth_rows(plan)]
    return page(
        rows, f"{what}, {plan.rounds} round{'s' * (plan.rounds != 1)}", (before, os.getloadavg()[0])
    )


def _words(given: Inputs) -> int:

    return sum(len(text.split()) for text in json.loads(given.texts.read_text(encoding="utf-8")))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--up-to", type=int, help="leave out records of more reports")
    parser.add_argument("--no-cluster", action="store_true")
    parser.add_argument("--out", type=Path, default=DOCS)
    given = parser.parse_args(arguments)
    plan = SHORT if given.short else Plan(given.limit, given.rounds, cluster=not given.no_cluster)
    if given.up_to is not None and not given.short:
        plan = plan.up_to(given.up_to)
    given.out.write_text(measured(given.articles, plan), encoding="utf-8")


if __name__ == "__main__":
    main()
