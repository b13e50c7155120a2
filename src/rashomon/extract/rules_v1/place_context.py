"""What a report shows of its claims and names as a whole, gathered once for all their pairs."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from spacy.attrs import DEP, HEAD, POS
from spacy.symbols import AUX, VERB

from rashomon.extract.rules_v1.kind_features import war_share
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.place_mentions import Mention
from rashomon.model.claim import Kind
from rashomon.model.countries import DEMONYMS, STATES
from rashomon.model.words import Words

SORTS = (
    "city town village province governorate district neighbourhood neighborhood area region country camp "
    "airbase airport airfield base hospital school zoo crossing border countryside suburb street square "
    "island capital site building park state".split()
)
_SORT = re.compile(rf"\b(?:{'|'.join(SORTS)})s?\b", re.IGNORECASE)
_STEM = re.compile(r"\b[a-z]{4,}")
_COMMON = frozenset(
    "that with from have been were will this they their which said says also after before when where "
    "while into over more than about would could there other some most such only just under against "
    "between during including among what whom".split()
)
PEOPLES = frozenset(w.lower() for w in DEMONYMS)
_VERBS = (VERB, AUX)
_PLACE_LABELS = (1, 2, 3)
_MAIN = 3
"""Names that a report tells most, which are in reach of all its claims."""

FIRST = 3
"""Sentences of headline and lead, whose places may be any claim's."""

BACK, AHEAD = 8, 1
"""Sentences before and after a claim's, from which a place may be its own."""

_LEAD = 3
_HEADLINE, _LED, _STATE, _ACTING = 1.5, 0.8, 0.1, 0.2
"""What a name's scene gains by standing in the headline and in the lead; what of it a state, or who only acts, keeps."""

_FURTHEST = 30
"""Arcs of a parse followed upwards at most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim whose places are asked: quote, sentence, kind, the rules' answer."""

    quote: Words
    sentence: Words
    kind: Kind
    own_voice: bool
    rules: tuple[Words, ...]


class Context:
    """A report's names by their folded forms, the claims that tell them, sentences' stems, the parse.

    `teller` has for each mention the claim whose quote holds it, -1 where none does;
    `good` are the names that some mention shows to be places; `sorts` what places of
    a name are called beside it ("town"); `kinds` counts the kinds of the claims
    that tell it, with their number; `scene` has how much a good name looks like the scene of
    the whole report, as a share, and its rank.
    """

    def __init__(
        self,
        parsed: Parsed,
        claims: Sequence[Placed],
        found: Sequence[Mention],
        sentences: Sequence[tuple[int, int]],
    ) -> None:
        stored = parsed.report.text
        self.parsed, self.claims, self.sentences = parsed, claims, sentences
        self.starts = [a for a, _ in sentences]
        self.at = [max(0, bisect_right(self.starts, c.quote.start) - 1) for c in claims]
        self.by_name: dict[str, list[Mention]] = defaultdict(list)
        for m in found:
            self.by_name[m.name].append(m)
        self.nth = {name: n for n, name in enumerate(self.by_name)}
        self._told_in: list[list[Mention]] = [[] for _ in range(len(sentences) + 1)]
        for m in found:
            self._told_in[m.sentence].append(m)
        self.words = {name: frozenset(name.split()) for name in self.by_name}
        self.stems = [stems(stored[a:b]) for a, b in sentences]
        seen = Counter(s for held in self.stems for s in held)
        self.weight = {s: log((len(sentences) + 1) / n) for s, n in seen.items()}
        self.teller = _tellers(claims, found)
        self.told_at = {n: [m.start for m in held] for n, held in self.by_name.items()}
        self.kinds = {n: self._kinds(held) for n, held in self.by_name.items()}
        self.good = frozenset(n for n, held in self.by_name.items() if any(map(_is_good, held)))
        often = sorted(
            self.good, key=lambda n: (-len(self.by_name[n]), self.by_name[n][0].start, n)
        )
        self.main = frozenset(often[:_MAIN])
        self._main_at = {n: [m.sentence for m in self.by_name[n]] for n in self.main}
        self.scene = self._scene()
        told = sum(len(self.by_name[n]) for n in often)
        first = sum(len(self.by_name[n]) for n in often[:1])
        self.report = [len(often), first / max(1, told), war_share(stored), len(claims)]
        self.sorts = {n: _sorts(stored, held) for n, held in self.by_name.items()}
        raw = parsed.doc.to_array([HEAD, POS, DEP]).astype(np.int64)
        self.head: list[int] = (np.arange(len(raw)) + raw[:, 0]).tolist()
        self.pos: list[int] = raw[:, 1].tolist()
        self.dep: list[int] = (raw[:, 2] % 1009).tolist()
        self._blocks = [b.start for b in parsed.text.blocks]

    def _kinds(self, held: Sequence[Mention]) -> tuple[Counter[Kind], int]:
        found = Counter(self.claims[k].kind for m in held if (k := self.teller[m]) >= 0)
        return found, found.total()

    def _scene(self) -> Mapping[str, tuple[int, float]]:
        told = {name: _as_scene(name, self.by_name[name]) for name in self.good}
        total = sum(told[name] for name in sorted(told))
        order = sorted(told, key=lambda n: (-told[n], n))
        return {name: (rank, told[name] / total) for rank, name in enumerate(order)}

    def block(self, at: int) -> int:
        """Give the index of the block that an offset stands in."""
        return bisect_right(self._blocks, at) - 1

    def about(self, at: int) -> Iterator[Mention]:
        """Give the mentions that may be in reach of a claim in a sentence, in order.

        Those of the sentences about it and of the first ones, and the last one before
        it of each name that the report tells most.
        """
        reach = {*range(FIRST), *range(max(0, at - BACK), at + AHEAD + 1)}
        for name in self.main:
            before = bisect_left(self._main_at[name], at)
            reach.update(self._main_at[name][before - 1 : before])
        told = len(self._told_in)
        return (m for n in sorted(reach) if n < told for m in self._told_in[n])

    def root(self, start: int, end: int) -> int:
        """Give the token between two offsets that stands highest in the parse, -1 where there is none."""
        inside = range(*self.parsed.reach(start, end))
        tops = (i for i in inside if self.head[i] == i or self.head[i] not in inside)
        return min(tops, key=lambda i: len(self.path(i)), default=-1)

    def path(self, token: int) -> list[int]:
        """Give a token and those above it, upwards."""
        found = [token]
        while self.head[token] != token and len(found) < _FURTHEST:
            token = self.head[token]
            found.append(token)
        return found

    def arcs(self, mention: Mention, claim: Placed, root: int) -> list[float]:
        """Give how a mention hangs on a claim's root: arcs in all, up and down, its verb's part."""
        token = self.root(mention.start, mention.end)
        if token < 0 or root < 0:
            return [-1.0] * ARCS
        up, down = self.path(token), self.path(root)
        common = next((n for n in up if n in down), -1)
        told = range(*self.parsed.reach(claim.quote.start, claim.quote.end))
        verb = next((n for n in up if self.pos[n] in _VERBS), -1)
        if common < 0:
            return [-2.0, -2.0, -2.0, verb == root, verb in told, -2.0]
        a, b = up.index(common), down.index(common)
        between = sum(self.pos[n] in _VERBS for n in up[:a])
        return [a + b, a, b, verb == root, verb in told, between]


