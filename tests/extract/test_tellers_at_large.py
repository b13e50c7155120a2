"""Tellers of ordinary news sentences, each construction on a sentence of its own."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim, Stance

Claims = Callable[[str], tuple[Claim, ...]]


def _told(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(c.source.name, c.quote.text.strip('"“”')) for c in claims]


@pytest.mark.parametrize(
    ("text", "teller", "quote"),
    [
        ("The ferry sank within minutes, as the harbour master remarked.", "harbour master", "The ferry sank within minutes"),
        ("A body of engineers called for every bridge to be inspected.", "body of engineers", "every bridge to be inspected"),
        ("The army complained of five barrages overnight.", "army", "five barrages overnight"),
        ("Separatist leaders speak of 1,600 killed in the town alone.", "Separatist leaders", "1,600 killed in the town alone"),
        ("“We hear of it by word of mouth,” a journalist in Tarin texted.", "journalist in Tarin", "We hear of it by word of mouth"),
        ("Mobile data was cut a week ago, monitors of the internet say.", "monitors of the internet", "Mobile data was cut a week ago"),
        ("His deputy Carlo Bruni blamed the company for failing to repair the bridge.", "Carlo Bruni", "failing to repair the bridge"),
        ("President Carlo Bruni held the rebels responsible for the loss of life.", "Carlo Bruni", "the rebels responsible for the loss of life"),
        ("President Ana Lorca, booed in the port on Tuesday, had told reporters that such floods come every year.", "Ana Lorca", "such floods come every year"),
        ("They quit the towns of their own will, one wrote on Facebook, and would hold the countryside.", "one", "would hold the countryside"),
    ],
)  # fmt: skip
def test_who_tells(claims_of: Claims, text: str, teller: str, quote: str) -> None:
    """Whoever tells is named, and what he tells is his."""
    assert any(name == teller and quote in words for name, words in _told(claims_of(text)))


@pytest.mark.parametrize(
    ("text", "teller", "quotes"),
    [
        (
            "Ninety people are missing, city officials told a news conference; eight of them are firefighters.",
            "city officials",
            ["Ninety people are missing", "eight of them are firefighters"],
        ),
        (
            "Twelve civilians had been killed, Mr Orlov went on, and of 2,000 others nothing was known.",
            "Orlov",
            ["Twelve civilians had been killed", "of 2,000 others nothing was known"],
        ),
        (
            "Forty people were treated for injuries, the hospital said, two of them for gunshots.",
            "hospital",
            ["Forty people were treated for injuries", "two of them for gunshots"],
        ),
        (
            "The pilots did not know that families were below, the investigators found, because clouds had kept drones away.",
            "investigators",
            ["The pilots did not know that families were below", "clouds had kept drones away"],
        ),
        (
            "The toll has risen to 40, said the governor, adding that it would grow.",
            "governor",
            ["The toll has risen to 40", "it would grow"],
        ),
        (
            "The commission reported 40 civilians killed and 12 wounded in April.",
            "commission",
            ["40 civilians killed", "12 wounded in April"],
        ),
    ],
)
def test_what_goes_on_after_an_attribution_is_told_by_the_same(
    claims_of: Claims, text: str, teller: str, quotes: list[str]
) -> None:
    """A second half, a part of those counted, a reason: one teller tells both."""
    assert _told(claims_of(text)) == [(teller, quote) for quote in quotes]


def test_what_stands_behind_a_colon_is_told_by_who_denied_the_half_before(
    claims_of: Claims,
) -> None:
    """The denial ends at the colon; what follows is asserted."""
    found = claims_of(
        "The minister denied that anyone had shot at the crowd: the shots went into the air."
    )
    assert [(c.source.name, c.stance) for c in found] == [
        ("minister", Stance.DENY),
        ("minister", Stance.ASSERT),
    ]


@pytest.mark.parametrize("opens", ["The governor was unmoved", "Governor Lena Ortiz was blunt"])
def test_a_quotation_after_a_colon_is_said_by_the_subject_before_it(
    claims_of: Claims, opens: str
) -> None:
    """Who does something before a colon is quoted behind it."""
    found = _told(claims_of(f"{opens}: “The road stays shut until May.”"))
    assert ("Lena Ortiz" if "Lena" in opens else "governor", "The road stays shut until May") in [
        (name, words.rstrip(".")) for name, words in found
    ]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("A statement released on Saturday by the Lake Region Council said the road was cut.", "Lake Region Council"),
        ("According to a report by the World Harbour Fund, 40 villages lack water.", "World Harbour Fund"),
        ("A report in the Harbour Times said the mayor had fled.", "Harbour Times"),
        ("A statement on the ministry's website said no one was hurt.", "ministry"),
    ],
)  # fmt: skip
def test_a_paper_says_what_its_giver_says(claims_of: Claims, text: str, teller: str) -> None:
    """A statement, report or letter is told by whoever gave it, and nothing else is claimed."""
    assert [c.source.name for c in claims_of(text)] == [teller]


@pytest.mark.parametrize(
    ("text", "teller", "via"),
    [
        ("“These men are too weak to come near,” a senior naval officer was quoted as saying.", "senior naval officer", []),
        ("Reuters also reported rescue workers as saying that two dozen people were killed.", "rescue workers", ["Reuters"]),
        ("The bridge fell at noon, the mayor was reported as saying.", "mayor", []),
    ],
)  # fmt: skip
def test_whoever_is_quoted_as_saying_tells(
    claims_of: Claims, text: str, teller: str, via: list[str]
) -> None:
    """Who is quoted tells, who quotes him passes it on."""
    (found,) = claims_of(text)
    assert (found.source.name, [v.name for v in found.via]) == (teller, via)


def test_an_aged_person_with_one_name_is_taken_up(claims_of: Claims) -> None:
    """ "He" is the boy of the sentence before, not who spoke last."""
    found = claims_of(
        "A photographer of the agency saw the wounded. Lino, 13, was hurt on his way home. "
        "“I was coming back from school,” he told the agency."
    )
    assert found[-1].source.name == "Lino"


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        ("Asked about the raid, the spokesman said it had killed 12.", "about the raid"),
        ("An envoy called for the minister to step down and accused the agency of delay.", "minister"),
    ],
)  # fmt: skip
def test_what_is_no_telling(claims_of: Claims, text: str, untold: str) -> None:
    """What somebody was asked is no claim of his; whom a wish is about accuses nobody."""
    found = _told(claims_of(text))
    assert untold not in [words for _, words in found]
    assert "minister" not in [name for name, _ in found]


def test_who_does_not_give_up_tells_it_himself(claims_of: Claims) -> None:
    """ "She would not give up" is no remark on what she did not give."""
    found = claims_of(
        "Ana Lorca told the nation that the truce stands and that she would not give up."
    )
    assert {c.source.name for c in found} == {"Ana Lorca"}


@pytest.mark.parametrize(
    "body", ["the Syrian regime's official television channel", "the official TV channel"]
)
def test_the_official_channel_is_state_television(claims_of: Claims, body: str) -> None:
    """By whatever name, it is no second origin beside state television."""
    found = claims_of(f"Syria was calm. Six people died in Syria on Wednesday, {body} said.")
    assert found[-1].source.name == "Syrian state TV"
