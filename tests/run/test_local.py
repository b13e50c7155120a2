"""Workers on this machine: what they give, and what happens when one dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.errors import ExtractError, RashomonError
from rashomon.model.report import Incoming, MediaType, Report
from rashomon.run.crew import Crew, attend
from rashomon.run.local import CHUNK, InProcess, Processes, chunked
from rashomon.settings import Settings

CREW = """
import os
from pathlib import Path
from rashomon.errors import ExtractError
from rashomon.model.claim import Extraction
from rashomon.model.text import Text

started = []

def start(settings):
    started.append(os.getpid())

def end():
    started.clear()

def work(reports):
    return [one(report) for report in reports]

def one(report):
    if report.text.startswith("kill once "):
        flag = Path(report.text.removeprefix("kill once "))
        if not flag.exists():
            flag.touch()
            os._exit(9)
    if report.text == "kill":
        os._exit(9)
    if report.text == "refuse":
        return ExtractError("cannot be", where=report.key)
    if report.text == "who":
        return ExtractError(f"{started[0]} {os.getpid()}", where=report.key)
    return Text(()), Extraction("v1", ())

def start_dying(settings):
    os._exit(9)
"""


@pytest.fixture
def crew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Crew:
    """A crew whose work is told by the text of a report."""
    (tmp_path / "crew_of_a_test.py").write_text(CREW)
    monkeypatch.syspath_prepend(tmp_path)
    import crew_of_a_test as made

    yield Crew(made.start, made.work)
    del sys.modules["crew_of_a_test"]


def _reports(*texts: str) -> list[Incoming]:
    return [
        Incoming(
            Report(f"u{n:04}", f"key{n}", sha256(t.encode()).hexdigest(), MediaType.PLAIN, t),
            t.encode(),
        )
        for n, t in enumerate(texts)
    ]


def _run(crew: Crew, *texts: str) -> tuple[dict[str, object], list[RashomonError]]:
    notes: list[RashomonError] = []
    found = list(Processes(2, crew).run(_reports(*texts), Settings(), notes.append))
    by_key = {each.incoming.report.key: each.outcome for each in found}
    assert len(by_key) == len(found) == len(texts)
    return by_key, notes


@pytest.fixture
def copied(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> Crew:
    """The crew in copies of this process, whatever threads the tests' own runner has."""
    import crew_of_a_test as made

    if sys.platform != "linux":
        pytest.skip("processes are copied on Linux alone")
    monkeypatch.setattr("rashomon.run.crew.may_fork", lambda: True)
    return replace(crew, end=made.end)


@pytest.fixture(params=["crew", "copied"])
def crew_either_way(request: pytest.FixtureRequest) -> Crew:
    """The crew in processes that start anew, and in copies of this one."""
    return request.getfixturevalue(request.param)


def test_every_report_comes_out_once(
    crew_either_way: Crew,
) -> None:
    """Extracted or refused, each report given comes back, with its own bytes."""
    found, notes = _run(crew_either_way, *(f"report {n}" for n in range(99)), "refuse")
    refused = {k for k, v in found.items() if isinstance(v, RashomonError)}
    assert refused == {"key99"}
    assert notes == []


def test_a_report_that_kills_its_worker_is_the_only_one_refused(
    crew_either_way: Crew,
) -> None:
    """What was under way with it is tried again; the death is noted, the killer named."""
    found, notes = _run(
        crew_either_way, *("fine" for _ in range(40)), "kill", *("fine" for _ in range(40))
    )
    refused = {k: v for k, v in found.items() if isinstance(v, RashomonError)}
    assert list(refused) == ["key40"]
    assert "report key40: its extraction was killed twice (free some memory" in str(
        refused["key40"]
    )
    assert any("a worker process died" in str(note) for note in notes)


def test_a_worker_killed_once_loses_nothing(crew_either_way: Crew, tmp_path: Path) -> None:
    """A report whose worker was killed from outside comes through the second time."""
    texts = [*("fine" for _ in range(30)), f"kill once {tmp_path / 'flag'}", "fine"]
    found, notes = _run(crew_either_way, *texts)
    assert not [v for v in found.values() if isinstance(v, RashomonError)]
    assert len(notes) == 1


def test_copied_workers_have_what_their_driver_made(copied: Crew) -> None:
    """What takes long to load is loaded once, in the driver, which lets go of it at the end."""
    import crew_of_a_test as made

    found, _ = _run(copied, *["who"] * 40)
    pairs = {str(each).split(": ", 1)[1] for each in found.values()}
    assert {pair.split()[0] for pair in pairs} == {str(os.getpid())}
    assert str(os.getpid()) not in {pair.split()[1] for pair in pairs}
    assert made.started == []


