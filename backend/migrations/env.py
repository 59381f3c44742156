"""Runs migrations one at a time: under a lock on PostgreSQL, in one transaction that is kept whole or not at all."""

from alembic import context
from sqlalchemy import Connection, text

from groundswell.database.engine import engine
from groundswell.database.registry import metadata

MIGRATIONS_LOCK = 0x67726E646D


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=False)
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            # Rather fail than queue behind a long query and hold everyone else up.
            connection.execute(text("SET LOCAL lock_timeout = '20s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATIONS_LOCK})
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with engine().execution_options(writes=True).connect() as connection:
        run(connection)
        connection.commit()
