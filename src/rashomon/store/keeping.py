"""What a derived record was made with, read piece by piece: shelves, reports, sources, places."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, select

from rashomon.model.place import Place
from rashomon.model.record import ReadReport
from rashomon.model.report import Report
from rashomon.model.source import Source
from rashomon.model.text import Text
from rashomon.store import tables
from rashomon.store.codec import decode
from rashomon.store.statements import PAGE, derived_digest, meta_value

_ON_SHELF = select(tables.shelf.c.key, tables.shelf.c.body).where(
    tables.shelf.c.shelf == bindparam("shelf"),
    tables.shelf.c.key.in_(bindparam("keys", expanding=True)),
)
_REPORT = (
    select(tables.report.c.body, tables.report.c.text, tables.heading)
    .join(tables.heading, tables.heading.c.report == tables.report.c.uid)
    .where(tables.report.c.uid == bindparam("uid"))
)


class Kept:
    """A derived record within one transaction that reads it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def digest(self) -> str:
        """Give the digest of what it was made from, "" where it never was."""
        return derived_digest(self._connection)

    @property
    def rules(self) -> str:
        """Give the digest of the rules it was made by, "" where there is none."""
        return meta_value(self._connection, "rules")

    def labels(self) -> Mapping[str, str]:
        """Give the labels of the reports it takes in, by uid."""
        query = select(tables.heading.c.report, tables.heading.c.label)
        return dict(map(tuple, self._connection.execute(query)))

    def on_shelf(self, shelf: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Give what stands on a shelf under some keys; what is not there is left out."""
        wanted = sorted(keys)
        found: dict[str, bytes] = {}
        for first in range(0, len(wanted), PAGE):
            asked = {"shelf": shelf, "keys": wanted[first : first + PAGE]}
            found |= {key: bytes(body) for key, body in self._connection.execute(_ON_SHELF, asked)}
        return found

    def report(self, uid: str) -> ReadReport | None:
        """Give a report that it takes in."""
        row = self._connection.execute(_REPORT, {"uid": uid}).first()
        if row is None:
            return None
        return ReadReport(decode(row.body, Report), decode(row.text, Text), row.label, row.outlet)

    def source(self, source_id: str) -> Source | None:
        """Give one of its sources."""
        query = select(tables.source.c.body).where(tables.source.c.id == source_id)
        found = self._connection.execute(query).scalar()
        return decode(found, Source) if found is not None else None

    def place(self, place_id: str) -> Place | None:
        """Give one of its places."""
        query = select(tables.place.c.body).where(tables.place.c.id == place_id)
        found = self._connection.execute(query).scalar()
        return decode(found, Place) if found is not None else None

    def telling(self, sources: Iterable[str]) -> frozenset[str]:
        """Give the uids of reports in which one of these sources tells something or is the outlet."""
        wanted: Sequence[str] = sorted(sources)
        found: set[str] = set()
        for first in range(0, len(wanted), PAGE):
            page = wanted[first : first + PAGE]
            tells = select(tables.link.c.report).where(tables.link.c.source.in_(page))
            prints = select(tables.heading.c.report).where(tables.heading.c.outlet.in_(page))
            found.update(self._connection.execute(tells.union(prints)).scalars())
        return frozenset(found)
