"""The process that parses one feed: stdin in, entries as JSON out, bounded in memory."""

import io
import json
import resource
import sys
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

_MEMORY = 400_000_000
_SECONDS = 8
_MOST = 1_000
_LONGEST = 2_000_000
"""Characters of one entry's content that are passed on."""


def parsed(raw: bytes) -> list[dict[str, str]]:
    """Give the entries of a feed's bytes, in its order."""
    if raw.lstrip()[:1] == b"{":
        return _json(raw)
    feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=True)
    outlet = str(feed.feed.get("title", ""))
    return [_entry(each, outlet) for each in feed.entries[:_MOST]]


def _entry(given: Mapping[str, Any], outlet: str) -> dict[str, str]:
    contents = [str(each.get("value", "")) for each in given.get("content", ())]
    when = given.get("published_parsed") or given.get("updated_parsed")
    return {
        "url": str(given.get("link", "")),
        "title": str(given.get("title", "")),
        "published": _moment(when),
        "html": max(contents, key=len, default="")[:_LONGEST],
        "outlet": str(given.get("source", {}).get("title", "")) or outlet,
    }


def _moment(when: Any) -> str:
    """Give a parsed time of UTC as ISO, "" where there is none or no calendar has it."""
    try:
        return datetime.fromtimestamp(timegm(when), UTC).isoformat() if when else ""
    except (ValueError, OverflowError):
        return ""


def _json(raw: bytes) -> list[dict[str, str]]:
    try:
        held = json.loads(raw)
    except (ValueError, RecursionError):
        return []
    items = held.get("items") if isinstance(held, dict) else None
    if not isinstance(items, list):
        return []
    outlet = str(held.get("title", ""))
    return [
        {
            "url": str(each.get("url") or each.get("external_url") or ""),
            "title": str(each.get("title") or ""),
            "published": str(each.get("date_published") or ""),
            "html": str(each.get("content_html") or each.get("content_text") or "")[:_LONGEST],
            "outlet": outlet,
        }
        for each in items[:_MOST]
        if isinstance(each, dict)
    ]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    sys.stdout.write(json.dumps(parsed(sys.stdin.buffer.read())))
