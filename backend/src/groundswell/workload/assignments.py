"""Who of the faculty works where, and whether that is more than they have to give."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts.queries import cohort as cohort_called
from groundswell.errors import Invalid, NotFound, Stale
from groundswell.faculty import queries
from groundswell.faculty.models import FacultyMember
from groundswell.organisations.scope import seen
from groundswell.revisions import actions as revisions
from groundswell.workload.models import Assignment


class Assigned(NamedTuple):
    assignment: Assignment
    warning: str | None
    """Said, never refused: people do take on more than they have days for, and the workload shows it."""


def assign(
    session: Session,
    *,
    by: Principal,
    member_id: int,
    cohort: str | None,
    organisation: str | None,
    part: str,
    first: date,
    last: date | None,
    days_per_month: float,
) -> Assigned:
    """Gives a member work for a cohort or with an organisation, one of the two."""
    by.require(Permission.RUN_PROGRAMMES)
    member = queries.member(session, member_id)
    if (cohort is None) == (organisation is None):
        raise Invalid(
            "Name a cohort or an organisation.", [("cohort", "One of the two."), ("organisation", "One of the two.")]
        )
    if last is not None and last < first:
        raise Invalid("The assignment ends before it begins.", [("last", f"Choose a day from {first} onwards.")])
    if not queries.is_there(member, first):
        there = f"from {member.joined}" + (f" until {member.left_on}" if member.left_on else "")
        raise Invalid(f"The member is in the faculty {there}.", [("first", "Choose a day in that time.")])
    if not 0 < days_per_month <= 31:
        raise Invalid("A month has at most 31 days.", [("days_per_month", "Give a number above 0 and up to 31.")])
    cohort_id = None if cohort is None else cohort_called(session, cohort).id
    organisation_id = None if organisation is None else seen(session, by, organisation).id
    revision = revisions.begin(session, by=by, action="faculty_assigned", words=part.strip())
    assignment = Assignment(
        member_id=member.id,
        cohort_id=cohort_id,
        organisation_id=organisation_id,
        part=part.strip(),
        first=first,
        last=last,
        days_per_month=days_per_month,
        revision_id=revision.id,
    )
    session.add(assignment)
    session.flush()
    return Assigned(assignment, _warning(session, member, assignment))


def end(session: Session, *, by: Principal, assignment_id: int, seen_revision: int, last: date) -> Assignment:
    by.require(Permission.RUN_PROGRAMMES)
    assignment = session.get(Assignment, assignment_id)
    if assignment is None:
        raise NotFound(f"There is no assignment {assignment_id}.")
    if assignment.revision_id != seen_revision:
        raise Stale("Somebody else has changed this assignment since you looked.", assignment.revision_id)
    if last < assignment.first:
        raise Invalid(
            "The assignment ends before it begins.", [("last", f"Choose a day from {assignment.first} onwards.")]
        )
    revision = revisions.begin(session, by=by, action="assignment_ended", words=assignment.part)
    assignment.last, assignment.revision_id = last, revision.id
    session.flush()
    return assignment


def most_days(assignments: Sequence[Assignment], first: date, last: date | None) -> float:
    """The most days a month that these assignments take at any time from `first` to `last`.

    Days given away rise only where an assignment begins, so only those days need looking at.
    """
    begins = {first} | {
        each.first for each in assignments if each.first >= first and (last is None or each.first <= last)
    }
    return max(
        sum(
            each.days_per_month for each in assignments if each.first <= day and (each.last is None or each.last >= day)
        )
        for day in begins
    )


def _warning(session: Session, member: FacultyMember, made: Assignment) -> str | None:
    theirs = session.scalars(select(Assignment).where(Assignment.member_id == member.id)).all()
    given = most_days(theirs, made.first, made.last)
    if given <= member.days_per_month:
        return None
    return f"That makes {given:g} days a month, of the {member.days_per_month:g} there are."
