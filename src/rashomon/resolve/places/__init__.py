"""Gazetteer files: read in every form they are published in, kept as one compact file."""
