"""Gazetteer files of every form: what is read, what is left out and named."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app
from rashomon.errors import ResolveError
from rashomon.resolve.gazetteer import import_places, load_gazetteer
from rashomon.resolve.places.shapes import shape_of

SQUARE = [[10.0, 40.0], [10.1, 40.0], [10.1, 40.1], [10.0, 40.1], [10.0, 40.0]]
BOW = [[10.0, 40.0], [10.1, 40.1], [10.1, 40.0], [10.0, 40.1], [10.0, 40.0]]


def _feature(ring: list[Any], **properties: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _quarter(ring: list[Any], code: str, name: str, **more: object) -> dict[str, Any]:
    held = {"adm4_en": "Port Sel", "adm4_pcode": "C77", "adm1_en": "Sel", "adm1_pcode": "XX01"}
    return _feature(ring, pcode=code, name_en=name, name_ar="الميناء", **held, **more)


def _write(path: Path, features: list[Any]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _dump_line(
    number: int, name: str, lat: str, lon: str, code: str = "PPL", adm: str = "07"
) -> str:
    kind = "A" if code.startswith("ADM") else "P"
    cells = [str(number), name, name, "Altname,آلت", lat, lon, kind, code, "XX", "", adm]
    return "\t".join([*cells, "", "", "", "1200", "", "5", "UTC", "2020-01-01"])


def test_boundaries_bring_their_names_points_polygons_and_parents(tmp_path: Path) -> None:
    """A neighbourhood lies in its city, which is made from the neighbourhood's own fields."""
    path = _write(tmp_path / "q.geojson", [_quarter(SQUARE, "N1", "Old Harbour")])
    gazetteer = load_gazetteer([path])
    place = gazetteer.whole("N1")
    assert place is not None
    assert (place.feature, place.country, place.names) == ("neighbourhood", "XX", ("الميناء",))
    assert (place.latitude, place.longitude) == pytest.approx((40.05, 10.05))
    assert json.loads(place.geometry)["type"] == "Polygon"
    assert gazetteer.chain("N1") == ("N1", "C77", "XX01")


def test_bad_features_are_named_and_the_rest_is_in(tmp_path: Path) -> None:
    """Each fault is told with its feature; a crossed polygon costs the polygon only."""
    swapped = [[lat, lon + 100] for lon, lat in SQUARE]
    features = [
        _quarter(SQUARE, "N1", "Good One"),
        _quarter(BOW, "N2", "Crossed One"),
        _quarter(swapped, "N3", "Swapped One"),
        _quarter([[999.0, 1.0], *SQUARE, [999.0, 1.0]], "N4", "Far One"),
        _quarter(SQUARE[:3], "N5", "Short One"),
        _quarter(SQUARE, "N6", "Turned One", latitude=10.05, longitude=40.05),
        _quarter(SQUARE, "", "Nameless"),
        "no feature",
    ]
    gazetteer = load_gazetteer([_write(tmp_path / "q.geojson", features)])
    told = "\n".join(map(str, gazetteer.refused))
    assert len(gazetteer.refused) == 6
    for words in (
        "2 (Crossed One)",
        "3 (Swapped One)",
        "4 (Far One)",
        "5 (Short One)",
        "6 (Turned",
    ):
        assert f"feature {words}" in told
    assert told.count("swapped") == 2
    crossed = gazetteer.whole("N2")
    assert crossed is not None
    assert not crossed.geometry
    assert gazetteer.get("N3") is None


def test_a_dump_with_bad_lines_is_read_but_for_them(tmp_path: Path) -> None:
    """The line's number is told; adm1 is found by its code, names in any script."""
    lines = [
        _dump_line(1, "Selland", "40", "10", "ADM1"),
        _dump_line(2, "Lowmouth", "40.2", "10.2"),
        "3\tcut short",
        _dump_line(4, "Offmap", "140", "10"),
        _dump_line(5, "Wordy", "north", "10"),
    ]
    path = tmp_path / "XX.txt"
    path.write_bytes("\n".join(lines).encode() + b"\n6\tbad\xff" + b"\t" * 17 + b"\n")
    gazetteer = load_gazetteer([path])
    assert [str(e).split(":")[0].rpartition(" ")[2] for e in gazetteer.refused] == list("3456")
    assert gazetteer.chain("geonames:2") == ("geonames:2", "geonames:1")
    assert gazetteer.named("آلت")


