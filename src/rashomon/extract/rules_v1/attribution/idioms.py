"""Frames of tellings in set phrases ("made it clear that", "has no doubt that", "was confident that")."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.contents import without_background
from rashomon.extract.rules_v1.attribution.tellers import is_somebody, teller_words
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import NOT_TELLERS
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import is_negated, subject
from rashomon.model.claim import Stance
from rashomon.model.words import Words

_BE = r"(?:is|are|was|were|am|be|been|remains?|remained|sounded|seemed)"
_TOLD = (
    r"ma(?:kes?|de) (?:it )?(?:clear|plain|known)|let it be known"
    r"|(?:gives?|gave|given) (?:assurances|notice|word|warning)|le(?:aves?|ft) no doubt"
    r"|(?:takes?|took|held|holds?) the line"
)
_HELD = (
    r"(?:has|have|had) (?:no|little) doubt|(?:takes?|took|holds?|held) the (?:view|position)"
    rf"|{_BE} (?:of the (?:view|opinion)|(?:\w+ly |very |quite )?(?:confident|adamant|convinced|certain|sure|hopeful"
    r"|optimistic|afraid|worried|concerned|alarmed|sceptical|skeptical|doubtful))"
)
_PHRASE = re.compile(rf"\b(?:(?P<told>{_TOLD})|(?P<held>{_HELD})) that (?=\w)")
_BLUNT = (
    "guarded|careful|cautious|blunt|blunter|clear|adamant|defiant|unmoved|unconvinced|optimistic|pessimistic|hopeful"
    "|sceptical|skeptical|categorical|firm|dismissive|scathing|emphatic"
)
_COLON = re.compile(
    rf"\b(?:is|was|were|are|sounded) (?:(?:far )?(?:more|less) |equally )?(?:{_BLUNT}): (?=\w)"
)
"""How somebody spoke, and what he said behind a colon."""

_WITH_IT = frozenset("clear plain known certain sure".split())
"""What can be so without anybody's holding it ("it was certain that")."""


def idiom_frames(parsed: Parsed) -> Iterator[Frame]:
    """Give the frames of set phrases that tell in a clause."""
    for index, segment in enumerate(parsed.segments):
        if segment.is_attribution:
            continue
        stored = parsed.report.text
        for found in _PHRASE.finditer(stored, segment.start, segment.end):
            yield from _frames(parsed, index, found)
        colon = _COLON.search(stored, segment.start, segment.end)
        if colon is not None:
            yield from _behind(parsed, index, colon)


def _frames(parsed: Parsed, index: int, found: re.Match[str]) -> Iterator[Frame]:
    stored = parsed.report.text
    tokens = parsed.tokens(found.start(), found.end())
    verb, that = tokens[0], tokens[-1]
    noun = subject(verb)
    if noun is None or noun.i >= verb.i or not _can_hold(noun, tokens[-2]) or is_negated(verb):
        return
    cue = Words.of(stored, found.start(), found.end() - len(" that "))
    stance = Stance.OPINION if found["held"] else None
    contents = tuple(without_background(parsed, that.i + 1, _last(parsed, index, that)))
    for name in teller_words(parsed, noun):
        yield Frame(name, cue, contents, stance=stance, construction="idiom", verb=verb.i)


def _behind(parsed: Parsed, index: int, colon: re.Match[str]) -> Iterator[Frame]:
    """Give the frame of what somebody who "was blunt:" said behind the colon."""
    stored, end = parsed.report.text, parsed.segments[index].end
    verb = parsed.tokens(colon.start(), colon.end())[0]
    noun = subject(verb)
    if noun is None or noun.i >= verb.i or not _can_hold(noun, verb) or noun.lower_ == "it":
        return
    cue = Words.of(stored, colon.start(), colon.end() - len(": "))
    told = (Words.of(stored, colon.end(), end),)
    for name in teller_words(parsed, noun):
        covers = Words.of(stored, name.start, colon.end())
        yield Frame(name, cue, told, covers=covers, construction="idiom", verb=verb.i)


def _last(parsed: Parsed, index: int, that: Token) -> int:
    """Give the last token of the clause that "that" opens: its verb's, or the sentence's."""
    last = parsed.segment_tokens(index).end - 1
    clause = that.head
    return clause.right_edge.i if clause.i > that.i and clause.pos_ in ("VERB", "AUX") else last


def _can_hold(noun: Token, word: Token) -> bool:
    """Whether somebody can be meant: no happening, no "it" that "was certain"."""
    if noun.lower_ in NOT_TELLERS or noun.dep_ == "expl":
        return False
    if noun.pos_ == "PRON":
        return not (noun.lower_ == "it" and word.lower_ in _WITH_IT)
    return noun.pos_ == "PROPN" or is_somebody(noun)
