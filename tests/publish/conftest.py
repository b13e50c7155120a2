"""A small record made by hand: two reports, a denial, two figures."""

import pytest

from rashomon.model.claim import OUTLET, Claim, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.finding import (
    AspectKind,
    Event,
    Figure,
    FigureInput,
    Finding,
    Origin,
    Position,
    Status,
)
from rashomon.model.linked import LinkedClaim
from rashomon.model.quantity import Measure
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import MediaType, Report
from rashomon.model.source import Source
from rashomon.model.text import Block, BlockKind, Sentence, Text
from rashomon.model.time import DatePrecision, When
from rashomon.model.words import Words

ONE = "The army took the bridge, the ministry said.\nRebels denied the army took the bridge."
TWO = "At least 12 people were killed on the bridge."


def _read(key: str, stored: str, outlet: str) -> ReadReport:
    blocks, at = [], 0
    for line in stored.split("\n"):
        end = at + len(line)
        blocks.append(Block(at, end, BlockKind.PARAGRAPH, (Sentence(at, end),)))
        at = end + 1
    report = Report(
        f"{key:0>16}", key, "0" * 64, MediaType.PLAIN, stored, outlet=outlet, published="2016-11-28"
    )
    return ReadReport(report, Text(tuple(blocks)), key, f"outlet-{key}")


def _linked(
    read: ReadReport, number: int, quote: str, source: str, **fields: object
) -> LinkedClaim:
    start = read.report.text.index(quote)
    words = Words(start, start + len(quote), quote)
    named = OUTLET if source.startswith("outlet") else Named(source)
    claim = Claim(
        number,
        words,
        named,
        SourceType.OUTLET if named is OUTLET else SourceType.PARTY_GOVERNMENT,
        (),
        None,
        fields.get("stance", Stance.ASSERT),  # type: ignore[arg-type]
        Kind.CONTROL,
        Polarity.POSITIVE,
    )
    return LinkedClaim(
        f"{read.label}-{number}", read.report.uid, read.report.published, claim, source
    )


@pytest.fixture
def record() -> Record:
    """Two reports, three claims, one contested finding and one figure."""
    one, two = _read("one", ONE, "Sample Herald"), _read("two", TWO, "Sample <b>Post</b>")
    claims = (
        _linked(one, 1, "The army took the bridge", "ministry"),
        _linked(one, 2, "the army took the bridge", "rebels", stance=Stance.DENY),
        _linked(two, 1, "At least 12 people were killed", "outlet-two"),
    )
    day = When("2016-11-28", "2016-11-28", "2016-11-28", DatePrecision.DAY)
    positions = (
        Position("The army took the bridge", ("one-1",), (Origin("ministry", ("one-1",)),)),
        Position("It did not", ("one-2",), (Origin("rebels", ("one-2",)),)),
    )
    figure = Figure(
        Measure.KILLED,
        "people",
        12.0,
        12.0,
        None,
        "one origin",
        (FigureInput("two-1", "", 12.0, None, "2016-11-28"),),
    )
    findings = (
        Finding(
            "f1",
            "e1",
            AspectKind.OCCURRENCE,
            "Did the army take the bridge?",
            positions,
            Status.CONTESTED,
            "The rebels deny it.",
        ),
        Finding(
            "f2",
            "e2",
            AspectKind.FIGURE,
            "How many were killed on the bridge?",
            (Position("at least 12", ("two-1",), (Origin("", ("two-1",)),)),),
            Status.UNKNOWN_LINEAGE,
            "The outlet does not say how it knows.",
            figure,
        ),
    )
    events = (
        Event("e1", Kind.CONTROL, "Bridge taken", (), day, ("one-1", "one-2"), ("f1",)),
        Event("e2", Kind.CASUALTIES, "Deaths on the bridge", (), day, ("two-1",), ("f2",)),
    )
    sources = (
        Source("ministry", "Ministry", SourceType.PARTY_GOVERNMENT),
        Source("outlet-two", "Sample Post", SourceType.MEDIA),
        Source("rebels", "Rebels", SourceType.PARTY_OPPOSITION),
    )
    return Record((one, two), claims, sources, (), events, findings)
