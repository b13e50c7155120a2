"""The sum of a table's rows follows each change."""

from rashomon.store.sums import changed, digest_of, sum_of

ROWS = [{"id": str(n), "body": bytes([n])} for n in range(5)]


def test_order_does_not_count() -> None:
    """Rows in any order have one sum."""
    assert sum_of(ROWS) == sum_of(ROWS[::-1])


def test_a_change_gives_the_sum_of_what_is_there_then() -> None:
    """Rows taken out and put in leave the sum of the rest and the new."""
    other = {"id": "1", "body": b"other"}
    kept = [ROWS[0], *ROWS[2:], other]
    assert changed(sum_of(ROWS), [ROWS[1]], [other]) == sum_of(kept)
    assert digest_of([sum_of(kept)]) != digest_of([sum_of(ROWS)])


def test_a_row_twice_is_not_a_row_once() -> None:
    """Every row counts, equal ones too."""
    assert sum_of([ROWS[0], ROWS[0]]) != sum_of([ROWS[0]])
