"""Model objects as JSON, the same bytes for the same object."""

from typing import Any, TypeVar

import msgspec

from rashomon.errors import StoreCorruptError

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> bytes:
    """Write a model object as JSON bytes; keys in a fixed order."""
    return _encoder.encode(value)


def decode(raw: bytes, kind: type[T]) -> T:
    """Read a model object of a kind back.

    Raises StoreCorruptError, which never quotes the bytes, where it does not fit.
    """
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        name = getattr(kind, "__name__", str(kind))
        raise StoreCorruptError(
            f"a stored {name} is not one any more", remedy="restore the record from a copy"
        ) from error
