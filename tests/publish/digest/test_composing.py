"""What a digest tells, in which order, of which place and days."""

from dataclasses import replace

import pytest

from rashomon.errors import PublishError
from rashomon.model.finding import Figure, FigureInput
from rashomon.model.quantity import Measure
from rashomon.model.record import Record
from rashomon.model.state import Allegation, Chronicle, Step
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.digest.checking import problems
from rashomon.publish.digest.chronicled import chronicled
from rashomon.publish.digest.composing import Editor, place_named
from rashomon.publish.digest.evidence import Witness
from rashomon.publish.digest.parts import Brief, Digest, Section
from rashomon.publish.digest.wording import Wording


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


def test_a_place_that_passed_is_told_with_both_sides_and_the_day(editor: Editor) -> None:
    """And with who says so alone."""
    assert _told(editor.digest(Brief()))[Section.CONTROL] == [
        "Veldmarsh passed to the Syrian government side from the opposition side by 4 March 2020,"
        " according to a single source: Coast Observatory said “The Syrian army captured Veldmarsh"
        " from the rebels on Wednesday”."
    ]


def test_what_was_used_is_told_by_both_sides(editor: Editor) -> None:
    """Who alleges it, and who found nothing."""
    disputed = _told(editor.digest(Brief()))[Section.DISPUTED]
    assert (
        "Veldmarsh, 4 March 2020, what was used, in dispute: Syrian rebels said “the army used"
        " chlorine gas in Veldmarsh on Wednesday”; against that, inspectors said “they found no"
        " trace of chlorine gas in Veldmarsh”."
    ) in disputed


def _step(what: str, claim: str) -> Step:
    return Step(what, claim, "", "2020-03-04", "2020-03-04")


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        (
            (_step("alleged", "five-2"), _step("finding", "five-3")),
            "the outcome: inspectors said “they found no trace of chlorine gas in Veldmarsh”.",
        ),
        ((_step("alleged", "five-2"),), "in Veldmarsh on Wednesday”, and no outcome is told."),
    ],
)
def test_an_allegation_is_told_with_its_outcome_or_that_there_is_none(
    told: Record, steps: tuple[Step, ...], ends: str
) -> None:
    """The steps in order, the finding last."""
    state = Chronicle((), (), (), (), (), (Allegation("a", "Was gas used?", steps),), ())
    indexed = Indexed(told)
    say = Wording(indexed, Witness(indexed, state))
    (matter,) = chronicled(say, state)
    assert matter.section is Section.ALLEGATIONS
    assert matter.sentence.written.startswith("It is alleged: Syrian rebels said “the army used")
    assert matter.sentence.written.endswith(ends)
    assert problems(matter.sentence, say.witness) == ()


def test_a_siege_that_goes_on_is_told_until_its_last_report(editor: Editor) -> None:
    """It is of a day long after it began."""
    late = editor.digest(Brief(start="2020-03-04", end="2020-03-04"))
    assert Section.SIEGES in _told(late)


def test_a_dispute_is_never_left_out_as_told(editor: Editor) -> None:
    """Its claims may be told elsewhere; what else is told mostly is not told again."""
    whole = editor.digest(Brief(length=500))
    every = [s.claims for _, told in whole.sections for s in told]
    assert len(every) == len(set(every))
    assert len(_told(whole)[Section.DISPUTED]) == 3


def test_values_of_known_origins_stand_before_untraced_ones(told: Record) -> None:
    """Between the ends of a range, where not all can be told."""
    say = Wording(Indexed(told), Witness(Indexed(told), None))
    quantity = next(c for c in told.claims if c.id == "one-2").claim.quantities[0]
    values = [(claim, origin, low) for low, (claim, origin) in enumerate(_GIVEN, 1)]
    claims = tuple(
        replace(c, claim=replace(c.claim, quantities=(replace(quantity, low=low, high=low),)))
        for claim, _, low in values
        for c in told.claims
        if c.id == claim
    )
    say = Wording(Indexed(replace(told, claims=claims, events=(), findings=())), say.witness)
    inputs = tuple(FigureInput(c, o, low, low, "2020-03-01") for c, o, low in values)
    figure = Figure(Measure.KILLED, "people", 1, 3, 5, "", inputs)
    shown = [c.claims for c in say.figures(figure, 3)]
    assert shown == [("one-1", "four-1"), ("one-1",), ("three-1",), ("four-1",)]


_GIVEN = (("one-1", ""), ("one-2", ""), ("three-1", "observatory"), ("three-2", ""), ("four-1", ""))
