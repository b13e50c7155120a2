"""What is said, thought, wanted or judged by whom, in whole phrases."""

import pytest

from rashomon.extract.rules_v1.attribution import find_attributions
from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("The mayor of the port has said that the bridge is shut.", "The mayor of the port", "has said", "that the bridge is shut"),
        ("The harbour workers want a new crane.", "The harbour workers", "want", "a new crane"),
        ("Fishermen do not believe the dam will hold.", "Fishermen", "do not believe", "the dam will hold"),
        ("A doctor and a nurse said the clinic had no power.", "A doctor and a nurse", "said", "the clinic had no power"),
        ("The envoy, who said the talks had failed, left the city.", "who", "said", "the talks had failed"),
        ("We heard the ministry's claim that the dam was safe.", "the ministry's", "claim", "that the dam was safe"),
        ("The dam is expected by the mayor to hold.", "the mayor", "is expected", "to hold"),
        ("A survey of the harbour showed that most piers were rotten.", "A survey of the harbour", "showed", "that most piers were rotten"),
        ("The dam seemed to hold.", "", "seemed", "The dam to hold"),
        ("Mr. Hill of the port office wants a new crane.", "Mr. Hill of the port office", "wants", "a new crane"),
        ("The fishermen were ready to leave the port.", "The fishermen", "were ready", "to leave the port"),
    ],
)  # fmt: skip
def test_whole_phrases_are_given(sentence: str, source: str, cue: str, content: str) -> None:
    """Auxiliaries belong to the cue, "that" to the content, joint tellers are one source."""
    report = Report("", "r", "", MediaType.PLAIN, sentence)
    (parsed,) = parse_many(load_model(DEFAULT_MODEL), [(report, read(report))])
    found = find_attributions(parsed)
    texts = [tuple(" ".join(w.text for w in role) for role in (a.source, a.cue, a.contents)) for a in found]  # fmt: skip
    assert (source, cue, content) in texts, texts
