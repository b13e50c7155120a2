"""Tellers of attitudes, of what was seen or left open, and of speech without marks."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "teller", "quote", "stance"),
    [
        ("The minister expressed hope that the talks would end the war.", "minister", "the talks would end the war", Stance.OPINION),
        ("The council voiced concern over the shelling of the port.", "council", "concern over the shelling of the port", Stance.OPINION),
        ("State television did not specify the nature of the attack.", "state TV", "the nature of the attack", Stance.UNCERTAIN),
        ("A reporter in the port saw rescuers digging through the rubble.", "reporter in the port", "rescuers digging through the rubble", Stance.ASSERT),
        ("The port is closed, the mayor told reporters in the capital.", "mayor", "The port is closed", Stance.ASSERT),
        ("\"The port is closed,\" one of the officials said.", "one of the officials", "The port is closed", Stance.ASSERT),
        ("The mayor in August said that the port was closed.", "mayor", "the port was closed", Stance.ASSERT),
        ("At least 70 killed in raid on port _ monitor | Harbour Times", "monitor", "At least 70 killed in raid on port", Stance.ASSERT),
    ],
)  # fmt: skip
def test_one_claim_of_one_teller(
    claims_of: Claims, sentence: str, teller: str, quote: str, stance: Stance
) -> None:
    """The attitude, what was seen and what was left open are the teller's claim."""
    found = [(c.source.name, c.quote.text, c.stance) for c in claims_of(sentence)]
    assert (teller, quote, stance) in found


def test_a_second_verb_without_a_comma_goes_on_with_the_teller(claims_of: Claims) -> None:
    """What stands before and after "the mayor said adding that" is his."""
    claims = claims_of(
        "The ships left the port at dawn the mayor said adding that two men had drowned."
    )
    assert [(c.source.name, c.quote.text) for c in claims] == [
        ("mayor", "The ships left the port at dawn"),
        ("mayor", "two men had drowned"),
    ]


def test_speech_in_the_first_person_goes_on(claims_of: Claims) -> None:
    """Sentences of "we" after a teller's are his; the outlet's next one is not."""
    claims = claims_of(
        "The mayor told the Herald that ships had left. We are looking into the matter. The port is closed."
    )
    assert [c.source.name for c in claims] == ["mayor", "mayor", "outlet"]


def test_the_army_is_the_one_whose_nation_was_named_last(claims_of: Claims) -> None:
    """ "The army" after "the Russian army" is no other's."""
    claims = claims_of(
        "Syria, Syria and Syria are at war. The Russian army said ships had left. The dam was closed, the army said."
    )
    assert {c.source.name for c in claims if c.cue} == {"Russian army"}


def test_a_role_is_a_person_and_no_body(claims_of: Claims) -> None:
    """A governor is not his governorate."""
    claims = claims_of("The Homs governor said two men had drowned.")
    assert [c.source.name for c in claims] == ["Homs governor"]


def test_whoever_is_cited_tells(claims_of: Claims) -> None:
    """ "Reuters cited the governor": Reuters passes on."""
    (claim,) = claims_of("“The port is closed to all ships,” Reuters cited the governor.")
    assert (claim.source.name, [v.name for v in claim.via]) == ("governor", ["Reuters"])
