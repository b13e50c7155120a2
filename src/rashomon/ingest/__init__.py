"""Files, pages and tables of reports, each made into a Report."""

from rashomon.ingest.files import LARGEST, incoming
from rashomon.ingest.tabular import ColumnMapping

__all__ = ["LARGEST", "ColumnMapping", "incoming"]
