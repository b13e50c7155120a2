"""How reconciling grows with the record, and what one more report costs; nothing is parsed.

usage: reconcile_growth.py [--sizes 2500 5000 10000 20000] [--added 20] [--a-day 10] [--brief]

Reports with their claims come from `synthetic.py`, so many a day however many there are:
a record of twice the size is of twice the time. `--a-day 700` puts 20,000 into a month; with
`--brief` a report has two claims and not seven.
They go into a record file of their own. `full` is making the whole record of what is
stored (links, events, findings, what is kept for growing) and writing it; `add` is putting
single reports in, one after the other, each from opening the file to the record written:
newest reports and reports of any day take turns. Seconds are of CPU, user and system, as
others may be at work on the machine; `pace` is what a fixed piece of work took beside
`full`, by which seconds of two runs can be compared. Peak memory is of the process. Each
size has processes of its own.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from synthetic import Made, reports

from rashomon.deriving import derive
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store.sqlite import open_store

PAGE = 500


def parted(n: int, added: int) -> tuple[list[int], list[int]]:
    """Give the numbers of the reports that are in at first, and of those added one by one."""
    late = [n - 1 - k if k % 2 else n * (2 * k + 1) // (2 * added) for k in range(added)]
    left_out = set(late)
    return [k for k in range(n) if k not in left_out], late


def pace() -> float:
    """Give the CPU seconds of a fixed piece of work."""
    began, held = time.process_time(), dict[int, int]()
    for n in range(1_000_000):
        held[n % 997] = hash((n, held.get(n % 991)))
    return time.process_time() - began


def filled(db: Path, n: int, added: int, a_day: int, brief: int = 0) -> list[float]:
    """Put all but a few reports into a new record and derive it; give its CPU seconds, the pace, the claims."""
    wanted = set(parted(n, added)[0])
    store = open_store(db, write=True)
    found = islice(reports(a_day=a_day, brief=bool(brief)), n)
    made = (each for k, each in enumerate(found) if k in wanted)
    while page := list(islice(made, PAGE)):
        store.add(page)
    registry, gazetteer = load_registry(), load_gazetteer()
    before, began = pace(), time.process_time()
    derive(store, registry, gazetteer)
    took = time.process_time() - began
    claims = store.counts().claims
    store.close()
    return [took, (before + pace()) / 2, float(claims)]


def grown(db: Path, n: int, added: int, a_day: int, brief: int = 0) -> list[float]:
    """Put the few in one by one; give the CPU seconds of each, least first."""
    numbers = parted(n, added)[1]
    made = enumerate(islice(reports(a_day=a_day, brief=bool(brief)), n))
    late: dict[int, Made] = {k: m for k, m in made if k in numbers}
    registry, gazetteer = load_registry(), load_gazetteer()
    took = []
    for k in numbers:
        began = time.process_time()
        store = open_store(db, write=True)
        store.add([late[k]])
        derive(store, registry, gazetteer)
        store.close()
        took.append(time.process_time() - began)
    return sorted(took)


def in_child(step: str, db: Path, *given: int) -> tuple[list[float], float]:
    """Run a step in a process of its own; give its seconds and peak memory in MB."""
    command = [sys.executable, __file__, "--step", step, str(db), *map(str, given)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    told = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return json.loads(told), usage.ru_maxrss / 1024


def main() -> None:
    """Measure each size and print a line of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_500, 5_000, 10_000, 20_000])
    parser.add_argument("--added", type=int, default=20)
    parser.add_argument("--a-day", type=int, default=10)
    parser.add_argument("--brief", action="store_true", help="reports of two claims, not seven")
    parser.add_argument("--step", nargs=6, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        step, db, *numbers = given.step
        work = filled if step == "full" else grown
        sys.stdout.write(json.dumps(work(Path(db), *map(int, numbers))))
        return
    print(
        "      n   full s   s/(n log n)   pace   peak MB   record MB"
        "   add s: median    p95   worst   peak MB"
    )
    for n in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            db = Path(folder) / "r.db"
            numbers = (n, given.added, given.a_day, int(given.brief))
            (full, beside, _), peak = in_child("full", db, *numbers)
            took, small = in_child("add", db, *numbers)
            size = db.stat().st_size / 1e6
        rate = full / (n * math.log2(n))
        late = took[math.ceil(0.95 * len(took)) - 1]
        print(
            f"{n:7,}  {full:7.1f}   {rate:.3e}   {beside:5.2f}   {peak:7.0f}   {size:9.0f}"
            f"   {statistics.median(took):13.2f}  {late:5.2f}   {took[-1]:5.2f}   {small:7.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
