"""A claim's place words, resolved against the gazetteer."""

from collections.abc import Iterable, Sequence

from rashomon.model.place import Place, PlaceLink
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import Gazetteer

_PRECISION = {
    "facility": 1,
    "neighbourhood": 1,
    "town": 2,
    "area": 2,
    "adm3": 3,
    "adm2": 3,
    "adm1": 4,
    "country": 6,
}


def link_places(
    words: Iterable[Words], gazetteer: Gazetteer, *, near: Sequence[str] = ()
) -> tuple[PlaceLink, ...]:
    """Resolve place words, finest first.

    `near` are ids the report names elsewhere: of places with one name the one
    that shares a parent with them is taken. A name that stays unknown, or that
    several places bear with nothing to choose by, is linked to no place.
    """
    return tuple(_link(each, gazetteer, near) for each in words)


def _link(words: Words, gazetteer: Gazetteer, near: Sequence[str]) -> PlaceLink:
    found = gazetteer.named(words.text)
    if not found:
        return PlaceLink(words, "", 7, 0.0, "no place of the gazetteer bears this name")
    if len(found) == 1:
        place, score, reason = found[0]
        return _linked(words, place, score, reason)
    around = {a for n in near for a in gazetteer.chain(n)}
    close = [f for f in found if set(gazetteer.chain(f[0].parent)) & around]
    if len(close) == 1:
        place, score, reason = close[0]
        return _linked(words, place, score * 0.9, f"{reason}, near others in the report")
    return PlaceLink(words, "", 7, 0.0, f"{len(found)} places bear this name")


def _linked(words: Words, place: Place, score: float, reason: str) -> PlaceLink:
    return PlaceLink(words, place.id, _PRECISION.get(place.feature, 5), score, reason)
