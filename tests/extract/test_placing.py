"""Which place a claim happens at, chosen for all claims of a report at once."""

from itertools import pairwise

from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.extract.rules_v1.place_context import Placed
from rashomon.extract.rules_v1.place_mentions import folded, mentions
from rashomon.extract.rules_v1.placing import place_claims
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
