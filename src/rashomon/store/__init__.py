"""Where the record is kept: one protocol, SQLite behind it."""
