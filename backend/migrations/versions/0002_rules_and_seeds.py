"""Spells never overlap; the nation, and the place for figures of no practice"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# A practice may take part in two schemes at a time, so there the rule holds for each scheme by itself.
SAME = """
    s.organisation_id = NEW.organisation_id AND s.parent_kind = NEW.parent_kind AND s.id <> NEW.id
    AND (NEW.parent_kind <> 'scheme' OR s.parent_id = NEW.parent_id)
    AND s.first < COALESCE(NEW.until, '9999-12-31') AND NEW.first < COALESCE(s.until, '9999-12-31')
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        op.execute(
            "ALTER TABLE spell ADD CONSTRAINT ex_spell_no_overlap EXCLUDE USING gist ("
            " organisation_id WITH =, parent_kind WITH =,"
            " (CASE WHEN parent_kind = 'scheme' THEN parent_id ELSE 0 END) WITH =,"
            " daterange(first, until) WITH &&)"
        )
    else:
        for when in ("INSERT", "UPDATE"):
            op.execute(
                f"CREATE TRIGGER ex_spell_no_overlap_{when.lower()} AFTER {when} ON spell "
                f"WHEN EXISTS (SELECT 1 FROM spell s WHERE {SAME}) "
                "BEGIN SELECT RAISE(ABORT, 'ex_spell_no_overlap'); END"
            )
    op.execute(
        "INSERT INTO revision (id, action, words, by_name, made_at)"
        " VALUES (1, 'database_made', 'The database was made', 'Groundswell', CURRENT_TIMESTAMP)"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('revision', 'id'), 1)")
    organisation = sa.table("organisation", *(sa.column(name) for name in ("code", "kind", "name", "revision_id")))
    op.bulk_insert(
        organisation,
        [
            {"code": "ENG", "kind": "nation", "name": "England", "revision_id": 1},
            {"code": "UNASSIGNED", "kind": "unassigned", "name": "Belongs to no practice", "revision_id": 1},
        ],
    )
