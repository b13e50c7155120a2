"""What determines an extraction: the rules, the model, the names known beforehand."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from rashomon.model.source import KnownName

RULES = "rules_v1.25"
"""Raised with every change of the rules or weights that can change a claim."""


def extractor_version(
    model: str,
    known: Mapping[str, KnownName],
    places: Sequence[str] = (),
    *,
    sparing: bool = False,
) -> str:
    """Give the version that marks the claims of an extraction.

    `places` are the sorted names of places that were known beforehand; with `sparing`
    sentences far from any word of conflict were passed over.
    """
    version = f"{RULES}+{model}+names.{_digest(sorted(known.items()))}"
    version += f"+places.{_digest(list(places))}" if places else ""
    return f"{version}+sparing" if sparing else version


def _digest(names: Sequence[object]) -> str:
    return sha256(repr(names).encode()).hexdigest()[:8]
