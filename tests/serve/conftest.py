"""A record of three reports on three days, and a client that asks for it."""

import json

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from rashomon.cli.main import app as program
from rashomon.serve.app import app
from rashomon.serve.desks import Desks

TEXTS = {
    "one": ("2020-03-01", "Rebels captured Harbour Hill on Sunday, the Port Council said."),
    "two": ("2020-03-02", "The army denied that rebels captured Harbour Hill."),
    "three": ("2020-03-03", "The Port Council said 12 people were killed in Harbour Hill."),
}
PLACES = "id,name,names,feature,parent,country,latitude,longitude\nhill,Harbour Hill,,town,,XX,10.5,20.5\n"


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Desks:
    """Desks over a record of three reports on three days."""
    folder = tmp_path_factory.mktemp("serve")
    for key, (published, text) in TEXTS.items():
        (folder / f"{key}.txt").write_text(text)
        about = {"outlet": f"The {key}", "published": published}
        (folder / f"{key}.json").write_text(json.dumps(about))
    places = tmp_path_factory.mktemp("places") / "places.csv"
    places.write_text(PLACES)
    words = ["build", str(folder), "--db", str(folder / "r.db"), "--quiet"]
    words += ["--places", str(places)]
    assert CliRunner().invoke(program, words).exit_code == 0
    return Desks(folder / "r.db", (), (places,))


@pytest.fixture(scope="module")
def client(desks: Desks) -> TestClient:
    """A client that asks as a browser on this machine does."""
    return TestClient(app(desks), base_url="http://127.0.0.1:8765")
