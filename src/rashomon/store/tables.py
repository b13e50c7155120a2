"""The tables of a record, as SQLAlchemy Core sees them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

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
    Column("raw", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("extractor", String, nullable=False),
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
    Index("claim_by_source", "source"),
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
derived = Table(
    "derived",
    metadata,
    Column("what", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("what", String, nullable=False),
    Column("uid", String, nullable=False),
    Column("digest", String(64), nullable=False),
)
