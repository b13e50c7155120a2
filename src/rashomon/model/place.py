"""Places of the gazetteer and what claims say of them."""

from dataclasses import dataclass

from rashomon.model.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry.

    `id` is a p-code, "geonames:<id>", or "~<parent>/<name>" for a place that no
    gazetteer knows but what holds it. `parent` is the id of the place that
    holds it, "" at the top. `latitude` is in -90..90, `longitude` in -180..180
    (WGS 84 degrees), both `None` where not known. `feature` is one of
    neighbourhood, town, adm1, adm2, adm3, country, facility, area. `country`
    is ISO 3166-1 alpha-2 or "". `population` is 0 where not known. `geometry`
    is a GeoJSON geometry as its text, "" where none was given or it is not
    asked for.
    """

    id: str
    name: str
    feature: str
    names: tuple[str, ...] = ()
    parent: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    geometry: str = ""

    @property
    def provisional(self) -> bool:
        """Whether no gazetteer knows it: a report tells of it, and what holds it."""
        return self.id.startswith("~")


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A claim's place words and the gazetteer entry they resolve to.

    `place` is a place id or "" (unknown stays unknown). `where_prec` is UCDP's
    1 (exact) to 7 (country or worse). `score` in 0..1 and `reason` say why.
    """

    words: Words
    place: str
    where_prec: int
    score: float
    reason: str
