from dataclasses import replace

import pytest

from rashomon.model.record import Record
from rashomon.publish.export.facts import all_facts
from rashomon.publish.export.forms import FORMS, working_note
from rashomon.publish.export.private import personal_part
from rashomon.publish.export.shown import Shown

FILES = tuple(FORMS)


def _whole(form: str, shown: Shown) -> str:
    ranges = FORMS[form].ranges
    return "".join([*FORMS[form].lines(shown), *(ranges(shown) if ranges else ())])


@pytest.mark.parametrize(
    ("told", "name"),
    [("Karim Darwish", "Karim Darwish"), ("Abu Omar", "Abu Omar"), ("Omar", "Omar"),
     ("Amir al-Halabi", "Amir al-Halabi"), ("عمر خالد", "عمر خالد"), ("Dr. Salem Nasr", "Salem Nasr"),
     ("activist Omar Said", "Omar Said"), ("Syrian doctor Hamza Khatib", "Hamza Khatib"),
     ("Karim Darwish, a resident", "Karim Darwish"), ("Karim Darwish of the old port", "Karim Darwish"),
     ("Resident Ali bin Zayn", "Ali bin Zayn")],
)  # fmt: skip
def test_what_may_be_a_persons_name_is_taken_for_one(told: str, name: str) -> None:
    """Names in any script, with article or byname, alone or behind a role or title."""
    assert personal_part(told) == name


@pytest.mark.parametrize(
    "told",
    ["residents", "resident of the old port", "he", "Kurdish officials", "Doctors in Northgate",
     "Red Crescent", "Port Authority", "Syrian army source", "40 fighters", "Paris", "", "Residents",
     "U.S. officials", "Palestinians", "Northgate residents", "Rescue workers", "Rebel Commander"],
)  # fmt: skip
def test_roles_and_bodies_are_no_names(told: str) -> None:
    """Who is told as a role stays told so."""
    assert not personal_part(told)


def test_a_public_person_of_the_same_name_is_named(record: Record) -> None:
    """A registry's name is never taken for a private person's."""
    sources = tuple(
        replace(s, name="Leila Darwish") if s.id == "watch" else s for s in record.sources
    )
    shown = Shown(replace(record, sources=sources))
    assert shown.source_name("watch") == "Leila Darwish"
    assert shown.source_name("~karim-darwish") == "a resident"


@pytest.mark.parametrize("form", FILES)
def test_a_private_person_is_told_as_a_role(form: str, record: Record) -> None:
    """No form to be shared has the name, in words, ids or around a quote; asked for, it has."""
    held = _whole(form, Shown(record))
    assert "darwish" not in held.casefold()
    assert "Port Watch" in held
    if form != "ged":  # it has deadly events alone, and this person tells of none
        assert "arwish" in _whole(form, Shown(record, with_private=True))


def test_where_only_a_private_person_tells_the_place_is_coarse(record: Record) -> None:
    """The quarter is not told: the province is, at UCDP's precision 4."""
    by_id = {k.event.id: k for k in all_facts(Shown(record))}
    assert by_id["0e1"].where.name == "Northgate"
    kept = by_id["2e3"]
    assert (kept.kept_back, kept.where.name, kept.where.precision) == (True, "Coast", 4)
    told = {k.event.id: k for k in all_facts(Shown(record, with_private=True))}["2e3"]
    assert (told.kept_back, told.where.name) == (False, "Northgate")


def test_somebody_of_the_registry_or_of_a_body_is_public(record: Record) -> None:
    """A person the registry has, or who speaks for a body it has, is named."""
    for public in ({"provisional": False}, {"parent": "watch"}):
        sources = tuple(
            replace(s, **public) if s.id == "~karim-darwish" else s  # type: ignore[arg-type]
            for s in record.sources
        )
        assert not Shown(replace(record, sources=sources)).held.roles


def test_persons_are_numbered_by_where_they_first_stand(record: Record) -> None:
    """The number stands for the person and tells nothing of the name."""
    shown = Shown(record)
    assert shown.source_ref("~karim-darwish") == "~person-1"
    assert shown.source_name("~karim-darwish") == "a resident"
    assert shown.source_ref("watch") == "watch"


def test_working_copies_say_that_nothing_is_held_back(record: Record) -> None:
    """Who exports the record whole is told to guard it."""
    assert "named in it: 1." in working_note("canonical", record)
    assert "arwish" not in working_note("claims-jsonl", record)
