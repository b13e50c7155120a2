"""Records made of a test's own sentences."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rashomon.deriving import make_record
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.model.record import Record
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.store.protocol import Stored

PLACES = """id,name,names,feature,parent,country,latitude,longitude
SY,Syria,,country,,SY,35.0,38.5
P1,Homs Governorate,Homs province,adm1,SY,SY,34.7,37.5
T1,Homs,,town,P1,SY,34.73,36.71
A1,eastern Homs,east Homs,area,T1,SY,,
Q1,Wadi Zahra,,neighbourhood,T1,SY,34.735,36.75
Q2,Khalidiya,,neighbourhood,T1,SY,34.73,36.74
Q3,Karam Shami,,neighbourhood,T1,SY,34.73,36.68
V1,Talbiseh,,town,P1,SY,34.84,36.73
"""
"""A small gazetteer: two quarters lie east of their town's point, one west."""

Told = Mapping[str, tuple[str, str]]


@pytest.fixture(scope="session")
def record_of(
    extractor: RulesV1, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Told], Record]:
    """Give the record of texts: by label, (day of publication, text)."""
    path = tmp_path_factory.mktemp("places") / "places.csv"
    path.write_text(PLACES, encoding="utf-8")

    def make(told: Told, places: Path = path) -> Record:
        reports = [
            Report(
                f"uid-{n}", label, "0", MediaType.PLAIN, text, outlet=f"The {label}", published=day
            )
            for n, (label, (day, text)) in enumerate(sorted(told.items()))
        ]
        texts = [read(r) for r in reports]
        made = extractor.extract_many(list(zip(reports, texts, strict=True)))
        stored = [Stored(r, t, e) for r, t, e in zip(reports, texts, made, strict=True)]
        return make_record(stored, load_registry(), load_gazetteer([places]))

    return make
