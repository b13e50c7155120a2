"""The JSON API: lists with filters and pages, one thing by its id, tags, moments, clear problems."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from rashomon.serve.desks import Desks

API = "/api/v1"


def _get(client: TestClient, path: str) -> Any:
    answer = client.get(f"{API}{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def _ids(client: TestClient, path: str) -> list[str]:
    return [item["id"] for item in _get(client, path)["items"]]


def test_the_openapi_lists_what_there_is(client: TestClient) -> None:
    """Every list beside its one thing, every parameter and problem with words."""
    told = _get(client, "/openapi.json")
    paths = {path.removeprefix(API) for path in told["paths"]}
    for name in ("reports", "claims", "events", "findings", "sources", "places", "annotations"):
        assert {f"/{name}", f"/{name}/{{id}}"} <= paths
    assert {"/search", "/changes", "/figures", "/control", "/texts/{id}"} <= paths
    named = {p["name"] for p in told["paths"][f"{API}/claims"]["get"]["parameters"]}
    asked = {
        "kind",
        "place",
        "teller",
        "status",
        "report",
        "from",
        "to",
        "q",
        "as_of",
        "page",
        "size",
    }
    assert asked <= named
    for path in told["paths"].values():
        assert {"200", "304", "422"} <= path["get"]["responses"].keys()


@pytest.mark.parametrize(
    "name", ["reports", "claims", "events", "findings", "sources", "places", "annotations"]
)
def test_what_a_list_names_is_found_by_its_id(client: TestClient, name: str) -> None:
    """The id of an item is the last part of its own address."""
    items = _get(client, f"/{name}")["items"]
    assert items
    for item in items:
        id_ = item["id"].removeprefix("urn:rashomon:claim:")
        assert _get(client, f"/{name}/{quote(id_)}")["id"] == item["id"]


@pytest.mark.parametrize("name", ["reports", "claims", "events", "findings", "sources", "places"])
def test_pages_of_one_are_the_list(client: TestClient, name: str) -> None:
    """Nothing is left out or told twice; a page beyond the last is empty."""
    whole = _get(client, f"/{name}?size=200")
    assert whole["total"] == len(whole["items"])
    pages = [_get(client, f"/{name}?size=1&page={n + 1}") for n in range(whole["total"])]
    assert [item for page in pages for item in page["items"]] == whole["items"]
    assert {page["pages"] for page in pages} == {whole["total"]}
    assert _get(client, f"/{name}?size=1&page={whole['total'] + 1}")["items"] == []


def test_filters_narrow_claims(client: TestClient) -> None:
    """By kind, teller, place, report, days and words; each item fits, and another is left out."""
    every = _get(client, "/claims")["items"]
    assert {c["claim"]["report"] for c in every} == {"one", "two", "three"}
    deadly = _get(client, "/claims?kind=casualties")["items"]
    assert [c["claim"]["report"] for c in deadly] == ["three"]
    council = next(c["source"] for c in every if c["claim"]["report"] == "one")
    assert {c["source"] for c in _get(client, f"/claims?teller={council}")["items"]} == {council}
    assert _get(client, "/claims?report=two")["total"] == 1
    assert _get(client, "/claims?q=denied&report=one")["total"] == 0
    days = _get(client, "/claims?from=2020-03-02&to=2020-03-02")["items"]
    assert {c["claim"]["report"] for c in days} == {"two"}
    place = next(p["id"] for c in every for p in c["places"])
    assert all(
        place in [p["id"] for p in c["places"]]
        for c in _get(client, f"/claims?place={place}")["items"]
    )
    assert _get(client, "/claims?q=zeppelin")["items"] == []


def test_an_event_has_its_grade_of_harm(client: TestClient) -> None:
    """One teller's dead are graded weak, with the reason; who holds a hill harms nobody."""
    (dead,) = _get(client, "/events?kind=casualties")["items"]
    harm = _get(client, f"/events/{dead['id']}")["harm"]
    assert harm["grade"] == "weak"
    assert "Port Council" in harm["reason"]
    (held,) = _get(client, "/events?kind=control")["items"]
    assert _get(client, f"/events/{held['id']}")["harm"] is None


