"""Place words resolved in the context of their report."""

import pytest

from rashomon.model.place import Place, PlaceLink
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import Gazetteer, gazetteer_of, load_gazetteer
from rashomon.resolve.where import PlacedReport, place_report


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return gazetteer_of(
        [
            Place("SY", "Syria", "country", country="SY"),
            Place("XX", "Farland", "country", country="XX"),
            Place("A1", "Selport", "adm1", (), "SY", "SY"),
            Place("T1", "Selport", "town", (), "A1", "SY", 36.0, 37.0, 900_000),
            Place("N1", "Lowgate", "neighbourhood", (), "T1", "SY", 36.01, 37.01),
            Place("N2", "Lowgate", "neighbourhood", (), "T2", "SY", 33.0, 36.0),
            Place("T2", "Otherton", "town", (), "SY", "SY", 33.0, 36.0, 50_000),
            Place("X1", "Minnan", "town", (), "XX", "XX", -3.0, 120.0, 40_000),
        ]
    )


def _placed(
    gazetteer: Gazetteer, *words: str, text: str = ""
) -> tuple[PlacedReport, list[PlaceLink]]:
    told = [Words(0, len(w), w) for w in words]
    placed = place_report(told, gazetteer, text=text, adjective="Syrian")
    return placed, list(placed.of(told))


def test_of_two_bearers_the_one_near_the_others_is_meant(gazetteer: Gazetteer) -> None:
    """One name means one place throughout a report."""
    _, links = _placed(gazetteer, "Selport", "Lowgate")
    assert [link.place for link in links] == ["T1", "N1"]
    _, links = _placed(gazetteer, "Otherton", "the Lowgate district")
    assert [link.place for link in links] == ["T2", "N2"]
    _, links = _placed(gazetteer, "Lowgate of Otherton", "Selport")
    assert links[0].place == "N2"


def test_a_namesake_in_another_country_is_never_taken(gazetteer: Gazetteer) -> None:
    """The name stays a place with a parent that the text tells, and no coordinates."""
    text = "Troops took the village of Minnan, also on the western edge of Selport."
    placed, links = _placed(gazetteer, "Minnan", "Selport", text=text)
    made = {p.id: p for p in placed.made}[links[0].place]
    assert (made.name, made.parent, made.latitude, made.provisional) == ("Minnan", "A1", None, True)
    assert links[0].where_prec == 4


@pytest.mark.parametrize(
    ("words", "parent", "prec"),
    [
        ("eastern Selport", "T1", 2),
        ("rebel-held parts of eastern Selport", "T1", 2),
        ("western Selport countryside", "A1", 4),
        ("northern Syria", "SY", 5),
        ("a village outside Selport", "A1", 2),
        ("Lowgate water pumping station", "N1", 2),
        ("the Highgate neighbourhood", "T1", 2),
        ("Nowhere Ridge", "SY", 6),
    ],
)
def test_parts_and_the_unknown_have_a_parent_and_no_point(
    gazetteer: Gazetteer, words: str, parent: str, prec: int
) -> None:
    """What no file knows lies where the report tells, no finer."""
    placed, links = _placed(gazetteer, words, "Selport")
    made = {p.id: p for p in placed.made}[links[0].place]
    assert (made.parent, links[0].where_prec, made.latitude) == (parent, prec, None)


def test_a_region_is_meant_where_it_is_said(gazetteer: Gazetteer) -> None:
    """The bare name is the town's."""
    _, links = _placed(gazetteer, "Selport province", "Selport", "city of Selport")
    assert [link.place for link in links] == ["A1", "T1", "T1"]
    assert [link.where_prec for link in links] == [4, 1, 1]


def test_the_order_of_words_changes_nothing(gazetteer: Gazetteer) -> None:
    """Each word's link is the same in any order."""
    words = ["Lowgate", "Selport", "eastern Selport", "Minnan"]
    _, forth = _placed(gazetteer, *words)
    _, back = _placed(gazetteer, *reversed(words))
    assert [link.place for link in forth] == [link.place for link in reversed(back)]


def test_the_world_is_known_without_a_file() -> None:
    """Towns, states and countries, by the state told beside them; a small namesake abroad is not."""
    world = load_gazetteer()
    told = [Words(0, len(w), w) for w in ("Paris, Texas", "Dallas", "Kyiv", "Французы")]
    links = place_report(told, world, adjective="American").of(told)
    assert world.chain(links[0].place)[-2:] == ("US.TX", "US")
    assert (links[2].place, world.chain(links[2].place)[-1]) == ("geonames:703448", "UA")
    minian = [Words(0, 6, "Minian")]
    placed = place_report(minian, world, adjective="Syrian")
    assert placed.made[0].parent == "SY"
