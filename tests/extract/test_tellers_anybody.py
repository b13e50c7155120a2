"""Tellers between commas who have no known role."""

from collections.abc import Callable

import pytest

from rashomon.extract.rules_v1.feet import middle_foot
from rashomon.extract.rules_v1.segments import peel
from rashomon.model.claim import Claim

Claims = Callable[[str], tuple[Claim, ...]]


def _attributions(sentence: str) -> list[str]:
    return [
        sentence[a:b].strip(" .,;") for a, b, peeled in peel(sentence, 0, len(sentence)) if peeled
    ]


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        ("Such floods have seldom come so early, a scholar in Lisbon noted.", "a scholar in Lisbon noted"),
        ("The attackers came after dark in lorries, a boy who escaped said.", "a boy who escaped said"),
        ("Two coaches of the train were burned, the railway's night guard admitted.", "the railway's night guard admitted"),
        ("Nine people died in the rush, a medic at the clinic told local radio by phone.", "a medic at the clinic told local radio by phone"),
        ("“They took the older boys first,” recalled a freed guard.", "recalled a freed guard"),
        ("“They took the older boys first,” a shopkeeper sighed.", "a shopkeeper sighed"),
    ],
)  # fmt: skip
def test_whoever_tells_between_a_comma_and_the_end_is_cut_off(
    sentence: str, attribution: str
) -> None:
    """A noun phrase and a verb of telling after a comma are an attribution, known role or not."""
    assert _attributions(sentence) == [attribution]


@pytest.mark.parametrize(
    "sentence",
    [
        "After nine days of rain on the hills above the town, the old bridge broke.",
        "The column left at dawn, and the men who had stayed recalled nothing.",
        "In the north of the country, the rebels said, nothing has changed since May.",
    ],
)
def test_other_clauses_after_a_comma_stay(sentence: str) -> None:
    """What is no telling, or opens with a joint, is not cut off at the foot."""
    assert not any("bridge broke" in a or "recalled nothing" in a for a in _attributions(sentence))


@pytest.mark.parametrize(
    "joint", [", and two were missing", "; two were missing", ", but two were missing"]
)
def test_an_attribution_between_two_clauses_is_found(joint: str) -> None:
    """ "…, a surgeon said, and …" bounds the attribution on both sides."""
    sentence = f"The clinic's roof had fallen in, a surgeon there said{joint} since noon."
    found = middle_foot(sentence, 0, len(sentence))
    assert found is not None
    assert sentence[found[0] : found[1]].strip(" ,;") == "a surgeon there said"


@pytest.mark.slow
def test_both_clauses_are_one_tellers(claims_of: Claims) -> None:
    """What follows the attribution in its sentence is told by the same teller."""
    claims = claims_of(
        "The clinic's roof had fallen in, a surgeon said, and he was operating by torchlight."
    )
    assert len(claims) == 2
    assert {c.source.name for c in claims} == {"surgeon"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The mayor said the road was shut. “The roof fell on us,” said a baker of 44. “We dug all night,” he added.", "baker of 44"),
        ("The mayor said the road was shut. A pilgrim who came from the coast lay under a door for a day. She said nobody had come.", "pilgrim"),
        ("The mayor said the road was shut. The port's director arrived at noon. He said the cranes were safe.", "port's director"),
    ],
)  # fmt: skip
def test_a_pronoun_takes_up_somebody_of_no_name(claims_of: Claims, text: str, pronoun: str) -> None:
    """ "He" means the unnamed person whom the text has just brought in."""
    assert claims_of(text)[-1].source.name == pronoun


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        ("By the relief agency's estimate, close to 9,000 people are on the move.", "By the relief agency's estimate"),
        ("By his account nine men were killed in the first hour.", "By his account"),
        ("In the view of the mayor, the dam was never safe.", "In the view of the mayor"),
        ("Forty people died in the cellar, by one doctor's count.", "by one doctor's count"),
        ("A commander of the guards boasted to a radio station that his men had left in order.", "A commander of the guards boasted to a radio station that"),
        ("The man had broken off his training, the manager disclosed, without giving the reason.", "the manager disclosed, without giving the reason"),
    ],
)  # fmt: skip
def test_accounts_and_longer_attributions_are_cut_off(sentence: str, attribution: str) -> None:
    """Whose count or view it is tells as a verb does, and how somebody tells belongs to his telling."""
    assert _attributions(sentence) == [attribution]


@pytest.mark.parametrize(
    "sentence",
    ["By its own count the army lost 40 men in May.", "By all accounts the town was calm on Friday.", "By Friday's count 40 people were dead there.", "In their own town they were safe."],
)  # fmt: skip
def test_an_account_of_nobody_is_no_attribution(sentence: str) -> None:
    """ "By all accounts" and a day's count have no teller."""
    assert _attributions(sentence) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("By the army's count 45 houses were burned.", {"army"}),
        ("The general said the road was open. By his account nine men were killed.", {"general"}),
        ("The fire burned all night, police said, putting the toll at 23.", {"police"}),
        ("Officials put the number of dead at 191 and the injured at more than 420.", {"officials"}),
    ],
)  # fmt: skip
def test_figures_are_their_tellers(claims_of: Claims, text: str, teller: set[str]) -> None:
    """A count, a toll that hangs on "police said" and a second figure are one teller's."""
    assert {
        c.source.name for c in claims_of(text) if c.quantities or "killed" in c.quote.text
    } == teller


@pytest.mark.slow
def test_a_quotation_has_one_speaker(claims_of: Claims) -> None:
    """Who is described before a quotation and named after it is one person, not two origins."""
    claims = claims_of(
        "According to one man in the town, “The wells are dry. They shoot at everyone,” "
        "Karim Aziz told the Harbour Post."
    )
    assert len(claims) == 2
    assert {c.source.name for c in claims} == {"Karim Aziz"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "teller", "cue"),
    [
        ("Forty people died in the cellar, by one doctor's count.", "doctor", "by one doctor's count"),
        ("Forty people died in the raid, the ministry said in its latest estimate.", "ministry", "said"),
        ("In its latest figures, the ministry said 40 people had died.", "ministry", "said"),
    ],
)  # fmt: skip
def test_an_account_beside_a_telling_names_nobody_else(
    claims_of: Claims, text: str, teller: str, cue: str
) -> None:
    """A paper that somebody speaks in is no relay, and a cue stands whole where it was found."""
    (claim,) = claims_of(text)
    assert claim.source.name == teller
    assert claim.cue is not None
    assert claim.cue.text == cue
    assert claim.via == ()
