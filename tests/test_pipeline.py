"""The record is a pure function of what went in, whatever happened on the way."""

import json
import os
import random
import time
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.pipeline import build
from rashomon.publish.export.canonical import canonical
from rashomon.run.local import InProcess, Processes
from rashomon.settings import Settings
from rashomon.store.sqlite import open_store
from rashomon.store.verifying import breaches

SAMPLE = Path(__file__).parents[1] / "examples" / "aleppo-2016"
REPORTS = sorted((SAMPLE / "reports").iterdir())
TEXTS = [p for p in REPORTS if p.suffix != ".json"]
SETTINGS = Settings(places=(str(SAMPLE / "places.csv"),))


def _built(db: Path, *goes: list[Path], executor: object = None) -> bytes:
    for paths in goes:
        store = open_store(db, write=True)
        build(paths, store, executor or InProcess(), SETTINGS)  # type: ignore[arg-type]
        store.close()
    store = open_store(db, write=False)
    content = canonical(store.record())
    store.close()
    return content


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The canonical form of the sample, built in one go."""
    return _built(tmp_path_factory.mktemp("straight") / "r.db", [SAMPLE / "reports"])


@pytest.mark.slow
def test_any_order_gives_the_same_record(tmp_path: Path, straight: bytes) -> None:
    """Shuffled inputs change no byte of the canonical form."""
    shuffled = list(TEXTS)
    for seed in range(2):
        random.Random(seed).shuffle(shuffled)
        assert _built(tmp_path / f"{seed}.db", shuffled) == straight


@pytest.mark.slow
def test_two_goes_give_the_same_record(tmp_path: Path, straight: bytes) -> None:
    """Building half first and all afterwards adds only what is new."""
    assert _built(tmp_path / "r.db", TEXTS[:6], [SAMPLE / "reports"]) == straight


@pytest.mark.slow
def test_several_processes_give_the_same_record(tmp_path: Path, straight: bytes) -> None:
    """Two workers and one process are the same to the byte."""
    copies = tmp_path / "more"
    copies.mkdir()
    for n in range(8):
        (copies / f"extra{n}.txt").write_text(
            f"Shells killed {n + 2} people in Aleppo on Sunday, the Red Cross said."
        )
    paths = [SAMPLE / "reports", copies]
    alone = _built(tmp_path / "one.db", paths)
    assert _built(tmp_path / "two.db", paths, executor=Processes(2)) == alone
    assert alone != straight


@pytest.mark.slow
def test_building_again_adds_nothing(tmp_path: Path) -> None:
    """A second build writes nothing: not a byte of the file changes."""
    db = tmp_path / "r.db"
    _built(db, TEXTS[:4])
    before = db.read_bytes()
    store = open_store(db, write=True)
    summary = build(TEXTS[:4], store, InProcess(), SETTINGS)
    store.close()
    assert (summary.added, summary.known) == (0, 4)
    assert db.read_bytes() == before


def test_sparing_claims_are_made_anew_by_a_whole_build_only(tmp_path: Path) -> None:
    """What was read whole is enough for a build of relevant reports only, not the other way round."""
    told = []
    for name, only in (("whole", False), ("whole", True), ("sparing", True), ("sparing", False)):
        store = open_store(tmp_path / f"{name}.db", write=True)
        summary = build(TEXTS[:2], store, InProcess(), replace(SETTINGS, only_relevant=only))
        store.close()
        told.append((summary.added, summary.again, summary.known))
    assert told == [(2, 0, 0), (0, 0, 2), (2, 0, 0), (0, 2, 0)]


@pytest.mark.slow
def test_a_changed_registry_changes_the_record_without_new_reports(tmp_path: Path) -> None:
    """What is derived follows its inputs."""
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[source]]\nid = "sohr"\nname = "The Watch"\ntype = "monitor"\nnames = ["Syrian Observatory for Human Rights"]\n'
    )
    db = tmp_path / "r.db"
    before = _built(db, TEXTS[:3])
    store = open_store(db, write=True)
    build([], store, InProcess(), Settings(places=SETTINGS.places, sources=(str(mine),)))
    after = canonical(store.record())
    store.close()
    assert b"The Watch" in after
    assert b"The Watch" not in before


@pytest.mark.slow
def test_one_reports_failure_does_not_end_the_rest(
    tmp_path: Path, extractor: RulesV1, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that cannot be extracted is named; the others are built."""
    from rashomon.errors import ExtractError
    from rashomon.extract.rules_v1 import extractor as module

    real = module.find_frames

    def failing(parsed: object) -> object:
        if "Masaken Hanano" in parsed.report.text and "mines" in parsed.report.text:  # type: ignore[attr-defined]
            raise ExtractError("no frames today", where=parsed.report.key)  # type: ignore[attr-defined]
        return real(parsed)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "find_frames", failing)
    store = open_store(tmp_path / "r.db", write=True)
    summary = build([SAMPLE / "reports"], store, InProcess(), SETTINGS)
    store.close()
    assert summary.added == len(TEXTS) - 1
    assert [e.where for e in summary.refused] == ["gazette-1126"]


@pytest.mark.slow
def test_reports_that_share_a_key_are_told_apart(tmp_path: Path) -> None:
    """Two different reports of one key are both kept, whichever came first."""
    for folder, words in (("a", "Shells fell on the port."), ("b", "The port was quiet.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text(words)
    one = _built(tmp_path / "1.db", [tmp_path / "a", tmp_path / "b"])
    two = _built(tmp_path / "2.db", [tmp_path / "b"], [tmp_path / "a"])
    assert one == two
    labels = [
        json.loads(line)["body"]["label"] for line in one.splitlines() if b'"what":"report"' in line
    ]
    assert len(labels) == 2
    assert all(label.startswith("same~") for label in labels)


@pytest.mark.slow
@pytest.mark.shared
def test_the_five_real_reports(tmp_path: Path) -> None:
    """They build in under a minute, verify, and Sakhour is contested."""
    shared = Path(__file__).parents[2] / "shared"
    began = time.perf_counter()
    content = _built(tmp_path / "r.db", [shared / "reports"])
    assert time.perf_counter() - began < 60
    store = open_store(tmp_path / "r.db", write=False)
    assert list(breaches(store)) == []
    findings = store.record().findings
    store.close()
    assert any("Sakhour" in f.question and f.status == "contested" for f in findings)
    assert os.sep + "shared" not in content.decode()
