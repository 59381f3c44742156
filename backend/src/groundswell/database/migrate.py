"""Brings a database to the newest layout, and tells whether it is there."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from groundswell.settings import BACKEND


def upgrade(on: Engine) -> None:
    config = _config()
    with on.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(on: Engine) -> bool:
    """True when the database answers and its layout is the one this version was written for."""
    try:
        with on.connect() as connection:
            at = MigrationContext.configure(connection).get_current_revision()
    except OperationalError:
        return False
    return at == ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(BACKEND / "migrations").replace("%", "%%"))
    return config
