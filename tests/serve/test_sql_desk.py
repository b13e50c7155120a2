"""The desk over a record file answers what the desk over the record in memory does."""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from rashomon.deriving import derive
from rashomon.errors import PublishError, StoreError
from rashomon.model.claim import Kind
from rashomon.publish.desk.lists import Choices, Filters
from rashomon.publish.desk.matters import SORTS
from rashomon.publish.desk.protocol import Desk
from rashomon.publish.desk.record import RecordDesk
from rashomon.publish.digest.parts import Brief
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.serve.desks import Desks
from rashomon.serve.sql import whole
from rashomon.serve.sql.desk import SqlDesk
from rashomon.store.reading import Reader
from rashomon.store.sqlite import open_store

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from synthetic import some

Asks = Callable[[Desk], Any]

_WORDS = ("", "killed", "", "of", "the", "syrian market", "zeppelin")
PLACES = """id,name,names,feature,parent,country,latitude,longitude
land,Land,,country,,SY,35,38
north,North,,adm1,land,SY,36,38
A,Aleppo,,town,north,SY,36.2,37.1
H,Homs,,town,land,SY,34.7,36.7
B,Baradan,,neighbourhood,A,SY,36.21,37.15
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of forty reports that deny, copy and count, with and without days."""
    folder = tmp_path_factory.mktemp("sql")
    (folder / "places.csv").write_text(PLACES)
    store = open_store(folder / "r.db", write=True)
    made = some(40, 3, a_day=8)
    undated = [(replace(i, report=replace(i.report, published="")), t, e) for i, t, e in made[:3]]
    store.add([*undated, *made[3:]])
    derive(store, load_registry(), load_gazetteer((folder / "places.csv",)))
    store.close()
    return folder / "r.db"


@pytest.fixture(scope="module")
def desks(path: Path) -> tuple[RecordDesk, SqlDesk]:
    """Two desks over the same record, neither with its state over time."""
    store = open_store(path, write=False)
    record = store.record()
    store.close()
    return RecordDesk(record), SqlDesk(Reader(path))


