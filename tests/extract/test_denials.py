"""Denials in all their forms, on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.extract.rules_v1.stance import stance_of
from rashomon.model.claim import Claim, Polarity, Stance

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "teller", "denied"),
    [
        ("The army's denial that it shelled the port came late.", "army", "it shelled the port"),
        ("The governor issued a denial that the bridge had been closed.", "governor", "the bridge had been closed"),
        ("The port was hit on Monday despite denials from the harbour ministry.", "harbour ministry", "denials from the harbour ministry"),
        ("The claim was swiftly denied by the harbour ministry.", "harbour ministry", "The claim"),
        ("Rebels accused the army of burning the mill, a charge the army denies.", "army", "a charge"),
        ("The minister rejected accusations that his troops had burned the mill.", "minister", "his troops had burned the mill"),
        ("The ministry called the reports false.", "ministry", "the reports"),
        ("The ministry described the reports that its guards had fired on the crowd as untrue.", "ministry", "its guards had fired on the crowd"),
        ("The army dismissed the claims as baseless.", "army", "the claims"),
        ("The police refuted these allegations on Friday.", "police", "these allegations"),
        ("The governor denied using gas against the town.", "governor", "using gas against the town"),
        ("The mayor has denied having closed the bridge.", "mayor", "having closed the bridge"),
        ("The army denied any involvement in the raid.", "army", "any involvement in the raid"),
        ("Denials by the rebels that they had fired on the convoy were met with doubt.", "rebels", "they had fired on the convoy"),
        ("The palace described as baseless a report that the king was ill.", "palace", "the king was ill"),
        ("The ministry dismissed reports of a gas leak as rumours.", "ministry", "reports of a gas leak"),
        ("A pathologist contradicted the claim that the boy had drowned.", "pathologist", "the boy had drowned"),
        ("The suspect denied killing the girl.", "suspect", "killing the girl"),
        ("The navy has strongly disputed the account.", "navy", "the account"),
        ("The junta denies hiring guards abroad.", "junta", "hiring guards abroad"),
        ("The trade body of millers denied it had been told of the danger.", "trade body of millers", "it had been told of the danger"),
        ("Officials ruled out a hijacking.", "officials", "a hijacking"),
        ("The minister rejected the idea that the state had lost its jails.", "minister", "the state had lost its jails"),
        ("The general staff brushed aside the charges as groundless.", "general staff", "the charges"),
        ("The air force rejected any part in the disaster.", "air force", "any part in the disaster"),
        ("The clan, a branch of the reed cutters, denied any part in it in a leaflet on Tuesday.", "clan", "any part in it"),
        ("The spokeswoman, Jane Roe, dismissed as a lie the charge that guards had burned the mill.", "Jane Roe", "guards had burned the mill"),
        ('The State Office dismissed as "absolutely false" the idea that its agents were there.', "State Office", "its agents were there"),
        ("The clan ridiculed the figures as invented.", "clan", "the figures"),
        ("The defence ministry scoffed at the claim.", "defence ministry", "the claim"),
        ("The mayor pushed back against claims that the dam had burst.", "mayor", "the dam had burst"),
        ("The mayor shrugged off reports of a shortage.", "mayor", "reports of a shortage"),
        ("The ministry poured cold water on reports that the deal was off.", "ministry", "the deal was off"),
        ("The generals rejected talk that the court had forced their hand.", "generals", "the court had forced their hand"),
        ("The city denied that the mill had been closed, and the agency withdrew its story.", "city", "the mill had been closed"),
        ("The minister said his country had nothing to do with the raid.", "minister", "his country had nothing to do with the raid"),
        ('"It has no basis," the harbour master said.', "harbour master", "It has no basis"),
        ("The firm says this never happened.", "firm", "this never happened"),
        ("The army denied its trucks or those of its partners were near the mill.", "army", "its trucks or those of its partners were near the mill"),
    ],
)  # fmt: skip
def test_what_is_denied_is_the_claim(
    claims_of: Claims, sentence: str, teller: str, denied: str
) -> None:
    """The denied proposition, or what names it, stands positive with stance deny."""
    found = [c for c in claims_of(sentence) if c.stance is Stance.DENY]
    assert [(c.source.name, c.quote.text) for c in found] == [(teller, denied)]
    assert found[0].polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry rejected the plan.",
        "The army rejected calls for a truce in the valley.",
        "The coalition dismissed the outcome of the vote.",
        "The mayor pushed back the opening of the bridge.",
        "The union laughed off the cold.",
        "The clan rejected talks with the port.",
        "The mayor deplored the denial of aid to the town by the guards.",
    ],
)
def test_turning_down_is_no_denial(claims_of: Claims, sentence: str) -> None:
    """Only a claim can be denied; plans, calls and aid are turned down."""
    assert all(c.stance is not Stance.DENY for c in claims_of(sentence))


def test_what_stands_before_a_denial_stays_a_claim(claims_of: Claims) -> None:
    """The accusation and its denial are two claims of two tellers."""
    claims = claims_of("Rebels accused the army of burning the mill, a charge the army denies.")
    assert [c.stance for c in claims] == [Stance.ASSERT, Stance.DENY]


def test_two_denied_clauses_are_two_denials(claims_of: Claims) -> None:
    """What is denied splits like any claim."""
    claims = claims_of(
        "The army denied that it had shelled the market and that it had burned the mill."
    )
    assert [c.stance for c in claims] == [Stance.DENY, Stance.DENY]


def test_saying_that_a_claim_is_false_denies_it(claims_of: Claims) -> None:
    """ "Said the allegations were false" denies without a verb of denial."""
    (claim,) = claims_of("The mayor said the allegations were completely unfounded.")
    assert claim.stance is Stance.DENY
    assert stance_of("the reports were false", None, in_quotation=False) is Stance.ASSERT


@pytest.mark.parametrize(
    "answer",
    ["The rebels denied it.", "The rebels denied this.", "The rebels called that untrue.", "The rebels at once contradicted it."],
)  # fmt: skip
def test_denying_it_denies_what_was_told_last(claims_of: Claims, answer: str) -> None:
    """A denial of "it" or "that" is a denial of the proposition of the teller before."""
    claims = claims_of(f"The army said its troops had entered the mill town. {answer}")
    denied = [(c.source.name, c.quote.text) for c in claims if c.stance is Stance.DENY]
    assert denied == [("rebels", "its troops had entered the mill town")]


def test_denying_it_after_nobody_else_told_stays_as_it_is(claims_of: Claims) -> None:
    """Where no other teller stands before, nothing is put in place of "it"."""
    claims = claims_of("Shells fell on the mill. The army denied it.")
    assert "Shells fell on the mill" not in {
        c.quote.text for c in claims if c.stance is Stance.DENY
    }
