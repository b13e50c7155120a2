"""One folder per extractor and version: a Text made into Claims."""
