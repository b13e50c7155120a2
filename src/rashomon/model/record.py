"""The whole record of one crisis, as publishing reads it."""

from dataclasses import dataclass

from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.report import Report
from rashomon.model.source import Source
from rashomon.model.text import Text


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with its text, the label people cite it by, and its outlet's source id."""

    report: Report
    text: Text
    label: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known, each part sorted by its id.

    `reports` are sorted by label, `claims` by (report label, number). `places`
    and `sources` hold only those that claims name.
    """

    reports: tuple[ReadReport, ...]
    claims: tuple[LinkedClaim, ...]
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
