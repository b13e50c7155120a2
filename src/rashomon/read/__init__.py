"""Boilerplate, paragraphs, quotations and captions: a Report made into a Text."""
