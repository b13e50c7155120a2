"""Reports of a test's own sentences, a claim each, and what is made of them."""

from collections.abc import Iterable

from rashomon.model.claim import OUTLET, Claim, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.finding import AspectKind, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import PlaceLink
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.record import ReadReport
from rashomon.model.report import MediaType, Report
from rashomon.model.source import Source
from rashomon.model.text import Block, BlockKind, Sentence, Text
from rashomon.model.time import DatePrecision, TimeMention, When
from rashomon.model.words import Words
from rashomon.reconcile.reconciling import reconcile
from rashomon.resolve.registry import load_registry

Count = tuple[str, float | None, float | None, str]
"""A number as told: its words, its bounds, what it counts."""


class Told:
    """One claim a sentence; a report is its sentences."""

    def __init__(self) -> None:
        self.reads: list[ReadReport] = []
        self.claims: list[LinkedClaim] = []
        self.sources = {s.id: s for s in load_registry().sources()}

    def report(
        self, label: str, *told: tuple[str, Kind, dict[str, object]], day: str = "2016-05-03"
    ) -> None:
        """Add a report; each sentence has a kind and options: places, counts, source, stance, dated, on, nearby."""
        text = "\n".join(sentence for sentence, _, _ in told)
        uid, at, sentences = f"uid-{label}", 0, []
        for number, (sentence, kind, options) in enumerate(told, start=1):
            sentences.append(Sentence(at, at + len(sentence)))
            self._claim(label, number, Words(at, at + len(sentence), sentence), kind, day, options)
            at += len(sentence) + 1
        report = Report(uid, label, "0", MediaType.PLAIN, text, outlet=label, published=day)
        block = Block(0, len(text), BlockKind.PARAGRAPH, tuple(sentences))
        self.sources.setdefault(f"~{label}", Source(f"~{label}", label, SourceType.MEDIA))
        self.reads.append(ReadReport(report, Text((block,)), label, f"~{label}"))

    def _claim(
        self,
        label: str,
        number: int,
        quote: Words,
        kind: Kind,
        day: str,
        options: dict[str, object],
    ) -> None:
        places = []
        for name in options.get("places", ()):  # type: ignore[attr-defined]
            start = quote.start + quote.text.index(name)
            places.append(PlaceLink(Words(start, start + len(name), name), "", 7, 0, ""))
        source = str(options.get("source", ""))
        counts: Iterable[Count] = options.get("counts", ())  # type: ignore[assignment]
        claim = Claim(
            number,
            quote,
            Named(source) if source else OUTLET,
            SourceType.UNKNOWN if source else SourceType.OUTLET,
            (),
            None,
            options.get("stance", Stance.ASSERT),  # type: ignore[arg-type]
            kind,
            Polarity.POSITIVE,
            places=tuple(p.words for p in places),
            times=(TimeMention(quote, nearby=bool(options.get("nearby"))),)
            if options.get("dated", True)
            else (),
            quantities=tuple(quantity(quote, c) for c in counts),
        )
        on = str(options.get("on", day))
        when = When(on, on, on, DatePrecision.DAY) if options.get("dated", True) else None
        self.claims.append(
            LinkedClaim(
                f"{label}-{number}", f"uid-{label}", day, claim, source or f"~{label}",
                places=tuple(places), when=when,
            )
        )  # fmt: skip

    def findings(self, aspect: AspectKind) -> list[Finding]:
        """Reconcile, and give the findings of one aspect."""
        found = reconcile(self.reads, self.claims, self.sources, {})
        return [f for f in found.findings if f.aspect is aspect]

    def events(self) -> list[set[str]]:
        """Reconcile, and give the claims of each event."""
        return [set(e.claims) for e in reconcile(self.reads, self.claims, self.sources, {}).events]


def quantity(quote: Words, count: Count) -> Quantity:
    """Make a number of killed from its words in a quote."""
    words, low, high, unit = count
    start = quote.start + quote.text.index(words)
    return Quantity(Measure.KILLED, low, high, unit, Words(start, start + len(words), words))


def bare(text: str, kind: Kind) -> Claim:
    """Make a claim of the outlet's own voice that is all of a text."""
    return Claim(
        1, Words(0, len(text), text), OUTLET, SourceType.OUTLET, (), None, Stance.ASSERT, kind, Polarity.POSITIVE
    )  # fmt: skip
