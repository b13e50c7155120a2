"""Whom a report means by the words that name its tellers, on sentences written for it."""

from collections.abc import Callable

import pytest

from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.extract.rules_v1.naming import Cast
from rashomon.extract.rules_v1.naming.given_names import MEN, WOMEN
from rashomon.extract.rules_v1.naming.phrases import (
    clean,
    enclosed_name,
    leading_name,
    name_after_body,
    tight,
    trailing_name,
)
from rashomon.extract.rules_v1.parser import parse_many
from rashomon.extract.rules_v1.places import place_names
from rashomon.model.claim import SourceType
from rashomon.model.report import MediaType, Report
from rashomon.model.words import Words
from rashomon.read.reading import read
from rashomon.resolve.registry import load_registry

Named = Callable[..., list[tuple[str, SourceType]]]


@pytest.fixture(scope="module")
def named(extractor: RulesV1) -> Named:
    """Give name and type of mentions of a text, looked up one after the other."""
    known = load_registry().known_names()

    def name(text: str, *mentions: str) -> list[tuple[str, SourceType]]:
        report = Report("u", "k", "0", MediaType.PLAIN, text)
        (parsed,) = parse_many(extractor._nlp, [(report, read(report))])
        cast = Cast(parsed, (), known, place_names(parsed))
        found, at = [], 0
        for mention in mentions:
            at = text.index(mention, at)
            teller, kind = cast.teller(Words(at, at + len(mention), mention))
            found.append((teller.name, kind))
            at += len(mention)
        return found

    return name


@pytest.mark.parametrize(
    ("mention", "kept"),
    [
        ("Later in the evening the source", "the source"),
        ("a clerk speaking by phone", "a clerk"),
        ("the mayor in a statement on Sunday", "the mayor"),
        ("a source in the ministry", "a source in the ministry"),
        ("the Harbour Office which runs the port", "the Harbour Office"),
    ],
)
def test_what_names_nobody_is_cut_off_a_mention(mention: str, kept: str) -> None:
    """Openings and trailing clauses go; what says which source it is stays."""
    assert tight(mention) == kept


@pytest.mark.parametrize(
    ("mention", "plain"),
    [
        ("the ministry's statement", "ministry"),
        ("a report by the Harbour Office", "Harbour Office"),
        ("the Observatory (SOHR)", "Observatory"),
        ("The London-based Harbour Watch", "Harbour Watch"),
        ("earlier media reports", "earlier media reports"),
        ("The Washington Post", "Washington Post"),
    ],
)
def test_articles_papers_and_possessives_are_no_part_of_a_name(mention: str, plain: str) -> None:
    """Whoever speaks through a paper is the teller, not the paper."""
    assert clean(mention) == plain


@pytest.mark.parametrize(
    ("find", "phrase", "name"),
    [
        (leading_name, "Jane Roe, head of the Harbour Office", "Jane Roe"),
        (leading_name, "Jane Roe head of the Harbour Office", "Jane Roe"),
        (leading_name, "Harbour Office, a body of the town", ""),
        (enclosed_name, "the mayor, Jane Roe, of Milltown", "Jane Roe"),
        (trailing_name, "Harbour Office director Jane Roe", "Jane Roe"),
        (trailing_name, "Russian Maj. Gen. Ivan Roe", "Ivan Roe"),
        (trailing_name, "a witness named Roe", "Roe"),
        (trailing_name, "a source in Aleppo", ""),
        (name_after_body, "head of the Harbour Office Jane Roe", "Jane Roe"),
        (name_after_body, "member of the Coalition's political committee Jane Roe", "Jane Roe"),
        (name_after_body, "a reporter in Deir Ezzor", ""),
    ],
)
def test_persons_are_found_within_a_phrase(
    find: Callable[[str], str], phrase: str, name: str
) -> None:
    """Before a description, between commas, after a title, after a body's name."""
    assert find(phrase) == name


