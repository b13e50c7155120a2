"""What determines an extraction: the rules, the model, the names known beforehand."""

from collections.abc import Mapping
from hashlib import sha256

from rashomon.model.source import KnownName

RULES = "rules_v1.16"
"""Raised with every change of the rules or weights that can change a claim."""


def extractor_version(model: str, known: Mapping[str, KnownName]) -> str:
    """Give the version that marks the claims of an extraction."""
    names = sha256(repr(sorted(known.items())).encode()).hexdigest()[:8]
    return f"{RULES}+{model}+names.{names}"
