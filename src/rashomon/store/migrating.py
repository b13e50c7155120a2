"""The schema of a record brought up to date, by Alembic migrations shipped in the package."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from rashomon.errors import StoreVersionError


def needs_migration(connection: Connection, where: str) -> bool:
    """Whether the schema is older than this version's; raises StoreVersionError for a newer one."""
    scripts = ScriptDirectory.from_config(_config())
    newest = scripts.get_current_head()
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
        raise StoreVersionError(
            f"was made by a newer version (schema {current}, this one knows {newest})",
            where=where,
            remedy="install a newer rashomon",
        )
    return current != newest


def migrate(connection: Connection) -> None:
    """Bring the schema up to date, in the transaction that is under way."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
