"""What is put together and what is kept apart, on records of a test's own sentences."""

from dataclasses import replace

import pytest
from tests.reconcile.told import Told, bare

from rashomon.model.claim import Kind, Stance
from rashomon.model.finding import AspectKind, FigureInput, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import PlaceLink
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.words import Words
from rashomon.reconcile.families import Facet, Family, attackers_of, facet_of, family_of
from rashomon.reconcile.figures import counted_by_measure, incompatible
from rashomon.reconcile.grouping import episodes_in, happening, told_in
from rashomon.reconcile.stocks import stocks, towns


@pytest.mark.parametrize(
    ("text", "kind", "family"),
    [
        ("Mortar shells hit the grain market", Kind.NEED, Family.VIOLENCE),
        ("Two thousand families fled the river villages", Kind.OTHER, Family.DISPLACEMENT),
        ("The two sides agreed to a truce", Kind.BACKGROUND, Family.TALKS),
        ("The garrison entered the mill quarter", Kind.CONTROL, Family.CONTROL),
        ("The blast struck the border crossing at dawn", Kind.MOVEMENT, Family.VIOLENCE),
        ("Nine drivers lost their lives on the ferry", Kind.OTHER, Family.VIOLENCE),
        ("Something else was said", Kind.NEED, Family.PLIGHT),
    ],
)
def test_a_kind_that_no_word_bears_out_gives_way_to_the_words(
    text: str, kind: Kind, family: Family
) -> None:
    """A wrong kind does not set a claim's family where its words speak for another."""
    assert family_of(bare(text, kind)) is family


def test_the_words_say_what_of_violence_a_misjudged_claim_tells() -> None:
    """Dead and hurt are harm, ruins damage, an inspection an inquiry; else it is the act."""
    told = {
        "Four bakers were injured": Facet.HARM,
        "The mill lies in ruins": Facet.DAMAGE,
        "Inspectors found no trace of it": Facet.INQUIRY,
        "Rockets were fired at the mill": Facet.ACT,
    }
    assert {t: facet_of(bare(t, Kind.OTHER)) for t in told} == told


def test_a_wrong_kind_alone_does_not_part_two_tellings() -> None:
    """One report's casualties and another's "need" over nearly the same words are one event."""
    told = Told()
    sentence = "Rockets hit the grain market of Qarra, killing six traders"
    told.report("one", (sentence, Kind.CASUALTIES, {"places": ["Qarra"]}))
    told.report("two", (f"{sentence} at noon", Kind.NEED, {"places": ["Qarra"]}))
    assert {"one-1", "two-1"} in told.events()


def test_attacks_of_different_sides_on_one_town_are_kept_apart() -> None:
    """Barrel bombs on one half of a town and rebel rockets on the other are two events of a day."""
    told = Told()
    told.report("one", ("Barrel bombs fell in Homs and killed four people", Kind.CASUALTIES,
                        {"places": ["Homs"], "counts": [("four", 4, 4, "people")]}))  # fmt: skip
    told.report("two", ("Rebel shelling of Homs killed nine people", Kind.CASUALTIES,
                        {"places": ["Homs"], "counts": [("nine", 9, 9, "people")]}))  # fmt: skip
    assert not any({"one-1", "two-1"} <= e for e in told.events())
    assert all(f.status is not Status.CONTESTED for f in told.findings(AspectKind.FIGURE))


def test_opposite_sides_of_a_town_are_two_places() -> None:
    """What is told of a town's east and of its west is not one happening."""
    told = Told()
    told.report(
        "one", ("Shells fell on eastern Homs at dawn", Kind.SHELLING, {"places": ["eastern Homs"]})
    )
    told.report(
        "two",
        ("Mortars struck western Homs that morning", Kind.SHELLING, {"places": ["western Homs"]}),
    )
    assert not any({"one-1", "two-1"} <= e for e in told.events())


def test_who_fired_is_told_by_doer_by_means_and_by_the_ground_hit() -> None:
    """A fight that names both sides is nobody's attack alone."""
    told = {
        "Regime warplanes struck the town": {"government"},
        "Shells hit a rebel-held suburb": {"government"},
        "Rebel rockets landed in the square": {"opposition"},
        "Coalition jets bombed a depot": {"coalition"},
        "Syrian rebel shelling of a regime-held quarter": {"opposition"},
        "Turkish artillery shelled an opposition-held hill": {"Turkish"},
        "Nine regime planes were destroyed": set(),
        "Jets struck in response to an attack on a rebel-held suburb": set(),
        "Shots were heard": set(),
    }
    assert {t: set(attackers_of(bare(t, Kind.OTHER_ATTACK))) for t in told} == told


