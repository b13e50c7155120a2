"""What of one happening is one question, on records of a test's own sentences."""

from dataclasses import replace

import pytest
from tests.reconcile.told import Told

from rashomon.model.claim import Kind, Polarity, Stance
from rashomon.model.finding import AspectKind, Finding, Status

QARRA = {"places": ["Qarra"]}


def _holding(found: list[Finding], *claims: str) -> list[Finding]:
    return [f for f in found if set(claims) <= {c for p in f.positions for c in p.claims}]


def test_a_strike_that_killed_tells_of_the_strike_where_its_report_does_so_nowhere_else() -> None:
    """One claim of harm is all that a report tells of an attack; another's own claim of it is one with it."""
    told = Told()
    dead = {"places": ["Qarra"], "counts": [("nine", 9, 9, "people")]}
    told.report("one", ("Warplanes bombed the grain market of Qarra", Kind.AIR_STRIKE, QARRA))
    told.report("two", ("A strike on the Qarra grain market killed nine", Kind.CASUALTIES, dead))
    told.report(
        "six",
        ("A strike on the Qarra grain market killed nine", Kind.CASUALTIES, dead),
        ("Jets hit the grain market of Qarra at noon", Kind.AIR_STRIKE, QARRA),
    )
    found = told.findings(AspectKind.OCCURRENCE)
    assert _holding(found, "one-1", "two-1", "six-2")
    assert not _holding(found, "one-1", "six-1")


def test_an_attack_stated_at_one_village_on_one_day_is_one_however_worded() -> None:
    """Reports that lie at one village open with an attack and share no word; what else they tell stays apart."""
    told = Told()
    guards = ("Soldiers stood guard on the Qarra road", Kind.OTHER_ATTACK, QARRA)
    told.report("one", guards, ("Gunmen attacked a checkpoint", Kind.OTHER_ATTACK, {}))
    told.report(
        "two",
        guards,
        ("The dawn assault lasted an hour", Kind.OTHER_ATTACK, {}),
        ("Mourners gathered for a burial fled when the assault began", Kind.OTHER_ATTACK, {}),
    )
    found = told.findings(AspectKind.OCCURRENCE)
    assert _holding(found, "one-2", "two-2")
    assert not _holding(found, "one-2", "two-3")


def test_gas_used_in_one_town_on_one_day_is_one_matter_in_whatever_words() -> None:
    """An attack with chemicals is rare: tellings that share no word are of the same."""
    told = Told()
    told.report("one", ("Chlorine choked shepherds at Qarra", Kind.CHEMICAL_ATTACK, QARRA))
    told.report("two", ("Poison gas fell on Qarra orchards", Kind.CHEMICAL_ATTACK, QARRA))
    assert _holding(told.findings(AspectKind.OCCURRENCE), "one-1", "two-1")


@pytest.mark.parametrize(
    "denial",
    ["using chlorine in Qarra", "its army had used chlorine in Qarra", "the charges"],
    ids=["a doing", "its own army", "all it says"],
)
def test_who_denies_his_own_doing_contests_whose_attack_it_was(denial: str) -> None:
    """The accused denies that it was he, not that there was gas."""
    told = Told()
    accused = QARRA | {"source": "un"}
    told.report(
        "one",
        ("government forces were behind the chlorine attack on Qarra", Kind.CHEMICAL_ATTACK, accused),
        (denial, Kind.CHEMICAL_ATTACK, {
            "places": ["Qarra"] if "Qarra" in denial else [],
            "source": "syrian-government", "stance": Stance.DENY,
        }),
    )  # fmt: skip
    (blame,) = _holding(told.findings(AspectKind.RESPONSIBILITY), "one-1", "one-2")
    assert blame.status is Status.CONTESTED
    assert not told.findings(AspectKind.MEANS)


def _negated(told: Told, *claims: str) -> None:
    told.claims = [
        replace(c, claim=replace(c.claim, polarity=Polarity.NEGATIVE)) if c.id in claims else c
        for c in told.claims
    ]


def test_what_has_not_stopped_goes_on_and_denies_nothing() -> None:
    """A bombardment "that has not stopped" supports that there is one."""
    told = Told()
    told.report("one", ("The bombardment of Qarra orchards began at dawn", Kind.SHELLING, QARRA))
    told.report(
        "two",
        ("The bombardment of Qarra orchards has not stopped since dawn", Kind.SHELLING, QARRA),
    )
    _negated(told, "two-1")
    (found,) = _holding(told.findings(AspectKind.OCCURRENCE), "one-1", "two-1")
    assert not any(p.denies for p in found.positions)


def test_two_that_negate_the_same_agree() -> None:
    """A negation is none of what others affirm where it says rather what another negates."""
    told = Told()
    told.report("one", ("The ceasefire covers the river villages", Kind.TRUCE_OR_TALKS, {}))
    for label in ("two", "six"):
        told.report(
            label,
            (
                "The ceasefire covers no villages held by the jihadist alliance",
                Kind.TRUCE_OR_TALKS,
                {},
            ),
        )
    _negated(told, "two-1", "six-1")
    held = _holding(told.findings(AspectKind.OCCURRENCE), "two-1", "six-1")
    assert not any(p.denies for f in held for p in f.positions)


def test_dead_that_no_figure_counts_stand_in_a_finding_all_the_same() -> None:
    """Further dead are no toll; who tells of them is still told of."""
    told = Told()
    further = {"places": ["Qarra"], "counts": [("three", 3, 3, "people")]}
    for label in ("one", "two"):
        told.report(
            label, ("Another three people died of shelling in Qarra", Kind.CASUALTIES, further)
        )
    assert not told.findings(AspectKind.FIGURE)
    assert _holding(told.findings(AspectKind.OCCURRENCE), "one-1", "two-1")
