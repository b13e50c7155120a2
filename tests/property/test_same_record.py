"""The record is a pure function of what went in; nothing acknowledged is lost."""

import json
import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import deriving, pipeline
from rashomon.deriving import derive
from rashomon.model.text import Text
from rashomon.pipeline import Executor, Stage, Step, build
from rashomon.publish.export.canonical import canonical
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.settings import Settings
from rashomon.store.sqlite import open_store

REPORTS = range(60)


def _build(db: Path, paths: Sequence[Path], executor: Executor) -> bytes:
    store = open_store(db, write=True)
    try:
        build(paths, store, executor, Settings())
        return canonical(store.record())
    finally:
        store.close()


@pytest.fixture(scope="module")
def straight(folder: Path, plain: Executor, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The canonical form of all reports, built in one go."""
    return _build(tmp_path_factory.mktemp("straight") / "r.db", [folder], plain)


def test_the_record_has_something_to_lose(straight: bytes) -> None:
    """The reports give claims, events, and findings of more than one status."""
    lines = [json.loads(line) for line in straight.splitlines()]
    assert sum(line["what"] == "claim" for line in lines) == 120
    statuses = {line["body"]["status"] for line in lines if line["what"] == "finding"}
    assert len(statuses) > 1
    labels = {line["body"]["label"] for line in lines if line["what"] == "report"}
    assert len(labels) == 60
    assert sum(label.startswith("r08~") for label in labels) == 2


@pytest.mark.slow
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(order=st.permutations(REPORTS), cuts=st.lists(st.sampled_from(REPORTS), max_size=3))
def test_any_order_and_any_goes_give_the_same_record(
    order: list[int],
    cuts: list[int],
    *,
    folder: Path,
    plain: Executor,
    straight: bytes,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Shuffled inputs in several goes, some given twice, change no byte of the canonical form."""
    db = tmp_path_factory.mktemp("shuffled") / "r.db"
    paths = [folder / f"r{n:02}.txt" for n in order]
    bounds = sorted({0, *cuts})
    for start, end in zip(bounds, [*bounds[1:], len(paths)], strict=True):
        found = _build(db, [*paths[start:end], paths[start]], plain)
    assert found == straight


def test_building_again_writes_nothing(folder: Path, plain: Executor, tmp_path: Path) -> None:
    """A second build of the same reports leaves every byte of the file as it is."""
    db = tmp_path / "r.db"
    _build(db, [folder], plain)
    before = db.read_bytes()
    store = open_store(db, write=True)
    summary = build([folder], store, plain, Settings())
    store.close()
    assert (summary.added, summary.again, summary.known, summary.reports) == (0, 0, 60, 60)
    assert db.read_bytes() == before


def test_claims_of_another_version_are_made_anew(
    folder: Path, plain: Executor, tmp_path: Path, straight: bytes
) -> None:
    """Reports that an older extractor read are read again, though nobody names them."""
    db = tmp_path / "r.db"
    _build(db, [folder], plain)
    store = open_store(db, write=True)
    old = [
        (pipeline.Incoming(s.report, store.raw(s.report.uid)), Text(()), _older(s.extraction))
        for s in store.stored({s.report.uid for s in store.stored()})
    ][:20]
    assert store.add(old) == 20
    summary = build([], store, plain, Settings())
    assert (summary.added, summary.again, summary.known) == (0, 20, 0)
    assert canonical(store.record()) == straight


def _older(extraction: pipeline.Extraction) -> pipeline.Extraction:
    return pipeline.Extraction("older", extraction.claims[:1])


def test_progress_tells_only_what_is_acknowledged(
    folder: Path, plain: Executor, tmp_path: Path
) -> None:
    """At every step of extracting, as many reports are in the store as are told of."""
    store = open_store(tmp_path / "r.db", write=True)
    steps: list[Step] = []

    def step(each: Step) -> None:
        steps.append(each)
        if each.stage is Stage.EXTRACTING:
            assert len(store.known()) == each.done

    build([folder], store, plain, Settings(), step)
    assert [s.done for s in steps if s.stage is Stage.TAKING_IN] == list(range(1, 61))
    assert [s.done for s in steps if s.stage is Stage.EXTRACTING][-1] == 60
    assert {s.total for s in steps if s.stage is Stage.EXTRACTING} == {60}
    assert steps[-1].stage is Stage.RECONCILING


def test_a_build_that_is_outrun_takes_the_others_reports_in(
    folder: Path, plain: Executor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, straight: bytes
) -> None:
    """Reports that another build adds while this one reconciles are not left out of the record."""
    paths = sorted(folder.glob("*.txt"))
    store, other = (open_store(tmp_path / "r.db", write=True) for _ in range(2))
    make, calls = deriving.make_record, []

    def slow(*given: object) -> object:
        record = make(*given)  # type: ignore[arg-type]
        if not calls:
            calls.append(1)
            build(paths[30:], other, plain, Settings())
        return record

    monkeypatch.setattr(deriving, "make_record", slow)
    build(paths[:30], store, plain, Settings())
    assert canonical(store.record()) == straight


def test_deriving_follows_the_rules_that_derive(
    folder: Path, plain: Executor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With other rules of reconciling the record is derived anew, though no report is new."""
    store = open_store(tmp_path / "r.db", write=True)
    build([folder], store, plain, Settings())
    before = store.derived_digest()
    monkeypatch.setattr(deriving, "_code_digest", lambda: "other rules")
    derive(store, load_registry(), load_gazetteer())
    assert store.derived_digest() != before


def _acknowledging(db: Path, folder: Path, plain: Executor) -> Callable[[int], None]:
    """Give a build that tells, on a pipe, each report as soon as it is acknowledged."""

    def work(told: int) -> None:
        store = open_store(db, write=True)
        add = store.add

        def adding(batch: Sequence) -> int:
            added = add(batch)
            os.write(told, b"".join(i.report.uid.encode() for i, _, _ in batch))
            return added

        store.add = adding  # type: ignore[method-assign]
        build([folder], store, plain, Settings())

    return work


@pytest.mark.slow
def test_killed_twenty_times_it_loses_nothing(
    folder: Path,
    plain: Executor,
    straight: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_child: Callable,
) -> None:
    """SIGKILL at random moments: what was acknowledged is there, and at last the same record."""
    monkeypatch.setattr(pipeline, "BATCH", 4)
    db, rng = tmp_path / "r.db", random.Random(11)
    began = time.perf_counter()
    _build(tmp_path / "timed.db", [folder], plain)
    whole = time.perf_counter() - began
    acknowledged: set[str] = set()
    kills = 0
    while kills < 20:
        child, told = in_child(_acknowledging(db, folder, plain))
        time.sleep(rng.uniform(0, whole * 0.4))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        kills += os.WIFSIGNALED(status)
        with os.fdopen(told, "rb") as pipe:
            uids = pipe.read().decode()
        acknowledged |= {uids[n : n + 16] for n in range(0, len(uids), 16)}
        if db.exists():
            store = open_store(db, write=True)
            assert acknowledged <= store.known().keys()
            assert list(store.problems()) == []
            if len(acknowledged) == len(REPORTS):
                db.unlink()
                acknowledged.clear()
    assert _build(db, [folder], plain) == straight
    assert list(pipeline.breaches(open_store(db, write=False))) == []
