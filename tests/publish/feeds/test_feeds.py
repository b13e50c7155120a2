"""Feeds: valid by their specifications, read back by a feed reader, the same every time."""

import json
import re
from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from rashomon.model.record import Record
from rashomon.publish.desk.record import RecordDesk
from rashomon.publish.feeds.entries import NEVER, moment, tag
from rashomon.publish.feeds.making import every_feed, feed_content

BASE = "https://desk.example/crisis/"
ATOM = "{http://www.w3.org/2005/Atom}"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TAG = re.compile(r"tag:[a-z0-9.-]+,2026:[A-Za-z0-9:%._~-]+")


@pytest.fixture
def feeds(record: Record) -> dict[str, bytes]:
    """Every feed of the small record, at an address."""
    return dict(every_feed(RecordDesk(record), BASE))


def test_there_is_a_feed_of_each_day_of_all_and_of_each_thing(feeds: dict[str, bytes]) -> None:
    """By kind, place and source, in both forms."""
    stems = {name.rpartition(".")[0] for name in feeds}
    assert {"feeds/daily", "feeds/all", "feeds/kind/control", "feeds/source/ministry"} <= stems
    assert {f"{s}.{form}" for s in stems for form in ("atom", "json")} == set(feeds)


def test_atom_has_what_the_specification_requires(feeds: dict[str, bytes]) -> None:
    """RFC 4287: one id, title and updated each; an author; links; content as escaped HTML."""
    for name, content in feeds.items():
        if not name.endswith(".atom"):
            continue
        root = etree.fromstring(content)
        assert root.tag == f"{ATOM}feed"
        for element in (root, *root.findall(f"{ATOM}entry")):
            assert [len(element.findall(ATOM + t)) for t in ("id", "title", "updated")] == [1, 1, 1]
            assert _TAG.fullmatch(element.findtext(f"{ATOM}id")), name
            assert _TIME.fullmatch(element.findtext(f"{ATOM}updated"))
            assert element.findtext(f"{ATOM}title")
            assert element.find(f"{ATOM}link[@rel='alternate']").get("href").startswith(BASE)
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert root.find(f"{ATOM}link[@rel='self']").get("href") == BASE + name
        ids = [e.findtext(f"{ATOM}id") for e in root.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        updated = [e.findtext(f"{ATOM}updated") for e in root.findall(f"{ATOM}entry")]
        assert root.findtext(f"{ATOM}updated") == max(updated, default=NEVER)
        contents = root.findall(f"{ATOM}entry/{ATOM}content")
        assert all(c.get("type") == "html" and not len(c) for c in contents)


def test_json_has_what_the_specification_requires(feeds: dict[str, bytes]) -> None:
    """JSON Feed 1.1: version, title, items; each item an id and content."""
    for name, content in feeds.items():
        if not name.endswith(".json"):
            continue
        told = json.loads(content)
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert told["title"]
        assert told["feed_url"] == BASE + name
        assert all(isinstance(a["name"], str) for a in told["authors"])
        for item in told["items"]:
            assert _TAG.fullmatch(item["id"])
            assert item["content_html"]
            assert item["url"].startswith(BASE)
            assert _TIME.fullmatch(item["date_modified"])
            assert all(isinstance(t, str) for t in item.get("tags", []))


def test_a_feed_reader_reads_it_back(feeds: dict[str, bytes]) -> None:
    """Titles, links, days and the words with their citation."""
    read = feedparser.parse(feeds["feeds/all.atom"])
    assert not read.bozo
    assert read.version == "atom10"
    first = next(e for e in read.entries if e.id == "tag:desk.example,2026:event:e1")
    assert first.title == "Bridge taken (contested)"
    assert first.link == f"{BASE}events/e1.html"
    assert first.updated_parsed[:3] == (2016, 11, 28)
    told = first.content[0].value
    assert "Ministry said “The army took the bridge”" in told
    assert f'href="{BASE}reports/one.html#c-one-1"' in told
    assert "[one-1: Sample Herald, 2016-11-28]" in told


def test_each_day_has_its_top_stories(feeds: dict[str, bytes]) -> None:
    """One entry a day, disputes first."""
    read = feedparser.parse(feeds["feeds/daily.atom"])
    assert [e.title for e in read.entries] == ["Top stories of 28 November 2016"]
    told = read.entries[0].content[0].value
    assert told.index("In dispute") < told.index("At least 12 people were killed")


def test_stored_words_are_escaped(feeds: dict[str, bytes]) -> None:
    """Markup in an outlet's name is words in the HTML that a feed carries, and so twice in XML."""
    atom, held = feeds["feeds/all.atom"].decode(), json.loads(feeds["feeds/all.json"])
    assert "<b>" not in atom
    assert "&lt;b&gt;" not in atom.replace("&amp;lt;b&amp;gt;", "")
    assert all("<b>Post" not in i["content_html"] for i in held["items"])


def test_signs_that_xml_cannot_hold_are_left_out(record: Record) -> None:
    """A control character in a title breaks no feed."""
    events = tuple(replace(e, title=f"{e.title}\x01\x0b <&>") for e in record.events)
    desk = RecordDesk(replace(record, events=events))
    content, media = feed_content(desk, "feeds/all.atom", BASE) or (b"", "")
    assert media.startswith("application/atom+xml")
    assert "Bridge taken <&> (contested)" in {
        e.findtext(f"{ATOM}title") for e in etree.fromstring(content).findall(f"{ATOM}entry")
    }


def test_without_an_address_links_are_relative(record: Record) -> None:
    """From where each feed lies; JSON, which wants whole addresses, has none."""
    feeds = dict(every_feed(RecordDesk(record), ""))
    assert b'href="../events/e1.html"' in feeds["feeds/all.atom"]
    assert b'href="../../events/e1.html"' in feeds["feeds/kind/control.atom"]
    assert b'"url"' not in feeds["feeds/all.json"]
    assert b"tag:rashomon.invalid,2026:event:e1" in feeds["feeds/all.atom"]


def test_ids_do_not_change_and_bytes_are_the_same(record: Record, feeds: dict[str, bytes]) -> None:
    """The same record gives the same feeds; an id says nothing of order or time."""
    assert dict(every_feed(RecordDesk(record), BASE)) == feeds
    assert tag(BASE, "event:~a b/ü") == "tag:desk.example,2026:event:~a%20b%2F%C3%BC"


def test_undated_stories_stay_out(record: Record) -> None:
    """A feed needs a time; none is guessed. An address that no feed has is none."""
    undated = tuple(replace(c, published="") for c in record.claims)
    desk = RecordDesk(replace(record, claims=undated))
    content, _ = feed_content(desk, "feeds/all.json", BASE) or (b"{}", "")
    assert json.loads(content)["items"] == []
    assert feed_content(desk, "feeds/kind/none.atom", BASE) is None
    assert feed_content(desk, "feeds/all.rss", BASE) is None


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2016-11-28", "2016-11-28T00:00:00Z"),
        ("2016-11-28T10:30:00+02:00", "2016-11-28T08:30:00Z"),
        ("2016-11-28T10:30:00", "2016-11-28T10:30:00Z"),
        ("", NEVER),
    ],
)
def test_times_are_written_in_utc(told: str, written: str) -> None:
    """As RFC 3339."""
    assert moment(told) == written
