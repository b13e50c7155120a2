"""How well reports' episodes must fit to be one happening, on records of a test's own sentences."""

from dataclasses import replace

import pytest
from tests.reconcile.told import Told, bare

from rashomon.model.claim import Kind
from rashomon.model.finding import AspectKind, Status
from rashomon.model.place import Place, PlaceLink
from rashomon.model.time import DatePrecision, When
from rashomon.model.words import Words
from rashomon.reconcile.families import Family, family_of
from rashomon.reconcile.placing import Whereabouts, chains, nearness, spots, spots_of_name

QARRA = {"places": ["Qarra"]}
HOMS = {"places": ["Homs"]}


def test_means_that_only_a_kind_tells_part_no_two_tellings() -> None:
    """A claim taken for a fight joins the shelling it tells of; words for other means would part them."""
    told = Told()
    told.report(
        "one", ("Shells killed six traders at the Qarra grain market", Kind.SHELLING, QARRA)
    )
    told.report("two", ("Six traders were killed at the Qarra grain market", Kind.CLASH, QARRA))
    told.report("six", ("A car bomb killed traders at the Qarra market", Kind.OTHER_ATTACK, QARRA))
    events = told.events()
    assert {"one-1", "two-1"} in events
    assert {"six-1"} in events


def test_what_a_claim_answers_gives_it_no_means_even_where_its_kind_says_so() -> None:
    """A raid "in response to" a gas attack, taken for a gas attack, stays with the raid."""
    told = Told()
    raid = "The air raid on Qarra airbase was a response to the gas attack"
    told.report("one", (raid, Kind.CHEMICAL_ATTACK, QARRA))
    told.report("two", ("The air raid on Qarra airbase destroyed a hangar", Kind.AIR_STRIKE, QARRA))
    told.report(
        "six", ("Chlorine was released in Qarra and choked a shepherd", Kind.CHEMICAL_ATTACK, QARRA)
    )
    events = told.events()
    assert any({"one-1", "two-1"} <= e for e in events)
    assert not any({"one-1", "six-1"} <= e for e in events)


def test_a_town_named_is_not_counted_again_as_a_shared_word() -> None:
    """Two strikes of guessed days on one city that share nothing but its name are two events."""
    told = Told()
    undated = HOMS | {"dated": False}
    told.report("one", ("Warplanes hit a bakery in Homs", Kind.AIR_STRIKE, undated))
    told.report("two", ("Jets bombed a bridge in Homs", Kind.AIR_STRIKE, undated), day="2016-05-06")
    assert not any({"one-1", "two-1"} <= e for e in told.events())


def test_guessed_days_speak_for_one_happening_as_the_reports_lie_near() -> None:
    """What two reports of one day tell of a city with a word in common is one event, days later not."""
    told = Told()
    undated = HOMS | {"dated": False}
    told.report("one", ("Warplanes hit a bakery in Homs", Kind.AIR_STRIKE, undated))
    told.report(
        "two", ("Warplanes struck in Homs, hitting a bakery queue", Kind.AIR_STRIKE, undated)
    )
    told.report(
        "six", ("Warplanes bombed a mill in Homs", Kind.AIR_STRIKE, undated), day="2016-05-06"
    )
    assert any({"one-1", "two-1"} <= e for e in told.events())
    assert not any({"one-1", "six-1"} <= e for e in told.events())


def test_unlike_tellings_are_not_chained_over_one_that_lies_between() -> None:
    """A report of the whole day joins one raid of a city, and does not bring another raid in with it."""
    told = Told()
    undated = HOMS | {"dated": False}
    told.report("one", ("Warplanes hit a bakery queue in Homs at dawn", Kind.AIR_STRIKE, undated))
    told.report(
        "two",
        ("Warplanes hit a bakery queue in Homs at dawn and a ferry landing with barges", Kind.AIR_STRIKE, undated),
    )  # fmt: skip
    told.report(
        "six", ("Jets bombed a ferry landing in Homs, sinking barges", Kind.AIR_STRIKE, undated), day="2016-05-05"
    )  # fmt: skip
    events = told.events()
    assert any({"one-1", "two-1"} <= e for e in events)
    assert not any({"one-1", "six-1"} <= e for e in events)


