"""How a place stands from day to day, by what is told of who holds it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.time import DatePrecision, When
from rashomon.publish.desk.ground import HOLD_CLAIMS
from rashomon.publish.desk.holding import Told, claimed, day_told, in_order, standing, steps

DAYS = ("", "2016-01-01", "2016-01-02", "2016-01-03", "2016-01-05")


def _told(side: str, day: str, origin: str, *, denied: bool = False) -> Told:
    return Told("p", side, day, origin, (f"{side}{day}{origin}{denied}",), denied)


TOLD = st.lists(
    st.builds(
        _told,
        st.sampled_from(("", "red", "blue", "green")),
        st.sampled_from(DAYS),
        st.sampled_from(("", "a", "b", "c")),
        denied=st.sampled_from((False, False, False, True)),
    ),
    max_size=12,
)


@given(TOLD)
def test_steps_are_where_the_standing_changes(given: list[Told]) -> None:
    """On each day the last step tells what `standing` does."""
    told = in_order({"p": given})["p"]
    made = steps(told)
    assert [s.day for s in made] == sorted({s.day for s in made})
    for day in (*DAYS, "2016-01-04", "2017-01-01"):
        step = [s for s in made if s.day <= day][-1]
        now = standing(told, day)
        assert (step.sides, step.contested, step.reason) == (now.sides, now.contested, now.reason)


def test_the_last_side_told_of_holds_it_with_its_first_word() -> None:
    """An older side that nobody tells of any more does not; one told of that same day contests it."""
    told = (
        _told("blue", "2016-01-01", "a"),
        _told("red", "2016-01-02", "a"),
        _told("red", "2016-01-03", "b"),
        _told("blue", "2016-01-03", "c"),
    )
    second, third = standing(told, "2016-01-02"), standing(told, "2016-01-03")
    assert (second.sides, second.contested) == (("red",), False)
    assert (third.sides, third.contested) == (("blue", "red"), True)
    assert third.reason == "told by 3 independent origins"


def test_who_denies_a_taking_held_it_before() -> None:
    """Before the taking is told, the denier's side stands there; after it, it is contested."""
    told = (_told("blue", "2016-01-02", "a"), _told("red", "2016-01-02", "b", denied=True))
    before, after = standing(told, "2016-01-01"), standing(told, "2016-01-02")
    assert (before.sides, before.contested) == (("red",), False)
    assert before.reason == "its taking is denied later, by those who held it then"
    assert (after.sides, after.contested) == (("blue", "red"), True)


def test_of_many_claims_of_a_claimant_the_first_are_kept() -> None:
    """And the rest are counted; the day is the first."""
    days = [f"2016-01-{n:02}" for n in range(1, 16)]
    told = [replace(_told("red", day, "a"), claims=(f"c{n}",)) for n, day in enumerate(days, 1)]
    (found,) = claimed(told)
    assert found.start == "2016-01-01"
    assert found.claims == tuple(f"c{n}" for n in range(1, HOLD_CLAIMS + 1))
    assert found.more == 15 - HOLD_CLAIMS


def test_a_claim_is_so_from_the_day_it_tells_but_not_from_long_ago() -> None:
    """A day of the report's month or later counts, else the report's does."""
    told = "2016-11-28T10:00:00Z"
    assert day_told(told, None) == "2016-11-28"
    for day, wanted in (("2016-11-26", "2016-11-26"), ("2012-07-01", "2016-11-28")):
        assert day_told(told, When(day, day, day, DatePrecision.DAY)) == wanted
