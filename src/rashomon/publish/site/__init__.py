"""The pages of a record: addresses, models, templates, and a writer of static files."""
