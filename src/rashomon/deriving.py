"""The record made of what is stored: anew, or grown by the reports that came in since.

Both ways give the same bytes. Growing takes in each new report and works out again only
what it bears on, with what reconciling kept on shelves; the whole is made anew where the
rules, the registry or the gazetteer changed, where a report changed or two share a key.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from rashomon._version import __version__
from rashomon.making import (
    Linking,
    fuller,
    lesser,
    make_record,
    named_places,
    read_as,
    shared_among,
    used_sources,
)
from rashomon.model.record import ReadReport, Record
from rashomon.reconcile.reconciling import Known, Reconciler
from rashomon.reconcile.shelves import KINDS, Shelves
from rashomon.resolve.gazetteer import Gazetteer
from rashomon.resolve.link import keys_of
from rashomon.resolve.registry import Registry
from rashomon.store.codec import encode, pack, unpack
from rashomon.store.protocol import Changed, Kept, Shelved, Store

GROWS = 20
"""Reports that must be in for each new one, for a record to be grown and not made anew."""

T = TypeVar("T")


def derive(store: Store, registry: Registry, gazetteer: Gazetteer, *, processes: int = 1) -> None:
    """Link and reconcile everything stored; nothing is done where nothing changed.

    A whole record is made by so many processes, where this one can be copied.
    """
    with store.deriving(), _uncollected():
        _derive(store, registry, gazetteer, processes)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of cycles rest.

    Millions of things are made that hold no cycle. It would walk through all of them, and
    through the gazetteer, again and again: a fifth of the time of a whole record, half of a
    new report's.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _derive(store: Store, registry: Registry, gazetteer: Gazetteer, processes: int) -> None:
    rules = _rules_digest(registry, gazetteer)
    while True:
        known = store.known()
        digest = _inputs_digest(known, rules)
        if store.derived_digest() == digest:
            return
        # Another build may have added reports meanwhile: then their claims belong in, too.
        changed = _grown(store, known, rules, registry, gazetteer)
        if changed is not None:
            if store.put_changed(changed, digest, made_from=known):
                return
            continue
        shelves = Shelves()
        stored = tuple(store.stored(known))
        record = make_record(stored, registry, gazetteer, shelves, processes)
        del stored
        kept, shared = _Packed(shelves), shared_among(processes, len(known)) > 1
        if store.put_derived(
            record, digest, made_from=known, rules=rules, shelves=kept, shared=shared
        ):
            return


def _grown(
    store: Store, known: Mapping[str, str], rules: str, registry: Registry, gazetteer: Gazetteer
) -> Changed | None:
    """Give what the reports that came in since change of the record, None where it must be made anew."""
    with store.kept() as kept:
        base = kept.digest
        if not base or kept.rules != rules:
            return None
        held = kept.labels()
        new = sorted(known.keys() - held.keys())
        if not held.keys() <= known.keys() or len(new) * GROWS > len(held):
            return None
        linking = Linking(registry, gazetteer)
        reads: dict[str, ReadReport] = {}
        for each in store.stored(new):
            reads[each.report.uid] = read_as(each, each.report.key, registry)
            linking.add(each, reads[each.report.uid])
        keys = [r.report.key for r in reads.values()]
        if len(set(keys)) < len(keys) or not keys_of(held).isdisjoint(keys):
            return None
        return _Growth(kept, reads, linking, registry, gazetteer).changed(base)


class _Growth:
    """New reports taken into a record that is read piece by piece."""

    def __init__(
        self,
        kept: Kept,
        reads: Mapping[str, ReadReport],
        linking: Linking,
        registry: Registry,
        gazetteer: Gazetteer,
    ) -> None:
        self._kept, self._reads, self._told, self._registry = kept, reads, linking.told, registry
        self._claims = [c for uid in sorted(linking.told) for c in linking.told[uid]]
        self._sources = linking.entries.sources
        made = {i: lesser(p, kept.place(i)) for i, p in linking.entries.places.items()}
        self._places = named_places(linking.entries.named, gazetteer, made)

    def changed(self, base: str) -> Changed | None:
        """Give all that changes, None where a source's body changes, on which too much turns."""
        kept, reads = self._kept, self._reads
        before = {i: kept.source(i) for i in self._sources}
        made = {i: fuller(s, before[i]) for i, s in self._sources.items()}
        other = [i for i, s in made.items() if (b := before[i]) is not None and b != s]
        if any(b is not None and b.parent != made[i].parent for i, b in before.items()):
            return None
        known = Known(
            _Pieces(reads, kept.report),
            _Pieces({s.id: s for s in self._registry.sources()} | made, kept.source),
            _Pieces(self._places, kept.place),
            self._registry.sources(),
        )
        shelves = {name: _Shelf(kept, name) for name in KINDS}
        found = Reconciler(Shelves(**shelves), known).add(
            self._told, telling_otherwise=kept.telling(other)
        )
        used = used_sources(self._claims, reads.values(), known.sources) | set(other)
        record = Record(
            tuple(reads.values()),
            tuple(self._claims),
            tuple(known.sources[i] for i in sorted(used) if i in known.sources),
            tuple(self._places.values()),
            found.events,
            found.findings,
        )
        written: dict[tuple[str, str], bytes | None] = {}
        for shelf in shelves.values():
            written |= shelf.written()
        return Changed(record, found.gone_events, found.gone_findings, written, base)


