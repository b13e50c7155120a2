"""The live app: the JSON API, and beside it the pages."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from rashomon._version import __version__
from rashomon.publish.site.pages import Site
from rashomon.serve.api.answering import PREFIX
from rashomon.serve.api.problems import tell_problems
from rashomon.serve.api.routes import router
from rashomon.serve.desks import Desks
from rashomon.serve.pages import pages

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def app(desks: Desks, *, tiles: str = "", hosts: tuple[str, ...] = LOOPBACK) -> FastAPI:
    """Make the app. It answers only for `hosts`, so that no web page can reach it by another name.

    `tiles` is the address of an operator's map tiles, the one host pages may load pictures from.
    """
    made = FastAPI(
        title="Rashomon",
        version=__version__,
        summary="Who said what, who denied it, what has independent support.",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
    )
    made.state.desks = desks
    tell_problems(made)
    made.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    headers = safe_headers(tiles)

    @made.middleware("http")
    async def guarded(
        request: Request, go_on: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await go_on(request)
        response.headers.update(headers)
        return response

    made.include_router(router)
    made.include_router(pages(desks, Site(live=True, tiles=tiles)))
    return made


def safe_headers(tiles: str = "") -> dict[str, str]:
    """Give the headers of every answer: nothing runs or loads but the app's own files."""
    host = urlsplit(tiles)
    pictures = f" {host.scheme}://{host.netloc}" if host.netloc else ""
    policy = (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
        f" img-src 'self' data:{pictures}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
    }
