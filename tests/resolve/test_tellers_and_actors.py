"""Whom the words for tellers and actors mean, by the registry and what the report is about."""

import pytest

from rashomon.model.claim import Claim, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.record import ReadReport
from rashomon.model.report import MediaType, Report
from rashomon.model.source import Source
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import gazetteer_of
from rashomon.resolve.link import Linked, link
from rashomon.resolve.registry import load_registry

REGISTRY = load_registry()


def _linked(
    text: str,
    name: str,
    *,
    kind: SourceType = SourceType.UNKNOWN,
    outlet: str = "Reuters",
    mention: str = "",
) -> Linked:
    """Link one claim of a report, told by a name, with that name as its agent, too."""
    at = text.rfind(mention) if mention else -1
    words = Words.of(text, at, at + len(mention)) if at >= 0 else None
    named = Named(name, words)
    claim = Claim(
        1, Words.of(text, 0, len(text)), named, kind, (), None, Stance.ASSERT, Kind.OTHER,
        Polarity.POSITIVE, agent=named,
    )  # fmt: skip
    report = Report("u", "r", "0" * 64, MediaType.PLAIN, text, outlet=outlet)
    return link(ReadReport(report, Text(()), "r", ""), (claim,), REGISTRY, gazetteer_of(()))


def _teller(linked: Linked) -> Source:
    (claim,) = linked.claims
    made = {s.id: s for s in linked.sources}
    return made[claim.source]


@pytest.mark.parametrize(
    ("country", "words", "source"),
    [
        ("Syria", "regime", "syrian-government"),
        ("Syria", "the regime", "syrian-government"),
        ("Syria", "Assad forces", "syrian-army"),
        ("Syria", "army and its allies", "syrian-army"),
        ("Syria", "rebels", "syrian-rebels"),
        ("Syria", "opposition fighters", "syrian-rebels"),
        ("Syria", "DAESH", "isis"),
        ("Syria", "ISIL", "isis"),
        ("Syria", "Russian warplanes", "russia"),
        ("Ukraine", "government forces", "ukrainian-armed-forces"),
        ("Ukraine", "separatists", "ukrainian-separatists"),
        ("Ukraine", "rebels", "ukrainian-separatists"),
        ("Yemen", "rebels", "houthis"),
        ("Yemen", "government forces", "yemeni-army"),
        ("Yemen", "coalition", "saudi-led-coalition"),
        ("Libya", "GNA forces", "gna"),
        ("Libya", "Haftar's forces", "lna"),
        ("Libya", "rebels", "libyan-rebels"),
        ("Libya", "regime forces", "gaddafi-government"),
        ("Sudan", "army", "saf"),
        ("Sudan", "paramilitaries", "rsf"),
        ("Israel", "military", "idf"),
        ("Israel", "Hamas fighters", "hamas"),
        ("Afghanistan", "security forces", "afghan-army"),
        ("Afghanistan", "Taliban insurgents", "taliban"),
    ],
)
def test_an_actor_is_who_he_is_in_the_reports_country(
    country: str, words: str, source: str
) -> None:
    """General words mean a party by the country; the wording stays in the claim."""
    linked = _linked(f"Fighting went on in {country} on Friday.", words)
    (claim,) = linked.claims
    assert claim.agent == source
    assert claim.claim.agent is not None
    assert claim.claim.agent.name == words


def test_general_words_mean_nobody_where_no_country_is_known() -> None:
    """Without a country rebels stay rebels: none is guessed."""
    (claim,) = _linked("Fighting went on.", "rebels", outlet="").claims
    assert claim.agent == "~rebels"


def test_a_report_that_names_a_capital_only_is_about_its_country() -> None:
    """State television in Damascus is Syria's."""
    teller = _teller(_linked("A shell hit Damascus, state television said.", "state television"))
    assert teller.id == "syrian-state-tv"


def test_a_report_that_names_no_country_is_about_its_outlets() -> None:
    """A military source told of by SANA is Syrian."""
    told = "The army moved on, a military source said."
    assert _teller(_linked(told, "military source", outlet="SANA")).id == "syrian-military-source"


