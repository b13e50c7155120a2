"""The record does not depend on how Python orders its sets in one process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.publish.export.canonical import canonical
from rashomon.store.sqlite import open_store

SAMPLE = Path(__file__).parents[2] / "examples/aleppo-2016"


@pytest.mark.slow
def test_every_hash_seed_gives_one_record(tmp_path: Path) -> None:
    """Names of one place that start together once came in the order of their hashes."""
    made = set()
    for seed in ("0", "1", "2", "3"):
        db = tmp_path / f"{seed}.db"
        command = [
            sys.executable,
            "-m",
            "rashomon",
            "build",
            SAMPLE / "reports",
            "--db",
            db,
            "--quiet",
        ]
        command += ["--places", SAMPLE / "places.csv", "--workers", "1"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        store = open_store(db, write=False)
        made.add(canonical(store.record()))
        store.close()
    assert len(made) == 1
