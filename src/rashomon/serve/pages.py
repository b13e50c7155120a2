"""The record's pages, live: the same templates and addresses as the static site."""

from collections.abc import Callable
from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from rashomon.errors import PublishError, StoreError
from rashomon.publish.feeds.making import feed_content
from rashomon.publish.site.addresses import Asked, asked
from rashomon.publish.site.assets import assets
from rashomon.publish.site.pages import Site, page, trouble
from rashomon.serve.desks import Desks
from rashomon.serve.keeping import Keeping

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_NOT_THERE = "No page of this record has that address. The record may have been built anew since."

_UNREADABLE = (
    "Its file is gone, or is being written. Try again; rashomon verify tells what is wrong."
)


def pages(desks: Desks, site: Site, kept: Keeping[bytes | None]) -> APIRouter:
    """Make the routes of the pages and of what they load; `kept` holds pages that were made."""
    router = APIRouter(include_in_schema=False)
    loaded = assets()

    @router.get("/assets/{name}")
    def asset(name: str) -> Response:
        content = loaded.get(name)
        if content is None:
            return Response("not found", 404, media_type="text/plain")
        return Response(content, media_type=_TYPES[name.rpartition(".")[2]])

    @router.get("/feeds/{path:path}")
    def feed(path: str, request: Request) -> Response:
        try:
            found = feed_content(desks.at(), f"feeds/{path}", str(request.base_url))
        except PublishError as error:
            return _trouble("That cannot be shown", f"{error}.", 500, site, path.count("/") + 1)
        except StoreError:
            return _trouble(
                "The record cannot be read", _UNREADABLE, 503, site, path.count("/") + 1
            )
        if found is None:
            return _trouble("Not found", _NOT_THERE, 404, site, path.count("/") + 1)
        return Response(found[0], media_type=found[1])

    @router.get("/{path:path}")
    def any_page(path: str, request: Request) -> HTMLResponse:
        given = dict(request.query_params)
        wanted = asked(path, given)
        if wanted is None:
            return _trouble("Not found", _NOT_THERE, 404, site, path.count("/"))
        here = replace(site, as_of=given.get("as_of", "")[:40].strip())
        return answer(desks, wanted, here, kept)

    return router


WARM = (
    "search.html",
    "sources.html",
    "figures.html",
    "index.html",
    "timeline.html",
    "map.html",
    "digest.html",
)
"""Pages for which the whole record is looked at, the quickest first."""


def warming(desks: Desks, site: Site, kept: Keeping[bytes | None]) -> Callable[[], None]:
    """Give what makes the pages that the first readers would else wait for."""

    def warm() -> None:
        for path in WARM:
            wanted = asked(path)
            if wanted is not None:
                answer(desks, wanted, site, kept)

    return warm


def answer(desks: Desks, wanted: Asked, site: Site, kept: Keeping[bytes | None]) -> HTMLResponse:
    """Give a page, or one that says what is wrong with what was asked."""
    try:
        made = _made(desks, wanted, site, kept)
    except PublishError as error:
        return _trouble("That cannot be shown", f"{error}.", 400, site, wanted.depth)
    except StoreError:
        return _trouble("The record cannot be read", _UNREADABLE, 503, site, wanted.depth)
    if made is None:
        return _trouble("Not found", _NOT_THERE, 404, site, wanted.depth)
    return HTMLResponse(made)


def _made(desks: Desks, wanted: Asked, site: Site, kept: Keeping[bytes | None]) -> bytes | None:
    desk = desks.at(site.as_of)

    def make() -> bytes | None:
        made = page(desk, wanted, site)
        return None if made is None else made.encode("utf-8", "replace")

    if site.as_of:
        return make()
    key = (desk.stamp(), wanted, site)
    if wanted.address not in WARM or wanted.parameters:
        return kept.get(key, make)
    return kept.get(key, lambda: desks.sharing.get(repr(key), lambda: make() or b""))


def _trouble(title: str, words: str, code: int, site: Site, depth: int) -> HTMLResponse:
    here = replace(site, as_of="")
    return HTMLResponse(trouble(title, words, here, depth), code)
