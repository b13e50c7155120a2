"""Connections that check every address at connect time and keep to one deadline."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore

from rashomon.errors import BlockedAddressError, FetchError

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the numeric addresses of a host's name."""

_SLICE = 65_536


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system for a host's addresses, in its order, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock after which a fetch is given up."""

    at: float

    def left(self, timeout: float | None = None) -> float:
        """Give the seconds left, at most `timeout`; raises httpcore.ReadTimeout at none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("took too long")
        return left if timeout is None else min(left, timeout)


class _Bounded(httpcore.NetworkStream):
    """A stream whose every wait ends by the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(min(max_bytes, _SLICE), self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Bounded(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Checked(httpcore.NetworkBackend):
    """Opens connections to allowed addresses only.

    A name is resolved once, all its addresses are checked, and the connection
    goes to the very address that was checked, so that a second answer of the
    name's server changes nothing.
    """

    def __init__(self, allowed: Callable[[str], bool], deadline: Deadline, names: Resolve) -> None:
        self._allowed, self._deadline, self._names = allowed, deadline, names
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host; raises BlockedAddressError where any of its addresses is not allowed."""
        try:
            addresses = self._names(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(
                "its host is not known", where=host, remedy="check the address"
            ) from error
        barred = [a for a in addresses if not self._allowed(a)]
        if barred or not addresses:
            raise BlockedAddressError(
                "is not on the open Internet",
                where=host,
                remedy="allow_private = true in the feeds file lets it be reached",
            )
        stream = self._system.connect_tcp(
            addresses[0], port, self._deadline.left(timeout), local_address, socket_options
        )
        return _Bounded(stream, self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Refuse: a page never lies at a path of this machine."""
        del timeout, socket_options
        raise BlockedAddressError("is a path of this machine", where=path)

    def sleep(self, seconds: float) -> None:
        """Wait, at most until the deadline."""
        time.sleep(self._deadline.left(seconds))
