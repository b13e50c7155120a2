"""A record made of five short reports, with all that a digest tells of."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app
from rashomon.cli.reading import read_record
from rashomon.model.record import Record
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.digest.composing import Editor
from rashomon.publish.digest.evidence import Witness
from rashomon.reconcile.state.chronicle import chronicle

TEXTS = {
    "one": (
        "2020-03-01",
        "Rebels captured Harbour Hill on Sunday, the Port Council said.\n"
        "The Port Council said 12 people were killed in Harbour Hill on Sunday.",
    ),
    "two": (
        "2020-03-02",
        "The army denied that rebels captured Harbour Hill.\n"
        "The army said 30 people were killed in Harbour Hill on Sunday.",
    ),
    "three": (
        "2020-03-03",
        "Shells hit the hospital in Saltmarket on Tuesday, the Coast Observatory said.\n"
        "About 4,000 people fled Saltmarket, the United Nations said.",
    ),
    "four": (
        "2020-03-04",
        "The army and the rebels agreed on a ceasefire in Saltmarket, the Red Cross said.\n"
        "The army has besieged Saltmarket since January, the Red Cross said.\n"
        "About 2,000 people are trapped in besieged Saltmarket, the Red Cross said.",
    ),
    "five": (
        "2020-03-05",
        "The Syrian army captured Veldmarsh from the rebels on Wednesday, the Coast Observatory said.\n"
        "Rebels said the army used chlorine gas in Veldmarsh on Wednesday.\n"
        "Inspectors said they found no trace of chlorine gas in Veldmarsh.",
    ),
}


@pytest.fixture(scope="package")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record's file."""
    folder = tmp_path_factory.mktemp("digest")
    for key, (published, text) in TEXTS.items():
        (folder / f"{key}.txt").write_text(text)
        about = {"outlet": f"The {key.capitalize()} Post", "published": published}
        (folder / f"{key}.json").write_text(json.dumps(about))
    places = folder.parent / f"{folder.name}.csv"
    places.write_text(
        "id,name,feature,latitude,longitude,country\n"
        "p1,Harbour Hill,neighbourhood,36.2,37.1,SY\np2,Saltmarket,town,36.3,37.2,SY\n"
        "p3,Veldmarsh,town,36.4,37.3,SY\n"
    )
    words = ["build", str(folder), "--db", str(folder / "r.db"), "--quiet"]
    done = CliRunner().invoke(app, [*words, "--places", str(places)])
    assert done.exit_code == 0, f"{done.output} {done.exception}"
    return folder / "r.db"


@pytest.fixture(scope="package")
def told(db: Path) -> Record:
    """The record."""
    return read_record(db)


@pytest.fixture(scope="package")
def editor(told: Record) -> Editor:
    """Who makes digests of it."""
    return Editor(Indexed(told), chronicle(told))


@pytest.fixture(scope="package")
def witness(told: Record) -> Witness:
    """What its claims vouch for."""
    return Witness(Indexed(told), chronicle(told))
