"""A record made anew as of a moment, by the whole way of the data.

Loaded when it is first needed: the parser behind it takes a second and much memory, and a
large record is served without.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from rashomon.making import make_record
from rashomon.model.record import Record
from rashomon.pipeline import known_by
from rashomon.publish.desk.changing import Replay
from rashomon.publish.desk.record import RecordDesk
from rashomon.reconcile.diffing import diff
from rashomon.reconcile.state.chronicle import chronicle, places_on
from rashomon.resolve.gazetteer import Gazetteer, load_gazetteer
from rashomon.resolve.registry import Registry, load_registry
from rashomon.serve.keeping import Keeping
from rashomon.store.address import Address
from rashomon.store.opening import open_store


class Maker:
    """Makes the records of one database as of moments; of the same reports the same record, a while."""

    def __init__(
        self, db: Address | Path, sources: Sequence[Path], places: Sequence[Path], most: int
    ) -> None:
        self._db, self._sources, self._places = db, tuple(sources), tuple(places)
        self._most, self._made_of = most, Keeping[Record](most)
        self._inputs: tuple[Registry, Gazetteer] | None = None
        # A gazetteer's file belongs to the thread that opened it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="replay")

    def forget(self) -> None:
        """Let go of the records that were made, as reports may have changed."""
        self._made_of = Keeping[Record](self._most)

    def made(self, moment: datetime) -> Record:
        """Give the record as it could be known at a moment."""
        return self._thread.submit(self._made, moment).result()

    def _made(self, moment: datetime) -> Record:
        store = open_store(self._db, write=False)
        try:
            known = known_by(store.stored(), moment)
        finally:
            store.close()
        uids = tuple(each.report.uid for each in known)
        if self._inputs is None:
            self._inputs = load_registry(self._sources), load_gazetteer(self._places)
        registry, gazetteer = self._inputs
        return self._made_of.get(uids, lambda: make_record(known, registry, gazetteer))


def desk_of(record: Record, replay: Replay) -> RecordDesk:
    """Give a desk over a record with its state over time and what changes in it."""
    return RecordDesk(record, replay, diff, (chronicle, places_on))