@pytest.mark.parametrize("words", ["Syria's opposition", "Syrias opposition"])
def test_an_owner_is_read_with_or_without_apostrophe(words: str) -> None:
    """Texts that lost their marks mean the same tellers."""
    assert _teller(_linked("Talks go on.", words)).id == "syrian-rebels"


def test_a_state_that_tells_is_its_government() -> None:
    """A denial by Syria is the Syrian government's."""
    assert _teller(_linked("Syria denies it.", "Syria")).id == "syrian-government"


def test_an_outlets_unnamed_reporter_is_the_outlet() -> None:
    """He has no other standing than his house."""
    assert _teller(_linked("Shells fell.", "SANA correspondent")).id == "sana"


def test_of_several_tellers_the_first_that_is_known_counts() -> None:
    """They are never an origin of their own beside it."""
    words = "Observatory and local officials"
    assert _teller(_linked("A blast shook Syria.", words)).id == "sohr"


def test_a_bare_noun_goes_back_to_the_body_named_before() -> None:
    """The center is the Russian one that the sentence before it named."""
    text = "The Russian Center for Reconciliation counted five breaches. Two were by mortar, the center said."
    teller = _teller(_linked(text, "center", mention="the center"))
    assert teller.id == "russian-reconciliation-centre"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("spokesman for UNHCR", "unhcr"),
        ("head of the Observatory", "sohr"),
        ("source at Aleppo province", "syrian-local-authorities"),
    ],
)
def test_who_holds_an_office_is_his_bodys_voice(words: str, body: str) -> None:
    """An unknown person gets an entry of his own, marked as provisional, below the body."""
    teller = _teller(_linked("Aid reached Syria.", words))
    assert (teller.provisional, teller.parent) == (True, body)


def test_a_role_of_many_is_never_given_an_office() -> None:
    """Residents named beside a government's raids do not speak for it."""
    text = "Raids on Syria by government forces, residents said. They were the worst in a month."
    assert _teller(_linked(text, "residents", mention="residents")).parent == ""


def test_an_office_in_a_quotation_is_not_the_speakers() -> None:
    """What ends the quoted words before a name introduces nobody."""
    text = '"They are leaders of Hamas in Syria" Omar Dahl said.'
    assert _teller(_linked(text, "Omar Dahl", mention="Omar Dahl")).parent == ""


def test_a_common_word_within_a_title_is_no_newspaper() -> None:
    """A National Security Adviser does not speak for The National."""
    text = "National Security Adviser Jane Roe spoke of Syria. Jane Roe said more."
    assert _teller(_linked(text, "Jane Roe", mention="Jane Roe")).parent != "the-national"


def test_no_side_is_guessed_where_the_outlets_state_may_be_meant() -> None:
    """Security sources of Turkey's agency may be Turkey's; the type stays a guess."""
    text = "Fighting went on in Syria, security sources said. Syria is at war."
    kind = SourceType.PARTY_GOVERNMENT
    turkish = _teller(_linked(text, "security sources", kind=kind, outlet="Anadolu Agency"))
    assert (turkish.provisional, turkish.side, turkish.type) == (True, "", kind)
    other = _teller(_linked(text, "security sources", kind=kind))
    assert other.side == "syrian-government"


@pytest.mark.parametrize(
    ("words", "parent"),
    [
        ("A news desk run by Hezbollah said the quarter had fallen.", "hezbollah"),
        ("A news desk, which is close to the Houthis, said the road was cut.", "houthis"),
        ("A news desk affiliated with the opposition in Syria said so.", "syrian-rebels"),
        ("A news desk run by volunteers in Syria said the road was cut.", ""),
    ],
)
def test_a_teller_speaks_for_the_body_that_is_said_to_run_it(words: str, parent: str) -> None:
    """An unnamed desk "run by" a party is a mouth of that party."""
    assert _teller(_linked(words, "news desk", mention="news desk")).parent == parent
