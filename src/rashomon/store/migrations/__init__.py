"""Alembic migrations, shipped with the package and run when a record is opened to write."""
