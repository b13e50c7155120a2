"""What many tests use: the sample, the shared data where it lies beside, one loaded extractor."""

from pathlib import Path

import pytest

from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.model.claim import Claim
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.resolve.registry import load_registry
from rashomon.settings import DEFAULT_MODEL

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.exists():
        pytest.skip("SKIPPED LOUDLY: the shared data does not lie beside this checkout")


@pytest.fixture(scope="session")
def extractor() -> RulesV1:
    return RulesV1(DEFAULT_MODEL, load_registry().known_names())


@pytest.fixture(scope="session")
def claims_of(extractor: RulesV1):
    """Give the claims of a text, as the extractor finds them."""

    def extract(stored: str) -> tuple[Claim, ...]:
        report = Report("u", "k", "0", MediaType.PLAIN, stored, outlet="The Sample Herald")
        return next(extractor.extract_many([(report, read(report))])).claims

    return extract