class Likeness:
    """What a claim's stems share with those of each sentence, the rarer the more; worked out when asked."""

    def __init__(self, held: Context, mine: frozenset[str]) -> None:
        self._held, self._mine = held, mine
        self._known: dict[int, float] = {}

    def __getitem__(self, sentence: int) -> float:
        found = self._known.get(sentence)
        if found is None:
            shared = self._mine & self._held.stems[sentence]
            found = sum(self._held.weight.get(s, 0.0) for s in shared)
            self._known[sentence] = found
        return found


ARCS = 6
"""Numbers that `Context.arcs` gives."""


def stems(text: str) -> frozenset[str]:
    """Give the first letters of a text's small words, the commonest left out."""
    return frozenset(w[:5] for w in _STEM.findall(text) if w not in _COMMON)


def _as_scene(name: str, held: Sequence[Mention]) -> float:
    """Score how much a report seems to happen at a place: states and names of actors hardly ever."""
    score = len(held) + _HEADLINE * any(m.sentence == 0 for m in held)
    score += _LED * any(0 < m.sentence < _LEAD for m in held)
    if name in STATES or name.removesuffix("s") in STATES or name in PEOPLES:
        score *= _STATE
    return score * (_ACTING if all(m.party or m.actor or m.person for m in held) else 1)


def _is_good(m: Mention) -> bool:
    shown = m.label in _PLACE_LABELS or m.shown & 7
    return bool(m.accepted and not m.actor and shown)


def _tellers(claims: Sequence[Placed], found: Sequence[Mention]) -> Mapping[Mention, int]:
    quotes = sorted((c.quote.start, c.quote.end, n) for n, c in enumerate(claims))
    starts = [q[0] for q in quotes]
    told: dict[Mention, int] = {}
    for m in found:
        last = bisect_right(starts, m.start)
        near = quotes[max(0, last - 3) : last]
        told[m] = next((n for _, end, n in reversed(near) if end >= m.end), -1)
    return told


def _sorts(stored: str, held: Sequence[Mention]) -> frozenset[str]:
    around = ((max(0, m.start - 20), m.end + 16) for m in held)
    return frozenset(w.lower().rstrip("s") for a, b in around for w in _SORT.findall(stored, a, b))
