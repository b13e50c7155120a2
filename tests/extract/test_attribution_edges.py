"""Where what is told begins and ends, and what is no telling, on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Fighting went on in the valley, with state television reporting that ten soldiers had died.", [("outlet", "Fighting went on in the valley"), ("state TV", "ten soldiers had died")]),
        ("The governor said the road was open, while confirming that two trucks had been burned.", [("governor", "the road was open"), ("governor", "two trucks had been burned")]),
        ("Rebels shelled the eastern district, which the United Nations says is home to 275,000 people.", [("outlet", "Rebels shelled the eastern district"), ("United Nations", "is home to 275,000 people")]),
        ("The governor said the army shelled the dam, which controls water supply to the valley.", [("governor", "the army shelled the dam"), ("outlet", "controls water supply to the valley")]),
        ("The mayor said the port was shut, adding that ships were waiting.", [("mayor", "the port was shut"), ("mayor", "ships were waiting")]),
        ("The rebels said the bridge had fallen. State television carried a similar report.", [("rebels", "the bridge had fallen"), ("state TV", "carried a similar report")]),
        ("Army retakes port, rebels say battle continues", [("outlet", "Army retakes port"), ("rebels", "battle continues")]),
        ("The quay was closed to all ships: port master.", [("port master", "The quay was closed to all ships")]),
        ("According to the mayor, who spoke on Monday, two men died.", [("mayor", "two men died")]),
        ("Governor: The dam will not hold the winter", [("governor", "The dam will not hold the winter")]),
        ("The quay was closed to all ships. So said the port master.", [("port master", "The quay was closed to all ships")]),
        ("The quay was closed to all ships. That was the account of the port master.", [("port master", "The quay was closed to all ships")]),
    ],
)  # fmt: skip
def test_each_tells_his_own_part(
    claims_of: Claims, sentence: str, told: list[tuple[str, str]]
) -> None:
    """Every stretch goes to whoever tells it, the words of the telling to nobody."""
    found = [(c.source.name, c.quote.text.removeprefix("which ")) for c in claims_of(sentence)]
    assert found == told


def test_clauses_that_hang_on_the_telling_stay_with_the_teller(claims_of: Claims) -> None:
    """A clause in the past is part of what was told."""
    claims = claims_of("The governor said the army shelled the dam, which had burst in the night.")
    assert {c.source.name for c in claims} == {"governor"}


def test_a_clause_thrown_in_does_not_hide_what_follows(claims_of: Claims) -> None:
    """What goes on after an aside is told with it."""
    claims = claims_of("The governor said the camp, where 3,000 people live, had been shelled.")
    assert {c.source.name for c in claims} == {"governor"}
    assert claims[-1].quote.text.endswith("had been shelled")


def test_confirming_shows_in_the_stance(claims_of: Claims) -> None:
    """ "while confirming that" confirms."""
    claims = claims_of("The mayor said the road was open, while confirming that two men had died.")
    assert [c.stance for c in claims] == [Stance.ASSERT, Stance.CONFIRM]


@pytest.mark.parametrize(
    "sentence",
    [
        "The guards denied entry to the aid trucks on Friday.",
        "The pilot was denied a visa.",
        "The army was denied access to the camp by the ministry.",
        "The council sent a request for a truce, which the ministry denied.",
        "The ministry rejected the request for a second bridge.",
    ],
)
def test_a_refusal_is_no_denial(claims_of: Claims, sentence: str) -> None:
    """What is asked for is refused, not denied."""
    claims = claims_of(sentence)
    assert claims
    assert {(c.source.name, c.stance) for c in claims} == {("outlet", Stance.ASSERT)}
