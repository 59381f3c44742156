"""How cohorts stand in numbers that take in everybody, whoever asks: attendance, stuck and finished projects."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from groundswell.cohorts.models import Attendance, Cohort, Milestone, MilestoneReached, Participant, Project
from groundswell.cohorts.stuck import stuck_on


def attendance_of(session: Session, cohort_ids: Collection[int]) -> Mapping[int, tuple[int, int]]:
    """How many marks are present, of how many. One query."""
    rows = session.execute(
        select(Attendance.cohort_id, func.sum(case((Attendance.mark == "present", 1), else_=0)), func.count())
        .where(Attendance.cohort_id.in_(cohort_ids))
        .group_by(Attendance.cohort_id)
    )
    return dict.fromkeys(cohort_ids, (0, 0)) | {cohort_id: (present, marked) for cohort_id, present, marked in rows}


def stuck_in(session: Session, day: date, cohort_ids: Collection[int]) -> Mapping[int, int]:
    """Stuck projects of each cohort. One query."""
    rows = session.execute(
        select(Participant.cohort_id, func.count())
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(Participant.cohort_id.in_(cohort_ids), stuck_on(day))
        .group_by(Participant.cohort_id)
    )
    return dict.fromkeys(cohort_ids, 0) | dict(rows.all())


def finished_in(session: Session, cohort: Cohort) -> int:
    """Projects of a cohort that have reached every milestone. One query."""
    all_of_them = (
        select(func.count()).select_from(Milestone).where(Milestone.programme_id == cohort.programme_id)
    ).scalar_subquery()
    finished = (
        select(Project.id)
        .join(Participant, Participant.id == Project.participant_id)
        .join(MilestoneReached, MilestoneReached.project_id == Project.id)
        .where(Participant.cohort_id == cohort.id)
        .group_by(Project.id)
        .having(func.count() >= all_of_them)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(finished)) or 0


def roles_in(session: Session, cohort_id: int) -> set[str]:
    """One query."""
    return set(session.scalars(select(Participant.role).where(Participant.cohort_id == cohort_id).distinct()))
