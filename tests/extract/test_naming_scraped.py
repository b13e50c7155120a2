"""Tellers in text that has lost its stops and commas, on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.extract.rules_v1.naming.bodies import Bodies
from rashomon.extract.rules_v1.naming.phrases import described_after, loose_front, tight
from rashomon.model.claim import Claim, Polarity, Stance
from rashomon.resolve.registry import load_registry

Claims = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Harbour City A military source", "A military source"),
        ("AGENCY/Staff The port authority", "The port authority"),
        ("head of The Harbour Campaign", ""),
        ("the port authority", ""),
    ],
)
def test_an_article_within_opens_the_teller(words: str, rest: str) -> None:
    """A dateline or a caption that runs into the teller is no part of him."""
    assert loose_front(words) == rest


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Harbour Research Office an NGO", "Harbour Research Office"),
        ("Samir a police officer", "Samir"),
        ("the harbour office", ""),
        ("source at the port", ""),
    ],
)
def test_a_description_without_its_comma_is_left_out(words: str, name: str) -> None:
    """What a name is said to be does not belong to it."""
    assert described_after(words) == name


@pytest.mark.parametrize(
    ("mention", "rest"),
    [
        ("Early Sunday the governor", "the governor"),
        ("May 2014 local activists", "local activists"),
        ("Sunday Times", "Sunday Times"),
    ],
)
def test_words_of_time_before_a_teller_go(mention: str, rest: str) -> None:
    """When somebody spoke is no part of his name."""
    assert tight(mention) == rest


def test_a_body_is_found_behind_what_runs_into_it() -> None:
    """A headline run into a body's name, and "official" before it, hide nobody."""
    bodies = Bodies("", load_registry().known_names(), "Syrian")
    assert bodies.closing("Three attacks on the port Human Rights Watch") == "Human Rights Watch"
    assert bodies.closing("a spokesman for Human Rights Watch") == ""
    assert bodies.within("the official SANA news agency") == "SANA"
    assert bodies.within("an official of SANA") == ""


def _tellers(claims: tuple[Claim, ...], words: str) -> set[str]:
    return {c.source.name for c in claims if words in c.quote.text}


@pytest.mark.slow
def test_joint_tellers_at_the_foot_of_a_sentence_are_two(claims_of: Claims) -> None:
    """ "…, the Observatory and local officials said" is a claim of each."""
    told = claims_of("Shells sank two ferries, the Port Observatory and local officials said.")
    tellers = _tellers(told, "sank two ferries")
    assert len(tellers) == 2
    assert "local officials" in tellers


@pytest.mark.slow
def test_ministries_with_and_in_their_name_are_one(claims_of: Claims) -> None:
    """A name's own "and" parts nobody."""
    told = claims_of(
        "Two ferries sank, the Ministry of Transport and Communications said on Monday."
    )
    assert len(_tellers(told, "ferries sank")) == 1


@pytest.mark.slow
def test_what_things_accord_with_tells_nothing(claims_of: Claims) -> None:
    """A plan is no teller; nor is an attack that "said" something by a slip of the parse."""
    told = claims_of("The ferries were moved according to plan. The pier was closed.")
    assert {c.source.name for c in told} == {"outlet"}


@pytest.mark.parametrize(
    ("quote", "stance"),
    [
        ("the harbour must be reopened", Stance.OPINION),
        ("this is one of the worst storms in years", Stance.ASSERT),
        ("there were conflicting reports of the number of dead", Stance.UNCERTAIN),
        ("the ferry was initially reported to be empty", Stance.UNCERTAIN),
        ("the crew were likely responsible for the fire", Stance.UNCERTAIN),
        ("a suspected mine sank the ferry", Stance.ASSERT),
    ],
)
def test_duty_is_a_view_and_hedges_are_doubt(quote: str, stance: Stance) -> None:
    """What must be is a view in anybody's mouth; praise and blame only in a teller's."""
    from rashomon.extract.rules_v1.stance import polarity_of, stance_of

    assert stance_of(quote, None, in_quotation=False) is stance
    assert polarity_of(quote, stance) is Polarity.POSITIVE