def test_a_bare_denial_answers_what_its_report_told_before_it() -> None:
    """ "Denied responsibility" names nothing, and stands against the blame told just before."""
    told = Told()
    blame = ("The rebels are responsible for the rocket attack on Qarra market", Kind.OTHER_ATTACK,
             {"places": ["Qarra"], "source": "syrian-army"})  # fmt: skip
    told.report("one", blame, ("any responsibility", Kind.OTHER_ATTACK,
                               {"stance": Stance.DENY, "source": "syrian-rebels"}))  # fmt: skip
    told.report("two", ("The rebels are responsible for the rocket attack on Qarra market",
                        Kind.OTHER_ATTACK, {"places": ["Qarra"], "source": "sohr"}))  # fmt: skip
    (finding,) = told.findings(AspectKind.RESPONSIBILITY)
    assert finding.status is Status.CONTESTED
    assert [set(p.claims) for p in finding.positions] == [{"one-1", "two-1"}, {"one-2"}]


def _strike(count: str, n: float, unit: str, **more: object) -> tuple[str, Kind, dict[str, object]]:
    sentence = f"The air strike on Qarra market killed {count} {unit}"
    return sentence, Kind.CASUALTIES, {"places": ["Qarra"], "counts": [(count, n, n, unit)], **more}


def test_numbers_that_add_up_to_another_of_their_report_are_its_parts() -> None:
    """Nine here and six there make fifteen: another's fifteen conflicts with neither."""
    told = Told()
    told.report(
        "one", _strike("fifteen", 15, "people"), _strike("nine", 9, "people"), _strike("six", 6, "people"),
    )  # fmt: skip
    told.report("two", _strike("fifteen", 15, "people", source="sohr"))
    (finding,) = told.findings(AspectKind.FIGURE)
    assert finding.figure is not None
    assert {i.low for i in finding.figure.inputs} == {15}
    assert finding.status is not Status.CONTESTED


def test_a_toll_that_its_teller_has_since_revised_is_no_conflict_where_others_still_tell_it() -> (
    None
):
    """Eleven, then fourteen, by one teller; another that still tells eleven is behind, not against."""
    told = Told()
    told.report("one", _strike("eleven", 11, "people", source="sohr"))
    told.report("two", _strike("fourteen", 14, "people", source="sohr"), day="2016-05-04")
    told.report("three", _strike("eleven", 11, "people", source="syrian-army"))
    assert all(f.status is not Status.CONTESTED for f in told.findings(AspectKind.FIGURE))


def test_dead_fighters_are_not_set_against_the_dead_where_no_number_fits_both() -> None:
    """Thirty rebels and five people are two figures; thirty rebels and "at least five" may be one."""
    told = Told()
    told.report("one", _strike("thirty", 30, "rebels"))
    told.report("two", _strike("five", 5, "people", source="sohr"))
    found = told.findings(AspectKind.FIGURE)
    assert len(found) == 2
    assert all(f.status is not Status.CONTESTED for f in found)


def test_civilians_beside_fighters_are_compared_with_the_dead_where_a_number_fits_both() -> None:
    """Ten dead and ten civilians are one figure, against another's six; fifteen dead and ten civilians are two."""
    for dead, status in ((10, Status.CONTESTED), (15, Status.SINGLE_SOURCE)):
        told = Told()
        told.report("one", _strike("ten", 10, "civilians", source="sohr"))
        told.report("two", _strike("three", 3, "fighters", source="sohr"))
        told.report("six", _strike("dead", dead, "people", source="syrian-army"))
        told.report("ten", _strike("six", 6, "civilians", source="amaq"))
        by_unit = {f.figure.unit: f for f in told.findings(AspectKind.FIGURE) if f.figure}
        assert by_unit["people"].status is status


