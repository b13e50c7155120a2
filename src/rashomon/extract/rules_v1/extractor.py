"""The extractor: a report's text made into claims."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

from rashomon.extract.rules_v1.actors import find_actors
from rashomon.extract.rules_v1.attribution import find_frames
from rashomon.extract.rules_v1.frame import Frame, Proposition
from rashomon.extract.rules_v1.kind_features import KindView, war_share
from rashomon.extract.rules_v1.kinds import load_kinds
from rashomon.extract.rules_v1.known_places import KnownPlaces
from rashomon.extract.rules_v1.naming import Cast
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.parser import FEW, Parser, load_model
from rashomon.extract.rules_v1.place_context import Placed
from rashomon.extract.rules_v1.places import place_names
from rashomon.extract.rules_v1.placing import place_claims
from rashomon.extract.rules_v1.propositions import find_propositions
from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.extract.rules_v1.stance import polarity_of, stance_of
from rashomon.extract.rules_v1.times import find_times
from rashomon.extract.rules_v1.version import extractor_version
from rashomon.model.claim import Claim, Extraction, Kind
from rashomon.model.quantity import Measure
from rashomon.model.report import Report
from rashomon.model.source import KnownName
from rashomon.model.text import Block, BlockKind, Quotation, Sentence, Text
from rashomon.model.words import Words

_HEARD = 160
"""Characters of its sentence before a quote that can tell how it stands."""

_Part = TypeVar("_Part", Block, Sentence, Quotation)


def _holding(parts: Sequence[_Part], starts: Sequence[int], words: Words) -> _Part | None:
    """Give the part of a text, of those that start so, that some words begin in."""
    at = bisect_right(starts, words.start) - 1
    return parts[at] if at >= 0 and words.start < parts[at].end else None


def _sentence_of(parsed: Parsed, blocks: Sequence[int], quote: Words) -> Words:
    block = _holding(parsed.text.blocks, blocks, quote)
    sentences = block.sentences if block else ()
    found = _holding(sentences, [s.start for s in sentences], quote)
    return Words.of(parsed.report.text, found.start, found.end) if found else quote


def _placed(parsed: Parsed, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give the claims of a report with their places, which are chosen for all of them at once."""
    blocks = [b.start for b in parsed.text.blocks]
    asked = [
        Placed(c.quote, _sentence_of(parsed, blocks, c.quote), c.kind, c.cue is None, ())
        for c in claims
    ]
    return tuple(
        replace(c, places=p.at, from_place=p.from_place, to_place=p.to_place)
        for c, p in zip(claims, place_claims(parsed, asked), strict=True)
    )


class RulesV1:
    """Claims by rules over the parse of one spaCy model.

    `known` maps folded names to what the source registry knows of them, `places`
    are sorted names of places that the tagger is told of, and with `sparing` sentences far
    from any word of conflict are passed over; all are part of what determines the claims,
    and so of the record's digest.
    """

    def __init__(
        self,
        model: str,
        known: Mapping[str, KnownName] | None = None,
        places: Sequence[str] = (),
        *,
        sparing: bool = False,
    ) -> None:
        self._nlp = load_model(model)
        self._parser = Parser(self._nlp, KnownPlaces(self._nlp, places), sparing=sparing)
        self._known = known or {}
        self.version = extractor_version(model, self._known, places, sparing=sparing)

    def extract_many(self, reports: Iterable[tuple[Report, Text]]) -> Iterator[Extraction]:
        """Extract the claims of reports, in order, a few reports in memory at a time."""
        waiting = iter(reports)
        while few := list(islice(waiting, FEW)):
            yield from map(self.extraction, self.parse(few))

    def parse(self, reports: Sequence[tuple[Report, Text]]) -> list[Parsed]:
        """Parse a few reports together; each comes out as if it were alone."""
        return self._parser.parse(reports)

    def extraction(self, parsed: Parsed) -> Extraction:
        """Extract the claims of a parsed report."""
        return Extraction(self.version, _placed(parsed, tuple(self._claims(parsed))))

    def _claims(self, parsed: Parsed) -> Iterator[Claim]:
        frames = find_frames(parsed)
        places = place_names(parsed)
        cast = Cast(parsed, frames, self._known, places)
        work = _Work(parsed, frames, cast)
        number = 0
        for proposition in find_propositions(parsed, frames):
            tellers: list[Frame | None] = [frames[n] for n in proposition.frames]
            for frame in tellers or [None]:
                number += 1
                yield work.claim(number, proposition, frame)


@dataclass
class _Work:
    """One report under extraction."""

    parsed: Parsed
    frames: Sequence[Frame]
    cast: Cast
    last_quote: str = ""

    def claim(self, number: int, proposition: Proposition, frame: Frame | None) -> Claim:
        """Assemble one claim of a proposition as one frame tells it."""
        quote = proposition.words
        sentence = self._sentence(quote)
        source, source_type = self.cast.teller(frame.source if frame else None)
        quantities = find_quantities(self.parsed.report.text, quote.start, quote.end)
        measures = tuple(q.measure for q in quantities)
        kind = self._kind(quote, sentence, measures, own_voice=frame is None)
        in_quotation = _holding(self.parsed.text.quotations, self._quotations, quote) is not None
        before = self.parsed.report.text[max(sentence.start, quote.start - _HEARD) : quote.start]
        stance = stance_of(quote.text, frame, in_quotation=in_quotation, before=before)
        agent, target = find_actors(self.parsed, quote.start, quote.end, kind, self.cast)
        return Claim(
            number=number,
            quote=quote,
            source=source,
            source_type=source_type,
            via=tuple(self.cast.teller(relay)[0] for relay in frame.via) if frame else (),
            cue=frame.cue if frame else None,
            stance=stance,
            kind=kind,
            polarity=polarity_of(quote.text, stance),
            agent=agent,
            target=target,
            places=(),
            from_place=None,
            to_place=None,
            times=find_times(
                self.parsed.report.text,
                quote.start,
                quote.end,
                (sentence.start, sentence.end),
                frame.cue if frame else None,
            ),
            quantities=quantities,
            in_caption=self._block_kind(quote) is BlockKind.CAPTION,
            in_quotation=in_quotation,
        )

    def _kind(
        self, quote: Words, sentence: Words, measures: tuple[Measure, ...], *, own_voice: bool
    ) -> Kind:
        """Classify a claim by its words, what stands around it and the claim before it."""
        stored = self.parsed.report.text
        view = KindView(
            quote.text,
            stored[sentence.start : quote.start],
            stored[quote.end : sentence.end],
            self._headline(),
            self.last_quote,
            own_voice,
            measures,
            quote.start / max(1, len(stored)),
            self._war,
        )
        self.last_quote = quote.text
        return load_kinds().classify(view)

    @cached_property
    def _war(self) -> float:
        return war_share(self.parsed.report.text)

    def _sentence(self, quote: Words) -> Words:
        return _sentence_of(self.parsed, self._blocks, quote)

    def _block_kind(self, quote: Words) -> BlockKind | None:
        block = _holding(self.parsed.text.blocks, self._blocks, quote)
        return block.kind if block else None

    @cached_property
    def _blocks(self) -> list[int]:
        return [b.start for b in self.parsed.text.blocks]

    @cached_property
    def _quotations(self) -> list[int]:
        return [q.start for q in self.parsed.text.quotations]

    def _headline(self) -> str:
        stored = self.parsed.report.text
        first = next((s for b in self.parsed.text.blocks for s in b.sentences), None)
        return stored[first.start : first.end] if first else ""
