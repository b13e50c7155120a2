"""What pages ask of a record, whoever holds it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from rashomon.publish.desk.ground import MapView, PlacePage, PlaceStanding
from rashomon.publish.desk.lists import ANY, FIGURES, SIZE, Choices, EventRow, Filters, Page
from rashomon.publish.desk.models import (
    ChangesPage,
    EventPage,
    FigureView,
    Hit,
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
from rashomon.publish.view import FindingView


class Desk(Protocol):
    """A record, as it could be known at one moment, ready for questions.

    Pages count from 1 and hold `size` items; one beyond the last is empty. What is asked by an id that the
    record does not have is None. Answers are the same for the same record.
    """

    def stamp(self) -> str:
        """Give a digest that changes whenever what the desk answers from does."""

    def situation(self) -> Situation:
        """Give where things stand."""

    def events(self, page: int, filters: Filters, size: int = SIZE) -> Page[EventRow]:
        """Give events, newest first, undated ones last."""

    def event(self, id_: str) -> EventPage | None:
        """Give one event."""

    def findings(self, page: int, filters: Filters, size: int = SIZE) -> Page[FindingView]:
        """Give findings in the order of their events; a filter's status is a finding's own."""

    def finding(self, id_: str) -> FindingView | None:
        """Give one finding."""

    def claim(self, id_: str) -> Hit | None:
        """Give one claim."""

    def annotation(self, id_: str) -> Mapping[str, Any] | None:
        """Give a claim as a W3C Web Annotation, without its context; nobody's name is held back."""

    def control(self, day: str, page: int, size: int = SIZE) -> Page[PlaceStanding]:
        """Give how the places that anybody says who holds stand on a day, by id."""

    def places(self, page: int, size: int = SIZE) -> Page[tuple[str, str]]:
        """Give ids and names of all places that claims name and that hold them, sorted by name."""

    def place(self, id_: str) -> PlacePage | None:
        """Give one place."""

    def figures(self, page: int, size: int = FIGURES) -> Page[FigureView]:
        """Give figures over time: contested first, then those with most values."""

    def sources(self, page: int, size: int = SIZE) -> SourcesPage:
        """Give who tells or passes on, those with most claims first."""

    def source(self, id_: str) -> SourcePage | None:
        """Give one teller."""

    def reports(
        self, page: int, size: int = SIZE, query: str = "", filters: Filters = ANY
    ) -> Page[ReportRow]:
        """Give reports, newest first: those that hold all words and are of the filters' days."""

    def report(self, label: str) -> ReportPage | None:
        """Give one report's text with its claims."""

    def text(self, label: str) -> str | None:
        """Give one report's text as it is stored, in which claims' positions count."""

    def search(self, query: str, filters: Filters, page: int, size: int = SIZE) -> SearchPage:
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
