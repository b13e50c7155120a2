"""Every stage of the way, in order, down to `deriving`, which makes the record of what is stored."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeVar

from rashomon.deriving import derive
from rashomon.errors import ExtractError, IngestError, PassedOverError, RashomonError
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.relevance import why_passed_over
from rashomon.extract.rules_v1.version import extractor_version
from rashomon.ingest import ColumnMapping, holds, incoming
from rashomon.model.claim import Extraction
from rashomon.model.finding import Status
from rashomon.model.moment import first_moment
from rashomon.model.report import Incoming, Report
from rashomon.model.source import KnownName
from rashomon.model.text import Text
from rashomon.read.reading import read
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.places.given import given_names
from rashomon.resolve.registry import load_registry
from rashomon.settings import Settings
from rashomon.store.protocol import Store, Stored
from rashomon.store.verifying import breaches as breaches_of

BATCH = 8
"""Reports acknowledged in one transaction."""

AHEAD = 500
"""Reports taken in before the first is extracted, so that small builds know how many there are."""


class Stage(StrEnum):
    """What a build is at."""

    TAKING_IN = "taking in"
    EXTRACTING = "extracting"
    RECONCILING = "reconciling"


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: `done` reports of `total`, `None` where nobody knows yet.

    While it extracts, `done` counts only what is stored and acknowledged.
    """

    stage: Stage
    done: int = 0
    total: int | None = None


Progress = Callable[[Step], None]


Outcome = tuple[Text, Extraction] | RashomonError
"""What became of a report: its text and claims, or the error that kept it from having any."""

_Made = TypeVar("_Made")

Note = Callable[[RashomonError], None]
"""Takes what is worth telling though nothing is lost by it."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report and what became of it."""

    incoming: Incoming
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Outfit:
    """What an extractor is made of: plain values that can be sent to another machine.

    The fields are those of RulesV1.
    """

    model: str
    known: Mapping[str, KnownName]
    places: tuple[str, ...]
    sparing: bool = False

    def extractor(self) -> RulesV1:
        """Load the model and make the extractor."""
        return RulesV1(self.model, self.known, self.places, sparing=self.sparing)

    def versions(self) -> frozenset[str]:
        """Give the versions of extractors whose claims need not be made again.

        One that passes no sentence over has made all claims that this one would.
        """
        kinds = {False, self.sparing}
        return frozenset(
            extractor_version(self.model, self.known, self.places, sparing=kind) for kind in kinds
        )


class Executor(Protocol):
    """Who does the work of reading and extracting; results come in any order.

    Every report given comes out once: extracted, or with its error.
    """

    def run(
        self, reports: Iterable[Incoming], settings: Settings, note: Note
    ) -> Iterator[Extracted]:
        """Read and extract reports, each yielded as soon as it is done."""


@dataclass
class Summary:
    """What a build did: counts, and the inputs that were refused.

    `added` counts reports put in now, `again` those extracted anew because
    another version had made their claims, `known` those that were there.
    `left_out` counts those that can hold no claim of interest, by reason.
    """

    added: int = 0
    again: int = 0
    known: int = 0
    claims: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    refused: list[RashomonError] = field(default_factory=list)
    notes: list[RashomonError] = field(default_factory=list)
    reports: int = 0


def build(
    paths: Sequence[Path],
    store: Store,
    executor: Executor,
    settings: Settings,
    progress: Progress = lambda _: None,
) -> Summary:
    """Take in reports, extract what is new, and derive the record again where anything changed.

    Reports already stored by this extractor are passed over. A build stopped
    at any point goes on where it was when it is run again.
    """
    columns = ColumnMapping(**settings.columns)
    given = incoming(paths, columns=columns, largest=settings.largest)
    return take_in(given, store, executor, settings, progress)


def take_in(
    given: Iterable[Incoming | IngestError],
    store: Store,
    executor: Executor,
    settings: Settings,
    progress: Progress = lambda _: None,
) -> Summary:
    """Build from reports however they came in; an error value among them is told, the rest goes on."""
    summary = Summary()
    registry = load_registry([Path(p) for p in settings.sources])
    gazetteer = load_gazetteer([Path(p) for p in settings.places])
    summary.notes += gazetteer.refused
    inputs = _Inputs(given, store, settings, outfit_for(settings).versions(), summary)
    reports, total = _looked_ahead(inputs.reports(), progress)
    extracted = executor.run(reports, settings, summary.notes.append)
    for batch in _batches(extracted, summary):
        _add(batch, store, inputs.held, summary)
        progress(Step(Stage.EXTRACTING, summary.added + summary.again, total))
    progress(Step(Stage.RECONCILING, summary.added + summary.again, total))
    derive(store, registry, gazetteer, processes=settings.workers)
    _count(store, summary)
    return summary


def _looked_ahead(
    reports: Iterator[Incoming], progress: Progress
) -> tuple[Iterator[Incoming], int | None]:
    """Take the first reports in; give all of them, and how many where these were all."""
    ahead: list[Incoming] = []
    for each in islice(reports, AHEAD):
        ahead.append(each)
        progress(Step(Stage.TAKING_IN, len(ahead)))
    return chain(ahead, reports), len(ahead) if len(ahead) < AHEAD else None


