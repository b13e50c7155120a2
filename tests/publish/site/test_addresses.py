"""Addresses: fit for any disk, and read back as they were made."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.desk.lists import Filters
from rashomon.publish.site.addresses import Asked, Links, asked, stem, unstem


@given(st.text(min_size=1).filter(lambda t: "\0" not in t))
def test_any_id_is_a_file_name_and_comes_back(id_: str) -> None:
    """Small letters, digits, dashes and low lines alone, in pieces a disk can hold."""
    made = stem(id_)
    assert all(re.fullmatch(r"[a-z0-9_-]{1,100}", piece) for piece in made.split("/"))
    assert unstem(made) == id_


def test_ids_that_differ_in_case_have_different_files() -> None:
    """Also on a disk that does not tell A from a."""
    assert stem("Ab").casefold() != stem("aB").casefold()


def test_every_kind_of_page_is_read_back() -> None:
    """A path gives what its maker asked for."""
    for made in (
        Asked("index"),
        Asked("events", page=3),
        Asked("map", day="2016-11-28"),
        Asked("changes", start="2016-11-27", end="2016-11-28"),
        Asked("places", "~SY/x"),
        Asked("reports", "x" * 250),
    ):
        assert asked(made.address) == made


def test_no_other_path_is_a_page() -> None:
    """What nobody links to has no page."""
    for path in ("x.html", "events", "events/.html", "../index.html", "map-1.html.bak"):
        assert asked(path) is None


def test_links_from_a_deep_page_go_up_and_keep_the_moment() -> None:
    """Relative, with the moment in the live app only."""
    here = Asked("reports", "x" * 150)
    assert Links(here, live=True, as_of="2016-11-28").event("e1") == (
        "../../events/e1.html?as_of=2016-11-28"
    )
    assert Links(here, as_of="2016-11-28").event("e1") == "../../events/e1.html"


def test_the_next_page_keeps_words_and_filters() -> None:
    """A narrowed list stays narrowed."""
    here = asked("search.html", {"q": "a b", "kind": "clash", "from": "2016-11-01"})
    assert here == Asked(
        "search", query="a b", filters=Filters(kind="clash", start="2016-11-01"), start="2016-11-01"
    )
    assert here
    link = Links(here, live=True).page(2)
    assert link == "search-2.html?kind=clash&q=a+b&from=2016-11-01"
