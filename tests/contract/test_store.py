"""What every store of a record does, whatever database lies behind it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.errors import StoreCorruptError, StoreError
from rashomon.model.claim import Claim, Extraction, Kind, SourceType
from rashomon.model.finding import AspectKind, Event, Figure, Finding, Origin, Position, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place, PlaceLink
from rashomon.model.quantity import Measure
from rashomon.model.record import ReadReport, Record
from rashomon.model.source import Source
from rashomon.model.time import DatePrecision, When
from rashomon.model.words import Words
from rashomon.store.protocol import Store
from rashomon.store.verifying import breaches

Make = Callable[..., list]


def _record(store: Store, *, status: Status = Status.SINGLE_SOURCE) -> Record:
    """Make a record of what a store holds, with one finding over all claims."""
    held = list(store.stored())
    reads = tuple(ReadReport(s.report, s.text, s.report.key, "port-post") for s in held)
    when = When("2016-11-27", "2016-11-28", "2016-11-27/2016-11-28", DatePrecision.RANGE)
    claims = tuple(
        LinkedClaim(
            f"{s.report.key}-{c.number}",
            s.report.uid,
            "2016-11-28",
            c,
            "port-post",
            places=(PlaceLink(c.quote, "SY01", 3, 0.5, "because"),),
            when=when,
        )
        for s in held
        for c in s.extraction.claims
    )
    ids = tuple(c.id for c in claims)
    position = Position("yes", ids, (Origin("port-post", ids),))
    figure = Figure(Measure.KILLED, "people", 12, 12.5, None, "the rule", ())
    finding = Finding(
        "f1", "e1", AspectKind.FIGURE, "How many?", (position,), status, "so it is", figure
    )
    return Record(
        reads,
        claims,
        (Source("port-post", "The Port Post", SourceType.MEDIA),),
        (Place("SY01", "Port", "town", latitude=36, longitude=37.25),),
        (Event("e1", Kind.SHELLING, "Shells", ("SY01",), when, ids, ("f1",)),),
        (finding,),
    )


def _derived(store: Store, digest: str = "d1", **made: Status) -> Record:
    record = _record(store, **made)
    assert store.put_derived(record, digest, made_from=store.known())
    return record


def test_what_is_added_comes_back(store: Store, batch: Make) -> None:
    """Report, text, claims and original bytes are the same again."""
    ((incoming, text, extraction),) = added = batch("u1", "Shells fell", "The ferry sank")
    assert store.add(added) == 1
    (stored,) = store.stored()
    assert (stored.report, stored.text, stored.extraction) == (incoming.report, text, extraction)
    assert store.raw("u1") == incoming.raw
    assert store.known() == {"u1": "v1"}


def test_another_opening_sees_the_same(again: Callable[[], Store], batch: Make) -> None:
    """What was acknowledged is there for whoever opens the store next."""
    again().add(batch("u1", "Shells fell"))
    assert again().known() == {"u1": "v1"}


def test_a_batch_is_all_or_nothing(store: Store, batch: Make) -> None:
    """An error in a batch leaves nothing of it, in the log neither."""
    (good,), (bad,) = batch("u1", "Shells fell"), batch("u2", "Shells fell")
    twice = Extraction("v1", (*bad[2].claims, *bad[2].claims))
    with pytest.raises(StoreError):
        store.add([good, (bad[0], bad[1], twice)])
    assert store.known() == {}
    assert list(store.log()) == []


def test_adding_again_adds_nothing(store: Store, batch: Make) -> None:
    """A report of the same extractor is left as it is, and the log says nothing new."""
    store.add(batch("u1", "Shells fell"))
    before = list(store.log())
    assert store.add(batch("u1", "Shells fell")) == 0
    assert list(store.log()) == before


def test_another_extractors_claims_take_the_place(store: Store, batch: Make) -> None:
    """Claims are replaced as one; until it is derived again, no record mixes old and new."""
    store.add(batch("u1", "Shells fell", "The ferry sank"))
    _derived(store)
    assert store.add(batch("u1", "The ferry sank", by="v2")) == 1
    (stored,) = store.stored()
    assert stored.extraction.extractor == "v2"
    assert [c.quote.text for c in stored.extraction.claims] == ["The ferry sank"]
    with pytest.raises(StoreError, match="run rashomon build again"):
        store.record()
    _derived(store, "d2")
    assert len(store.record().claims) == 1
    assert list(breaches(store)) == []


def test_the_record_comes_back_whole(store: Store, batch: Make) -> None:
    """Links, places, dates, sources, events, findings and figures are the same again."""
    store.add([*batch("u2", "Shells fell"), *batch("u1", "The ferry sank", "Shells fell")])
    record = _derived(store)
    assert store.record() == record
    counts = store.counts()
    assert (counts.reports, counts.claims, counts.findings) == (2, 3, {"single_source": 1})
    assert list(breaches(store)) == []


def test_a_changed_part_takes_the_place_of_the_old(store: Store, batch: Make) -> None:
    """Deriving again leaves nothing behind of what was there before."""
    store.add(batch("u1", "Shells fell"))
    _derived(store)
    changed = _derived(store, "d2", status=Status.CONTESTED)
    assert store.record() == changed
    assert store.derived_digest() == "d2"
    assert store.put_derived(
        Record(changed.reports, changed.claims, changed.sources, changed.places, (), ()),
        "d3",
        made_from=store.known(),
    )
    assert store.record().findings == ()


def test_a_label_may_pass_from_one_report_to_another(store: Store, batch: Make) -> None:
    """No two reports share a label, neither before nor after, nor while the record is written."""
    store.add(batch("u1", "Shells fell"))
    store.add(batch("u2", "Shells fell"))
    record = _derived(store)
    one, other = record.reports
    swapped = (replace(one, label=other.label), replace(other, label=one.label))
    changed = replace(record, reports=swapped[::-1])
    assert store.put_derived(changed, "d2", made_from=store.known())
    assert store.record().reports == changed.reports
    assert list(store.problems()) == []


def test_a_record_that_was_outrun_is_not_put(store: Store, batch: Make) -> None:
    """What was derived from fewer reports than are there by now is turned away."""
    store.add(batch("u1", "Shells fell"))
    known, record = store.known(), _record(store)
    store.add(batch("u2", "Shells fell"))
    assert not store.put_derived(record, "d1", made_from=known)
    assert store.derived_digest() == ""


def test_reports_that_came_in_since_are_counted(store: Store, batch: Make) -> None:
    """The last whole record stays readable while more reports come in."""
    store.add(batch("u1", "Shells fell"))
    record = _derived(store)
    assert store.pending() == 0
    store.add([*batch("u2", "Shells fell"), *batch("u3", "The ferry sank")])
    assert store.pending() == 2
    assert store.record() == record
    assert "2 reports came in since" in list(breaches(store))[-1]


def test_a_record_never_derived_is_told(store: Store, batch: Make) -> None:
    """There is no record before the first build came to its end."""
    store.add(batch("u1", "Shells fell"))
    with pytest.raises(StoreError, match="not finished"):
        store.record()


def test_reports_can_be_read_while_they_are_added(store: Store, batch: Make) -> None:
    """Reading holds nothing open: a writer is not kept waiting by it."""
    store.add([*batch("u1", "Shells fell"), *batch("u2", "Shells fell")])
    for number, stored in enumerate(store.stored()):
        store.add(batch(f"n{number}", "The ferry sank"))
        assert stored.report.uid.startswith("u")
    assert len(store.known()) == 4


def test_named_reports_are_given_in_order(store: Store, batch: Make) -> None:
    """Of many reports only those asked for come back, sorted by uid."""
    store.add([each for n in range(450) for each in batch(f"u{n:03}", "Shells fell")])
    asked = {f"u{n:03}" for n in range(0, 450, 3)}
    assert [s.report.uid for s in store.stored(asked)] == sorted(asked)
    assert len(list(store.stored())) == 450


def test_original_bytes_that_are_gone_are_told(store: Store) -> None:
    """A uid that is not there is an error of the store, not of Python."""
    with pytest.raises(StoreCorruptError, match="no report nobody"):
        store.raw("nobody")


def test_the_log_tells_what_was_put_in(store: Store, batch: Make) -> None:
    """Each report and each derivation is an entry, chained to the one before."""
    store.add(batch("u1", "Shells fell"))
    _derived(store)
    entries = list(store.log())
    assert [(e.number, e.what, e.subject) for e in entries] == [
        (1, "report", "u1"),
        (2, "derived", "d1"),
    ]
    assert len({e.digest for e in entries}) == 2


def test_words_that_do_not_stand_are_named(store: Store, batch: Make) -> None:
    """A claim whose words are not the text's own is told with report and claim."""
    store.add(batch("u1", "Shells FELL"))
    assert next(iter(breaches(store))).startswith("report key-u1, claim 1: the words at 0-11")


def test_a_claim_of_other_kinds_of_words_is_held_to_them(store: Store, batch: Make) -> None:
    """Cue, places and quantities are checked like the quote."""
    ((incoming, text, extraction),) = batch("u1", "Shells fell")
    claim = extraction.claims[0]
    wrong = Claim(
        **{n: getattr(claim, n) for n in claim.__dataclass_fields__ if n != "places"},
        places=(Words(19, 23, "pier"),),
    )
    store.add([(incoming, text, Extraction("v1", (wrong,)))])
    assert "claim 1: the words at 19-23" in next(iter(breaches(store)))
