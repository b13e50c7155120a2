from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.stance import polarity_of, stance_of
from rashomon.model.claim import Claim, Polarity, Stance
from rashomon.model.words import Words
from rashomon.store.verifying import stands, words_in

Claims = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("quote", "stance"),
    [
        ("the town was reportedly taken", Stance.UNCERTAIN),
        ("the report could not be verified", Stance.UNCERTAIN),
        ("the toll will rise", Stance.PREDICT),
        ("the troops vowed to return", Stance.PREDICT),
        ("shells fell on the town", Stance.ASSERT),
    ],
)
def test_hedges_and_forecasts_decide_the_stance(quote: str, stance: Stance) -> None:
    """The words of the proposition itself say how sure its teller is."""
    assert stance_of(quote, None, in_quotation=False) is stance


@pytest.mark.parametrize(
    ("before", "quote", "stance"),
    [
        ("It was not clear whether ", "the dam had been hit", Stance.UNCERTAIN),
        ("The council will investigate who ", "fired on the crowd", Stance.UNCERTAIN),
        ("A team is looking into allegations that ", "the mill was burned", Stance.UNCERTAIN),
        ("It is claimed that ", "a boat fired on the quay", Stance.UNCERTAIN),
        ("Boats reportedly fired on the quay, ", "killing three men", Stance.UNCERTAIN),
        ("The dam is believed ", "to have been hit", Stance.UNCERTAIN),
        ("A boat fired on the quay, ", "killing three men", Stance.ASSERT),
    ],
)
def test_words_before_a_quote_can_leave_it_open(before: str, quote: str, stance: Stance) -> None:
    """What is asked, alleged or said to be believed is uncertain without a word of its own."""
    assert stance_of(quote, None, in_quotation=False, before=before) is stance


@pytest.mark.parametrize(
    ("before", "quote", "stance"),
    [
        ("We hope ", "the team will be given access", Stance.OPINION),
        ("It is time for ", "the council to act", Stance.OPINION),
        ("He believes that ", "the fire began in the mill", Stance.OPINION),
        ("", "there is no alternative to the talks", Stance.OPINION),
        ("", "this cannot be accepted by the town", Stance.OPINION),
        ("", "the raid was a tragedy for the whole valley", Stance.OPINION),
        ("", "the toll could still rise", Stance.PREDICT),
        ("", "the boats may be using the old channel", Stance.UNCERTAIN),
        ("", "the report could not immediately be corroborated", Stance.UNCERTAIN),
        ("", "the plan to close the bridge was agreed", Stance.ASSERT),
        ("", "shots could be heard from the quay", Stance.ASSERT),
    ],
)
def test_a_tellers_view_and_forecast_show_in_words(before: str, quote: str, stance: Stance) -> None:
    """Judgements, hopes and forecasts in a teller's mouth are no plain assertions."""
    frame = Frame(Words(0, 5, "mayor"), None, ())
    assert stance_of(quote, frame, in_quotation=False, before=before) is stance


def test_condemning_an_attack_asserts_it() -> None:
    """Whoever condemns or blames holds that it happened."""
    frame = Frame(Words(0, 5, "mayor"), None, (), stance=Stance.ASSERT)
    quote = "the brutal shelling of the market"
    assert stance_of(quote, frame, in_quotation=False) is Stance.ASSERT


@pytest.mark.parametrize(
    ("quote", "polarity"),
    [
        ("there were no clashes in the village", Polarity.NEGATIVE),
        ("it found no trace of poison", Polarity.NEGATIVE),
        ("the army did not enter", Polarity.NEGATIVE),
        ("no fewer than 12 people died", Polarity.POSITIVE),
        ("not only the market was hit", Polarity.POSITIVE),
        ("shells fell on the town", Polarity.POSITIVE),
    ],
)
def test_negation_has_a_scope(quote: str, polarity: Polarity) -> None:
    """A negated proposition is negative; "not only" and "no fewer than" negate nothing."""
    assert polarity_of(quote, Stance.ASSERT) is polarity


@pytest.mark.slow
def test_coordinated_clauses_are_claims_of_their_own(claims_of: Claims) -> None:
    """What can be true apart is told apart."""
    claims = claims_of("The army took the hill and killed 12 fighters in the village below it.")
    quotes = [c.quote.text for c in claims]
    assert len(quotes) == 2
    assert quotes[1].startswith("killed 12")


@pytest.mark.slow
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stored=st.text(max_size=300))
def test_no_text_breaks_the_extractor(claims_of: Claims, stored: str) -> None:
    """Whatever stands in a report, its claims stand word for word in it."""
    for claim in claims_of(stored):
        assert all(stands(stored, words) for words in words_in(claim))


@pytest.mark.slow
def test_captions_make_claims_marked_as_such(claims_of: Claims) -> None:
    """What a caption tells is told in a caption."""
    claims = claims_of(
        "The town fell\n\nA boy walks past a bus destroyed by shells in the town. (Sample Photo/Wire)\n\nSoldiers took the town."
    )
    assert {c.in_caption for c in claims} == {True, False}


def test_a_tellers_title_is_no_claim(claims_of: Claims) -> None:
    """Who somebody is, said where he is named as the teller, states nothing of its own."""
    text = (
        '"The bread is gone," said Omar Sample, a spokesman for the port rescue group in the old '
        "harbour quarter. Citing a harbour official, state radio said the ferry had sunk."
    )
    quotes = [c.quote.text for c in claims_of(text)]
    assert not any("spokesman" in q or "Citing" in q for q in quotes)
    assert any("ferry had sunk" in q for q in quotes)


@pytest.mark.slow
def test_a_part_does_not_cut_its_whole_off(claims_of: Claims) -> None:
    """The people that others are counted among stand in the same claim, in full and linked."""
    stored = "At least 87 people including 31 children died in the suspected raid on Friday."
    (claim,) = claims_of(stored)
    assert claim.quote.text.startswith("At least 87 people")
    whole, part = claim.quantities[:2]
    assert (whole.low, part.low, part.part_of) == (87, 31, 0)
