"""Which reports hold a triple, on shelves: the earliest at hand, the many that come after in chunks.

A triple of everyday words is held by ever more reports. Who is compared with whom turns
on its earliest holders alone, so these stand in one row with the first of the rest; from
there on the holders are parted into chunks, and a new one is written into its own chunk.
Where a chunk begins is told by the uid of the holder that opens it (content-defined
chunking; Muthitacharoen et al. 2001), so the rows follow from the holders alone, whatever
the order in which they came.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from zlib import crc32

from rashomon.reconcile.asking import ahead
from rashomon.reconcile.copies import HOLDERS, Held, Holder
from rashomon.reconcile.shelves import Shelves

_MARK = 4
"""Digits of a triple that are its shelf mark: 65,536 marks."""

_CHUNK = 64
"""Holders of which one opens a chunk, on average."""


class Marks:
    """Holders of triples, by shelf mark, and in chunks."""

    def __init__(self, shelves: Shelves) -> None:
        self._triples, self._chunks = shelves.triples, shelves.chunks

    def put(self, own: Holder, triples: Iterable[str]) -> None:
        """Note a report as a holder of triples."""
        by_mark: dict[str, list[str]] = defaultdict(list)
        for each in sorted(triples):
            by_mark[each[:_MARK]].append(each)
        ahead(self._triples, by_mark)
        for mark, held in by_mark.items():
            shelf = self._triples.get(mark, {})
            changed = [self._put(own, each, shelf) for each in held]
            if any(changed) or mark not in self._triples:
                self._triples[mark] = shelf

    def _put(self, own: Holder, triple: str, shelf: dict[str, Held]) -> bool:
        """Put a holder in; say whether the row changed and not a chunk alone."""
        first, opening = shelf.setdefault(triple[_MARK:], ([], []))
        if opening and own >= opening[0]:
            return self._put_in_chunk(own, triple, opening)
        at = bisect_right(first, own)
        first.insert(at, own)
        cut = max(at, HOLDERS)  # it, or the one that is no longer among the earliest
        if cut < len(first) and _opens(first[cut]):
            self._chunks[_chunk(triple, first[cut])] = first[cut:]
            opening.insert(0, first[cut])
            del first[cut:]
        return True

    def _put_in_chunk(self, own: Holder, triple: str, opening: list[Holder]) -> bool:
        at = bisect_right(opening, own)
        name = _chunk(triple, opening[at - 1])
        chunk = [*self._chunks[name]]
        insort(chunk, own)
        if not _opens(own):
            self._chunks[name] = chunk
            return False
        cut = chunk.index(own)
        self._chunks[name], self._chunks[_chunk(triple, own)] = chunk[:cut], chunk[cut:]
        opening.insert(at, own)
        return True

    def earliest(self, triples: Iterable[str]) -> list[Sequence[Holder]]:
        """Give the holders of each triple in order; after the earliest `HOLDERS` some may lack."""
        wanted = sorted(triples)
        ahead(self._triples, {t[:_MARK]: None for t in wanted})
        return [self._triples[t[:_MARK]][t[_MARK:]][0] for t in wanted]

    def led_by(self, own: Holder, triples: Iterable[str]) -> Iterator[list[Holder]]:
        """Give all holders of each triple of which a report is among the earliest, in order."""
        for each in sorted(triples):
            first, opening = self._triples[each[:_MARK]][each[_MARK:]]
            if own in first[:HOLDERS]:
                names = [_chunk(each, o) for o in opening]
                ahead(self._chunks, names)
                yield [*first, *chain.from_iterable(self._chunks[n] for n in names)]


def _opens(holder: Holder) -> bool:
    return crc32(holder[1].encode()) % _CHUNK == 0


def _chunk(triple: str, opening: Holder) -> str:
    return f"{triple} {' '.join(opening)}"
