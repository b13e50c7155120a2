"""Who tells which stretch of a report: attribution frames."""

from rashomon.extract.rules_v1.attribution.find import find_frames
from rashomon.extract.rules_v1.attribution.wide import Attribution, find_attributions

__all__ = ["Attribution", "find_attributions", "find_frames"]
