"""Model objects as JSON, the same bytes for the same object."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> bytes:
    """Write a model object as JSON bytes; keys in a fixed order."""
    return _encoder.encode(value)


def decode(raw: bytes, kind: type[T]) -> T:
    """Read a model object of a kind back; raises msgspec.ValidationError where it does not fit."""
    return msgspec.json.decode(raw, type=kind)
