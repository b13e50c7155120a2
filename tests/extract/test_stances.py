import pytest

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.stance import polarity_of, stance_of
from rashomon.model.claim import Polarity, Stance
from rashomon.model.words import Words

MAYOR = Frame(Words(0, 5, "mayor"), None, ())


@pytest.mark.parametrize(
    ("before", "quote", "stance"),
    [
        ("", "the figure could not be checked", Stance.UNCERTAIN),
        ("", "none of these accounts can be tested", Stance.UNCERTAIN),
        ("", "neither version of the fire could be confirmed", Stance.UNCERTAIN),
        ("", "the harbour office was unable to establish who had fired", Stance.UNCERTAIN),
        ("", "the cause has not been confirmed", Stance.UNCERTAIN),
        ("", "there is no independent confirmation of the toll", Stance.UNCERTAIN),
        ("", "how many drowned is far from clear", Stance.UNCERTAIN),
        ("", "two rowers were reported killed", Stance.UNCERTAIN),
        ("", "nobody was reported hurt", Stance.ASSERT),
        ("", "suspected pirates robbed the ferry", Stance.UNCERTAIN),
        ("", "suspicion fell on the night watch", Stance.UNCERTAIN),
        ("", "the real number is probably higher", Stance.UNCERTAIN),
        ("The inquiry is to determine ", "whether the mill was hit", Stance.UNCERTAIN),
        ("It was not clear ", "who had opened the sluice", Stance.UNCERTAIN),
        ("It reached the preliminary conclusion that ", "a boat had fired", Stance.UNCERTAIN),
        ("Dozens are thought to have drowned and ", "many more injured", Stance.UNCERTAIN),
        ("Dozens are thought to have drowned and ", "the quay was closed", Stance.ASSERT),
    ],
)
def test_what_nobody_could_check_is_uncertain(before: str, quote: str, stance: Stance) -> None:
    """What was not checked, settled or vouched for is open, in whichever words."""
    assert stance_of(quote, None, in_quotation=False, before=before) is stance


@pytest.mark.parametrize(
    ("quote", "stance"),
    [
        ("boats thought to belong to smugglers rammed the ferry", Stance.ASSERT),
        ("the boats are believed to belong to smugglers", Stance.UNCERTAIN),
        ("a mine believed to be old", Stance.UNCERTAIN),
        ("the office closed the site to stop rumours", Stance.ASSERT),
        ("his whereabouts are not known", Stance.ASSERT),
        ("the flood may be the deadliest in years", Stance.ASSERT),
        ("a man whose name has not been released was pulled out", Stance.ASSERT),
        ("they stayed ashore for fear of the waves", Stance.ASSERT),
        ("the brutal winter has closed the pass", Stance.ASSERT),
        ("they drowned during an attempt to cross the river", Stance.ASSERT),
    ],
)
def test_a_doubt_or_a_judgement_beside_the_telling_leaves_it(quote: str, stance: Stance) -> None:
    """A teller who describes in passing ("boats thought to be …") still asserts what was done."""
    assert stance_of(quote, MAYOR, in_quotation=False) is stance


@pytest.mark.parametrize(
    ("before", "quote"),
    [
        ("", "When will the owners listen"),
        ("", "the ferry looked like a ghost ship"),
        ("", "the wreck could have been avoided"),
        ("", "there is no sense in rebuilding the pier"),
        ("", "the chances of finding the crew are very slim"),
        ("", "a second flood was unlikely"),
        ("", "the fishermen deserve thanks"),
        ("", "begged for a pause in the search"),
        ("", "demanding an end to the dredging"),
        ("", "the union cautioned owners against sailing"),
        ("", "the village wants an inquiry into the wreck"),
        ("", "the bishop regretted that the bell was sold"),
        ("The owners must open the books and ", "pay the crews"),
    ],
)
def test_views_and_demands_are_opinions_in_anybodys_mouth(before: str, quote: str) -> None:
    """What is called for, judged or wished is an opinion, whoever the text says it is told by."""
    assert stance_of(quote, None, in_quotation=False, before=before) is Stance.OPINION


def test_what_is_warned_against_is_an_opinion() -> None:
    """ "Warned against X" calls for something; "against" after a number does not."""
    quote = "against hasty repairs"
    told = stance_of(quote, MAYOR, in_quotation=False, before="The mayor warned the owners ")
    assert told is Stance.OPINION
    other = stance_of("against three before", MAYOR, in_quotation=False, before="Two sank, ")
    assert other is Stance.ASSERT


@pytest.mark.parametrize(
    ("before", "quote", "stance"),
    [
        ("", "three cranes were due to arrive at the quay", Stance.PREDICT),
        ("", "rain is expected over the delta", Stance.PREDICT),
        ("", "two convoys were yet to come", Stance.PREDICT),
        ("", "the fair opens in the old port on Monday", Stance.PREDICT),
        ("", "the repairs should be done by Friday", Stance.PREDICT),
        ("", "the number could triple", Stance.PREDICT),
        ("", "the repairs should be paid by the owners", Stance.OPINION),
        ("", "the sirens wailed for fear that the dyke would burst", Stance.ASSERT),
        ("", "they sail at night so the patrols will not see", Stance.ASSERT),
        ("", "aid was scheduled to start on Monday", Stance.PREDICT),
        ("The deal would open the road and ", "allow lorries through", Stance.PREDICT),
        ("The ferry sank and ", "people swam ashore", Stance.ASSERT),
        ("John Doe, ", "who will lead the union", Stance.PREDICT),
    ],
)
def test_what_is_set_or_due_is_foretold(before: str, quote: str, stance: Stance) -> None:
    """Timetables, due dates and a verb that shares a modal are of what is to come; a purpose is not."""
    assert stance_of(quote, None, in_quotation=False, before=before) is stance


@pytest.mark.parametrize(
    ("quote", "stance", "polarity"),
    [
        ("the report could not be confirmed", Stance.UNCERTAIN, Polarity.POSITIVE),
        ("neither count could be checked", Stance.UNCERTAIN, Polarity.POSITIVE),
        ("the guard gave no number", Stance.ASSERT, Polarity.NEGATIVE),
        ("the hull bore no trace of a fire", Stance.ASSERT, Polarity.NEGATIVE),
        ("the storm caused no deaths", Stance.ASSERT, Polarity.NEGATIVE),
        ("two men died from lack of water", Stance.ASSERT, Polarity.POSITIVE),
        ("the crew ate soup with no salt", Stance.ASSERT, Polarity.POSITIVE),
        ("this was a theft, not an accident", Stance.ASSERT, Polarity.POSITIVE),
        ("two boys who were not from the village fell in", Stance.ASSERT, Polarity.POSITIVE),
        ("he died because she had no boat", Stance.ASSERT, Polarity.POSITIVE),
        ("which does not reach the quay", Stance.ASSERT, Polarity.NEGATIVE),
    ],
)
def test_only_the_propositions_own_negation_counts(
    quote: str, stance: Stance, polarity: Polarity
) -> None:
    """What is unchecked, beside the clause or a contrast negates nothing; "gave no" does."""
    assert polarity_of(quote, stance) is polarity
