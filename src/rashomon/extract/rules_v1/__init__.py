"""Claims by rules over the dependency parse, with a small fitted model for kinds."""

from rashomon.extract.rules_v1.extractor import RulesV1

__all__ = ["RulesV1"]
