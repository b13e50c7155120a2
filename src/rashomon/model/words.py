"""Exact words of a report, at the place where they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Words of a report, character for character.

    `start` and `end` count Unicode code points (Python `str` positions) in the
    report's stored text; `stored[start:end] == text` always holds.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, stored: str, start: int, end: int) -> "Words":
        """Cut the words between two offsets (0 <= start <= end <= len) out of a stored text."""
        return cls(start, end, stored[start:end])
