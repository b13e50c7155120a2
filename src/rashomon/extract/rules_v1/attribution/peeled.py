"""Frames of attributions that were cut off before the parse."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Span, Token

from rashomon.extract.rules_v1.accounts import account_owner, is_view
from rashomon.extract.rules_v1.attribution.contents import without_background
from rashomon.extract.rules_v1.attribution.following import following_frames
from rashomon.extract.rules_v1.attribution.relays import (
    addressee_relay,
    carried_by,
    cited_after,
    cited_at_foot,
)
from rashomon.extract.rules_v1.attribution.tellers import is_source, joint, teller_words, whose
from rashomon.extract.rules_v1.feet import IN_TWO, STRICT
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import (
    CUE_STANCE,
    FOOT_VERBS,
    OPENERS,
    QUOTING_VERBS,
    TOLD_TO,
)
from rashomon.extract.rules_v1.name_walk import ADVERBS, WORD, name_start
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.segments import FOLLOWING, READS
from rashomon.extract.rules_v1.tails import ASIDE, HANGING, INVERTED_ADDING, SAID_ADDING
from rashomon.extract.rules_v1.tree import child
from rashomon.model.claim import Stance
from rashomon.model.words import Words

_AFTER_NAME = frozenset(
    "who which whose speaking on in adding citing via during from noting stressing warning explaining "
    "pointing saying insisting reiterating confirming".split()
)
_LEADING = frozenset(
    "speaking talking reporting commenting responding referring addressing earlier later late early in "
    "on at during".split()
)
_QUOTED = frozenset(("quoted", "reported", "cited"))
_TELLING = FOOT_VERBS | READS | STRICT
_PAST = frozenset(v for v in FOOT_VERBS if v.endswith(("ed", "said", "told")) or v == "wrote")


def peeled_frames(parsed: Parsed) -> Iterator[Frame]:
    """Give the frames of the attribution segments, over the rest of their sentences."""
    for index, segment in enumerate(parsed.segments):
        if segment.is_attribution:
            yield from _frames(parsed, index)


def _frames(parsed: Parsed, index: int) -> Iterator[Frame]:
    segment, tokens = parsed.segments[index], parsed.segment_tokens(index)
    if FOLLOWING.match(parsed.report.text, segment.start, segment.end):
        yield from following_frames(parsed, index)
        return
    if _is_relay(parsed, index):
        return
    contents = tuple(_contents(parsed, index))
    owner = account_owner(parsed.report.text, segment.start, segment.end)
    covers = Words.of(parsed.report.text, segment.start, segment.end)
    verb = next((t for t in tokens[1:] if _is_quoted_as(t)), None)
    verb = verb or next((t for t in tokens[1:] if _tells(t)), None)
    if owner is not None:
        name = Words.of(parsed.report.text, *owner)
        first = segment.end - len(covers.text.lstrip(" ,"))
        cue = Words.of(parsed.report.text, first, first + len(covers.text.strip(' ,.!"”')))
        stance = Stance.OPINION if is_view(cue.text) else None
        yield Frame(name, cue, contents, covers=covers, stance=stance, construction="account")
    elif tokens[0].lower_ == "according" and len(tokens) > 2:
        for name in _after(parsed, tokens):
            yield Frame(name, parsed.words(tokens[0].i, tokens[1].i), contents, covers=covers)
    elif tokens[0].lower_ in QUOTING_VERBS and len(tokens) > 1:
        yield from _inverted(parsed, tokens, contents, covers)
    elif verb is not None and verb.i > tokens[0].i:
        told = verb.lower_ in TOLD_TO
        relays = (addressee_relay(parsed, verb) if told else ()) + carried_by(parsed, verb)
        relays += _outer_teller(parsed, index)
        names, cited = tuple(_before(parsed, tokens, verb)), _cited(parsed, index, verb)
        if cited:
            names, relays = cited, (*names, *relays)
        for name in names:
            yield Frame(
                name,
                parsed.words(verb.i, verb.i),
                contents,
                relays,
                covers,
                CUE_STANCE.get(verb.lemma_),
                construction="peeled",
                verb=verb.i,
            )
    else:
        yield Frame(_all(parsed, tokens), None, contents, covers=covers, construction="colon")


def _contents(parsed: Parsed, index: int) -> Iterator[Words]:
    """Give what an attribution tells, without the outlet's background where it tells in the past."""
    past = any(t.lower_ in _PAST for t in parsed.segment_tokens(index))
    for number in _told_segments(parsed, index):
        span, segment = parsed.segment_tokens(number), parsed.segments[number]
        whole = Words.of(parsed.report.text, segment.start, segment.end)
        yield from without_background(parsed, span.start, span.end - 1) if past else (whole,)


