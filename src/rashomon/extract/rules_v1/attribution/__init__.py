"""Who tells which stretch of a report: attribution frames."""

from rashomon.extract.rules_v1.attribution.find import find_frames

__all__ = ["find_frames"]
