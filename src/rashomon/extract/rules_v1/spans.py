"""Stretches that may state a proposition, and what the parse shows of each.

Cut points are where clauses, participles, joints and quotations begin or end;
every stretch between two cut points of a segment is a candidate.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span, Token

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import SUBJECTS
from rashomon.model.text import BlockKind

LONGEST = 70
"""Tokens of the longest candidate."""

MOST_CUTS = 26
"""Cut points of one segment; more of them are thinned to the surest."""

_NAMING = 0.8
"""Share of a stretch that names a teller, from which it states nothing."""

_CLAUSE_DEPS = frozenset(
    "ROOT ccomp advcl relcl acl conj parataxis xcomp csubj pcomp appos".split()
)
_CLAUSES_OF_NOUNS = frozenset("relcl acl advcl conj cc ccomp nsubj nsubjpass".split())
_JOINTS = frozenset("and but while which who after including as when".split())
_PARTICIPLES = frozenset("acl advcl conj ROOT ccomp".split())
_LIGHT = frozenset("and but or , ; : - – — . ! ? … \" “ ” ' ‘ ’ ( ) that".split())
DEPS = (
    "ROOT nsubj nsubjpass dobj pobj prep advcl relcl acl ccomp xcomp conj cc mark det amod compound "
    "aux auxpass advmod npadvmod appos agent attr nummod punct parataxis pcomp dep neg prt poss expl"
).split()
TAGS = (
    "NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ MD IN TO DT JJ RB CD PRP PRP$ WDT WP WRB CC EX , . : `` ''"
).split()
WORDS = (
    "and but or that which who where when while as after before because since if although including "
    "with without by in on at to from for of the a an it he she they we i there this these those "
    "killing injuring wounding leaving adding saying however meanwhile also said not so than"
).split()
_DEP = {name: n for n, name in enumerate(DEPS, start=1)}
_TAG = {name: n for n, name in enumerate(TAGS, start=1)}
_WORD = {name: n for n, name in enumerate(WORDS, start=1)}


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates of one segment: first and last token of each, and a row of features each."""

    spans: tuple[tuple[int, int], ...]
    features: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Per-token facts of a report, as arrays over token indices, with running sums."""

    dep: npt.NDArray[np.int16]
    tag: npt.NDArray[np.int16]
    word: npt.NDArray[np.int16]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    head: npt.NDArray[np.int32]
    depth: npt.NDArray[np.int16]
    opens: npt.NDArray[np.bool_]
    closes: npt.NDArray[np.bool_]
    naming: npt.NDArray[np.float32]
    sums: npt.NDArray[np.float32]


_COUNTED = 11


def naming(parsed: Parsed, frames: Sequence[Frame]) -> npt.NDArray[np.bool_]:
    """Give, by token, whether it belongs to a cue or to a phrase that names a teller or a relay.

    Titles and roles belong to the phrase ("head of the office of …"), clauses do not.
    """
    found = np.zeros(len(parsed.doc), dtype=bool)
    for frame in frames:
        for words in (frame.source, *frame.via):
            span = parsed.tokens(words.start, words.end) if words else None
            found[list(_phrase(span))] = True
        if frame.cue:
            cue = parsed.tokens(frame.cue.start, frame.cue.end)
            found[cue.start : cue.end] = True
    return found


def _phrase(named: Span | None) -> Iterator[int]:
    """Give the token indices of a whole noun phrase without its clauses, and of "citing" before it.

    What stands beside the teller belongs to it ("…, head of the office"), what stands
    beside a place within ("Aleppo, the largest city") does not.
    """
    if not named:
        return
    root = named.root
    if root.head.lower_ in ("citing", "quoting"):
        yield root.head.i
    stack = [root]
    while stack:
        token = stack.pop()
        yield token.i
        stack += [
            c
            for c in token.children
            if c.dep_ not in _CLAUSES_OF_NOUNS and (c.dep_ != "appos" or token == root)
        ]


def tokens_of(parsed: Parsed, frames: Sequence[Frame], rules: Sequence[tuple[int, int]]) -> _Tokens:
    """Gather per-token facts once per report.

    The running sums count finite verbs, verbs, subjects, numbers, names, cues,
    told tokens, quoted tokens, tokens that the rules put into a claim, heads of
    clauses and coordinating words. `opens` and `closes` mark the edges of what
    frames tell.
    """
    doc = parsed.doc
    size = len(doc)
    flags = np.zeros((_COUNTED, size + 1), dtype=np.float32)
    for token in doc:
        at = token.i + 1
        flags[0, at] = token.tag_ in ("VBD", "VBZ", "VBP", "MD")
        flags[1, at] = token.pos_ == "VERB"
        flags[2, at] = token.dep_ in SUBJECTS
        flags[3, at] = token.like_num
        flags[4, at] = token.pos_ == "PROPN"
        flags[9, at] = token.dep_ in _CLAUSE_DEPS and token.pos_ in ("VERB", "AUX")
        flags[10, at] = token.dep_ == "cc"
    opens, closes = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for frame in frames:
        if frame.cue:
            span = parsed.tokens(frame.cue.start, frame.cue.end)
            flags[5, span.start + 1 : span.end + 1] = 1
        for content in frame.contents:
            told = parsed.tokens(content.start, content.end)
            flags[6, told.start + 1 : told.end + 1] = 1
            if told.end > told.start:
                opens[told.start], closes[told.end - 1] = True, True
    for quotation in parsed.text.quotations:
        quoted = parsed.tokens(quotation.start, quotation.end)
        flags[7, quoted.start + 1 : quoted.end + 1] = 1
    for first, last in rules:
        flags[8, first + 1 : last + 2] = 1
    return _Tokens(
        np.array([_DEP.get(t.dep_, 0) for t in doc], dtype=np.int16),
        np.array([_TAG.get(t.tag_, 0) for t in doc], dtype=np.int16),
        np.array([_WORD.get(t.lower_, 0) for t in doc], dtype=np.int16),
        np.array([t.left_edge.i for t in doc], dtype=np.int32),
        np.array([t.right_edge.i for t in doc], dtype=np.int32),
        np.array([t.head.i for t in doc], dtype=np.int32),
        _depths(doc),
        opens,
        closes,
        np.concatenate([[0], np.cumsum(naming(parsed, frames))]).astype(np.float32),
        np.cumsum(flags, axis=1),
    )


def _depths(doc: Doc) -> npt.NDArray[np.int16]:
    """Give how many arcs lie between each token and the top of its tree."""
    found = np.full(len(doc), -1, dtype=np.int16)
    for token in doc:
        path = []
        at = token
        while found[at.i] < 0 and at.head.i != at.i:
            path.append(at.i)
            at = at.head
        base = max(0, int(found[at.i]))
        found[at.i] = base
        for steps, i in enumerate(reversed(path), start=1):
            found[i] = base + steps
    return found


def candidates(
    parsed: Parsed, index: int, held: _Tokens, rules: Sequence[tuple[int, int]]
) -> Candidates | None:
    """Give a segment's candidates with their features; None for an empty segment."""
    segment = parsed.segment_tokens(index)
    cuts = _cuts(parsed.doc, segment.start, segment.end, held, rules)
    made = dict.fromkeys(_spans(parsed.doc, cuts))
    spans = tuple(s for s in made if not _names_only(held, s))
    if not spans:
        return None
    rows = _features(parsed, index, held, spans, rules)
    return Candidates(spans, rows)


