"""Whom a report means by the words that name its tellers and actors."""

from rashomon.extract.rules_v1.naming.cast import Cast

__all__ = ["Cast"]
