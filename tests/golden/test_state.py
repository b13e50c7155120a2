"""The state over time of the project's sample, and of five real reports on one month."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from rashomon.making import make_record
from rashomon.model.moment import last_moment
from rashomon.model.record import Record
from rashomon.model.state import Chronicle, Condition, Flow, PlaceState
from rashomon.pipeline import build, known_by
from rashomon.reconcile.state.chronicle import chronicle, places_on
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.registry import load_registry
from rashomon.run.local import InProcess
from rashomon.settings import Settings
from rashomon.store.sqlite import open_store

ROOT = Path(__file__).parents[2]
SAMPLE, SHARED = ROOT / "examples" / "aleppo-2016", ROOT.parent / "shared"
GAZETTEERS = tuple(
    SHARED / "data/places" / name for name in ("city_neighbourhoods.geojson", "geonames_SY.json")
)
ARMY, REBELS, KURDS = "syrian-government", "syrian-opposition", "syrian-kurds"


def _built(reports: Path, places: tuple[Path, ...], folder: Path) -> Path:
    store = open_store(folder / "r.db", write=True)
    build([reports], store, InProcess(), Settings(places=tuple(map(str, places))))
    store.close()
    return folder / "r.db"


def _record(db: Path) -> Record:
    store = open_store(db, write=False)
    try:
        return store.record()
    finally:
        store.close()


def _known_by(db: Path, day: str) -> Record:
    moment = last_moment(day)
    assert moment is not None
    store = open_store(db, write=False)
    try:
        known = known_by(store.stored(), moment)
    finally:
        store.close()
    return make_record(known, load_registry(), load_gazetteer(GAZETTEERS))


def _state(told: Chronicle, place: str, day: str) -> PlaceState:
    (state,) = [s for s in places_on(told, day) if s.place == place]
    return state


def _tellers(record: Record, claims: tuple[str, ...]) -> set[str]:
    return {c.source for c in record.claims if c.id in claims}


def _held(state: PlaceState) -> list[str]:
    return [h.side for h in state.holders if h.claims]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("sample")
    return _record(_built(SAMPLE / "reports", (SAMPLE / "places.csv",), folder))


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(SHARED / "reports", GAZETTEERS, tmp_path_factory.mktemp("five"))


def test_the_sample_tells_who_holds_what(sample: Record) -> None:
    """Takers with who says so; what is denied, or held by two, is contested."""
    told = chronicle(sample)
    hanano = _state(told, "N0129", "2016-11-28")
    assert (hanano.condition, _held(hanano), hanano.since) == (Condition.HELD, [ARMY], "2016-11-26")
    assert _tellers(sample, hanano.holders[0].claims) == {"sohr", "syrian-state-media"}
    assert _held(_state(told, "N0146", "2016-11-28")) == [ARMY]
    assert _held(_state(told, "N0130", "2016-11-28")) == [KURDS]
    for place in ("N0139", "minian"):
        contested = _state(told, place, "2016-11-28")
        assert contested.condition is Condition.CONTESTED
        assert set(_held(contested)) == {ARMY, REBELS}
        assert any(h.denied_by for h in contested.holders)
    apartments = _state(told, "apartments-1070", "2016-11-28")
    assert (apartments.condition, _held(apartments)) == (Condition.HELD, [ARMY])
    assert f"side:{REBELS}" in apartments.holders[0].origins


def test_the_sample_tells_of_siege_flows_and_an_allegation(sample: Record) -> None:
    """One figure inside with a range, flows with theirs, an inquiry that found nothing."""
    told = chronicle(sample)
    (siege,) = told.sieges
    assert siege.inside is not None
    assert (siege.inside.low, siege.inside.high, siege.inside.high_open) == (250000, 350000, True)
    (to_sheikh_maqsoud,) = [f for f in told.flows if f.target.place == "N0123" and f.size]
    assert to_sheikh_maqsoud.size is not None
    assert (to_sheikh_maqsoud.size.low, to_sheikh_maqsoud.size.high) == (2500, 10000)
    outcomes = [a.outcome for a in told.allegations if "chemical" in a.question]
    assert outcomes == ["it had found no trace of chemical warfare"]


def test_every_statement_of_the_sample_has_its_claims(sample: Record) -> None:
    """Nothing is told that no claim tells."""
    told, ids = chronicle(sample), {c.id for c in sample.claims}
    spans = [c for p in told.control for s in p.spans for c in s.claims]
    steps = [s.claim for m in (*told.facilities, *told.truces, *told.allegations) for s in m.steps]
    flows = [c for f in told.flows for c in (*f.claims, *f.denied_by)]
    named = {*spans, *steps, *flows, *(c for s in told.sieges for c in s.claims)}
    assert named <= ids
    assert all(s.claims for p in told.control for s in p.spans)


@pytest.mark.shared
def test_sakhour_goes_from_the_opposition_to_contested(five: Path) -> None:
    """Held until the 26th, entered on the 27th; on the 28th army and monitor against rebels."""
    record = _record(five)
    told = chronicle(record)
    before = _state(told, "N0139", "2016-11-26")
    assert (before.condition, _held(before)) == (Condition.HELD, [REBELS])
    assert _state(told, "N0139", "2016-11-27").condition is Condition.ENTERED
    after = _state(told, "N0139", "2016-11-28")
    assert (after.condition, after.before, _held(after)) == (Condition.CONTESTED, REBELS, [ARMY])
    (army,) = after.holders
    assert set(army.origins) == {"sohr", f"side:{ARMY}"}
    assert _tellers(record, army.denied_by) == {"syrian-rebels"}
    (contest,) = next(c.contests for c in told.control if c.place == "N0139")
    assert (contest.start, contest.end) == ("2016-11-28", "")


@pytest.mark.shared
@pytest.mark.slow
def test_what_was_known_on_a_day_is_less_than_what_is_known_of_it(five: Path) -> None:
    """By the 27th nobody had told of a taking of Sakhour; by the 8th only Minian was in dispute."""
    told = chronicle(_known_by(five, "2016-11-27"))
    assert _state(told, "N0139", "2016-11-27").condition is Condition.ENTERED
    early = places_on(chronicle(_known_by(five, "2016-11-08")), "2016-11-08")
    assert [s.name for s in early if s.condition is Condition.CONTESTED] == ["Minian"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("place", "side", "since", "tellers"),
    [
        ("N0129", ARMY, "2016-11-26", {"syrian-state-media", "trt-world"}),
        ("N0146", ARMY, "2016-11-27", {"syrian-state-media", "trt-world"}),
        ("N0130", KURDS, "2016-11-27", {"~ahmad-hiso-araj.syrian-kurds"}),
        ("~geonames:170063/1070prtmnt", ARMY, "2016-11-08", {"sohr", "syrian-military-source"}),
    ],
)
def test_districts_have_their_takers_and_who_says_so(
    five: Path, place: str, side: str, since: str, tellers: set[str]
) -> None:
    """Each with the day and those who tell it."""
    record = _record(five)
    state = _state(chronicle(record), place, "2016-11-29")
    assert (state.condition, _held(state), state.since) == (Condition.HELD, [side], since)
    assert tellers <= _tellers(record, state.holders[0].claims)


@pytest.mark.shared
def test_the_siege_is_one_with_a_range(five: Path) -> None:
    """250,000, 275,000 and "at least 350,000" are one figure of one place."""
    (siege,) = chronicle(_record(five)).sieges
    assert (siege.name, siege.besiegers) == ("eastern Aleppo", (ARMY,))
    assert ("2016-08-21", "2016-08-31") in {(s.start, s.end) for s in siege.begun}
    assert siege.inside is not None
    assert {i.low for i in siege.inside.inputs} == {250000, 275000, 350000}
    assert (siege.inside.low, siege.inside.high, siege.inside.high_open) == (250000, 350000, True)


@pytest.mark.shared
def test_the_pumping_station_is_captured_and_hospitals_are_destroyed(five: Path) -> None:
    """A facility is no quarter: nobody is said to hold the quarter it is named for by that claim."""
    told = chronicle(_record(five))
    fates = {(f.sort, s.what) for f in told.facilities for s in f.steps}
    assert {("water station", "captured"), ("hospital", "destroyed")} <= fates


@pytest.mark.shared
def test_people_flee_from_eastern_aleppo_with_ranges(five: Path) -> None:
    """Out of the east: in all, to Jibreen; to Sheikh Maqsoud; to government ground."""
    flows = chronicle(_record(five)).flows
    east = [f for f in flows if f.origin.name == "eastern Aleppo"]
    assert any(f.size and (f.size.low, f.size.high) == (2000, 9999) for f in east)
    assert _sizes(f for f in east if f.target.place == "N0212") == [(2000, 2000, True)]
    assert (6000, 10000, False) in _sizes(f for f in flows if f.target.place == "N0123")
    assert any(f.target.side == ARMY for f in east)


def _sizes(flows: Iterable[Flow]) -> list[tuple[float | None, float | None, bool]]:
    return [(f.size.low, f.size.high, f.size.high_open) for f in flows if f.size]


@pytest.mark.shared
def test_the_allegation_ends_in_no_trace(five: Path) -> None:
    """Alleged, not verified, looked into, and found without a trace."""
    (allegation,) = chronicle(_record(five)).allegations
    assert [s.what for s in allegation.steps] == [
        "alleged",
        "unverified",
        "investigated",
        "finding",
    ]
    assert "no trace" in allegation.outcome


@pytest.mark.shared
def test_background_stands_on_a_timeline_of_its_own(five: Path) -> None:
    """2011 and 2012 are apart from the news; the pause of air strikes has its steps."""
    told = chronicle(_record(five))
    assert {"2011-03", "2012"} <= {b.edtf for b in told.background}
    assert [s.what for t in told.truces for s in t.steps] == ["holding", "resuming"]
