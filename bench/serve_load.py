"""How fast `rashomon serve` answers from a large record, and what memory it takes.

usage: serve_load.py RECORD.db [--claims 1000000] [--clients 8] [--seconds 60]

A record that is not there is written first (`serve_record.py`), which takes minutes. The server is
started on a free port of this machine; `start` is from there to its first answer. Then clients ask over
loopback, each on a connection of its own and one question after the other: every route in turn, with
another id, page, word or filter each time. Memory is the peak of each of the server's processes (VmHWM); what they share counts in each.
"""

import argparse
import json
import random
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from serve_record import write

from rashomon.publish.site.addresses import stem

WORDS = "market school clinic bakery killed warplanes flour families captured denied bridge".split()
PAIRS = (
    "killed market",
    "captured bridge",
    "syrian killed",
    "families camp fled",
    "shells dead clinic",
)
Ask = Callable[[random.Random], str]


class Client:
    """One connection that asks one thing after the other."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._to = HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str) -> tuple[int, bytes]:
        """Give the status and the answer."""
        self._to.request("GET", path)
        answer = self._to.getresponse()
        return answer.status, answer.read()

    def json(self, path: str) -> dict[str, list[dict[str, object]]]:
        """Give an answer of the API."""
        status, content = self.get(f"/api/v1{path}")
        if status != 200:
            raise SystemExit(f"{path} was answered {status}")
        found: dict[str, list[dict[str, object]]] = json.loads(content)
        return found


def ids(client: Client, name: str, pages: Sequence[int]) -> list[str]:
    """Give ids from some pages of a list."""
    found = [client.json(f"/{name}?page={page}&size=50")["items"] for page in pages]
    return [str(item["id"]) for page in found for item in page]


def routes(client: Client) -> Mapping[str, Ask]:
    """Give what is asked, by a name for each route."""
    far = (1, 7, 90, 400, 900)
    reports, events, claims, findings = (
        ids(client, name, far) for name in ("reports", "events", "claims", "findings")
    )
    places, sources = ids(client, "places", (1, 2, 5)), ids(client, "sources", (1,))
    days = [
        f"20{year}-{month:02}-1{n}" for year in (12, 13) for month in range(1, 13) for n in range(3)
    ]
    kinds, statuses = ("casualties", "control", "shelling", "need"), ("contested", "corroborated")

    def of(template: str, *values: Sequence[object]) -> Ask:
        return lambda rng: template.format(*(rng.choice(v) for v in values))

    urls, stems = ([list(map(f, names)) for names in (reports, events, places, sources)]
                   for f in (lambda i: quote(i, safe=""), stem))  # fmt: skip
    first = range(2, 60)
    return {
        "page /reports": lambda _: "/reports.html",
        "page /reports-N": of("/reports-{}.html", range(2, 2000)),
        "page /reports/ID": of("/reports/{}.html", stems[0]),
        "page /events": lambda _: "/events.html",
        "page /events-N": of("/events-{}.html", first),
        "page /events?kind&place": of("/events.html?kind={}&place={}", kinds, urls[2]),
        "page /events/ID": of("/events/{}.html", stems[1]),
        "page /places": lambda _: "/places.html",
        "page /places/ID": of("/places/{}.html", stems[2]),
        "page /sources": lambda _: "/sources.html",
        "page /sources/ID": of("/sources/{}.html", stems[3]),
        "page /figures": of("/figures-{}.html", first),
        "page /search?q": of("/search.html?q={}", WORDS),
        "page /index": lambda _: "/",
        "page /map": lambda _: "/map.html",
        "page /timeline": lambda _: "/timeline.html",
        "page /digest": of("/digest.html?from={0}&to={0}", days),
        "api /reports": of("/api/v1/reports?page={}", first),
        "api /reports/ID": of("/api/v1/reports/{}", urls[0]),
        "api /claims": of("/api/v1/claims?page={}", first),
        "api /claims deep": of("/api/v1/claims?page={}", range(5000, 20000)),
        "api /claims?kind&teller": of("/api/v1/claims?kind={}&teller={}", kinds, urls[3]),
        "api /claims?status&kind": of("/api/v1/claims?status={}&kind={}", statuses, kinds),
        "api /claims?place&from": of("/api/v1/claims?place={}&from={}", urls[2], days),
        "api /claims/ID": of("/api/v1/claims/{}", [quote(c, safe="") for c in claims]),
        "api /annotations/ID": of("/api/v1/annotations/{}", [quote(c, safe="") for c in claims]),
        "api /events": of("/api/v1/events?page={}", first),
        "api /events/ID": of("/api/v1/events/{}", urls[1]),
        "api /findings": of("/api/v1/findings?page={}", first),
        "api /findings?status&kind": of("/api/v1/findings?status={}&kind={}", statuses, kinds),
        "api /findings/ID": of("/api/v1/findings/{}", findings),
        "api /places/ID": of("/api/v1/places/{}", urls[2]),
        "api /sources": lambda _: "/api/v1/sources",
        "api /control": of("/api/v1/control?day={}", days),
        "search one word": of("/api/v1/search?q={}", WORDS),
        "search words": lambda rng: f"/api/v1/search?q={quote(rng.choice(PAIRS))}",
        "search word, days": of("/api/v1/search?q={}&from={}", WORDS, days),
    }  # fmt: skip


def ask(
    port: int, asks: Mapping[str, Ask], seconds: float, seed: int, took: dict[str, list[float]]
) -> None:
    """Ask every route in turn, in an order of one's own, for some seconds."""
    client, rng = Client(port), random.Random(seed)  # noqa: S311  (what is wanted is the same again)
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for name in rng.sample(sorted(asks), len(asks)):
            path, begun = asks[name](rng), time.perf_counter()
            status, _ = client.get(path)
            took[name].append(time.perf_counter() - begun)
            if status != 200:
                took[f"{name} answered {status}"].append(0.0)


