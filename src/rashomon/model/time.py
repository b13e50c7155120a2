"""When something is said to have happened."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.words import Words


class DatePrecision(StrEnum):
    """How finely a date interval is known."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that date a happening ("on Monday", "since late August"), not yet resolved.

    `nearby` is true where they stand outside the quote, in its sentence;
    `future` where what they date is still to come ("will begin on Monday").
    """

    words: Words
    nearby: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A resolved date interval: inclusive ISO dates, EDTF and precision.

    An open side is `None` ("since 2012" has no end); both sides are never
    `None` at once. `edtf` is the Library of Congress form of the same interval.
    """

    start: str | None
    end: str | None
    edtf: str
    precision: DatePrecision
