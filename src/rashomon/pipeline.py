"""Every stage of the way, in order. The only file that names them all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from rashomon._version import __version__
from rashomon.errors import IngestError, PassedOverError, RashomonError
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.extract.rules_v1.version import extractor_version
from rashomon.ingest import ColumnMapping, incoming
from rashomon.model.claim import Extraction
from rashomon.model.finding import Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import Incoming
from rashomon.model.source import Source
from rashomon.model.text import Text
from rashomon.read.reading import read
from rashomon.reconcile.reconciling import reconcile
from rashomon.resolve.gazetteer import Gazetteer, load_gazetteer
from rashomon.resolve.link import labels, link, outlet_source
from rashomon.resolve.registry import Registry, load_registry
from rashomon.settings import Settings
from rashomon.store.codec import encode
from rashomon.store.protocol import Store, Stored

BATCH = 8
"""Reports acknowledged in one transaction."""

Progress = Callable[[int, str], None]
"""Called with the number of reports stored so far and the last one's key."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report read and extracted, or the error that kept it from being so."""

    incoming: Incoming
    text: Text | None
    extraction: Extraction | None
    error: RashomonError | None = None


class Executor(Protocol):
    """Who does the work of reading and extracting; results come in any order."""

    def run(self, reports: Iterable[Incoming], settings: Settings) -> Iterator[Extracted]:
        """Read and extract reports, each yielded as soon as it is done."""


@dataclass
class Summary:
    """What a build did: counts, and the inputs that were refused."""

    added: int = 0
    known: int = 0
    claims: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    refused: list[RashomonError] = field(default_factory=list)
    notes: list[RashomonError] = field(default_factory=list)
    reports: int = 0


def build(
    paths: Sequence[Path],
    store: Store,
    executor: Executor,
    settings: Settings,
    progress: Progress | None = None,
) -> Summary:
    """Take in reports, extract what is new, and derive the record again where anything changed.

    Reports already stored by this extractor are passed over. A build stopped
    at any point goes on where it was when it is run again.
    """
    summary = Summary()
    registry = load_registry([Path(p) for p in settings.sources])
    gazetteer = load_gazetteer([Path(p) for p in settings.places])
    version = extractor_version(settings.model, registry.known_names())
    fresh = list(_fresh(paths, store, settings, version, summary))
    stale = _stale(store, version, {i.report.uid for i in fresh})
    for batch in _batches(executor.run([*fresh, *stale], settings), summary):
        store.add(batch)
        summary.added += len(batch)
        if progress:
            progress(summary.added, batch[-1][0].report.key)
    derive(store, registry, gazetteer)
    _count(store, summary)
    return summary


def _fresh(
    paths: Sequence[Path], store: Store, settings: Settings, version: str, summary: Summary
) -> Iterator[Incoming]:
    known, seen = store.known(), set()
    columns = ColumnMapping(**settings.columns)
    for each in incoming(paths, columns=columns, largest=settings.largest):
        if isinstance(each, PassedOverError):
            summary.notes.append(each)
        elif isinstance(each, IngestError):
            summary.refused.append(each)
        elif each.report.uid in seen or known.get(each.report.uid) == version:
            summary.known += 1
        else:
            seen.add(each.report.uid)
            yield each


def _stale(store: Store, version: str, fresh: set[str]) -> Iterator[Incoming]:
    """Give stored reports that another version extracted: their claims are made again."""
    if all(v == version for v in store.known().values()):
        return
    for stored in store.stored():
        old = stored.extraction.extractor != version
        if old and stored.report.uid not in fresh:
            yield Incoming(stored.report, store.raw(stored.report.uid))


def _batches(
    extracted: Iterable[Extracted], summary: Summary
) -> Iterator[list[tuple[Incoming, Text, Extraction]]]:
    batch: list[tuple[Incoming, Text, Extraction]] = []
    for each in extracted:
        if each.text is None or each.extraction is None:
            summary.refused.append(each.error or RashomonError("was not extracted"))
            continue
        batch.append((each.incoming, each.text, each.extraction))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def extract(reports: Iterable[Incoming], extractor: RulesV1) -> Iterator[Extracted]:
    """Read and extract reports in order with one extractor; what fails is an error value."""
    for each in reports:
        try:
            text = read(each.report)
            extraction = next(iter(extractor.extract_many([(each.report, text)])))
        except RashomonError as error:
            yield Extracted(each, None, None, error)
            continue
        yield Extracted(each, text, extraction)


def extractor_for(settings: Settings) -> RulesV1:
    """Make the extractor of some settings: the model loaded, the registry's names known."""
    registry = load_registry([Path(p) for p in settings.sources])
    return RulesV1(settings.model, registry.known_names())


def derive(store: Store, registry: Registry, gazetteer: Gazetteer) -> None:
    """Link and reconcile everything stored; nothing is done where nothing changed."""
    digest = _inputs_digest(store, registry, gazetteer)
    if store.derived_digest() == digest:
        return
    store.put_derived(make_record(tuple(store.stored()), registry, gazetteer), digest)


def make_record(stored: Sequence[Stored], registry: Registry, gazetteer: Gazetteer) -> Record:
    """Make the record: a pure function of reports, claims, registry and gazetteer."""
    label = labels(s.report for s in stored)
    reads = {
        s.report.uid: ReadReport(
            s.report, s.text, label[s.report.uid], outlet_source(s.report, registry).id
        )
        for s in stored
    }
    claims: list[LinkedClaim] = []
    sources: dict[str, Source] = {s.id: s for s in registry.sources()}
    for each in sorted(stored, key=lambda s: s.report.uid):
        linked = link(reads[each.report.uid], each.extraction.claims, registry, gazetteer)
        claims += linked.claims
        for source in linked.sources:
            sources.setdefault(source.id, source)
    reports = tuple(sorted(reads.values(), key=lambda r: r.label))
    places = {p.id: p for p in gazetteer.places()}
    found = reconcile(reports, claims, sources, places)
    used = {i for c in claims for i in (c.source, c.agent, c.target, *c.via)} | {
        r.outlet for r in reports
    }
    used |= {sources[i].parent for i in used if i in sources}
    named = {a for c in claims for w in c.places for a in gazetteer.chain(w.place)}
    return Record(
        reports,
        tuple(sorted(claims, key=lambda c: (label[c.report], c.claim.number))),
        tuple(sources[i] for i in sorted(used) if i in sources),
        tuple(places[i] for i in sorted(named) if i in places),
        found.events,
        found.findings,
    )


def _inputs_digest(store: Store, registry: Registry, gazetteer: Gazetteer) -> str:
    digest = sha256(__version__.encode())
    for uid, extractor in sorted(store.known().items()):
        digest.update(f"{uid} {extractor}\n".encode())
    digest.update(encode(registry.sources()))
    digest.update(encode(gazetteer.places()))
    return digest.hexdigest()


def _count(store: Store, summary: Summary) -> None:
    record = store.record()
    summary.reports, summary.claims = len(record.reports), len(record.claims)
    counts = {status.value: 0 for status in Status}
    for finding in record.findings:
        counts[finding.status.value] += 1
    summary.findings = counts
