"""Reports that can hold no claim of interest are told before any is parsed."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.extract.rules_v1.relevance import language_of, near_conflict, why_passed_over
from rashomon.model.report import MediaType, Report
from rashomon.model.text import Text
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

SHARED = Path(__file__).parents[3] / "shared"
DULL = (
    "The bakery on the corner opens at eight and sells bread, cakes and coffee to the people of the street. "
    * 5
)
FRENCH = (
    "Les forces du régime ont pris le quartier lundi et des milliers d'habitants ont fui vers le nord de la ville. "
    * 4
)


def test_a_report_of_war_is_kept() -> None:
    """Two words of harm are enough."""
    assert why_passed_over("Shells hit the harbour on Monday. Two dockers were killed.") == ""


def test_a_report_of_other_matters_is_left_out_with_its_reason() -> None:
    """No words of conflict, or another language."""
    assert why_passed_over(DULL) == "no words of conflict"
    assert why_passed_over(FRENCH) == "in another language (fr)"


def test_a_text_of_names_alone_is_not_taken_for_another_language() -> None:
    """Too short to tell is not told."""
    assert language_of("Sakhour, Hanano, Bustan al-Basha, Haydariya") == ""


def test_sentences_far_from_any_word_of_conflict_are_told() -> None:
    """Three sentences to either side of a word of conflict are kept, those beyond are not."""
    dull, shelled = "The bakery opens at eight.", "Shells hit the harbour."
    assert near_conflict([dull] * 5 + [shelled] + [dull] * 4) == [False] * 2 + [True] * 7 + [False]
    assert near_conflict([]) == []


def _report(text: str) -> tuple[Report, Text]:
    report = Report("u", "key", sha256(text.encode()).hexdigest(), MediaType.PLAIN, text)
    return report, read(report)


def test_what_is_passed_over_makes_no_claim_and_changes_no_other() -> None:
    """A sparing extractor gives the claims near words of conflict, and says so in its version."""
    text = (
        "Shells hit the harbour on Monday, killing two dockers. "
        "The bakery sold nine cakes on Friday. A teacher bought the last loaf in the evening. "
        "The museum opened its new wing on Sunday. Visitors came from every town on the coast. "
        "The choir sang old songs in the square. The mayor thanked the singers for their work."
    )
    whole, sparing = (RulesV1(DEFAULT_MODEL, sparing=kind) for kind in (False, True))
    told = [next(e.extract_many([_report(text)])) for e in (whole, sparing)]
    everything, near = ([c.quote for c in each.claims] for each in told)
    assert near == [quote for quote in everything if quote.start < text.index("Visitors")]
    assert 0 < len(near) < len(everything)
    assert sparing.version == f"{whole.version}+sparing"


@pytest.mark.shared
def test_nearly_every_annotated_claim_stands_near_a_word_of_conflict() -> None:
    """Of the training set's claims at least 99.5 % stand in sentences that are kept."""
    kept: list[bool] = []
    for path in sorted((SHARED / "eval/train/reports").glob("*.txt")):
        stored = path.read_text(encoding="utf-8")
        blocks = _report(stored)[1].blocks
        sentences = [s for block in blocks if block.kind.is_told for s in block.sentences]
        near = near_conflict([stored[s.start : s.end] for s in sentences])
        gold = (SHARED / "eval/train/gold" / f"{path.stem}.jsonl").read_text(encoding="utf-8")
        for claim in map(json.loads, gold.splitlines()):
            over = [
                k
                for k, s in enumerate(sentences)
                if s.start < claim["end"] and claim["start"] < s.end
            ]
            kept.append(not over or any(near[k] for k in over))
    assert len(kept) > 1_000
    assert sum(kept) / len(kept) >= 0.995


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["eval/reports", "eval/train/reports"])
def test_no_annotated_report_is_left_out(folder: str) -> None:
    """Recall on the annotated reports is 1.0 (asked: 0.995)."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((SHARED / folder).glob("*.txt"))]
    assert [why for t in texts if (why := why_passed_over(t))] == []
