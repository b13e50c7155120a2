"""Real Chromium, and the sample's page made by the program itself."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "aleppo-2016"


SHARED = ROOT.parent / "shared"
RASHOMON = [sys.executable, "-m", "rashomon"]


def _built(folder: Path, reports: Path, places: list[Path]) -> tuple[Path, list[str]]:
    record = folder / "record.db"
    given = [word for path in places for word in ("--places", str(path))]
    build = [*RASHOMON, "build", str(reports), "--db", str(record), *given, "--quiet"]
    subprocess.run(build, check=True)
    return record, given


def _site(folder: Path, record: Path, given: list[str]) -> Path:
    site = folder / "site"
    publish = [*RASHOMON, "publish", str(record), "-o", str(site), *given, "--quiet"]
    subprocess.run(publish, check=True)
    return site


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The sample's record, and the words that name its gazetteer."""
    folder = tmp_path_factory.mktemp("sample")
    return _built(folder, SAMPLE / "reports", [SAMPLE / "places.csv"])


@pytest.fixture(scope="session")
def sample_page(sample: tuple[Path, list[str]]) -> Path:
    """The sample's record as a page."""
    page = sample[0].with_name("report.html")
    subprocess.run([*RASHOMON, "report", str(sample[0]), "-o", str(page), "--quiet"], check=True)
    return page


@pytest.fixture(scope="session")
def sample_site(sample: tuple[Path, list[str]]) -> Path:
    """The sample's record as a site."""
    return _site(sample[0].parent, *sample)


@pytest.fixture(scope="session")
def five_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of five reports on Aleppo as a site, with outlines of its quarters."""
    folder = tmp_path_factory.mktemp("five")
    places, mine = SHARED / "data" / "places", folder / "my.places"
    files = [places / f"syr_admin{n}.geojson" for n in (1, 2)]
    files += [places / "geonames_SY.json", places / "city_neighbourhoods.geojson"]
    imported = [*RASHOMON, "places", "import", *map(str, files), "--to", str(mine), "--quiet"]
    subprocess.run(imported, check=False, capture_output=True)
    return _site(folder, *_built(folder, SHARED / "reports", [mine]))


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
