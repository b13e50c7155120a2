"""Who passed the words on, each construction on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "relay"),
    [
        ("The mayor said on Twitter that the bridge was shut.", "Twitter"),
        ("The bridge was shut, the mayor said on Twitter.", "Twitter"),
        ("The mayor said on his Telegram channel that the bridge was shut.", "Telegram"),
        ("The mayor said in a statement carried by Harbour Radio that the bridge was shut.", "Harbour Radio"),
        ("The bridge was shut, the mayor said in a statement published by Harbour Radio.", "Harbour Radio"),
        ("The bridge was shut, the mayor said, Harbour Radio reported.", "Harbour Radio"),
        ("The mayor, quoted by Harbour Radio, said the bridge was shut.", "Harbour Radio"),
        ("In an interview with Harbour Radio, the mayor said the bridge was shut.", "Harbour Radio"),
        ("In a statement carried by Harbour Radio, the mayor said the bridge was shut.", "Harbour Radio"),
        ("Speaking to Harbour Radio, the mayor said the bridge was shut.", "Harbour Radio"),
        ("The mayor told state television that the bridge was shut.", "state TV"),
        ("Harbour Radio reported that the mayor said the bridge was shut.", "Harbour Radio"),
        ("Harbour Radio quoted the mayor as saying that the bridge was shut.", "Harbour Radio"),
        ("The mayor was quoted by Harbour Radio as saying that the bridge was shut.", "Harbour Radio"),
    ],
)  # fmt: skip
def test_who_passes_it_on_is_the_relay(claims_of: Claims, sentence: str, relay: str) -> None:
    """The mayor tells, the medium relays, and neither leaves a claim beside it."""
    claims = claims_of(sentence)
    told = {(c.source.name, tuple(v.name for v in c.via)) for c in claims}
    assert told == {("mayor", (relay,))}
    assert [c.quote.text.casefold() for c in claims] == ["the bridge was shut"]


def test_a_day_is_no_relay(claims_of: Claims) -> None:
    """ "said on Monday" names no medium."""
    (claim,) = claims_of("The mayor said on Monday that the bridge was shut.")
    assert claim.via == ()


def test_another_side_is_no_relay(claims_of: Claims) -> None:
    """ "…, state media reported, but rebels said …": nobody passes the rebels' words on."""
    claims = claims_of("The army took the hill, state media reported, but rebels said it held out.")
    assert [(c.source.name, c.via) for c in claims] == [("state media", ()), ("rebels", ())]


def test_two_tellers_over_two_parts_relay_nothing(claims_of: Claims) -> None:
    """ "… the radio reported, while the mayor said that …": each tells his own part."""
    claims = claims_of(
        '"All boats are lost for good" the radio reported while the mayor said that six men were hurt.'
    )
    assert {(c.source.name, c.via, "men" in c.quote.text) for c in claims} == {
        ("radio", (), False),
        ("mayor", (), True),
    }
