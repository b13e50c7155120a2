"""What the API answers with. "" is unknown unless said otherwise; days are ISO days."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AliasPath, BaseModel, ConfigDict, Field

from rashomon.model.claim import Kind
from rashomon.model.finding import AspectKind, Grade, Status
from rashomon.publish.desk.lists import Page
from rashomon.publish.export.annotations import CONTEXT

T = TypeVar("T")
U = TypeVar("U")


class Shape(BaseModel):
    """A part of an answer, read off what a desk answers."""

    model_config = ConfigDict(from_attributes=True, frozen=True, populate_by_name=True)


class Listing(Shape, Generic[T]):
    """One page of a list: `page` counts from 1, `total` is of all items."""

    items: tuple[T, ...]
    page: int
    size: int
    total: int
    pages: int


def listing(found: Page[U], show: Callable[[U], T]) -> Listing[T]:
    """Show a page of a list."""
    return Listing(
        items=tuple(map(show, found.items)),
        page=found.number,
        size=found.size,
        total=found.total,
        pages=found.last,
    )


class Ref(Shape):
    """A thing's id and its readable name."""

    id: str
    name: str


class Words(Shape):
    """A claim's words: who says them, through whom, in which report; `report` is a label."""

    id: str
    quote: str
    teller: str
    teller_type: str
    own_voice: bool
    via: tuple[str, ...]
    stance: str
    negated: bool
    kind: Kind
    outlet: str
    report: str
    published: str
    against_interest: bool


class Claim(Shape):
    """A claim with its teller's id, its event and how well that is supported."""

    id: Annotated[str, Field(validation_alias=AliasPath("claim", "id"))]
    claim: Words
    source: str
    status: Status
    event: str
    places: tuple[Ref, ...]


class Event(Shape):
    """An event as a line; `origins` counts independent origins, `quote` is its first claim."""

    id: str
    title: str
    kind: Kind
    start: str
    end: str
    status: Status
    places: tuple[Ref, ...]
    reports: int
    origins: int
    quote: Words | None


class Position(Shape):
    """One answer, the claims that hold it and its origins' names; `untraced` claims have none."""

    answer: str
    claims: tuple[Words, ...]
    origins: tuple[str, ...]
    untraced: int


class Finding(Shape):
    """A question about an event, the answers given, and where it stands."""

    id: str
    event: Annotated[str, Field(validation_alias=AliasPath("finding", "event"))]
    aspect: Annotated[AspectKind, Field(validation_alias=AliasPath("finding", "aspect"))]
    question: str
    status: Status
    reason: str
    kind: Kind
    date: str
    places: tuple[str, ...]
    positions: tuple[Position, ...]
    reports: int
    outlets: int
    origins: int


class Point(Shape):
    """A teller's value on a day; an open bound is null."""

    day: str
    low: float | None
    high: float | None
    claim: Words


class Line(Shape):
    """One teller's values in order of day."""

    teller: str
    points: tuple[Point, ...]


class Figure(Shape):
    """A figure over time; null is a bound or value nobody gives, `high_open` says "at least"."""

    finding: str
    event: str
    question: str
    measure: str
    unit: str
    status: Status
    low: float | None
    best: float | None
    high: float | None
    high_open: bool
    rule: str
    lines: tuple[Line, ...]


class Telling(Shape):
    """A claim below its origin, with why it was put there."""

    claim: Words
    reason: str


class Root(Shape):
    """An independent root of telling; `name` "" where it cannot be traced."""

    name: str
    tellings: tuple[Telling, ...]


class Branch(Shape):
    """An answer with its roots."""

    answer: str
    roots: tuple[Root, ...]


class Tree(Shape):
    """A finding's answers, each with its roots."""

    question: str
    positions: tuple[Branch, ...]


class Harm(Shape):
    """A grade of harm to civilians on Airwars' scale, with its reason."""

    grade: Grade
    reason: str


class EventWhole(Shape):
    """An event with its findings, the trees of their origins and its figures.

    `harm` is null where no claim tells of harm to civilians.
    """

    id: str
    event: Event
    findings: tuple[Finding, ...]
    trees: tuple[Tree, ...]
    figures: tuple[Figure, ...]
    harm: Harm | None


