"""Short forms of the campaigns."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app as program
from rashomon.serve.desks import Desks

CAMPAIGNS = Path(__file__).parents[2] / "campaigns"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, CAMPAIGNS / f"{name}.py")
    assert spec
    assert spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_every_pattern_is_linear() -> None:
    """No regular expression of the package takes long on 40,000 odd characters."""
    campaign = _load("pump_patterns")
    patterns = campaign.collect()
    assert len(patterns) > 200
    assert [slow for p in patterns if (slow := campaign.pump(p, 40_000, 0.5))] == []


def test_the_pump_finds_what_is_not_linear() -> None:
    """A run sought before an end that never comes is told, with its filler."""
    campaign = _load("pump_patterns")
    bad = campaign.Pumped("bad", re.compile(r"\s+$"), scans=True)
    assert campaign.pump(bad, 100_000, 0.2).filler == " "
    assert (
        campaign.pump(campaign.Pumped("good", re.compile(r"\s{1,9}x"), scans=True), 100_000, 0.5)
        is None
    )


@pytest.mark.slow
def test_odd_texts_are_survived() -> None:
    """Reading and extracting break on no text."""
    _load("odd_texts").survive(200)


@pytest.mark.slow
def test_the_api_keeps_what_its_openapi_says(tmp_path: Path) -> None:
    """Whatever is asked: no 5xx, no status, type or shape that it does not tell."""
    pytest.importorskip("schemathesis")
    (tmp_path / "one.txt").write_text("Rebels took the mill, the mayor said. The army denied it.")
    build = ["build", str(tmp_path), "--db", str(tmp_path / "r.db"), "--quiet"]
    assert CliRunner().invoke(program, build).exit_code == 0
    answered = _load("api_calls").call(Desks(tmp_path / "r.db"), 300)
    assert sum(answered.values()) >= 200
    assert {200, 404, 422} <= answered.keys()
    assert max(answered) < 500


@pytest.mark.slow
def test_killed_twenty_times_a_build_goes_on_where_it_was(tmp_path: Path) -> None:
    """SIGKILL at random moments loses nothing that was acknowledged and leaves nothing half there."""
    campaign = _load("broken_builds")
    reports, places = campaign.SAMPLE / "reports", campaign.SAMPLE / "places.csv"
    build = campaign.unbroken(reports, places, tmp_path)
    assert "nothing lost" in campaign.kill(build, tmp_path, 20, 7)


@pytest.mark.slow
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """A build that runs out of room says so in one line and goes on once there is room."""
    campaign = _load("broken_builds")
    try:
        with campaign.small_disk(tmp_path / "try", 65_536):
            pass
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("SKIPPED: no right to mount a small file system here")
    reports, places = campaign.SAMPLE / "reports", campaign.SAMPLE / "places.csv"
    build = campaign.unbroken(reports, places, tmp_path)
    assert "full in the middle" in campaign.disk(build, tmp_path, 4, 0)


@pytest.mark.slow
def test_builds_whose_workers_are_killed_lose_nothing(tmp_path: Path) -> None:
    """Whatever a killed worker of a cluster had is done again; the record is the same."""
    pytest.importorskip("distributed")
    campaign = _load("broken_builds")
    reports = campaign.many(tmp_path / "many", 40)
    build = campaign.unbroken(reports, campaign.SAMPLE / "places.csv", tmp_path)
    assert "the same record" in campaign.worker(build, tmp_path, 2, 1)
