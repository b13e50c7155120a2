"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of a new record."""
    op.create_table(
        "meta",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    _make_reports()
    _make_links()
    _make_named()
    _make_findings()
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )


def _make_reports() -> None:
    op.create_table(
        "report",
        sa.Column("uid", sa.String(16), primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("outlet", sa.String, nullable=False),
        sa.Column("published", sa.String, nullable=False),
        sa.Column("extractor", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )
    op.create_index("report_by_extractor", "report", ["extractor", "uid"])
    whole = sa.ForeignKey("report.uid", ondelete="CASCADE")
    op.create_table(
        "claim",
        sa.Column("report", sa.String(16), whole, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("stance", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("claim_by_kind", "claim", ["kind"])


def _make_links() -> None:
    op.create_table(
        "heading",
        sa.Column("report", sa.String(16), primary_key=True),
        sa.Column("label", sa.String, nullable=False, unique=True),
        sa.Column("outlet", sa.String, nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("report", sa.String(16), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("source", sa.String, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _make_named() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("side", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("country", sa.String, nullable=False),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _make_findings() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("start", sa.String),
        sa.Column("end", sa.String),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("event", sa.String, nullable=False, index=True),
        sa.Column("aspect", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False, index=True),
        sa.Column("measure", sa.String),
        sa.Column("low", sa.Float),
        sa.Column("best", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
