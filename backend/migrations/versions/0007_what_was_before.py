"""What was granted, what organisations were held to be, and what the library said of measures"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_kind",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_kind")),
    )
    op.create_index(op.f("ix_former_kind_organisation_id"), "former_kind", ["organisation_id"], unique=False)
    op.create_table(
        "former_grant",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("client_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("scopes", sa.String(length=200), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_former_grant_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_grant")),
    )
    op.create_index(op.f("ix_former_grant_client_id"), "former_grant", ["client_id"], unique=False)
    op.add_column("measure", sa.Column("definition", sa.Text(), server_default="null", nullable=False))
    op.create_index(
        "ix_revision_of_client",
        "revision",
        ["source"],
        unique=False,
        postgresql_where=sa.text("action LIKE 'client%'"),
        sqlite_where=sa.text("action LIKE 'client%'"),
    )
