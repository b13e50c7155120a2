"""Names matched over spelling, article and script; words for places taken apart."""

import pytest

from rashomon.model.place import Place
from rashomon.resolve.gazetteer import Gazetteer, gazetteer_of
from rashomon.resolve.places.mention import read_mention


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return gazetteer_of(
        [
            Place("n1", "Bostan Bash", "neighbourhood", ("بستان الباشا",)),
            Place("n2", "Haydariyeh", "neighbourhood"),
            Place("n3", "Trab Al-Hellok", "neighbourhood"),
            Place("n4", "Hanano", "neighbourhood"),
            Place("n5", "Sha'aar", "neighbourhood"),
            Place("n6", "Ash-Shu'ayb", "neighbourhood"),
            Place("t1", "New Hollin", "town"),
            Place("t2", "Харків", "town"),
        ]
    )


@pytest.mark.parametrize(
    ("name", "place", "reason"),
    [
        ("Bostan Bash", "n1", "the same name"),
        ("Bustan al-Basha", "n1", "another spelling"),
        ("بستان الباشا", "n1", "the same name"),
        ("Haydariya", "n2", "another spelling"),
        ("حيدرية", "n2", "another spelling"),
        ("Holok", "n3", "the last word"),
        ("Masaken Hanano", "n4", "without its first words"),
        ("al-Shaar", "n5", "another spelling"),
        ("Kharkiv", "t2", "another spelling"),
        ("Hollin", "", ""),
        ("Bastion Bosch Harbour", "", ""),
    ],
)
def test_a_name_is_found_in_any_spelling_with_its_reason(
    gazetteer: Gazetteer, name: str, place: str, reason: str
) -> None:
    """A town is not found by a part of its name; what is unlike is not found."""
    found = gazetteer.named(name)
    assert (found[0][0].id if found else "") == place
    assert not found or reason in found[0][2]
    assert all(0.4 < score <= 1 for _, score, _ in found)


@pytest.mark.parametrize(
    ("words", "form", "sort", "part", "holder"),
    [
        ("the besieged Lowgate district", "Lowgate", "neighbourhood", "", ""),
        ("northeast Selport", "Selport", "", "north-east", ""),
        ("south-western outskirts of Selport", "Selport", "", "south-west", ""),
        ("a village outside Selport", "", "town", "", "Selport"),
        ("the northern city of Selport", "Selport", "town", "", ""),
        ("Selland's northern city of Selport", "Selport", "town", "", "Selland"),
        ("western Selport countryside", "Selport", "adm1", "west", ""),
        ("Selport's Lowgate quarter", "Lowgate", "neighbourhood", "", "Selport"),
        ("Lowgate, on the edge of Selport", "Lowgate", "", "", "edge of Selport"),
        ("Omar al-Sel water pumping station", "Omar al-Sel", "facility", "", ""),
        ("rebel-held al-Lowgate", "al-Lowgate", "", "", ""),
        ("Lowgate Sunday", "Lowgate", "", "", ""),
    ],
)
def test_words_for_places_are_taken_apart(
    words: str, form: str, sort: str, part: str, holder: str
) -> None:
    """Name, sort, part and holder."""
    found = read_mention(words)
    assert (found.forms[-1] if found.forms else "") == form
    assert (found.sort, found.part, found.holder) == (sort, part, holder)
