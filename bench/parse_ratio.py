"""The whole build's CPU against bare spaCy's on the same texts, and its memory as reports grow.

usage: parse_ratio.py ARTICLES_CSV [--rounds N] [--limit N] [--no-memory] [--among FOLDER]

ARTICLES_CSV has FA-KES's columns. `build` is the command `rashomon build`, from starting
Python to the finished record; `bare` is one process that loads the same model with all
its pipes and runs `nlp.pipe` over the same texts. They take turns, so that a busy machine
slows both, and each CPU time is user + system of the process and all its children. The
figure is the median of the rounds' ratios. Peak memory is the largest resident set of
builds of a quarter, a half and all of the reports. With `--among`, texts of a folder that are
about other things stand between the articles, four to each, and the build is told to leave out
what is not relevant, while `bare` still parses everything.
"""

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.settings import DEFAULT_MODEL

COLUMNS = "id=unit_id text=article_content outlet=source published=date title=article_title".split()
OTHERS = 4
"""Texts about other things beside each article."""

STARTED_WITH = dict(os.environ)
"""The environment of what is measured: a cluster's nannies later change the allocator and threads of it."""

BARE = """
import json, sys, spacy
nlp = spacy.load(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as opened:
    for doc in nlp.pipe(json.load(opened)[int(sys.argv[3])::int(sys.argv[4])]):
        pass
"""


@dataclass(frozen=True)
class Used:
    """What finished processes and their children used: seconds of CPU and by the clock, megabytes at the peak of the largest."""

    cpu: float
    peak: float
    clock: float = 0.0


@dataclass(frozen=True)
class Inputs:
    """The same reports twice: a table for the build, plain texts for the bare parse."""

    table: Path
    texts: Path
    count: int


def used_by(*commands: Sequence[str | Path]) -> Used:
    """Run commands beside each other and give what they used; raise CalledProcessError when one fails."""
    began = time.monotonic()
    running = [subprocess.Popen(command, env=STARTED_WITH) for command in commands]
    cpu, peak = 0.0, 0.0
    for process in running:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
    for process, command in zip(running, commands, strict=True):
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
    return Used(cpu, peak, time.monotonic() - began)


def inputs(articles: Path, folder: Path, limit: int | None, among: Path | None = None) -> Inputs:
    """Write the first reports of a table, rows that repeat an id and text left out.

    Four texts of the folder `among`, where it is given, follow each while they last.
    """
    with articles.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        names = reader.fieldnames or ()
        rows = list({(r["unit_id"], r["article_content"]): r for r in reader}.values())[:limit]
    if among:
        rows = list(_mixed(rows, sorted(among.rglob("*.txt")), names))
    made = Inputs(folder / f"{len(rows)}.csv", folder / f"{len(rows)}.json", len(rows))
    with made.table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names)
        writer.writeheader()
        writer.writerows(rows)
    made.texts.write_text(json.dumps([r["article_content"] for r in rows]), encoding="utf-8")
    return made


def _mixed(
    rows: Sequence[dict[str, str]], others: Sequence[Path], names: Sequence[str]
) -> Iterator[dict[str, str]]:
    for number, row in enumerate(rows):
        beside = others[number * OTHERS : (number + 1) * OTHERS]
        if len(beside) < OTHERS:
            return
        yield row
        for path in beside:
            told = {"unit_id": path.stem, "article_content": path.read_text(encoding="utf-8")}
            yield dict.fromkeys(names, "") | told


def build(given: Inputs, *options: str, workers: int = 1) -> Used:
    """Build a new record of the reports, by so many processes or as the options say."""
    with tempfile.TemporaryDirectory() as work:
        columns = [f"--column={column}" for column in COLUMNS]
        record = Path(work) / "record.db"
        command: list[str | Path] = [sys.executable, "-m", "rashomon", "build"]
        command += [given.table, "--db", record, *columns, *options, "--quiet"]
        if "--cluster" not in options:
            command += ["--workers", str(workers)]
        return used_by([*command, "--date-order", "mdy"])


def bare(given: Inputs, processes: int = 1) -> Used:
    """Parse the texts with spaCy alone, in so many processes that each have a part of them."""
    parts = [(str(n), str(processes)) for n in range(processes)]
    return used_by(*((sys.executable, "-c", BARE, DEFAULT_MODEL, given.texts, *p) for p in parts))


def ratios(given: Inputs, rounds: int, *options: str) -> list[float]:
    """Run both in turn, each round the other way round, and print each round."""
    found = []
    for number in range(rounds):
        if number % 2 == 0:
            parse = bare(given)
        whole = build(given, *options)
        if number % 2:
            parse = bare(given)
        found.append(whole.cpu / parse.cpu)
        print(
            f"round {number + 1}: bare {parse.cpu:.1f} s, build {whole.cpu:.1f} s, "
            f"ratio {found[-1]:.2f}",
            flush=True,
        )
    return found


def main() -> None:
    """Print the rounds, the median ratio, and the peaks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, help="only the first N reports")
    parser.add_argument("--no-memory", action="store_true")
    parser.add_argument("--among", type=Path, help="a folder of texts about other things")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        whole = inputs(options.articles, Path(work), options.limit, options.among)
        found = ratios(whole, options.rounds, *(["--only-relevant"] if options.among else []))
        print(f"CPU of build / bare over {whole.count} reports  {statistics.median(found):.3f}")
        if not options.no_memory:
            for share in (4, 2, 1):
                part = inputs(options.articles, Path(work), whole.count // share)
                print(
                    f"peak memory of {part.count:5d} reports  {build(part).peak:.1f} MB", flush=True
                )


if __name__ == "__main__":
    main()
