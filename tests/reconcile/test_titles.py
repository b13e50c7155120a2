"""Which words a matter is known by, on claims of a test's own sentences."""

from dataclasses import replace

import pytest
from tests.reconcile.told import bare

from rashomon.model.claim import Kind, Named, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import PlaceLink
from rashomon.model.words import Words
from rashomon.reconcile.titles import is_scrap, title


def _claim(sentence: str, quote: str, cue: str = "", *, place: str = "") -> LinkedClaim:
    start = sentence.index(quote)
    told = bare(quote, Kind.OTHER)
    words = Words.of(sentence, sentence.index(cue), sentence.index(cue) + len(cue)) if cue else None
    claim = replace(told, quote=Words(start, start + len(quote), quote), cue=words)
    at = start + quote.index(place) if place else 0
    links = (PlaceLink(Words(at, at + len(place), place), "", 7, 0, ""),) if place else ()
    return LinkedClaim(f"{start:03}", "uid", "2016-05-03", claim, "~one", places=links)


def _own(quote: str, place: str = "") -> LinkedClaim:
    return _claim(quote, quote, place=place)


@pytest.mark.parametrize(
    "quote",
    [
        "who were crossing the dam",
        "killing two herders",
        "It was shut by noon",
        "the garrison for the raid",
    ],
)
def test_a_scrap_hangs_on_words_before_it_or_has_no_verb(quote: str) -> None:
    """Relatives, pronouns, participles and clauses without a verb are no titles of their own."""
    assert is_scrap(quote)


@pytest.mark.parametrize(
    "quote",
    ["shells hit the grain market", "and the ferry sank at noon", "Armed men robbed the mill"],
)
def test_a_clause_with_a_subject_and_a_verb_is_no_scrap(quote: str) -> None:
    """A word that only ties the clause to one before it does not make it one."""
    assert not is_scrap(quote)


def test_a_whole_clause_is_chosen_before_a_scrap_of_better_length() -> None:
    """The length counts only among whole clauses, and a named place before it."""
    scrap = _own(
        "who were fleeing over the old dam with their flocks when the shells began to fall"
    )
    whole = _own("shells hit the dam")
    placed = _own("shells hit the dam of Qarra and the road to it", place="Qarra")
    assert title([scrap, whole]) == "Shells hit the dam"
    assert title([scrap, whole, placed]) == "Shells hit the dam of Qarra and the road to it"


def test_a_scrap_is_told_with_the_cue_that_it_hangs_on_and_no_teller() -> None:
    """ "Blamed the garrison for the raid" reads, "the garrison for the raid" does not; no name is put in."""
    blamed = _claim(
        "The miller blamed the garrison for the raid", "the garrison for the raid", "blamed"
    )
    said = replace(blamed, claim=replace(blamed.claim, source=Named("The miller")))
    assert title([said]) == "Blamed the garrison for the raid"


def test_a_cue_of_mere_saying_is_no_part_of_a_title() -> None:
    """ "Said" tells nothing of what was told."""
    assert title([_claim("The miller said they left", "they left", "said")]) == "They left"


def test_a_tie_to_what_stands_before_is_left_out() -> None:
    """ "while the ferry sank" is titled "The ferry sank"; an "and" within stays."""
    assert title([_own("while the ferry and its barge sank")]) == "The ferry and its barge sank"


def test_a_denial_gives_the_title_only_where_nobody_affirms() -> None:
    """What is affirmed names the matter."""
    denied = _own("the garrison shelled the grain market of the old town in the night")
    denied = replace(denied, claim=replace(denied.claim, stance=Stance.DENY))
    assert title([denied, _own("shells fell")]) == "Shells fell"


def test_a_clause_on_somebody_named_before_it_shows_that_it_is_cut_off() -> None:
    """ "Who were fleeing …" asks nothing: it goes on with what stands before it."""
    assert title([_own("who were fleeing through the mill quarter")]) == (
        "… who were fleeing through the mill quarter"
    )


def test_what_many_tell_is_a_better_title_than_what_one_adds() -> None:
    """Of whole clauses that name the place, one in the words of the others is chosen, whatever its length."""
    aside = _own(
        "the grain of Qarra is stored in a mill that was built by traders from the coast",
        place="Qarra",
    )
    shelled = [
        _own("Shells hit the mill of Qarra at dawn", place="Qarra"),
        _own("Shells hit a mill in Qarra", place="Qarra"),
    ]
    apart = [replace(c, id=f"{n:03}") for n, c in enumerate([aside, *shelled])]
    assert title(apart).startswith("Shells hit")