def _is_relay(parsed: Parsed, index: int) -> bool:
    """Whether an attribution stands after another one ("…, Al-Watan said, Al-Jazeera reported")."""
    own, before = parsed.segments[index], parsed.segments[index - 1]
    beside = index > 0 and before.is_attribution and before.sentence == own.sentence
    return beside and own.is_attribution and not _has_more(parsed, index)


def _cited(parsed: Parsed, index: int, verb: Token) -> tuple[Words, ...]:
    """Give whom an attribution cites, in its own words or at the foot of what it tells."""
    cited = tuple(cited_after(parsed, parsed.segment_tokens(index), verb))
    for number in _told_segments(parsed, index) if not cited else ():
        noun = cited_at_foot(parsed.segment_tokens(number), -1) if number > index else None
        if noun is not None:
            return tuple(teller_words(parsed, noun))
    return cited


def _outer_teller(parsed: Parsed, index: int) -> tuple[Words, ...]:
    """Give who passed on what an attribution tells, from the one right after it."""
    if index + 1 >= len(parsed.segments) or not _is_relay(parsed, index + 1):
        return ()
    tokens = parsed.segment_tokens(index + 1)
    verb = next((t for t in tokens[1:] if _tells(t)), None)
    return tuple(_before(parsed, tokens, verb)) if verb is not None else ()


def _inverted(
    parsed: Parsed, tokens: Span, contents: tuple[Words, ...], covers: Words
) -> Iterator[Frame]:
    """Give the frames of "said the Observatory": the teller stands after the verb."""
    verb = tokens[0]
    last = next((t.i - 1 for t in tokens[2:] if t.lower_ in _AFTER_NAME), tokens[-1].i)
    noun = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    joint = noun is not None and any(c.dep_ == "conj" for c in noun.children)
    names = (
        teller_words(parsed, noun) if joint and noun else iter((_trim(parsed, verb.i + 1, last),))
    )
    for name in names:
        yield Frame(
            name, parsed.words(verb.i, verb.i), contents, (), covers, CUE_STANCE.get(verb.lemma_),
            construction="inverted", verb=verb.i,
        )  # fmt: skip


def _told_segments(parsed: Parsed, index: int) -> list[int]:
    """Give the segments an attribution tells: its sentence, or in mid-sentence what follows it."""
    own = parsed.segments[index].sentence
    low = bisect_left(parsed.segments, own, key=lambda s: s.sentence)
    high = bisect_right(parsed.segments, own, low, key=lambda s: s.sentence)
    sentence = list(range(low, high))
    peeled = [n for n in sentence if parsed.segments[n].is_attribution and not _is_relay(parsed, n)]
    if _goes_on(parsed, index):
        return [n for n in sentence if not parsed.segments[n].is_attribution]
    if (index + 1 in peeled or _has_aside(parsed, index)) and index > sentence[0]:
        return [n for n in sentence if n < index and not parsed.segments[n].is_attribution]
    if len(peeled) > 1 or (sentence[0] < index < sentence[-1] and _has_more(parsed, index)):
        after = [n for n in sentence if n > index]
        if after and index > sentence[0]:
            return [n for n in after if not parsed.segments[n].is_attribution]
        until = min(n for n in peeled if n > index) if index < peeled[-1] else sentence[-1] + 1
        sentence = [n for n in sentence if n < until]
    return [n for n in sentence if not parsed.segments[n].is_attribution]