def test_points_swapped_within_range_are_seen_by_their_siblings(tmp_path: Path) -> None:
    """Five places of one parent lie together; one lies there only when its numbers are swapped."""
    rows = [f"t{n},Town{n},P,40.{n},10.{n}" for n in range(5)] + ["bad,Turned,P,10.2,40.2"]
    path = tmp_path / "p.csv"
    path.write_text("id,name,parent,latitude,longitude\n" + "\n".join(rows))
    gazetteer = load_gazetteer([path])
    assert gazetteer.get("bad") is None
    assert "swapped" in str(gazetteer.refused[0])


def test_a_town_lies_in_the_boundary_that_holds_its_point(tmp_path: Path) -> None:
    """And a city that boundaries only name is the town of that name there."""
    wide = [[9.0, 39.0], [11.0, 39.0], [11.0, 41.0], [9.0, 41.0], [9.0, 39.0]]
    county = _feature(wide, pcode="XX0101", name_en="Sel County", adm1_pcode="XX01")
    quarters = _write(tmp_path / "q.geojson", [_quarter(SQUARE, "N1", "Old Harbour"), county])
    towns = [
        {
            "geonameid": 7,
            "name": "Port Sel",
            "latitude": 40.05,
            "longitude": 10.05,
            "countrycode": "XX",
        },
        {
            "geonameid": 8,
            "name": "Farm Sel",
            "latitude": 40.5,
            "longitude": 10.5,
            "countrycode": "XX",
        },
        {"name": "No id"},
    ]
    path = tmp_path / "geonames.json"
    path.write_text(json.dumps(towns))
    gazetteer = load_gazetteer([quarters, path])
    assert gazetteer.chain("N1")[:2] == ("N1", "geonames:7")
    assert gazetteer.chain("geonames:8") == ("geonames:8", "XX0101", "XX01")
    assert len(gazetteer.refused) == 1


def test_an_import_is_whole_or_not_there(tmp_path: Path) -> None:
    """A malformed file is named and the rest imported; with nothing usable nothing is written."""
    good = _write(tmp_path / "good.geojson", [_quarter(SQUARE, "N1", "Old Harbour")])
    bad, mine = tmp_path / "bad.geojson", tmp_path / "my.places"
    bad.write_text('{"type": "FeatureCollection", "features": [{')
    with pytest.raises(ResolveError, match="malformed"):
        import_places([bad], mine)
    assert not mine.exists()
    done = CliRunner().invoke(app, ["places", "import", str(good), str(bad), "--to", str(mine)])
    assert done.exit_code == 1
    assert "3 places; 1 faults" in done.output
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "bad.geojson",
        "good.geojson",
        "my.places",
    ]
    assert load_gazetteer([mine]).digest() == load_gazetteer([good]).digest()


def test_importing_again_replaces_by_id_and_keeps_the_rest(tmp_path: Path) -> None:
    """What the file held stays; what is no gazetteer file is never written over."""
    one, two, mine = tmp_path / "1.csv", tmp_path / "2.csv", tmp_path / "my.places"
    one.write_text("id,name\na,Alpha\nb,Beta\n")
    two.write_text("id,name\nb,Better\n")
    import_places([one], mine)
    assert import_places([two], mine)[0] == 2
    assert [p.name for p in load_gazetteer([mine], world=False).places()] == ["Alpha", "Better"]
    with pytest.raises(ResolveError, match="not written over"):
        import_places([two], one)


def test_show_place_tells_what_holds_it(tmp_path: Path) -> None:
    """The name may be in any script; an unknown one is one line."""
    path = _write(tmp_path / "q.geojson", [_quarter(SQUARE, "N1", "Old Harbour")])
    shown = CliRunner().invoke(app, ["show", "place", "الميناء", "--places", str(path)])
    assert shown.output.startswith("Old Harbour\n")
    assert "Port Sel (C77), Sel (XX01)" in shown.output
    missing = CliRunner().invoke(app, ["show", "place", "Nowhere At All", "--places", str(path)])
    assert isinstance(missing.exception, ResolveError)


def test_a_ring_far_from_the_origin_has_its_middle_within() -> None:
    """A hole's points are not inside; the middle of a square is."""
    hole = [[10.04, 40.04], [10.06, 40.04], [10.06, 40.06], [10.04, 40.06], [10.04, 40.04]]
    shape = shape_of({"type": "Polygon", "coordinates": [SQUARE, hole]})
    assert shape.middle() == pytest.approx((40.05, 10.05))
    assert not shape.holds(40.05, 10.05)
    assert shape.holds(40.02, 10.02)
