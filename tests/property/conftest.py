"""Many small reports, and an extractor that needs no model."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from rashomon.extract.rules_v1.version import extractor_version
from rashomon.model.claim import Claim, Extraction, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.report import Incoming, Report
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.pipeline import Extracted, Note
from rashomon.resolve.registry import load_registry
from rashomon.settings import Settings

_TOLD = re.compile(
    r"(?P<quote>shells killed (?P<n>\d+) people in (?P<place>\w+)), (?P<who>[^,.]+?) said"
)


class Plain:
    """An executor that reads "shells killed N people in PLACE, WHO said" and nothing else."""

    def run(
        self, reports: Iterable[Incoming], settings: Settings, note: Note
    ) -> Iterator[Extracted]:
        del note
        version = extractor_version(settings.model, load_registry().known_names())
        for each in reports:
            claims = tuple(_claims(each.report))
            yield Extracted(each, (Text(()), Extraction(version, claims)))


def _claims(report: Report) -> Iterator[Claim]:
    for number, match in enumerate(_TOLD.finditer(report.text), start=1):

        def words(group: str, match: re.Match[str] = match) -> Words:
            return Words.of(report.text, *match.span(group))

        count = float(match["n"])
        yield Claim(
            number=number,
            quote=words("quote"),
            source=Named(match["who"], words("who")),
            source_type=SourceType.UNKNOWN,
            via=(),
            cue=None,
            stance=Stance.ASSERT,
            kind=Kind.CASUALTIES,
            polarity=Polarity.POSITIVE,
            places=(words("place"),),
            quantities=(Quantity(Measure.KILLED, count, count, "people", words("n")),),
        )


@pytest.fixture(scope="session")
def plain() -> Plain:
    return Plain()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty reports of three outlets; some are copies, two share a key."""
    folder = tmp_path_factory.mktemp("reports")
    places, tellers = ("Sakhour", "Minian", "Hanano"), ("the Red Cross", "a medic", "the mayor")
    for n in range(60):
        told = (
            f"On Monday shells killed {n % 7 + 2} people in {places[n % 3]}, {tellers[n % 2]} said. "
            f"Later shells killed {n % 5} people in {places[n % 2]}, {tellers[n % 3]} said."
        )
        (folder / f"r{n:02}.txt").write_text(told)
        (folder / f"r{n:02}.json").write_text(
            f'{{"outlet": "The Sample {n % 3}", "published": "2016-11-{n % 28 + 1:02}"}}'
        )
    (folder / "r07.json").write_text('{"id": "r08", "outlet": "The Sample 1"}')
    return folder


@pytest.fixture(scope="session")
def in_child() -> Callable[[Callable[[int], None]], tuple[int, int]]:
    """Run a function in a forked process; give its id and a pipe of what it tells."""

    def start(work: Callable[[int], None]) -> tuple[int, int]:
        reader, writer = os.pipe()
        child = os.fork()
        if child:
            os.close(writer)
            return child, reader
        try:
            work(writer)
        finally:
            os._exit(0)

    return start
