"""Reports that can hold no claim of interest are told before any is parsed."""

from pathlib import Path

import pytest

from rashomon.extract.rules_v1.relevance import language_of, why_passed_over

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


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["eval/reports", "eval/train/reports"])
def test_no_annotated_report_is_left_out(folder: str) -> None:
    """Recall on the annotated reports is 1.0 (asked: 0.995)."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((SHARED / folder).glob("*.txt"))]
    assert [why for t in texts if (why := why_passed_over(t))] == []