def test_a_process_with_threads_is_not_copied(crew: Crew) -> None:
    """Another thread could hold a lock that nobody would release in the copy."""
    import crew_of_a_test as made

    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        found, _ = _run(replace(crew, end=made.end), *["who"] * 40)
    finally:
        done.set()
        other.join()
    starters = {str(each).split(": ", 1)[1].split()[0] for each in found.values()}
    assert str(os.getpid()) not in starters


@pytest.mark.parametrize("hands", [1, 2, 3, 16])
@pytest.mark.parametrize("count", [0, 1, 3, 16, 17, 64, 65, 500])
def test_lots_hold_every_report_in_order_and_the_last_are_small(hands: int, count: int) -> None:
    """Nothing is lost or doubled however many there are; for several hands the end is parted finely."""
    reports = _reports(*map(str, range(count)))
    lots = list(chunked(iter(reports), hands))
    assert [each for lot in lots for each in lot] == reports
    assert all(0 < len(lot) <= CHUNK for lot in lots)
    if hands > 1 and count > CHUNK:
        assert len(lots[-1]) <= 4


def test_workers_that_cannot_live_end_the_build(crew: Crew) -> None:
    """Where every worker dies it is the machine that is told of, not each report."""
    import crew_of_a_test as made

    dying = Crew(made.start_dying, crew.work)
    with pytest.raises(ExtractError, match=r"died one after the other .*--workers 1"):
        _run(dying, *("fine" for _ in range(40)))


def test_a_pool_that_breaks_while_it_is_handed_work_loses_no_report(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reports whose handing over fails are tried again like those under way."""
    from concurrent.futures.process import BrokenProcessPool

    real, calls = Processes._submit, []

    def breaking(self: Processes, pool: object, chunk: object) -> object:
        calls.append(chunk)
        if len(calls) == 3:
            raise BrokenProcessPool
        return real(self, pool, chunk)  # type: ignore[arg-type]

    monkeypatch.setattr(Processes, "_submit", breaking)
    found, notes = _run(crew, *("fine" for _ in range(60)))
    assert len(found) == 60
    assert len(notes) == 1


def test_a_missing_model_is_one_error_from_any_worker() -> None:
    """The reason why no worker could start comes through, with its remedy."""
    reports = _reports(*(f"report {n}" for n in range(20)))
    for executor in (InProcess(), Processes(2)):
        with pytest.raises(ExtractError, match="is not installed"):
            list(executor.run(reports, Settings(model="no_such_model"), lambda _: None))


def _workers_of(driver: int) -> list[int]:
    listed = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True)
    pairs = [line.split() for line in listed.stdout.splitlines()[1:]]
    return [int(pid) for pid, parent in pairs if int(parent) == driver]


def _build_with_workers(folder: Path, db: Path, wait: float = 1) -> subprocess.Popen[str]:
    folder.mkdir()
    for n in range(400):
        told = " ".join(f"Shells killed {i} people in Aleppo, a medic said." for i in range(2, 40))
        (folder / f"{n}.txt").write_text(f"{told} {n}")
    command = [sys.executable, "-m", "rashomon", "build", folder, "--db", db, "--workers", "2"]
    driver = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while len(_workers_of(driver.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(wait)
    assert driver.poll() is None
    return driver


def _gone(pids: list[int]) -> bool:
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < until:
        time.sleep(0.1)
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("wait", [0.2, 3])
def test_a_build_that_is_interrupted_ends_in_one_line(tmp_path: Path, wait: float) -> None:
    """Ctrl-C, while workers load or work: one line, exit code 130, nobody is left behind."""
    driver = _build_with_workers(tmp_path / "in", tmp_path / "r.db", wait)
    workers = _workers_of(driver.pid)
    os.killpg(driver.pid, signal.SIGINT)
    _, said = driver.communicate(timeout=60)
    assert driver.returncode == 130
    assert said == "rashomon: stopped; what was acknowledged is kept, run again to go on\n"
    assert _gone(workers)


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_workers_end_with_a_killed_driver(tmp_path: Path) -> None:
    """A driver that is killed cannot tell its workers; they see it themselves."""
    driver = _build_with_workers(tmp_path / "in", tmp_path / "r.db")
    workers = _workers_of(driver.pid)
    driver.kill()
    driver.wait()
    assert _gone(workers)


def test_a_worker_may_be_interrupted_only_while_it_works() -> None:
    """Ctrl-C never ends a worker that sends what it made: the driver would wait for the rest."""
    before = signal.getsignal(signal.SIGINT)
    meanwhile: list[object] = []
    try:
        attend(lambda _: meanwhile.append(signal.getsignal(signal.SIGINT)) or [], [])
        assert callable(meanwhile[0])
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
