"""exchange"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("scopes", sa.String(length=200), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("code <> '' AND name <> ''", name=op.f("ck_client_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sa.UniqueConstraint("code", name=op.f("uq_client_code")),
    )
    op.create_table(
        "former_adoption_step",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("innovation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_adoption_step")),
    )
    op.create_index(
        op.f("ix_former_adoption_step_ended_revision_id"), "former_adoption_step", ["ended_revision_id"], unique=False
    )
    op.create_table(
        "former_roll_up",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("membership", sa.String(length=4), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("numerator", sa.Double(), nullable=True),
        sa.Column("denominator", sa.Double(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("contributing", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("above_zero", sa.Integer(), nullable=False),
        sa.Column("excluded", sa.Integer(), nullable=False),
        sa.Column("suppressed", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_roll_up")),
    )
    op.create_index(
        "ix_former_roll_up_ended_revision_id",
        "former_roll_up",
        ["ended_revision_id", "measure_id", "organisation_id", "period"],
        unique=False,
    )
    op.create_index(
        "ix_former_roll_up_key",
        "former_roll_up",
        ["measure_id", "membership", "organisation_id", "period"],
        unique=False,
    )
    op.create_table(
        "former_spell",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("parent_kind", sa.String(length=20), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("inferred", sa.Boolean(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_spell")),
    )
    op.create_index(op.f("ix_former_spell_ended_revision_id"), "former_spell", ["ended_revision_id"], unique=False)
    op.create_index(op.f("ix_former_spell_organisation_id"), "former_spell", ["organisation_id"], unique=False)
    op.create_table(
        "former_succession",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_succession")),
    )
    op.create_index(
        op.f("ix_former_succession_ended_revision_id"), "former_succession", ["ended_revision_id"], unique=False
    )
    op.create_table(
        "client_area",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("client_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_area_client_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_client_area_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_area")),
    )
    op.create_index(op.f("ix_client_area_client_id"), "client_area", ["client_id"], unique=False)
    op.create_index(op.f("ix_client_area_ended_revision_id"), "client_area", ["ended_revision_id"], unique=False)
    op.create_index(op.f("ix_client_area_revision_id"), "client_area", ["revision_id"], unique=False)
    op.create_table(
        "client_key",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("client_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("kid", sa.String(length=200), nullable=True),
        sa.Column("public_key", sa.Text(), nullable=True),
        sa.Column("secret_hash", sa.Text(), nullable=True),
        sa.Column("jwks_url", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'secret') = (secret_hash IS NOT NULL) AND (kind = 'public_key') = (public_key IS NOT NULL) AND (kind = 'jwks') = (jwks_url IS NOT NULL)",
            name=op.f("ck_client_key_as_its_kind"),
        ),
        sa.CheckConstraint("kind IN ('secret','public_key','jwks')", name=op.f("ck_client_key_kind_known")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_key_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_key")),
    )
    op.create_index(op.f("ix_client_key_client_id"), "client_key", ["client_id"], unique=False)
    op.create_table(
        "used_assertion",
        sa.Column("client_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("jti", sa.String(length=200), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_used_assertion_client_id")),
        sa.PrimaryKeyConstraint("client_id", "jti", name=op.f("pk_used_assertion")),
    )
    op.create_index(op.f("ix_used_assertion_expires_at"), "used_assertion", ["expires_at"], unique=False)
    op.create_table(
        "export",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("client_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("rows_written", sa.BigInteger(), nullable=False),
        sa.Column("rows_expected", sa.BigInteger(), nullable=True),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alive_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting','running','ready','failed','deleted')", name=op.f("ck_export_state_known")
        ),
        sa.CheckConstraint("(user_id IS NULL) <> (client_id IS NULL)", name=op.f("ck_export_asked_by_one")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_export_client_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_export_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
    op.create_index(op.f("ix_export_client_id"), "export", ["client_id"], unique=False)
    op.create_index(op.f("ix_export_user_id"), "export", ["user_id"], unique=False)
    op.create_table(
        "export_file",
        sa.Column("export_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name=op.f("fk_export_file_export_id")),
        sa.PrimaryKeyConstraint("export_id", "name", name=op.f("pk_export_file")),
    )
    op.create_table(
        "former_sharing",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("ended_revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_former_sharing_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_sharing")),
    )
    op.create_index(op.f("ix_former_sharing_ended_revision_id"), "former_sharing", ["ended_revision_id"], unique=False)
    op.drop_index("ix_failed_sign_in_email", "failed_sign_in")
    op.alter_column("failed_sign_in", "email", new_column_name="whose")
    op.create_index("ix_failed_sign_in_whose", "failed_sign_in", ["whose"], unique=False)
    op.create_index("ix_adoption_step_revision_id", "adoption_step", ["revision_id"], unique=False)
    op.add_column("former_observation", sa.Column("exclusion_id", sa.Integer(), nullable=True))
    op.drop_index("ix_former_observation_key", table_name="former_observation")
    op.create_index(
        "ix_former_observation_key", "former_observation", ["measure_id", "organisation_id", "period"], unique=False
    )
    op.create_index(
        "ix_former_observation_ended_revision_id",
        "former_observation",
        ["ended_revision_id", "measure_id", "organisation_id", "period"],
        unique=False,
    )
    op.add_column("measure", sa.Column("revision_id", sa.Integer(), nullable=False, server_default="1"))
    op.create_index(
        "ix_observation_revision_id",
        "observation",
        ["revision_id", "measure_id", "organisation_id", "period"],
        unique=False,
    )
    op.create_index(
        "ix_roll_up_revision_id",
        "roll_up",
        ["revision_id", "measure_id", "membership", "organisation_id", "period"],
        unique=False,
    )
    op.create_index(op.f("ix_organisation_revision_id"), "organisation", ["revision_id"])
    op.create_index("ix_spell_revision_id", "spell", ["revision_id"], unique=False)
