import json
import re
from dataclasses import replace
from typing import Any

import pytest

from rashomon.model.record import Record
from rashomon.publish.export.annotations import annotation_lines, utf16
from rashomon.publish.export.forms import FORMS, write_form
from rashomon.publish.export.ftm import ftm_lines
from rashomon.publish.export.geojson import geojson_lines
from rashomon.publish.export.prov import prov_lines
from rashomon.publish.export.shown import Shown


def _json(lines: Any) -> Any:
    return json.loads("".join(lines))


def _selectors(item: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {s["type"]: s for s in item["target"]["selector"]}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_same_record_gives_the_same_bytes(form: str, record: Record) -> None:
    """Two exports agree byte for byte."""
    assert [*FORMS[form].lines(Shown(record))] == [*FORMS[form].lines(Shown(record))]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_an_empty_record_is_a_sound_file(form: str, record: Record) -> None:
    """Nothing to tell is told soundly, with a note that nothing was lost."""
    empty = Record((), (), (), (), (), ())
    text = "".join(FORMS[form].lines(Shown(empty)))
    if form in ("geojson", "prov", "annotations"):
        json.loads(text)
    assert not any(
        x.count for x in FORMS[form].losses(Shown(empty)) if "program worked" not in x.what
    )


def test_each_claim_is_an_annotation_found_in_the_stored_text(record: Record) -> None:
    """The position cuts the quote out; prefix and suffix stand around it; JavaScript's span fits."""
    page = _json(annotation_lines(Shown(record, with_private=True)))
    assert (page["type"], len(page["items"])) == ("AnnotationPage", len(record.claims))
    texts = {f"urn:rashomon:report:{r.report.uid}": r.report.text for r in record.reports}
    for item, linked in zip(page["items"], record.claims, strict=True):
        stored = texts[item["target"]["source"]["id"]]
        quote, at = (_selectors(item)[f"Text{t}Selector"] for t in ("Quote", "Position"))
        assert stored[at["start"] : at["end"]] == quote["exact"] == linked.claim.quote.text
        assert stored[: at["start"]].endswith(quote["prefix"])
        assert stored[at["end"] :].startswith(quote["suffix"])
        assert stored.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
        units, wide = stored.encode("utf-16-le"), at["rashomon:utf16"]
        assert units[2 * wide["start"] : 2 * wide["end"]].decode("utf-16-le") == quote["exact"]


def test_utf16_offsets_run_ahead_behind_wide_characters() -> None:
    """Each character beyond the basic plane counts two."""
    assert [utf16("a🚢b😀c", at) for at in range(6)] == [0, 1, 3, 4, 6, 7]


def test_a_private_persons_words_are_placed_but_not_quoted(record: Record) -> None:
    """The position stays; the quote and the name beside another quote do not."""
    page = _json(annotation_lines(Shown(record)))
    street = next(i for i in page["items"] if i["id"].endswith(":harbour-4"))
    assert set(_selectors(street)) == {"TextPositionSelector"}
    assert street["body"][0]["rashomon:teller"] == "a resident"
    assert street["body"][0]["rashomon:source"] == "~person-1"


def test_what_stands_around_a_quote_is_cut_short_of_a_private_name(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The suffix ends where the name begins."""
    monkeypatch.setattr("rashomon.publish.export.annotations.AROUND", 90)
    page = _json(annotation_lines(Shown(record)))
    took = next(i for i in page["items"] if i["id"].endswith(":harbour-3"))
    suffix = _selectors(took)["TextQuoteSelector"]["suffix"]
    assert suffix == ", the rebels said.\nMy street was hit, said "


def test_geojson_has_points_polygons_and_null(record: Record) -> None:
    """Longitude comes first; a polygon goes before a point; what lies nowhere known is null."""
    features = {f["id"]: f for f in _json(geojson_lines(Shown(record)))["features"]}
    assert features["event/0e1"]["geometry"] == {"type": "Point", "coordinates": [-10.25, 20.25]}
    assert features["event/3e4"]["geometry"] is None
    assert features["place/x-city"]["geometry"]["type"] == "Polygon"
    assert features["place/x-south"]["geometry"] is None
    assert features["event/1e2"]["properties"]["coordinates_of_holder"] is True
    blame, toll = features["event/0e1"]["properties"]["findings"]
    assert [p["denies"] for p in blame["positions"]] == [False, True]
    assert (blame["status"], toll["figure"]["low"], toll["figure"]["high"]) == ("contested", 15, 20)
    mill = features["event/3e4"]["properties"]["findings"][0]
    assert mill["positions"][0]["claims_of_unknown_lineage"] == ["ledger-1"]


def test_a_broken_geometry_is_null(record: Record) -> None:
    """What is no GeoJSON geometry is not passed on."""
    for bad in ("{", '{"type": "Feature"}', "[1]", "=1"):
        places = tuple(
            replace(p, geometry=bad, latitude=None, longitude=None) for p in record.places
        )
        page = _json(geojson_lines(Shown(replace(record, places=places))))
        assert all(f["geometry"] is None for f in page["features"])


def test_ftm_entities_tie_reports_to_events(record: Record) -> None:
    """Every id that is named is there, once; a claim is a Documentation with its words."""
    entities = [json.loads(line) for line in ftm_lines(Shown(record))]
    ids = [e["id"] for e in entities]
    assert len(set(ids)) == len(ids)
    for entity in entities:
        for values in entity["properties"].values():
            assert all(isinstance(v, str) and v for v in values)
            assert {v for v in values if v.startswith("rashomon-")} <= set(ids)
    by_schema: dict[str, list[dict[str, Any]]] = {}
    for entity in entities:
        by_schema.setdefault(entity["schema"], []).append(entity["properties"])
    assert {s: len(v) for s, v in by_schema.items()} == {
        "PublicBody": 1, "Organization": 2, "LegalEntity": 2, "Person": 1, "Address": 5,
        "Article": 2, "Event": 5, "Documentation": 6, "UnknownLink": 6,
    }  # fmt: skip
    assert by_schema["Person"][0]["name"] == ["a resident"]
    assert {d["role"][0] for d in by_schema["Documentation"]} == {"assert", "deny"}
    quotes = {d["summary"][0] for d in by_schema["Documentation"] if "summary" in d}
    assert "its mortars hit Northgate" in quotes
    assert "My street was hit" not in quotes
    assert any(
        "low 15, best 17.5, high 20" in n for e in by_schema["Event"] for n in e.get("notes", ())
    )


def test_ftm_ids_stay_when_other_reports_come(record: Record) -> None:
    """An id is made of its own thing alone."""
    fewer = replace(record, reports=record.reports, events=record.events[:2])
    some, all_ = ({json.loads(x)["id"] for x in ftm_lines(Shown(r))} for r in (fewer, record))
    assert some < all_


def test_prov_leads_from_findings_to_reports(record: Record) -> None:
    """Each finding derives from claims, each claim from its report, and all that is named is there."""
    document = _json(prov_lines(Shown(record)))
    entities = document["entity"]
    derived = document["wasDerivedFrom"].values()
    assert {d["prov:usedEntity"] for d in derived} <= set(entities)
    assert {d["prov:generatedEntity"] for d in derived} <= set(entities)
    against = [d for d in derived if d.get("ras:denies")]
    assert [d["prov:usedEntity"] for d in against] == ["ras:claim-harbour-2"]
    told = document["wasAttributedTo"].values()
    assert {t["prov:agent"] for t in told} <= set(document["agent"])
    assert "prov:value" not in entities["ras:claim-harbour-4"]


def test_prov_is_read_by_another_program(record: Record) -> None:
    """The `prov` library reads the document and keeps each of its statements."""
    prov = pytest.importorskip("prov.model")
    text = "".join(prov_lines(Shown(record)))
    read = prov.ProvDocument.deserialize(content=text, format="json")
    statements = sum(len(v) for k, v in json.loads(text).items() if k != "prefix")
    assert len(list(read.get_records())) == statements


def test_a_form_is_written_with_its_note_and_ranges(record: Record, tmp_path: Any) -> None:
    """File, sidecar and note; the note is this program's words alone, and asks care where it must."""
    names = [p.name for p in write_form("acled", record, tmp_path / "a.csv")]
    assert names == ["a.csv", "a.csv.ranges.csv", "a.csv.loss.md"]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)
    note = (tmp_path / "a.csv.loss.md").read_text()
    assert re.search(r"\| events of kinds that ACLED does not code, left out \| 1 \|", note)
    assert "private persons" not in note
    write_form("geojson", record, tmp_path / "g", with_private=True)
    assert "Names of private persons" in (tmp_path / "g.loss.md").read_text()
