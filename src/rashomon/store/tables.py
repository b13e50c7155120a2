"""The tables of a record, as SQLAlchemy Core sees them.

A model object stands whole in `body`, as JSON; the columns beside it are what
is asked for, and are checked against the body by `verify`.
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
report = Table(
    "report",
    metadata,
    Column("uid", String(16), primary_key=True),
    Column("key", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("outlet", String, nullable=False),
    Column("published", String, nullable=False),
    Column("extractor", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Index("report_by_extractor", "extractor", "uid"),
)
claim = Table(
    "claim",
    metadata,
    Column("report", String(16), ForeignKey("report.uid", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", String, nullable=False),
    Column("source", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("claim_by_kind", "kind"),
)
heading = Table(
    "heading",
    metadata,
    Column("report", String(16), primary_key=True),
    Column("label", String, nullable=False, unique=True),
    Column("outlet", String, nullable=False),
)
link = Table(
    "link",
    metadata,
    Column("report", String(16), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("source", String, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)
source = Table(
    "source",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),
    Column("side", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
place = Table(
    "place",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("country", String, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("body", LargeBinary, nullable=False),
)
event = Table(
    "event",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("start", String),
    Column("end", String),
    Column("body", LargeBinary, nullable=False),
)
finding = Table(
    "finding",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, nullable=False, index=True),
    Column("aspect", String, nullable=False),
    Column("status", String, nullable=False, index=True),
    Column("measure", String),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    Column("body", LargeBinary, nullable=False),
)
shelf = Table(
    "shelf",
    metadata,
    Column("shelf", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("what", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("content", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)

DERIVED = (heading, link, source, place, event, finding, shelf)
"""What reconciling makes: replaced as one, and only where it changed."""