def _goes_on(parsed: Parsed, index: int) -> bool:
    """Whether what follows an attribution in mid-sentence goes on with what stands before it."""
    stored, segment = parsed.report.text, parsed.segments[index]
    words = f"{stored[segment.start : segment.end].rstrip()} "
    adding = SAID_ADDING.search(words) or INVERTED_ADDING.match(words)
    return bool(adding or _is_between(parsed, index) or HANGING.match(stored, segment.end))


def _is_between(parsed: Parsed, index: int) -> bool:
    """Whether an attribution stands between marks, with clauses of one teller on both sides."""
    if not 0 < index < len(parsed.segments) - 1 or _has_aside(parsed, index):
        return False
    before, own, after = parsed.segments[index - 1 : index + 2]
    one = before.sentence == own.sentence == after.sentence
    marked = parsed.report.text[own.start : own.end].rstrip()[-1:] in (",", ";")
    return one and marked and not before.is_attribution and not after.is_attribution


def _has_aside(parsed: Parsed, index: int) -> bool:
    """Whether the outlet's own clause on the teller follows ("said the mayor, | who was …")."""
    if index + 1 >= len(parsed.segments):
        return False
    own, after = parsed.segments[index], parsed.segments[index + 1]
    same = own.sentence == after.sentence
    return same and ASIDE.match(parsed.report.text, after.start, after.end) is not None


def _has_more(parsed: Parsed, index: int) -> bool:
    """Whether something told follows an attribution in its sentence."""
    own = parsed.segments[index].sentence
    return any(s.sentence == own and not s.is_attribution for s in parsed.segments[index + 1 :])


def _tells(token: Token) -> bool:
    """Whether a token of an attribution is its verb."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in _TELLING or after in IN_TWO.get(token.lower_, ())


def _is_quoted_as(token: Token) -> bool:
    """Whether a token ends "was quoted as saying"."""
    return token.lower_ == "saying" and token.i > 1 and token.nbor(-2).lower_ in _QUOTED


def _after(parsed: Parsed, tokens: Span) -> Iterator[Words]:
    """Give the tellers after "according to"."""
    to = tokens[1]
    noun = child(to, "pobj") or next((t for t in tokens[2:] if t.dep_ == "pobj"), None)
    if noun is None:
        yield _trim(parsed, tokens[2].i, tokens[-1].i)
    elif is_source(giver := whose(noun)):
        yield from teller_words(parsed, giver)


def _before(parsed: Parsed, tokens: Span, verb: Token) -> Iterator[Words]:
    """Give the tellers before the verb; the surface is surer here than the tree."""
    last = verb.i - 1
    first = tokens[0].i
    while last > first and parsed.doc[last].lower_ in ADVERBS:
        last -= 1
    if _is_quoted_as(verb):
        last = next(t.i for t in tokens if t.pos_ == "AUX" or t.lower_ in _QUOTED) - 1
    while first < last and (
        parsed.doc[first].lower_ in OPENERS or parsed.doc[first].lower_ == "as"
    ):
        first += 1
    noun = child(verb, "nsubj")
    if noun is not None and any(c.dep_ == "conj" for c in noun.children):
        yield from teller_words(parsed, noun)
        return
    if tokens[0].lower_ in _LEADING:
        first = max(first, _name_first(parsed, tokens, verb))
    trimmed = _trim(parsed, first, last)
    yield from joint(parsed, parsed.tokens(trimmed.start, trimmed.end)) or (trimmed,)


def _name_first(parsed: Parsed, tokens: Span, verb: Token) -> int:
    """Give the first token of the name before a verb in a head that opens with something else."""
    stored, start = parsed.report.text, parsed.starts[tokens[0].i]
    words = [m.span() for m in WORD.finditer(stored, start, parsed.ends[verb.i])]
    at = name_start(stored, words, len(words) - 1)
    return parsed.tokens(words[at][0], words[at][1]).start if at else tokens[0].i


def _all(parsed: Parsed, tokens: Span) -> Words:
    return _trim(parsed, tokens[0].i, tokens[-1].i)


def _trim(parsed: Parsed, first: int, last: int) -> Words:
    while last > first and parsed.doc[last].is_punct:
        last -= 1
    while first < last and parsed.doc[first].is_punct:
        first += 1
    return parsed.words(first, last)
