"""Every place named in the five reports on Aleppo, checked by hand against OCHA's and GeoNames' files.

A row holds the words as the report has them, and the id they must resolve to; "in ID" is a place
that no file knows, with only a parent.
"""

from pathlib import Path

import pytest

from rashomon.model.countries import dominant_demonym
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import Gazetteer, load_gazetteer
from rashomon.resolve.where import place_report

SHARED = Path(__file__).parents[3] / "shared"
ALEPPO, PROVINCE, DAMASCUS, BEIRUT = "geonames:170063", "SY02", "geonames:170654", "geonames:276781"

TABLE = {
    "000": {
        "Aleppo": ALEPPO,
        "Masaken Hanano district": "N0129",
        "eastern Aleppo": f"in {ALEPPO}",
        "northeast Aleppo": f"in {ALEPPO}",
        "northern part of Aleppo": f"in {ALEPPO}",
        "Syria": "SY",
        "Russia": "RU",
        "U.S.": "US",
        "Lebanon": "LB",
        "Jordan": "JO",
        "Iraq": "IQ",
        "Turkey": "TR",
    },
    "001": {
        "northern Aleppo": f"in {ALEPPO}",
        "al-Qaterji neighbourhood of Aleppo, Syria": "N0177",
        "Aleppo": ALEPPO,
        "Syria": "SY",
        "east Aleppo": f"in {ALEPPO}",
        "Ansari neighbourhood": "N0195",
        "eastern Aleppo": f"in {ALEPPO}",
        "Suleiman al-Halabi water pumping station": "in N0142",
        "west Aleppo": f"in {ALEPPO}",
        "Russia": "RU",
        "Iran": "IR",
        "Sakhour": "N0139",
        "Haydariya": "N0122",
        "Hanano housing district": "N0129",
        "Jabal Badro district": "N0146",
        "Holok": "N0126",
    },
    "002": {
        "eastern Aleppo": f"in {ALEPPO}",
        "al-Shaar neighbourhood of Aleppo": "N0156",
        "Sakhour neighbourhood": "N0139",
        "Bustan al-Basha neighbourhood": "N0130",
        "Sheikh Maqsoud": "N0123",
        "Lebanon": "LB",
        "Iraq": "IQ",
        "Iran": "IR",
        "Aleppo": ALEPPO,
        "Jabal Badro neighbourhood": "N0146",
        "Masaken Hanano neighbourhood": "N0129",
        "Masaken Hanano": "N0129",
        "Syria": "SY",
        "village outside Aleppo": f"in {PROVINCE}",
        "village of Anjara": f"in {PROVINCE}",
        "western Aleppo countryside": f"in {PROVINCE}",
        "Aleppo countryside": PROVINCE,
        "northern Syria": "in SY",
        "Golan Heights": "in SY",
        "Britain": "GB",
    },
    "003": {
        "Aleppo": ALEPPO,
        "1070 Apartment district": f"in {ALEPPO}",
        "1070 Apartments": f"in {ALEPPO}",
        "BEIRUT": BEIRUT,
        "Damascus": DAMASCUS,
        "southwestern outskirts of Aleppo": f"in {ALEPPO}",
        "UK": "GB",
        "Syria": "SY",
        "eastern Aleppo": f"in {ALEPPO}",
        "western districts of Aleppo": f"in {ALEPPO}",
        "village of Minian": f"in {PROVINCE}",
        "Minian": f"in {PROVINCE}",
        "western edge of Aleppo": f"in {ALEPPO}",
        "Russia": "RU",
        "western Aleppo": f"in {ALEPPO}",
    },
    "004": {
        "BEIRUT": BEIRUT,
        "eastern Aleppo": f"in {ALEPPO}",
        "Sakhour area": "N0139",
        "Sakhour": "N0139",
        "western Syria": "in SY",
        "Russia": "RU",
        "Iran": "IR",
        "Lebanon": "LB",
        "Aleppo": ALEPPO,
        "Kurdish-controlled Sheikh Maqsoud district": "N0123",
        "Sheikh Maqsoud": "N0123",
        "Damascus": DAMASCUS,
        "Turkey": "TR",
        "Saudi Arabia": "SA",
        "Qatar": "QA",
        "United States": "US",
        "western Aleppo": f"in {ALEPPO}",
        "government-controlled district of Jibreen": "N0212",
    },
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    places = SHARED / "data/places"
    return load_gazetteer([*sorted(places.glob("*.geojson")), places / "geonames_SY.json"])


@pytest.mark.shared
@pytest.mark.parametrize("report", sorted(TABLE))
def test_every_place_of_the_five_reports_is_the_right_one(
    gazetteer: Gazetteer, report: str
) -> None:
    """A neighbourhood, a town, a country, or a place with only a parent: never a wrong pin."""
    text = (SHARED / f"reports/{report}.txt").read_text(encoding="utf-8")
    told = [Words.of(text, text.index(w), text.index(w) + len(w)) for w in TABLE[report]]
    placed = place_report(told, gazetteer, text=text, adjective=dominant_demonym(text))
    made = {p.id: p for p in placed.made}
    found = {}
    for link in placed.of(told):
        place = made.get(link.place)
        found[link.words.text] = f"in {place.parent}" if place else link.place
        assert place is None or place.latitude is None
        assert link.reason
    assert found == TABLE[report]