def test_what_a_report_turns_to_elsewhere_is_not_its_story() -> None:
    """A strike "elsewhere" or "in a separate attack" begins an event of its own."""
    told = Told()
    told.report(
        "one",
        ("Jets hit a dairy in Qarra, killing four herders", Kind.AIR_STRIKE, QARRA),
        ("Elsewhere in the country, jets hit a fuel depot", Kind.AIR_STRIKE, {}),
        ("A driver died in a separate air strike", Kind.CASUALTIES, {}),
    )
    assert not any({"one-1", "one-2"} <= e or {"one-1", "one-3"} <= e for e in told.events())


def test_attacks_of_a_foreign_state_and_of_the_government_are_two_events() -> None:
    """What another state's aircraft hit is not what the army hit on that day in that city."""
    told = Told()
    told.report("one", ("Israeli aircraft hit a convoy in Homs", Kind.AIR_STRIKE, HOMS))
    told.report("two", ("Government warplanes hit a convoy in Homs", Kind.AIR_STRIKE, HOMS))
    assert not any({"one-1", "two-1"} <= e for e in told.events())


def test_damage_in_different_quarters_of_a_city_is_not_one_damage() -> None:
    """Captions of ruins of two quarters corroborate nothing; two tellings of one damaged mill do."""
    told = Told()
    east, west = {"places": ["Qusur", "Homs"]}, {"places": ["Waer", "Homs"]}
    told.report("one", ("A cyclist passes ruins in Qusur, Homs", Kind.INFRASTRUCTURE, east),
                ("The raid on Homs damaged the old flour mill", Kind.INFRASTRUCTURE, HOMS))  # fmt: skip
    told.report("two", ("Ruins of a school in Waer, Homs", Kind.INFRASTRUCTURE, west),
                ("The flour mill of Homs was badly damaged in the raid", Kind.INFRASTRUCTURE, HOMS))  # fmt: skip
    found = [
        {c for p in f.positions for c in p.claims} for f in told.findings(AspectKind.OCCURRENCE)
    ]
    assert not any({"one-1", "two-1"} <= claims for claims in found)
    assert any({"one-2", "two-2"} <= claims for claims in found)


def test_thousands_killed_are_a_wars_count() -> None:
    """A raid's toll is not set against "thousands of civilians killed"."""
    told = Told()
    told.report("one", ("Fifteen people were killed in an air strike on Homs", Kind.CASUALTIES,
                        HOMS | {"counts": [("Fifteen", 15, 15, "people")]}))  # fmt: skip
    told.report("two", ("Thousands of people were killed in air strikes on Homs", Kind.CASUALTIES,
                        HOMS | {"counts": [("Thousands", 2000, 9999, "people")]}))  # fmt: skip
    assert all(f.status is not Status.CONTESTED for f in told.findings(AspectKind.FIGURE))


def test_defences_that_collapse_leave_no_rubble() -> None:
    """Collapsed lines, talks and truces are no damage; a collapsed roof is."""
    told = {
        "The garrison's defences in the north have collapsed": Family.CONTROL,
        "The collapse of the truce": Family.TALKS,
        "The roof of the market collapsed": Family.VIOLENCE,
    }
    assert {t: family_of(bare(t, Kind.INFRASTRUCTURE)) for t in told} == told


def test_where_both_name_their_means_a_kind_makes_them_no_more_alike() -> None:
    """Air strikes one of whose claims was taken for shelling are not the rockets of that day."""
    told = Told()
    told.report("one", ("Air strikes hit a market of Homs", Kind.AIR_STRIKE, HOMS),
                ("Six traders and a guard died at the Homs market", Kind.SHELLING, HOMS))  # fmt: skip
    told.report("two", ("Rockets fell on a market of Homs", Kind.SHELLING, HOMS))
    assert not any({"one-1", "two-1"} <= e for e in told.events())


