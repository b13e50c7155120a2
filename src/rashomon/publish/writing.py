"""A file written whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; raises OSError.

    It is written beside its place and moved there. What is no ordinary file
    (a pipe, a terminal) is written to as it is.
    """
    with part_of(path) as part:
        part.write_bytes(content)


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines as they come, the file whole or not at all; give how many; raises OSError.

    Lines bring their own ends. Half of a surrogate pair, which UTF-8 cannot
    hold, is written as its escape.
    """
    count = 0
    with part_of(path) as part, part.open("wb") as out:
        for line in lines:
            out.write(line.encode("utf-8", "backslashreplace"))
            count += 1
    return count


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Give a path to write to, moved to its place when all went well and else removed."""
    if not is_ordinary(path):
        yield path
        return
    beside = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def is_ordinary(path: Path) -> bool:
    """Whether a path is, or can become, an ordinary file: no pipe, no terminal."""
    return path.is_file() or not path.exists()
