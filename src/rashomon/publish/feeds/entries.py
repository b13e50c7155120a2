"""Entries of feeds: events and days with their sentences, when they changed, what they are known by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from rashomon.publish.desk.models import Story
from rashomon.publish.desk.protocol import Desk
from rashomon.publish.digest.parts import Brief, Cited, Sentence, written_day
from rashomon.publish.feeds.naming import Feed
from rashomon.publish.single_file import STATUS_NAMES
from rashomon.publish.site.addresses import Asked, Links
from rashomon.publish.site.templating import environment

NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated."""

_NOBODY = "rashomon.invalid"
_MINTED = "2026"
_TOP, _FEW = 8, 2
"""Sentences of a day and of an event."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `id` is a tag: URI, times are RFC 3339 in UTC, `html` is escaped."""

    id: str
    title: str
    link: str
    published: str
    updated: str
    tags: tuple[str, ...]
    html: str


def entries(desk: Desk, feed: Feed, base: str) -> tuple[Entry, ...]:
    """Give a feed's entries, the newest first; `base` is the site's address, "" for none.

    What no dated report tells has no place in a feed.
    """
    links = Links(Asked("index"), up=base or "../" * feed.path.count("/"))
    if feed.sort == "daily":
        return tuple(_days(desk, feed, base, links))
    stories = desk.stories(feed.filters, feed.most)
    return tuple(_event(s, base, links) for s in stories)


def _event(story: Story, base: str, links: Links) -> Entry:
    row = story.row
    return Entry(
        id=tag(base, f"event:{row.id}"),
        title=f"{row.title} ({STATUS_NAMES[row.status]})",
        link=links.event(row.id),
        published=moment(story.first),
        updated=moment(story.last),
        tags=(row.kind.replace("_", " "), *(p.name for p in row.places)),
        html=_html((("", story.sentences[:_FEW]),), story.cited, links),
    )


def _days(desk: Desk, feed: Feed, base: str, links: Links) -> Iterator[Entry]:
    for day in list(desk.days())[::-1][: feed.most]:
        found = desk.digest(Brief(day, day, length=_TOP))
        if found.sections:
            yield Entry(
                id=tag(base, f"day:{day}"),
                title=f"Top stories of {written_day(day)}",
                link=links.list("digest", **{"from": day, "to": day}),
                published=moment(day),
                updated=moment(max((day, *(c.claim.published for c in found.cited)))),
                tags=(),
                html=_html(found.sections, found.cited, links),
            )


def _html(
    sections: tuple[tuple[str, tuple[Sentence, ...]], ...], cited: tuple[Cited, ...], links: Links
) -> str:
    shown = {c.claim.id: c for c in cited}
    template = environment().get_template("feed.html")
    return " ".join(template.render(sections=sections, cited=shown, to=links).split())


def tag(base: str, thing: str) -> str:
    """Make a tag: URI (RFC 4151) of what does not change with the record's growth.

    The authority is the site's host, or one that nobody has where the site has no address.
    """
    host = urlsplit(base).hostname or _NOBODY
    return f"tag:{host},{_MINTED}:{quote(thing, safe=':')}"


def moment(published: str) -> str:
    """Write a report's day or time as RFC 3339 in UTC; a time without a zone is UTC."""
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return NEVER
    known = found if found.tzinfo else found.replace(tzinfo=UTC)
    return f"{known.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
