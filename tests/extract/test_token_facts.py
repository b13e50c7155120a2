"""Per-token facts are what the parse says of each token, however they are computed."""

import numpy as np
import pytest

from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.extract.rules_v1.ranker import Trees, load_trees
from rashomon.extract.rules_v1.token_facts import tokens_of
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

TOLD = (
    "The ferry, which had left the old port before dawn, sank near the lighthouse, officials said.\n"
    "“We saw two boats and a helicopter, but nobody came,” a fisherman who watched it told a radio "
    "station, adding that at least 14 people were missing."
)


@pytest.fixture(scope="module")
def parsed():
    report = Report("", "r", "", MediaType.PLAIN, TOLD)
    return next(iter(parse_many(load_model(DEFAULT_MODEL), [(report, read(report))])))


def test_edges_and_heads_are_those_of_the_parse(parsed):
    """The first and last token of what hangs on a token are spaCy's own edges."""
    held = tokens_of(parsed, (), ())
    assert held.left.tolist() == [t.left_edge.i for t in parsed.doc]
    assert held.right.tolist() == [t.right_edge.i for t in parsed.doc]
    assert held.head.tolist() == [t.head.i for t in parsed.doc]


def test_depth_counts_the_arcs_above_a_token(parsed):
    """The top of a tree has -1, every other token the number of its ancestors."""
    ancestors = [len(list(t.ancestors)) for t in parsed.doc]
    assert tokens_of(parsed, (), ()).depth.tolist() == [n or -1 for n in ancestors]


def test_entities_between_offsets_are_those_of_the_span(parsed):
    """Asking for entities by offsets gives what spaCy gives for the same tokens."""
    for first in range(0, len(parsed.doc), 3):
        for last in range(first, len(parsed.doc), 4):
            start, end = parsed.starts[first], parsed.ends[last]
            wanted = [(e.start, e.end) for e in parsed.tokens(start, end).ents]
            assert [(e.start, e.end) for e in parsed.entities(start, end)] == wanted


def test_trees_are_walked_to_the_leaf_of_each_row():
    """The gathered scores are those of a walk, node by node, row by row."""
    trees = load_trees()
    wanted = int(trees.feature.max()) + 1
    rows = np.random.default_rng(7).integers(-1, 30, (300, wanted)).astype(np.float32)
    scores = trees.scores(rows)
    for n in (0, 17, 255, 256, 299):
        assert scores[n] == pytest.approx(_walked(trees, rows[n]), abs=1e-5)
    assert len(trees.scores(rows[:0])) == 0


def _walked(trees: Trees, row):
    total = 0.0
    for tree in range(len(trees.feature)):
        at = 0
        while trees.feature[tree, at] >= 0:
            left = row[trees.feature[tree, at]] <= trees.value[tree, at]
            at = (trees.left if left else trees.right)[tree, at]
        total += float(trees.value[tree, at])
    return total
