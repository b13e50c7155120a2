"""The whole record of one crisis, as publishing reads it."""

from dataclasses import dataclass

from rashomon.model.finding import Event, Finding
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.report import Report
from rashomon.model.source import Source
from rashomon.model.text import BlockKind, Text


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with its text, the label people cite it by, and its outlet's source id."""

    report: Report
    text: Text
    label: str
    outlet: str

    @property
    def headline(self) -> str:
        """Give its title: its metadata's, its headline's words, else its label."""
        told = (b for b in self.text.blocks if b.kind is BlockKind.HEADLINE)
        first = next((self.report.text[b.start : b.end] for b in told), "")
        return self.report.title or " ".join(first.split()) or self.label

    @property
    def told(self) -> str:
        """Give its date or time: the printed one, else that of its metadata, "" unknown."""
        return self.text.printed_date or self.report.published


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
