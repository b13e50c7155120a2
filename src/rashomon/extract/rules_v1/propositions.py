"""Which stretches of a report state a proposition, and which frames tell them.

The rules' clauses and every other cut of the parse are candidates; fitted trees
say how well each would stand as a claim, and the best that do not overlap are
taken (see `ranker`).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Doc, Span

from rashomon.extract.rules_v1.clauses import clause_spans
from rashomon.extract.rules_v1.frame import Frame, Proposition
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.ranker import load_trees, select
from rashomon.extract.rules_v1.spans import Candidates, candidates
from rashomon.extract.rules_v1.token_facts import tokens_of
from rashomon.model.claim import Stance
from rashomon.model.words import Words

_FEWEST_WORDS = 3
_WHOLE_WORDS = 10
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset("NOUN PROPN NUM ADJ DET ADP".split())
_APPROXIMATE = frozenset("at least more than over some about around nearly almost up to".split())


def find_propositions(parsed: Parsed, frames: Sequence[Frame]) -> tuple[Proposition, ...]:
    """Find the propositions of a report, in text order; they do not overlap."""
    chosen = _with_wholes(parsed, _with_denials(parsed, frames, list(_spans(parsed, frames))))
    found = (parsed.words(first, last) for first, last in chosen)
    return tuple(Proposition(words, frames_of(frames, words)) for words in found)


def _with_wholes(parsed: Parsed, chosen: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give "including two children died" its subject back ("12 people, including …").

    A part that stands alone ("including two children") keeps its bounds.
    """
    found: list[tuple[int, int]] = []
    doc = parsed.doc
    for first, last in chosen:
        parted = found and found[-1][1] == first - 1 and doc[first].tag_ in _FINITE
        if parted and doc[found[-1][0]].lower_ == "including":
            first = found.pop()[0]  # noqa: PLW2901
        opened = first
        if doc[first].lower_ == "including" and _is_finite(doc[first : last + 1]):
            opened = _whole_before(doc, first, found[-1][1] + 1 if found else 0)
        found.append((opened, last))
    return found


def _is_finite(span: Span) -> bool:
    return any(t.tag_ in _FINITE for t in span)


def _whole_before(doc: Doc, first: int, low: int) -> int:
    """Give where the numbered noun group before a token begins, the token itself where none does."""
    at = first - 1 if first > low and doc[first - 1].text in (",", "-", "–") else first
    low = max(low, first - _WHOLE_WORDS)
    while at > low and not doc[at].like_num and doc[at - 1].pos_ in _NOMINAL:
        at -= 1
    if at == first or not doc[at].like_num:
        return first
    while at > low and doc[at - 1].lower_ in _APPROXIMATE:
        at -= 1
    return at


def _with_denials(
    parsed: Parsed, frames: Sequence[Frame], chosen: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Take what is denied in any case: denials are rare, and none may be missed.

    A chosen stretch that holds the denial's own verb gives way to it.
    """
    for frame in frames:
        if frame.stance is not Stance.DENY or frame.verb < 0 or not frame.contents:
            continue
        tokens = [t.i for t in _told(parsed, frame) if not t.is_punct]
        if not tokens:
            continue
        denied = (tokens[0], tokens[-1])
        apart = [s for s in chosen if not s[0] <= frame.verb <= s[1]]
        if any(_alike(denied, s) or 0 <= s[0] - denied[0] <= 2 for s in apart):
            continue
        kept = [s for s in apart if _apart(s, denied)]
        chosen = sorted([*kept, denied])
    return chosen


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
    inside: dict[int, list[tuple[int, int]]] = {}
    for rule in rules:
        inside.setdefault(parsed.segment_index(rule[0]), []).append(rule)
    for index, segment in enumerate(parsed.segments):
        if not segment.is_attribution:
            found = candidates(parsed, index, held, inside.get(index, []))
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


def frames_of(frames: Sequence[Frame], words: Words) -> tuple[int, ...]:
    """Give the innermost frames that tell most of some words: several for joint tellers."""
    best: list[int] = []
    narrowest = 0
    for number, frame in enumerate(frames):
        for content in frame.contents:
            shared = min(content.end, words.end) - max(content.start, words.start)
            if shared * 5 < 3 * (words.end - words.start):
                continue
            width = content.end - content.start
            if not best or width < narrowest:
                best, narrowest = [number], width
            elif width == narrowest:
                best.append(number)
    return tuple(best)
