import json
from pathlib import Path

import pytest

from rashomon.errors import IngestError, MissingInputError, PassedOverError, UnreadableInputError
from rashomon.ingest import ColumnMapping, incoming
from rashomon.model.report import Incoming


def _all(path: Path, **options: object) -> tuple[list[Incoming], list[IngestError]]:
    found = list(incoming([path], **options))  # type: ignore[arg-type]
    good = [f for f in found if isinstance(f, Incoming)]
    return good, [f for f in found if not isinstance(f, Incoming)]


def test_text_with_metadata_beside_it(tmp_path: Path) -> None:
    """The key is the id given; outlet and date come from the JSON."""
    (tmp_path / "a.txt").write_text("Shells fell.", encoding="utf-8")
    (tmp_path / "a.json").write_text(
        '{"id": "r1", "outlet": "Sample Herald", "published": "2016-11-08"}'
    )
    (good,), bad = _all(tmp_path)
    assert (good.report.key, good.report.outlet, good.report.published) == (
        "r1",
        "Sample Herald",
        "2016-11-08",
    )
    assert good.raw == b"Shells fell."
    assert bad == []


def test_the_key_is_the_stem_without_an_id(tmp_path: Path) -> None:
    """A text alone is known by its file's stem."""
    (tmp_path / "b.txt").write_text("Shells fell.")
    (good,), _ = _all(tmp_path)
    assert good.report.key == "b"


def test_text_is_exactly_what_was_stored(tmp_path: Path) -> None:
    """Line ends, marks and non-breaking spaces stay."""
    stored = "\ufeffShells\xa0fell.\r\nNobody came.\r\n"
    (tmp_path / "c.txt").write_bytes(stored.encode())
    (good,), _ = _all(tmp_path)
    assert good.report.text == stored


def test_other_encodings_are_told_by_their_bytes(tmp_path: Path) -> None:
    """UTF-16 with a mark and a Western code page are read as their writers meant."""
    (tmp_path / "d.txt").write_bytes("Shells fell.".encode("utf-16"))
    french = "Des obus sont tombés près de l’école où les élèves étaient réunis. " * 20
    (tmp_path / "e.txt").write_bytes(french.encode("cp1252"))
    good, bad = _all(tmp_path)
    assert bad == []
    assert "Shells fell." in good[0].report.text
    assert "élèves" in good[1].report.text


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "not text"),
        ("empty.html", b"", "empty"),
        ("bad.html", b"<html><body></body></html>", "no readable text"),
    ],
)
def test_what_is_no_report_is_named_with_its_remedy(
    tmp_path: Path, name: str, raw: bytes, told: str
) -> None:
    """One clear line names the file and what to do; nothing else is lost."""
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text("Shells fell.")
    good, (bad,) = _all(tmp_path)
    assert [g.report.key for g in good] == ["good"]
    assert isinstance(bad, UnreadableInputError)
    assert told in str(bad)
    assert name in str(bad)
    assert "\n" not in str(bad)
    assert bad.remedy


def test_broken_json_beside_a_text_names_the_json(tmp_path: Path) -> None:
    """The text is not built without its metadata."""
    (tmp_path / "a.txt").write_text("Shells fell.")
    (tmp_path / "a.json").write_text("{broken")
    good, (bad,) = _all(tmp_path)
    assert good == []
    assert "a.json" in str(bad)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    """A path that is not there is an error value, not an exception."""
    _, (bad,) = _all(tmp_path / "nowhere")
    assert isinstance(bad, MissingInputError)
    assert "nowhere" in str(bad)


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    """The limit is named and can be raised."""
    (tmp_path / "big.txt").write_text("x " * 1000)
    _, (bad,) = _all(tmp_path, largest=100)
    assert "100 bytes" in str(bad)


def test_five_megabytes_of_one_line_are_named_with_the_remedy(tmp_path: Path) -> None:
    """A line longer than any book is refused in one line; a long text of paragraphs is not."""
    (tmp_path / "line.txt").write_text("word " * 1_000_000)
    (tmp_path / "paragraphs.txt").write_text(("word " * 100 + "\n") * 10_000)
    good, (bad,) = _all(tmp_path)
    assert [g.report.key for g in good] == ["paragraphs"]
    assert "line.txt: has a line of 5,000,000 characters" in str(bad)
    assert str(bad).endswith("is the most)")


def test_unknown_types_are_counted_once(tmp_path: Path) -> None:
    """Files of other types are passed over with one note a type."""
    for name in ("a.md", "b.md", "c.pdf"):
        (tmp_path / name).write_text("x")
    _, notes = _all(tmp_path)
    assert len(notes) == 2
    assert all(isinstance(n, PassedOverError) for n in notes)


def test_saved_pages_keep_captions_title_outlet_and_date(tmp_path: Path) -> None:
    """What readable-text extraction drops is put back; metadata comes from the page."""
    page = (
        '<html><head><meta property="og:site_name" content="Sample Post">'
        '<meta property="article:published_time" content="2016-11-27T10:00:00Z"></head><body><article>'
        "<h1>Bridge bombed</h1><figure><figcaption>Smoke over the bridge.</figcaption></figure>"
        "<p>Warplanes bombed the only bridge of the town on Sunday, the mayor said. Nobody was hurt in the raid.</p>"
        "<p>Repairs will take months, he added, and the ferry is too small for lorries.</p></article></body></html>"
    )
    (tmp_path / "page.html").write_text(page)
    (good,), _ = _all(tmp_path)
    assert good.report.outlet == "Sample Post"
    assert good.report.published == "2016-11-27"
    assert good.report.text.startswith("Bridge bombed")
    assert "Smoke over the bridge." in good.report.text


