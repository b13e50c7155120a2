"""What a server loads and how it takes readers, seen from outside."""

import subprocess
import sys


def test_a_server_starts_without_the_parser() -> None:
    """It takes most of a second, and a large record is served without."""
    program = (
        "import sys; import rashomon.serve.app, rashomon.serve.running;"
        "sys.exit(bool({'spacy', 'rashomon.pipeline', 'rashomon.deriving'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
