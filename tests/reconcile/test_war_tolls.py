"""How many a war has killed: one figure of a country, apart from what a day killed."""

from tests.reconcile.told import Told

from rashomon.model.claim import Kind
from rashomon.model.finding import AspectKind, Finding, Status

UNDATED = {"dated": False}


def _toll(
    words: str, number: float, text: str, **more: object
) -> tuple[str, Kind, dict[str, object]]:
    counts = [(words, number, None, "people")]
    return text.format(words), Kind.CASUALTIES, {**UNDATED, "counts": counts, **more}


def _figures(told: Told) -> dict[frozenset[str], Finding]:
    return {
        frozenset(i.claim for i in f.figure.inputs): f
        for f in told.findings(AspectKind.FIGURE)
        if f.figure
    }


def _two_reports() -> Told:
    told = Told()
    told.report(
        "one",
        _toll("310,000", 310_000, "The war in Syria has claimed {} lives", places=["Syria"]),
        ("A mortar bomb killed six people in Qarra", Kind.CASUALTIES, {
            "places": ["Qarra"], "counts": [("six", 6, 6, "people")]}),
    )  # fmt: skip
    told.report(
        "two",
        _toll(
            "290,000", 290_000, "Over five years, fighting cost {} people their life", source="un"
        ),
        day="2016-05-20",
    )
    return told


def test_tolls_of_one_war_are_one_figure_of_the_country_however_worded() -> None:
    """Told weeks apart and with no word in common, named for the country; a day's toll is another."""
    figures = _figures(_two_reports())
    toll = figures[frozenset(("one-1", "two-1"))]
    assert toll.question == "How many people were killed in Syria?"
    assert frozenset(("one-2",)) in figures


def test_tolls_of_wars_in_two_countries_are_two_figures() -> None:
    """Yemen's dead are not set against Syria's."""
    told = Told()
    told.report("one", _toll("310,000", 310_000, "War in Syria killed {}", places=["Syria"]))
    told.report("two", _toll("150,000", 150_000, "War in Yemen killed {}", places=["Yemen"]))
    assert set(_figures(told)) == {frozenset(("one-1",)), frozenset(("two-1",))}


def test_thousands_of_a_wars_dead_set_no_bound() -> None:
    """ "Thousands" killed in a war contests no toll of hundreds of thousands."""
    told = _two_reports()
    vague = {**UNDATED, "places": ["Syria"], "counts": [("thousands", 2000, 9999, "people")]}
    told.report(
        "six", ("War in Syria has killed thousands", Kind.CASUALTIES, {**vague, "source": "sohr"})
    )
    (toll,) = [f for claims, f in _figures(told).items() if {"one-1", "six-1"} <= claims]
    assert toll.status is not Status.CONTESTED