class _Pieces(Mapping[str, T]):
    """Things by id: those at hand, and those read when they are asked for."""

    def __init__(self, at_hand: Mapping[str, T], read: Callable[[str], T | None]) -> None:
        self._held: dict[str, T | None] = dict(at_hand)
        self._read = read

    def __getitem__(self, key: str) -> T:
        if key not in self._held:
            self._held[key] = self._read(key)
        found = self._held[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key, found in self._held.items() if found is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Packed(Mapping[tuple[str, str], bytes]):
    """Shelves as they are to be stored, each value packed when it is asked for."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves: Mapping[str, Mapping[str, Any]] = {n: getattr(shelves, n) for n in KINDS}

    def __getitem__(self, at: tuple[str, str]) -> bytes:
        found = self._shelves[at[0]][at[1]]
        return found if isinstance(found, bytes) else pack(found)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((name, key) for name, held in self._shelves.items() for key in sorted(held))

    def __len__(self) -> int:
        return sum(map(len, self._shelves.values()))


@dataclass(slots=True)
class _Slot:
    value: Any
    changed: bool = False


class _Shelf(MutableMapping[str, Any]):
    """A shelf in a store, read key by key; what is assigned or deleted is to be written."""

    def __init__(self, kept: Kept, name: str) -> None:
        self._kept, self._name = kept, name
        self._slots: dict[str, _Slot] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._slots:
            self.ahead((key,))
        found = self._slots[key].value
        if found is None:
            raise KeyError(key)
        return found

    def ahead(self, keys: Iterable[str]) -> None:
        """Read keys that will be asked for, all at once."""
        wanted = {key for key in keys if key not in self._slots}
        if not wanted:
            return
        found = self._kept.on_shelf(self._name, wanted)
        kind = KINDS[self._name]
        self._slots |= {k: _Slot(unpack(found[k], kind) if k in found else None) for k in wanted}

    def __setitem__(self, key: str, value: Any) -> None:
        self._slots[key] = _Slot(value, changed=True)

    def __delitem__(self, key: str) -> None:
        self._slots[key] = _Slot(None, changed=True)

    def __iter__(self) -> Iterator[str]:
        return (key for key, slot in self._slots.items() if slot.value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def written(self) -> Shelved:
        """Give what is to be written, None for what is to be taken off."""
        return {
            (self._name, key): None if slot.value is None else pack(slot.value)
            for key, slot in sorted(self._slots.items())
            if slot.changed
        }


def _rules_digest(registry: Registry, gazetteer: Gazetteer) -> str:
    digest = sha256(_code_digest().encode())
    digest.update(encode(registry.sources()))
    digest.update(gazetteer.digest().encode())
    return digest.hexdigest()


def _inputs_digest(known: Mapping[str, str], rules: str) -> str:
    digest = sha256(rules.encode())
    for uid, extractor in sorted(known.items()):
        digest.update(f"{uid} {extractor}\n".encode())
    return digest.hexdigest()


def _code_digest() -> str:
    """Digest the rules that derive a record: they are an input like any other."""
    digest = sha256(__version__.encode())
    for package in ("rashomon.resolve", "rashomon.reconcile", "rashomon.model"):
        for name, content in sorted(_files_below(files(package))):
            digest.update(f"{name} {len(content)}\0".encode() + content)
    return digest.hexdigest()


def _files_below(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir() and each.name != "__pycache__":
            yield from ((f"{each.name}/{name}", held) for name, held in _files_below(each))
        elif each.is_file():
            yield each.name, each.read_bytes()
