"""The live app: the JSON API, and beside it the pages."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Thread
from urllib.parse import urlsplit

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon._version import __version__
from rashomon.publish.site.pages import Site
from rashomon.serve.api.answering import PREFIX
from rashomon.serve.api.problems import tell_problems
from rashomon.serve.api.routes import router
from rashomon.serve.desks import Desks
from rashomon.serve.keeping import Keeping
from rashomon.serve.pages import pages, warming

KEPT = 32_000_000
"""Bytes of answers kept while the record stays as it is."""

AT_ONCE = 1
"""Answers made at once by one process: two would wait for one another at every turn of the interpreter."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def app(
    desks: Desks, *, tiles: str = "", hosts: tuple[str, ...] = LOOPBACK, warm: bool = False
) -> FastAPI:
    """Make the app. It answers only for `hosts`, so that no web page can reach it by another name.

    `tiles` is the address of an operator's map tiles, the one host pages may load pictures from.
    With `warm` the pages that look at the whole record are made when it starts, beside the answers.
    """
    site = Site(live=True, tiles=tiles)
    kept = Keeping[bytes | None](KEPT, lambda content: len(content or b"") + 500)
    made = FastAPI(
        title="Rashomon",
        version=__version__,
        summary="Who said what, who denied it, what has independent support.",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
        lifespan=_started(warming(desks, site, kept) if warm else None),
    )
    made.state.desks = desks
    made.state.kept = kept
    tell_problems(made)
    made.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    headers = safe_headers(tiles)

    made.add_middleware(Guarded, headers=headers)
    made.include_router(router)
    made.include_router(pages(desks, site, kept))
    return made


class Guarded:
    """Adds the headers of every answer."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app, self._headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers added."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, sent)


def _started(
    warming: Callable[[], None] | None,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = AT_ONCE
        if warming:
            Thread(target=warming, daemon=True).start()
        yield

    return life


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