def test_tellings_that_count_the_same_dead_are_one_however_worded() -> None:
    """Nine herders and nine people killed in one raid support each other; "two" and "two" need more."""
    told = Told()
    nine = HOMS | {"counts": [("nine", 9, 9, "people")]}
    two = HOMS | {"counts": [("two", 2, 2, "people")]}
    told.report(
        "one",
        ("The raid on Homs killed nine at a mill", Kind.CASUALTIES, nine),
        ("A rescuer and an aide, two in all, died under a wall in Homs", Kind.CASUALTIES, two),
        ("Mourners buried their dead in Homs", Kind.CASUALTIES, HOMS),
    )
    told.report(
        "six",
        ("Of those in the raid on Homs nine herders perished", Kind.CASUALTIES, nine),
        ("In a lorry two sleeping drivers burnt to death in Homs", Kind.CASUALTIES, two),
    )
    found = [
        {c for p in f.positions for c in p.claims} for f in told.findings(AspectKind.OCCURRENCE)
    ]
    assert any({"one-1", "six-1"} <= claims for claims in found)
    assert not any({"one-2", "six-2"} <= claims for claims in found)


def test_what_is_told_of_several_places_lies_at_each_of_them() -> None:
    """ "In Homs and Hama province" is as near to Hama as to Homs; a quarter lies in the town named after it."""
    known = {
        p.id: p
        for p in (
            Place("X1", "Homs province", "adm1"),
            Place("X2", "Hama province", "adm1"),
            Place("h", "Homs", "town", parent="X1", population=500_000),
            Place("m", "Hama", "town", parent="X2", population=300_000),
        )
    }

    def lying(*names: tuple[str, str]) -> Whereabouts:
        links = [PlaceLink(Words(0, len(n), n), place, 4, 1.0, "") for n, place in names]
        return Whereabouts(spots(links, known), chains=chains(links, known))

    both, hama, quarter = (
        lying(("Homs", "h"), ("Hama province", "X2")),
        lying(("Hama", "m")),
        lying(("Qusur", ""), ("Waer", ""), ("Homs", "h")),
    )
    assert len(both.chains) == 2
    assert nearness(both, hama)[0] > 0
    assert nearness(both, lying(("Homs", "h")))[0] > 0
    assert [[s.key for s in c] for c in quarter.chains] == [
        ["ksr", "hms", "hms"],
        ["waer", "hms", "hms"],
    ]
    assert nearness(quarter, lying(("Bayada", ""), ("Homs", "h")))[0] < 0


def test_whom_reports_name_as_actors_keeps_no_two_tellings_apart() -> None:
    """Where one names Russia and another the government, whose attack it was is a question of one event."""
    told = Told()
    undated = HOMS | {"dated": False}
    told.report("one", ("Missiles hit a bakery in Homs", Kind.AIR_STRIKE, undated))
    told.report("two", ("Missiles flew over Homs and struck a mill", Kind.AIR_STRIKE, undated))
    told.claims = [
        replace(c, agent=a)
        for c, a in zip(told.claims, ("russia", "syrian-government"), strict=True)
    ]
    assert any({"one-1", "two-1"} <= e for e in told.events())


