"""A faculty member's week: what to run, what to record, who waits."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.cohorts.models import Attendance, Cohort, Facilitator, Participant, Project, TaughtSession
from groundswell.cohorts.running import is_running
from groundswell.cohorts.stuck import last_reached, last_step, stuck_on
from groundswell.cohorts.timetable import SessionFacts, sessions
from groundswell.faculty import queries as faculty
from groundswell.faculty.models import FacultyMember
from groundswell.faculty.pipeline import pipeline
from groundswell.learning_sets.models import LearningSet, SetMeeting
from groundswell.learning_sets.queries import is_facilitator, is_member
from groundswell.people.models import Person
from groundswell.programmes.queries import joined
from groundswell.reports.cohorts.words import ROLES, last_step_words
from groundswell.reports.programmes.page import joined_row
from groundswell.reports.week.schemas import Contact, MySession, MyWeek, SetMeets, SignOff, StuckProject, ToTake
from groundswell.reports.week.words import Week, usual_months_words, week_sentence
from groundswell.reports.wording.days import monday, weekday
from groundswell.workload.models import Assignment

TWO_WEEKS = timedelta(days=13)
MOST_TO_TAKE = 50


def my_week(session: Session, *, by: Principal) -> MyWeek:
    """A bounded number of queries. Only the contacts are there for somebody who is not in the faculty."""
    by.require(Permission.RUN_PROGRAMMES)
    day = today()
    member = faculty.member_of(session, by)
    mine = _sessions(session, by, day)
    to_take = _to_take(session, member, day)
    sign_offs = _sign_offs(session, member, day)
    contacts = _contacts(session, member, day)
    stuck = _stuck(session, member, day)
    sets = _sets(session, by, day)
    first_week = sum(each["week"] == "this" for each in mine)
    week = Week(
        member is not None,
        first_week,
        len(mine) - first_week,
        len(to_take),
        len(sign_offs),
        len(contacts),
        len(stuck),
        len({each["set"] for each in sets}),
    )
    return {
        "day": str(day),
        "sentence": week_sentence(week),
        "member": member.id if member else None,
        "sessions": mine,
        "attendance": to_take,
        "sign_offs": sign_offs,
        "contacts": contacts,
        "stuck": stuck,
        "learning_sets": sets,
    }


def _sessions(session: Session, by: Principal, day: date) -> list[MySession]:
    """Of this week and the next, those that are over too: they are this week's."""
    if by.user_id is None:
        return []
    first = monday(day)
    return [
        _session(each, "this" if each.taught.day < first + timedelta(weeks=1) else "next")
        for each in sessions(session, of=by.user_id, first=first, last=first + TWO_WEEKS).rows
    ]


def _session(found: SessionFacts, week: Literal["this", "next"]) -> MySession:
    taught = found.taught
    return {
        "id": taught.id,
        "cohort": {"code": found.cohort.code, "name": found.cohort.name},
        "number": found.number,
        "title": taught.title,
        "theme": found.theme.title if found.theme else None,
        "day": str(taught.day),
        "when": f"{weekday(taught.day)}, {taught.begins:%H:%M} to {taught.ends:%H:%M}",
        "place": taught.place,
        "link": taught.link,
        "week": week,
        "taken": bool(found.marks),
    }


def _to_take(session: Session, member: FacultyMember | None, day: date) -> list[ToTake]:
    """Sessions that the member facilitated and whose attendance nobody has taken, the latest first."""
    if member is None:
        return []
    taken = select(Attendance.participant_id).where(
        Attendance.cohort_id == TaughtSession.cohort_id, Attendance.session_id == TaughtSession.id
    )
    rows = session.execute(
        select(TaughtSession, Cohort)
        .join(Cohort, Cohort.id == TaughtSession.cohort_id)
        .join(Facilitator, Facilitator.session_id == TaughtSession.id)
        .where(Facilitator.member_id == member.id, TaughtSession.day <= day, ~taken.exists())
        .order_by(TaughtSession.day.desc(), TaughtSession.id.desc())
        .limit(MOST_TO_TAKE)
    )
    return [
        {
            "session": taught.id,
            "cohort": {"code": cohort.code, "name": cohort.name},
            "title": taught.title,
            "day": str(taught.day),
            "when": weekday(taught.day),
        }
        for taught, cohort in rows
    ]


