"""What is seen of a claim and a place that its report names, made into rows of numbers."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.place_context import (
    AHEAD,
    ARCS,
    BACK,
    FIRST,
    PEOPLES,
    SORTS,
    Context,
    Likeness,
    Placed,
    stems,
)
from rashomon.extract.rules_v1.place_mentions import Mention, folded
from rashomon.extract.rules_v1.places import COARSER, FINER
from rashomon.model.claim import Kind
from rashomon.model.countries import CAPITALS, STATES
from rashomon.model.words import Words

_KINDS = {kind: n for n, kind in enumerate(Kind)}
_BEFORE = {
    w: n
    for n, w in enumerate(
        "in at near of to from into on over around outside inside across through between and the for "
        "by with against towards toward s under".split(),
        1,
    )
}
_EDGE = {
    w: n
    for n, w in enumerate(
        [*SORTS, *"north south east west northern southern eastern western central old new near part parts "
        "outskirts farms road centre center mosque".split()],
        1,
    )
}  # fmt: skip
_WORD = re.compile(r"\w+")
_DIRECTED = re.compile(r"^(?:north|south|east|west|central|rural|greater|old)")
_CAPITALS = frozenset(w.lower() for w in CAPITALS)
_TAKEN_UP = re.compile(
    rf"\b(?:the|this|that|its) (?:[\w-]+ )?(?P<sort>{'|'.join(SORTS)})s?\b", re.IGNORECASE
)
_THERE = re.compile(r"\b(?:there|nearby|the scene|the site)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ )?(?:attacks?|blasts?|bombings?|explosions?|strikes?|raids?|shelling"
    r"|clashes|fighting|assault|offensive|incident|shooting|crash|bombardment|deal|truce|ceasefire"
    r"|evacuation)\b|\b(?:it|they|them|he|she)\b",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"\W{0,2}(?:s\b)?[’']?s? [A-Z]")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]* $")
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ar|at|ad|az|an|ez|ed)[- ]", re.IGNORECASE)
_SMALL_AFTER = re.compile(r" [a-z]")
_DATELINE_AFTER = re.compile(r"\W{0,2}(?:[-—–:]|\()")
_NEVER = 99.0
_NO_SCENE = (99, 0.0)
_PLACE_LABELS, _PERSON = (1, 2, 3), 6


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of claims and names: `claim[i]` indexes the claims, `mention[i]` names the place.

    `own[i]` is whether the name stands in the claim's quote.
    """

    claim: npt.NDArray[np.int64]
    mention: tuple[Mention, ...]
    own: tuple[bool, ...]
    features: npt.NDArray[np.float32]


def pairs(
    parsed: Parsed,
    claims: Sequence[Placed],
    found: Sequence[Mention],
    sentences: Sequence[tuple[int, int]],
) -> Pairs:
    """Give the rows of all claims of a report, in order."""
    held = Context(parsed, claims, found, sentences)
    order = {m: n for n, m in enumerate(found)}
    about = [_of_mention(held, m) for m in found]
    named = _of_names(held)
    settings: list[list[float]] = []
    chosen: list[Mention] = []
    own: list[bool] = []
    rows: list[list[float]] = []
    index: list[int] = []
    before: set[int] = set()
    answered: dict[tuple[str, ...], dict[str, list[float]]] = {}
    for number, claim in enumerate(claims):
        at = held.at[number]
        near = _near(held, claim, at)
        rules = [folded(w.text) for w in claim.rules]
        asked = _Asked(held, number, near)
        settings.append(
            [*_of_claim(claim, rules, at, again=at in before), *asked.setting(), *held.report]
        )
        against = answered.setdefault(tuple(rules), {})
        _compare(against, rules, {m.name: held.words[m.name] for m, _ in near})
        rows += [
            [
                *_of_pair(mention, where, claim, at), *against[mention.name],
                *asked.beside(mention, where), *asked.taken_up(mention), *asked.arcs(mention),
            ]
            for mention, where in near
        ]  # fmt: skip
        index += [number] * len(near)
        chosen += [m for m, _ in near]
        own += [where == 0 for _, where in near]
        before.add(at)
    told = np.array(index, dtype=np.int64)
    if not rows:
        return Pairs(told, (), (), np.zeros((0, 1), dtype=np.float32))
    parts = (
        np.array(settings, dtype=np.float32)[told],
        np.array(about, dtype=np.float32)[[order[m] for m in chosen]],
        np.array([named[m.name] for m in found], dtype=np.float32)[[order[m] for m in chosen]],
        np.array(rows, dtype=np.float32),
    )
    return Pairs(told, tuple(chosen), tuple(own), np.hstack(parts))


