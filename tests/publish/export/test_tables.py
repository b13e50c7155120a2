import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rashomon.model.claim import Kind
from rashomon.model.finding import Status
from rashomon.model.record import Record
from rashomon.publish.export.acled import COLUMNS as ACLED
from rashomon.publish.export.acled import acled_lines, acled_losses, acled_ranges
from rashomon.publish.export.ged import COLUMNS as GED
from rashomon.publish.export.ged import ged_lines, ged_losses
from rashomon.publish.export.hxl import TAGS, hxl_lines
from rashomon.publish.export.kinds import ACLED_TYPES
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.regions import acled_region, iso_number, ucdp_region
from rashomon.publish.export.shown import Shown


def _table(lines: Iterable[str]) -> dict[str, dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO("".join(lines), newline="")))
    return {next(iter(row.values())): row for row in rows}


def _count(losses: Iterable[Loss], words: str) -> int:
    (loss,) = [x for x in losses if words in x.what]
    return loss.count


def test_acled_codes_shelling_with_its_parties_and_its_floor(record: Record) -> None:
    """The dead are the lower bound; civilians are ACLED's own second actor; a denial is tagged."""
    row = _table(acled_lines(Shown(record)))["RSH-0e1"]
    assert tuple(row) == ACLED
    wanted = {
        "event_date": "2021-03-01", "year": "2021", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Syrian army",
        "inter1": "State forces", "actor2": "Civilians (Syria)", "inter2": "Civilians",
        "interaction": "State forces-Civilians", "civilian_targeting": "Civilian targeting",
        "iso": "760", "region": "Middle East", "country": "Syria", "admin1": "Coast",
        "location": "Northgate", "latitude": "20.25", "longitude": "-10.25", "geo_precision": "1",
        "fatalities": "15", "timestamp": "", "source_scale": "",
    }  # fmt: skip
    assert {k: row[k] for k in wanted} == wanted
    assert "contested=responsibility" in row["tags"]


def test_acled_leaves_empty_what_is_not_told(record: Record) -> None:
    """No day, no type and no dead are empty cells, never today, "Other" or 0."""
    rows = _table(acled_lines(Shown(record)))
    assert "RSH-4e5" not in rows
    mill = rows["RSH-3e4"]
    assert (mill["event_type"], mill["actor1"], mill["latitude"]) == ("", "", "")
    assert (mill["event_date"], mill["time_precision"]) == ("2021-02-25", "2")
    assert (mill["fatalities"], mill["location"]) == ("7", "the mill")
    assert "fatalities=unknown_lineage" in mill["tags"]
    assert rows["RSH-1e2"]["fatalities"] == ""
    assert rows["RSH-2e3"]["event_date"] == ""


def test_ground_taken_is_typed_by_who_took_it_unless_contested(record: Record) -> None:
    """Rebels overtake, the country's own army regains, and a contest leaves the type open."""
    assert _table(acled_lines(Shown(record)))["RSH-1e2"]["sub_event_type"] == (
        "Non-state actor overtakes territory"
    )
    by_army = tuple(
        replace(c, agent="syrian-army") if c.agent == "syrian-rebels" else c for c in record.claims
    )
    rows = _table(acled_lines(Shown(replace(record, claims=by_army))))
    assert rows["RSH-1e2"]["sub_event_type"] == "Government regains territory"
    contested = tuple(replace(f, status=Status.CONTESTED) for f in record.findings)
    row = _table(acled_lines(Shown(replace(record, findings=contested))))["RSH-1e2"]
    assert (row["event_type"], row["sub_event_type"]) == ("Battles", "")


def test_the_ranges_join_back_to_the_rows(record: Record) -> None:
    """Every finding of every row stands in the sidecar with its range and both answers."""
    shown = Shown(record)
    rows = _table(acled_lines(shown))
    ranges = list(csv.DictReader(io.StringIO("".join(acled_ranges(shown)), newline="")))
    assert {r["event_id"] for r in ranges} == set(rows)
    by_finding = {r["finding"]: r for r in ranges}
    assert set(by_finding) == {f.id for f in record.findings}
    toll = by_finding["f2"]
    assert (toll["low"], toll["best"], toll["high"], toll["high_open"]) == (
        "15",
        "17.5",
        "20",
        "no",
    )
    assert rows[toll["event_id"]]["fatalities"] == toll["low"]
    assert by_finding["f5"]["high_open"] == "yes"
    assert "unknown lineage" in by_finding["f5"]["affirmed"]
    blame = by_finding["f1"]
    assert blame["affirmed"] == "The army did it [Port Watch]"
    assert blame["denied"] == "It did not [the Syrian government side]"


