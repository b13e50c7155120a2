"""What lets a large record's file answer sooner: events of days long ago, findings counted by kind."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEXES = (
    """CREATE INDEX listed_event_across ON listed_event (last, first, id)
       WHERE substr(first, 1, 7) < substr(last, 1, 7)""",
    "CREATE INDEX listed_event_sort ON listed_event (id, kind)",
)
"""Events that last from one month into another; each event's kind."""


def upgrade() -> None:
    """Make its indexes, where the record is a file."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in INDEXES:
            op.execute(statement)
