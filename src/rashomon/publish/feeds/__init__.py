"""Feeds of a record: what is told of each place and kind and by each source, and each day's most."""
