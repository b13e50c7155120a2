"""`python -m rashomon` is the program."""

from rashomon.cli.main import run

run()
