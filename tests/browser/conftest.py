"""Real Chromium, and the sample's page made by the program itself."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "aleppo-2016"


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's record as a page."""
    folder = tmp_path_factory.mktemp("sample")
    record, page = folder / "record.db", folder / "report.html"
    rashomon = [sys.executable, "-m", "rashomon"]
    places = ["--places", str(SAMPLE / "places.csv")]
    build = [*rashomon, "build", str(SAMPLE / "reports"), "--db", str(record), *places, "--quiet"]
    subprocess.run(build, check=True)
    subprocess.run([*rashomon, "report", str(record), "-o", str(page), "--quiet"], check=True)
    return page


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless Chromium of the system's own."""
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    if not binary:
        pytest.skip("SKIPPED LOUDLY: no Chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary, args=[*quiet, "--disable-sync"]
        )
        yield browser
        browser.close()
