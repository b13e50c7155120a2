"""What pages ask of a record, whoever holds it."""

from collections.abc import Sequence
from typing import Protocol

from rashomon.publish.desk.ground import MapView, PlacePage
from rashomon.publish.desk.lists import Choices, EventRow, Filters, Page
from rashomon.publish.desk.models import (
    ChangesPage,
    EventPage,
    FigureView,
    ReportPage,
    ReportRow,
    SearchPage,
    Situation,
    SourcePage,
    SourcesPage,
    Story,
    TimelinePage,
)
from rashomon.publish.digest.parts import Brief, Digest


class Desk(Protocol):
    """A record, as it could be known at one moment, ready for questions.

    Pages count from 1; one beyond the last is empty. What is asked by an id that the
    record does not have is None. Answers are the same for the same record.
    """

    def situation(self) -> Situation:
        """Give where things stand."""

    def events(self, page: int, filters: Filters) -> Page[EventRow]:
        """Give events, newest first, undated ones last."""

    def event(self, id_: str) -> EventPage | None:
        """Give one event."""

    def places(self, page: int) -> Page[tuple[str, str]]:
        """Give ids and names of all places that claims name and that hold them, sorted by name."""

    def place(self, id_: str) -> PlacePage | None:
        """Give one place."""

    def figures(self, page: int) -> Page[FigureView]:
        """Give figures over time: contested first, then those with most values."""

    def sources(self, page: int) -> SourcesPage:
        """Give who tells or passes on, those with most claims first."""

    def source(self, id_: str) -> SourcePage | None:
        """Give one teller."""

    def reports(self, page: int) -> Page[ReportRow]:
        """Give reports, newest first."""

    def report(self, label: str) -> ReportPage | None:
        """Give one report's text with its claims."""

    def search(self, query: str, filters: Filters, page: int) -> SearchPage:
        """Give the claims and reports that hold all words of a query, in any order of words."""

    def choices(self) -> Choices:
        """Give what a list can be narrowed by."""

    def timeline(self) -> TimelinePage:
        """Give who tells what of which day."""

    def days(self) -> Sequence[str]:
        """Give the days on which a report came out, in order."""

    def changes(self, start: str, end: str) -> ChangesPage:
        """Give what changed between two moments (ISO days or times; a day means its end)."""

    def map(self, day: str) -> MapView:
        """Give the map with one of its days shown: the last where `day` is "" or none of them."""

    def digest(self, brief: Brief) -> Digest:
        """Give a situation report of a place and days; PublishError where its words are not borne."""

    def stories(self, filters: Filters, most: int) -> Sequence[Story]:
        """Give events that dated reports tell, those told of last first."""
