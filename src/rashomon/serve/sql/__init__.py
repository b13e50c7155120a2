"""A desk that answers from a record file by SQL, and never holds the whole record."""