def test_a_status_narrows_events_and_findings(client: TestClient) -> None:
    """The denied taking alone is contested."""
    events = _get(client, "/events?status=contested")["items"]
    assert [e["status"] for e in events] == ["contested"]
    findings = _get(client, "/findings?status=contested")["items"]
    assert [f["event"] for f in findings] == [events[0]["id"]]
    assert all(p["claims"] for f in findings for p in f["positions"])
    whole = _get(client, f"/events/{events[0]['id']}")
    assert findings[0] in whole["findings"]


def test_search_tells_claims_and_reports(client: TestClient) -> None:
    """Both hold all words."""
    found = _get(client, "/search?q=killed")
    assert [c["claim"]["report"] for c in found["claims"]["items"]] == ["three"]
    assert [r["id"] for r in found["reports"]] == ["three"]


def test_an_annotation_finds_its_words_in_the_stored_text(client: TestClient) -> None:
    """Both selectors point at the same words of the text that the API gives."""
    page = client.get(f"{API}/annotations")
    assert page.headers["content-type"].startswith("application/ld+json")
    assert page.json()["partOf"]["total"] == len(page.json()["items"])
    for item in page.json()["items"]:
        quote, position = item["target"]["selector"]
        stored = _get(client, f"/texts/{item['target']['source']['rashomon:label']}")
        assert stored["text"][position["start"] : position["end"]] == quote["exact"]
        assert stored["sha256"] == item["target"]["source"]["rashomon:sha256"]
        alone = _get(client, f"/annotations/{item['id'].removeprefix('urn:rashomon:claim:')}")
        assert alone.pop("@context")[0] == "http://www.w3.org/ns/anno.jsonld"
        assert alone == item


def test_who_holds_the_tag_gets_nothing_again(client: TestClient) -> None:
    """304 with no body for the same question, the whole for another; a weak tag counts."""
    first = client.get(f"{API}/claims?size=2")
    tag = first.headers["etag"]
    assert tag.startswith('"')
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(f"{API}/claims?size=2", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    other = client.get(f"{API}/claims?size=1", headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag
    none = client.get(f"{API}/claims/none", headers={"If-None-Match": "*"})
    assert none.status_code == 404


def test_a_moment_shows_only_what_was_out(client: TestClient) -> None:
    """On the first day the taking stands undenied, and later reports are not there."""
    assert _ids(client, "/reports?as_of=2020-03-01") == ["one"]
    assert _get(client, "/events?as_of=2020-03-01&status=contested")["total"] == 0
    assert client.get(f"{API}/reports/two?as_of=2020-03-01").status_code == 404
    assert _ids(client, "/reports?as_of=2020-03-02T23:59Z") == ["two", "one"]
    then, now = (client.get(f"{API}/sources{q}").headers["etag"] for q in ("", "?as_of=2020-03-01"))
    assert then != now


def test_changes_between_two_days(client: TestClient) -> None:
    """The second day's denial makes the taking contested."""
    found = _get(client, "/changes?from=2020-03-01&to=2020-03-02")
    assert (found["reports_before"], found["reports_after"]) == (1, 2)
    assert "contested" in [row["after"] for row in found["rows"]]


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/claims?kind=weather", 422, "kind"),
        ("/claims?page=0", 422, "page"),
        ("/claims?size=201", 422, "size"),
        ("/claims?colour=red", 422, "colour"),
        ("/events?from=2020-02-30", 422, "from"),
        ("/reports?as_of=soon", 422, "as_of"),
        ("/changes?from=2020-03-01", 422, "to"),
        ("/claims/none", 404, None),
        ("/events/%00", 404, None),
        ("/nothing", 404, None),
    ],
)
def test_a_problem_is_one_clear_line(
    client: TestClient, path: str, status: int, parameter: str | None
) -> None:
    """As problem+json that names the parameter."""
    answer = client.get(API + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["parameter"] == parameter
    assert told["title"]
    assert "\n" not in told["detail"]


def test_nothing_can_be_written(client: TestClient) -> None:
    """Other methods are refused as a problem that tells which is allowed."""
    answer = client.post(f"{API}/claims", json={})
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["allow"] == "GET"


def test_what_a_browser_would_run_is_escaped(client: TestClient, desks: Desks) -> None:
    """A word of the asker that stands in the answer begins no tag."""
    answer = client.get(f"{API}/search", params={"q": "<script>&"})
    assert b"<" not in answer.content
    assert json.loads(answer.content)["query"] == "<script>&"
