"""One digest of a table that follows each change of a row, without reading the rest.

A row is hashed to a number of 2,048 bits, and a table is the sum of its rows'
numbers (AdHash; Bellare and Micciancio 1997). Rows can be added and taken out
in any order. At this width, to find other rows of the same sum is out of reach.
"""

from collections.abc import Iterable
from hashlib import sha256, shake_256

from rashomon.store.rows import Row, row_digest

_BYTES = 256
_MODULUS = 1 << (8 * _BYTES)


def sum_of(rows: Iterable[Row]) -> int:
    """Give the sum of rows: every column of every row counts, their order does not."""
    return sum_of_digests(map(row_digest, rows))


def sum_of_digests(digests: Iterable[bytes]) -> int:
    """Give the sum of rows by their digests."""
    total = 0
    for digest in digests:
        total += int.from_bytes(shake_256(digest).digest(_BYTES), "big")
    return total % _MODULUS


def changed(total: int, gone: Iterable[Row], come: Iterable[Row]) -> int:
    """Give the sum of a table after rows went and rows came."""
    return (total - sum_of(gone) + sum_of(come)) % _MODULUS


def digest_of(sums: Iterable[int]) -> str:
    """Give one SHA-256 of tables' sums, in their order."""
    return sha256("\n".join(f"{total:x}" for total in sums).encode()).hexdigest()
