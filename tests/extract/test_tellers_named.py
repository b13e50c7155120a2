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


@pytest.mark.parametrize(
    ("text", "teller", "quote"),
    [
        ("The road was cut, the mayor, Ivan Orlov, said.", "Ivan Orlov", "The road was cut"),
        ("The road was cut at noon, the head of the port authority, Ivan Orlov, said on Monday.", "Ivan Orlov", "The road was cut at noon"),
        ("Ninety men were below, the operator, Tarin Coal, said, and forty had been brought out.", "Tarin Coal", "forty had been brought out"),
        ("Forty people fled, the Harbour Fund, which runs a clinic there, said in Geneva.", "Harbour Fund", "Forty people fled"),
        ("The volcano service, Geonet, said ash would fall until Monday.", "Geonet", "ash would fall until Monday"),
        ("The hospital in the main town, Tarin, said two had died.", "hospital in the main town", "two had died"),
    ],
)  # fmt: skip
def test_a_name_beside_what_it_is_wins(
    claims_of: Claims, text: str, teller: str, quote: str
) -> None:
    """The role or sort before a name between commas is no part of what is told; a town names nobody."""
    assert (teller, quote) in [(c.source.name, c.quote.text) for c in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("The World Health Organization said two had died. The UN agency said 15 nurses were ill.", "World Health Organization"),
        ("The police said four people had died. The others had suffered strokes, the force said.", "police"),
        ("NATO said its jets had hit a convoy. It had not known who was in it, the alliance said.", "NATO"),
        ("The airline said there was no distress call. Seven of those aboard were children, the company said.", "airline"),
        ("The Ministry of Health denied it. The raid was a punishment, the group declared.", "group"),
        ("“The sea gives them back,” a diver from the United Arab Emirates said.", "diver from the United Arab Emirates"),
    ],
)  # fmt: skip
def test_a_short_form_takes_up_only_what_it_can_mean(
    claims_of: Claims, text: str, teller: str
) -> None:
    """A UN agency is a body of the United Nations, a ministry no group, a diver not his state."""
    assert _tellers(claims_of(text))[-1] == teller


def test_where_a_monitor_is_based_is_no_name(claims_of: Claims) -> None:
    """ "The New York-based group" is the one that the report names."""
    found = claims_of(
        "The New York-based group said 40 houses had burned. "
        "Human Rights Watch spoke to ten witnesses; Human Rights Watch saw pictures of the houses."
    )
    assert found[0].source.name == "Human Rights Watch"
