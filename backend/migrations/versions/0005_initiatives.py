"""initiatives"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "improvement_theme",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('high_impact_action','pathway')", name=op.f("ck_improvement_theme_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_improvement_theme")),
        sa.UniqueConstraint("title", name=op.f("uq_improvement_theme_title")),
    )
    op.create_table(
        "innovation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("how_to", sa.Text(), nullable=False),
        sa.Column("first_cycle", sa.Text(), nullable=False),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("time_needed", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("first_tried", sa.Date(), nullable=True),
        sa.Column("first_tried_at_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("retired_because", sa.Text(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_tried_at_id"], ["organisation.id"], name=op.f("fk_innovation_first_tried_at_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_innovation")),
        sa.UniqueConstraint("code", name=op.f("uq_innovation_code")),
    )
    op.create_table(
        "adoption",
        sa.Column("innovation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("stage_on", sa.Date(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('aware','interested','testing','adopted','sustained','stopped')",
            name=op.f("ck_adoption_stage_known"),
        ),
        sa.ForeignKeyConstraint(["innovation_id"], ["innovation.id"], name=op.f("fk_adoption_innovation_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_adoption_organisation_id")),
        sa.PrimaryKeyConstraint("innovation_id", "organisation_id", name=op.f("pk_adoption")),
    )
    op.create_index("ix_adoption_innovation_id_stage", "adoption", ["innovation_id", "stage"], unique=False)
    op.create_index(op.f("ix_adoption_organisation_id"), "adoption", ["organisation_id"], unique=False)
    op.create_table(
        "adoption_step",
        sa.Column("innovation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stage <> 'stopped' OR reason IS NOT NULL", name=op.f("ck_adoption_step_stopped_with_a_reason")
        ),
        sa.CheckConstraint(
            "stage IN ('aware','interested','testing','adopted','sustained','stopped')",
            name=op.f("ck_adoption_step_stage_known"),
        ),
        sa.ForeignKeyConstraint(["innovation_id"], ["innovation.id"], name=op.f("fk_adoption_step_innovation_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_adoption_step_organisation_id")
        ),
        sa.PrimaryKeyConstraint("innovation_id", "organisation_id", "stage", "on_date", name=op.f("pk_adoption_step")),
    )
    op.create_table(
        "innovation_measure",
        sa.Column("innovation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["innovation_id"], ["innovation.id"], name=op.f("fk_innovation_measure_innovation_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_innovation_measure_measure_id")),
        sa.PrimaryKeyConstraint("innovation_id", "measure_id", name=op.f("pk_innovation_measure")),
    )
    op.create_index(op.f("ix_innovation_measure_measure_id"), "innovation_measure", ["measure_id"], unique=False)
    op.create_table(
        "innovation_theme",
        sa.Column("innovation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("theme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["innovation_id"], ["innovation.id"], name=op.f("fk_innovation_theme_innovation_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["improvement_theme.id"], name=op.f("fk_innovation_theme_theme_id")),
        sa.PrimaryKeyConstraint("innovation_id", "theme_id", name=op.f("pk_innovation_theme")),
    )
    op.create_index(op.f("ix_innovation_theme_theme_id"), "innovation_theme", ["theme_id"], unique=False)
    op.create_table(
        "innovation_contact",
        sa.Column("innovation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["innovation_id"], ["innovation.id"], name=op.f("fk_innovation_contact_innovation_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_innovation_contact_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_innovation_contact_person_id")),
        sa.PrimaryKeyConstraint("innovation_id", "person_id", name=op.f("pk_innovation_contact")),
    )
    op.create_index(op.f("ix_innovation_contact_person_id"), "innovation_contact", ["person_id"], unique=False)
    op.create_table(
        "initiative",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("programme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("theme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("project_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("adviser_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("started", sa.Date(), nullable=True),
        sa.Column("expected_end", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.Column("aim_what", sa.String(length=300), nullable=True),
        sa.Column("aim_how_much", sa.String(length=300), nullable=True),
        sa.Column("aim_for_whom", sa.String(length=300), nullable=True),
        sa.Column("aim_by", sa.Date(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("again", sa.Text(), nullable=False),
        sa.Column("written_up", sa.Date(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("drivers_revision_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "origin IN ('project','federation_plan','commissioner_service','programme','other')",
            name=op.f("ck_initiative_origin_known"),
        ),
        sa.CheckConstraint(
            "status <> 'stopped' OR ended_because IS NOT NULL", name=op.f("ck_initiative_stopped_with_a_reason")
        ),
        sa.CheckConstraint(
            "status IN ('planning','testing','spreading','sustaining','completed','stopped')",
            name=op.f("ck_initiative_status_known"),
        ),
        sa.CheckConstraint(
            "expected_end IS NULL OR started IS NULL OR expected_end >= started",
            name=op.f("ck_initiative_period_order"),
        ),
        sa.CheckConstraint("owner_id IS NOT NULL OR programme_id IS NOT NULL", name=op.f("ck_initiative_owned")),
        sa.ForeignKeyConstraint(["adviser_id"], ["faculty_member.id"], name=op.f("fk_initiative_adviser_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["organisation.id"], name=op.f("fk_initiative_owner_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_initiative_programme_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_initiative_project_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["improvement_theme.id"], name=op.f("fk_initiative_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sa.UniqueConstraint("code", name=op.f("uq_initiative_code")),
        sa.UniqueConstraint("project_id", name=op.f("uq_initiative_project_id")),
    )
    op.create_index(op.f("ix_initiative_adviser_id"), "initiative", ["adviser_id"], unique=False)
    op.create_index(op.f("ix_initiative_owner_id"), "initiative", ["owner_id"], unique=False)
    op.create_index(op.f("ix_initiative_programme_id"), "initiative", ["programme_id"], unique=False)
    op.create_index(op.f("ix_initiative_theme_id"), "initiative", ["theme_id"], unique=False)
    op.create_table(
        "case_option",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("cost_pounds", sa.Integer(), nullable=True),
        sa.Column("costs", sa.Text(), nullable=False),
        sa.Column("benefits", sa.Text(), nullable=False),
        sa.Column("risks", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("evidence_link", sa.String(length=500), nullable=True),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("cost_pounds IS NULL OR cost_pounds >= 0", name=op.f("ck_case_option_cost_not_negative")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_case_option_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_option")),
    )
    op.create_index(op.f("ix_case_option_initiative_id"), "case_option", ["initiative_id"], unique=False)
    op.create_table(
        "challenge",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_whom", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name=op.f("ck_challenge_answered_on_a_day")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_challenge_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge")),
    )
    op.create_index(op.f("ix_challenge_initiative_id"), "challenge", ["initiative_id"], unique=False)
    op.create_table(
        "initiative_measure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(length=20), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("numerator", sa.String(length=300), nullable=True),
        sa.Column("denominator", sa.String(length=300), nullable=True),
        sa.Column("unit", sa.String(length=20), nullable=True),
        sa.Column("unit_label", sa.String(length=100), nullable=True),
        sa.Column("aggregation", sa.String(length=10), nullable=True),
        sa.Column("multiplier", sa.Integer(), nullable=True),
        sa.Column("decimals", sa.Integer(), nullable=True),
        sa.Column("direction", sa.String(length=10), nullable=True),
        sa.Column("by_practice", sa.Boolean(), nullable=False),
        sa.Column("baseline_months", sa.Integer(), nullable=True),
        sa.Column("aim", sa.Double(), nullable=True),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "family IN ('outcome','process','balancing')", name=op.f("ck_initiative_measure_family_known")
        ),
        sa.CheckConstraint(
            "(measure_id IS NULL) = (title IS NOT NULL)", name=op.f("ck_initiative_measure_library_or_own")
        ),
        sa.CheckConstraint(
            "baseline_months IS NULL OR baseline_months >= 12", name=op.f("ck_initiative_measure_baseline_long_enough")
        ),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_initiative_measure_initiative_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_initiative_measure_measure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_measure")),
        sa.UniqueConstraint("initiative_id", "measure_id", name=op.f("uq_initiative_measure_initiative_id_measure_id")),
        sa.UniqueConstraint("initiative_id", "place", name=op.f("uq_initiative_measure_initiative_id_place")),
    )
    op.create_table(
        "initiative_milestone",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("reached", sa.Date(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_initiative_milestone_initiative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_milestone")),
    )
    op.create_index(
        op.f("ix_initiative_milestone_initiative_id"), "initiative_milestone", ["initiative_id"], unique=False
    )
    op.create_table(
        "innovation_origin",
        sa.Column("innovation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_innovation_origin_initiative_id")),
        sa.ForeignKeyConstraint(["innovation_id"], ["innovation.id"], name=op.f("fk_innovation_origin_innovation_id")),
        sa.PrimaryKeyConstraint("innovation_id", "initiative_id", name=op.f("pk_innovation_origin")),
    )
    op.create_index(op.f("ix_innovation_origin_initiative_id"), "innovation_origin", ["initiative_id"], unique=False)
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_journal_entry_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
    )
    op.create_index(op.f("ix_journal_entry_initiative_id"), "journal_entry", ["initiative_id"], unique=False)
    op.create_table(
        "progress_score",
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("set_by", sa.String(length=10), nullable=False),
        sa.Column("halves", sa.SmallInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("set_by IN ('team','adviser')", name=op.f("ck_progress_score_by_known")),
        sa.CheckConstraint("halves BETWEEN 1 AND 10", name=op.f("ck_progress_score_score_in_range")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_progress_score_initiative_id")),
        sa.PrimaryKeyConstraint("initiative_id", "month", "set_by", name=op.f("pk_progress_score")),
    )
    op.create_table(
        "stakeholder",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("part", sa.String(length=200), nullable=False),
        sa.Column("interest", sa.String(length=10), nullable=False),
        sa.Column("influence", sa.String(length=10), nullable=False),
        sa.Column("next_step", sa.String(length=300), nullable=True),
        sa.Column("next_by", sa.Date(), nullable=True),
        sa.Column("next_owner", sa.String(length=200), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("influence IN ('low','medium','high')", name=op.f("ck_stakeholder_influence_known")),
        sa.CheckConstraint("interest IN ('low','medium','high')", name=op.f("ck_stakeholder_interest_known")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_stakeholder_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder")),
    )
    op.create_index(op.f("ix_stakeholder_initiative_id"), "stakeholder", ["initiative_id"], unique=False)
    op.create_table(
        "taking_part",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("last IS NULL OR last >= first", name=op.f("ck_taking_part_period_order")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_taking_part_initiative_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_taking_part_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taking_part")),
        sa.UniqueConstraint(
            "initiative_id", "organisation_id", "first", name=op.f("uq_taking_part_initiative_id_organisation_id_first")
        ),
    )
    op.create_index(op.f("ix_taking_part_organisation_id"), "taking_part", ["organisation_id"], unique=False)
    op.create_table(
        "team_member",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=100), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_team_member_initiative_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_team_member_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_team_member_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sa.UniqueConstraint("initiative_id", "person_id", name=op.f("uq_team_member_initiative_id_person_id")),
    )
    op.create_index(op.f("ix_team_member_person_id"), "team_member", ["person_id"], unique=False)
    op.create_table(
        "case_decision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("option_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_case_decision_initiative_id")),
        sa.ForeignKeyConstraint(["option_id"], ["case_option.id"], name=op.f("fk_case_decision_option_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_decision")),
    )
    op.create_index(op.f("ix_case_decision_initiative_id"), "case_decision", ["initiative_id"], unique=False)
    op.create_table(
        "driver",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("initiative_measure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("elsewhere_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('primary','secondary','change_idea')", name=op.f("ck_driver_kind_known")),
        sa.ForeignKeyConstraint(["elsewhere_id"], ["initiative.id"], name=op.f("fk_driver_elsewhere_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_driver_initiative_id")),
        sa.ForeignKeyConstraint(
            ["initiative_measure_id"], ["initiative_measure.id"], name=op.f("fk_driver_initiative_measure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_driver")),
    )
    op.create_index(op.f("ix_driver_initiative_id"), "driver", ["initiative_id"], unique=False)
    op.create_table(
        "initiative_figure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_measure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("numerator", sa.Double(), nullable=True),
        sa.Column("denominator", sa.Double(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_measure_id"],
            ["initiative_measure.id"],
            name=op.f("fk_initiative_figure_initiative_measure_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_initiative_figure_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_figure")),
    )
    op.create_index(
        "uq_initiative_figure", "initiative_figure", ["initiative_measure_id", "organisation_id", "period"], unique=True
    )
    op.create_index(
        "uq_initiative_figure_of_the_team",
        "initiative_figure",
        ["initiative_measure_id", "period"],
        unique=True,
        sqlite_where=sa.text("organisation_id IS NULL"),
        postgresql_where=sa.text("organisation_id IS NULL"),
    )
    op.create_table(
        "stance",
        sa.Column("stakeholder_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("stance_now", sa.String(length=10), nullable=False),
        sa.Column("needed", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("needed IN ('against','unsure','for','leads')", name=op.f("ck_stance_needed_known")),
        sa.CheckConstraint("stance_now IN ('against','unsure','for','leads')", name=op.f("ck_stance_now_known")),
        sa.ForeignKeyConstraint(["stakeholder_id"], ["stakeholder.id"], name=op.f("fk_stance_stakeholder_id")),
        sa.PrimaryKeyConstraint("stakeholder_id", "day", name=op.f("pk_stance")),
    )
    op.create_table(
        "driver_link",
        sa.Column("upper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lower_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("strong", sa.Boolean(), nullable=False),
        sa.CheckConstraint("upper_id <> lower_id", name=op.f("ck_driver_link_not_itself")),
        sa.ForeignKeyConstraint(["lower_id"], ["driver.id"], name=op.f("fk_driver_link_lower_id")),
        sa.ForeignKeyConstraint(["upper_id"], ["driver.id"], name=op.f("fk_driver_link_upper_id")),
        sa.PrimaryKeyConstraint("upper_id", "lower_id", name=op.f("pk_driver_link")),
    )
    op.create_index(op.f("ix_driver_link_lower_id"), "driver_link", ["lower_id"], unique=False)
    op.create_table(
        "pdsa_cycle",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("initiative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("change_idea_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("follows_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("scale", sa.String(length=60), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("prediction", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("act IN ('adopt','adapt','abandon')", name=op.f("ck_pdsa_cycle_act_known")),
        sa.CheckConstraint("follows_id <> id", name=op.f("ck_pdsa_cycle_not_after_itself")),
        sa.CheckConstraint("last >= first", name=op.f("ck_pdsa_cycle_period_order")),
        sa.ForeignKeyConstraint(["change_idea_id"], ["driver.id"], name=op.f("fk_pdsa_cycle_change_idea_id")),
        sa.ForeignKeyConstraint(["follows_id"], ["pdsa_cycle.id"], name=op.f("fk_pdsa_cycle_follows_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_pdsa_cycle_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pdsa_cycle")),
        sa.UniqueConstraint("initiative_id", "number", name=op.f("uq_pdsa_cycle_initiative_id_number")),
    )
    op.create_index(op.f("ix_pdsa_cycle_change_idea_id"), "pdsa_cycle", ["change_idea_id"], unique=False)
    # ### end Alembic commands ###
    _themes()


def _themes() -> None:
    """The ten High Impact Actions of the General Practice Development Programme, and common pathways; both grow."""
    actions = (
        "Active signposting",
        "New consultation types",
        "Reduce DNAs",
        "Develop the team",
        "Productive work flows",
        "Personal productivity",
        "Partnership working",
        "Social prescribing",
        "Support self care",
        "Develop QI expertise",
    )
    pathways = (
        "Asthma",
        "COPD",
        "Dementia",
        "Diabetes",
        "End of life care",
        "Heart failure",
        "Imaging",
        "Long-term conditions",
        "Pain",
        "Unplanned admissions",
        "Extended access",
        "Prescribing",
    )
    op.bulk_insert(
        sa.table("improvement_theme", *(sa.column(name) for name in ("kind", "place", "title", "revision_id"))),
        [
            {"kind": kind, "place": place, "title": title, "revision_id": 1}
            for kind, titles in (("high_impact_action", actions), ("pathway", pathways))
            for place, title in enumerate(titles, start=1)
        ],
    )
