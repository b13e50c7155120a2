"""Break builds off, by kill -9 or a full disk, and prove that the record lost nothing.

usage: broken_builds.py {kill,disk,worker} [--times NUMBER] [--seed NUMBER] [--places FILE] [REPORTS]

After each break the store must be whole and hold every report it held before; builds that
end are begun anew in an empty file, so that breaks fall everywhere. In the end the last
record is finished and must be, byte for byte in its canonical form, the one that was built
without a break. `disk` mounts small tmpfs file systems of growing size, which root may do.
`worker` kills a worker of a Dask cluster of two so many times, each in the middle of a build, which
must all end with that record; without REPORTS it builds short ones of its own.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from rashomon.publish.export.canonical import canonical
from rashomon.store.sqlite import open_store
from rashomon.store.verifying import breaches

SAMPLE = Path(__file__).parents[1] / "examples" / "aleppo-2016"
RESTARTED = 180.0
"""Seconds within which Dask has to start a worker again, on a machine that does other work too."""

GIVEN_UP = 45.0
"""Seconds after which a worker that was killed is taken to be given up."""

FULL = 2
"""Exit status of a build whose disk is full."""


@dataclass(frozen=True, slots=True)
class Build:
    """What is built: reports, places, and the canonical form that must come out."""

    reports: Path
    places: Path
    whole: bytes
    seconds: float

    def command(self, db: Path) -> list[str]:
        """Give the command line of a build into a file."""
        return command(self.reports, self.places, db)


def command(reports: Path, places: Path, db: Path) -> list[str]:
    """Give the command line of a build of one process."""
    words = ["-m", "rashomon", "build", reports, "--db", db, "--places", places, "--quiet"]
    return [sys.executable, *map(str, words), "--workers", "1"]


def unbroken(reports: Path, places: Path, folder: Path) -> Build:
    """Build once to the end, for what must come out and the time it takes."""
    db = folder / "whole.db"
    began = time.monotonic()
    subprocess.run(command(reports, places, db), check=True)
    return Build(reports, places, finished(db), time.monotonic() - began)


def finished(db: Path) -> bytes:
    """Verify a finished record and give its canonical form; raises AssertionError on a breach."""
    store = open_store(db, write=False)
    try:
        assert list(breaches(store)) == []
        return canonical(store.record())
    finally:
        store.close()


def held(db: Path, before: frozenset[str]) -> frozenset[str]:
    """Give the reports a broken record holds; raises AssertionError where it is not whole or lost one."""
    if not db.exists() or not db.stat().st_size:
        assert not before, f"{len(before)} reports are gone with the file"
        return before
    store = open_store(db, write=True)
    try:
        assert [p for p in store.problems() if "log" not in p] == []
        known = frozenset(store.known())
    finally:
        store.close()
    assert before <= known, f"{len(before - known)} reports that were acknowledged are lost"
    return known


def kill(build: Build, folder: Path, times: int, number: int) -> str:
    """Kill builds at random moments; give a line of what was seen."""
    rng, round_, ended = random.Random(number), 0, 0
    db, known = folder / "kill0.db", frozenset[str]()
    for _ in range(times):
        with subprocess.Popen(build.command(db), stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(rng.uniform(0.1, build.seconds * 1.1))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        known = held(db, known)
        if process.returncode == 0:
            assert finished(db) == build.whole
            ended, round_ = ended + 1, round_ + 1
            db, known = folder / f"kill{round_}.db", frozenset()
    subprocess.run(build.command(db), check=True)
    assert finished(db) == build.whole
    return (
        f"{times} builds, {times - ended} of them killed: nothing lost, the same record each time"
    )


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Mount a file system of so many bytes; raises CalledProcessError where that is not allowed."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def disk(build: Build, folder: Path, times: int, number: int) -> str:
    """Build on disks that are too small at so many points, then with room; give what was seen."""
    del number
    need = 6 * (folder / "whole.db").stat().st_size // 5
    full = 0
    for point in range(times):
        size = need * (point + 1) // times // 4096 * 4096
        with small_disk(folder / "disk", max(size, 4096)) as mounted:
            db = mounted / "r.db"
            done = subprocess.run(build.command(db), stderr=subprocess.PIPE, text=True, check=False)
            assert done.returncode in (0, FULL), done.stderr
            assert "Traceback" not in done.stderr, done.stderr
            full += done.returncode == FULL
            subprocess.run(["mount", "-o", f"remount,size={4 * need}", mounted], check=True)
            held(db, frozenset())
            subprocess.run(build.command(db), check=True)
            assert finished(db) == build.whole
    return f"{times} disks, {full} of them full in the middle: the same record once there was room"


def many(folder: Path, number: int = 80) -> Path:
    """Write so many short reports, each with claims of its own; give their folder."""
    folder.mkdir()
    for n in range(number):
        (folder / f"{n}.txt").write_text(
            f"Shells killed {n + 2} people in Aleppo on Monday, a medic said. The army denied that it "
            f"had fired on the district. {n % 9 + 2} families fled to Idlib, the Red Crescent said.\n"
        )
    return folder


def whole_again(cluster: Any, count: int) -> None:
    """Wait until a cluster has all its workers again; raises AssertionError where one stays away.

    Dask gives up on a worker that is killed while it starts: another is started in its place.
    """
    until, again = time.monotonic() + RESTARTED, time.monotonic() + GIVEN_UP
    while len(cluster.scheduler.workers) < count:
        assert time.monotonic() < until, "a worker that was killed did not come back"
        if time.monotonic() > again:
            cluster.scale(len(cluster.worker_spec) + 1)
            again = until
        time.sleep(0.1)


def worker(build: Build, folder: Path, times: int, number: int) -> str:
    """Kill a worker of a cluster at a random moment of each build; give what was seen."""
    import dask  # noqa: PLC0415  (an extra that the other ways do without)
    import distributed  # noqa: PLC0415

    rng, killed = random.Random(number), 0
    with (
        # Within this time a nanny has to have its worker started again; else it gives up for good.
        dask.config.set({"distributed.comm.timeouts.connect": f"{RESTARTED:.0f}s"}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=50,
        ) as cluster,
    ):
        for turn in count():
            if killed == times:
                break
            whole_again(cluster, 2)
            db = folder / f"worker{turn}.db"
            words = [*build.command(db)[:-2], "--cluster", cluster.scheduler_address]
            with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(rng.uniform(0.2, 1.0) * build.seconds)
                if process.poll() is None:
                    victim = rng.choice([w.pid for w in cluster.workers.values() if w.pid])
                    with suppress(ProcessLookupError):
                        os.kill(victim, signal.SIGKILL)
                        killed += 1
                told = process.communicate()[1]
            assert process.returncode == 0, told
            assert finished(db) == build.whole
            db.unlink()
            print(f"{turn + 1} builds, {killed} workers killed", flush=True)
    return f"{turn} builds, a worker killed in {killed} of them: the same record each time"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign; an exception ends it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=["kill", "disk", "worker"])
    parser.add_argument("reports", nargs="?", type=Path)
    parser.add_argument("--places", type=Path, default=SAMPLE / "places.csv")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        own = SAMPLE / "reports" if options.way != "worker" else many(Path(work) / "many")
        build = unbroken(options.reports or own, options.places, Path(work))
        run = {"kill": kill, "disk": disk, "worker": worker}[options.way]
        print(run(build, Path(work), options.times, options.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
