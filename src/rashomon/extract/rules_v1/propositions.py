"""Which stretches of a report state a proposition, and which frames tell them.

The rules' clauses and every other cut of the parse are candidates; fitted trees
say how well each would stand as a claim, and the best that do not overlap are
taken (see `ranker`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Span

from rashomon.extract.rules_v1.boundaries import fitted
from rashomon.extract.rules_v1.clauses import clause_spans
from rashomon.extract.rules_v1.covered import without_attributions
from rashomon.extract.rules_v1.frame import Frame, Proposition
from rashomon.extract.rules_v1.interrupted import with_interrupted
from rashomon.extract.rules_v1.overlap import Stretches
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.ranker import load_trees, select
from rashomon.extract.rules_v1.spans import Candidates, candidates
from rashomon.extract.rules_v1.token_facts import tokens_of
from rashomon.model.claim import Stance
from rashomon.model.words import Words

_FEWEST_WORDS = 3
_NEVER_MISSED = (Stance.DENY, Stance.CONFIRM)
_BESIDE, _LONGEST_THING = 3, 12
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def find_propositions(parsed: Parsed, frames: Sequence[Frame]) -> tuple[Proposition, ...]:
    """Find the propositions of a report, in text order; they do not overlap."""
    chosen = fitted(parsed, _with_denials(parsed, frames, list(_spans(parsed, frames))))
    chosen = list(without_attributions(parsed, frames, chosen))
    reporting = frozenset(f.verb for f in frames if f.verb >= 0)
    chosen = with_interrupted(parsed, chosen, reporting)
    found = (parsed.words(first, last) for first, last in chosen)
    told = told_stretches(frames)
    return tuple(Proposition(words, frames_of(told, words)) for words in found)


def _with_denials(
    parsed: Parsed, frames: Sequence[Frame], chosen: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Take what is denied, and what thing is confirmed, in any case: they are rare.

    A chosen stretch that holds the denial's own verb gives way to it.
    """
    for frame in frames:
        if frame.stance not in _NEVER_MISSED or frame.verb < 0 or not frame.contents:
            continue
        tokens = [t.i for t in _told(parsed, frame) if not t.is_punct]
        if not tokens or (frame.stance is Stance.CONFIRM and not _is_thing(parsed, frame, tokens)):
            continue
        denied = (tokens[0], tokens[-1])
        apart = [p for s in chosen for p in _before(parsed, s, frame.verb, denied)]
        inside = [s for s in apart if not _apart(s, denied)]
        if any(_is_clause(parsed, s) and denied[0] <= s[0] <= denied[0] + 2 for s in inside):
            chosen = sorted({_within(s, denied) if _alike(s, denied) else s for s in apart})
            continue
        kept = [p for s in apart for p in _before(parsed, s, denied[0], denied)]
        kept = [s for s in kept if _apart(s, denied)]
        chosen = sorted([*kept, denied])
    return chosen


def _is_thing(parsed: Parsed, frame: Frame, tokens: Sequence[int]) -> bool:
    """Whether what is confirmed is a bare thing after its verb ("confirmed the deaths")."""
    beside = 0 < tokens[0] - frame.verb < _BESIDE and tokens[-1] - tokens[0] < _LONGEST_THING
    return beside and not any(parsed.doc[i].tag_ in _FINITE for i in tokens)


def _before(
    parsed: Parsed, stretch: tuple[int, int], at: int, denied: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Give a stretch, or of one that holds a token what stands before it and before the denied."""
    first, last = stretch
    if not first <= at <= last:
        yield stretch
        return
    last = min(at, denied[0]) - 1
    while last > first and parsed.doc[last].pos_ in ("PUNCT", "ADP", "SCONJ", "CCONJ"):
        last -= 1
    if last - first >= _FEWEST_WORDS:
        yield first, last


def _within(stretch: tuple[int, int], denied: tuple[int, int]) -> tuple[int, int]:
    return max(stretch[0], denied[0]), min(stretch[1], denied[1])


def _is_clause(parsed: Parsed, stretch: tuple[int, int]) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in parsed.doc[stretch[0] : stretch[1] + 1])


def _told(parsed: Parsed, frame: Frame) -> Span:
    return parsed.tokens(frame.contents[0].start, frame.contents[0].end)


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * shared >= max(one[1], other[1]) - min(one[0], other[0]) + 1


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _spans(parsed: Parsed, frames: Sequence[Frame]) -> Iterator[tuple[int, int]]:
    trees = load_trees()
    found = list(_candidates(parsed, frames))
    if not found:
        return
    scores = trees.scores(np.concatenate([c.features for c in found]))
    at = 0
    for held in found:
        yield from select(held.spans, scores[at : at + len(held.spans)], trees.cost)
        at += len(held.spans)


def _candidates(parsed: Parsed, frames: Sequence[Frame]) -> Iterator[Candidates]:
    rules = rule_spans(parsed, frames)
    held = tokens_of(parsed, frames, rules)
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for first, last in rules:
        inside[parsed.segment_index(first)].append((first, last))
    for index, segment in enumerate(parsed.segments):
        if not segment.is_attribution:
            found = candidates(parsed, index, held, inside[index])
            if found is not None:
                yield found


def rule_spans(parsed: Parsed, frames: Sequence[Frame]) -> tuple[tuple[int, int], ...]:
    """Give the first and last token of the clauses that the rules alone would take."""
    reporting = frozenset(f.verb for f in frames if f.verb >= 0)
    return tuple(
        (first, last)
        for index, segment in enumerate(parsed.segments)
        if not segment.is_attribution
        for _, first, last in clause_spans(parsed, index, reporting)
        if last - first + 1 >= _FEWEST_WORDS
    )


def told_stretches(frames: Sequence[Frame]) -> Stretches:
    """Give what frames tell, numbered by frame."""
    return Stretches((c.start, c.end, n) for n, frame in enumerate(frames) for c in frame.contents)


def frames_of(told: Stretches, words: Words) -> tuple[int, ...]:
    """Give the innermost frames that tell most of some words: several for joint tellers."""
    best: list[int] = []
    narrowest = 0
    for start, end, number in told.near(words.start, words.end):
        shared = min(end, words.end) - max(start, words.start)
        if shared * 5 < 3 * (words.end - words.start):
            continue
        width = end - start
        if not best or width < narrowest:
            best, narrowest = [number], width
        elif width == narrowest:
            best.append(number)
    return tuple(best)
