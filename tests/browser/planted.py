"""Strings that run where text is not escaped, and a record that has one in each of its fields."""

from hashlib import sha256
from itertools import islice, product

from rashomon.model.claim import Claim, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.finding import (
    AspectKind,
    Event,
    Figure,
    FigureInput,
    Finding,
    Origin,
    Position,
    Status,
)
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place, PlaceLink
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import MediaType, Report
from rashomon.model.source import Source
from rashomon.model.text import Block, BlockKind, Sentence, Text
from rashomon.model.time import DatePrecision, When
from rashomon.model.words import Words

_CALLS = ("alert(N)", "alert`N`", "top['al'+'ert'](N)", "(0,alert)(N)", "self.ran=N")
_BREAKS = ("", '">', "'>", "-->", "</title>", "</script>", "</style>", "</svg>", "]]>", "\u2028")
_FORMS = (
    "<script>CALL</script>",
    "<ScRiPt/x>CALL</sCrIpT>",
    "<img src=x onerror=CALL>",
    "<svg/onload=CALL>",
    "<svg><script>CALL</script></svg>",
    "<details open ontoggle=CALL>",
    '<iframe srcdoc="<script>parent.CALL</script>">',
    "<body onload=CALL>",
    "<input autofocus onfocus=CALL>",
    "<a href=javascript:CALL>x</a>",
    "javascript:CALL//",
    '" autofocus onfocus="CALL" x="',
    "' onmouseover='CALL' style='position:fixed;inset:0",
    '"};CALL;//',
    "{{ CALL }}",
    "{% set x = CALL %}",
    "${CALL}",
    "<base href=https://outside.example/>",
    '<meta http-equiv=refresh content="0;url=javascript:CALL">',
    "<style>@import 'https://outside.example/x.css'</style>",
    "<svg><animate onbegin=CALL attributeName=x dur=1s>",
    "&lt;script&gt;CALL&lt;/script&gt;",
    "<!--><script>CALL</script>",
    "\u202e<script>CALL</script>",
    "<math><mi xlink:href='data:x,<script>CALL</script>'>",
)


def strings(count: int = 500) -> tuple[str, ...]:
    """Give strings that would run script or load from outside, no two alike."""
    every = enumerate(product(_CALLS, _FORMS, _BREAKS))
    chosen = ((n, *parts) for n, parts in every if (n + n // len(_BREAKS)) % 9 < 4)
    made = (
        opening + form.replace("CALL", call.replace("N", str(n)))
        for n, call, form, opening in chosen
    )
    return tuple(islice(dict.fromkeys(made), count))


def planted(given: tuple[str, ...]) -> Record:
    """Make a record of one report a string, which stands in every field that holds text."""
    parts = [_of(n, string) for n, string in enumerate(given)]
    reads, claims, sources, places, events, findings = zip(*parts, strict=True)
    by_label = dict(zip((r.label for r in reads), claims, strict=True))
    return Record(
        tuple(sorted(reads, key=lambda r: r.label)),
        tuple(by_label[k] for k in sorted(by_label)),
        tuple(sorted(sources, key=lambda s: s.id)),
        tuple(sorted(places, key=lambda p: p.id)),
        tuple(sorted(events, key=lambda e: e.id)),
        tuple(f for fs in findings for f in fs),
    )


_Parts = tuple[ReadReport, LinkedClaim, Source, Place, Event, tuple[Finding, ...]]


def _of(n: int, s: str) -> _Parts:
    text = f"{s}\n{s} took {s}."
    start = len(s) + 1
    blocks = (
        Block(0, len(s), BlockKind.HEADLINE, (Sentence(0, len(s)),)),
        Block(start, len(text), BlockKind.PARAGRAPH, (Sentence(start, len(text)),)),
    )
    uid = f"{n:016x}"
    title = s if n % 2 else ""
    published = "2016-11-28" if n % 3 else s
    digest = sha256(text.encode()).hexdigest()
    report = Report(uid, s, digest, MediaType.PLAIN, text, title, s, published, s)
    day = When("2016-11-28", "2016-11-28", "2016-11-28", DatePrecision.DAY)
    words = Words.of(text, start, start + len(s))
    quote = Words.of(text, start, len(text))
    claim = Claim(
        1, quote, Named(s, words), SourceType.MEDIA, (Named(s, words),), words, Stance.DENY,
        Kind.CONTROL, Polarity.POSITIVE, Named(s), Named(s), (words,),
        quantities=(Quantity(Measure.KILLED, 1.0, None, s, words),),
    )  # fmt: skip
    link = PlaceLink(words, s, 1, 1.0, s)
    linked = LinkedClaim(f"{s}-1", uid, published, claim, s, (s,), s, s, (link,), day)
    source = Source(s, s, SourceType.MEDIA, (s,), s, s, (s,), provisional=n % 2 == 0)
    place = Place(
        s, s, s if n % 2 else "neighbourhood", (s,), "", s, 36 + n / 1000, 37 + (n % 20) / 100
    )
    event = Event(s, Kind.CONTROL, s, (s,), day, (linked.id,), (f"{s}a", f"{s}b"))
    origin = Origin(s, (linked.id,), (s,))
    held = Position(f"Held by the {s} side", (linked.id,), (origin,), (linked.id,))
    told = Position(s, (linked.id,), (Origin("", (linked.id,), (s,)),), denies=True)
    values = (FigureInput(linked.id, s, 1.0, None, published, s),) * 2
    figure = Figure(Measure.KILLED, s, 1.0, 1.0, None, s, values, high_open=True)
    findings = (
        Finding(f"{s}a", s, AspectKind.HOLDER, s, (held, told), Status.CONTESTED, s),
        Finding(f"{s}b", s, AspectKind.FIGURE, s, (told,), Status.SINGLE_SOURCE, s, figure),
    )
    read = ReadReport(report, Text(blocks), s, s)
    return read, linked, source, place, event, findings