def load(
    port: int, asks: Mapping[str, Ask], clients: int, seconds: float
) -> dict[str, list[float]]:
    """Let clients ask at once; give how long each answer took, in seconds."""
    took: dict[str, list[float]] = defaultdict(list)
    threads = [Thread(target=ask, args=(port, asks, seconds, n, took)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def peak(pid: int) -> str:
    """Tell the most memory a process and those it started have had, in MB, and the sum."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    found = [_peak(each) for each in (str(pid), *children)]
    return f"{sum(found)} MB ({' + '.join(map(str, found))})"


def _peak(pid: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    told = next(line for line in lines if line.startswith("VmHWM"))
    return int(told.split()[1]) // 1024


def started(record: Path) -> tuple["subprocess.Popen[bytes]", int, float]:
    """Start the server; give its process, its port and the seconds to its first answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = [sys.executable, "-m", "rashomon", "serve", str(record), "--port", str(port)]
    begun = time.perf_counter()
    process = subprocess.Popen(program)
    while process.poll() is None:
        try:
            Client(port).get("/api/v1/reports?size=1")
        except OSError:
            time.sleep(0.01)
        else:
            return process, port, time.perf_counter() - begun
    raise SystemExit("the server ended")


def table(took: Mapping[str, Sequence[float]]) -> list[str]:
    """Show each route's times in milliseconds, the slowest last."""
    lines = [f"{'route':34} {'n':>5} {'p50':>7} {'p95':>7} {'max':>7}"]
    figures = []
    for name, seconds in took.items():
        told = sorted(1000 * s for s in seconds)
        p95 = told[min(len(told) - 1, int(0.95 * len(told)))]
        figures.append(
            (
                p95,
                f"{name:34} {len(told):5} {statistics.median(told):7.1f} {p95:7.1f} {told[-1]:7.1f}",
            )
        )
    return lines + [line for _, line in sorted(figures)]


def main() -> None:
    """Write the record where it is not there, serve it, ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    if not options.record.exists():
        write(options.record, options.claims)
    process, port, start = started(options.record)
    try:
        print(f"start {start:.2f} s, memory then {peak(process.pid)}", flush=True)
        begun, client = time.perf_counter(), Client(port)
        client.get("/")
        print(
            f"front page first made {time.perf_counter() - begun:.1f} s after the start", flush=True
        )
        for name, each in routes(client).items():
            begun = time.perf_counter()
            status, content = client.get(each(random.Random(0)))  # noqa: S311
            told = 1000 * (time.perf_counter() - begun)
            print(
                f"alone {name:34} {told:8.1f} ms {len(content) // 1024:6} KB {status}", flush=True
            )
        print("\n".join(table(load(port, routes(client), options.clients, options.seconds))))
        print(f"memory {peak(process.pid)}")
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
