"""What a number tells of anew and what was known before, on sentences written for it."""

import pytest

from rashomon.extract.rules_v1.quantities import find_quantities


def told(quote: str) -> set[tuple[str, float | None, float | None]]:
    """Give measure and bounds of each quantity of a quote that stands alone."""
    return {(str(q.measure), q.low, q.high) for q in find_quantities(quote, 0, len(quote))}


@pytest.mark.parametrize(
    "quote",
    [
        "a feud between the two governments",
        "the two rival groups met again",
        "the twin explosions shook the harbour",
        "Tuesday's twin bombings were condemned",
        "the story was 100 percent invented",
        "The gate was built in 1750 BC.",
    ],
)
def test_what_was_told_before_is_not_counted(quote: str) -> None:
    """ "The two groups" and "the twin explosions" name what is known; "100 percent" may be an adverb."""
    assert told(quote) == set()


def test_a_pair_or_whole_told_first_counts() -> None:
    """Without an article "twin" is two, and "100 percent of" is a share."""
    assert told("Twin car bombs hit the harbour.") == {("other", 2, 2)}
    assert told("They hold 100 percent of the shares.") == {("other", 1, 1)}
