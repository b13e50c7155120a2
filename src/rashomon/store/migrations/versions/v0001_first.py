"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(length: int | None = None) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of a new record."""
    op.create_table(
        "meta",
        sa.Column("key", _text(), primary_key=True),
        sa.Column("value", _text(), nullable=False),
    )
    _make_reports()
    _make_links()
    _make_named()
    _make_findings()
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", _text(), nullable=False),
        sa.Column("what", _text(), nullable=False),
        sa.Column("subject", _text(), nullable=False),
        sa.Column("content", _text(64), nullable=False),
        sa.Column("digest", _text(64), nullable=False),
    )


def _make_reports() -> None:
    op.create_table(
        "report",
        sa.Column("uid", _text(16), primary_key=True),
        sa.Column("key", _text(), nullable=False),
        sa.Column("sha256", _text(64), nullable=False),
        sa.Column("outlet", _text(), nullable=False),
        sa.Column("published", _text(), nullable=False),
        sa.Column("extractor", _text(), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )
    op.create_index("report_by_extractor", "report", ["extractor", "uid"])
    whole = sa.ForeignKey("report.uid", ondelete="CASCADE")
    op.create_table(
        "claim",
        sa.Column("report", _text(16), whole, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", _text(), nullable=False),
        sa.Column("source", _text(), nullable=False),
        sa.Column("stance", _text(), nullable=False),
        sa.Column("kind", _text(), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("claim_by_kind", "claim", ["kind"])


def _make_links() -> None:
    op.create_table(
        "heading",
        sa.Column("report", _text(16), primary_key=True),
        sa.Column("label", _text(), nullable=False, unique=True),
        sa.Column("outlet", _text(), nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("report", _text(16), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", _text(), nullable=False, unique=True),
        sa.Column("source", _text(), nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _make_named() -> None:
    op.create_table(
        "source",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("name", _text(), nullable=False),
        sa.Column("type", _text(), nullable=False),
        sa.Column("side", _text(), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "place",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("name", _text(), nullable=False),
        sa.Column("country", _text(), nullable=False),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _make_findings() -> None:
    op.create_table(
        "event",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("kind", _text(), nullable=False),
        sa.Column("start", _text()),
        sa.Column("end", _text()),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "finding",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("event", _text(), nullable=False, index=True),
        sa.Column("aspect", _text(), nullable=False),
        sa.Column("status", _text(), nullable=False, index=True),
        sa.Column("measure", _text()),
        sa.Column("low", sa.Float),
        sa.Column("best", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