def _sign_offs(session: Session, member: FacultyMember | None, day: date) -> list[SignOff]:
    """Those who have been in their stage for as long as is usual, for a member who may sign off; never oneself."""
    if member is None or not faculty.is_accredited(session, member, day):
        return []
    steps = pipeline(session, day)
    found: list[SignOff] = []
    for step, following in pairwise(steps):
        if following.stage is None:
            continue
        for each in step.waiting:
            if each.member.id != member.id:
                found.append(
                    {
                        "member": each.member.id,
                        "name": each.name,
                        "stage": step.stage.title if step.stage else None,
                        "since": str(each.since),
                        "next_stage": following.stage.id,
                        "next_title": following.stage.title,
                        "when": usual_months_words(each.months, step.stage.usual_months)
                        if step.stage
                        else f"joined {day_in_words(each.since)}",
                    }
                )
    return found


def _contacts(session: Session, member: FacultyMember | None, day: date) -> list[Contact]:
    """First contacts that are overdue: the member's own, then those that nobody has taken on."""
    found: list[Contact] = [
        {
            **joined_row(each, day),
            "programme": {"code": each.programme.code, "name": each.programme.name},
            "mine": each.joining.adviser_id is not None,
        }
        for each in joined(session, day, overdue=True).rows
        if each.joining.adviser_id is None or (member is not None and each.joining.adviser_id == member.id)
    ]
    return sorted(found, key=lambda each: not each["mine"])


def _stuck(session: Session, member: FacultyMember | None, day: date) -> list[StuckProject]:
    """Stuck projects in running cohorts that the member works for, or facilitates sessions of; the longest first."""
    if member is None:
        return []
    last = last_step()
    rows = session.execute(
        select(Participant, Person, Cohort, Project.title, Project.held_up_by, last, last_reached())
        .join(Person, Person.id == Participant.person_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .outerjoin(Project, Project.participant_id == Participant.id)
        .where(Cohort.id.in_(_cohorts(member, day)), is_running(day), stuck_on(day))
        .order_by(last, Person.name, Participant.id)
    )
    return [
        {
            "participant": who.id,
            "person": person.id,
            "name": person.name,
            "role_words": ROLES[who.role][0],
            "cohort": {"code": cohort.code, "name": cohort.name},
            "title": title,
            "held_up_by": held_up_by,
            "last_step_words": last_step_words(
                since or who.joined, day, reached=reached is not None, left_on=who.left_on, finished=False
            ),
        }
        for who, person, cohort, title, held_up_by, since, reached in rows
    ]


def _cohorts(member: FacultyMember, day: date) -> Select[int]:
    works_for = select(Assignment.cohort_id).where(
        Assignment.member_id == member.id,
        Assignment.first <= day,
        or_(Assignment.last.is_(None), Assignment.last >= day),
    )
    facilitates = (
        select(TaughtSession.cohort_id)
        .join(Facilitator, Facilitator.session_id == TaughtSession.id)
        .where(Facilitator.member_id == member.id)
    )
    return select(Cohort.id).where(or_(Cohort.id.in_(works_for), Cohort.id.in_(facilitates)))


def _sets(session: Session, by: Principal, day: date) -> list[SetMeets]:
    """Meetings from today to the end of next week of the sets that the caller leads or belongs to, and of no others."""
    leads = is_facilitator(by, day)
    rows = session.execute(
        select(SetMeeting, LearningSet, Cohort, leads)
        .join(LearningSet, LearningSet.id == SetMeeting.set_id)
        .join(Cohort, Cohort.id == LearningSet.cohort_id)
        .where(or_(leads, is_member(by, day)), SetMeeting.day >= day, SetMeeting.day <= monday(day) + TWO_WEEKS)
        .order_by(SetMeeting.day, SetMeeting.id)
    )
    return [
        {
            "set": one.id,
            "name": one.name,
            "cohort": {"code": cohort.code, "name": cohort.name},
            "day": str(meeting.day),
            "when": weekday(meeting.day),
            "place": meeting.place,
            "leads": bool(is_led),
        }
        for meeting, one, cohort, is_led in rows
    ]
