"""The grid of a cohort's page: people by sessions, and how far each project has come."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts.models import Attendance, Cohort, Milestone, MilestoneReached, Project
from groundswell.cohorts.queries import takes_part
from groundswell.cohorts.schemas.fields import Role
from groundswell.cohorts.stuck import ProjectFacts, projects
from groundswell.cohorts.timetable import SessionFacts
from groundswell.learning_sets.queries import listings
from groundswell.reports.cohorts.initiative_links import initiatives_of_projects
from groundswell.reports.cohorts.schemas import PagePerson, PageProject
from groundswell.reports.cohorts.words import ROLES, last_step_words, mark_letter, milestones_label

Marks = Mapping[int, Mapping[int, str]]
"""By participant and session."""


def people_of(
    session: Session, *, by: Principal, cohort: Cohort, held: Sequence[SessionFacts], day: date
) -> list[PagePerson]:
    """Those whom the caller may know of: the stuck first, who have been so for longest; those who left last."""
    found = sorted(projects(session, by=by, day=day, cohort=cohort.code).rows, key=lambda each: _order(each, day))
    marks = _marks(session, cohort.id)
    sets = _sets(session, by, cohort, day)
    initiatives = initiatives_of_projects(session, by, [each.project.id for each in found if each.project])
    runs = Permission.RUN_PROGRAMMES in by.permissions
    return [
        _person(each, held, marks.get(each.participant.id, {}), sets, initiatives, day, runs=runs) for each in found
    ]


def has_left(found: ProjectFacts, day: date) -> bool:
    return found.participant.left_on is not None and found.participant.left_on <= day


def is_finished(found: ProjectFacts) -> bool:
    return bool(found.milestones) and all(reached is not None for _, reached in found.milestones)


def has_begun(found: ProjectFacts) -> bool:
    return any(reached is not None for _, reached in found.milestones)


def last_step_of(found: ProjectFacts, day: date) -> str:
    return last_step_words(
        found.last_step,
        day,
        reached=has_begun(found),
        left_on=found.participant.left_on,
        finished=is_finished(found),
    )


def _order(found: ProjectFacts, day: date) -> tuple[bool, bool, bool, date, str]:
    return (has_left(found, day), not found.stuck, is_finished(found), found.last_step, found.person.name)


def _marks(session: Session, cohort_id: int) -> Marks:
    found: dict[int, dict[int, str]] = {}
    rows = session.execute(
        select(Attendance.participant_id, Attendance.session_id, Attendance.mark).where(
            Attendance.cohort_id == cohort_id
        )
    )
    for participant_id, session_id, mark in rows:
        found.setdefault(participant_id, {})[session_id] = mark
    return found


def _sets(session: Session, by: Principal, cohort: Cohort, day: date) -> dict[int, str]:
    """The name of the set of each participant, for those who run programmes: to a lead it depends on who they are, and
    this page is the same for everybody of their federation."""
    if Permission.RUN_PROGRAMMES not in by.permissions:
        return {}
    found = listings(session, by, day, cohort=cohort.code).rows
    return {member.participant.id: each.learning_set.name for each in found for member in each.members}


def _person(
    found: ProjectFacts,
    held: Sequence[SessionFacts],
    marks: Mapping[int, str],
    sets: Mapping[int, str],
    initiatives: Mapping[int, str],
    day: date,
    *,
    runs: bool,
) -> PagePerson:
    who = found.participant
    letters = [
        mark_letter(marks.get(each.taught.id), each.taught.day, day, takes_part=takes_part(who, each.taught.day))
        for each in held
    ]
    return {
        "participant": who.id,
        "person": found.person.id,
        "name": found.person.name,
        "email": found.person.email if runs else None,
        "role": cast(Role, who.role),
        "role_words": ROLES[who.role][0],
        "learning_set": sets.get(who.id),
        "left_on": str(who.left_on) if who.left_on else None,
        "marks": "".join(letters),
        "came": letters.count("p"),
        "marked": len(marks),
        "project": _project(found.project, found, initiatives, day),
    }


def _project(project: Project | None, found: ProjectFacts, initiatives: Mapping[int, str], day: date) -> PageProject:
    days = [_day(reached) for _, reached in found.milestones]
    return {
        "id": project.id if project else None,
        "title": project.title if project else None,
        "held_up_by": project.held_up_by if project else None,
        "reached": [str(each) if each else None for each in days],
        "label": milestones_label(_titles([milestone for milestone, _ in found.milestones]), days),
        "last_step": str(found.last_step),
        "last_step_words": last_step_of(found, day),
        "stuck": found.stuck,
        "initiative": initiatives.get(project.id) if project else None,
        "revision": project.revision_id if project else None,
    }


def _day(reached: MilestoneReached | None) -> date | None:
    return reached.on if reached else None


def _titles(milestones: Sequence[Milestone]) -> list[str]:
    return [each.title for each in milestones]
