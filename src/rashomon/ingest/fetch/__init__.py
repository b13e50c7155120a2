"""Pages fetched from the network: only from public addresses, bounded in size and time."""

from rashomon.ingest.fetch.addresses import is_public
from rashomon.ingest.fetch.fetching import Fetched, Fetcher, Limits

__all__ = ["Fetched", "Fetcher", "Limits", "is_public"]