def test_deeply_nested_markup_does_not_crash(tmp_path: Path) -> None:
    """A page made to break parsers is a report or one clear error."""
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + "Shells fell." + "</div>" * 50_000)
    good, bad = _all(tmp_path)
    assert len(good) + len(bad) == 1


def test_entity_bombs_stay_small(tmp_path: Path) -> None:
    """Entities that expand into one another are not followed."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "&a{n - 1 or ""};&a{n - 1 or ""};">' for n in range(1, 30)
    )
    (tmp_path / "bomb.html").write_text(
        bomb + "]><html><body><p>&a29; Shells fell on the town today.</p></body></html>"
    )
    good, bad = _all(tmp_path)
    assert len(good) + len(bad) == 1
    assert all(len(g.report.text) < 10_000 for g in good)


def test_rows_of_csv_with_mapped_columns(tmp_path: Path) -> None:
    """Usual names are found, others can be named; the title comes first; dates by their order."""
    (tmp_path / "t.csv").write_text(
        "nr,headline,story,paper,date\n7,Bridge gone,Shells fell.,Post,4/5/17\n"
    )
    columns = ColumnMapping(id="nr", text="story", outlet="paper", date_order="mdy")
    (good,), bad = _all(tmp_path, columns=columns)
    assert bad == []
    assert good.report.key == "7"
    assert good.report.text == "Bridge gone\n\nShells fell."
    assert good.report.published == "2017-04-05"


def test_a_bad_row_is_named_by_number(tmp_path: Path) -> None:
    """The rest of a table goes on."""
    lines = [
        json.dumps({"id": "1", "text": "Shells fell."}),
        "{broken",
        json.dumps({"id": "3", "text": "More."}),
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(lines))
    good, (bad,) = _all(tmp_path)
    assert [g.report.key for g in good] == ["1", "3"]
    assert "line 2" in str(bad)


def test_an_ambiguous_date_is_refused(tmp_path: Path) -> None:
    """4/5/17 is not guessed."""
    (tmp_path / "t.csv").write_text("id,text,date\n1,Shells fell.,4/5/17\n")
    good, (bad,) = _all(tmp_path)
    assert good == []
    assert "--date-order" in str(bad)


def test_identity_is_of_key_bytes_and_metadata(tmp_path: Path) -> None:
    """The same file twice is one report; another outlet makes another."""
    (tmp_path / "a.txt").write_text("Shells fell.")
    one = _all(tmp_path)[0][0].report.uid
    assert _all(tmp_path)[0][0].report.uid == one
    (tmp_path / "a.json").write_text('{"outlet": "Other"}')
    assert _all(tmp_path)[0][0].report.uid != one


def test_a_table_may_open_with_a_byte_order_mark(tmp_path: Path) -> None:
    """The first line of JSON Lines is read behind the mark."""
    (tmp_path / "t.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "r1", "text": "Shells fell."}\n')
    (good,), bad = _all(tmp_path)
    assert (good.report.key, bad) == ("r1", [])


def test_a_number_too_long_to_read_is_an_error_value(tmp_path: Path) -> None:
    """Python refuses integers of thousands of digits; the rest goes on."""
    long = "9" * 5000
    (tmp_path / "a.txt").write_text("Shells fell.")
    (tmp_path / "a.json").write_text(f'{{"id": {long}}}')
    (tmp_path / "t.jsonl").write_text(f'{{"id": {long}}}\n{{"text": "Roads reopened."}}\n')
    good, bad = _all(tmp_path)
    assert [g.report.text for g in good] == ["Roads reopened."]
    assert ["a.json" in str(bad[0]), "line 1" in str(bad[1])] == [True, True]


def test_a_page_date_that_is_no_date_is_not_stored(tmp_path: Path) -> None:
    """What a page gives as its date is kept only where it is one."""
    told = "Shells fell on the town at dawn, residents said, and roads were closed. " * 5
    head = '<meta property="article:published_time" content="Tuesday the 1st">'
    page = f"<html><head>{head}</head><body><article><p>{told}</p></article></body></html>"
    (tmp_path / "p.html").write_text(page)
    (good,), _ = _all(tmp_path)
    assert good.report.published == ""


def test_a_date_without_dashes_gets_them(tmp_path: Path) -> None:
    """Every stored date begins with YYYY-MM-DD."""
    (tmp_path / "t.jsonl").write_text('{"text": "Shells fell.", "date": 20161128}')
    (good,), _ = _all(tmp_path)
    assert good.report.published == "2016-11-28"


def test_the_character_nul_is_refused_by_name(tmp_path: Path) -> None:
    """JSON can spell it and no text can hold it, in a text or beside one; the rest goes on."""
    lines = [
        '{"text": "Shells \\u0000 fell."}',
        '{"text": "Shells fell.", "outlet": "The \\u0000 Post"}',
        '{"text": "Roads reopened."}',
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(lines))
    good, bad = _all(tmp_path)
    assert [g.report.text for g in good] == ["Roads reopened."]
    assert ["holds the character NUL (mend the escape in its JSON)" in str(b) for b in bad] == [
        True,
        True,
    ]
