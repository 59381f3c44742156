"""The country as it is kept: everything that holds for real data holds for it."""

import numpy as np
from sqlalchemy import Engine, func, or_, select
from sqlalchemy.orm import aliased

from groundswell.access.permissions import Role
from groundswell.database.engine import reading
from groundswell.demonstration.people import PEOPLE
from groundswell.demonstration.silences import SILENT_MONTHS
from groundswell.demonstration.words import FAILED_SUPPLIER, FEW_ANSWERS, HOME
from groundswell.ingest.models import FileImport
from groundswell.measures.chart_settings import load_settings
from groundswell.measures.charts import drawn
from groundswell.measures.definitions import library, measures_in
from groundswell.measures.groups import load_memberships
from groundswell.measures.models import (
    Exclusion,
    Measure,
    Observation,
    Phase,
    RecordedChange,
    RollUp,
    SeriesSummary,
    Supplier,
    Target,
)
from groundswell.measures.periods import month_of
from groundswell.measures.read_model import computed_roll_ups
from groundswell.measures.stored import ROLL_UP_VALUES, rows_of, stored_roll_ups
from groundswell.measures.summaries import group_summaries, summary_columns
from groundswell.organisations.models import Organisation, Spell, Succession
from groundswell.people.demonstration import PASSWORD
from groundswell.people.models import User
from groundswell.people.passwords import matches
from groundswell.people.queries import may_sign_in
from groundswell.revisions.models import Revision
from groundswell.spc.suggestions import suggested_rebases
from tests.demonstration.conftest import SMALL, TODAY


def test_no_practice_is_in_two_federations_networks_or_commissioners_at_once(demonstration: Engine) -> None:
    one, other = aliased(Spell), aliased(Spell)
    with reading(demonstration) as session:
        overlapping = session.scalar(
            select(func.count())
            .select_from(one)
            .join(other, (other.organisation_id == one.organisation_id) & (other.parent_kind == one.parent_kind))
            .where(
                one.id < other.id,
                one.parent_kind != "scheme",
                or_(one.until.is_(None), one.until > other.first),
                or_(other.until.is_(None), other.until > one.first),
            )
        )
        moved = session.scalar(select(func.count()).select_from(Spell).where(Spell.until.is_not(None)))
    assert overlapping == 0
    assert moved