def _cuts(
    doc: Doc, start: int, end: int, held: _Tokens, rules: Sequence[tuple[int, int]]
) -> list[int]:
    """Give the token indices before which a candidate may begin or end, the surest if many."""
    weight: Counter[int] = Counter({start: 9, end: 9})
    for token in doc[start:end]:
        for at, worth in _token_cuts(token):
            weight[at] += worth
        weight[token.i] += 4 * bool(held.opens[token.i])
        weight[token.i + 1] += 4 * bool(held.closes[token.i])
    for first, last in rules:
        weight[first] += 6
        weight[last + 1] += 6
    inside = [at for at, worth in weight.items() if worth and start <= at <= end]
    return sorted(sorted(inside, key=lambda at: (-weight[at], at))[:MOST_CUTS])


def _token_cuts(token: Token) -> Iterator[tuple[int, int]]:
    """Give the cut points that one token suggests, each with its weight."""
    if token.dep_ in _CLAUSE_DEPS and token.pos_ in ("VERB", "AUX"):
        yield token.left_edge.i, 3
        yield token.right_edge.i + 1, 2
    if token.lower_ in _JOINTS:
        yield token.i, 2
        yield token.i + 1, 2
    if token.is_punct:
        yield token.i, 1
        yield token.i + 1, 1
    if token.tag_ in ("VBG", "VBN", "MD") and token.dep_ in _PARTICIPLES:
        yield token.i, 2
    if token.lower_ == "that":
        yield token.i + 1, 2
    if token.dep_ == "appos":
        yield token.left_edge.i, 1


