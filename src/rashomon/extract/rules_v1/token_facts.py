"""What the parse shows of each token of a report, as arrays made once per report.

Reading spaCy's tokens one by one makes a Python object each time; a report's
candidates ask for the same facts thousands of times.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, IS_PUNCT, LIKE_NUM, LOWER, POS, TAG
from spacy.strings import StringStore
from spacy.tokens import Span

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import SUBJECTS

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
_COUNTED = 11


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """Per-token facts of a report, as arrays over token indices.

    `left` and `right` are the edges of what hangs on a token, `depth` counts the arcs
    above it (-1 at the top). `opens` and `closes` mark the edges of what frames tell.
    `cuts_before` and the other cuts weigh the cut points that a token suggests: before
    and after itself, left and right of what hangs on it. `opening[i]` is the first
    token from `i` on that can open a candidate, `ending[i]` the last one up to `i` that
    can end it. `naming` and `sums` are running sums.
    """

    dep: npt.NDArray[np.int16]
    tag: npt.NDArray[np.int16]
    word: npt.NDArray[np.int16]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    head: npt.NDArray[np.int64]
    depth: npt.NDArray[np.int16]
    opens: npt.NDArray[np.bool_]
    closes: npt.NDArray[np.bool_]
    cuts_before: npt.NDArray[np.int64]
    cuts_after: npt.NDArray[np.int64]
    cuts_left: npt.NDArray[np.int64]
    cuts_right: npt.NDArray[np.int64]
    opening: npt.NDArray[np.int64]
    ending: npt.NDArray[np.int64]
    naming: npt.NDArray[np.float32]
    sums: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Column:
    """One attribute of all tokens, as ids of the model's string store."""

    ids: npt.NDArray[np.uint64]
    strings: StringStore

    def among(self, names: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Give by token whether its attribute is one of some names."""
        wanted = {self.strings[name] for name in names}
        return np.array([i in wanted for i in self.ids.tolist()], dtype=bool)

    def numbered(self, numbers: Mapping[str, int]) -> npt.NDArray[np.int16]:
        """Give each token the number of its attribute, 0 for one that has none."""
        known = {self.strings[name]: n for name, n in numbers.items()}
        return np.array([known.get(i, 0) for i in self.ids.tolist()], dtype=np.int16)


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


def tokens_of(
    parsed: Parsed, frames: Sequence[Frame], rules: Sequence[tuple[int, int]]
) -> TokenFacts:
    """Gather per-token facts once per report.

    The running sums count finite verbs, verbs, subjects, numbers, names, cues,
    told tokens, quoted tokens, tokens that the rules put into a claim, heads of
    clauses and coordinating words.
    """
    strings = parsed.doc.vocab.strings
    wanted = [DEP, TAG, POS, LOWER, LIKE_NUM, IS_PUNCT, HEAD]
    raw = parsed.doc.to_array(wanted).astype(np.uint64, copy=False)
    dep, tag, pos, lower = (_Column(raw[:, n], strings) for n in range(4))
    head = np.arange(len(raw)) + raw[:, 6].astype(np.int64)
    depth = _depths(head)
    left, right = _edges(head, depth)
    clause = dep.among(_CLAUSE_DEPS) & pos.among(("VERB", "AUX"))
    flags = np.zeros((_COUNTED, len(raw) + 1), dtype=np.float32)
    flags[0, 1:] = tag.among(("VBD", "VBZ", "VBP", "MD"))
    flags[1, 1:] = pos.among(("VERB",))
    flags[2, 1:] = dep.among(SUBJECTS)
    flags[3, 1:] = raw[:, 4]
    flags[4, 1:] = pos.among(("PROPN",))
    flags[9, 1:] = clause
    flags[10, 1:] = dep.among(("cc",))
    opens, closes = _told(parsed, frames, flags)
    for first, last in rules:
        flags[8, first + 1 : last + 2] = 1
    joint, punct = lower.among(_JOINTS), raw[:, 5].astype(bool)
    participle = tag.among(("VBG", "VBN", "MD")) & dep.among(_PARTICIPLES)
    light = lower.among(_LIGHT)
    return TokenFacts(
        dep.numbered(_DEP),
        tag.numbered(_TAG),
        lower.numbered(_WORD),
        left,
        right,
        head,
        np.where(depth == 0, -1, depth).astype(np.int16),
        opens,
        closes,
        2 * joint + punct + 2 * participle + 4 * opens,
        2 * joint + punct + 2 * lower.among(("that",)) + 4 * closes,
        3 * clause + dep.among(("appos",)),
        2 * clause,
        _next(~light),
        len(raw) - 1 - _next(~light[::-1])[::-1],
        np.concatenate([[0], np.cumsum(naming(parsed, frames))]).astype(np.float32),
        np.cumsum(flags, axis=1),
    )


def _told(
    parsed: Parsed, frames: Sequence[Frame], flags: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Flag cues, told and quoted tokens; give where what frames tell opens and closes."""
    size = len(parsed.doc)
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
    return opens, closes


def _depths(head: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give how many arcs lie between each token and the top of its tree."""
    found = np.zeros(len(head), dtype=np.int64)
    at = np.arange(len(head))
    while (moving := head[at] != at).any():
        found += moving
        at = head[at]
    return found


def _edges(
    head: npt.NDArray[np.int64], depth: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the first and last token of what hangs on each token, itself included."""
    left, right = np.arange(len(head)), np.arange(len(head))
    by_depth = np.argsort(depth, kind="stable")
    bounds = np.searchsorted(depth[by_depth], np.arange(1, depth.max(initial=0) + 2))
    for n in range(len(bounds) - 2, -1, -1):
        level = by_depth[bounds[n] : bounds[n + 1]]
        np.minimum.at(left, head[level], left[level])
        np.maximum.at(right, head[level], right[level])
    return left, right


def _next(marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Give for each index the first marked one from it on, the length where there is none."""
    where = np.where(marked, np.arange(len(marked)), len(marked))
    found: npt.NDArray[np.int64] = np.minimum.accumulate(where[::-1])[::-1]
    return found
