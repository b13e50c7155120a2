"""Rashomon: who said what, who denied it, where the words come from, what is independent."""

from rashomon._version import __version__
from rashomon.errors import RashomonError

__all__ = ["RashomonError", "__version__"]