def test_ged_has_the_deadly_events_with_their_range(record: Record) -> None:
    """Low, best and high stand; parts stay parts; what is contested says so."""
    rows = _table(ged_lines(Shown(record)))
    assert set(rows) == {"RSH-0e1", "RSH-3e4"}
    row = rows["RSH-0e1"]
    assert tuple(row) == GED
    wanted = {
        "type_of_violence": "3", "side_a": "Syrian army", "side_b": "Civilians",
        "dyad_name": "Syrian army - Civilians", "where_prec": "1", "date_prec": "1",
        "date_start": "2021-03-01", "date_end": "2021-03-01", "event_clarity": "1",
        "number_of_sources": "2", "deaths_civilians": "17.5", "deaths_unknown": "",
        "deaths_a": "", "low": "15", "best": "17.5", "high": "20", "adm_1": "Coast",
        "geom_wkt": "POINT (-10.25 20.25)", "region": "Middle East",
        "code_status": "Check contested", "gwnoa": "",
    }  # fmt: skip
    assert {k: row[k] for k in wanted} == wanted
    assert row["source_article"] == 'The Harbour, 2021-03-02, "Mortars on the old port"'
    mill = rows["RSH-3e4"]
    assert (mill["number_of_sources"], mill["date_prec"], mill["event_clarity"]) == ("-1", "2", "2")
    assert (mill["type_of_violence"], mill["side_a"], mill["where_prec"]) == ("", "", "")


def test_hxl_has_a_row_of_hashtags_under_the_headings(record: Record) -> None:
    """The second row is tags, one a column; a row a finding follows."""
    rows = list(csv.reader(io.StringIO("".join(hxl_lines(Shown(record))), newline="")))
    assert rows[0] == list(TAGS)
    assert rows[1] == list(TAGS.values())
    assert len(set(rows[1])) == len(rows[1])
    assert len(rows) - 2 == len(record.findings)
    toll = dict(zip(rows[1], next(r for r in rows if "f2" in r), strict=True))
    assert toll["#indicator+value+min+num"] == "15"
    assert toll["#indicator+name"] == "killed"
    assert toll["#adm1+name"] == "Coast"


def test_a_place_without_a_point_lies_where_its_holder_does(record: Record) -> None:
    """The precision says that the point is the town's, not the quarter's."""
    row = _table(acled_lines(Shown(record)))["RSH-1e2"]
    assert (row["location"], row["latitude"], row["geo_precision"]) == ("Southgate", "20.5", "2")
    assert "coordinates=of the place that holds it" in row["tags"]


def test_losses_are_counted_from_the_record(record: Record) -> None:
    """Each count is of this record: what was left out, opened, or flattened."""
    shown = Shown(record)
    assert _count(acled_losses(shown), "does not code") == 1
    assert _count(acled_losses(shown), "contested") == 1
    assert _count(acled_losses(shown), "with a range") == 2
    assert _count(acled_losses(shown), "role alone") == 1
    assert _count(ged_losses(shown), "without a figure of the dead") == 3
    assert _count(ged_losses(shown), "at least so many") == 1


def test_every_kind_is_mapped_or_said_to_have_no_type() -> None:
    """The table of kinds has no gap that nobody chose."""
    none = {Kind.DISPLACEMENT, Kind.NEED, Kind.ALLEGATION_RESULT, Kind.BACKGROUND, Kind.OTHER}
    assert set(ACLED_TYPES) | none == set(Kind)
    assert not set(ACLED_TYPES) & none


def test_the_types_of_a_kind_stand_on_the_page_of_kinds() -> None:
    """The documented table names each type that the code gives a kind."""
    page = (Path(__file__).parents[3] / "docs/reference/kinds.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for kind, coded in ACLED_TYPES.items():
        assert coded.event in rows[kind.value]
        assert coded.sub in rows[kind.value]


def test_countries_have_their_number_and_their_regions() -> None:
    """The Caucasus is UCDP's Europe, Egypt its Middle East; an unknown country has none."""
    assert (iso_number("SY"), iso_number("AF"), iso_number("XK"), iso_number("")) == (
        760,
        4,
        None,
        None,
    )
    assert (acled_region("GE"), ucdp_region("GE")) == ("Caucasus and Central Asia", "Europe")
    assert (acled_region("EG"), ucdp_region("EG")) == ("Northern Africa", "Middle East")
    assert (ucdp_region("KZ"), ucdp_region("SD"), ucdp_region("")) == ("Asia", "Africa", "")
