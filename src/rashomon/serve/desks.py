"""A record's desks: one over its file, others in memory as of a moment, kept a while."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from rashomon.errors import PublishError
from rashomon.model.moment import last_moment
from rashomon.model.record import Record
from rashomon.publish.desk.protocol import Desk
from rashomon.publish.desk.record import RecordDesk
from rashomon.serve.sharing import NOWHERE, Sharing
from rashomon.serve.sql.desk import SqlDesk
from rashomon.serve.sql.whole import too_large
from rashomon.store.address import Address
from rashomon.store.opening import mark_of, open_store
from rashomon.store.reading import Reader

if TYPE_CHECKING:
    from rashomon.serve.replaying import Maker

_K = TypeVar("_K")
_T = TypeVar("_T")

KEPT = 8
"""Moments whose records are held in memory."""


WHOLE = 20_000
"""Claims up to which a record is also held in memory, for pages that look at all of it."""


class Desks:
    """Desks over one record, safe to be asked by several threads.

    The record as derived is asked by SQL where it lies in a file; of a small one the pages that look at the whole come
    from memory, and it can be replayed to any moment. `sources` and `places` are the files given
    to `build`: a record as of a moment is made anew from them. A record that was built anew is
    read again. By `sharing` several processes make once what takes long.
    """

    def __init__(
        self,
        db: Address | Path,
        sources: Sequence[Path] = (),
        places: Sequence[Path] = (),
        sharing: Sharing = NOWHERE,
    ) -> None:
        self.sharing = sharing
        self._db, self._sources, self._places = db, tuple(sources), tuple(places)
        self._lock = RLock()
        self._records: OrderedDict[str, Record] = OrderedDict()
        self._desks: OrderedDict[str, RecordDesk] = OrderedDict()
        self._maker: Maker | None = None
        self._now: SqlDesk | None = None
        self._seen = ""

    def at(self, moment: str = "") -> Desk:
        """Give the desk of the record as derived, or as it could be known at a moment.

        A day means its end; a moment without a zone is UTC. Raises PublishError where the
        words are no moment, or the record is too large to be replayed.
        """
        with self._lock:
            now = self._present()
            if not moment:
                return now or self._in_memory("")
            limit = moment_of(moment)
            if now and now.claims_told() > WHOLE:
                raise too_large(f"what could be known by {limit:%Y-%m-%d}")
            return self._in_memory(moment)

    def _present(self) -> SqlDesk | None:
        """Give the desk over the file, None where the record lies in a server's database."""
        self._forget_old()
        path = self._db if isinstance(self._db, Path) else self._db.path
        if self._now is None and path is not None:
            self._now = SqlDesk(Reader(path), self._small, self.sharing)
        return self._now

    def _small(self) -> RecordDesk | None:
        with self._lock:
            now = self._present()
            large = now is not None and now.claims_told() > WHOLE
            return None if large else self._in_memory("")

    def _in_memory(self, moment: str) -> RecordDesk:
        desk = self._desks.get(moment)
        if desk is None:
            from rashomon.serve.replaying import desk_of  # noqa: PLC0415  (see there)

            desk = desk_of(self._record(moment), self._replayed(moment))
            _keep(self._desks, moment, desk)
        return desk

    def _forget_old(self) -> None:
        changed = mark_of(self._db)
        if changed != self._seen:
            self._records.clear()
            if self._maker:
                self._maker.forget()
            self._desks.clear()
            self._now = None
            self._seen = changed

    def _replayed(self, limit: str) -> "_Replay":
        return _Replay(self, moment_of(limit) if limit else None)

    def record(self, moment: datetime) -> Record:
        """Give the record as it could be known at a moment."""
        with self._lock:
            return self._record(moment.isoformat())

    def _record(self, moment: str) -> Record:
        held = self._records.get(moment)
        if held is None:
            held = self._making().made(moment_of(moment)) if moment else self._derived()
            _keep(self._records, moment, held)
        return held

    def _derived(self) -> Record:
        store = open_store(self._db, write=False)
        try:
            return store.record()
        finally:
            store.close()

    def _making(self) -> "Maker":
        from rashomon.serve.replaying import Maker  # noqa: PLC0415  (see there)

        if self._maker is None:
            self._maker = Maker(self._db, self._sources, self._places, KEPT)
        return self._maker


class _Replay:
    """Replays a record to a moment, never beyond the one that its reader stands at."""

    def __init__(self, desks: Desks, limit: datetime | None) -> None:
        self._desks, self._limit = desks, limit

    def __call__(self, moment: str) -> Record:
        wanted = moment_of(moment)
        return self._desks.record(min(wanted, self._limit) if self._limit else wanted)


def moment_of(given: str) -> datetime:
    """Read a moment; raises PublishError where the words are none."""
    found = last_moment(given)
    if found is None:
        raise PublishError(
            f"{given[:40]!r} is no moment", remedy="write 2016-11-28 or 2016-11-28T12:00"
        )
    return found


def _keep(kept: OrderedDict[_K, _T], key: _K, value: _T) -> None:
    kept[key] = value
    while len(kept) > KEPT:
        kept.popitem(last=False)