def test_days_told_outright_part_what_all_the_days_between_would_join() -> None:
    """Strikes of one report dated three days apart are two, though a third claim tells of all those days."""
    told = Told()
    told.report(
        "one",
        ("Warplanes hit a bakery in Homs", Kind.AIR_STRIKE, HOMS),
        ("Air raids shook Homs from Sunday", Kind.AIR_STRIKE, HOMS),
        ("Jets bombed a bridge in Homs", Kind.AIR_STRIKE, HOMS),
    )
    days = (
        ("2016-05-01", "2016-05-01"),
        ("2016-05-01", "2016-05-04"),
        ("2016-05-04", "2016-05-04"),
    )
    told.claims = [
        replace(c, when=When(first, last, f"{first}/{last}", DatePrecision.RANGE))
        for c, (first, last) in zip(told.claims, days, strict=True)
    ]
    assert {"one-1", "one-2"} in told.events()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Miller Hill", "Millers Hill district"),
        ("Miller Hill", "Miller's Hill"),
        ("Qarrad", "Qarrads"),
        ("Tarmus", "Tarmus village"),
        ("Millside", "Millside Shelling"),
        ("Millside", "Millside Airstrikes"),
    ],
)
def test_a_possessive_or_a_headlines_common_noun_makes_no_other_place(one: str, other: str) -> None:
    """A name with a possessive's "s", its apostrophe lost or not, or a noun in a headline's capitals, is the same."""
    assert spots_of_name(one)[0].same(spots_of_name(other)[0])


def test_an_s_of_the_names_own_stays() -> None:
    """Short names and names in "us" or "is" keep their last letter."""
    assert not spots_of_name("Homs")[0].same(spots_of_name("Hom")[0])
    assert not spots_of_name("Tarmus")[0].same(spots_of_name("Tarmu")[0])


def test_a_day_told_in_the_sentence_keeps_a_claim_from_an_earlier_story() -> None:
    """A bomb of Tuesday's sentence joins no attack of Friday, though the headline fits both."""
    told = Told()
    told.report(
        "one",
        ("A bomb hits Millwick", Kind.OTHER_ATTACK, {"places": ("Millwick",), "dated": False}),
        ("A bomb killed nine on a bus in Millwick", Kind.CASUALTIES, {"places": ("Millwick",), "on": "2016-04-29"}),
        ("A bomb killed six in Millwick", Kind.CASUALTIES, {"places": ("Millwick",), "nearby": True}),
    )  # fmt: skip
    assert not any({"one-2", "one-3"} <= event for event in told.events())


@pytest.mark.parametrize(
    ("guns", "together"),
    [("Government shelling", True), ("Rebel shelling", False)],
    ids=["one side's", "the enemy's"],
)
def test_strikes_and_shells_of_a_side_with_aircraft_are_one_bombardment(
    guns: str, *, together: bool
) -> None:
    """Where one report tells of raids and another of shelling, that keeps them apart only if rebels may have shelled."""
    told = Told()
    told.report("one", ("Air raids hit the mill and the bakery of Qarra", Kind.AIR_STRIKE, QARRA))
    told.report("two", (f"{guns} hit the mill and the bakery of Qarra", Kind.SHELLING, QARRA))
    assert any({"one-1", "two-1"} <= e for e in told.events()) is together


def test_days_of_one_claim_each_part_no_two_stories_that_are_told_alike() -> None:
    """A wrong day in one claim is outweighed where most of either report is undated and place and dead are the same."""
    told = Told()
    undated = {"dated": False}
    dead = {"dated": False, "counts": [("126", 126, 126, "people")]}
    buses = "A bomb tore through buses with evacuees at Qarra"
    for label, on, alike in (("one", "2016-05-03", ""), ("two", "2016-04-30", " on Saturday")):
        told.report(
            label,
            (f"{buses}{alike}", Kind.OTHER_ATTACK, QARRA | {"on": on}),
            ("The blast killed 126 people", Kind.CASUALTIES, dead),
            ("A van had been parked beside the buses", Kind.OTHER_ATTACK, undated),
        )
    told.report("six", (buses, Kind.OTHER_ATTACK, QARRA | {"on": "2016-04-27"}))
    events = told.events()
    assert any({"one-1", "two-1"} <= e for e in events)
    assert not any({"one-1", "six-1"} <= e for e in events)
