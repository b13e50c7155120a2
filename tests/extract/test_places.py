from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim

Claims = Callable[[str], tuple[Claim, ...]]


def _at(claims: tuple[Claim, ...]) -> set[str]:
    return {w.text for claim in claims for w in claim.places}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Shells fell on Mali's Gao province on Friday.", "Gao province"),
        ("Shells fell on Malis Gao province on Friday.", "Gao province"),
    ],
)
def test_a_place_is_named_without_its_state(claims_of: Claims, sentence: str, place: str) -> None:
    """The owner before a name is no part of it, even where a copy lost the apostrophe."""
    assert place in _at(claims_of(sentence))


def test_a_state_that_takes_part_is_not_where_it_happens(claims_of: Claims) -> None:
    """A state is a place only where words say that it happens in it."""
    assert "Chad" not in _at(claims_of("Soldiers killed ten rebels with weapons bought by Chad."))
    assert "Chad" in _at(claims_of("Soldiers killed ten rebels in Chad."))


def test_a_place_is_shared_with_claims_soon_after(claims_of: Claims) -> None:
    """A claim that names no place goes on at the last one named."""
    claims = claims_of("Shells fell on Gao province. The blast killed ten people.")
    killed = next(c for c in claims if "killed ten" in c.quote.text)
    assert {w.text for w in killed.places} in ({"Gao province"}, {"Gao"})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "TESSALIT, Mali, March 3 - A mine killed four herders off Tessalit on Monday.",
            "Tessalit",
        ),
        ("A ferry sank off Djenné on Friday and twelve people drowned.", "Djenné"),
        ("A bridge collapsed in Évora on Monday.", "Évora"),
        ("A market burned in Feira do Norte on Monday.", "Feira do Norte"),
        ("Gunmen raided Menaka, a town near the border, and shot six traders.", "Menaka"),
    ],
)
def test_places_are_known_by_what_stands_around_them(
    claims_of: Claims, text: str, place: str
) -> None:
    """Datelines, "off", foreign capitals, small words in names and "a town" after one show a place."""
    assert place in _at(claims_of(text))


def test_it_takes_up_a_place_with_the_larger_one_it_lies_in(claims_of: Claims) -> None:
    """A claim placed in a region by its sentence is also at the finer place told to lie there."""
    text = "Smoke hung over Kabara district in northern Mali, a day after the rebels reseized it."
    for claim in claims_of(text):
        places = {w.text for w in claim.places}
        assert "northern Mali" not in places or any("Kabara" in p for p in places)


def test_a_name_of_one_named_in_full_is_no_place(claims_of: Claims) -> None:
    """Who is named in full and acts is a person, also where only the last name stands."""
    text = "Martin Keller met the rebels on Friday. Keller promised help. The talks on Keller's plan go on."
    assert "Keller" not in _at(claims_of(text))


def test_an_adjective_made_of_a_name_is_no_place(claims_of: Claims) -> None:
    """Who is led from somewhere is not where it happens."""
    assert "NATO-led" not in _at(claims_of("The fighters took orders from NATO-led forces."))


def test_talks_are_not_placed_by_what_their_sentence_goes_on_to_tell(claims_of: Claims) -> None:
    """What comes after a standing fact or talks in a sentence is about something else."""
    text = "The envoys agreed to a truce, and shells fell on the village of Gao."
    talks = [c for c in claims_of(text) if "truce" in c.quote.text and "Gao" not in c.quote.text]
    assert all(not c.places for c in talks)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("About 300 people fled to Varenholm on Friday, the mayor said.", "Varenholm"),
        ("About 300 people left Varenholm for Ostrava on Friday, the mayor said.", "Ostrava"),
        ("Ostrava was seized by rebels on Friday, the mayor said.", "Ostrava"),
        ("Varenholm fell to the rebels on Friday, the mayor said.", "Varenholm"),
    ],
)
def test_where_people_flee_and_what_falls_are_places(
    claims_of: Claims, sentence: str, place: str
) -> None:
    """Words of flight and of conquest show that a name is a place's."""
    assert place in _at(claims_of(sentence))
