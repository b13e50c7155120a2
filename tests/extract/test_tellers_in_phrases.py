"""Tellers in set phrases, accounts, participles and pictures, each on a sentence of its own."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]


def _told(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(c.source.name, c.quote.text.strip('"“”')) for c in claims]


@pytest.mark.parametrize(
    ("text", "teller", "quote"),
    [
        ("The minister made it clear that the border would stay shut.", "minister", "the border would stay shut"),
        ("The police chief of Tarin has no doubt that the dead will pass 100.", "police chief of Tarin", "the dead will pass 100"),
        ("The UN envoy, Ana Lorca, takes the view that the council rules on.", "Ana Lorca", "the council rules on"),
        ("The army was confident that the town would fall within days.", "army", "the town would fall within days"),
        ("An engineer was more careful: some of the pumps were running again.", "engineer", "some of the pumps were running again"),
        ("The research centre CERB calculated that the truce had halved the attacks.", "research centre CERB", "the truce had halved the attacks"),
        ("The World Harbour Fund begged the authorities to stop burning the boats.", "World Harbour Fund", "the authorities to stop burning the boats"),
        ("The governor has promised water lorries by the end of the week.", "governor", "water lorries by the end of the week"),
        ("A pensioner from Tarin, handed soup in a school hall, said nobody had come for her street.", "pensioner from Tarin", "nobody had come for her street"),
        ("State television showed footage of the damaged bridge.", "state TV", "footage of the damaged bridge"),
        ("State television aired footage of the damaged bridge.", "state TV", "footage of the damaged bridge"),
        ("As many as sixty had a hand in it, guessed the commander of the Fourth Army.", "commander of the Fourth Army", "As many as sixty had a hand in it"),
        ("“They went from house to house and asked only for the men,” recalled a teacher from Kisiwa.", "teacher", "They went from house to house and asked only for the men"),
        ("The blast killed 12 people, the mayor tweeted, having cancelled his journey.", "mayor", "The blast killed 12 people"),
        ("The line ends before the bend, the drivers' union pointed out; an older signal takes over there.", "drivers' union", "The line ends before the bend"),
    ],
)  # fmt: skip
def test_who_tells(claims_of: Claims, text: str, teller: str, quote: str) -> None:
    """Whoever tells is named, and what he tells is his."""
    assert (teller, quote) in _told(claims_of(text))


@pytest.mark.parametrize(
    ("text", "teller", "quotes"),
    [
        (
            "Four people died, the clinic said, warning that the toll could rise.",
            "clinic",
            ["Four people died", "the toll could rise"],
        ),
        (
            "Some 30,000 people are on the move, the relief office said on Monday, adding that tents were short.",
            "relief office",
            ["Some 30,000 people are on the move", "tents were short"],
        ),
        (
            "Twelve villages were burnt, by the army's count, and forty people were killed.",
            "army",
            ["Twelve villages were burnt", "forty people were killed"],
        ),
        (
            "The talks went on, the minister made plain; but a truce would come only later.",
            "minister",
            ["The talks went on", "a truce would come only later"],
        ),
    ],
)
def test_both_halves_are_told_by_one(
    claims_of: Claims, text: str, teller: str, quotes: list[str]
) -> None:
    """A participle, an account in mid-sentence: one teller tells both sides."""
    assert _told(claims_of(text)) == [(teller, quote) for quote in quotes]


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt that the bridge has fallen.",
        "It was certain that the bridge would fall.",
        "The blast left no doubt that the bridge had fallen.",
        "The ministry is calculating that the war will end the siege.",
    ],
)
def test_what_nobody_holds(claims_of: Claims, text: str) -> None:
    """Where nobody is sure, or nothing is told, there is no teller."""
    assert {c.source.name for c in claims_of(text)} == {"outlet"}


def test_who_was_asked_tells_only_his_answer(claims_of: Claims) -> None:
    """What somebody between commas was asked about is no claim of his."""
    found = _told(claims_of("The navy, asked about the raid, said it had hit a depot."))
    assert ("navy", "it had hit a depot") in found
    assert ("navy", "about the raid") not in found


def test_a_messaging_app_passes_words_on_by_its_name(claims_of: Claims) -> None:
    """ "On the Telegram messaging app" is Telegram."""
    (found,) = claims_of("The mayor said on the Telegram messaging app that two men were hurt.")
    assert [v.name for v in found.via] == ["Telegram"]


def test_what_somebody_is_sure_of_is_held_as_opinion(claims_of: Claims) -> None:
    """Confidence is no report."""
    found = claims_of("The army was confident that the road was open.")
    assert found[-1].stance is Stance.OPINION


def test_what_was_said_in_a_carried_statement_is_told(claims_of: Claims) -> None:
    """A clause far behind "said in a statement carried by the agency" is the spokesman's."""
    (found,) = claims_of(
        "The coalition's spokesman, Karim Nasser, said in a statement carried by the state news agency "
        "that the drone had been shot down."
    )
    assert (found.source.name, found.quote.text) == ("Karim Nasser", "the drone had been shot down")


def test_an_agency_that_was_told_is_no_part_of_what_it_was_told(claims_of: Claims) -> None:
    """ "Told AFP more were trapped": the agency is who listened."""
    found = _told(claims_of("Rescue spokesman Karim Nasser told AFP more were trapped."))
    assert found == [("Karim Nasser", "more were trapped")]


def test_who_asked_not_to_be_named_claims_nothing_by_it(claims_of: Claims) -> None:
    """A wish to stay unnamed is no demand."""
    found = claims_of("An official said the well was dry. The official, who asked not to be named, said more wells were.")  # fmt: skip
    assert [c.quote.text for c in found if c.source.name == "official"] == [
        "the well was dry",
        "more wells were",
    ]


@pytest.mark.parametrize(
    ("text", "teller", "quote"),
    [
        ("Thousands of people have fled, say aid workers.", "aid workers", "Thousands of people have fled"),
        ("The UN's relief office in Tarin said the wells were dry.", "UN relief office in Tarin", "the wells were dry"),
    ],
)  # fmt: skip
def test_who_says_now_and_whose_office(
    claims_of: Claims, text: str, teller: str, quote: str
) -> None:
    """ "Say" may stand before its subject; the UN's office keeps no stray mark."""
    assert _told(claims_of(text)) == [(teller, quote)]


def test_who_was_told_to_leave_tells_nothing(claims_of: Claims) -> None:
    """ "The army's spokesman, Karim Nasser, told residents to leave" is told by no resident."""
    found = claims_of("The army's spokesman, Karim Nasser, told residents to leave the district.")
    assert not [c for c in found if "residents" in c.source.name]
