"""Files, pages and tables of reports, each made into a Report."""

from rashomon.ingest.again import holds
from rashomon.ingest.files import LARGEST, incoming
from rashomon.ingest.tabular import ColumnMapping

__all__ = ["LARGEST", "ColumnMapping", "holds", "incoming"]