@dataclass
class _Inputs:
    """The reports a build has to extract: new ones, then those another version extracted."""

    given: Iterable[Incoming | IngestError]
    store: Store
    settings: Settings
    versions: Collection[str]
    summary: Summary
    held: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.held = self.store.known()

    def reports(self) -> Iterator[Incoming]:
        seen: set[str] = set()
        for each in self._incoming():
            uid = each.report.uid
            if uid in seen or self.held.get(uid) in self.versions:
                self.summary.known += 1
            elif self.settings.only_relevant and (why := why_passed_over(each.report.text)):
                self.summary.left_out[why] += 1
            else:
                seen.add(uid)
                yield each
        old = (uid for uid, made_by in self.held.items() if made_by not in self.versions)
        for stored in self.store.stored(uid for uid in old if uid not in seen):
            yield Incoming(stored.report, self.store.raw(stored.report.uid))

    def _incoming(self) -> Iterator[Incoming]:
        for each in self.given:
            if isinstance(each, PassedOverError):
                self.summary.notes.append(each)
            elif isinstance(each, IngestError):
                self.summary.refused.append(each)
            else:
                yield each


def _batches(
    extracted: Iterable[Extracted], summary: Summary
) -> Iterator[list[tuple[Incoming, Text, Extraction]]]:
    batch: list[tuple[Incoming, Text, Extraction]] = []
    for each in extracted:
        if isinstance(each.outcome, RashomonError):
            summary.refused.append(each.outcome)
            continue
        batch.append((each.incoming, *each.outcome))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _add(
    batch: Sequence[tuple[Incoming, Text, Extraction]],
    store: Store,
    held: Mapping[str, str],
    summary: Summary,
) -> None:
    store.add(batch)
    again = sum(incoming.report.uid in held for incoming, _, _ in batch)
    summary.again += again
    summary.added += len(batch) - again


def extract_together(reports: Sequence[Report], extractor: RulesV1) -> list[Outcome]:
    """Read and extract a few reports; what fails is given as an error, never raised.

    They are parsed together, which is faster, and each comes out as if it were alone.
    """
    texts = [_tried(report, partial(read, report)) for report in reports]
    pairs = [(r, t) for r, t in zip(reports, texts, strict=True) if isinstance(t, Text)]
    try:
        parsed = iter(extractor.parse(pairs))
    except Exception as error:  # noqa: BLE001  (a fault in one report must not end the rest)
        if len(reports) == 1:
            return [_failed(reports[0], error)]
        return [outcome for each in reports for outcome in extract_together([each], extractor)]
    return [
        _tried(r, partial(_claimed, t, next(parsed), extractor)) if isinstance(t, Text) else t
        for r, t in zip(reports, texts, strict=True)
    ]


def _claimed(text: Text, parsed: Parsed, extractor: RulesV1) -> tuple[Text, Extraction]:
    return text, extractor.extraction(parsed)


def _tried(report: Report, work: Callable[[], _Made]) -> _Made | RashomonError:
    try:
        return work()
    except Exception as error:  # noqa: BLE001  (a fault in one report must not end the rest)
        return _failed(report, error)


def _failed(report: Report, error: Exception) -> RashomonError:
    return error if isinstance(error, RashomonError) else _fault(report, error)


def _fault(report: Report, error: Exception) -> ExtractError:
    """Name a fault of the program by type and place; its message could quote the report."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    place = f" at {Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""
    fault = ExtractError(
        f"could not be extracted: {type(error).__name__}{place}",
        where=f"report {report.key}",
        remedy="this is a fault of the program: please report it",
    )
    fault.__cause__ = error
    return fault


def extractor_for(settings: Settings) -> RulesV1:
    """Make the extractor of some settings: the model loaded, the registry's names known."""
    return outfit_for(settings).extractor()


def outfit_for(settings: Settings) -> Outfit:
    """Gather what the extractor of some settings is made of; the model is not loaded yet."""
    registry = load_registry([Path(p) for p in settings.sources])
    places = _known_places(settings)
    return Outfit(settings.model, registry.known_names(), places, settings.only_relevant)


def _known_places(settings: Settings) -> tuple[str, ...]:
    """Give the names of places that the tagger is told of: those of the user's gazetteers."""
    return given_names([Path(p) for p in settings.places])


def known_by(stored: Iterable[Stored], moment: datetime) -> tuple[Stored, ...]:
    """Give the reports that could be known at a moment: those published by then.

    The date printed in a report goes before its metadata's. A report dated by
    its day alone counts from that day's first moment; one without a date could
    be known at no moment that can be named, and is left out.
    """
    found = []
    for each in stored:
        published = first_moment(each.text.printed_date or each.report.published)
        if published is not None and published <= moment:
            found.append(each)
    return tuple(found)


def _count(store: Store, summary: Summary) -> None:
    counts = store.counts()
    summary.reports, summary.claims = counts.reports, counts.claims
    summary.findings = {status.value: counts.findings.get(status.value, 0) for status in Status}


def breaches(store: Store) -> Iterator[str]:
    """Give what breaks a rule of the record, one line each; nothing when all is sound."""
    found = False
    for line in breaches_of(store):
        found = True
        yield line
    if found:
        return
    for stored in store.stored():
        report = stored.report
        if holds(store.raw(report.uid), report.media_type, report.text) is False:
            yield f"report {report.key}: its text is not what its original bytes hold"
