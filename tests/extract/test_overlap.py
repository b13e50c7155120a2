from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.rules_v1.overlap import Stretches

EDGES = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(EDGES, max_size=30), EDGES)
def test_what_overlaps_is_found(edges: list[tuple[int, int]], sought: tuple[int, int]) -> None:
    """The stretches near two offsets are those that share a character with them, by number."""
    stretches = [(start, end, number) for number, (start, end) in enumerate(edges)]
    overlapping = [s for s in stretches if s[0] < sought[1] and s[1] > sought[0]]
    assert Stretches(stretches).near(*sought) == overlapping
