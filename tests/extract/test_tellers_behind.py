"""Tellers behind an opening phrase, with a clause of their own, or with more than one verb."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Several villages were taken, a group that tracks the war said.", [("group", "Several villages were taken")]),
        ("Speaking from the port the mayor said the cranes had stopped.", [("mayor", "the cranes had stopped")]),
        ("Two soldiers were killed officials said on condition of anonymity because they were not allowed to speak.", [("officials", "Two soldiers were killed")]),
        ("The road is open, said the mayor adding that two men had drowned.", [("mayor", "The road is open"), ("mayor", "two men had drowned")]),
        ("The bridge was hit by rockets, said the council, which runs the town.", [("council", "The bridge was hit by rockets"), ("outlet", "which runs the town")]),
        ("Reports suggest the rebels have pulled out of the valley.", [("Reports", "the rebels have pulled out of the valley")]),
        ("There were no survivors, the navy announced in a bulletin carried by local radio.", [("navy", "There were no survivors")]),
    ],
)  # fmt: skip
def test_each_tells_what_is_his(
    claims_of: Claims, sentence: str, told: list[tuple[str, str]]
) -> None:
    """The teller is named without his clause, and each verb of his tells its own."""
    found = [(c.source.name, c.quote.text) for c in claims_of(sentence)]
    assert set(told) <= set(found)


def test_a_source_cited_beside_the_name_tells(claims_of: Claims) -> None:
    """ "State TV, citing a source, said" relays the source."""
    (claim,) = claims_of("State TV, citing a source, said the convoy had left.")
    assert claim.source.name == "source"
    assert [v.name for v in claim.via] == ["state TV"]


def test_calling_in_asks_for_nothing(claims_of: Claims) -> None:
    """To call in troops is done, to call for calm is asked; a threat is foretold."""
    claims = claims_of(
        "The governor called in troops. The governor called for calm. "
        "The army threatened to storm the town."
    )
    assert [c.stance for c in claims] == [Stance.ASSERT, Stance.OPINION, Stance.PREDICT]
