"""Who tells what, each construction on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.extract.rules_v1.segments import peel
from rashomon.model.claim import Claim, SourceType, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


def _tellers(claims: tuple[Claim, ...], words: str) -> set[str]:
    return {c.source.name for c in claims if words in c.quote.text}


@pytest.mark.parametrize(
    ("sentence", "words", "teller"),
    [
        ("The governor said the bridge had collapsed.", "bridge had collapsed", "governor"),
        ("The bridge had collapsed, the governor said on Monday.", "bridge had collapsed", "governor"),
        ("Shells killed six people the Syrian Observatory for Human Rights said on Friday.", "Shells killed six", "Syrian Observatory for Human Rights"),
        ("According to the United Nations, 300 families left the camp.", "300 families left", "United Nations"),
        ("Some 300 families left the camp, according to the United Nations.", "300 families left", "United Nations"),
        ("A police spokesman told Reuters that two gunmen had been arrested.", "two gunmen had been arrested", "police"),
        ("Rebels denied that the town had fallen.", "town had fallen", "Syrian rebels"),
        ("Residents reported that warplanes bombed the market.", "warplanes bombed the market", "Residents"),
        ("State media said soldiers entered the town and cleared its streets.", "soldiers entered the town", "State media"),
        ("\"We have no water,\" a doctor said.", "We have no water", "doctor"),
        ("Citing a military source, state television said the hill was taken.", "hill was taken", "military source"),
        ("Interfax quoted a source in the ministry as saying that strikes would resume.", "strikes would resume", "source in the ministry"),
    ],
)  # fmt: skip
def test_the_teller_is_found(claims_of: Claims, sentence: str, words: str, teller: str) -> None:
    """The words that report lead to whoever tells."""
    claims = claims_of(f"Fighting goes on in Syria\n\nFighting went on in Syria. {sentence}")
    assert any(teller.lower() in name.lower() for name in _tellers(claims, words)), [
        (c.source.name, c.quote.text) for c in claims
    ]


def test_joint_tellers_make_a_claim_each(claims_of: Claims) -> None:
    """Two bodies that say the same are two tellings of it."""
    claims = claims_of("The mayor and the Red Cross said the camp was empty.")
    assert len(_tellers(claims, "camp was empty")) == 2


def test_allies_that_announce_are_one_party(claims_of: Claims) -> None:
    """ "The army and its allies" speak with one mouth."""
    claims = claims_of("The army and its allies announced that the camp was theirs.")
    assert len(_tellers(claims, "camp was theirs")) == 1


def test_own_voice_is_the_outlet(claims_of: Claims) -> None:
    """A sentence without a teller is the outlet's own."""
    (claim,) = claims_of("Soldiers entered the northern town of Harbour Hill.")
    assert claim.in_own_voice
    assert claim.source_type is SourceType.OUTLET


def test_a_relay_is_kept_apart_from_the_teller(claims_of: Claims) -> None:
    """Who was told stands in `via`, who tells is the source."""
    claims = claims_of("A rebel commander told Reuters that his men had left the town.")
    (claim,) = [c for c in claims if "left the town" in c.quote.text]
    assert [v.name for v in claim.via] == ["Reuters"]


def test_pronouns_lead_back_to_the_last_person(claims_of: Claims) -> None:
    """ "He" is the person who spoke last, by his full name."""
    claims = claims_of(
        "President Vladimir Putin said the raids had stopped. He said planes were back at base."
    )
    assert _tellers(claims, "planes were back") == {"Vladimir Putin"}


def test_quotations_that_go_on_keep_their_teller(claims_of: Claims) -> None:
    """Sentences within one quotation belong to whoever opened it."""
    claims = claims_of(
        '"The well is dry," a teacher said. "The market is shut. Nobody has any bread."'
    )
    assert _tellers(claims, "Nobody has any bread") == {"teacher"}


def test_a_denial_is_the_positive_proposition_denied(claims_of: Claims) -> None:
    """The denied clause stands positive with stance deny."""
    claims = claims_of("The minister denied that there were any clashes in the village.")
    (claim,) = [c for c in claims if "clashes" in c.quote.text]
    assert claim.stance is Stance.DENY
    assert claim.polarity.value == "positive"


def test_what_is_no_reporting_is_left_alone(claims_of: Claims) -> None:
    """ "reported from the town" and a refused request report nothing."""
    claims = claims_of(
        "The channel reported from the town on Sunday, showing workers who cleared the square."
    )
    assert all(c.in_own_voice for c in claims)


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        (
            "Six people were killed in the raid the ministry said on Friday.",
            "the ministry said on Friday.",
        ),
        ("Six people were killed in the raid, he added.", "he added."),
        ("According to the mayor, six people were killed.", "According to the mayor, "),
        (
            "Six people were killed in the raid according to the Red Cross.",
            "according to the Red Cross.",
        ),
        ("Death toll in the port city rises to 76: monitor", "monitor"),
    ],
)
def test_sure_attributions_are_cut_before_the_parse(sentence: str, attribution: str) -> None:
    """The surface alone shows some attributions, with or without commas."""
    parts = peel(sentence, 0, len(sentence))
    assert [sentence[a:b] for a, b, peeled in parts if peeled] == [attribution]


def test_unsure_surfaces_are_left_to_the_parser() -> None:
    """A clause that merely holds the verb is not cut."""
    sentence = "The man who said that the road was open left the town before the shells fell."
    assert len(peel(sentence, 0, len(sentence))) == 1


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The ministry has strongly denied responsibility.", "responsibility"),
        ("The rebels rejected the allegations of looting.", "the allegations of looting"),
        ("The army denied that it had shelled the market.", "it had shelled the market"),
    ],
)
def test_what_is_denied_is_always_a_claim(claims_of: Claims, sentence: str, denied: str) -> None:
    """Denials are rare and none may be missed, be it a clause or a noun."""
    found = [c.quote.text for c in claims_of(sentence) if c.stance is Stance.DENY]
    assert found == [denied]
