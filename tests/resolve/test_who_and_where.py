from pathlib import Path

import pytest

from rashomon.errors import ResolveError
from rashomon.model.naming import fold_name
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.resolve.speakers import body_of, introduced_as, staff_of
from rashomon.resolve.where import place_report

SAMPLE = Path(__file__).parents[2] / "examples/aleppo-2016/places.csv"


def test_the_shipped_registry_is_sound() -> None:
    """Ids are unique, parents are there, and no name means two sources."""
    registry = load_registry()
    sources = registry.sources()
    assert len(sources) >= 150
    assert all(not s.parent or registry.get(s.parent) for s in sources)
    assert all(registry.find(s.name) == s for s in sources)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("the Observatory", "sohr"),
        ("SOHR", "sohr"),
        ("U.N.", "un"),
        ("Hizbollah", "hezbollah"),
        ("DAESH", "isis"),
        ("المرصد السوري لحقوق الإنسان", "sohr"),
        ("Syrian Arab Army", "syrian-army"),
    ],
)
def test_spellings_lead_to_one_source(name: str, source: str) -> None:
    """Articles, acronyms, spellings and scripts are one name."""
    found = load_registry().find(name)
    assert found is not None
    assert found.id == source


def test_a_broken_registry_file_is_named(tmp_path: Path) -> None:
    """The file and the remedy stand in one line."""
    path = tmp_path / "mine.toml"
    path.write_text('[[source]]\nid = "x"\nname = "X"\ntype = "nonsense"\n')
    with pytest.raises(ResolveError, match=r"mine\.toml.*documented list"):
        load_registry([path])


def test_an_extending_file_wins(tmp_path: Path) -> None:
    """A user's entry replaces the shipped one of that id."""
    path = tmp_path / "mine.toml"
    path.write_text('[[source]]\nid = "sohr"\nname = "The Watch"\ntype = "monitor"\n')
    registry = load_registry([path])
    assert registry.get("sohr").name == "The Watch"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Sakhour", "N0139"),
        ("al-Sakhour", "N0139"),
        ("the Sakhour district", "N0139"),
        ("Masaken Hanano", "N0129"),
        ("Hanano", "N0129"),
        ("Bostan Bash", "N0130"),
        ("city of Aleppo", "C1007"),
        ("Nowhere", ""),
    ],
)
def test_place_names_lead_to_the_gazetteer(words: str, place: str) -> None:
    """Article, kind of place and listed spellings are bridged; unknown stays unknown."""
    told = [Words(0, len(words), words)]
    (link,) = place_report(told, load_gazetteer([SAMPLE])).of(told)
    assert link.place == place
    assert link.reason


def test_every_side_and_owner_has_a_public_reference() -> None:
    """Whose mouth a source is can be looked up outside the registry."""
    told = [s for s in load_registry().sources() if s.side or s.sides or s.parent]
    assert [s.id for s in told if not s.references] == []


def test_no_name_of_the_registry_means_two_sources() -> None:
    """The order of entries never decides who is meant."""
    held: dict[str, str] = {}
    for source in load_registry().sources():
        for name in (source.name, *source.names):
            assert held.setdefault(fold_name(name), source.id) == source.id, name


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("an AFP correspondent", "afp"),
        ("SANA reporter", "sana"),
        ("SANAs correspondent", "sana"),
        ("FNA", "fars"),
        ("a reporter", ""),
    ],
)
def test_an_outlets_unnamed_staff_is_the_outlets_voice(words: str, source: str) -> None:
    """A correspondent without a name speaks for whom he works; of nobody's he stays himself."""
    registry = load_registry()
    found = registry.find(words) or staff_of(words, registry)
    assert (found.id if found else "") == source


def test_a_word_of_a_title_is_no_outlets_name() -> None:
    """The National Security Adviser does not speak for The National."""
    assert body_of("National Security Adviser", load_registry()) is None


def test_what_stands_before_a_quotation_mark_introduces_nobody() -> None:
    """The country that closes a quotation is not the speaker's."""
    text = 'We move forces throughout Syria and into Iraq" said spokesman Colonel Jane Roe.'
    assert introduced_as("Jane Roe", text, load_registry()) is None
