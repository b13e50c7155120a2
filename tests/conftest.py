"""What many tests use: the sample, the shared data where it lies beside, one loaded extractor.

Where PostgreSQL's programs are installed, also a server of its own that is thrown away.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.model.claim import Claim
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.resolve.registry import load_registry
from rashomon.settings import DEFAULT_MODEL

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.exists():
        pytest.skip("SKIPPED LOUDLY: the shared data does not lie beside this checkout")


@pytest.fixture(scope="session")
def extractor() -> RulesV1:
    return RulesV1(DEFAULT_MODEL, load_registry().known_names())


@pytest.fixture(scope="session")
def claims_of(extractor: RulesV1):
    """Give the claims of a text, as the extractor finds them."""

    def extract(stored: str) -> tuple[Claim, ...]:
        report = Report("u", "k", "0", MediaType.PLAIN, stored, outlet="The Sample Herald")
        return next(extractor.extract_many([(report, read(report))])).claims

    return extract


@dataclass
class Server:
    """A PostgreSQL server that lives as long as the tests.

    Over its socket everybody is let in by name, over loopback only with a password.
    """

    programs: Path
    folder: Path
    port: int
    password: str = "p@ss/w:rd"  # noqa: S105  (of a server that is thrown away)
    _numbers: Iterator[int] = field(default_factory=count)

    def database(self, *options: str) -> str:
        """Make an empty database; give its URL over the socket."""
        name = f"r{next(self._numbers)}"
        self.run("createdb", *options, name)
        return self.url(name)

    def url(self, name: str, user: str = "owner") -> str:
        return f"postgresql://{user}@/{name}?host={self.folder}&port={self.port}"

    def sql(self, url: str, *statements: str) -> str:
        """Run statements; give what the last one says."""
        words = [each for statement in statements for each in ("-c", statement)]
        done = [self.programs / "psql", "-qAt", "-v", "ON_ERROR_STOP=1", *words, url]
        return subprocess.run(done, check=True, capture_output=True, text=True).stdout.strip()

    def run(self, program: str, *words: str) -> None:
        at = ("-h", str(self.folder), "-p", str(self.port), "-U", "owner")
        subprocess.run([self.programs / program, *at, *words], check=True)

    def control(self, *words: str) -> None:
        """Run a program as somebody other than root, whom PostgreSQL refuses."""
        other = ("runuser", "-u", "postgres", "--") if os.getuid() == 0 else ()
        program, *rest = words
        command = [*other, str(self.programs / program), *rest]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def start(self) -> None:
        (self.folder / "password").write_text(self.password)
        if os.getuid() == 0:
            for path in (self.folder, self.folder / "password"):
                shutil.chown(path, "postgres", "postgres")
        data = str(self.folder / "data")
        owner = ("-U", "owner", f"--pwfile={self.folder / 'password'}")
        auth = ("--auth-local=trust", "--auth-host=scram-sha-256")
        self.control("initdb", "-D", data, *owner, *auth, "-E", "UTF8", "--no-locale", "-N")
        told = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self.control("pg_ctl", "-D", data, "-w", "-l", f"{data}.log", "-o", told, "start")

    def stop(self) -> None:
        self.control("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")


def _programs() -> Path | None:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (debian[-1] if debian else None)
    return Path(found).resolve().parent if found else None


def _roomy() -> Path | None:
    """Give a folder in memory that holds a hundred databases, None for the usual one on disk."""
    memory = Path("/dev/shm")  # noqa: S108  (a folder of its own is made in it)
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 2 << 30 else None


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server in a folder of its own; skipped where PostgreSQL or psycopg is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("SKIPPED LOUDLY: PostgreSQL is not installed (apt-get install postgresql)")
    if find_spec("psycopg") is None:
        pytest.skip("SKIPPED LOUDLY: psycopg is not installed (pip install 'psycopg[binary]')")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Server(programs, Path(tempfile.mkdtemp(prefix="rashomon-pg-", dir=_roomy())), port)
    try:
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(made.folder, ignore_errors=True)


@pytest.fixture
def somewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Give where a new record can lie, by the name of a kind of store."""
    numbers = count()

    def place(kind: str) -> str:
        if kind == "postgresql":
            return str(request.getfixturevalue("server").database())
        return str(tmp_path / f"r{next(numbers)}.db")

    return place
