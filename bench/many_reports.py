"""The rate and the memory of building very many short reports.

usage: many_reports.py [--reports 100000] [--workers 2] [--a-day 100] [--json]

Reports of some 35 words come from the templates of `synthetic.py`, as a table, and are
built as by `rashomon build`. Told are the reports a second of each tenth while they are extracted, by
the clock and by the CPU (user and system, of all processes), as others may be at work on
the machine; then what making the record took, and the most memory of all processes together at once
(PSS: what they share counts once; looked at twice a second).
"""

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path

from synthetic import reports, table

from rashomon.errors import RashomonError
from rashomon.settings import Settings

COLUMNS = dict(
    c.split("=") for c in "id=unit_id text=article_content outlet=source published=date".split()
)
LOOK = 0.5
"""Seconds between two looks at memory."""


@dataclass
class Seen:
    """What a build was seen to do: (reports done, seconds, seconds of CPU) along the way."""

    steps: list[tuple[int, float, float]] = field(default_factory=list)
    peak: float = 0.0
    derived: tuple[float, float] = (0.0, 0.0)
    reports: int = 0
    claims: int = 0


def processes(pid: int) -> list[int]:
    """Give a process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children")
    found = [pid]
    for child in map(int, below.read_text().split() if below.exists() else ()):
        found += processes(child)
    return found


def memory(pid: int) -> float:
    """Give the megabytes that a process and all below it take together."""
    total = 0.0
    for each in processes(pid):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return total


def cpu(pid: int) -> float:
    """Give the seconds of CPU that a process and all below it took, those that ended included."""
    ticks = 0
    for each in processes(pid):
        try:
            told = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(map(int, told[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def built(given: Path, workers: int, told: int) -> None:
    """Build in this process, and write on a file what was seen at each step as JSON lines."""
    from rashomon.pipeline import Stage, Step, build  # noqa: PLC0415  (only the child needs it)
    from rashomon.run.local import InProcess, Processes  # noqa: PLC0415
    from rashomon.store.sqlite import open_store  # noqa: PLC0415

    def step(each: Step) -> None:
        if each.stage is not Stage.TAKING_IN:
            os.write(told, f"{each.done}\n".encode())

    store = open_store(given.with_suffix(".db"), write=True)
    executor = Processes(workers) if workers > 1 else InProcess()
    settings = Settings(columns=COLUMNS, workers=workers, largest=given.stat().st_size)
    summary = build([given], store, executor, settings, step)
    store.close()
    if summary.refused:
        raise summary.refused[0]
    os.write(told, f"{summary.reports} {summary.claims}\n".encode())


def watched(given: Path, workers: int) -> Seen:
    """Build in a child and watch it."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        status = 1
        try:
            built(given, workers, write)
            status = 0
        except RashomonError as error:
            print(error, file=sys.stderr)
        finally:
            os._exit(status)
    os.close(write)
    seen, done = Seen(), threading.Event()

    def look() -> None:
        while not done.wait(LOOK):
            seen.peak = max(seen.peak, memory(pid))

    looking = threading.Thread(target=look)
    looking.start()
    began = time.monotonic()
    with os.fdopen(read) as told:
        for line in told:
            numbers = [int(n) for n in line.split()]
            if len(numbers) == 1:
                seen.steps.append((numbers[0], time.monotonic() - began, cpu(pid)))
            else:
                seen.reports, seen.claims = numbers
                at, used = seen.steps[-1][1:]
                seen.derived = (time.monotonic() - began - at, cpu(pid) - used)
    done.set()
    looking.join()
    _, status = os.waitpid(pid, 0)
    if status:
        raise SystemExit(f"the build ended with status {status}")
    return seen


def tenths(seen: Seen) -> list[tuple[float, float]]:
    """Give the reports a second of each tenth, by the clock and by the CPU.

    The first step is where it begins: what came before it was loading.
    """
    first, last = seen.steps[0], seen.steps[-1]
    bounds = [first]
    for n in range(1, 11):
        wanted = first[0] + (last[0] - first[0]) * n / 10
        bounds.append(next(s for s in seen.steps if s[0] >= wanted))
    return [
        ((b[0] - a[0]) / (b[1] - a[1]), (b[0] - a[0]) / (b[2] - a[2])) for a, b in pairwise(bounds)
    ]


def main() -> None:
    """Build and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--a-day", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "many.csv"
        words = table(given, islice(reports(a_day=options.a_day, brief=True), options.reports))
        seen = watched(given, options.workers)
        size = given.with_suffix(".db").stat().st_size
    rates = tenths(seen)
    if options.json:
        sys.stdout.write(
            json.dumps(
                {
                    "reports": seen.reports,
                    "claims": seen.claims,
                    "words": words,
                    "rates": rates,
                    "seconds": seen.steps[-1][1],
                    "derived": seen.derived,
                    "peak": seen.peak,
                    "size": size,
                }
            )
        )
        return
    print(f"{seen.reports:,} reports of {words / seen.reports:.0f} words, {seen.claims:,} claims")
    for n, (clock, busy) in enumerate(rates, start=1):
        print(f"tenth {n:2}: {clock:7.1f} reports a second, {busy:7.1f} a second of CPU")
    print(
        f"last tenth / first: {rates[-1][0] / rates[0][0]:.3f}, by CPU {rates[-1][1] / rates[0][1]:.3f}"
    )
    print(
        f"extracting {seen.steps[-1][1]:.0f} s, record {seen.derived[0]:.0f} s, CPU {seen.derived[1]:.0f} s"
    )
    print(f"peak memory of all processes {seen.peak:.0f} MB, record {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
