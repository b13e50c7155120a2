"""A finding explained in plain text."""

from rashomon.model.record import Record
from rashomon.publish.view import Views
from rashomon.publish.why import explained, found


def test_each_position_stands_with_its_words_and_origin(record: Record) -> None:
    """Who tells, in which words, from which root, and what would change it."""
    views = Views(record)
    (finding,) = found(views, "army bridge")
    text = explained(views, finding, ["Something else."])
    assert text.startswith(
        "Did the army take the bridge?\ncontested · control · 1 report → 1 outlet"
    )
    assert "Why: The rebels deny it." in text
    assert "origin: Rebels\n    – “the army took the bridge”" in text
    assert "Rebels in Sample Herald, 2016-11-28 [one-2] (deny)" in text
    assert text.endswith("What would change it:\n- Something else.\n")


def test_a_figure_is_shown_with_its_rule_and_inputs(record: Record) -> None:
    """Low, best and high, the rule, and each teller's value."""
    views = Views(record)
    (finding,) = found(views, "killed")
    text = explained(views, finding, [])
    assert "low 12 · best 12 · high not told (people)" in text
    assert "2016-11-28  at least 12  unknown lineage  [two-1]" in text
    assert "unknown lineage, which counts as no origin" in text


def test_findings_are_found_by_words_of_their_question_only(record: Record) -> None:
    """What fits nothing is nothing."""
    assert found(Views(record), "army ship") == ()
    assert len(found(Views(record), "the bridge")) == 2