def test_children_among_the_dead_are_not_compared_with_all_the_dead() -> None:
    """A subset has a figure of its own, and does not say that others than the dead were harmed."""
    told = Told()
    told.report("one", _strike("twelve", 12, "people"), _strike("four", 4, "children"))
    told.report("two", _strike("twelve", 12, "people", source="sohr"))
    units = {
        f.figure.unit: {i.low for i in f.figure.inputs}
        for f in told.findings(AspectKind.FIGURE)
        if f.figure
    }
    assert units == {"people": {12}, "children": {4}}


@pytest.mark.parametrize(
    ("one", "other", "contested"),
    [
        (("four", 4, "Qusur"), ("nine", 9, "Qusur"), True),
        (("four", 4, "Qusur"), ("nine", 9, "Waer"), False),
        (("four", 4, ""), ("nine", 9, "Waer"), False),
        (("four", 4, ""), ("nine", 9, ""), True),
    ],
    ids=["one quarter", "two quarters", "one placed, no word shared", "like words"],
)
def test_tolls_contest_a_figure_where_they_may_be_of_one_incident(
    one: tuple[str, float, str], other: tuple[str, float, str], *, contested: bool
) -> None:
    """Two values conflict where their places are one or, where that is not told, their words are alike."""
    told = Told()
    for label, (word, number, quarter) in (("one", one), ("two", other)):
        at = f" in {quarter}" if quarter else " at the tea house"
        options = {
            "places": [quarter] if quarter else [],
            "counts": [(word, number, number, "people")],
        }
        told.report(label, (f"Shells killed {word} people{at}", Kind.SHELLING, options))
    tellings = {
        t.linked.id: t
        for read in told.reads
        for t in told_in(
            read, [c for c in told.claims if c.report == read.report.uid], {}, told.sources
        )
    }
    given = [
        FigureInput(f"{label}-1", label, number, number, "2016-05-03", label)
        for label, (_, number, _) in (("one", one), ("two", other))
    ]
    assert (incompatible(given, tellings) is not None) is contested
    assert incompatible(given) is not None


def test_further_dead_are_no_toll_of_their_own() -> None:
    """ "Three more people had died" adds to a toll and is not compared with it."""
    told = Told()
    further = "Three more people had died of wounds from the air strike on Qarra market"
    told.report("one", _strike("fifteen", 15, "people"))
    told.report(
        "two",
        (further, Kind.CASUALTIES, {"places": ["Qarra"], "counts": [("Three", 3, 3, "people")]}),
    )
    (finding,) = told.findings(AspectKind.FIGURE)
    assert finding.figure is not None
    assert {i.low for i in finding.figure.inputs} == {15}


def test_two_quarters_shelled_on_one_day_are_two_events() -> None:
    """Different incidents of one kind in one town on one day are kept apart by their quarter."""
    told = Told()
    told.report(
        "one",
        ("Shells hit the Qusur quarter of Homs", Kind.SHELLING, {"places": ["Qusur", "Homs"]}),
    )
    told.report(
        "two", ("Shells hit the Waer quarter of Homs", Kind.SHELLING, {"places": ["Waer", "Homs"]})
    )
    assert not any({"one-1", "two-1"} <= e for e in told.events())


def test_those_who_fled_to_a_place_are_not_compared_with_those_who_fled_from_one() -> None:
    """Numbers of people with an aim are compared with those of the same aim, however it is spelt."""

    def flow(number: str, n: float, to: str) -> LinkedClaim:
        text = f"{number} people fled Qarra" + (f" to {to}" if to else "")
        words = Words(0, len(number), number)
        aim = Words.of(text, text.index(to), len(text)) if to else None
        claim = replace(
            bare(text, Kind.DISPLACEMENT), to_place=aim,
            quantities=(Quantity(Measure.DISPLACED, n, n, "people", words),),
        )  # fmt: skip
        return LinkedClaim(number, number, "2016-05-03", claim, "~one")

    told = [
        flow("800", 800, ""),
        flow("300", 300, "al-Nabk"),
        flow("350", 350, "Nabk"),
        flow("90", 90, "Yabrud"),
    ]
    found = counted_by_measure(told)
    assert [{c.quantity.low for c in counted} for counted in found.values()] == [
        {800},
        {300, 350},
        {90},
    ]
    assert [people for _, people in found] == [
        "people",
        "people who fled to Nabk",
        "people who fled to Yabrud",
    ]


