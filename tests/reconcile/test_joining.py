"""How well reports' episodes must fit to be one happening, on records of a test's own sentences."""

from tests.reconcile.told import Told

from rashomon.model.claim import Kind

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
