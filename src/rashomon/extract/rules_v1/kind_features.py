"""What the kind classifier sees of a claim, made into named features.

Words of the claim itself, the lexicon's classes in it and around it, and the
report's share of words of war. Words of the sentence and of the headline are
left out: on unseen days they cost accuracy, only their lexicon classes pay.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from rashomon.extract.rules_v1.kind_lexicon import KIND_WORDS, SENSE_WORDS, WAR
from rashomon.model.claim import Kind
from rashomon.model.quantity import Measure

_TOKEN = re.compile(r"[a-z][a-z'’-]*|\d+")
_STEM = 5
_FEW_STEPS, _WAR_STEP = 3, 50
_FRAME_WORDS = frozenset(
    "is are was were has have had will would could may might to which who that be been being "
    "not no can should must".split()
)


@dataclass(frozen=True, slots=True)
class KindView:
    """What the classifier sees of a claim.

    `before` and `after` are the rest of its sentence, `previous` the report's
    claim before it, `war` the report's share of words of war (None: not known).
    """

    quote: str
    before: str = ""
    after: str = ""
    headline: str = ""
    previous: str = ""
    own_voice: bool = True
    measures: tuple[Measure, ...] = ()
    place_in_report: float = 0.0
    war: float | None = None


def war_share(text: str) -> float:
    """Give the share of a report's words that speak of war, 0 to 1."""
    return len(WAR.findall(text.lower())) / max(1, len(text.split()))


def features(view: KindView) -> set[str]:
    """Give the names of the features that a claim has."""
    quote = view.quote.lower()
    words = _TOKEN.findall(quote)
    return {
        "bias",
        *_wording(words),
        *_classes(quote, view),
        *_setting(view),
        f"long:{min(len(words) // 5, 5)}",
    }


def _wording(words: Sequence[str]) -> Iterator[str]:
    stems = ["0" if w.isdigit() else w[:_STEM] for w in words]
    for stem in stems:
        yield f"w:{stem}"
    for one, two in pairwise(stems):
        yield f"p:{one}_{two}"
    if stems:
        yield f"first:{stems[0]}"
        yield f"last:{stems[-1]}"
    for word in _FRAME_WORDS.intersection(words):
        yield f"frame:{word}"


def _classes(quote: str, view: KindView) -> Iterator[str]:
    """Give the lexicon's classes, in the quote by order, and around it."""
    found = {kind: [m.start() for m in p.finditer(quote)] for kind, p in KIND_WORDS.items()}
    hits = [(at[0], at[-1], kind) for kind, at in found.items() if at]
    around = _kinds_in(f"{view.before} | {view.after}")
    yield from (f"lex:{kind}" for _, _, kind in hits)
    yield from (f"lex2:{kind}" for kind, at in found.items() if len(at) > 1)
    yield from (f"headline:{kind}" for kind in _kinds_in(view.headline))
    yield from (f"around:{kind}" for kind in around)
    yield from (f"sense:{name}" for name, p in SENSE_WORDS.items() if p.search(quote))
    yield from _order(hits)
    if not hits:
        yield from (f"bare&around:{kind}" for kind in around)
        yield from (f"bare&previous:{kind}" for kind in _kinds_in(view.previous))
    if view.war is not None:
        yield from _war(view.war, [kind for _, _, kind in hits])


@lru_cache(maxsize=64)
def _kinds_in(text: str) -> tuple[Kind, ...]:
    low = text.lower()
    return tuple(kind for kind, pattern in KIND_WORDS.items() if pattern.search(low))


def _war(share: float, kinds: Sequence[Kind]) -> Iterator[str]:
    step = min(int(share * _WAR_STEP), _FEW_STEPS)
    yield f"war:{step}"
    yield from (f"war:{step > 0}&{kind}" for kind in kinds)
    if not kinds:
        yield f"war:{step}&bare"


def _order(hits: list[tuple[int, int, Kind]]) -> Iterator[str]:
    if not hits:
        yield "bare"
        return
    yield f"lex-first:{min(hits)[2]}"
    yield f"lex-last:{max(hits, key=lambda h: h[1])[2]}"
    for one, two in combinations(sorted(kind for _, _, kind in hits), 2):
        yield f"lex:{one}&{two}"


def _setting(view: KindView) -> Iterator[str]:
    yield f"own:{view.own_voice}"
    yield f"place:{int(view.place_in_report * 4)}"
    for measure in view.measures:
        yield f"m:{measure}"
    if not view.measures:
        yield "m:none"
    told = _TOKEN.findall(view.before.lower())
    yield f"before:{told[-1][:_STEM]}" if told else "before:start"
