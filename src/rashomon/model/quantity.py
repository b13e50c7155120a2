"""Typed quantities, as the words of a claim give them."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.words import Words


class Measure(StrEnum):
    """What a quantity measures."""

    KILLED = "killed"
    WOUNDED = "wounded"
    DISPLACED = "displaced"
    BESIEGED = "besieged"
    MISSING = "missing"
    POPULATION = "population"
    DISTRICTS = "districts"
    AREA_SHARE = "area_share"
    DISTANCE_KM = "distance_km"
    DURATION_DAYS = "duration_days"
    HOSPITALS = "hospitals"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: `low` and `high` bounds, `None` where a side is open.

    `unit` is what is counted, in the singular or as the text has it
    ("civilians", "families", "km", "share"); shares are fractions of one.
    `part_of` is the index of the quantity in the same claim that contains this
    one ("43 people, including five children"), `None` for a whole.
    """

    measure: Measure
    low: float | None
    high: float | None
    unit: str
    words: Words
    part_of: int | None = None
