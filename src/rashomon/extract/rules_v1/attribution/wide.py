"""Attributions in the wide sense: what is said, and what is thought, wanted or judged.

The frames tell what a claim can be made of. PolNeAR (Newell et al. 2018) marks
more: attitudes, the whole cue with its auxiliaries, the whole noun phrase of the
source. Frames are the start here, and attitude verbs are added to them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.find import find_frames
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import (
    ATTITUDE,
    ATTITUDE_ADJECTIVES,
    REPORTING,
    SPEECH_NOUNS,
)
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, is_passive, subject
from rashomon.model.words import Words

_CUE_PARTS = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))
_CONTENT_PARTS = frozenset(("ccomp", "xcomp", "dobj", "obj", "oprd", "prep", "dative"))
_CAUSE = frozenset(
    "make let help ensure allow have get put release post record document count be mean happen "
    "show find keep prove leave watch hear add record mention learn require enable cause".split()
)
"""Verbs whose clause is what they bring about, not what their subject holds."""

_FINDING = frozenset("show find record".split())
_PAPERS = frozenset(
    "poll survey study report research figure statistic number analysis document email record "
    "review datum data polling".split()
)
_CIRCUMSTANCE = frozenset("on in at by after before during since from through until".split())
_PHRASE_PARTS = frozenset(("appos", "prep", "acl", "relcl", "conj", "case"))
_TITLES = frozenset("mr. mrs. ms. dr. sen. gov. rep. gen. sir lady mr mrs ms dr".split())
_NEVER_HELD = frozenset("it there that this which what".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose (whole phrase), by which cue (whole group), what; each a tuple of stretches."""

    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    contents: tuple[Words, ...]


def find_attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Find what is said, thought, wanted or judged by whom, in text order.

    An attribution within what another tells is left out.
    """
    frames = [frame for frame in find_frames(parsed) if frame.contents]
    found = [_of_frames(parsed, same) for same in _told_together(frames)]
    verbs = {frame.verb for frame in frames}
    found += [a for t in parsed.doc if t.i not in verbs for a in _attitude(parsed, t)]
    found += [
        a
        for t in parsed.doc
        for a in (*_noun(parsed, t), *_adjective(parsed, t), *_seeming(parsed, t))
    ]
    outer = [a for a in found if a.cue and not any(_within(a, other) for other in found)]
    return tuple(sorted(outer, key=lambda a: a.cue[0].start))


def _told_together(frames: Sequence[Frame]) -> Iterator[list[Frame]]:
    """Give the frames of joint tellers together."""
    for _, same in groupby(frames, key=lambda f: (f.cue, f.contents)):
        yield list(same)


def _within(one: Attribution, other: Attribution) -> bool:
    at = one.cue[0].start
    return one is not other and any(w.start <= at < w.end for w in other.contents)


def _of_frames(parsed: Parsed, frames: Sequence[Frame]) -> Attribution:
    first = frames[0]
    sources = [f.source for f in frames if f.source]
    source: tuple[Words, ...] = ()
    if sources:
        start = min(w.start for w in sources)
        joint = Words.of(parsed.report.text, start, max(w.end for w in sources))
        source = (_phrase(parsed, joint, first.verb),)
    cue: tuple[Words, ...] = (first.cue,) if first.cue else ()
    if first.verb >= 0:
        verb = parsed.doc[first.verb]
        cue, relative = _cue_group(parsed, verb), _relative(verb)
        source = (parsed.words(relative.i, relative.i),) if relative is not None else source
    roles = sorted((*source, *cue), key=lambda w: w.start)
    parts = [p for w in first.contents for p in _apart(parsed, w, roles)]
    return Attribution(source, cue, tuple(_with_that(parsed, w) for w in parts))


def _apart(parsed: Parsed, content: Words, roles: Sequence[Words]) -> Iterator[Words]:
    """Give a content without the source and cue thrown into it."""
    start, stored = content.start, parsed.report.text
    for role in roles:
        if start < role.start and role.end < content.end:
            yield Words.of(stored, start, role.start)
            start = role.end
    yield Words.of(stored, start, content.end)


def _phrase(parsed: Parsed, name: Words, cue: int) -> Words:
    """Give the whole noun phrase a name heads, but for clauses that hold the cue."""
    tokens = parsed.tokens(name.start, name.end)
    head = tokens.root if len(tokens) else None
    if head is None or head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return name
    first, last = min(tokens[0].i, head.left_edge.i), max(tokens[-1].i, _last_of(head, cue))
    while first < head.i and parsed.doc[first].is_punct:
        first += 1
    if first <= cue <= last:
        return name
    while first and parsed.doc[first - 1].lower_ in _TITLES:
        first -= 1
    return parsed.words(first, last)


def _last_of(head: Token, cue: int) -> int:
    """Give the last token of a noun's phrase before the clause that holds the cue."""
    last = head.i
    for part in head.rights:
        if part.left_edge.i <= cue <= part.right_edge.i:
            break
        if part.dep_ in _PHRASE_PARTS:
            last = part.right_edge.i
    return last


