"""Places that are known beforehand are told to the tagger."""

from pathlib import Path

import pytest

from rashomon.errors import ResolveError
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.extract.rules_v1.known_places import KnownPlaces
from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.extract.rules_v1.version import extractor_version
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.resolve.places import given
from rashomon.settings import DEFAULT_MODEL

NAMES = ("Bridge", "Holok", "Masaken Hanano", "Sakhour")


@pytest.fixture(scope="module")
def tagged():
    """Give the entities of a text, with the sample's names known."""
    nlp = load_model(DEFAULT_MODEL)
    known = KnownPlaces(nlp, NAMES)

    def tag(text: str) -> set[tuple[str, str]]:
        report = Report("u", "k", "0", MediaType.PLAIN, text)
        (parsed,) = parse_many(nlp, [(report, read(report))], known)
        return {(e.text, e.label_) for e in parsed.ents}

    return tag


def test_a_known_place_is_no_person(tagged) -> None:
    """The tagger's guess about the rest of the sentence stays its own."""
    found = tagged("Troops pushed on to Sakhour on Monday.")
    assert ("Sakhour", "GPE") in found
    assert any(label == "DATE" for _, label in found)


def test_a_name_of_several_words_is_taken_whole(tagged) -> None:
    """Also at the start of a sentence."""
    assert ("Masaken Hanano", "GPE") in tagged("Masaken Hanano fell to the army on Monday.")


def test_a_persons_surname_is_no_place(tagged) -> None:
    """A capitalised word beside it may make it somebody's name."""
    assert ("Sakhour", "GPE") not in tagged("Omar Sakhour, a doctor, treated the wounded.")


def test_a_word_that_the_report_writes_small_is_no_place(tagged) -> None:
    """A place that is called by a common word is left to the tagger."""
    text = "They crossed the bridge at night. People at Bridge heard it."
    assert ("Bridge", "GPE") not in tagged(text)


def test_a_claim_happens_at_the_known_place() -> None:
    """What a place's name begins to tell, the claim has."""
    text = "The army shelled Sakhour, the mayor said."
    report = Report("u", "k", "0", MediaType.PLAIN, text)
    extractor = RulesV1(DEFAULT_MODEL, {}, NAMES)
    claims = next(extractor.extract_many([(report, read(report))])).claims
    assert any(w.text == "Sakhour" for c in claims for w in c.places)


def test_the_version_hangs_on_the_names() -> None:
    """Another gazetteer makes other claims: those of before are extracted anew."""
    versions = {extractor_version("m", {}, names) for names in ((), NAMES, NAMES[:2])}
    assert len(versions) == 3


def test_names_are_those_of_the_given_files_capitalised_and_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small places go first, then the populous."""
    path = tmp_path / "mine.csv"
    path.write_text(
        "id,name,names,feature,population\n"
        "1,Porthaven,بورت,town,900\n2,Qala,old qala|Kala Fort,neighbourhood,\n3,Zed,,town,5\n4,Westbank Town,,town,10\n",
        encoding="utf-8",
    )
    assert given.given_names([path]) == ("Kala Fort", "Porthaven", "Qala", "Westbank Town")
    monkeypatch.setattr(given, "MOST", 3)
    assert given.given_names([path]) == ("Kala Fort", "Porthaven", "Qala")


def test_a_gazetteer_that_is_not_there_is_named(tmp_path: Path) -> None:
    """One line with the file."""
    with pytest.raises(ResolveError, match=r"gone\.csv"):
        given.given_names([tmp_path / "gone.csv"])