def _narrowings(choices: Choices, days: list[str], label: str) -> Iterator[Filters]:
    yield Filters()
    for name, refs in (("kind", choices.kinds), ("place", choices.places),
                       ("teller", choices.tellers), ("status", choices.statuses)):  # fmt: skip
        yield from (Filters(**{name: ref.id}) for ref in refs[:2])
        yield Filters(**{name: "nothing of that name"})
    middle = days[len(days) // 2]
    yield from (Filters(start=middle), Filters(end=middle), Filters(start=middle, end=middle))
    yield from (Filters(report=label), Filters(report="none"), Filters(start="2099-01-01"))
    kinds, places, statuses = choices.kinds[:3], choices.places[:2], choices.statuses[:2]
    for kind, place, status in product(kinds, places, statuses):
        yield Filters(kind=kind.id, place=place.id, status=status.id, start=days[0])
    yield Filters(teller=choices.tellers[0].id, place=choices.places[0].id, report=label)


def _questions(desk: RecordDesk) -> Iterator[tuple[str, Asks]]:
    """Give questions for each method of the protocol, with what they are called."""
    days, choices = list(desk.days()), desk.choices()
    label = desk.reports(1).items[-1].label
    for filters in _narrowings(choices, days, label):
        for page, size in ((1, 50), (2, 3)):
            yield f"events {filters}", lambda d, a=(page, filters, size): d.events(*a)
            yield f"findings {filters}", lambda d, a=(page, filters, size): d.findings(*a)
            for words in _WORDS if filters == Filters() else _WORDS[page : page + 1]:
                told = (words, filters, page, size)
                yield f"search {told}", lambda d, a=told: d.search(*a)
                yield f"reports {told}", lambda d, a=(page, size, words, filters): d.reports(*a)
        yield f"stories {filters}", lambda d, f=filters: d.stories(f, 5)
    for page in (1, 2):
        yield "places", lambda d, p=page: d.places(p, 7)
        yield "figures", lambda d, p=page: d.figures(p, 7)
        yield "sources", lambda d, p=page: d.sources(p, 7)
        yield "control", lambda d, p=page: d.control(days[-1], p, 2)
    yield "choices", lambda d: d.choices()
    yield "timeline", lambda d: d.timeline()
    yield "days", lambda d: list(d.days())
    yield "situation", lambda d: replace(d.situation(), changes=None)
    for day in ("", days[0], days[-1], "no day"):
        yield f"map {day}", lambda d, day=day: d.map(day)
    for brief in (Brief(), Brief(days[1], days[1]), Brief(place=choices.places[0].id)):
        yield f"digest {brief}", lambda d, b=brief: d.digest(b)
    yield from _things(desk)


def _things(desk: RecordDesk) -> Iterator[tuple[str, Asks]]:
    hits = desk.search("", Filters(), 1, 200).hits.items
    labels = [row.label for row in desk.reports(1).items]
    for name, ids in (
        ("event", [row.id for row in desk.events(1, Filters(), 200).items]),
        ("finding", [view.id for view in desk.findings(1, Filters(), 200).items]),
        ("claim", [hit.claim.id for hit in hits]),
        ("annotation", [hit.claim.id for hit in hits]),
        ("report", labels),
        ("text", labels),
        ("place", [id_ for id_, _ in desk.places(1, 200).items]),
        ("source", [row.ref.id for row in desk.sources(1, 200).rows.items]),
    ):
        for id_ in (*ids, "none"):
            yield f"{name} {id_}", lambda d, n=name, i=id_: getattr(d, n)(i)


def test_both_desks_answer_the_same(desks: tuple[RecordDesk, SqlDesk]) -> None:
    """Every method of the protocol but those that replay the record."""
    memory, file = desks
    asked = list(_questions(memory))
    assert len(asked) > 300
    assert [name for name, ask in asked if ask(memory) != ask(file)] == []


def test_both_desks_show_the_same_marks(
    desks: tuple[RecordDesk, SqlDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The synthetic record has no sieges: happenings of another kind stand for them."""
    monkeypatch.setitem(SORTS, Kind.CASUALTIES, "siege")
    monkeypatch.setitem(SORTS, Kind.DISPLACEMENT, "facility")
    memory, file = desks[0].map(""), SqlDesk(desks[1]._reader).map("")
    assert {m.sort for m in memory.marks} == {"siege", "facility"}
    assert memory.marks == file.marks


def test_a_mark_counts_what_else_its_place_has(tmp_path: Path, path: Path) -> None:
    """Where all happenings are sieges, each place of the map has one mark for all of its own."""
    shutil.copy(path, tmp_path / "r.db")
    db = sqlite3.connect(tmp_path / "r.db")
    db.execute("UPDATE listed_event SET kind = 'siege'")
    db.commit()
    view = SqlDesk(Reader(tmp_path / "r.db")).map("")
    told = {p.ref.id: p.events_total for p in view.places if p.events_total}
    assert {m.place.id: m.more + 1 for m in view.marks} == told
    newest = {p.ref.id: p.events[0].id for p in view.places if p.events}
    assert {m.place.id: m.event for m in view.marks} == newest


def test_a_digest_of_days_finds_what_lasts_beyond_them(tmp_path: Path, path: Path) -> None:
    """Happenings of one day, of months that end later, and such as end later in the month."""
    shutil.copy(path, tmp_path / "r.db")
    db = sqlite3.connect(tmp_path / "r.db")
    ids = [row[0] for row in db.execute("SELECT id FROM listed_event ORDER BY id LIMIT 6")]
    days = (
        ("1999-03-10", "1999-03-10"), ("1999-03-09", "1999-03-28"), ("1998-11-30", "2001-01-05"),
        ("1999-03-11", "1999-03-11"), ("1999-02-01", "1999-03-09"), ("1999-04-01", "1999-05-01"),
    )  # fmt: skip
    for id_, told in zip(ids, days, strict=True):
        db.execute("UPDATE listed_event SET first = ?, last = ? WHERE id = ?", (*told, id_))
    found = whole._touching(db, Brief("1999-03-10", "1999-03-10"))
    assert sorted(found) == ids[:3]


def test_the_stamp_is_the_states_own(path: Path, desks: tuple[RecordDesk, SqlDesk]) -> None:
    """Equal for equal records."""
    assert desks[1].stamp() == SqlDesk(Reader(path)).stamp() != ""


def test_a_large_record_is_not_held_in_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages come from the file; what needs the record replayed is refused in one line."""
    monkeypatch.setattr("rashomon.serve.desks.WHOLE", 10)
    monkeypatch.setattr(Desks, "_derived", lambda _: pytest.fail("the whole record was read"))
    desks = Desks(path)
    desk = desks.at()
    assert desk.situation().changes is None
    assert desk.situation().claims > 10
    assert desk.place(desk.places(1).items[0][0])
    for ask in (lambda: desk.changes("2012-01-01", "2012-01-02"), lambda: desks.at("2012-01-02")):
        with pytest.raises(PublishError, match="too large"):
            ask()


def test_a_digest_of_too_much_tells_the_last_days(
    desks: tuple[RecordDesk, SqlDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of days that are asked for and hold too much it tells what to do."""
    monkeypatch.setattr(whole, "MOST", 6)
    file = SqlDesk(desks[1]._reader)
    days = file.days()
    found = file.digest(Brief())
    assert days[0] < found.start <= found.end == days[-1]
    with pytest.raises(PublishError, match="fewer days"):
        file.digest(Brief(days[0], days[-1]))


def test_a_record_that_was_not_finished_says_so(tmp_path: Path) -> None:
    """Reports alone are no record."""
    store = open_store(tmp_path / "r.db", write=True)
    store.add(some(1))
    store.close()
    with pytest.raises(StoreError, match="not finished"):
        SqlDesk(Reader(tmp_path / "r.db")).days()
