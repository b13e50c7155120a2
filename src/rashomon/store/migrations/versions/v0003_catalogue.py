"""The catalogue: what lists, filters and searches are answered from."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE listed_report (at INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
       label TEXT NOT NULL, source TEXT NOT NULL, outlet TEXT NOT NULL, told TEXT NOT NULL,
       day TEXT NOT NULL, headline TEXT NOT NULL, claims INTEGER NOT NULL)""",
    "CREATE INDEX listed_report_order ON listed_report (told DESC, label)",
    "CREATE INDEX listed_report_day ON listed_report (day)",
    """CREATE TABLE listed_claim (at INTEGER PRIMARY KEY, source TEXT NOT NULL,
       denies INTEGER NOT NULL, own INTEGER NOT NULL, event TEXT NOT NULL, status TEXT NOT NULL)""",
    "CREATE INDEX listed_claim_source ON listed_claim (source, denies, at)",
    "CREATE INDEX listed_claim_status ON listed_claim (status, at)",
    """CREATE TABLE listed_event (id TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL,
       kind TEXT NOT NULL, status TEXT NOT NULL, reports INTEGER NOT NULL, origins INTEGER NOT NULL,
       told_first TEXT NOT NULL, told_last TEXT NOT NULL)""",
    "CREATE INDEX listed_event_newest ON listed_event (last DESC, id)",
    "CREATE INDEX listed_event_kind ON listed_event (kind, last DESC, id)",
    "CREATE INDEX listed_event_status ON listed_event (status, last DESC, id)",
    "CREATE INDEX listed_event_told ON listed_event (told_last DESC, id DESC)",
    """CREATE TABLE event_claim (at INTEGER, event TEXT, PRIMARY KEY (at, event)) WITHOUT ROWID""",
    """CREATE TABLE event_place (place TEXT, last TEXT, event TEXT,
       PRIMARY KEY (place, last DESC, event)) WITHOUT ROWID""",
    """CREATE TABLE event_teller (teller TEXT, last TEXT, event TEXT,
       PRIMARY KEY (teller, last DESC, event)) WITHOUT ROWID""",
    """CREATE TABLE listed_finding (id TEXT PRIMARY KEY, event TEXT NOT NULL, last TEXT NOT NULL,
       aspect TEXT NOT NULL, status TEXT NOT NULL, contested INTEGER NOT NULL, date TEXT NOT NULL,
       measure TEXT NOT NULL, inputs INTEGER NOT NULL, lines INTEGER NOT NULL,
       reports INTEGER NOT NULL, origins INTEGER NOT NULL)""",
    "CREATE INDEX listed_finding_order ON listed_finding (last DESC, event, id)",
    "CREATE INDEX listed_finding_status ON listed_finding (status, last DESC, event, id)",
    """CREATE INDEX listed_finding_weight ON listed_finding
       (status, origins DESC, reports DESC, date, id)""",
    """CREATE INDEX listed_finding_figure ON listed_finding (contested DESC, inputs DESC, id)
       WHERE inputs > 0""",
    """CREATE INDEX listed_finding_measure ON listed_finding (measure, lines DESC, inputs DESC, id)
       WHERE inputs > 0""",
    "CREATE INDEX listed_finding_holder ON listed_finding (event) WHERE aspect = 'holder'",
    """CREATE TABLE credit (at INTEGER PRIMARY KEY, finding TEXT NOT NULL, told TEXT NOT NULL,
       by TEXT NOT NULL, label TEXT NOT NULL)""",
    """CREATE TABLE relayed (told TEXT, by TEXT, count INTEGER NOT NULL,
       PRIMARY KEY (told, by)) WITHOUT ROWID""",
    """CREATE TABLE listed_teller (id TEXT PRIMARY KEY, claims INTEGER NOT NULL,
       denials INTEGER NOT NULL, reports INTEGER NOT NULL)""",
    "CREATE TABLE listed_kind (id TEXT PRIMARY KEY)",
    "CREATE TABLE listed_place (id TEXT PRIMARY KEY, prec INTEGER NOT NULL)",
    """CREATE TABLE listed_flow (origin TEXT, target TEXT, label TEXT NOT NULL,
       number INTEGER NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (origin, target)) WITHOUT ROWID""",
    "CREATE TABLE word (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE)",
    *(
        f"CREATE VIRTUAL TABLE {name} USING fts5"
        " (words, content='', detail=none, columnsize=0, tokenize=ascii)"
        for name in ("claim_words", "report_words")
    ),
)


def upgrade() -> None:
    """Make its tables, where the record is a file; what was derived before must be derived again."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for statement in TABLES:
        op.execute(statement)
    op.execute("DELETE FROM meta WHERE key = 'derived'")
