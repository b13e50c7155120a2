"""What takes long to make is made once for all processes that serve: bytes in a folder of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover  (where nothing forks, one process serves)
    fcntl = None  # type: ignore[assignment]


class Sharing:
    """Bytes by key in a folder, None for nowhere. Who asks for what another is making waits for it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def __bool__(self) -> bool:
        """Whether what is made is kept."""
        return self._folder is not None

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Give what is kept under a key, else make it."""
        if self._folder is None:
            return make()
        path = self._folder / sha256(key.encode()).hexdigest()
        if path.exists():
            return path.read_bytes()
        with _alone(path.with_suffix(".lock")):
            if path.exists():
                return path.read_bytes()
            made = make()
            half = path.with_suffix(".half")
            half.write_bytes(made)
            half.replace(path)
        return made


NOWHERE = Sharing()
"""Shares nothing: what is asked for is made."""


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
