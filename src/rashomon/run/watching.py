"""Feeds and pages visited when they are due; what they bring goes into one record."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from rashomon.errors import FetchError, IngestError
from rashomon.ingest.archives import page_or_error
from rashomon.ingest.feeds import Entry, entries
from rashomon.ingest.fetch.fetching import Fetched, Fetcher
from rashomon.ingest.fetch.robots import Robots
from rashomon.ingest.html import entry_page
from rashomon.model.report import Incoming
from rashomon.run.watch_file import Watched, WatchPlan
from rashomon.run.watch_state import Visits, WatchState

_BACK_OFF, _LONGEST_BACK_OFF = 2.0, 6 * 3600.0
_MOST_DOUBLINGS = 20

Came = Incoming | IngestError


@dataclass(slots=True)
class Round:
    """What one round of visits brought: reports and faults, and what to remember of each address.

    Nothing is remembered until the reports are stored: `settle` does it then.
    """

    came: list[Came] = field(default_factory=list)
    after: list[Callable[[], None]] = field(default_factory=list)
    visited: int = 0
    unchanged: int = 0

    def settle(self) -> None:
        """Remember what was visited, once its reports are stored."""
        for remember in self.after:
            remember()


@dataclass(slots=True)
class Watcher:
    """Visits what is due, one after the other, leaving each host its pause.

    `now` gives Unix seconds, `sleep` waits; both can be replaced in tests.
    """

    plan: WatchPlan
    state: WatchState
    fetcher: Fetcher
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _robots: Robots = field(init=False)
    _asked: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._robots = Robots(self.fetcher.agent, lambda url: self._paced(url).body)

    def due(self) -> tuple[Watched, ...]:
        """Give what is due now, longest due first."""
        now = self.now()
        waiting = [w for w in self.plan.watched if self.state.of(w.url).due <= now]
        return tuple(sorted(waiting, key=lambda w: (self.state.of(w.url).due, w.url)))

    def next_due(self) -> float:
        """Give the seconds until something is due, 0 where something is."""
        soonest = min(self.state.of(w.url).due for w in self.plan.watched)
        return max(0.0, soonest - self.now())

    def visit(self, watched: Sequence[Watched]) -> Round:
        """Visit addresses; one that fails is a fault of its own, put off longer each time."""
        found = Round()
        for each in watched:
            visits = self.state.of(each.url)
            found.visited += 1
            try:
                self._visit(each, visits, found)
            except IngestError as error:
                found.came.append(error)
                wait = _BACK_OFF ** min(visits.failures + 1, _MOST_DOUBLINGS) * each.every / 2
                wait = min(wait, max(_LONGEST_BACK_OFF, each.every))
                found.after.append(_failed(visits, self.now() + wait))
        return found

    def _visit(self, each: Watched, visits: Visits, found: Round) -> None:
        answer = self._asking(each.url, visits)
        due = self.now() + each.every
        if answer.status == 304:
            found.unchanged += 1
            found.after.append(_came(visits, due, visits.etag, visits.modified, []))
            return
        if not each.is_feed:
            known = {"outlet": each.outlet, "url": answer.url}
            found.came += page_or_error(each.url, answer.body, each.url, known)
            found.after.append(_came(visits, due, answer.etag, answer.modified, []))
            return
        taken, again = self._entries(each, answer, visits, found)
        marks = ("", "") if again else (answer.etag, answer.modified)
        found.after.append(_came(visits, due, *marks, taken))

    def _entries(
        self, each: Watched, answer: Fetched, visits: Visits, found: Round
    ) -> tuple[list[str], bool]:
        """Take a feed's new entries; give those done with, and whether some are to be tried again."""
        taken, again = [], False
        seen = set(visits.seen)
        for entry in entries(answer.body, each.url):
            url = urljoin(answer.url, entry.url.strip())
            if not entry.url or url in seen:
                continue
            got = list(self._entry(each, entry, url))
            found.came += got
            if any(isinstance(one, FetchError) and not one.lasting for one in got):
                again = True
            else:
                taken.append(url)
        return taken, again

    def _entry(self, each: Watched, entry: Entry, url: str) -> Iterator[Came]:
        known = {"outlet": each.outlet or entry.outlet, "published": entry.published, "url": url}
        try:
            if each.whole:
                yield entry_page(url, entry.html, {**known, "title": entry.title}, url)
            else:
                answer = self._asking(url, Visits())
                yield from page_or_error(url, answer.body, url, known)
        except IngestError as error:
            yield error

    def _asking(self, url: str, visits: Visits) -> Fetched:
        if self.plan.robots and not self._robots.allows(url):
            raise FetchError(
                "its host's robots.txt forbids it",
                where=url,
                remedy="take it off the list",
                lasting=True,
            )
        return self._paced(url, etag=visits.etag, modified=visits.modified)

    def _paced(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """Fetch after the pause that the host is left between two visits."""
        host = urlsplit(url).netloc.lower()
        pause = self.plan.host_wait
        if self.plan.robots and not url.endswith("/robots.txt"):
            pause = max(pause, self._robots.wait(url))
        wait = self._asked.get(host, -pause) + pause - self.now()
        if host in self._asked and wait > 0:
            self.sleep(wait)
        self._asked[host] = self.now()
        return self.fetcher.fetch(url, etag=etag, modified=modified)


def _came(
    visits: Visits, due: float, etag: str, modified: str, taken: list[str]
) -> Callable[[], None]:
    def remember() -> None:
        visits.due, visits.etag, visits.modified, visits.failures = due, etag, modified, 0
        visits.saw(taken)

    return remember


def _failed(visits: Visits, due: float) -> Callable[[], None]:
    def remember() -> None:
        visits.due, visits.failures = due, visits.failures + 1

    return remember
