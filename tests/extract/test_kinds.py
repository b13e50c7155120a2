"""What a claim is about, on sentences written for the purpose."""

import pytest

from rashomon.extract.rules_v1.kind_features import KindView, features, war_share
from rashomon.extract.rules_v1.kinds import load_kinds
from rashomon.model.claim import Kind

SENTENCES = [
    ("loyalist troops recaptured the hill above the reservoir", Kind.CONTROL),
    ("fierce clashes broke out between the militia and border guards", Kind.CLASH),
    ("warplanes bombed the market at noon", Kind.AIR_STRIKE),
    ("mortar shells fell on the old quarter", Kind.SHELLING),
    ("chlorine gas was used against the village", Kind.CHEMICAL_ATTACK),
    ("a suicide bomber blew himself up at the checkpoint", Kind.OTHER_ATTACK),
    ("at least nine people were killed", Kind.CASUALTIES),
    ("hundreds of families fled their homes", Kind.DISPLACEMENT),
    ("the town has been besieged by government forces since spring", Kind.SIEGE),
    ("the shelling caused material damage to houses", Kind.INFRASTRUCTURE),
    ("residents face severe shortages of food and medicine", Kind.NEED),
    ("the ceasefire agreement came into effect at midnight", Kind.TRUCE_OR_TALKS),
    ("the army sent reinforcements to the front", Kind.MOVEMENT),
    ("inspectors will investigate the allegations", Kind.ALLEGATION_RESULT),
    ("the town is located near the border", Kind.BACKGROUND),
    ("the court sentenced him to life in prison", Kind.OTHER),
]


@pytest.mark.parametrize(("quote", "kind"), SENTENCES)
def test_a_plain_sentence_of_each_kind_is_known(quote: str, kind: Kind) -> None:
    """One plain sentence a kind, in words of our own, gets its kind."""
    assert load_kinds().classify(KindView(quote)) is kind


def test_a_claim_with_no_word_of_the_lexicon_leans_on_what_stands_around_it() -> None:
    """A bare fragment keeps the classes of the rest of its sentence."""
    view = KindView("including two teachers", before="nine people were killed ")
    assert "bare&around:casualties" in features(view)


def test_the_share_of_words_of_war_is_nought_in_other_news() -> None:
    """A report of a bake sale has no word of war, one of a siege has some."""
    assert war_share("The village held its yearly bake sale.") == 0.0
    assert war_share("Troops shelled the rebels.") > 0.5


def test_an_empty_quote_still_has_a_kind() -> None:
    """Nothing to read is no failure."""
    assert isinstance(load_kinds().classify(KindView("")), Kind)
