"""The live app: the static site's addresses, parameters beside them, nothing let in from outside."""

from pathlib import Path

from fastapi.testclient import TestClient
from typer.testing import CliRunner

from rashomon.cli.main import app as program
from rashomon.publish.site.static import addresses
from rashomon.serve.app import app
from rashomon.serve.desks import Desks


def test_every_address_of_the_static_site_is_live_too(desks: Desks, client: TestClient) -> None:
    """The same paths, each answered with a page."""
    for asked in addresses(desks.at()):
        answer = client.get(f"/{asked.address}")
        assert answer.status_code == 200, asked
        assert answer.headers["content-type"].startswith("text/html")
    assert client.get("/").text == client.get("/index.html").text


def test_every_answer_has_a_strict_policy(client: TestClient) -> None:
    """Pages, assets and errors alike; no inline script, no outside host."""
    for path in ("/", "/assets/site.css", "/nothing", "/?as_of=never"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_the_tile_host_is_let_in_for_pictures_only(desks: Desks) -> None:
    """Only where the operator names one."""
    tiled = TestClient(
        app(desks, tiles="https://tiles.example/{z}/{x}/{y}.png"), base_url="http://localhost"
    )
    policy = tiled.get("/").headers["content-security-policy"]
    assert "img-src 'self' data: https://tiles.example;" in policy
    assert policy.count("https://") == 1


def test_another_name_of_this_machine_is_refused(client: TestClient) -> None:
    """A page elsewhere cannot read the desk by pointing a name of its own at it."""
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_moment_shows_only_what_was_out_and_links_keep_it(client: TestClient) -> None:
    """On the first day nothing is contested; each link goes on at that moment."""
    then = client.get("/reports.html?as_of=2020-03-01").text
    assert "reports/one.html?as_of=2020-03-01" in then
    assert "reports/two.html" not in then
    assert "reports/two.html" in client.get("/reports.html").text
    assert client.get("/reports/two.html?as_of=2020-03-01").status_code == 404


def test_changes_between_two_days_name_the_dispute(client: TestClient) -> None:
    """The denial of the second day makes the taking contested."""
    html = client.get("/changes.html?from=2020-03-01&to=2020-03-02").text
    assert ">Contested" in html
    assert "denied" in html or "captured" in html


def test_filters_and_words_are_parameters(client: TestClient) -> None:
    """A search that finds, one that finds nothing and says what to try."""
    assert "12 people were killed" in client.get("/search.html?q=killed&kind=casualties").text
    assert "Nothing fits" in client.get("/search.html?q=zeppelin").text
    assert "No event fits" in client.get("/events.html?from=1999-01-01&to=1999-01-02").text


def test_what_makes_no_sense_is_a_page_that_helps(client: TestClient) -> None:
    """A wrong moment is 400, an unknown address 404, both with a way on that works from there."""
    wrong = client.get("/events/x/y.html")
    assert wrong.status_code == 404
    assert 'href="../../index.html"' in wrong.text
    bad = client.get("/index.html?as_of=soon")
    assert bad.status_code == 400
    assert "no moment" in bad.text
    assert client.get("/reports/o/ne.html").status_code == 404
    assert client.get("/changes.html?from=x&to=y").status_code == 400


def test_a_record_built_anew_is_shown_anew(tmp_path: Path) -> None:
    """The desk looks whether the file changed."""
    (tmp_path / "a.txt").write_text("Shells killed six people in the port, the mayor said.")
    build = ["build", str(tmp_path), "--db", str(tmp_path / "r.db"), "--quiet"]
    assert CliRunner().invoke(program, build).exit_code == 0
    client = TestClient(app(Desks(tmp_path / "r.db")), base_url="http://localhost")
    assert "1 report" in client.get("/reports.html").text
    (tmp_path / "b.txt").write_text("Shelling wounded nine people in the port, doctors said.")
    assert CliRunner().invoke(program, build).exit_code == 0
    assert "2 reports" in client.get("/reports.html").text
    (tmp_path / "r.db").unlink()
    gone = client.get("/reports.html")
    assert gone.status_code == 503
    assert "verify" in gone.text


def test_feeds_are_live_with_whole_addresses(client: TestClient) -> None:
    """Those of the static site; one that is not there is a page that says so."""
    answer = client.get("/feeds/all.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "http://127.0.0.1:8765/feeds/all.atom" in answer.text
    told = client.get("/feeds/kind/control.json").json()
    assert told["items"]
    assert client.get("/feeds/kind/none.json").status_code == 404


def test_the_digest_is_narrowed_by_days_and_place(client: TestClient) -> None:
    """By the parameters that its form sets; the front page leads to it."""
    assert 'href="digest.html"' in client.get("/").text
    told = client.get("/digest.html?from=2020-03-03&to=2020-03-03").text
    assert "3 March 2020" in told
    assert "12 people were killed" in told
    assert "Nothing was told of this" in client.get("/digest.html?from=2031-01-01").text