def _spans(doc: Doc, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for n, start in enumerate(cuts):
        for end in cuts[n + 1 :]:
            first, last = start, end - 1
            while first <= last and doc[first].lower_ in _LIGHT:
                first += 1
            while last >= first and doc[last].lower_ in _LIGHT:
                last -= 1
            if 2 <= last - first + 1 <= LONGEST:
                yield first, last


def _names_only(held: _Tokens, span: tuple[int, int]) -> bool:
    """Whether nearly all of a stretch names who tells: it states nothing."""
    first, last = span
    return bool(held.naming[last + 1] - held.naming[first] >= _NAMING * (last - first + 1))


def _features(
    parsed: Parsed,
    index: int,
    held: _Tokens,
    spans: Sequence[tuple[int, int]],
    rules: Sequence[tuple[int, int]],
) -> npt.NDArray[np.float32]:
    first = np.array([a for a, _ in spans])
    last = np.array([b for _, b in spans])
    length = (last - first + 1).astype(np.float32)
    segment = parsed.segment_tokens(index)
    counts = held.sums[:, last + 1] - held.sums[:, first]
    before = np.where(first > segment.start, first - 1, -1)
    after = np.where(last + 1 < segment.end, last + 1, -1)
    whole = length / max(1, segment.end - segment.start)
    outer, tops, crossing = _tops(held, spans)
    block = parsed.text.blocks[parsed.segments[index].block].kind
    size = len(spans)
    columns = [
        length, whole, first - segment.start, segment.end - 1 - last,
        *counts, *(counts / length),
        held.dep[first], held.tag[first], held.word[first],
        held.dep[last], held.tag[last],
        _at(held.dep, before), _at(held.tag, before), _at(held.word, before),
        _at(held.dep, after), _at(held.tag, after), _at(held.word, after),
        held.dep[outer], held.tag[outer], tops, crossing,
        held.depth[outer], held.dep[held.head[outer]], held.tag[held.head[outer]],
        held.opens[first], held.closes[last], held.opens[first] & held.closes[last],
        held.tag[np.minimum(first + 1, last)], held.tag[np.maximum(last - 1, first)],
        (held.left[outer] == first), (held.right[outer] == last),
        _best_overlap(spans, rules), _is_rule(spans, rules),
        np.full(size, block is BlockKind.HEADLINE), np.full(size, block is BlockKind.CAPTION),
        np.full(size, segment.end - segment.start),
        np.full(size, sum(1 for a, b in rules if a >= segment.start and b < segment.end)),
    ]  # fmt: skip
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def _at(values: npt.NDArray[np.int16], where: npt.NDArray[np.int64]) -> npt.NDArray[np.int16]:
    found: npt.NDArray[np.int16] = np.where(where >= 0, values[where], -1).astype(np.int16)
    return found


def _tops(
    held: _Tokens, spans: Sequence[tuple[int, int]]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Give each span's top token, how many tokens hang outside it, how many from outside hang in it."""
    outer, tops, crossing = [], [], []
    for first, last in spans:
        heads = held.head[first : last + 1]
        inside = (heads >= first) & (heads <= last)
        own = np.arange(first, last + 1)
        roots = own[(~inside) | (heads == own)]
        outer.append(int(roots[0]) if len(roots) else first)
        tops.append(float(len(roots)))
        crossing.append(float(np.sum((held.left[roots] < first) | (held.right[roots] > last))))
    return (
        np.array(outer),
        np.array(tops, dtype=np.float32),
        np.array(crossing, dtype=np.float32),
    )


def _best_overlap(
    spans: Sequence[tuple[int, int]], rules: Sequence[tuple[int, int]]
) -> npt.NDArray[np.float32]:
    found = np.zeros(len(spans), dtype=np.float32)
    for n, (first, last) in enumerate(spans):
        for a, b in rules:
            shared = min(last, b) - max(first, a) + 1
            if shared > 0:
                found[n] = max(found[n], shared / (max(last, b) - min(first, a) + 1))
    return found


def _is_rule(
    spans: Sequence[tuple[int, int]], rules: Sequence[tuple[int, int]]
) -> npt.NDArray[np.float32]:
    known = set(rules)
    return np.array([s in known for s in spans], dtype=np.float32)
