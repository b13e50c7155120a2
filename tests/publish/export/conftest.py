"""A record made by hand that has what exports find hard: ranges, denials, private persons, 𝒘ide text."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from rashomon.model.claim import OUTLET, Claim, Kind, Named, Polarity, SourceType, Stance
from rashomon.model.finding import (
    AspectKind,
    Event,
    Figure,
    FigureInput,
    Finding,
    Origin,
    Position,
    Status,
)
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place, PlaceLink
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import MediaType, Report
from rashomon.model.source import Source
from rashomon.model.text import Block, BlockKind, Text
from rashomon.model.time import DatePrecision, When
from rashomon.model.words import Words

HARBOUR = (
    "Mortars on the old port 🚢\n"
    "Army mortars killed 15 to 20 civilians in Northgate on Monday, the monitor said.\n"
    "The army denied that its mortars hit Northgate.\n"
    "Rebels took Southgate on Tuesday, the rebels said.\n"
    "My street was hit, said Karim Darwish, a resident."
)
LEDGER = "Dozens fled the valley. 😀😀 Planes bombed the mill, killing at least 7 children."
CITY_SHAPE = '{"type": "Polygon", "coordinates": [[[10, 20], [11, 20], [11, 21], [10, 20]]]}'

Make = Callable[..., Record]


def _read(key: str, stored: str, **fields: str) -> ReadReport:
    report = Report(
        f"{key:0>16}", key, "a" * 64, MediaType.PLAIN, stored,
        title=fields.get("title", "Mortars on the old port"),
        outlet=fields.get("outlet", f"The {key.title()}"),
        published="2021-03-02T08:00:00+00:00",
        url=fields.get("url", f"https://example.org/{key}"),
    )  # fmt: skip
    return ReadReport(
        report, Text((Block(0, len(stored), BlockKind.PARAGRAPH),)), key, f"~the-{key}"
    )


class _Claims:
    """Claims in text order, numbered a report."""

    def __init__(self) -> None:
        self.made: list[LinkedClaim] = []
        self.numbers: dict[str, Iterator[int]] = {}

    def add(self, read: ReadReport, quote: str, source: str, name: str, **fields: object) -> str:
        stored = read.report.text
        start = stored.index(quote)
        number = next(self.numbers.setdefault(read.label, count(1)))
        own = source == read.outlet
        places: tuple[PlaceLink, ...] = fields.get("places", ())  # type: ignore[assignment]
        claim = Claim(
            number, Words.of(stored, start, start + len(quote)),
            OUTLET if own else Named(name),
            SourceType.OUTLET if own else fields.get("type", SourceType.MONITOR),  # type: ignore[arg-type]
            (), None,
            fields.get("stance", Stance.ASSERT),  # type: ignore[arg-type]
            fields.get("kind", Kind.SHELLING),  # type: ignore[arg-type]
            Polarity.POSITIVE,
            agent=fields.get("agent_named"),  # type: ignore[arg-type]
            target=fields.get("target_named"),  # type: ignore[arg-type]
            places=tuple(p.words for p in places),
            quantities=fields.get("quantities", ()),  # type: ignore[arg-type]
        )  # fmt: skip
        self.made.append(
            LinkedClaim(
                f"{read.label}-{number}", read.report.uid, "2021-03-02", claim, source,
                agent=str(fields.get("agent", "")), target=str(fields.get("target", "")),
                places=places,
            )
        )  # fmt: skip
        return self.made[-1].id


def _at(stored: str, name: str, place: str, prec: int) -> PlaceLink:
    start = stored.index(name)
    return PlaceLink(Words.of(stored, start, start + len(name)), place, prec, 1.0, "its name")


def _day(day: str) -> When:
    return When(day, day, day, DatePrecision.DAY)


@pytest.fixture
def record() -> Record:
    """Two reports; shelling with a toll contested, ground taken, a private person's house, an air strike."""
    harbour, ledger = _read("harbour", HARBOUR), _read("ledger", LEDGER)
    claims = _Claims()
    killed = Quantity(Measure.KILLED, 15, 20, "civilians", Words.of(HARBOUR, 40, 42))
    gate = _at(HARBOUR, "Northgate", "x-north", 1)
    shelled = claims.add(
        harbour, "Army mortars killed 15 to 20 civilians in Northgate", "watch", "Port Watch",
        agent="syrian-army", agent_named=Named("Syrian army"), places=(gate,),
        quantities=(killed,), target_named=Named("civilians"),
    )  # fmt: skip
    denied = claims.add(
        harbour, "its mortars hit Northgate", "syrian-army", "Syrian army",
        stance=Stance.DENY, type=SourceType.PARTY_GOVERNMENT, places=(gate,),
    )  # fmt: skip
    took = claims.add(
        harbour, "Rebels took Southgate on Tuesday", "syrian-rebels", "rebels",
        kind=Kind.CONTROL, type=SourceType.PARTY_OPPOSITION, agent="syrian-rebels",
        agent_named=Named("rebels"), places=(_at(HARBOUR, "Southgate", "x-south", 1),),
    )  # fmt: skip
    street = claims.add(
        harbour, "My street was hit", "~karim-darwish", "Karim Darwish", type=SourceType.RESIDENT,
        places=(gate,),
    )  # fmt: skip
    bombed = claims.add(
        ledger, "Planes bombed the mill, killing at least 7 children", "~the-ledger", "outlet",
        kind=Kind.CASUALTIES,
        quantities=(Quantity(Measure.KILLED, 7, None, "children", Words.of(LEDGER, 62, 63)),),
    )  # fmt: skip
    fled = claims.add(
        ledger, "Dozens fled the valley", "~the-ledger", "outlet", kind=Kind.DISPLACEMENT
    )
    toll = Figure(
        Measure.KILLED, "civilians", 15.0, 17.5, 20.0, "the rule",
        (FigureInput(shelled, "watch", 15.0, 20.0, "2021-03-02", "watch"),),
    )  # fmt: skip
    children = Figure(
        Measure.KILLED, "children", 7.0, 7.0, 7.0, "the rule",
        (FigureInput(bombed, "", 7.0, None, "2021-03-02", "~the-ledger"),), high_open=True,
    )  # fmt: skip
    yes = Position("The army did it", (shelled,), (Origin("watch", (shelled,), ("itself",)),))
    no = Position(
        "It did not", (denied,), (Origin("side:syrian-government", (denied,)),), denies=True
    )
    findings = (
        Finding("f1", "0e1", AspectKind.RESPONSIBILITY, "Who shelled Northgate?", (yes, no), Status.CONTESTED, "The army denies it."),
        Finding("f2", "0e1", AspectKind.FIGURE, "How many were killed in Northgate?", (yes,), Status.SINGLE_SOURCE, "One origin.", toll),
        Finding("f3", "1e2", AspectKind.HOLDER, "Who holds Southgate?", (Position("Rebels", (took,), (Origin("syrian-rebels", (took,)),)),), Status.SINGLE_SOURCE, "One origin."),
        Finding("f4", "2e3", AspectKind.OCCURRENCE, "Was the street of Karim Darwish hit?", (Position("Told", (street,), (Origin("~karim-darwish", (street,)),)),), Status.SINGLE_SOURCE, "Only Karim Darwish tells it."),
        Finding("f5", "3e4", AspectKind.FIGURE, "How many children were killed at the mill?", (Position("at least 7", (bombed,), (Origin("", (bombed,)),)),), Status.UNKNOWN_LINEAGE, "Untraced.", children),
    )  # fmt: skip
    week = When("2021-02-25", "2021-03-02", "2021-02-25/2021-03-02", DatePrecision.RANGE)
    events = (
        Event("0e1", Kind.SHELLING, "Mortars in Northgate", ("x-north",), _day("2021-03-01"), (shelled, denied), ("f1", "f2")),
        Event("1e2", Kind.CONTROL, "Southgate taken", ("x-south",), _day("2021-03-02"), (took,), ("f3",)),
        Event("2e3", Kind.SHELLING, "The street of Karim Darwish in Northgate", ("x-north",), None, (street,), ("f4",)),
        Event("3e4", Kind.CASUALTIES, "The mill bombed", ("?the mill",), week, (bombed,), ("f5",)),
        Event("4e5", Kind.DISPLACEMENT, "Dozens fled", (), None, (fled,), ()),
    )  # fmt: skip
    sources = (
        Source("syrian-army", "Syrian army", SourceType.PARTY_GOVERNMENT, side="syrian-government"),
        Source("syrian-rebels", "Syrian rebels", SourceType.PARTY_OPPOSITION, side="syrian-opposition"),
        Source("watch", "Port Watch", SourceType.MONITOR, ("Watch",), references=("https://example.org/watch",)),
        Source("~karim-darwish", "Karim Darwish", SourceType.RESIDENT, provisional=True),
        Source("~the-harbour", "The Harbour", SourceType.MEDIA, provisional=True),
        Source("~the-ledger", "The Ledger", SourceType.MEDIA, provisional=True),
    )  # fmt: skip
    places = (
        Place("SY", "Syria", "country", country="SY", latitude=35.0, longitude=38.5),
        Place("x-city", "Old City", "town", parent="x-prov", country="SY", latitude=20.5, longitude=-10.5, geometry=CITY_SHAPE),
        Place("x-north", "Northgate", "neighbourhood", parent="x-city", country="SY", latitude=20.25, longitude=-10.25),
        Place("x-prov", "Coast", "adm1", parent="SY", country="SY", latitude=21.0, longitude=-11.0),
        Place("x-south", "Southgate", "neighbourhood", parent="x-city", country="SY"),
    )  # fmt: skip
    return Record((harbour, ledger), tuple(claims.made), sources, places, events, findings)