def _relative(verb: Token) -> Token | None:
    """Give the relative pronoun that is a verb's subject ("who said …")."""
    own = child(verb, "nsubj", "nsubjpass") if verb.dep_ == "relcl" else None
    return own if own is not None and own.lower_ in ("who", "which", "that") else None


def _cue_group(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give a verb with the auxiliaries, adverbs and particles that stand beside it."""
    parts = {c.i for c in verb.children if c.dep_ in _CUE_PARTS and c.left_edge == c.right_edge}
    first = last = verb.i
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts and parsed.doc[last + 1].dep_ in ("prt", "neg"):
        last += 1
    return (parsed.words(first, last),)


def _with_that(parsed: Parsed, content: Words) -> Words:
    """Give a content with the "that" before it."""
    before = parsed.tokens(max(0, content.start - 6), content.start)
    if len(before) and before[-1].lower_ == "that":
        return Words.of(parsed.report.text, parsed.starts[before[-1].i], content.end)
    return content


def _attitude(parsed: Parsed, verb: Token) -> Iterator[Attribution]:
    """Give what a verb of saying or attitude says its subject holds, if it has both."""
    clause = child(verb, "ccomp")
    lemma = verb.lemma_.lower()
    held = lemma in ATTITUDE or lemma in REPORTING
    if verb.pos_ != "VERB" or not (held or (clause is not None and clause.i > verb.i)):
        return
    if parsed.segments[parsed.segment_index(verb)].is_attribution:
        return
    noun = _relative(verb) or subject(verb)
    if noun is None or noun.i == verb.i or (noun.lower_ in _NEVER_HELD and not _relative(verb)):
        return
    passive = is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl")
    agent = child(verb, "agent")
    noun = (child(agent, "pobj") if agent is not None else None) if passive else noun
    parts = [c for c in verb.children if c.i > verb.i and c.dep_ in _CONTENT_PARTS]
    paper = lemma in _FINDING and noun is not None and noun.lemma_.lower() in _PAPERS
    if (lemma in _CAUSE and not paper) or all(
        c.dep_ == "prep" and c.lower_ in _CIRCUMSTANCE for c in parts
    ):
        return
    content = parsed.words(min(c.left_edge.i for c in parts), max(c.right_edge.i for c in parts))
    source = (_phrase(parsed, parsed.words(noun.i, noun.i), verb.i),) if noun is not None else ()
    yield Attribution(source, _cue_group(parsed, verb), (content,))


def _seeming(parsed: Parsed, verb: Token) -> Iterator[Attribution]:
    """Give what seems or appears so, to nobody named."""
    noun, held = child(verb, "nsubj"), child(verb, "xcomp", "oprd", "ccomp")
    if verb.lemma_ not in ("seem", "appear") or noun is None or held is None or held.i < verb.i:
        return
    parts = (
        parsed.words(noun.left_edge.i, noun.right_edge.i),
        parsed.words(held.left_edge.i, held.right_edge.i),
    )
    yield Attribution((), _cue_group(parsed, verb), parts)


def _noun(parsed: Parsed, noun: Token) -> Iterator[Attribution]:
    """Give what a noun of saying holds: "the ministry's claim that …", "fears of …"."""
    if noun.lemma_.lower() not in SPEECH_NOUNS or noun.pos_ != "NOUN":
        return
    owner = child(noun, "poss")
    clause = child(noun, "acl", "ccomp")
    about = next((c for c in noun.children if c.dep_ == "prep" and c.i > noun.i), None)
    last = noun.i
    if clause is not None and clause.i > noun.i and clause.tag_ != "VBN":
        content = parsed.words(clause.left_edge.i, clause.right_edge.i)
    elif owner is not None and about is not None and about.right_edge.i > about.i:
        content, last = parsed.words(about.i + 1, about.right_edge.i), about.i
    else:
        return
    source = (_phrase(parsed, parsed.words(owner.i, owner.i), noun.i),) if owner is not None else ()
    yield Attribution(source, (parsed.words(noun.i, last),), (content,))


def _adjective(parsed: Parsed, adjective: Token) -> Iterator[Attribution]:
    """Give what an adjective of attitude holds: "is sure that …", "was ready to …"."""
    verb = adjective.head
    held = adjective.lower_ in ATTITUDE_ADJECTIVES and adjective.dep_ == "acomp"
    noun = (_relative(verb) or subject(verb)) if held else None
    parts = [
        c
        for c in adjective.children
        if c.i > adjective.i and c.dep_ in ("ccomp", "xcomp", "prep") and c.right_edge.i > c.i
    ]
    if noun is None or noun.lower_ in _NEVER_HELD - {"that", "which"} or not parts:
        return
    content = parsed.words(parts[0].left_edge.i, parts[-1].right_edge.i)
    source = _phrase(parsed, parsed.words(noun.i, noun.i), verb.i)
    first = _cue_group(parsed, verb)[0].start
    cue = Words.of(parsed.report.text, first, parsed.ends[adjective.i])
    yield Attribution((source,), (cue,), (content,))
