"""What a digest tells, in which order, of which place and days."""

from dataclasses import replace

import pytest

from rashomon.errors import PublishError
from rashomon.model.record import Record
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.digest.composing import Editor, place_named
from rashomon.publish.digest.parts import Brief, Digest, Section


def _told(digest: Digest) -> dict[Section, list[str]]:
    return {section: [s.written for s in told] for section, told in digest.sections}


def test_a_dispute_is_told_by_both_sides_and_first(editor: Editor) -> None:
    """In the words of each, the denial after what it denies."""
    digest = editor.digest(Brief())
    assert digest.sections[0][0] is Section.DISPUTED
    assert _told(digest)[Section.DISPUTED][0] == (
        "Who holds Harbour Hill is disputed: Port Council said “Rebels captured Harbour Hill on"
        " Sunday”; against that, army denied “rebels captured Harbour Hill”."
    )


def test_a_figure_is_told_with_its_range_and_who_gives_what(editor: Editor) -> None:
    """From the least to the greatest, each in its teller's words."""
    figure = _told(editor.digest(Brief()))[Section.DISPUTED][1]
    assert "how many were killed, in dispute: figures run from “12” to “30”; " in figure
    assert "Port Council said “12 people were killed" in figure
    assert "army said “30 people were killed" in figure


def test_what_one_source_tells_is_told_as_that(editor: Editor) -> None:
    """Harm, flight and a truce alike."""
    told = _told(editor.digest(Brief()))
    for section in (Section.HARM, Section.DISPLACEMENT, Section.TRUCES):
        assert "according to a single source, " in told[section][0], section


def test_length_keeps_what_weighs_most(editor: Editor) -> None:
    """Disputes stay; what is left out is counted."""
    whole, short = editor.digest(Brief(length=50)), editor.digest(Brief(length=1))
    assert [s for s, _ in short.sections] == [Section.DISPUTED]
    assert short.sentences == 1
    assert short.left == whole.sentences - 1
    assert {c.claim.id for c in short.cited} == {"one-1", "two-1"}


def test_a_place_and_days_narrow_it(editor: Editor, told: Record) -> None:
    """Only claims that name the place; only matters of the days."""
    salt = editor.digest(Brief(place=place_named(Indexed(told), "saltmarket")))
    assert salt.place == "Saltmarket"
    assert all("Harbour" not in s for told in _told(salt).values() for s in told)
    early = editor.digest(Brief(start="2020-03-01", end="2020-03-01"))
    assert {c.claim.report for c in early.cited} == {"one", "two", "four"}
    assert "besieged Saltmarket since January" in str(_told(early))
    assert editor.digest(Brief(start="2031-01-01")).sections == ()


def test_a_place_is_found_by_its_name(told: Record) -> None:
    """In any case of letters; a name nobody tells of is an error that offers others."""
    indexed = Indexed(told)
    assert place_named(indexed, "HARBOUR HILL") == "p1"
    with pytest.raises(PublishError, match="perhaps Harbour Hill"):
        place_named(indexed, "Harbour")


def test_the_same_record_gives_the_same_digest(editor: Editor) -> None:
    """However often it is asked for."""
    assert editor.digest(Brief()) == editor.digest(Brief())


def test_without_a_state_findings_are_told(record: Record) -> None:
    """A desk that derives no state over time has a digest, too."""
    digest = Editor(Indexed(record), None).digest(Brief())
    assert _told(digest)[Section.DISPUTED] == [
        "In dispute: Ministry said “The army took the bridge”; Rebels denied “the army took the"
        " bridge”."
    ]


def test_a_place_takes_in_what_lies_in_it(told: Record) -> None:
    """By the gazetteer's parents, however deep."""
    inside = replace(next(p for p in told.places if p.id == "p1"), parent="p2")
    others = (p for p in told.places if p.id != "p1")
    held = Editor(Indexed(replace(told, places=(*others, inside))), None)
    assert "Harbour Hill" in str(_told(held.digest(Brief(place="p2"))))
