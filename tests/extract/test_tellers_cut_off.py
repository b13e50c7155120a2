"""Tellers whose words the parse cuts off or runs together."""

from collections.abc import Callable

import pytest

from rashomon.model.claim import Claim

Claims = Callable[[str], tuple[Claim, ...]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "tellers"),
    [
        ("The Observatory and local Kurdish officials initially said the groom was among the dead.", {"Syrian Observatory for Human Rights", "local Kurdish officials"}),
        ("The opposition Syrian National Coalition accused the army of shelling the port.", {"Syrian National Coalition"}),
        ("Syrias opposition says the deals amount to forced displacement.", {"Syrian opposition"}),
        ("Fourteen fighters died, a source in Jaish al-Islam said.", {"source in Jaish al-Islam"}),
    ],
)  # fmt: skip
def test_the_whole_teller_is_named(claims_of: Claims, text: str, tellers: set[str]) -> None:
    """Joint tellers part, a body's own name goes before its sort, a nation stays with its army."""
    assert tellers <= {c.source.name for c in claims_of(text)}


def test_a_platform_is_no_teller_to_come_back_to(claims_of: Claims) -> None:
    """ "The statement" is the ministry's, not the page's that carried it."""
    claims = claims_of(
        "Jets struck the town, the Russian defence ministry said on its Facebook page. "
        "Six bombers took part, the statement said."
    )
    assert all("Facebook" not in c.source.name for c in claims)