def test_no_given_name_is_both_a_womans_and_a_mans() -> None:
    """A name borne by both tells nothing and is left out."""
    assert not WOMEN & MEN


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        ("Mayor Jane Roe spoke on Sunday. Roe said the dam held. She added that it leaked.", ["Roe", "She"], ["Jane Roe", "Jane Roe"]),
        ("Bank director Mark Roe said so. Later his aide Jane Lane spoke. He added more.", ["Bank director Mark Roe", "Jane Lane", "He"], ["Mark Roe", "Jane Lane", "Mark Roe"]),
        ("The Port Safety Agency (PSA) said ships sank. PSA said eight men died.", ["PSA said"], ["Port Safety Agency"]),
        ("The Port Safety Agency said ships sank. PSA said eight men died.", ["PSA"], ["Port Safety Agency"]),
        ("Milltown governor Paul Lane said shops were shut. The governor added that schools were too.", ["Milltown governor Paul Lane", "The governor"], ["Paul Lane", "Paul Lane"]),
        ("A source at Milltown Police Command said a bomb went off. The source added that nobody died.", ["A source at Milltown Police Command", "The source"], ["source at Milltown Police Command"] * 2),
        ("Fighting went on in Syria, a monitor said. The Syrian Observatory for Human Rights counted nine dead.", ["a monitor", "The Syrian Observatory for Human Rights"], ["Syrian Observatory for Human Rights"] * 2),
        ("Shells fell in Syria. The Observatory said nine died. The group said the toll could rise. It gave no names.", ["The Observatory", "The group", "It"], ["Syrian Observatory for Human Rights"] * 3),
        ("Tanks rolled through Yemen. The government said all was calm.", ["The government"], ["Yemeni government"]),
        ("Seoul said the rocket fell into the sea, and Nairobi said it had seen nothing.", ["Seoul", "Nairobi"], ["South Korea", "Kenya"]),
        ("Kenya's military said the raid was over.", ["Kenya's military"], ["Kenyan military"]),
        ("A Russian Defence Ministry spokesman said planes had returned.", ["A Russian Defence Ministry spokesman"], ["Russian Defence Ministry"]),
        ("Fighting in Syria eased, state television said.", ["state television"], ["Syrian state TV"]),
        ("Bread ran out in Syria, the state news agency SANA said.", ["the state news agency SANA"], ["SANA"]),
        ("Activists in Idlib said shops were shut.", ["Activists in Idlib"], ["activists in Idlib"]),
        ("The Milltown Zoo opened in May. The zoo said the tiger was well.", ["The zoo"], ["Milltown Zoo"]),
        ("Mrs Lane said the tram sped. Sue Lane, 30, was hurt.", ["Mrs Lane"], ["Sue Lane"]),
        ("Syrian President Bashar al-Assad told a paper he would stay.", ["Syrian President Bashar al"], ["Bashar al-Assad"]),
    ],
)  # fmt: skip
def test_mentions_lead_to_the_fullest_name(
    named: Named, text: str, mentions: list[str], names: list[str]
) -> None:
    """Short names, pronouns, roles, acronyms and capitals lead to whom the report means."""
    found = [name for name, _ in named(text, *mentions)]
    assert [f.lower() for f in found] == [n.lower() for n in names]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("A doctor said six people were hurt.", "A doctor", SourceType.RESCUE_OR_MEDICAL),
        ("A resident said six people were hurt.", "A resident", SourceType.RESIDENT),
        ("Police said six people were hurt.", "Police", SourceType.OFFICIAL_OTHER),
        ("Rebels in Syria shelled the army as warplanes struck. Syrian army officers said six troops fell.", "Syrian army officers", SourceType.PARTY_GOVERNMENT),
        ("Rebels in Syria shelled the army as warplanes struck. Israeli officials said nothing.", "Israeli officials", SourceType.PARTY_OTHER),
        ("A UNICEF spokesman, Paul Lane, said six people were hurt.", "A UNICEF spokesman, Paul Lane,", SourceType.UN_OR_NGO),
        ("A SANA reporter said six people were hurt.", "A SANA reporter", SourceType.STATE_MEDIA),
        ("A reporter for the Milltown Gazette said six people were hurt.", "A reporter for the Milltown Gazette", SourceType.MEDIA),
        ("Local activists said six people were hurt.", "Local activists", SourceType.MONITOR),
    ],
)  # fmt: skip
def test_types_follow_role_body_and_state(
    named: Named, text: str, mention: str, kind: SourceType
) -> None:
    """What somebody is comes first, then the body he belongs to, then whose state it is."""
    assert named(text, mention)[0][1] is kind
