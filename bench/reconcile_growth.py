"""How reconciling grows with the record, and what one more report costs; nothing is parsed.

usage: reconcile_growth.py [--sizes 2500 5000 10000 20000] [--added 5]

Reports with their claims come from `synthetic.py`, about ten a day, and go into a record
file of their own. `full` is making the whole record of what is stored (links, events,
findings, what is kept for growing) and writing it; `add` is the median and the worst of
putting single reports in, one after the other, each from opening the file to the record
written: newest reports and reports of any day take turns. Peak memory is of the process
that made the whole. Each size has processes of its own.
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
    late = [n - 1 - k if k % 2 else (n // added) * k + n // 7 for k in range(added)]
    left_out = set(late)
    return [k for k in range(n) if k not in left_out], late


def filled(db: Path, n: int, added: int) -> float:
    """Put all but a few reports into a new record and derive it; give the seconds of deriving."""
    wanted = set(parted(n, added)[0])
    store = open_store(db, write=True)
    made = (each for k, each in enumerate(islice(reports(), n)) if k in wanted)
    while page := list(islice(made, PAGE)):
        store.add(page)
    registry, gazetteer = load_registry(), load_gazetteer()
    began = time.perf_counter()
    derive(store, registry, gazetteer)
    took = time.perf_counter() - began
    store.close()
    return took


def grown(db: Path, n: int, added: int) -> list[float]:
    """Put the few in one by one; give the seconds of each."""
    numbers = parted(n, added)[1]
    late: dict[int, Made] = {k: m for k, m in enumerate(islice(reports(), n)) if k in numbers}
    registry, gazetteer = load_registry(), load_gazetteer()
    took = []
    for k in numbers:
        began = time.perf_counter()
        store = open_store(db, write=True)
        store.add([late[k]])
        derive(store, registry, gazetteer)
        store.close()
        took.append(time.perf_counter() - began)
    return took


def in_child(step: str, db: Path, n: int, added: int) -> tuple[list[float], float]:
    """Run a step in a process of its own; give its seconds and peak memory in MB."""
    command = [sys.executable, __file__, "--step", step, str(db), str(n), str(added)]
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
    parser.add_argument("--added", type=int, default=6)
    parser.add_argument("--step", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        step, db, n, added = given.step[0], Path(given.step[1]), *map(int, given.step[2:])
        found = [filled(db, n, added)] if step == "full" else grown(db, n, added)
        sys.stdout.write(json.dumps(found))
        return
    print("      n    full s   s/(n log n)   peak MB   record MB   add s: median   worst")
    for n in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            db = Path(folder) / "r.db"
            (full,), peak = in_child("full", db, n, given.added)
            took, _ = in_child("add", db, n, given.added)
            size = db.stat().st_size / 1e6
        rate = full / (n * math.log2(n))
        print(
            f"{n:7,}  {full:8.1f}   {rate:.3e}   {peak:8.0f}  {size:9.0f}"
            f"   {statistics.median(took):13.2f}  {max(took):6.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
