"""What finds the events of a few days long ago without going through all that came after."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index the events that last from one month into another, where the record is a file."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            """CREATE INDEX listed_event_across ON listed_event (last, first, id)
               WHERE substr(first, 1, 7) < substr(last, 1, 7)"""
        )
