"""What a host asks of robots: read once, kept for a while, and kept to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from rashomon.errors import FetchError

_LARGEST = 500_000
"""Bytes of a robots.txt that are read (RFC 9309 asks for as many at least)."""

_LONGEST_WAIT = 60.0


@dataclass(slots=True)
class Robots:
    """The robots.txt of the hosts asked so far.

    `get` fetches an address and gives its body. A host without the file, or
    that answers with an error of ours (4xx), allows everything; where it cannot be
    had otherwise nothing is fetched (RFC 9309): the FetchError goes on.
    """

    agent: str
    get: Callable[[str], bytes]
    _known: dict[str, RobotFileParser] = field(default_factory=dict)

    def allows(self, url: str) -> bool:
        """Whether the host lets us fetch an address."""
        return self._of(url).can_fetch(self.agent, url)

    def wait(self, url: str) -> float:
        """Give the seconds its host asks to leave between two visits, 0 where it asks for none."""
        asked = self._of(url).crawl_delay(self.agent)
        return min(float(asked or 0), _LONGEST_WAIT)

    def _of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._known:
            self._known[root] = self._read(root)
        return self._known[root]

    def _read(self, root: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            body = self.get(f"{root}/robots.txt")
        except FetchError as error:
            if "answered 4" not in error.problem:
                raise
            lines = []
        else:
            lines = body[:_LARGEST].decode("utf-8", "replace").splitlines()
        rules.parse(lines)
        return rules
