"""Fetching: no blocked address is reached by any trick, no answer costs more than its bounds."""

import gzip
import time
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from itertools import product

import brotli
import pytest
from tests.ingest.server import Site, serving

from rashomon.errors import BlockedAddressError, FetchError
from rashomon.ingest.fetch.addresses import is_public
from rashomon.ingest.fetch.fetching import Fetcher, Limits, checked
from rashomon.ingest.fetch.robots import Robots

PRIVATE = (
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "10.255.255.254", "172.16.0.1", "172.31.9.9",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1",
    "198.51.100.7", "203.0.113.5", "224.0.0.1", "240.0.0.1", "255.255.255.255",
)  # fmt: skip
PRIVATE_6 = (
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1",
    "100::1", "4000::1",
)  # fmt: skip


def _carried(v4: str) -> tuple[str, ...]:
    a, b, c, d = (int(part) for part in v4.split("."))
    high, low = f"{a:02x}{b:02x}", f"{c:02x}{d:02x}"
    return (
        f"::ffff:{v4}", f"::ffff:{high}:{low}", f"::{v4}", f"2002:{high}:{low}::1", f"64:ff9b::{v4}",
        f"64:ff9b::{high}:{low}",
    )  # fmt: skip


BLOCKED = [*PRIVATE, *PRIVATE_6, *(each for v4 in PRIVATE for each in _carried(v4))]
OPEN = ("93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2a00:1450:4001::64")


@pytest.mark.parametrize("address", BLOCKED)
def test_an_address_that_is_not_public_is_known_in_every_spelling(address: str) -> None:
    """Private, loopback and reserved addresses are seen, those inside IPv6 too."""
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_a_public_address_is_public(address: str) -> None:
    """The open Internet may be reached."""
    assert is_public(address)


HOSTS = (
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
    "0177.0x0.0.1", "localhost", "LOCALHOST", "localhost.", "0", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::127.0.0.1]", "①②⑦.⓪.⓪.①", "127。0。0。1", "127.0.0.1.",
)  # fmt: skip
WAYS = (
    "http://{host}:{port}/",
    "HTTP://{host}:{port}/",
    "http://{host}:{port}/#x",
    " http://{host}:{port}/?a=b",
)


@pytest.mark.parametrize(("host", "way"), list(product(HOSTS, WAYS)))
def test_no_spelling_of_a_loopback_host_is_reached(host: str, way: str) -> None:
    """Decimal, octal, hex, short and wide-letter hosts end before a connection is made."""
    with serving() as site:
        port = site.root.rpartition(":")[2]
        with pytest.raises(FetchError):
            Fetcher(Limits(seconds=3)).fetch(way.format(host=host, port=port))
        assert site.asked == []


SCHEMES = (
    "file:///etc/passwd", "FILE:///etc/passwd", "file://localhost/etc/passwd", "ftp://example.org/x",
    "gopher://example.org/", "data:text/html,hello", "dict://127.0.0.1:11211/", "javascript:alert(1)",
    "ldap://example.org", "jar:http://example.org!/", "//example.org/x", "/etc/passwd", "", "http://",
    "http:///etc/passwd", "https://:80/", "http://user@example.org/", "http://user:word@example.org/",
    "http://example.org@127.0.0.1/", "http://[::1", "http://example.org:99999/", "http://exa mple.org/",
    "unix:/var/run/x.sock", "blob:http://example.org/x", "view-source:http://example.org/",
)  # fmt: skip


@pytest.mark.parametrize("url", SCHEMES)
def test_nothing_but_public_http_and_https_is_asked(url: str) -> None:
    """Other schemes, names and passwords, and addresses without a host are refused in one line."""
    with pytest.raises(FetchError) as found:
        Fetcher(Limits(seconds=3), names=lambda *_: ("127.0.0.1",)).fetch(url)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "to", ["http://{private}/secret", "//{private}/secret", "file:///etc/passwd", "gopher://x/"]
)
def test_a_redirect_is_checked_like_the_first_address(status: int, to: str) -> None:
    """A public page that sends us to a private host or another scheme is not followed."""
    with serving() as outer, serving() as inner:
        inner.put("/secret", b"secret")
        target = to.format(private=f"inner.test:{inner.root.rpartition(':')[2]}")
        outer.put("/", b"", status, Location=target)
        port = outer.root.rpartition(":")[2]
        # both lie on loopback; the test's names tell them apart as a public and a private one
        fetcher = Fetcher(
            Limits(seconds=3),
            allowed=lambda address: address == "127.0.0.1",
            names=lambda host, _: ("127.0.0.1",) if host == "outer.test" else ("10.0.0.5",),
        )
        with pytest.raises(FetchError):
            fetcher.fetch(f"http://outer.test:{port}/")
        assert inner.asked == []


def test_a_name_that_answers_differently_the_second_time_reaches_nothing() -> None:
    """The address that was checked is the one that is connected to: rebinding changes nothing."""
    asked: list[str] = []

    def rebinding(host: str, _: int) -> Sequence[str]:
        asked.append(host)
        return ("203.0.114.9",) if len(asked) == 1 else ("127.0.0.1",)

    with serving() as site:
        port = site.root.rpartition(":")[2]
        with pytest.raises(FetchError):
            Fetcher(Limits(seconds=1), names=rebinding).fetch(f"http://rebind.test:{port}/")
        assert site.asked == []
    assert asked == ["rebind.test"]