def _compare(
    against: dict[str, list[float]], rules: Sequence[str], names: Mapping[str, frozenset[str]]
) -> None:
    """Put to names whether each is among the rules' answers, a part of one, or more than one.

    `names` has the words of each; those that another claim with these answers put there stay.
    """
    told = [frozenset(r.split()) for r in rules]
    for name in names.keys() - against.keys():
        words = names[name]
        parts = [any(words < t for t in told), any(t < words for t in told)]
        against[name] = [name in rules, *parts]


class _Asked:
    """One claim and the names in its reach."""

    def __init__(self, held: Context, number: int, near: Sequence[tuple[Mention, int]]) -> None:
        self.held, self.number, self.claim = held, number, held.claims[number]
        self.at = held.at[number]
        good = [(m, d) for m, d in near if m.name in held.good]
        self.own = [m for m, d in near if d == 0]
        self.own_good = sum(d == 0 for _, d in good)
        self.said = sum(d == 1 for _, d in near)
        self.said_good = sum(d == 1 for _, d in good)
        self.ahead_good = sum(d == 2 for _, d in good)
        self.back = sorted({-m.sentence for m, d in near if d > 2})
        self.back_good = sorted({-m.sentence for m, d in good if d > 2})
        start = self.claim.quote.start
        self.latest = sorted(-m.start for m, _ in good if m.shown & 8 and m.start < start)
        self.beside_it = Counter(m.sentence for m, _ in near)
        self.stems = stems(self.claim.quote.text)
        self.like = Likeness(held, self.stems)
        self.root = held.root(start, self.claim.quote.end)
        self.up = {m["sort"].lower() for m in _TAKEN_UP.finditer(self.claim.quote.text)}

    def setting(self) -> list[float]:
        """Give what the claim takes up, by words and by its place in the parse."""
        held, text, root = self.held, self.claim.quote.text, self.root
        return [
            bool(_THERE.search(text)), bool(_AGAIN.search(text)), len(self.up),
            held.dep[root] if root >= 0 else -1, held.pos[root] if root >= 0 else -1,
            sum(held.weight.get(s, 0.0) for s in self.stems),
        ]  # fmt: skip

    def beside(self, mention: Mention, where: int) -> list[float]:
        """Give how a mention stands among the others in reach."""
        back, good, own, name = self.back, self.back_good, self.own, mention.name
        among = [m for m in own if m is not mention]
        far = -mention.sentence if where > 2 else 1
        return [
            len(own), self.said, sum(m.start < mention.start for m in own),
            bisect_left(back, far) if where > 2 else -1, self.beside_it[mention.sentence],
            sum(name in m.name for m in among), sum(m.name in name for m in among),
            self.own_good, self.said_good, self.ahead_good,
            bisect_left(good, far) if far in good else -1,
            bisect_right(self.latest, -mention.end),
        ]  # fmt: skip

    def taken_up(self, mention: Mention) -> list[float]:
        """Give what binds the claim to the sentences and claims that tell the name."""
        held, at, start = self.held, self.at, self.claim.quote.start
        name = mention.name
        told = held.by_name[name]
        teller = held.teller[mention]
        kind = held.claims[teller].kind if teller >= 0 else None
        kinds, total = held.kinds[name]
        earlier = bisect_left(held.told_at[name], start)
        sorts = held.sorts[name]
        return [
            self.like[mention.sentence] if mention.sentence != at else -1,
            max((self.like[m.sentence] for m in told if m.sentence != at), default=-1.0),
            _KINDS[kind] if kind else -1, kind is self.claim.kind if kind else -1,
            kinds[self.claim.kind], kinds[self.claim.kind] / max(1, total),
            self.number - teller if teller >= 0 else _NEVER,
            len(self.up & sorts), len(sorts), held.block(start) - held.block(mention.start),
            earlier, len(told) - earlier,
            at - told[earlier - 1].sentence if earlier else _NEVER,
        ]  # fmt: skip

    def arcs(self, mention: Mention) -> list[float]:
        """Give how a mention of the claim's sentence hangs on the claim's root."""
        if mention.sentence != self.at:
            return [-1.0] * ARCS
        return self.held.arcs(mention, self.claim, self.root)


def _near(held: Context, claim: Placed, at: int) -> list[tuple[Mention, int]]:
    """Give the nearest mention of each name in reach, and where it stands.

    0: in the quote; 1, 2: its sentence before and after; 3: sentences before;
    4: headline and lead; 5: the sentence after; 6: far before, one of those told most.
    """
    best: dict[str, tuple[int, int, Mention]] = {}
    for m in held.about(at):
        key = _where(m, claim.quote, at, main=m.name in held.main)
        if key and (m.name not in best or key < best[m.name][:2]):
            best[m.name] = (*key, m)
    near = [(m, where) for where, _, m in best.values()]
    return sorted(near, key=lambda n: (n[0].start, n[0].end, held.nth[n[0].name]))


