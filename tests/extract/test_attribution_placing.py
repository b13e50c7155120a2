"""Where a teller may stand, and the relays beside him, on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "words", "teller"),
    [
        ("The road, the governor said, was open to all trucks.", "open to all trucks", "governor"),
        ("Fighting went on in the valley, with state television reporting that ten soldiers had died.", "ten soldiers had died", "state TV"),
        ("The army announced the capture of the northern hill.", "capture of the northern hill", "army"),
        ("The minister condemned the raid on the market, calling it a crime against civilians.", "a crime against civilians", "minister"),
        ("The governor said the road was open, while confirming that two trucks had been burned.", "two trucks had been burned", "governor"),
        ("Army retakes port, rebels say battle continues", "battle continues", "rebels"),
        ("A Reuters report said the bridge was shut.", "bridge was shut", "Reuters"),
    ],
)  # fmt: skip
def test_the_teller_is_found(claims_of: Claims, sentence: str, words: str, teller: str) -> None:
    """Thrown in, in an absolute clause, shared over clauses or in a headline."""
    found = {c.source.name for c in claims_of(sentence) if words in c.quote.text}
    assert found == {teller}


def test_who_quotes_is_the_relay(claims_of: Claims) -> None:
    """ "X quoted Y as saying": Y tells, X relays."""
    claims = claims_of("Harbour Radio quoted a port official as saying that two cranes had burned.")
    (claim,) = [c for c in claims if "two cranes" in c.quote.text]
    assert (claim.source.name, [v.name for v in claim.via]) == ("port official", ["Harbour Radio"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels were reported to have fled the valley on Monday.",
        "The rebels reportedly fled the valley on Monday.",
        "Dozens of sailors are presumed dead after the storm.",
    ],
)
def test_implied_tellers_leave_it_uncertain(claims_of: Claims, sentence: str) -> None:
    """Nobody is named, so the outlet tells it, without vouching for it."""
    (claim,) = claims_of(sentence)
    assert claim.in_own_voice
    assert claim.stance is Stance.UNCERTAIN


def test_a_group_that_reports_tells_nothing(claims_of: Claims) -> None:
    """A relative clause that says what a group does is no attribution."""
    claims = claims_of("The Harbour Watch, a group that reports on the war, moved its office.")
    assert all(c.in_own_voice for c in claims)
