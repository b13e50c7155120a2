"""What was packed for the way, unpacked within bounds: a bomb never stands whole in memory."""

import zlib
from collections.abc import Iterable, Iterator

import brotli

_SLICE = 65_536
_INFLATE = {"gzip": 31, "x-gzip": 31, "deflate": 47}
_AS_IT_IS = ("", "identity")


def unpacked(raw: bytes, encoding: str, largest: int) -> bytes:
    """Unpack a body of a Content-Encoding, "" or several parted by commas.

    Raises ValueError where it is not packed so or the packing is not known,
    OverflowError where it comes to more than `largest` bytes.
    """
    for name in reversed([each.strip() for each in encoding.lower().split(",")]):
        if name in _INFLATE:
            raw = gathered(_inflated(raw, _INFLATE[name]), largest)
        elif name == "br":
            raw = gathered(_brotli(raw), largest)
        elif name not in _AS_IT_IS:
            raise ValueError(name)
    return raw


def gathered(parts: Iterable[bytes], largest: int) -> bytes:
    """Join slices; raises OverflowError as soon as they are more than `largest` bytes."""
    taken = bytearray()
    for part in parts:
        taken += part
        if len(taken) > largest:
            raise OverflowError
    return bytes(taken)


def _inflated(raw: bytes, window: int) -> Iterator[bytes]:
    inflate = zlib.decompressobj(wbits=window)
    try:
        while raw:
            yield inflate.decompress(raw, _SLICE)
            raw = inflate.unconsumed_tail
        yield inflate.flush(_SLICE)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _brotli(raw: bytes) -> Iterator[bytes]:
    expand = brotli.Decompressor()
    try:
        yield expand.process(raw, output_buffer_limit=_SLICE)
        while not expand.is_finished():
            part = expand.process(b"", output_buffer_limit=_SLICE)
            if not part:
                raise ValueError("it breaks off")
            yield part
    except brotli.error as error:
        raise ValueError(str(error)) from error


def dechunked(raw: bytes) -> bytes:
    """Join the chunks of a body sent in chunks (RFC 9112, 7.1); one that is not stays as it is.

    Crawlers often keep the header of a body they have joined already.
    """
    at = 0
    parts: list[bytes] = []
    while True:
        end = raw.find(b"\r\n", at, at + 200)
        size = _size(raw[at:end].partition(b";")[0]) if end >= 0 else None
        if size is None:
            return raw if not parts else b"".join(parts)
        if size == 0:
            return b"".join(parts)
        parts.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _size(told: bytes) -> int | None:
    try:
        return max(0, int(told.strip(), 16))
    except ValueError:
        return None