def test_a_name_with_one_private_address_among_public_ones_is_blocked() -> None:
    """A mixed answer is not picked from."""
    fetcher = Fetcher(Limits(seconds=2), names=lambda *_: ("8.8.8.8", "127.0.0.1"))
    with pytest.raises(BlockedAddressError):
        fetcher.fetch("http://mixed.test/")


def _local(site: Site, **limits: float) -> Fetcher:
    del site
    return Fetcher(
        Limits(**{"seconds": 5, **limits}), allowed=lambda address: address == "127.0.0.1"
    )  # type: ignore[arg-type]


def test_a_page_comes_with_its_marks_and_is_not_sent_again() -> None:
    """ETag and Last-Modified are kept and sent; 304 means unchanged."""
    with serving() as site:
        sent: list[str] = []

        def answer(request: BaseHTTPRequestHandler) -> None:
            sent.append(request.headers.get("If-None-Match", ""))
            known = sent[-1] == '"a1"'
            request.send_response(304 if known else 200)
            request.send_header("ETag", '"a1"')
            request.end_headers()
            if not known:
                request.wfile.write(b"hello")

        site.answers["/p"] = answer
        first = _local(site).fetch(f"{site.root}/p")
        again = _local(site).fetch(f"{site.root}/p", etag=first.etag)
    assert (first.body, first.etag, again.status, again.body) == (b"hello", '"a1"', 304, b"")


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_bomb_is_given_up_at_the_bound(encoding: str) -> None:
    """200 MB packed into some hundred KB is refused at 10 MB, in one line, within a second or two."""
    plain = b"a" * 200_000_000
    packed = gzip.compress(plain, 6) if encoding == "gzip" else brotli.compress(plain, quality=1)
    with serving() as site:
        site.put("/bomb", packed, Content_Encoding=encoding)
        began = time.monotonic()
        with pytest.raises(FetchError, match="larger than 10,000,000 bytes"):
            _local(site).fetch(f"{site.root}/bomb")
        assert time.monotonic() - began < 10


def test_an_endless_page_is_given_up_at_the_bound() -> None:
    """A body without an end stops at the bound of bytes."""
    with serving() as site:

        def endless(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.end_headers()
            while True:
                request.wfile.write(b"x" * 100_000)

        site.answers["/endless"] = endless
        with pytest.raises(FetchError, match="larger than"):
            _local(site, largest=1_000_000).fetch(f"{site.root}/endless")


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips_is_given_up_in_time(part: str) -> None:
    """One byte now and then does not keep a fetch alive beyond its seconds."""
    with serving() as site:

        def drip(request: BaseHTTPRequestHandler) -> None:
            if part == "body":
                request.send_response(200)
                request.end_headers()
            else:
                request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(100):
                request.wfile.write(b"a")
                request.wfile.flush()
                time.sleep(0.1)

        site.answers["/slow"] = drip
        began = time.monotonic()
        with pytest.raises(FetchError, match="within 1 seconds"):
            _local(site, seconds=1).fetch(f"{site.root}/slow")
        assert time.monotonic() - began < 3


def test_redirects_end() -> None:
    """A loop of redirects is one clear line."""
    with serving() as site:
        site.put("/a", b"", 302, Location="/a")
        with pytest.raises(FetchError, match="redirects more than 5 times"):
            _local(site).fetch(f"{site.root}/a")


@pytest.mark.parametrize(
    ("status", "lasting"), [(404, True), (410, True), (429, False), (500, False), (503, False)]
)
def test_a_refusal_says_whether_it_will_last(status: int, lasting: bool) -> None:  # noqa: FBT001
    """What is gone is gone; what is overloaded is asked again."""
    with serving() as site:
        site.put("/x", b"", status, Retry_After="120")
        with pytest.raises(FetchError, match=f"answered {status}") as found:
            _local(site).fetch(f"{site.root}/x")
    assert found.value.lasting is lasting


def test_a_head_without_end_is_refused() -> None:
    """Headers of megabytes are a fault of the server, told in one line."""
    with serving() as site:

        def heads(request: BaseHTTPRequestHandler) -> None:
            request.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 5_000_000 + b"\r\n\r\n")

        site.answers["/h"] = heads
        with pytest.raises(FetchError):
            _local(site).fetch(f"{site.root}/h")


def test_addresses_are_asked_for_in_one_form() -> None:
    """Fragments go, other letters are escaped, escapes stay."""
    assert (
        checked("http://Exämple.org/ä b?q=ü#top") == "http://xn--exmple-cua.org/%C3%A4%20b?q=%C3%BC"
    )
    assert checked("https://example.org") == "https://example.org/"
    assert checked("https://example.org/a%20b") == "https://example.org/a%20b"


def test_robots_are_asked_once_and_kept_to() -> None:
    """What robots.txt forbids is not fetched; without the file all is allowed."""
    with serving() as site, serving() as free:
        site.put("/robots.txt", b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
        fetcher = _local(site)
        robots = Robots("rashomon/1", lambda url: fetcher.fetch(url).body)
        assert robots.allows(f"{site.root}/news/1")
        assert not robots.allows(f"{site.root}/private/1")
        assert robots.wait(f"{site.root}/news/1") == 7
        assert robots.allows(f"{free.root}/anything")
        assert site.asked == ["/robots.txt"]
