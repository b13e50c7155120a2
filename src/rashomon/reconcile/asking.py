"""Keys of a shelf told before they are asked for: a shelf in a store reads them at once."""

from collections.abc import Iterable, Mapping
from typing import Any


def ahead(shelf: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Say which keys will be asked for; to a plain dict that is nothing."""
    read = getattr(shelf, "ahead", None)
    if read is not None:
        read(keys)
