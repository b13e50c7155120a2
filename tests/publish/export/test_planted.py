"""Scripts and formulas planted in every field of reports and registry, in every export."""

import csv
import io
import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import count, islice, product
from pathlib import Path
from typing import Any

import pytest

from rashomon.model.place import Place
from rashomon.model.record import ReadReport, Record
from rashomon.model.report import Report
from rashomon.model.source import Source
from rashomon.model.words import Words
from rashomon.publish.export.canonical import canonical
from rashomon.publish.export.cells import as_told
from rashomon.publish.export.claims_jsonl import write_claims
from rashomon.publish.export.forms import FORMS, write_form
from rashomon.publish.export.shown import Shown

HOW_MANY = 500
_BEFORE = ("", " ", "\t", "\r\n", '"', "'", "\u200b", "';", "x\n", "</script>", "]]>", "\ufeff")
_BODY = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", '=HYPERLINK("http://h.example","x")',
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg/onload=alert(1)>",
    "javascript:alert(1)", "data:text/html,<script>1</script>", "{{7*7}}${7*7}", "\u2028alert(1)//",
    "＝1+1", "<!--<script>", "' OR 1=1;--", "%00<b>", "<a href=javascript:1>", "|=1", "\x00=1",
)  # fmt: skip
_AFTER = ("", ";=1+1", "\n=1")
_RUNS = re.compile(r"^['\"“”‘’«»`´\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def planted_strings() -> Iterator[str]:
    """Give different strings that run somewhere: formulas, scripts, and both behind what hides them."""
    for before, after, body in product(_BEFORE, _AFTER, _BODY):
        yield f"{before}{body}{after}"


def test_there_are_five_hundred() -> None:
    """The strings are many and no two alike."""
    strings = list(islice(planted_strings(), HOW_MANY))
    assert len(set(strings)) == HOW_MANY


def _with(thing: Any, strings: Iterator[str], keep: tuple[str, ...] = ()) -> Any:
    """Plant a string in each text field of a thing, and in each of its lists of texts."""
    changed: dict[str, object] = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name in keep:
            continue
        if type(value) is str:
            changed[field.name] = next(strings)
        elif field.name in {"names", "references"}:
            changed[field.name] = (next(strings), next(strings))
    return replace(thing, **changed)


def _planted(record: Record, strings: Iterator[str]) -> Record:
    """Plant strings in every field of reports, sources and places, and all that is made of them."""
    sources = tuple(_source(s, strings) for s in record.sources)
    ids = {old.id: new.id for old, new in zip(record.sources, sources, strict=True)}
    places = tuple(_with(p, strings, keep=("feature",)) for p in record.places)
    where = {old.id: new.id for old, new in zip(record.places, places, strict=True)}
    reports = tuple(_report(r, strings, ids) for r in record.reports)
    uids = {old.report.uid: new for old, new in zip(record.reports, reports, strict=True)}
    claims = []
    names: dict[str, str] = {}
    for linked in record.claims:
        read = uids[linked.report]
        old = linked.claim
        words = Words.of(read.report.text, 0, len(read.report.text))
        names[linked.id] = f"{read.label}-{old.number}"
        claims.append(
            replace(
                linked, id=names[linked.id], report=read.report.uid, published=read.report.published,
                source=ids[linked.source], agent=ids.get(linked.agent, next(strings)),
                claim=replace(old, quote=words, places=(words,), quantities=(),
                              agent=replace(old.source, name=next(strings), mention=words)),
                places=(),
            )
        )  # fmt: skip
    events = tuple(
        replace(e, title=next(strings), claims=tuple(names[c] for c in e.claims),
                places=tuple(where.get(p, next(strings)) for p in e.places))
        for e in record.events
    )  # fmt: skip
    findings = tuple(_finding(f, strings, names, ids) for f in record.findings)
    return Record(reports, tuple(claims), sources, places, events, findings)


def _source(source: Source, strings: Iterator[str]) -> Source:
    return _with(source, strings)  # type: ignore[no-any-return]


def _report(read: ReadReport, strings: Iterator[str], ids: dict[str, str]) -> ReadReport:
    report: Report = _with(read.report, strings, keep=("uid",))
    text = replace(read.text, blocks=())
    return replace(read, report=report, label=next(strings), outlet=ids[read.outlet], text=text)


def _finding(
    finding: Any, strings: Iterator[str], names: dict[str, str], ids: dict[str, str]
) -> Any:
    def position(old: Any) -> Any:
        origins = tuple(
            replace(o, source=ids.get(o.source, next(strings)) if o.source else "",
                    claims=tuple(names[c] for c in o.claims), reasons=(next(strings),))
            for o in old.origins
        )  # fmt: skip
        claims = tuple(names[c] for c in old.claims)
        return replace(old, answer=next(strings), claims=claims, origins=origins)

    figure = finding.figure and replace(
        finding.figure,
        unit=next(strings),
        rule=next(strings),
        inputs=tuple(replace(i, claim=names[i.claim]) for i in finding.figure.inputs),
    )
    return replace(
        finding, question=next(strings), reason=next(strings), figure=figure,
        positions=tuple(position(p) for p in finding.positions),
    )  # fmt: skip


@pytest.fixture(params=["held back", "with private"])
def shown(request: pytest.FixtureRequest) -> Callable[[Record], Shown]:
    """Show a record, private persons held back or named."""
    return lambda record: Shown(record, with_private=request.param == "with private")


def _batches(record: Record) -> Iterator[Record]:
    """Give planted records until each of the strings stood in some field."""
    left = deque(islice(planted_strings(), HOW_MANY))

    def taken() -> Iterator[str]:
        for at in count():
            yield left.popleft() if left else f"=spent{at}"

    supply = taken()
    while left:
        yield _planted(record, supply)


def _cells(text: str, delimiter: str = ",") -> list[str]:
    lines = text if delimiter == "," else text.replace("\r\n", "\n")
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
    return [cell for row in reader for cell in row]


def test_no_cell_runs_whatever_parts_the_cells(
    record: Record, shown: Callable[[Record], Shown]
) -> None:
    """Read with commas, semicolons or tabs, no cell begins as a formula but plain numbers."""
    batches = list(_batches(record))
    assert len(batches) > 3
    for planted in batches:
        told = shown(planted)
        for form in ("acled", "ged", "hxl"):
            ranges = FORMS[form].ranges
            for lines in (FORMS[form].lines(told), ranges(told) if ranges else ()):
                text = "".join(lines)
                for cell in (c for d in ",;\t" for c in _cells(text, d)):
                    if not _NUMBER.fullmatch(cell):
                        assert cell.startswith("'") or not _RUNS.match(cell), repr(cell)


def test_planted_words_come_back_out_of_their_cells(record: Record) -> None:
    """What is guarded is still what was told."""
    for planted in _batches(record):
        shown = Shown(planted, with_private=True)
        rows = csv.DictReader(io.StringIO("".join(FORMS["hxl"].lines(shown)), newline=""))
        events = {as_told(row["Event"]) for row in rows}
        assert {e.title for e in planted.events if shown.findings.get(e.id)} <= events


def test_no_json_holds_a_tag(record: Record, shown: Callable[[Record], Shown]) -> None:
    """Within a page, a script or a feed, the text of each JSON export stays data."""
    for planted in _batches(record):
        told = shown(planted)
        for form in ("geojson", "ftm", "prov", "annotations"):
            text = "".join(FORMS[form].lines(told))
            assert not re.search("[<>&\u2028\u2029]", text)
            for line in text.splitlines() if form == "ftm" else (text,):
                json.loads(line)
        assert not re.search(b"[<>&]", canonical(planted))


def test_no_address_is_a_script(record: Record) -> None:
    """A report's address that is none of the web is left out wherever a program may follow it."""
    for planted in _batches(record):
        shown = Shown(planted, with_private=True)
        for entity in map(json.loads, FORMS["ftm"].lines(shown)):
            for url in entity["properties"].get("sourceUrl", ()):
                assert url.startswith(("http://", "https://"))
        page = json.loads("".join(FORMS["annotations"].lines(shown)))
        assert not any("scope" in item["target"] for item in page["items"])


def test_notes_hold_no_word_of_a_report(record: Record, tmp_path: Path) -> None:
    """A loss note is made of this program's words and counts."""
    planted = next(_batches(record))
    for form in FORMS:
        write_form(form, planted, tmp_path / form)
        note = (tmp_path / f"{form}.loss.md").read_text(encoding="utf-8")
        assert not re.search(r"[<>]|alert|\+1|javascript", note)


def test_the_json_lines_hold_no_tag(record: Record, tmp_path: Path) -> None:
    """Claims and issues as JSON Lines stay data, and one line each."""
    for at, planted in enumerate(_batches(record)):
        for path in write_claims(planted, tmp_path / str(at)):
            text = path.read_text(encoding="utf-8")
            assert not re.search("[<>&\u2028]", text)
            assert all(json.loads(line) for line in text.split("\n")[:-1])


def test_half_a_character_is_written_as_its_escape(record: Record, tmp_path: Path) -> None:
    """A surrogate that UTF-8 cannot hold ends no export."""
    places = tuple(replace(p, name="\ud83d half") for p in record.places)
    broken: Record = replace(record, places=places)
    assert isinstance(broken.places[0], Place)
    for form in FORMS:
        write_form(form, broken, tmp_path / form)
        (tmp_path / form).read_text(encoding="utf-8")
