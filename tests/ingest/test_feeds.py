"""Feeds of every form, and feeds made to hurt."""

import contextlib
import json
import time

import pytest

from rashomon.errors import UnreadableInputError
from rashomon.ingest.feeds import entries

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Port Gazette</title>
<item><title>Shells hit the port</title><link>http://gazette.test/1</link>
<pubDate>Mon, 28 Nov 2016 10:00:00 +0200</pubDate></item>
<item><title>Talks resume</title><link>/2</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Port Gazette</title><entry>
<title>Shells hit the port</title><link href="http://gazette.test/1"/><updated>2016-11-28T08:00:00Z</updated>
<content type="html">&lt;p&gt;Shells hit the harbour.&lt;/p&gt;</content></entry></feed>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Port Gazette",
    "items": [{"id": "1", "url": "http://gazette.test/1", "title": "Shells hit the port",
               "content_html": "<p>Shells hit the harbour.</p>", "date_published": "2016-11-28T08:00:00Z"}],
}).encode()  # fmt: skip


def test_rss_gives_its_entries() -> None:
    """Addresses, titles, the outlet and the time as UTC."""
    first, second = entries(RSS, "feed")
    assert (first.url, first.title, first.outlet) == (
        "http://gazette.test/1",
        "Shells hit the port",
        "Port Gazette",
    )
    assert first.published == "2016-11-28T08:00:00+00:00"
    assert second.published == ""


@pytest.mark.parametrize("raw", [ATOM, JSON])
def test_atom_and_json_give_content_where_the_feed_carries_it(raw: bytes) -> None:
    """A whole entry needs no second fetch."""
    (entry,) = entries(raw, "feed")
    assert entry.url == "http://gazette.test/1"
    assert "Shells hit the harbour." in entry.html


BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""
HURTFUL = {
    "entities": BOMB,
    "entities in UTF-16": BOMB.decode().encode("utf-16"),
    "outside file": b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><rss></rss>',
    "no feed": b"<html><body>hello</body></html>",
    "empty": b"",
    "JSON of another form": b'{"items": 3}',
    "JSON too deep": b"{" + b'"a":[' * 100_000,
}


@pytest.mark.parametrize("raw", HURTFUL.values(), ids=HURTFUL.keys())
def test_what_is_no_feed_or_would_hurt_is_one_clear_line(raw: bytes) -> None:
    """Bombs and other things are refused, fast."""
    began = time.monotonic()
    with pytest.raises(UnreadableInputError) as found:
        entries(raw, "http://gazette.test/feed")
    assert "\n" not in str(found.value)
    assert time.monotonic() - began < 10


@pytest.mark.slow
def test_a_feed_of_a_million_items_ends_in_time() -> None:
    """54 MB of items are given up within the parser's seconds."""
    raw = (
        b'<rss version="2.0"><channel>'
        + b"<item><title>A</title><link>http://a.test/c</link></item>" * 1_000_000
    )
    began = time.monotonic()
    with pytest.raises(UnreadableInputError):
        entries(raw, "http://gazette.test/feed")
    assert time.monotonic() - began < 12


def test_deep_markup_ends_in_time() -> None:
    """A feed nested 100,000 deep is parsed or refused, never hung on."""
    began = time.monotonic()
    raw = b"<rss><channel>" + b"<a>" * 100_000
    with contextlib.suppress(UnreadableInputError):
        assert entries(raw, "feed") == ()
    assert time.monotonic() - began < 10
