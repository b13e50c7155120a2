"""A Dask cluster gives the record that this machine gives, and loses nothing when a worker dies."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app
from rashomon.errors import ExtractError, RashomonError, SettingsError
from rashomon.model.report import Incoming, MediaType, Report
from rashomon.pipeline import Executor, Extracted, build
from rashomon.publish.export.canonical import canonical
from rashomon.run.local import InProcess
from rashomon.settings import DEFAULT_MODEL, Settings
from rashomon.store.sqlite import open_store

pytest.importorskip("distributed", reason="needs the extra `cluster`")

from rashomon.run import cluster as module
from rashomon.run.cluster import Cluster, check_alike, host_and_port, versions

WORK = """
import os
from pathlib import Path
from rashomon.errors import ExtractError
from rashomon.model.claim import Extraction
from rashomon.model.text import Text

def work(outfit, expected, reports):
    return [one(report) for report in reports]

def one(report):
    if report.text == "kill":
        os._exit(9)
    if report.text == "refuse":
        return ExtractError("cannot be", where=report.key)
    return Text(()), Extraction("v1", ())
"""


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster of two workers on this machine."""
    import dask
    import distributed

    shared = tmp_path_factory.mktemp("work")
    (shared / "work_of_a_test.py").write_text(WORK)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", f"{shared}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
        patched.syspath_prepend(shared)
        with (
            dask.config.set({"distributed.scheduler.allowed-failures": 1}),
            distributed.LocalCluster(
                n_workers=2,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=50,
            ) as made,
        ):
            yield made.scheduler_address
    sys.modules.pop("work_of_a_test", None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty reports, each with claims of its own."""
    folder = tmp_path_factory.mktemp("reports")
    for n in range(40):
        (folder / f"{n}.txt").write_text(
            f"Shells killed {n + 2} people in Aleppo on Monday, a medic said. The army denied that "
            f"it had fired on the district. {n % 5} families fled to Idlib, the Red Crescent said."
        )
    return folder


def _built(folder: Path, db: Path, executor: Executor) -> bytes:
    store = open_store(db, write=True)
    try:
        build([folder], store, executor, Settings())
        return canonical(store.record())
    finally:
        store.close()


@pytest.fixture(scope="module")
def alone(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _built(folder, tmp_path_factory.mktemp("alone") / "r.db", InProcess())


@pytest.mark.slow
def test_a_cluster_gives_the_same_record(
    folder: Path, alone: bytes, scheduler: str, tmp_path: Path
) -> None:
    """Local and cluster differ in no byte of the canonical form."""
    assert _built(folder, tmp_path / "r.db", Cluster(scheduler)) == alone


class _Killing:
    """A cluster whose first busy worker is killed once some results are in."""

    def __init__(self, address: str) -> None:
        self._address = address

    def run(self, *given: Any) -> Iterator[Extracted]:
        from distributed import Client

        for number, each in enumerate(Cluster(self._address).run(*given)):
            if number == 2:
                with Client(self._address, set_as_default=False) as client:
                    busy = [w for w, tasks in client.processing().items() if tasks]
                    victim = (busy or sorted(client.nthreads()))[0]
                    os.kill(client.run(os.getpid, workers=[victim])[victim], signal.SIGKILL)
            yield each


@pytest.mark.slow
def test_a_worker_killed_mid_way_loses_and_doubles_nothing(
    folder: Path, alone: bytes, scheduler: str, tmp_path: Path
) -> None:
    """What a killed worker had is done by another; the record is the same."""
    assert _built(folder, tmp_path / "r.db", _Killing(scheduler)) == alone


def _reports(*texts: str) -> list[Incoming]:
    return [
        Incoming(
            Report(f"u{n:04}", f"key{n}", sha256(t.encode()).hexdigest(), MediaType.PLAIN, t),
            t.encode(),
        )
        for n, t in enumerate(texts)
    ]


@pytest.mark.slow
def test_a_report_that_kills_its_workers_is_the_only_one_refused(scheduler: str) -> None:
    """What was under way with it is tried again, report by report."""
    from work_of_a_test import work

    notes: list[RashomonError] = []
    reports = _reports(*["fine"] * 20, "kill", "refuse", *["fine"] * 20)
    found = list(Cluster(scheduler, work).run(reports, Settings(), notes.append))
    assert sorted(e.incoming.report.key for e in found) == sorted(r.report.key for r in reports)
    refused = {
        e.incoming.report.key: str(e.outcome) for e in found if isinstance(e.outcome, Exception)
    }
    assert sorted(refused) == ["key20", "key21"]
    assert "killed" in refused["key20"]
    assert any("a worker process died" in str(note) for note in notes)


@pytest.mark.slow
def test_another_version_on_a_worker_is_told_with_its_address(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line names worker, package, both versions and the remedy, before anything is built."""
    real = module.versions
    monkeypatch.setattr(module, "_own_versions", lambda model: {**real(model), "spacy": "9.9"})
    with pytest.raises(ExtractError) as raised:
        list(Cluster(scheduler).run(_reports("fine"), Settings(), lambda _: None))
    assert str(raised.value).startswith("worker 127.0.0.1:")
    assert "and not 9.9" in str(raised.value)
    assert "install the versions" in str(raised.value)


@pytest.mark.slow
def test_a_worker_that_comes_later_is_compared_too(scheduler: str) -> None:
    """Each chunk brings the versions it must be extracted with."""
    from distributed import Client

    from rashomon.pipeline import outfit_for

    expected = {**versions(DEFAULT_MODEL), "rashomon": "0.0.0"}
    with Client(scheduler, set_as_default=False) as client:
        task = client.submit(module.work_on, outfit_for(Settings()), expected, [])
        with pytest.raises(
            ExtractError, match=r"worker 127\.0\.0\.1:\d+: rashomon is .* not 0\.0\.0"
        ):
            task.result()


class _Workers:
    """Stands in for a Dask client: addresses, and what each says of its versions."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def wait_for_workers(self, _count: int, timeout: float) -> None:
        if not self._told:
            raise TimeoutError(timeout)

    def run(self, _function: Callable[..., Any], *_given: Any, on_error: str) -> dict[str, Any]:
        assert on_error == "return"
        return self._told


def test_the_first_unlike_worker_is_named() -> None:
    """By host and port, with each package that differs or is missing."""
    here = {"rashomon": "1", "spacy": "3.8.1", "model": "2"}
    others = {"tcp://10.0.0.1:7001": here, "tcp://10.0.0.2:7002": {"rashomon": "1", "model": "3"}}
    with pytest.raises(ExtractError) as raised:
        check_alike(_Workers(others), "model", here)  # type: ignore[arg-type]
    assert str(raised.value).startswith(
        "worker 10.0.0.2:7002: spacy is missing and not 3.8.1, model is 3 and not 2 (install"
    )


def test_a_worker_without_rashomon_is_named() -> None:
    """What cannot even tell its versions cannot extract."""
    workers = _Workers({"tcp://10.0.0.1:7001": ModuleNotFoundError("No module named 'rashomon'")})
    with pytest.raises(ExtractError, match=r"worker 10\.0\.0\.1:7001: .*install rashomon"):
        check_alike(workers, "model", {})  # type: ignore[arg-type]


def test_a_worker_that_dies_while_it_is_asked_is_passed_over() -> None:
    """Whoever takes its place is asked with its work."""
    workers = _Workers({"tcp://10.0.0.1:7001": OSError("gone"), "tcp://10.0.0.2:7002": {"a": "1"}})
    check_alike(workers, "model", {"a": "1"})  # type: ignore[arg-type]


def test_a_scheduler_without_workers_is_told() -> None:
    """Nobody waits for workers that were never started."""
    with pytest.raises(SettingsError, match=r"has no workers .*dask worker"):
        check_alike(_Workers({}), "model", {})  # type: ignore[arg-type]


def test_an_address_is_host_and_port() -> None:
    """Dask's protocol is left out."""
    assert host_and_port("tls://10.0.0.1:8786") == "10.0.0.1:8786"
    assert host_and_port("10.0.0.1:8786") == "10.0.0.1:8786"


def test_a_build_without_dask_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line with the remedy, and no record is begun."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "rashomon.run.cluster")
    given = ["build", str(tmp_path), "--db", str(tmp_path / "r.db"), "--cluster", "a:1"]
    made = CliRunner().invoke(app, given)
    assert isinstance(made.exception, SettingsError)
    assert 'not installed (pip install "rashomon[cluster]")' in str(made.exception)
    assert not (tmp_path / "r.db").exists()


@pytest.mark.slow
def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address as it was given."""
    monkeypatch.setattr(module, "CONNECT_WITHIN", 1)
    with pytest.raises(SettingsError, match=r"--cluster 127\.0\.0\.1:9: no Dask scheduler answers"):
        list(Cluster("127.0.0.1:9").run(_reports("fine"), Settings(), lambda _: None))


def test_no_reports_need_no_cluster() -> None:
    """Nothing is connected to for nothing."""
    assert list(Cluster("127.0.0.1:9").run([], Settings(), lambda _: None)) == []


def test_cluster_and_workers_are_not_given_together(tmp_path: Path) -> None:
    """They are two ways of spreading."""
    given = ["build", str(tmp_path), "--db", str(tmp_path / "r.db"), "--cluster", "a:1"]
    made = CliRunner().invoke(app, [*given, "--workers", "2"])
    assert made.exit_code == 2
    assert not (tmp_path / "r.db").exists()
