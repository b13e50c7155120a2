"""Model objects as JSON, the same bytes for the same object."""

from typing import Any, TypeVar

import msgspec

from rashomon.errors import StoreCorruptError

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="deterministic")
_packer = msgspec.msgpack.Encoder()


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


def pack(value: Any) -> bytes:
    """Write a model object, or a mapping or list of them, as MessagePack; sets in any order."""
    return _packer.encode(value)


def unpack(raw: bytes, kind: Any) -> Any:
    """Read what `pack` wrote back as a kind; raises StoreCorruptError where it does not fit."""
    try:
        return msgspec.msgpack.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreCorruptError(
            "what reconciling keeps is damaged", remedy="restore the record from a copy"
        ) from error
