"""Which place a claim happens at, chosen for all claims of a report at once."""

import re
from itertools import pairwise

import numpy as np

from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.extract.rules_v1.place_context import Context, Likeness, Placed, stems
from rashomon.extract.rules_v1.place_features import Pairs
from rashomon.extract.rules_v1.place_mentions import folded, mentions
from rashomon.extract.rules_v1.placing import choose, place_claims, proposals
from rashomon.model.claim import Kind
from rashomon.model.report import MediaType, Report
from rashomon.model.words import Words
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

TEXT = "Rockets hit the town of Narvelo on Friday. Four people were killed in the attack.\n"


def _parsed(text):
    report = Report("", "r", "", MediaType.PLAIN, text)
    return next(iter(parse_many(load_model(DEFAULT_MODEL), [(report, read(report))])))


def _asked(text, quote, kind):
    start = text.index(quote)
    words = Words.of(text, start, start + len(quote))
    return Placed(words, words, kind, own_voice=True, rules=())


def test_a_name_is_one_in_all_its_marks():
    assert folded("the Ein-Tarma’s") == folded("Ein Tarma")


def test_mentions_stand_in_the_text_where_they_say():
    parsed = _parsed(TEXT)
    found = mentions(parsed, [(0, len(TEXT))], frozenset())
    assert "narvelo" in {m.name for m in found}
    assert all(folded(TEXT[m.start : m.end]) == m.name for m in found)


def _names(text):
    return {m.name for m in mentions(_parsed(text), [(0, len(text))], frozenset())}


def test_names_that_a_copy_ran_together_are_in_reach_apart():
    found = _names("Shells fell on al-Merza al-Tahin al-Qabun districts of the city.\n")
    assert {"al merza", "al tahin", "al qabun"} <= found


def test_parts_and_sites_of_a_named_place_are_in_reach():
    assert "northern outskirts of narvelo" in _names(
        "They hold the northern outskirts of Narvelo.\n"
    )
    assert "narvelo airfield" in _names("Narvelo airfield was bombed in the north of Mali.\n")


def test_a_name_that_nothing_shows_to_be_a_place_is_out_of_reach():
    assert not _names("On Monday the Islamic Front said so.\n")


def test_a_claim_takes_up_the_sentence_that_shares_its_rare_words():
    text = "Gunmen stormed a bakery in Narvelo. A bridge burned in Tumbira. The bakery collapsed.\n"
    parsed = _parsed(text)
    sentences = [(s.start, s.end) for b in parsed.text.blocks for s in b.sentences]
    held = Context(parsed, [], (), sentences)
    like = Likeness(held, stems("The bakery collapsed"))
    assert like[0] > like[1] == 0


def test_a_mention_hangs_nearer_on_its_own_clause():
    text = "Rebels took Narvelo while jets bombed Tumbira.\n"
    parsed = _parsed(text)
    claim = _asked(text, "Rebels took Narvelo", Kind.CONTROL)
    found = mentions(parsed, [(0, len(text))], frozenset(("Narvelo", "Tumbira")))
    held = Context(parsed, [claim], found, [(0, len(text))])
    root = held.root(claim.quote.start, claim.quote.end)
    own, other = (next(m for m in found if m.name == n) for n in ("narvelo", "tumbira"))
    assert held.arcs(own, claim, root)[0] < held.arcs(other, claim, root)[0]
    assert held.teller[own] == 0
    assert held.teller[other] == -1


def test_forms_of_one_place_do_not_take_its_score_from_each_other():
    text = "Rockets hit Narvelo village.\n"
    parsed = _parsed(text)
    found = mentions(parsed, [(0, len(text))], frozenset(("Narvelo",)))
    pair = tuple(m for m in found if m.name in ("narvelo", "narvelo village"))
    rows = np.zeros((2, 1), dtype=np.float32)
    held = Pairs(np.zeros(2, dtype=np.int64), pair, (False, False), rows)
    scores = np.array([0.25, 0.2], dtype=np.float32)
    assert [[w.text for w in at] for at in choose(parsed, held, scores, 1, 0.3)] == [["Narvelo"]]
    assert choose(parsed, held, scores, 1, 0.9) == [()]


