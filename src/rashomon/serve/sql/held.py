"""Small things of a record that many answers need, read once and kept while the record stays as it is."""

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from rashomon.model.place import Place
from rashomon.model.source import Source
from rashomon.publish.desk.lists import Choices, Ref
from rashomon.publish.desk.models import Link
from rashomon.publish.desk.searching import STATUSES
from rashomon.publish.view import source_name
from rashomon.serve.keeping import Keeping
from rashomon.serve.sharing import Sharing
from rashomon.store.codec import decode, encode

T = TypeVar("T")

KEPT = 4_096
"""Counts and word lists kept; the oldest go first."""

_COPIED = "SELECT told, by, count(*) FROM credit WHERE told != '' GROUP BY told, by"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a teller tells: claims, denials among them, and reports that hold them."""

    claims: int = 0
    denials: int = 0
    reports: int = 0


class Held:
    """Aggregates of one state of a record; each is read when it is first asked for."""

    def __init__(self, digest: str, sharing: Sharing) -> None:
        self.digest = digest
        self._sharing = sharing
        self._kept: Keeping[Any] = Keeping(KEPT)
        self._always: Keeping[Any] = Keeping(KEPT)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what was made under a key before, else make it; the oldest are let go."""
        return cast("T", self._kept.get(key, make))

    def always(self, name: str, make: Callable[[], T]) -> T:
        """Give what is made once and never let go."""
        return cast("T", self._always.get(name, make))

    def shared(self, name: str, make: Callable[[], T], kind: type[T]) -> T:
        """Give what is made once for all processes and never let go."""

        def read() -> T:
            key = f"{name} {self.digest}"
            return decode(self._sharing.get(key, lambda: encode(make())), kind)

        return self.always(name, read)

    def filed(self, name: str, make: Callable[[], T], kind: type[T]) -> T:
        """Give what is made once for all processes and read again each time; kept a while where nothing is shared."""
        if not self._sharing:
            return self.once(name, make)
        key = f"{name} {self.digest}"
        return decode(self._sharing.get(key, lambda: encode(make())), kind)

    def names(self, db: sqlite3.Connection) -> Mapping[str, str]:
        """Give the names of the record's sources by id."""
        return self.always("names", lambda: dict(db.execute("SELECT id, name FROM source")))

    def source_ref(self, db: sqlite3.Connection, id_: str) -> Ref:
        """Give a source's id and readable name."""
        return Ref(id_, source_name(id_, self.names(db).get(id_)))

    def places(self, db: sqlite3.Connection) -> Mapping[str, Place]:
        """Give the record's places by id, without their shapes."""

        def read() -> Mapping[str, Place]:
            rows = db.execute("SELECT body FROM place ORDER BY id")
            return {p.id: replace(p, geometry="") for p in (decode(r[0], Place) for r in rows)}

        return self.always("places", read)

    def below(self, db: sqlite3.Connection) -> Mapping[str, Sequence[Place]]:
        """Give, by a place's id, the places that lie in it."""

        def read() -> Mapping[str, Sequence[Place]]:
            found: dict[str, list[Place]] = {}
            for place in self.places(db).values():
                found.setdefault(place.parent, []).append(place)
            return found

        return self.always("below", read)

    def place_ref(self, db: sqlite3.Connection, id_: str) -> Ref:
        """Give a place's id and readable name."""
        place = self.places(db).get(id_)
        return Ref(id_, place.name if place else id_.removeprefix("?"))

    def named_places(self, db: sqlite3.Connection) -> Sequence[tuple[str, str]]:
        """Give ids and names of all places, those that only events name too, by name."""

        def read() -> Sequence[tuple[str, str]]:
            told = {row[0] for row in db.execute("SELECT DISTINCT place FROM event_place")}
            refs = (self.place_ref(db, i) for i in told | self.places(db).keys())
            ordered = sorted(refs, key=lambda r: (r.name.casefold(), r.id))
            return tuple((r.id, r.name) for r in ordered)

        return self.always("named", read)

    def days(self, db: sqlite3.Connection) -> Sequence[str]:
        """Give the days on which a report came out, in order."""
        query = "SELECT DISTINCT day FROM listed_report WHERE day != '' ORDER BY day"
        return self.always("days", lambda: [row[0] for row in db.execute(query)])

    def tallies(self, db: sqlite3.Connection) -> Mapping[str, Tally]:
        """Give what each teller tells."""
        rows = db.execute("SELECT id, claims, denials, reports FROM listed_teller")
        return self.always("tallies", lambda: {i: Tally(*rest) for i, *rest in rows})

    def claims(self, db: sqlite3.Connection) -> int:
        """Give how many claims the record has."""
        return self.always("claims", lambda: sum(t.claims for t in self.tallies(db).values()))

    def relays(self, db: sqlite3.Connection) -> Sequence[Link]:
        """Give who passes on whom, the most often first."""
        query = "SELECT told, by, count FROM relayed"
        return self.always("relays", lambda: self._links(db, db.execute(query)))

    def relayed_by(self, db: sqlite3.Connection) -> Mapping[str, Sequence[Link]]:
        """Give, by a teller's id, who passes on its words."""

        def read() -> Mapping[str, Sequence[Link]]:
            found: dict[str, list[Link]] = {}
            for link in self.relays(db):
                found.setdefault(link.origin.id, []).append(link)
            return found

        return self.always("relayed by", read)

    def copies(self, db: sqlite3.Connection) -> Sequence[Link]:
        """Give who copies or credits whom, the most often first."""
        return self.always("copies", lambda: self._links(db, db.execute(_COPIED)))

    def _links(
        self, db: sqlite3.Connection, rows: Iterable[tuple[str, str, int]]
    ) -> Sequence[Link]:
        made = (Link(self.source_ref(db, told), self.source_ref(db, by), n) for told, by, n in rows)
        return sorted(
            made, key=lambda k: (-k.count, k.origin.name, k.by.name, k.by.id, k.origin.id)
        )

    def bodies(self, db: sqlite3.Connection) -> Sequence[str]:
        """Give the ids of who tells, passes on or is told again, those with most claims first."""

        def read() -> Sequence[str]:
            told, name = self.tallies(db), self.names(db)
            links = (*self.relays(db), *self.copies(db))
            outlets = (r[0] for r in db.execute("SELECT DISTINCT source FROM listed_report"))
            every = {*told, *outlets, *(i for k in links for i in (k.origin.id, k.by.id))}
            return sorted(
                every,
                key=lambda s: (-told[s].claims if s in told else 0, source_name(s, name.get(s)), s),
            )

        return self.always("bodies", read)

    def has_body(self, db: sqlite3.Connection, id_: str) -> bool:
        """Whether somebody of that id tells, passes on or is told again."""
        return id_ in self.always("body ids", lambda: frozenset(self.bodies(db)))

    def choices(self, db: sqlite3.Connection) -> Choices:
        """Give what lists can be narrowed by."""

        def read() -> Choices:
            kinds = [row[0] for row in db.execute("SELECT id FROM listed_kind ORDER BY id")]
            places = [row[0] for row in db.execute("SELECT id FROM listed_place WHERE id != ''")]
            return Choices(
                tuple(Ref(k, k.replace("_", " ")) for k in kinds),
                _sorted(self.place_ref(db, p) for p in places),
                _sorted(self.source_ref(db, t) for t in self.tallies(db)),
                STATUSES,
            )

        return self.always("choices", read)

    def sources(self, db: sqlite3.Connection, ids: Iterable[str]) -> tuple[Source, ...]:
        """Give the sources of some ids that the record has, by id."""
        wanted = sorted(i for i in set(ids) if i in self.names(db))
        return tuple(self._source(db, i) for i in wanted)

    def _source(self, db: sqlite3.Connection, id_: str) -> Source:
        query = "SELECT body FROM source WHERE id = ?"
        key = ("source", id_)
        return self.once(key, lambda: decode(db.execute(query, (id_,)).fetchone()[0], Source))


def _sorted(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(sorted((r for r in refs if r.id), key=lambda r: (r.name.casefold(), r.id)))
