"""A page of a record: what is asked becomes a template's name and what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from rashomon.publish.desk.protocol import Desk
from rashomon.publish.digest.parts import Brief
from rashomon.publish.digest.writing import NOTE, tally, title
from rashomon.publish.feeds.naming import Feed, feeds_of
from rashomon.publish.site.addresses import Asked, Links
from rashomon.publish.site.lane_drawing import lanes
from rashomon.publish.site.map_drawing import panels
from rashomon.publish.site.search_index import search_index
from rashomon.publish.site.templating import environment


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of a site share.

    `live` says that parameters are understood, `as_of` at which moment the desk stands ("" for
    the newest). `base` is the address the site lies at, for feeds, "" where it is not known. `tiles` is the address of an operator's map tiles with {z}, {x} and {y}, "" for
    none.
    """

    live: bool = False
    as_of: str = ""
    tiles: str = ""
    base: str = ""


Shown = Mapping[str, Any]
_Maker = Callable[[Desk, Asked, Site], Shown | None]

TITLES = {
    "index": "Situation",
    "digest": "Digest",
    "map": "Map",
    "events": "Events",
    "places": "Places",
    "figures": "Figures",
    "timeline": "Timeline",
    "sources": "Sources",
    "reports": "Reports",
    "changes": "Changes",
    "search": "Search",
}


def page(desk: Desk, asked: Asked, site: Site) -> str | None:
    """Make a page as HTML; None where the record has nothing of that address."""
    maker = (_ONE if asked.id else _LIST)[asked.what]
    shown = maker(desk, asked, site)
    if shown is None:
        return None
    name = f"{asked.what.removesuffix('s')}.html" if asked.id else f"{asked.what}.html"
    template = environment().get_template(f"site/{name}")
    links = Links(asked, site.live, site.as_of)
    return template.render(to=links, asked=asked, site=site, titles=TITLES, **shown)


def trouble(title: str, words: str, site: Site, depth: int = 0) -> str:
    """Make a page that says what went wrong and where to go; `depth` is its address's folders."""
    template = environment().get_template("site/trouble.html")
    asked = Asked("index")
    links = Links(asked, site.live, up="../" * depth)
    return template.render(
        to=links, asked=asked, site=site, titles=TITLES, title=title, words=words
    )


def _index(desk: Desk, _: Asked, site: Site) -> Shown:
    now = desk.situation()
    return {"now": now, "panels": panels(now.map, site.tiles)}


def _digest(desk: Desk, asked: Asked, site: Site) -> Shown:
    choices = desk.choices()
    places = {p.id for p in choices.places}
    place = asked.filters.place if asked.filters.place in places else ""
    found = desk.digest(Brief(asked.start[:10], asked.end[:10], place))
    return {
        "digest": found,
        "title": title(found),
        "tally": tally(found),
        "note": NOTE,
        "choices": choices,
        "feeds": "" if site.as_of else _feeds(feeds_of(choices), Links(asked).root),
    }


@lru_cache(maxsize=4)
def _feeds(feeds: tuple[Feed, ...], root: str) -> str:
    """Give the list of feeds, made once while it stays as it is: a large record has hundreds."""
    parts: Any = environment().get_template("site/digestparts.html").module
    return Markup(parts.feed_list(root, feeds))  # noqa: S704  (made by a template)


def _map(desk: Desk, asked: Asked, site: Site) -> Shown | None:
    view = desk.map(asked.day)
    if asked.day and asked.day not in view.days:
        return None
    return {"view": view, "panels": panels(view, site.tiles), "small": panels(view)}


def _events(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.events(asked.page, asked.filters)
    return {"found": found, "choices": desk.choices()} if _is_there(found.items, asked) else None


def _places(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.places(asked.page)
    return {"found": found} if _is_there(found.items, asked) else None


def _figures(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.figures(asked.page)
    return {"found": found} if _is_there(found.items, asked) else None


def _timeline(desk: Desk, _: Asked, __: Site) -> Shown:
    found = desk.timeline()
    return {"found": found, "lanes": lanes(found.lanes)}


def _sources(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.sources(asked.page)
    return {"found": found} if _is_there(found.rows.items, asked) else None


def _reports(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.reports(asked.page)
    return {"found": found} if _is_there(found.items, asked) else None


def _search(desk: Desk, asked: Asked, site: Site) -> Shown | None:
    found = desk.search(asked.query, asked.filters, asked.page)
    if not _is_there(found.hits.items, asked):
        return None
    whole = not site.live and asked.page == 1
    return {"found": found, "index": search_index(desk, Links(asked)) if whole else None}


def _changes(desk: Desk, asked: Asked, _: Site) -> Shown:
    days = desk.days()
    start, end = asked.start, asked.end
    if not (start and end):
        start, end = (days[-2], days[-1]) if len(days) > 1 else ("", "")
    found = desk.changes(start, end) if start else None
    kinds = dict.fromkeys(r.kind for r in found.rows) if found else {}
    groups = [(k, [r for r in found.rows if r.kind == k]) for k in kinds] if found else []
    return {"found": found, "groups": groups, "days": days}


def _event(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.event(asked.id)
    return {"found": found} if found else None


def _place(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.place(asked.id)
    return {"found": found, "sides": found.sides} if found else None


def _source(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.source(asked.id)
    return {"found": found} if found else None


def _report(desk: Desk, asked: Asked, _: Site) -> Shown | None:
    found = desk.report(asked.id)
    return {"found": found} if found else None


def _is_there(items: tuple[object, ...], asked: Asked) -> bool:
    return bool(items) or asked.page == 1


_LIST: Mapping[str, _Maker] = {
    "index": _index,
    "digest": _digest,
    "map": _map,
    "events": _events,
    "places": _places,
    "figures": _figures,
    "timeline": _timeline,
    "sources": _sources,
    "reports": _reports,
    "changes": _changes,
    "search": _search,
}
_ONE: Mapping[str, _Maker] = {
    "events": _event,
    "places": _place,
    "sources": _source,
    "reports": _report,
}
