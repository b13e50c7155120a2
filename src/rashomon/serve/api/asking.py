"""What may be asked of the API: parameters with their bounds. Others are refused by name."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from rashomon.model.claim import Kind
from rashomon.model.finding import Status
from rashomon.model.moment import last_moment
from rashomon.publish.desk.lists import SIZE, Filters

MOST = 200
"""Items on the largest page that may be asked for."""

_LAST_PAGE = 1_000_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(rf"{_DAY.pattern}(?:[Tt ][0-9:.]+(?:[Zz]|[+-][0-9:]+)?)?")


def _day(given: str) -> str:
    if not _DAY.fullmatch(given):
        raise ValueError("write a day as 2016-11-28")
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise ValueError("there is no such day") from None


def _moment(given: str) -> str:
    told = given.upper()
    if not _MOMENT.fullmatch(given) or last_moment(told) is None:
        raise ValueError("write a moment as 2016-11-28 or 2016-11-28T12:00Z")
    return told


Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    str,
    AfterValidator(_moment),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": f"date{time}"} for time in ("", "-time")]}
    ),
]
Id = Annotated[str, Field(min_length=1, max_length=300)]
Query = Annotated[str, Field(max_length=200)]


class Asked(BaseModel):
    """Asks for the record as it could be known at a moment; a day means its end."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    as_of: Moment | None = None


class Paged(Asked):
    """Asks for a page of a list."""

    page: Annotated[int, Field(ge=1, le=_LAST_PAGE)] = 1
    size: Annotated[int, Field(ge=1, le=MOST)] = SIZE


class OfDays(Paged):
    """Asks for what is of some days: of claims and reports that they came out, of events their own."""

    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None

    @property
    def filters(self) -> Filters:
        """Give what narrows the list."""
        return Filters(start=self.start or "", end=self.end or "")


class Reports(OfDays):
    """Asks for reports that hold all words of `q`."""

    q: Query = ""


class Narrowed(OfDays):
    """Asks for what fits a kind, a place's id, a teller's id, a status and a report's id."""

    kind: Kind | None = None
    place: Id | None = None
    teller: Id | None = None
    status: Status | None = None
    report: Id | None = None

    @property
    def filters(self) -> Filters:
        """Give what narrows the list."""
        return Filters(
            kind=self.kind.value if self.kind else "",
            place=self.place or "",
            teller=self.teller or "",
            status=self.status.value if self.status else "",
            start=self.start or "",
            end=self.end or "",
            report=self.report or "",
        )


class Worded(Narrowed):
    """Asks for what holds all words of `q`, too."""

    q: Query = ""


class OnDay(Paged):
    """Asks how places stand on a day; without one, on the last on which a report came out."""

    day: Day | None = None


class Between(Asked):
    """Asks what changed from a moment to another."""

    start: Annotated[Moment, Field(alias="from")]
    end: Annotated[Moment, Field(alias="to")]
