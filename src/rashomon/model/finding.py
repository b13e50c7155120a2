"""Events, their aspects, the positions taken on them, and where those stand."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.claim import Kind
from rashomon.model.quantity import Measure
from rashomon.model.time import When


class AspectKind(StrEnum):
    """What of an event is in question."""

    OCCURRENCE = "occurrence"
    RESPONSIBILITY = "responsibility"
    MEANS = "means"
    FIGURE = "figure"
    HOLDER = "holder"


class Status(StrEnum):
    """How well a finding is supported."""

    SINGLE_SOURCE = "single_source"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    UNKNOWN_LINEAGE = "unknown_lineage"


STATUS_ORDER = (
    Status.CONTESTED,
    Status.CORROBORATED,
    Status.SINGLE_SOURCE,
    Status.UNKNOWN_LINEAGE,
)
"""Statuses as they are told: what is contested before the rest."""


def foremost(statuses: Collection[Status]) -> Status:
    """Give where an event stands: as its most telling finding, contested before the rest."""
    return next((s for s in STATUS_ORDER if s in statuses), Status.UNKNOWN_LINEAGE)


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root of telling.

    `source` is the id of the source or side at the root, "" where the lineage
    cannot be traced (such an origin is worth nothing as support). `claims` are
    the claim ids that come from it, in order; `reasons` say, one each, why
    they were put together.
    """

    source: str
    claims: tuple[str, ...]
    reasons: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the lineage could be traced."""
        return bool(self.source)


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to an aspect, with the claims that hold it.

    `denies` is true where the position denies what the others affirm. `against_interest` are claims whose side is hurt by what it confirms.
    """

    answer: str
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    against_interest: tuple[str, ...] = ()
    denies: bool = False


@dataclass(frozen=True, slots=True)
class FigureInput:
    """One claim's value of a figure: bounds as told, `None` where open.

    `origin` is its independent root, "" untraced; `teller` the body that tells
    it (an outlet's own voice: the outlet), so that two mouths of one side that
    differ are seen to differ.
    """

    claim: str
    origin: str
    low: float | None
    high: float | None
    published: str
    teller: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A typed quantity over all its tellers.

    `low` is the least lower bound and `high` the greatest bound among origins,
    `None` where nobody gives one; with `high_open` somebody says "at least" that
    many and sets no upper bound. `best` is the median over origins of each
    origin's latest value, `None` where no origin gives one. `rule` says so in
    words for the reader.
    """

    measure: Measure
    unit: str
    low: float | None
    best: float | None
    high: float | None
    rule: str
    inputs: tuple[FigureInput, ...]
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """An aspect of an event with its positions and its status.

    Positions are ordered: those that affirm first, then by answer. `reason` is
    one sentence that says why the status is what it is.
    """

    id: str
    event: str
    aspect: AspectKind
    question: str
    positions: tuple[Position, ...]
    status: Status
    reason: str
    figure: Figure | None = None


class Grade(StrEnum):
    """How sure harm to civilians is, on Airwars' scale."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with one sentence that says why."""

    grade: Grade
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in the world that claims are about.

    `places` are gazetteer ids, or "?<name>" for places no gazetteer knows,
    finest first. `claims` are ids in order of report and text. `harm` grades
    harm to civilians, None where no claim tells of any.
    """

    id: str
    kind: Kind
    title: str
    places: tuple[str, ...]
    when: When | None
    claims: tuple[str, ...]
    findings: tuple[str, ...]
    harm: Graded | None = None

    @property
    def days(self) -> tuple[str, str]:
        """Give its first and last day, "" where not known; one stands for the other."""
        if self.when is None:
            return "", ""
        start, end = self.when.start or "", self.when.end or ""
        return start or end, end or start
