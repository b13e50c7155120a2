"""One page fetched: every hop checked, what comes in bounded before and after unpacking."""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import certifi
import httpcore

from rashomon._version import __version__
from rashomon.errors import FetchError
from rashomon.ingest.fetch.addresses import is_public
from rashomon.ingest.fetch.connecting import Checked, Deadline, Resolve, resolve
from rashomon.ingest.packing import gathered, unpacked

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_LASTING = frozenset((400, 401, 403, 404, 405, 410, 451))
_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: bytes after unpacking, seconds in all, redirects."""

    largest: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `status` 200 with its body, or 304 with none.

    `url` is where it was found after redirects. `etag` and `modified` are what
    the server gave for asking again.
    """

    url: str
    status: int
    body: bytes
    media_type: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages from allowed addresses over http and https, and nothing else.

    `allowed` says of a numeric address whether it may be reached; it is asked
    at every connection, those of redirects too. No proxy is used and no cookie
    kept.
    """

    limits: Limits = Limits()
    agent: str = f"rashomon/{__version__}"
    allowed: Callable[[str], bool] = is_public
    names: Resolve = resolve

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """Fetch a page, or learn that it is as it was.

        Raises FetchError with one clear line: no such host, refused address,
        too slow, too large, a status other than 200 and 304.
        """
        deadline = Deadline(time.monotonic() + self.limits.seconds)
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {"User-Agent": self.agent, "Accept-Encoding": "gzip", "Accept": "*/*"}
        headers |= {name: value for name, value in asked.items() if value}
        at = checked(url)
        for _ in range(self.limits.redirects + 1):
            found = self._ask(at, headers, deadline)
            if isinstance(found, Fetched):
                return found
            at = checked(urljoin(at, found))
        raise FetchError(f"redirects more than {self.limits.redirects} times", where=url)

    def _ask(self, url: str, headers: Mapping[str, str], deadline: Deadline) -> Fetched | str:
        """Ask once: give the answer, or where it sends us."""
        wait = {"connect": _WAIT, "read": _WAIT, "write": _WAIT, "pool": _WAIT}
        backend = Checked(self.allowed, deadline, self.names)
        secure = ssl.create_default_context(cafile=certifi.where())
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=secure, network_backend=backend, retries=0
                ) as pool,
                pool.stream(
                    "GET", url, headers=list(headers.items()), extensions={"timeout": wait}
                ) as answer,
            ):
                return self._taken(url, answer)
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise FetchError(
                f"did not answer whole within {self.limits.seconds:g} seconds", where=url
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise FetchError(
                f"could not be fetched: {error or 'it broke off'}", where=url
            ) from error
        except (httpcore.UnsupportedProtocol, UnicodeError, ValueError) as error:
            raise FetchError(f"is no address that can be asked: {error}", where=url) from error

    def _taken(self, url: str, answer: httpcore.Response) -> Fetched | str:
        told = {n.decode("latin-1").lower(): v.decode("latin-1") for n, v in answer.headers}
        if answer.status in _REDIRECTS:
            return told.get("location", "")
        marks = (told.get("content-type", ""), told.get("etag", ""), told.get("last-modified", ""))
        if answer.status == 304:
            return Fetched(url, 304, b"", *marks)
        if answer.status != 200:
            wait = told.get("retry-after", "")
            raise FetchError(
                f"the server answered {answer.status}", where=url,
                remedy=f"it asks to wait {wait}" if wait else "",
                lasting=answer.status in _LASTING,
            )  # fmt: skip
        body = self._bounded(url, answer, told.get("content-encoding", ""))
        return Fetched(url, 200, body, *marks)

    def _bounded(self, url: str, answer: httpcore.Response, encoding: str) -> bytes:
        packed, largest = encoding.strip().lower(), self.limits.largest
        try:
            return unpacked(gathered(answer.iter_stream(), largest), packed, largest)
        except ValueError as error:
            raise FetchError(f"is not packed as it says ({packed[:40]})", where=url) from error
        except OverflowError as error:
            raise FetchError(
                f"is larger than {self.limits.largest:,} bytes", where=url,
                remedy="raise largest in the feeds file",
            ) from error  # fmt: skip


def checked(url: str) -> str:
    """Give an address as it is asked for: http or https, with a host, without its fragment.

    Raises FetchError for every other scheme, for names and passwords in it and for no host.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        ascii_host = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except ValueError as error:
        raise FetchError("is no address", where=url[:200]) from error
    if parts.scheme not in ("http", "https") or not ascii_host or parts.username is not None:
        raise FetchError(
            "is not a public http or https address", where=url[:200], remedy="give one"
        )
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    place = shown if port is None else f"{shown}:{port}"
    return urlunsplit((parts.scheme, place, _escaped(parts.path) or "/", _escaped(parts.query), ""))


def _escaped(part: str) -> str:
    """Escape what may not stand in an address, leaving escapes that are there."""
    return quote(part, safe="/%:@!$&'()*+,;=~-._?")