def _where(m: Mention, quote: Words, at: int, *, main: bool) -> tuple[int, int] | None:
    """Give where a mention stands to a quote in sentence `at`, and how far, None out of reach."""
    ahead = m.sentence - at
    if ahead == 0:
        if quote.start <= m.start and m.end <= quote.end:
            return 0, -m.holds
        return (1, quote.start - m.start) if m.start < quote.start else (2, m.start)
    if -BACK <= ahead < 0:
        return 3, -ahead
    if m.sentence < min(FIRST, at):
        return 4, m.sentence
    if 0 < ahead <= AHEAD:
        return 5, m.sentence
    return (6, -ahead) if main and ahead < 0 else None


def _of_claim(claim: Placed, rules: Sequence[str], at: int, *, again: bool) -> list[float]:
    own = sum(claim.quote.start <= w.start < claim.quote.end for w in claim.rules)
    return [
        _KINDS[claim.kind], claim.own_voice, len(rules), own, at, again,
        claim.quote.start - claim.sentence.start, claim.sentence.end - claim.quote.end,
        claim.quote.end - claim.quote.start,
    ]  # fmt: skip


def _of_mention(held: Context, m: Mention) -> list[float]:
    stored = held.parsed.report.text
    root = held.root(m.start, m.end)
    head = held.head[root]
    words = [w.lower() for w in _WORD.findall(stored, max(0, m.start - 24), m.start)]
    code = [_BEFORE.get(w, 0) for w in (["", "", *words])[-2:]]
    text = stored[m.start : m.end]
    own = text.lower().split()
    after = stored[m.end : m.end + 12]
    return [
        m.label, m.shown & 1, m.shown & 2, m.shown & 4, m.shown & 8, m.shown & 16, m.accepted,
        m.party, m.actor, m.depth, m.holds, code[0], code[1],
        held.dep[root], held.dep[head], held.pos[head], held.pos[root],
        len(own), text[:1].isupper(), _EDGE.get(own[0], 0), _EDGE.get(own[-1], 0),
        bool(_DIRECTED.match(text.lower())), bool(FINER.search(text)), bool(COARSER.search(text)),
        after[:1] == ",", bool(_NAME_AFTER.match(after)), bool(_SMALL_AFTER.match(after)),
        m.start == held.starts[m.sentence], bool(_DATELINE_AFTER.match(after)), m.person,
        held.teller[m] >= 0, text.endswith(("'s", "’s")),
        len(_ARTICLE.findall(text)), bool(_NAME_BEFORE.search(stored, max(0, m.start - 24), m.start)),
    ]  # fmt: skip


def _of_names(held: Context) -> dict[str, list[float]]:
    good = [n for n in held.by_name if n in held.good]
    often = sorted(-len(held.by_name[n]) for n in good)
    first = sorted(held.by_name[n][0].start for n in good)
    longer = Counter(
        word for n, found in held.by_name.items() for word in set(n.split()) for _ in found
    )
    return {
        name: [
            *_of_name(held, name, found), bisect_left(often, -len(found)),
            bisect_left(first, found[0].start), min(longer[w] for w in name.split()) - len(found),
        ]
        for name, found in held.by_name.items()
    }  # fmt: skip


def _of_name(held: Context, name: str, found: Sequence[Mention]) -> list[float]:
    size, low = len(found), name.removesuffix("s")
    return [
        size, found[0].sentence, size / max(1, len(held.sentences)),
        sum(m.accepted and not m.party and not m.actor for m in found) / size,
        sum(m.label in _PLACE_LABELS for m in found) / size,
        sum(m.label == _PERSON for m in found) / size,
        sum(m.actor for m in found) / size,
        sum(m.sentence < FIRST for m in found), sum(m.shown & 1 for m in found) / size,
        name in STATES or low in STATES, name in PEOPLES or low in PEOPLES, name in _CAPITALS,
        sum(held.teller[m] >= 0 for m in found) / size,
        sum(bool(m.shown & 8) for m in found) / size, len(held.sentences), found[-1].sentence,
        sum(m.sentence < FIRST and m.shown & 1 and m.accepted for m in found),
        name in held.main, *held.scene.get(name, _NO_SCENE),
    ]  # fmt: skip


def _of_pair(mention: Mention, where: int, claim: Placed, at: int) -> list[float]:
    start, end = claim.quote.start, claim.quote.end
    return [
        where, at - mention.sentence, start - mention.start, mention.start - end,
        (mention.start - start) / max(1, end - start),
    ]  # fmt: skip