def test_every_open_practice_has_a_federation_a_network_and_a_commissioner(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        kinds = session.execute(
            select(Spell.organisation_id, Spell.parent_kind)
            .join(Organisation, Organisation.id == Spell.organisation_id)
            .where(Organisation.kind == "practice", Spell.until.is_(None), Spell.parent_kind != "scheme")
        ).all()
    assert len(kinds) == len(set(kinds)) == SMALL.practices * 3


def test_figures_end_with_the_month_before_today(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        first, last = session.execute(select(func.min(Observation.period), func.max(Observation.period))).one()
    assert (last.year, last.month) == (TODAY.year, TODAY.month - 1)
    assert (last.year - first.year) * 12 + last.month - first.month + 1 == SMALL.months


def test_every_measure_of_both_sets_has_figures(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        found = set(session.scalars(select(Measure.code).where(Measure.id.in_(select(Observation.measure_id)))))
    assert found == {d.code for s in ("dashboard", "access_fund") for d in measures_in(s)} | {"registered_patients"}


def test_roll_ups_and_summaries_are_what_the_observations_give(demonstration: Engine) -> None:
    compared = 0
    with reading(demonstration) as session:
        groups = load_memberships(session)
        for measure in session.scalars(select(Measure).where(Measure.id.in_(select(Observation.measure_id)))):
            definition = library()[measure.code]
            for membership, computed in computed_roll_ups(session, measure.id, definition, groups).items():
                stored = stored_roll_ups(session, measure.id, membership)
                for name in ("organisation", "month", *ROLL_UP_VALUES):
                    np.testing.assert_array_equal(getattr(stored, name), getattr(computed, name), err_msg=measure.code)
                settings = load_settings(session, measure.id)
                found = group_summaries(session, measure.id, definition, settings, membership, None)
                summaries = summary_columns(*found)
                kept = dict(
                    session.execute(
                        select(SeriesSummary.organisation_id, SeriesSummary.signals)
                        .join(Organisation, Organisation.id == SeriesSummary.organisation_id)
                        .where(
                            SeriesSummary.measure_id == measure.id,
                            SeriesSummary.membership == membership,
                            Organisation.kind.not_in(["practice", "unassigned"]),
                        )
                    ).all()
                )
                assert kept == dict(zip(summaries["organisation_id"].tolist(), summaries["signals"], strict=True))
                compared += len(kept)
    assert compared


def test_nothing_is_reported_by_a_practice_after_it_closed(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        closed = session.scalars(select(Organisation).where(Organisation.closed.is_not(None))).all()
        assert len(closed) == SMALL.mergers == session.scalar(select(func.count()).select_from(Succession))
        late = session.scalar(
            select(func.count())
            .select_from(Observation)
            .join(Organisation, Organisation.id == Observation.organisation_id)
            .where(Observation.period >= Organisation.closed)
        )
    assert late == 0


def test_everyone_may_sign_in_with_their_role_at_their_organisation(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        users = {user.email: user for user in session.scalars(select(User))}
        assert users.keys() == {person.email for person in PEOPLE}
        for person in PEOPLE:
            user = users[person.email]
            assert matches(PASSWORD, user.password_hash)
            assert user.demonstration
            assert may_sign_in(session, user)
            assert user.role == person.role
            assert session.get_one(Organisation, user.organisation_id).name == person.organisation


def test_the_practice_works_in_the_federation_of_the_lead(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        at = {user.role: user.organisation_id for user in session.scalars(select(User))}
        parents = session.scalars(
            select(Spell.parent_id).where(Spell.organisation_id == at[Role.PRACTICE], Spell.until.is_(None))
        ).all()
    assert at[Role.LEAD] in parents
    assert at[Role.ANALYST] in parents


def test_a_silent_federation_has_sent_nothing_for_three_months(demonstration: Engine) -> None:
    dashboard = [definition.code for definition in measures_in("dashboard")]
    with reading(demonstration) as session:
        last = session.scalars(
            select(func.max(RollUp.period))
            .join(Organisation, Organisation.id == RollUp.organisation_id)
            .join(Measure, Measure.id == RollUp.measure_id)
            .where(Organisation.name == "Hexwater Health Federation", Measure.code.in_(dashboard))
        ).one()
    assert TODAY.month + 12 * (TODAY.year - last.year) - last.month == SILENT_MONTHS + 1


def test_few_answers_of_a_whole_federation_are_withheld(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        suppressed = session.scalar(
            select(SeriesSummary.suppressed)
            .join(Organisation, Organisation.id == SeriesSummary.organisation_id)
            .join(Measure, Measure.id == SeriesSummary.measure_id)
            .where(
                Organisation.name == FEW_ANSWERS,
                Measure.code == "staff_satisfaction",
                SeriesSummary.membership == "then",
            )
        )
    assert suppressed is True


def test_the_failed_export_of_a_supplier_is_set_aside(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        exclusion = session.scalars(select(Exclusion).where(Exclusion.supplier == FAILED_SUPPLIER)).one()
        left_out = session.scalars(select(Observation).where(Observation.exclusion_id == exclusion.id)).all()
        zeros_that_count = session.scalar(
            select(func.count())
            .select_from(Observation)
            .join(Supplier, Supplier.id == Observation.supplier_id)
            .where(
                Supplier.name == FAILED_SUPPLIER,
                Observation.numerator == 0,
                Observation.exclusion_id.is_(None),
            )
        )
    assert len(left_out) > 1
    assert {figure.numerator for figure in left_out} == {0.0}
    assert zeros_that_count == 0


def test_revisions_are_numbered_in_the_order_of_their_dates_and_the_last_marks_the_database(
    demonstration: Engine,
) -> None:
    with reading(demonstration) as session:
        revisions = session.scalars(select(Revision).where(Revision.id > 1).order_by(Revision.sequence)).all()
        files = session.scalars(select(FileImport)).all()
    assert [r.sequence for r in revisions] == sorted(r.id for r in revisions)
    moments = [r.made_at.replace(tzinfo=None) for r in revisions]
    assert moments == sorted(moments)
    assert [r.action for r in revisions].count("demonstration_made") == 1
    assert revisions[-1].action == "demonstration_made"
    assert {file.revision_id for file in files} <= {r.id for r in revisions}
    assert len({file.sha256 for file in files}) == len(files)
    assert files[0].counts["opened"] > SMALL.practices + SMALL.federations
    for file in files:
        assert file.as_at is not None
        assert file.as_at <= file.sent_at.date()


def test_targets_hold_from_the_first_month(demonstration: Engine) -> None:
    with reading(demonstration) as session:
        targets = dict(
            session.execute(
                select(Measure.code, Target.value)
                .join(Target, Target.measure_id == Measure.id)
                .where(Target.organisation_id.is_(None))
            ).all()
        )
    assert targets["missed_call_share"] == 10
    assert targets["patient_satisfaction_access"] == 75
    assert "hours_released" not in targets


def test_brackenholt_has_said_what_it_did_and_aims_at_and_a_change_waits_for_new_limits(
    demonstration: Engine,
) -> None:
    with reading(demonstration) as session:
        changes = session.scalars(select(RecordedChange)).all()
        phases = session.scalars(select(Phase)).all()
        own = session.scalars(select(Target).where(Target.organisation_id.is_not(None))).all()
        code = {measure.id: measure.code for measure in session.scalars(select(Measure))}
        home = session.scalars(select(Organisation.id).where(Organisation.name == HOME)).one()
        suggested = {}
        for change in changes:
            if change.measure_id is None:
                continue
            definition = library()[code[change.measure_id]]
            rows = rows_of(stored_roll_ups(session, change.measure_id, "then", only=np.array([home])))
            drawing = drawn(rows, definition, load_settings(session, change.measure_id, [home]))
            suggestions = suggested_rebases(drawing.charts, drawing.month == month_of(change.day))
            suggested[definition.code] = drawing.month[suggestions.start].tolist()
    assert {change.organisation_id for change in changes} == {home}
    assert {code[phase.measure_id] for phase in phases} == {"dna_rate", "hours_released"}
    assert len(own) == 2
    assert suggested.keys() == {"missed_call_share", "online_consultation_rate", "hours_released"}
    assert len(suggested["online_consultation_rate"]) == 1
    assert suggested["hours_released"] == [], "its limits have been begun anew"
