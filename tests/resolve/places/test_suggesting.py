"""Places that reports name and no gazetteer has: offered, confirmed, found again."""

import csv
from pathlib import Path

import pytest

from rashomon.errors import ResolveError
from rashomon.model.claim import Claim, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import MediaType, Report
from rashomon.model.text import Text
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import Gazetteer, import_places, load_gazetteer
from rashomon.resolve.places.suggesting import suggest, write_suggestions
from rashomon.resolve.where import place_report

TOWN = "id,name,feature,country,latitude,longitude\nT1,Qalat Wadi,town,SY,35.5,37.5\n"
TEXT = "Shells hit Qalat Wadi. Shells hit the Marwaniya neighbourhood of Qalat Wadi and eastern Qalat Wadi."


def _record(gazetteer: Gazetteer) -> Record:
    told = [_at("Marwaniya neighbourhood"), _at("eastern Qalat Wadi"), _at("Qalat Wadi")]
    placed = place_report(told, gazetteer, text=TEXT)
    named = Named("the mayor", None)
    report = Report("u1", "port", "0" * 64, MediaType.PLAIN, TEXT)
    claims = tuple(
        LinkedClaim(
            f"port-{n}",
            "u1",
            "",
            Claim(
                n, Words.of(TEXT, 0, 21), named, SourceType.UNKNOWN, (), None,
                Stance.ASSERT, Kind.SHELLING, Polarity.POSITIVE, places=tuple(told),
            ),
            "~mayor",
            places=placed.of(told),
        )
        for n in (1, 2)
    )  # fmt: skip
    known = tuple(p for p in gazetteer.places() if p.id == "T1")
    places = tuple(sorted((*known, *placed.made), key=lambda p: p.id))
    return Record((ReadReport(report, Text(()), "port", "~"),), claims, (), places, (), ())


def _at(words: str) -> Words:
    start = TEXT.index(words)
    return Words.of(TEXT, start, start + len(words))


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "town.csv"
    path.write_text(TOWN, encoding="utf-8")
    return path


def _candidates(town: Path, **filled: str) -> Path:
    """Write the candidates of the record, each cell of `filled` filled in by hand."""
    path = town.with_name("candidates.csv")
    write_suggestions(
        path, suggest(_record(load_gazetteer([town], world=False))), {"T1": "Qalat Wadi"}
    )
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    with path.open("w", encoding="utf-8", newline="") as opened:
        out = csv.DictWriter(opened, rows[0])
        out.writeheader()
        out.writerows({**row, **filled} for row in rows)
    return path


def _meant(gazetteer: Gazetteer) -> Place | None:
    told = [_at("Marwaniya neighbourhood"), _at("Qalat Wadi")]
    return gazetteer.get(place_report(told, gazetteer, text=TEXT).of(told)[0].place)


def test_named_places_that_no_gazetteer_has_are_suggested(town: Path) -> None:
    """Each once with its parent and first mention; known places and parts of them are not."""
    (found,) = suggest(_record(load_gazetteer([town], world=False)))
    assert found.names == ("Marwaniya",)
    assert found.place.parent == "T1"
    assert (found.times, found.reports, found.label) == (1, 1, "port")
    assert TEXT[found.example.start : found.example.end] == found.example.text


def test_a_candidate_with_coordinates_becomes_a_place(town: Path) -> None:
    """Once imported the same words are that place, with its pin, and no longer provisional."""
    mine = town.with_name("my.places")
    filled = _candidates(town, latitude="35.51", longitude="37.52")
    assert import_places([town, filled], mine) == (2, ())
    place = _meant(load_gazetteer([mine], world=False))
    assert place is not None
    assert (place.provisional, place.latitude, place.parent) == (False, 35.51, "T1")


def test_a_candidate_may_be_a_known_place_under_another_name(town: Path) -> None:
    """Its names become spellings of the place of that id, which keeps its own."""
    mine = town.with_name("my.places")
    count, refused = import_places([town, _candidates(town, same_as="T1")], mine)
    assert (count, refused) == (1, ())
    place = _meant(load_gazetteer([mine], world=False))
    assert place is not None
    assert (place.id, place.name, place.names) == ("T1", "Qalat Wadi", ("Marwaniya",))


def test_a_candidate_may_be_a_place_of_the_shipped_index(town: Path) -> None:
    """The place is taken in with its point, and stands once only behind the file."""
    mine = town.with_name("my.places")
    (damascus, _, _), *_ = load_gazetteer().named("Damascus")
    import_places([town, _candidates(town, same_as=damascus.id)], mine)
    (found, score, _), *_ = load_gazetteer([mine]).named("Marwaniya")
    assert (found.id, found.latitude, score) == (damascus.id, damascus.latitude, 1.0)


def test_candidates_that_are_not_filled_in_are_named_and_left_out(town: Path) -> None:
    """Nothing that the user has not confirmed becomes a place."""
    count, refused = import_places([town, _candidates(town)], town.with_name("my.places"))
    assert count == 1
    (fault,) = refused
    assert "not confirmed" in str(fault)


def test_an_id_that_nobody_has_is_named_with_its_line(town: Path) -> None:
    """A slip in same_as loses nothing else."""
    filled = _candidates(town, same_as="T9")
    count, (fault,) = import_places([town, filled], town.with_name("my.places"))
    assert count == 1
    assert "'T9'" in str(fault)
    assert "line 2" in str(fault)


def test_candidates_are_never_written_over(town: Path) -> None:
    """The file may hold what a person filled in."""
    path = _candidates(town)
    with pytest.raises(ResolveError, match="not written over"):
        write_suggestions(path, (), {})
