"""Tellers at the head, at the foot and beside what they tell, on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "teller", "told"),
    [
        ("The mill burned down in the hills south of Norway local sources told The Harbour News.", "local sources", "The mill burned down in the hills south of Norway"),
        ("Forty ships left the harbour north of Bergen state television reported.", "state TV", "Forty ships left the harbour north of Bergen"),
        ("The fire ended in the loss of several barns XNN reports.", "XNN", "The fire ended in the loss of several barns"),
        ("The line stays shut for a month the rail union said.", "rail union", "The line stays shut for a month"),
        ('"The line stays shut" Karl Aziz the head of the rail union said.', "Karl Aziz", "The line stays shut"),
        ("Two pilots died near the town the navy was quoted as saying by local media.", "navy", "Two pilots died near the town"),
        ("Militia forces on Sunday claimed that enemy jets hit an outpost near the border.", "militia forces", "enemy jets hit an outpost near the border"),
        ("The group claims to have captured two villages from the army.", "group", "to have captured two villages from the army"),
        ("Data from the health ministry show that 300 people fell ill.", "health ministry", "300 people fell ill"),
        ("The harbour centre registered 604 breaches by the rebels since May.", "harbour centre", "604 breaches by the rebels"),
        ('"I lost all that I had," a farmer, Jonas Berg, said.', "Jonas Berg", "I lost all that I had"),
        ('Fire chief Bo Lind: "We could not reach the upper floors."', "Bo Lind", "We could not reach the upper floors"),
        ("The firm issued a statement saying it regretted the leak.", "firm", "it regretted the leak"),
        ("Officials gave a toll of 45 dead.", "officials", "a toll of 45 dead"),
        ("The coroner ruled that the death was an accident.", "coroner", "the death was an accident"),
        ("Organisers said 100,000 people had marched; police counted 40,000 marchers.", "organisers", "100,000 people had marched"),
        ("The ministry confirmed the fatalities.", "ministry", "the fatalities"),
        ("The mayor lamented the lack of any help for the victims.", "mayor", "the lack of any help for the victims"),
        ("The mayor called upon the council to reopen the inquiry and refer it to the court.", "mayor", "refer it to the court"),
    ],
)  # fmt: skip
def test_the_teller_is_found(claims_of: Claims, text: str, teller: str, told: str) -> None:
    """A name that the clause before needs is left to it; figures and forces can tell."""
    found = [(c.source.name, c.quote.text) for c in claims_of(text)]
    assert (teller, told) in found


@pytest.mark.parametrize(
    ("text", "teller", "told"),
    [
        ("The envoy welcomed the accord after the council met behind closed doors adding that members had agreed on a date.", "envoy", "members had agreed on a date"),
        ('The lawyer called the verdict a "political stunt" saying the court had ignored the evidence.', "lawyer", "the court had ignored the evidence"),
        ("The deputy mayor cast doubt on the findings saying the bridge was safe.", "deputy mayor", "the bridge was safe"),
    ],
)  # fmt: skip
def test_a_participle_goes_on_with_the_teller(
    claims_of: Claims, text: str, teller: str, told: str
) -> None:
    """ "… behind closed doors adding that": the doors add nothing."""
    assert (teller, told) in [(c.source.name, c.quote.text) for c in claims_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The reports come just a day after forty people were killed in the capital.",
        "Unconfirmed reports over the use of gas emerged after the siege began.",
        "The reports could not be independently verified.",
        "Hackers feared to have stolen the data of a million people.",
        "Russia vetoed a draft resolution calling for a truce in the city.",
        "According to preliminary data five people were killed in the crash.",
    ],
)
def test_what_tells_nothing_is_no_teller(claims_of: Claims, text: str) -> None:
    """A noun that looks like a verb, a passive, a paper's own wording and early data tell nothing."""
    assert {c.source.name for c in claims_of(text)} == {"outlet"}


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("The militants on Monday claimed responsibility for a bombing that killed 30 soldiers near the border.", "killed 30 soldiers near the border"),
        ("The mayor blamed rival militants who have fought the group for years.", "who have fought the group for years"),
    ],
)  # fmt: skip
def test_an_aside_to_a_blame_is_the_outlets(claims_of: Claims, text: str, outlets: str) -> None:
    """The toll beside a claim of responsibility is told by whoever tells the sentence."""
    found = {c.quote.text: c.source.name for c in claims_of(text)}
    assert found[outlets] == "outlet"
    assert set(found.values()) > {"outlet"}


@pytest.mark.parametrize(
    "text",
    [
        "Monday 4 May 2015 Karimov: Army Attack on the Port Failed. President Karimov said that the port was safe.",
        "Army attack on the port failed: Karimov. President Karimov said that the port was safe.",
    ],
)
def test_a_headline_names_who_speaks_in_the_text(claims_of: Claims, text: str) -> None:
    """A name before or after a headline's colon tells it where it tells something below."""
    assert {c.source.name for c in claims_of(text)} == {"Karimov"}


def test_a_meanwhile_in_a_sentence_begins_another(claims_of: Claims) -> None:
    """A heading that lost its full stop is no part of the teller's name."""
    claims = claims_of(
        "Seven people hurt in fires in Tilal Meanwhile civil sources told the paper that 8 people drowned."
    )
    assert [c.source.name for c in claims] == ["outlet", "civil sources"]


def test_a_second_verb_is_no_inverted_teller(claims_of: Claims) -> None:
    """ "… and warned the army to go" has no teller after its verb."""
    claims = claims_of("The mayor denied there was any fire and warned the army to expect more.")
    assert all("army" not in c.source.name for c in claims)
    assert claims[0].stance is Stance.DENY


def test_what_nobody_confirms_or_denies_is_open(claims_of: Claims) -> None:
    """ "Could neither confirm nor deny that" is uncertain."""
    claims = claims_of("The agency said it could neither confirm nor deny that the ship had sunk.")
    assert {c.stance for c in claims} == {Stance.UNCERTAIN}


def test_an_aside_before_the_verb_is_no_end(claims_of: Claims) -> None:
    """A relative clause that the parse runs to the end is not cut off with the verb in it."""
    claims = claims_of(
        "The navy said ten ships had left. "
        "It also said a raid on the city where guards are fighting a gang killed two women."
    )
    assert {c.source.name for c in claims} == {"navy"}
