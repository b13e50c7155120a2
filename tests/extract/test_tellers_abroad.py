"""Tellers and their stance as reports of many countries have them."""

from collections.abc import Callable

import pytest

from rashomon.extract.rules_v1.naming.phrases import spelled_like
from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "teller", "quote"),
    [
        ("The harbour board further said the cranes had stopped.", "harbour board", "the cranes had stopped"),
        ("The spokesman went on to say that the road was open.", "spokesman", "the road was open"),
        ("“We saw smoke,” one of them told AFP, asking not to be named.", "one of them", "We saw smoke"),
        ("According to details released by the navy, the boat had no lights.", "navy", "the boat had no lights"),
        ("The death was confirmed by the mayor, adding that nine people were hurt.", "mayor", "nine people were hurt"),
        ("Other officials gave lower figures saying at least nine were killed.", "officials", "at least nine were killed"),
        ("The news agency, citing the rescue service, said the wreck was found on a hill.", "rescue service", "the wreck was found on a hill"),
        ("The radio reported that 51 people had drowned, citing the health ministry.", "health ministry", "51 people had drowned, citing the health ministry"),
        ("Minister of Health: Clinics in the north out of service", "Minister of Health", "Clinics in the north out of service"),
        ("Fighters from al Shabaab, a group allied to al Qaeda, said they had fired the rockets.", "Al-Shabaab", "they had fired the rockets"),
        ("Reacting, Major Samuel Adeyemi, the army's public relations officer in the town, said two people were hurt.", "Samuel Adeyemi", "two people were hurt"),
        ("The state's governor, Samuel Adeyemi, has alleged that traders helped the raiders.", "Samuel Adeyemi", "traders helped the raiders"),
        ("He said the troops drove to the village, adding that they were searching the bush.", "He", "they were searching the bush"),
        ("“The bridge is under our control,” the statement reads in part.", "statement", "The bridge is under our control"),
        ("Chad army said the raiders had fled.", "Chadian army", "the raiders had fled"),
        ("Pictures released by the navy showed the boat sinking.", "navy", "the boat sinking"),
    ],
)  # fmt: skip
def test_who_tells_it(claims_of: Claims, sentence: str, teller: str, quote: str) -> None:
    """The teller is found, whatever stands around the words that name him."""
    found = [(c.source.name.lower(), c.quote.text) for c in claims_of(sentence)]
    assert (teller.lower(), quote) in found


def test_the_outlet_tells_that_no_details_were_given(claims_of: Claims) -> None:
    """That he gave no details is not what the spokesman said."""
    claims = claims_of(
        "The spokesman said there had been deaths over the weekend, although he did not give details."
    )
    own = [c.quote.text for c in claims if c.in_own_voice]
    assert any("did not give details" in words for words in own)


def test_what_is_announced_is_no_teller(claims_of: Claims) -> None:
    """ "Announced the fall of the town" names no teller after its verb."""
    claims = claims_of(
        "Patrols were doubled across the island shortly after President Rajapaksa announced the fall of the town."
    )
    assert not any("fall" in c.source.name for c in claims)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Two dozen people may still be trapped under the mud.", Stance.UNCERTAIN),
        ("It was impossible to check the claims of either side.", Stance.UNCERTAIN),
        ("Neither side's account could be independently verified.", Stance.UNCERTAIN),
        ("The rebel leader suggested that the truce could not hold much longer.", Stance.PREDICT),
        ("The envoy said both armies appear headed for a battle in the delta.", Stance.PREDICT),
        ("“I was desperate,” a passenger said.", Stance.OPINION),
        ("“I do not see the sense in more talks,” the commander said.", Stance.OPINION),
    ],
)  # fmt: skip
def test_how_they_stand_to_it(claims_of: Claims, sentence: str, stance: Stance) -> None:
    """What nobody can know is uncertain, what is to come foretold, what is felt a view."""
    assert stance in {c.stance for c in claims_of(sentence)}


@pytest.mark.parametrize(
    ("name", "mention", "spelled"),
    [
        ("Ahmet Üzümcü", "Ahmet Uzumcu, the head of the body", "Ahmet Uzumcu"),
        ("Rami Abdulrahman", "its head Rami Abdel Rahman", ""),
        ("Rami Abdulrahman", "Rami Abdulrahman", ""),
        ("Emmanuel Macron", "Emmanuel Macrons envoy", ""),
        ("Amina Mohammed", "Angela Merkel", ""),
    ],
)  # fmt: skip
def test_a_report_spells_a_known_name_its_own_way(name: str, mention: str, spelled: str) -> None:
    """A name in other letters is found where as many words begin and sound alike."""
    assert spelled_like(name, mention) == spelled


@pytest.mark.parametrize(
    ("sentence", "none"),
    [
        ("Several villages were burnt by fighters of the TPLF near Humera.", ("TPLF", "Several")),
        ("Civilian-occupied areas are being shelled, a doctor in Humera said.", ("Civilian",)),
    ],
)
def test_counts_acronyms_and_adjectives_are_no_places(
    claims_of: Claims, sentence: str, none: tuple[str, ...]
) -> None:
    """ "Several villages", the letters of a party and "civilian-occupied" name no place."""
    told = {w.text for c in claims_of(sentence) for w in c.places}
    assert not any(word in words for words in told for word in none)


@pytest.mark.parametrize(
    "sentence",
    [
        "The presidency denies the town fell under rebel control.",
        "The governor's office has denied reports claiming the town had fallen.",
    ],
)
def test_what_is_denied_is_the_fall_itself(claims_of: Claims, sentence: str) -> None:
    """A denial of reports that claim something denies what they claim."""
    (claim,) = claims_of(sentence)
    assert claim.stance is Stance.DENY
    assert claim.quote.text.startswith("the town")


def test_what_is_not_true_is_denied(claims_of: Claims) -> None:
    """ "It is not true that" denies the rest."""
    (claim,) = claims_of("“It is not true that half of the port has fallen,” the mayor said.")
    assert claim.stance is Stance.DENY
    assert claim.quote.text.endswith("half of the port has fallen")


def test_what_comes_about_is_told_by_the_outlet(claims_of: Claims) -> None:
    """Declaring a truce tells nothing."""
    claims = claims_of("Chad declared a unilateral ceasefire along the lake in 2003.")
    assert {c.source.name for c in claims} == {"outlet"}
