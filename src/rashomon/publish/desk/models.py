"""What a desk answers with: small values, paged, that never need the whole record."""

from dataclasses import dataclass

from rashomon.model.finding import Graded
from rashomon.publish.desk.ground import MapView
from rashomon.publish.desk.lists import Choices, EventRow, Filters, Page, Ref
from rashomon.publish.digest.parts import Cited, Sentence
from rashomon.publish.marked import MarkedBlock
from rashomon.publish.view import ClaimView, FindingView


@dataclass(frozen=True, slots=True)
class Point:
    """A teller's value on a day; an open bound is None."""

    day: str
    low: float | None
    high: float | None
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class TellerLine:
    """One teller's values of a figure in order of day."""

    teller: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure over time: its range with the rule, and a line a teller.

    `measure` and `unit` are the model's; `share` says that values are fractions of one.
    """

    finding: str
    event: str
    question: str
    measure: str
    unit: str
    status: str
    low: float | None
    best: float | None
    high: float | None
    high_open: bool
    rule: str
    lines: tuple[TellerLine, ...]

    @property
    def share(self) -> bool:
        """Whether its values are fractions of one."""
        return self.unit == "share"


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim below its origin, with why it was put there."""

    claim: ClaimView
    reason: str


@dataclass(frozen=True, slots=True)
class Root:
    """An independent root of telling, `name` "" where it cannot be traced."""

    name: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class OriginTree:
    """A finding's answers, each with its roots."""

    question: str
    positions: tuple[tuple[str, tuple[Root, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with its findings, the trees of their origins, its figures and its grade of harm."""

    row: EventRow
    findings: tuple[FindingView, ...]
    trees: tuple[OriginTree, ...]
    figures: tuple[FigureView, ...]
    harm: Graded | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A teller: counts over the record; `relayed_by` and `relays` with how often."""

    ref: Ref
    type: str
    side: str
    claims: int
    denials: int
    reports: int
    provisional: bool
    relayed_by: tuple[tuple[Ref, int], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """How often one body passed on or copied another."""

    origin: Ref
    by: Ref
    count: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Who tells, who passes on whom, who copies whom."""

    rows: Page[SourceRow]
    relays: tuple[Link, ...]
    copies: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One teller with what it claims and what it denies."""

    row: SourceRow
    names: tuple[str, ...]
    relays: tuple[Link, ...]
    copies: tuple[Link, ...]
    denied: tuple[ClaimView, ...]
    claims: Page[ClaimView]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a line; `copies` are labels of reports that it has passages from."""

    label: str
    headline: str
    outlet: str
    published: str
    claims: int
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report's text with its claims marked, and the claims as a margin."""

    row: ReportRow
    url: str
    sha256: str
    blocks: tuple[MarkedBlock, ...]
    claims: tuple[tuple[ClaimView, str], ...]
    """Each claim with the id of the event it tells of, "" for none."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found, with what the filters ask; `source` is its teller's id."""

    claim: ClaimView
    source: str
    status: str
    event: str
    places: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Claims and reports that fit words and filters."""

    query: str
    filters: Filters
    hits: Page[Hit]
    reports: tuple[ReportRow, ...]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in a teller's lane; `end` as `start` where it lasts a day."""

    event: str
    title: str
    start: str
    end: str
    status: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What one teller tells, by the days it tells of."""

    teller: Ref
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Lanes of the tellers who tell most; `background` are long or old matters, apart.

    Of these the last are shown, and `older` counts the rest.
    """

    lanes: tuple[Lane, ...]
    background: tuple[EventRow, ...]
    undated: int
    older: int = 0


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One finding that changed: statuses "" where it was not there."""

    kind: str
    question: str
    event: str
    before: str
    after: str
    best_before: float | None
    best_after: float | None
    quote: ClaimView | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed between two moments; `shown` of `total` rows, disputes first."""

    start: str
    end: str
    reports_before: int
    reports_after: int
    rows: tuple[ChangeRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Situation:
    """Where things stand: counts, headline figures, map, newest events, disputes, changes.

    `counts` are findings by status in the order contested, corroborated, single source,
    unknown lineage.
    """

    reports: int
    claims: int
    tellers: int
    first: str
    last: str
    counts: tuple[tuple[str, int], ...]
    figures: tuple[FigureView, ...]
    map: MapView
    newest: tuple[EventRow, ...]
    disputes: tuple[FindingView, ...]
    changes: ChangesPage | None


@dataclass(frozen=True, slots=True)
class Story:
    """An event as feeds tell it: its sentences, and when its first and last dated report came out."""

    row: EventRow
    first: str
    last: str
    sentences: tuple[Sentence, ...]
    cited: tuple[Cited, ...]
