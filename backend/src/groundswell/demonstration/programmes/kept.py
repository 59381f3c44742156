"""A cohort with all that is kept of it: sessions, people, attendance, projects, learning sets. Many rows at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import NamedTuple

from sqlalchemy import select

from groundswell.cohorts.milestones import milestones_of
from groundswell.cohorts.models import (
    Attendance,
    Cohort,
    Facilitator,
    MilestoneReached,
    Participant,
    Placement,
    Project,
    TaughtSession,
    Term,
)
from groundswell.cohorts.planning import NewTerm, plan_cohort
from groundswell.demonstration.programmes.setting import Setting
from groundswell.people.models import Person

PRESENT, APOLOGIES = 0.87, 0.075
"""Shares of marks; the rest were absent."""


class Meeting(NamedTuple):
    """A session in one week of a term, from 0."""

    term: int
    week: int
    title: str
    theme: str


@dataclass
class Plan:
    """What a cohort is, apart from its people."""

    programme: str
    site_id: int | None
    name: str
    intake: int
    places: int
    days_needed: float
    terms: Sequence[NewTerm]
    weekday: int
    meetings: Sequence[Meeting]
    where: str
    begins: time = time(13, 30)
    ends: time = time(17, 0)


@dataclass
class Someone:
    """Who takes part. `practices`: numbers of practices in the country, with days of the week (0: nobody has said)."""

    role: str
    practices: Sequence[tuple[int, int]]
    name: str | None = None
    project: str = ""
    held_up_by: str | None = None
    reached: Sequence[date] = ()
    """The days on which the first milestones were reached."""
    left: tuple[date, str] | None = None
    continues: Participant | None = None

    @property
    def is_doctor(self) -> bool:
        return self.role in ("gp", "new_gp")


@dataclass
class Kept:
    """A cohort as it was written."""

    cohort: Cohort
    terms: list[Term]
    sessions: list[TaughtSession]
    participants: list[Participant]
    people: list[Person]
    someones: Sequence[Someone]
    present: dict[int, int] = field(default_factory=dict)
    """How many came, by session."""

    @property
    def ends(self) -> date:
        return self.terms[-1].first + timedelta(weeks=self.terms[-1].weeks, days=-1)


def keep_cohort(
    setting: Setting,
    plan: Plan,
    someones: Sequence[Someone],
    revision_id: int,
    *,
    facilitators: Sequence[int],
    untaken: int = 0,
) -> Kept:
    """`facilitators`: members of the faculty, of whom each session has the next two. `untaken`: of so many sessions,
    the last that were held, attendance has not been taken yet."""
    session = setting.session
    cohort = plan_cohort(
        session,
        by=setting.national,
        programme=plan.programme,
        site_id=plan.site_id,
        name=plan.name,
        intake=plan.intake,
        places=plan.places,
        days_needed=plan.days_needed,
        terms=plan.terms,
    )
    terms = list(session.scalars(select(Term).where(Term.cohort_id == cohort.id).order_by(Term.place)))
    kept = Kept(cohort, terms, _sessions(setting, plan, cohort, terms, revision_id), [], [], someones)
    _facilitators(setting, kept, facilitators)
    _people(setting, kept, revision_id)
    _attendance(setting, kept, revision_id, untaken)
    _projects(setting, kept, revision_id)
    return kept


def _sessions(
    setting: Setting, plan: Plan, cohort: Cohort, terms: Sequence[Term], revision_id: int
) -> list[TaughtSession]:
    themes = setting.themes()
    sessions = [
        TaughtSession(
            cohort_id=cohort.id,
            term_id=terms[meeting.term].id,
            title=meeting.title,
            theme_id=themes[meeting.theme],
            day=terms[meeting.term].first + timedelta(weeks=meeting.week, days=plan.weekday),
            begins=plan.begins,
            ends=plan.ends,
            place=plan.where,
            revision_id=revision_id,
        )
        for meeting in plan.meetings
    ]
    setting.session.add_all(sessions)
    setting.session.flush()
    return sessions


def _facilitators(setting: Setting, kept: Kept, facilitators: Sequence[int]) -> None:
    rows = [
        {"session_id": session.id, "member_id": facilitators[(place + beside) % len(facilitators)]}
        for place, session in enumerate(kept.sessions)
        for beside in range(min(2, len(facilitators)))
    ]
    setting.put(Facilitator, rows)


def _people(setting: Setting, kept: Kept, revision_id: int) -> None:
    session, first = setting.session, kept.terms[0].first
    for someone in kept.someones:
        if someone.continues is not None:
            kept.people.append(session.get_one(Person, someone.continues.person_id))
        else:
            kept.people.append(setting.person(revision_id, someone.name, doctor=someone.is_doctor))
    session.flush()
    for someone, person in zip(kept.someones, kept.people, strict=True):
        kept.participants.append(
            Participant(
                cohort_id=kept.cohort.id,
                person_id=person.id,
                role=someone.role,
                joined=first,
                left_on=someone.left[0] if someone.left else None,
                left_because=someone.left[1] if someone.left else None,
                continues_id=someone.continues.id if someone.continues else None,
                revision_id=revision_id,
            )
        )
    session.add_all(kept.participants)
    session.flush()
    rows = [
        {
            "participant_id": participant.id,
            "organisation_id": setting.practices[practice],
            "weekdays": weekdays,
            "first": first,
            "last": None,
            "revision_id": revision_id,
        }
        for someone, participant in zip(kept.someones, kept.participants, strict=True)
        for practice, weekdays in someone.practices
    ]
    setting.put(Placement, rows)


def _attendance(setting: Setting, kept: Kept, revision_id: int, untaken: int) -> None:
    held = [each for each in kept.sessions if each.day < setting.today]
    rows = []
    for each in held[: len(held) - untaken]:
        for participant in kept.participants:
            if participant.left_on is not None and participant.left_on <= each.day:
                continue
            drawn = setting.rng.random()
            mark = "present" if drawn < PRESENT else "apologies" if drawn < PRESENT + APOLOGIES else "absent"
            kept.present[each.id] = kept.present.get(each.id, 0) + (mark == "present")
            rows.append(
                {
                    "cohort_id": kept.cohort.id,
                    "session_id": each.id,
                    "participant_id": participant.id,
                    "mark": mark,
                    "revision_id": revision_id,
                }
            )
    setting.put(Attendance, rows)


def _projects(setting: Setting, kept: Kept, revision_id: int) -> None:
    steps = [each.id for each in milestones_of(setting.session, kept.cohort.programme_id)]
    projects = {
        participant.id: Project(
            participant_id=participant.id,
            title=someone.project,
            held_up_by=someone.held_up_by,
            revision_id=revision_id,
        )
        for someone, participant in zip(kept.someones, kept.participants, strict=True)
        if someone.project
    }
    setting.session.add_all(projects.values())
    setting.session.flush()
    rows: list[Mapping[str, object]] = [
        {"project_id": projects[participant.id].id, "milestone_id": step, "on": on, "revision_id": revision_id}
        for someone, participant in zip(kept.someones, kept.participants, strict=True)
        if someone.project
        for step, on in zip(steps, someone.reached, strict=False)
    ]
    setting.put(MilestoneReached, rows)


def steps(setting: Setting, usual: Sequence[date], reached: int, last: date) -> list[date]:
    """Days of the first `reached` milestones, the last of them on `last`, those before it at their usual time."""
    days: list[date] = []
    for place in range(reached):
        latest = last - timedelta(days=5 * (reached - 1 - place))
        day = min(usual[place] + timedelta(days=setting.between(-3, 3)), latest) if place < reached - 1 else last
        days.append(max(day, days[-1]) if days else day)
    return days
