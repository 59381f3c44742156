"""Phases, targets and recorded changes that people set, each with a reason"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STANDING = sa.text("removed_revision_id IS NULL")
OF_THE_NATION = sa.text("removed_revision_id IS NULL AND organisation_id IS NULL")


def id_type() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def set_by_someone(table: str, words: str) -> list[sa.schema.SchemaItem]:
    """The columns and rules that all three tables have."""
    return [
        sa.Column("id", id_type(), nullable=False),
        sa.Column(words, sa.Text(), nullable=False),
        sa.Column("revision_id", id_type(), nullable=False),
        sa.Column("removed_reason", sa.Text(), nullable=True),
        sa.Column("removed_revision_id", id_type(), nullable=True),
        sa.CheckConstraint(f"{words} <> ''", name=op.f(f"ck_{table}_{words}_given")),
        sa.CheckConstraint(
            "(removed_reason IS NULL) = (removed_revision_id IS NULL)", name=op.f(f"ck_{table}_removed_with_reason")
        ),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f(f"fk_{table}_revision_id")),
        sa.ForeignKeyConstraint(["removed_revision_id"], ["revision.id"], name=op.f(f"fk_{table}_removed_revision_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f(f"fk_{table}_measure_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f(f"fk_{table}_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def one_standing(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def upgrade() -> None:
    former = sa.table(
        "target",
        sa.column("measure_id", sa.Integer()),
        sa.column("first", sa.Date()),
        sa.column("value", sa.Double()),
        sa.column("revision_id", id_type()),
    )
    kept = op.get_bind().execute(sa.select(former).order_by(former.c.measure_id, former.c.first)).mappings().all()
    op.drop_table("target")
    target = op.create_table(
        "target",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", id_type(), nullable=True),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        *set_by_someone("target", "reason"),
    )
    one_standing("uq_target_standing", "target", ["measure_id", "organisation_id", "first"], STANDING)
    one_standing("uq_target_standing_of_the_nation", "target", ["measure_id", "first"], OF_THE_NATION)
    op.create_table(
        "phase",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", id_type(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("baseline", sa.Integer(), nullable=True),
        *set_by_someone("phase", "reason"),
        sa.CheckConstraint("baseline >= 12", name=op.f("ck_phase_baseline_long_enough")),
    )
    one_standing("uq_phase_standing", "phase", ["measure_id", "organisation_id", "first"], STANDING)
    op.create_table(
        "recorded_change",
        sa.Column("organisation_id", id_type(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        *set_by_someone("recorded_change", "words"),
    )
    op.create_index(op.f("ix_recorded_change_organisation_id"), "recorded_change", ["organisation_id"])
    op.bulk_insert(target, [{**row, "reason": "Set before reasons were kept."} for row in kept])