def test_a_claim_without_a_place_gets_its_likeliest_from_a_lower_score_on():
    text = "Rockets hit Narvelo and Tumbira.\n"
    parsed = _parsed(text)
    found = mentions(parsed, [(0, len(text))], frozenset(("Narvelo", "Tumbira")))
    pair = tuple(m for m in found if m.name in ("narvelo", "tumbira"))
    rows = np.zeros((2, 1), dtype=np.float32)
    held = Pairs(np.zeros(2, dtype=np.int64), pair, (False, False), rows)
    for first, told in ((0.25, ["Narvelo"]), (0.1, [])):
        scores = np.array([first, 0.24 if told else 0.1], dtype=np.float32)
        assert [w.text for w in choose(parsed, held, scores, 1, 0.32)[0]] == told
    named = Pairs(np.zeros(2, dtype=np.int64), pair, (True, True), rows)
    both = np.array([0.5, 0.25], dtype=np.float32)
    assert [w.text for w in choose(parsed, named, both, 1, 0.32)[0]] == ["Narvelo", "Tumbira"]
    both = np.array([0.5, 0.25], dtype=np.float32)
    assert [w.text for w in choose(parsed, held, both, 1, 0.32)[0]] == ["Narvelo"]


def test_an_article_and_a_genitive_are_no_part_of_a_place():
    text = "Narvelo's eastern neighbourhoods and the Tumbira village were hit.\n"
    found = mentions(_parsed(text), [(0, len(text))], frozenset(("Narvelo", "Tumbira")))
    assert {text[m.start : m.end] for m in found} >= {"Narvelo", "Tumbira village"}
    assert not any(re.match(r"the |.*'s$", text[m.start : m.end]) for m in found)


def test_every_claim_is_answered_and_no_two_of_its_places_overlap():
    asked = [
        _asked(TEXT, "Rockets hit the town of Narvelo", Kind.SHELLING),
        _asked(TEXT, "Four people were killed", Kind.CASUALTIES),
    ]
    told = place_claims(_parsed(TEXT), asked)
    assert len(told) == 2
    for answer in told:
        spans = sorted((w.start, w.end) for w in answer.at)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert all(TEXT[w.start : w.end] == w.text for w in answer.at)


def test_a_report_without_claims_or_places_is_answered():
    assert place_claims(_parsed("Nothing was heard.\n"), []) == []
    text = "Nothing was heard.\n"
    assert place_claims(_parsed(text), [_asked(text, "Nothing was heard", Kind.OTHER)])[0].at == ()


def test_a_part_of_the_city_is_not_the_village_named_last(claims_of) -> None:
    """What is told of the besieged east of the city is not told of a village before it."""
    text = (
        "Shells hit eastern Gao on Monday. Rebels in Gao said the army had taken the village of "
        "Timbo. The United Nations says about 275,000 people live in the besieged east of the city."
    )
    (last,) = [c for c in claims_of(text) if "275,000" in c.quote.text]
    assert [p.text for p in last.places] == ["eastern Gao"]


def test_both_sides_of_a_genitive_are_in_reach():
    found = _names("The fall of Lisbon's Orman bridge cut the road to the coast.\n")
    assert {"lisbon", "orman bridge"} <= found


def test_days_and_small_words_of_english_open_no_name():
    text = "Thirty died in Mondays blast at Narvelo as Orsk fell in the north of Mali.\n"
    assert not {n for n in _names(text) if n.startswith(("mondays", "at ", "as "))}


def test_a_state_is_hardly_ever_the_scene_of_a_report():
    text = (
        "Mali mourns the dead of Narvelo. In Mali, ministers met in Mali's capital. "
        "Rockets hit the town of Narvelo on Friday.\n"
    )
    parsed = _parsed(text)
    sentences = [(s.start, s.end) for b in parsed.text.blocks for s in b.sentences]
    held = Context(parsed, [], mentions(parsed, sentences, frozenset()), sentences)
    assert held.scene["narvelo"][0] == 0


def test_talks_pass_on_only_the_place_they_name_themselves():
    text = "In Gao, the envoy said that talks would resume. They would take weeks.\n"
    asked = [
        _asked(text, "talks would resume", Kind.TRUCE_OR_TALKS),
        _asked(text, "They would take weeks", Kind.TRUCE_OR_TALKS),
    ]
    answers, _ = proposals(_parsed(text), asked)
    assert not answers[1].at


def test_a_genitive_that_lost_its_mark_is_parted_where_the_owner_is_named():
    found = _names("Shells fell on Lisbons Orman district. In Lisbon two died.\n")
    assert {"lisbon", "orman district"} <= found


def test_what_happened_and_ages_are_no_part_of_a_place():
    found = _names("Six Killed in Lisbon Bombing. A 14-year-old Amparo girl died in Lisbon.\n")
    assert "lisbon" in found
    assert not {"lisbon bombing", "old amparo"} & found