class Source(Shape):
    """A teller with counts over the record; `provisional` where no registry knows it."""

    id: Annotated[str, Field(validation_alias=AliasPath("ref", "id"))]
    name: Annotated[str, Field(validation_alias=AliasPath("ref", "name"))]
    type: str
    side: str
    claims: int
    denials: int
    reports: int
    provisional: bool


class Link(Shape):
    """How often one body passed on or copied another."""

    origin: Ref
    by: Ref
    count: int


class SourceWhole(Shape):
    """A teller with its names, who passes whom on and who copies whom."""

    id: str
    source: Source
    names: tuple[str, ...]
    relays: tuple[Link, ...]
    copies: tuple[Link, ...]


class Standing(Shape):
    """How a place stands on a day: the sides that are said to hold it."""

    day: str
    sides: tuple[str, ...]
    contested: bool
    reason: str


class Hold(Shape):
    """A side said to hold a place from a day to another ("" open) by one claimant.

    `denied` says that the claimant denies it; `more` counts the claims beyond those shown.
    """

    side: str
    start: str
    end: str
    claimant: str
    claims: tuple[Words, ...]
    denied: bool
    more: int


class PlaceWhole(Shape):
    """A place: degrees are null where no gazetteer gives them."""

    id: Annotated[str, Field(validation_alias=AliasPath("ref", "id"))]
    name: Annotated[str, Field(validation_alias=AliasPath("ref", "name"))]
    feature: str
    names: tuple[str, ...]
    above: tuple[Ref, ...]
    below: tuple[Ref, ...]
    latitude: float | None
    longitude: float | None
    standings: tuple[Standing, ...]
    holds: tuple[Hold, ...]


class PlaceStanding(Shape):
    """A place with how it stands on a day."""

    place: Ref
    standing: Standing


class Report(Shape):
    """A report as a line; `copies` are labels of reports that it has passages from."""

    id: Annotated[str, Field(validation_alias="label")]
    headline: str
    outlet: str
    published: str
    claims: int
    copies: tuple[str, ...]


class ReportWhole(Shape):
    """A report with its address, the digest of its text and the ids of its claims in text order."""

    id: str
    report: Report
    url: str
    sha256: str
    claims: tuple[str, ...]


class Text(Shape):
    """A report's text as it is stored: positions of annotations count its code points."""

    id: str
    sha256: str
    text: str


class Search(Shape):
    """The claims that hold all words, and the first reports that do."""

    query: str
    claims: Listing[Claim]
    reports: tuple[Report, ...]


class Change(Shape):
    """A finding that changed; statuses are "" and values null where it was not there."""

    kind: str
    question: str
    event: str
    before: Status | Literal[""]
    after: Status | Literal[""]
    best_before: float | None
    best_after: float | None
    quote: Words | None


class Changes(Shape):
    """What changed between two moments; `total` counts those beyond `rows`, too."""

    start: str
    end: str
    reports_before: int
    reports_after: int
    rows: tuple[Change, ...]
    total: int


class Annotation(BaseModel):
    """A claim as a W3C Web Annotation; its target's selectors are a quote and a position."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: Literal["Annotation"]
    motivation: list[str]
    generator: dict[str, Any]
    body: list[dict[str, Any]]
    target: dict[str, Any]


class AnnotationAlone(Annotation):
    """A claim as a W3C Web Annotation that stands alone."""

    context: Annotated[list[Any], Field(alias="@context")] = CONTEXT


class AnnotationCollection(BaseModel):
    """What a page of annotations is a part of."""

    id: str
    type: Literal["AnnotationCollection"]
    total: int


class AnnotationPage(BaseModel):
    """A page of annotations; `startIndex` is the place of its first in the collection."""

    model_config = ConfigDict(populate_by_name=True)

    context: Annotated[list[Any], Field(alias="@context")] = CONTEXT
    id: str
    type: Literal["AnnotationPage"]
    part_of: Annotated[AnnotationCollection, Field(alias="partOf")]
    start_index: Annotated[int, Field(alias="startIndex")]
    items: list[Annotation]


class Problem(Shape):
    """What went wrong, in one line; `parameter` is the one that cannot be used, null for none."""

    type: Literal["about:blank"] = "about:blank"
    title: str
    status: int
    detail: str
    parameter: str | None = None
