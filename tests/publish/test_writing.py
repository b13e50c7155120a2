import os
import threading
from pathlib import Path

import pytest

from rashomon.publish.writing import write_whole


def test_a_file_that_cannot_be_finished_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there before stays until the new file is whole, and no rest is left."""
    path = tmp_path / "page.html"
    write_whole(path, b"old")

    def failing(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    """What is no ordinary file is not replaced by one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"words")
    reader.join(10)
    assert got == [b"words"]
    assert pipe.is_fifo()
