"""Names of tellers of ordinary news sentences: whose army, which police, a doctor where."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim
from rashomon.model.countries import dominant_demonym

Claims = Callable[[str], tuple[Claim, ...]]


def _tellers(claims: tuple[Claim, ...]) -> list[str]:
    return [c.source.name for c in claims]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("The army in Kinshasa said twelve rebels had been killed.", "Congolese army"),
        ("The military in Seoul said one missile had failed in flight.", "South Korean military"),
        ("Lisbon's foreign ministry said two nurses had been freed.", "Portuguese foreign ministry"),
        ("The Philippine coast was shelled. The military said nine gunmen had died in the Philippines.", "Philippine military"),
    ],
)  # fmt: skip
def test_a_body_at_a_capital_is_named_by_its_country(
    claims_of: Claims, text: str, teller: str
) -> None:
    """Where a government sits says whose it is."""
    assert _tellers(claims_of(text))[-1] == teller


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("The city's chief inspector said the bridge was mined.", "chief inspector"),
        ("Forty people were brought in, a surgeon there said.", "surgeon"),
        ("Forty people were brought in, a nurse on duty there said.", "nurse"),
        ("The mayor had fled by boat, two security sources said.", "security sources"),
    ],
)  # fmt: skip
def test_a_role_is_named_without_what_only_points_back(
    claims_of: Claims, text: str, teller: str
) -> None:
    """ "There" and "the city's" mean nothing outside of their sentence, a count of tellers is no name."""
    assert _tellers(claims_of(text)) == [teller]


def test_what_others_lead_is_not_the_countrys_own(claims_of: Claims) -> None:
    """The administration that Kurds lead in Syria is not the Syrian one."""
    found = claims_of("In Syria the Kurdish-led administration said the camp had been emptied.")
    assert _tellers(found) == ["Kurdish-led administration"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("COLOMBO: Shells fell on the coast, which British envoys and British monks had left.", "Sri Lankan"),
        ("TYRE, Lebanon, July 3 - Israeli jets and Israeli guns hit the road from Israel.", "Lebanese"),
        ("LIBREVILLE (XNA) - French troops stayed in.", "Gabonese"),
        ("LONDON - Shells fell in Syria and across Syria, in Syria's north.", "Syrian"),
        ("RAIN AND WIND - French troops stayed in.", "French"),
    ],
)  # fmt: skip
def test_a_dateline_says_which_country_a_report_is_about(text: str, country: str) -> None:
    """A dateline's country goes before a few mentions of another, not before many."""
    assert dominant_demonym(text) == country
