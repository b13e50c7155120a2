"""The spaCy model, fed with the sentences that `read` found."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.errors import ExtractError
from rashomon.extract.rules_v1.annotating import Annotator
from rashomon.extract.rules_v1.known_places import KnownPlaces
from rashomon.extract.rules_v1.parsed import Parsed, Segment
from rashomon.extract.rules_v1.relevance import near_conflict
from rashomon.extract.rules_v1.segments import split_segments
from rashomon.model.report import Report
from rashomon.model.text import Text

MAX_SEGMENT = 2_000
"""Longest stretch, in characters, that is handed to the parser as one sentence."""

FEW = 16
"""Reports that are parsed together."""


def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline by package name; raise ExtractError when it is not there."""
    try:
        return spacy.load(name)
    except OSError as error:
        raise ExtractError(
            f"the language model {name} is not installed",
            remedy="install it with pip, or name another with RASHOMON_MODEL",
        ) from error


class Parser:
    """Parses reports with a loaded model, keeping the sentence boundaries of their texts.

    Names of `known` places are marked before the tagger guesses. With `sparing` sentences
    that are far from any word of conflict are left unparsed.
    """

    def __init__(
        self, nlp: Language, known: KnownPlaces | None = None, *, sparing: bool = False
    ) -> None:
        self._nlp, self._known, self._sparing = nlp, known, sparing
        self._annotator = Annotator(nlp)

    def parse(self, reports: Sequence[tuple[Report, Text]]) -> list[Parsed]:
        """Parse a few reports together, which is faster; each comes out as if it were alone."""
        unparsed = [
            _unparsed(self._nlp, report, text, self._known, sparing=self._sparing)
            for report, text in reports
        ]
        self._annotator.annotate([each.doc for each in unparsed])
        return [replace(each, ents=tuple(each.doc.ents)) for each in unparsed]


def parse_many(
    nlp: Language, reports: Iterable[tuple[Report, Text]], known: KnownPlaces | None = None
) -> Iterator[Parsed]:
    """Parse reports in order, a few in memory at a time."""
    parser, waiting = Parser(nlp, known), iter(reports)
    while few := list(islice(waiting, FEW)):
        yield from parser.parse(few)


def _unparsed(
    nlp: Language, report: Report, text: Text, known: KnownPlaces | None, *, sparing: bool
) -> Parsed:
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    firsts: list[int] = []
    kept: list[Segment] = []
    for segment in _segments(report.text, text, sparing=sparing):
        before = len(words)
        for token in nlp.tokenizer(_flat(report.text[segment.start : segment.end])):
            if not token.is_space:
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                starts.append(segment.start + token.idx)
        if len(words) > before:
            spaces[-1] = True
            firsts.append(before)
            kept.append(segment)
    doc = _doc(nlp, words, spaces, firsts)
    if known:
        known.mark(doc)
    return Parsed(
        report,
        text,
        doc,
        tuple(kept),
        tuple(firsts),
        tuple(starts),
        tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
    )


def _segments(stored: str, text: Text, *, sparing: bool) -> Iterator[Segment]:
    if not sparing:
        yield from split_segments(stored, text)
        return
    told = [s for block in text.blocks if block.kind.is_told for s in block.sentences]
    near = near_conflict([stored[s.start : s.end] for s in told])
    starts = [s.start for s in told]
    for segment in split_segments(stored, text):
        if near[bisect_right(starts, segment.start) - 1]:
            yield segment


def _doc(nlp: Language, words: Sequence[str], spaces: Sequence[bool], firsts: Sequence[int]) -> Doc:
    opens = set(firsts)
    sent_starts: list[bool | int | None] = [i in opens for i in range(len(words))]
    return Doc(nlp.vocab, words=list(words), spaces=list(spaces), sent_starts=sent_starts)


def _flat(stretch: str) -> str:
    """Make every blank a plain space, one for one, so that offsets stay."""
    return "".join(" " if ch.isspace() else ch for ch in stretch)
