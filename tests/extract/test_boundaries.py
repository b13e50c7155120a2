"""Bounds put right after the selection, stretches marked with brackets."""

from collections.abc import Callable

import pytest

from rashomon.extract.rules_v1.boundaries import fitted
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.parser import parse_many
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read

Fit = Callable[[str], list[str]]


@pytest.fixture
def fit(extractor: RulesV1) -> Fit:
    def run(marked: str) -> list[str]:
        pieces = marked.split("[")
        stored, chosen = pieces[0], []
        for piece in pieces[1:]:
            quote, rest = piece.split("]")
            chosen.append((len(stored), len(stored) + len(quote)))
            stored += quote + rest
        report = Report("u", "k", "0", MediaType.PLAIN, stored)
        (parsed,) = parse_many(extractor._nlp, [(report, read(report))])
        bounds = fitted(parsed, [_tokens(parsed, *offsets) for offsets in chosen])
        return [parsed.words(*b).text for b in bounds]

    return run


def _tokens(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    span = parsed.tokens(start, end)
    return span.start, span.end - 1


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Nine villagers killed 14] [injured in rocket fire on the harbour]",
            ["Nine villagers killed", "14 injured in rocket fire on the harbour"],
        ),
        (
            "[Nine killed over 20 others] [wounded in the harbour]",
            ["Nine killed", "over 20 others wounded in the harbour"],
        ),
        (
            "The police said 31 young dock workers have been [killed in clashes on Monday].",
            ["31 young dock workers have been killed in clashes on Monday"],
        ),
        ("Dozens [killed in raids on the port]", ["Dozens killed in raids on the port"]),
        (
            "[Shells fell on the old harbour quarter nine people] [including two nurses were killed in the raid].",
            [
                "Shells fell on the old harbour quarter",
                "nine people including two nurses were killed in the raid",
            ],
        ),
    ],
)
def test_a_number_stands_with_what_it_counts(fit: Fit, marked: str, expected: list[str]) -> None:
    """A figure at the end of one stretch, or of none, belongs to the harm that follows it."""
    assert fit(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[Gunmen wounded 15] and [killed 12 people in the port].",
        "[The raid killed around 20 people] [including a nurse].",
        "[The ferry hit nine boats], [injured sailors said].",
    ],
)
def test_a_verb_with_an_object_of_its_own_takes_no_number(fit: Fit, marked: str) -> None:
    """What counts something itself, or only names a part, leaves its neighbour whole."""
    assert fit(marked) == [piece.split("]")[0] for piece in marked.split("[")[1:]]


def test_a_toll_that_goes_on_is_taken_in(fit: Fit) -> None:
    """A verb of harm and its number after a stretch are the end of it."""
    marked = "[The missiles fired at the port] killed at least 42 dock workers on Monday."
    assert fit(marked) == ["The missiles fired at the port killed at least 42 dock workers"]


def test_words_stay_whole_and_joints_stay_out(fit: Fit) -> None:
    """No stretch begins inside a hyphenated word or ends in the joint of the next clause."""
    assert fit("Two UK-[backed groups clashed near the port while] ferries ran.") == [
        "UK-backed groups clashed near the port"
    ]
