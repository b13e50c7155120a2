"""A record in other forms: one module a format."""