def test_a_stock_told_of_one_side_of_a_town_is_not_compared_with_the_other_sides() -> None:
    """Who names no side counts with the side most count."""

    def stock(number: str, n: float, place: str) -> LinkedClaim:
        text = f"{number} people live in {place}"
        words, where = Words(0, len(number), number), Words.of(text, text.index(place), len(text))
        claim = replace(
            bare(text, Kind.SIEGE), quantities=(Quantity(Measure.BESIEGED, n, n, "people", words),)
        )
        places = (PlaceLink(where, "", 7, 0, ""),)
        return LinkedClaim(number, number, "2016-05-03", claim, "~one", places=places)

    told = [stock("500", 500, "east Homs"), stock("550", 550, "eastern Homs"), stock("520", 520, "Homs"),
            stock("9000", 9000, "western Homs"), stock("9100", 9100, "west Homs")]  # fmt: skip
    found = {s.side: {c.quantity.low for c in s.counted} for s in stocks("homs", told, {})}
    assert found == {"east": {500, 550, 520}, "west": {9000, 9100}}


def test_counts_that_name_no_place_are_compared_with_no_other_reports() -> None:
    """Each report's unplaced count of the besieged has a key of its own."""
    words = Words(0, 5, "9,000")
    claim = replace(
        bare("9,000 people are under siege", Kind.SIEGE),
        quantities=(Quantity(Measure.BESIEGED, 9000, 9000, "people", words),),
    )
    told = [LinkedClaim(uid, uid, "2016-05-03", claim, "~one") for uid in ("a", "b")]
    assert len(set(towns(told, {}).values())) == 2


def test_what_an_attack_answered_is_not_its_means() -> None:
    """A missile strike "in response to" a gas attack is no gas attack."""
    told = Told()
    strike = "Missiles hit Qarra airbase in response to the gas attack"
    told.report("one", (strike, Kind.AIR_STRIKE, {"places": ["Qarra"]}))
    told.report(
        "two", ("Missiles hit Qarra airbase overnight", Kind.AIR_STRIKE, {"places": ["Qarra"]})
    )
    assert {"one-1", "two-1"} in told.events()


def test_a_strike_that_retakes_a_place_tells_who_holds_it() -> None:
    """Whatever kind such a claim is given, it answers who the holder is."""
    told = Told()
    told.report(
        "one",
        (
            "The army retook Millwick after heavy air strikes",
            Kind.AIR_STRIKE,
            {"places": ("Millwick",)},
        ),
    )
    told.report(
        "two",
        ("Millwick is still with the rebels", Kind.CONTROL, {"places": ("Millwick",)}),
    )
    (finding,) = told.findings(AspectKind.HOLDER)
    assert len(finding.positions) == 2


def test_a_happening_is_called_after_where_and_when_most_of_it_is_told() -> None:
    """One village named in passing, or one claim's month, gives a toll of the city no name."""
    told = Told()
    homs = {"places": ["Homs"], "counts": [("thirty", 30, 30, "people")]}
    for label in ("one", "two"):
        told.report(label, ("Shells killed thirty people in Homs", Kind.CASUALTIES, homs))
    passing = {"places": ["Homs", "Qarra"], "counts": [("thirty", 30, 30, "people")]}
    told.report(
        "six", ("Shells killed thirty people in Homs, west of Qarra", Kind.CASUALTIES, passing)
    )
    (figure,) = told.findings(AspectKind.FIGURE)
    assert figure.question == "How many people were killed in Homs, 2016-05-03?"


@pytest.mark.parametrize(("days", "called"), [((1, 2, 2), "2016-05-02"), ((1, 2), "2016-05-01")])
def test_a_happening_is_of_the_day_that_most_tell(days: tuple[int, ...], called: str) -> None:
    """Of days told as often, it is the first."""
    told = Told()
    for number, day in enumerate(days):
        on = {"places": ["Qarra"], "on": f"2016-05-0{day}"}
        told.report(f"r{number}", ("Shells hit the mill of Qarra", Kind.SHELLING, on))
    (event,) = (
        happening(
            e
            for read in told.reads
            for e in episodes_in(told_in(read, [c for c in told.claims if c.report == read.report.uid], {}, told.sources))
        ),
    )  # fmt: skip
    assert event.day == called
