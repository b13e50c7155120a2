"""The live pages and the JSON API."""
