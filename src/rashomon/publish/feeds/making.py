"""Feeds written as Atom (RFC 4287) and as JSON Feed 1.1."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote

from lxml import etree

from rashomon.publish.desk.protocol import Desk
from rashomon.publish.feeds.entries import NEVER, Entry, entries, tag
from rashomon.publish.feeds.naming import Feed, feed_at, feeds_of

TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
"""Media types of the forms."""

_ATOM = "http://www.w3.org/2005/Atom"
_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold, not even escaped."""

_ABOUT = "Who says what, and who denies it; every statement leads to its exact words."


def every_feed(desk: Desk, base: str) -> Iterator[tuple[str, bytes]]:
    """Give every feed's address below the site with its content; Atom before JSON."""
    for feed in feeds_of(desk.choices()):
        found = entries(desk, feed, base)
        yield f"{feed.path}.atom", atom(feed, found, base)
        yield f"{feed.path}.json", json_feed(feed, found, base)


def feed_content(desk: Desk, address: str, base: str) -> tuple[bytes, str] | None:
    """Give the feed at an address with its media type; None where there is none."""
    found = feed_at(address, desk.choices())
    if found is None:
        return None
    feed, form = found
    write = atom if form == "atom" else json_feed
    return write(feed, entries(desk, feed, base), base), TYPES[form]


def atom(feed: Feed, found: tuple[Entry, ...], base: str) -> bytes:
    """Write a feed as Atom; without a base its links are relative to where it lies."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    up = base or "../" * feed.path.count("/")
    _add(root, "id", tag(base, feed.path.replace("/", ":")))
    _add(root, "title", feed.title)
    _add(root, "subtitle", _ABOUT)
    _add(root, "updated", _updated(found))
    _add(_add(root, "author", ""), "name", "Rashomon")
    _add(root, "link", "", rel="self", href=f"{up}{quote(feed.path)}.atom")
    _add(root, "link", "", rel="alternate", type="text/html", href=f"{up}index.html")
    for entry in found:
        told = _add(root, "entry", "")
        _add(told, "id", entry.id)
        _add(told, "title", entry.title, type="text")
        _add(told, "link", "", rel="alternate", type="text/html", href=entry.link)
        _add(told, "published", entry.published)
        _add(told, "updated", entry.updated)
        for each in entry.tags:
            _add(told, "category", "", term=each)
        _add(told, "content", entry.html, type="html")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def _add(parent: "etree._Element", name: str, words: str, **attributes: str) -> "etree._Element":
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    for key, value in attributes.items():
        element.set(key, _UNFIT.sub("", value))
    element.text = _UNFIT.sub("", words) or None
    return element


def json_feed(feed: Feed, found: tuple[Entry, ...], base: str) -> bytes:
    """Write a feed as JSON Feed 1.1; addresses, which it wants whole, only where there is a base."""
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": _ABOUT,
        "language": "en",
        "authors": [{"name": "Rashomon"}],
    }
    if base:
        told |= {"home_page_url": base, "feed_url": f"{base}{quote(feed.path)}.json"}
    told["items"] = [_item(e, base) for e in found]
    content = json.dumps(told, ensure_ascii=False, indent=1)
    return content.encode("utf-8", "backslashreplace") + b"\n"


def _item(entry: Entry, base: str) -> dict[str, object]:
    return {
        "id": entry.id,
        **({"url": entry.link} if base else {}),
        "title": entry.title,
        "content_html": entry.html,
        "date_published": entry.published,
        "date_modified": entry.updated,
        **({"tags": list(entry.tags)} if entry.tags else {}),
    }


def _updated(found: tuple[Entry, ...]) -> str:
    return max((e.updated for e in found), default=NEVER)
