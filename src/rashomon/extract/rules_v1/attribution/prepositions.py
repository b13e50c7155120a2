"""Frames of "according to" within a sentence."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.tellers import is_source, teller_words, whose
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child
from rashomon.model.words import Words

_PAPERS = frozenset(
    "statement statements report reports tally toll count figures estimates".split()
)


def preposition_frames(parsed: Parsed) -> Iterator[Frame]:
    """Give the frames of "according to X" that were not cut off before the parse."""
    for token in parsed.doc:
        if token.lower_ != "according" or token.i + 2 >= len(parsed.doc):
            continue
        index = parsed.segment_index(token)
        if not parsed.segments[index].is_attribution and parsed.doc[token.i + 1].lower_ == "to":
            yield from _frames(parsed, token, index)


def _paper_before(parsed: Parsed, first: int, last: int) -> int | None:
    """Find the paper that ends a source the parse ran on ("a ministry statement | artillery fire …")."""
    for token in parsed.doc[first + 1 : last]:
        if token.lower_ in _PAPERS and token.pos_ == "NOUN":
            follows = token.nbor(1)
            return token.i if follows.pos_ in ("NOUN", "PROPN", "DET", "ADJ", "NUM") else None
    return None


def _frames(parsed: Parsed, token: Token, index: int) -> Iterator[Frame]:
    to = parsed.doc[token.i + 1]
    noun = child(to, "pobj")
    ours = noun is not None and any(
        c.dep_ == "poss" and c.lower_ in ("our", "my") for c in noun.children
    )
    giver = whose(noun) if noun is not None else None
    if giver is None or ours or not is_source(giver):
        return
    span = parsed.segment_tokens(index)
    names = list(teller_words(parsed, giver))
    first, last = token.i, max(t.i for t in parsed.tokens(names[-1].start, names[-1].end))
    paper = _paper_before(parsed, to.i + 1, last)
    if paper is not None:
        names, last = [parsed.words(to.i + 1, paper)], paper
    contents = []
    if first > span.start:
        contents.append(parsed.words(span.start, first - 1))
    if last + 1 < span.end:
        contents.append(parsed.words(last + 1, span.end - 1))
    told = tuple(w for w in contents if sum(ch.isalpha() for ch in w.text) > 3)
    cue = Words.of(parsed.report.text, parsed.starts[token.i], parsed.ends[to.i])
    for name in names:
        yield Frame(name, cue, told, covers=parsed.words(first, last), construction="according")
