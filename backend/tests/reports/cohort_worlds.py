"""A programme with a cohort in the fourth week of its second term, for tests of pages. Everybody is invented."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from groundswell.clock import today
from groundswell.cohorts.models import (
    Attendance,
    Backfill,
    Cohort,
    Facilitator,
    Milestone,
    MilestoneReached,
    Participant,
    Placement,
    Project,
    Site,
    SitePractice,
    TaughtSession,
    Term,
)
from groundswell.evaluations.models import Answer, AnswerItem, Evaluation, EvaluationForm, Question, Ticket
from groundswell.faculty.models import FacultyMember
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.programmes.models import Joining, JoiningStep, Programme, ProgrammeTarget, Theme
from groundswell.reports.wording.days import monday
from groundswell.workload.models import Assignment
from tests.factories.made import Made

MILESTONES = ("Started", "Tested", "Completed", "Written up", "Presented")
TERM_1, TERM_2 = -23, -3
"""The weeks in which they begin; this week is 0. Each lasts eight weeks."""
HELD_IN = (*range(TERM_1, TERM_1 + 8), -3, -2, -1)
TO_COME_IN = (1, 2)
MONDAY, TUESDAY, THURSDAY = 0, 1, 3


def week(number: int, weekday: int = MONDAY) -> date:
    """A day of a week that is so many after this one."""
    return monday(today()) + timedelta(weeks=number, days=weekday)


class World:
    """Rows as they are made, with the revision of the test."""

    def __init__(self, made: Made, code: str = "tideway-leaders", **facts: Any) -> None:
        self.made = made
        self.programme = self.add(
            Programme(
                code=code,
                name=facts.get("name", "Tideway leaders"),
                commissioned_by="Tideway Deanery",
                led_by="the improvement faculty",
                aims="People who can lead a change where they work.",
                funding_pounds=1_500_000,
                first=facts.get("first", week(-30)),
                last=facts.get("last", week(40)),
                renews_id=facts.get("renews_id"),
            )
        )
        self.milestones = [
            self.add(Milestone(programme_id=self.programme.id, place=place, title=title, term_place=None))
            for place, title in enumerate(MILESTONES, start=1)
        ]

    def add(self, row: Any) -> Any:
        if hasattr(type(row), "revision_id"):
            row.revision_id = self.made.revision.id
        self.made.session.add(row)
        self.made.session.flush()
        return row

    def site(self, name: str, practices: Sequence[Organisation]) -> Site:
        site: Site = self.add(Site(programme_id=self.programme.id, name=name, place=name))
        for each in practices:
            self.add(SitePractice(site_id=site.id, organisation_id=each.id))
        return site

    def cohort(self, code: str = "harrowdene", site: Site | None = None, *, later: int = 0) -> "MadeCohort":
        """`later`: by so many weeks."""
        cohort = self.add(
            Cohort(
                programme_id=self.programme.id,
                site_id=site.id if site else None,
                code=code,
                name=f"{code.capitalize()} 2018",
                intake=2018,
                places=30,
                days_needed=2.0,
            )
        )
        return MadeCohort(self, cohort, later)

    def person(self, name: str, **facts: Any) -> Person:
        person: Person = self.add(Person(name=name, email=facts.get("email"), user_id=facts.get("user_id")))
        return person

    def member(self, name: str, **facts: Any) -> FacultyMember:
        person = self.person(name, user_id=facts.get("user_id"))
        member: FacultyMember = self.add(
            FacultyMember(
                person_id=person.id, background="GP partner", joined=facts.get("joined", week(-100)), days_per_month=8.0
            )
        )
        return member

    def target(self, what: str, number: int, first: date, by: date) -> None:
        self.add(ProgrammeTarget(programme_id=self.programme.id, what=what, number=number, first=first, by=by))

    def joining(self, place: Organisation, *steps: tuple[str, date], adviser: FacultyMember | None = None) -> Joining:
        joining: Joining = self.add(
            Joining(
                programme_id=self.programme.id,
                organisation_id=place.id,
                stage=steps[-1][0],
                stage_on=steps[-1][1],
                expressed_on=steps[0][1],
                contact_due=steps[0][1] + timedelta(weeks=4),
                adviser_id=adviser.id if adviser else None,
                days_needed=1.0,
            )
        )
        for stage, on in steps:
            self.add(JoiningStep(joining_id=joining.id, stage=stage, on=on))
        return joining


class MadeCohort:
    def __init__(self, world: World, cohort: Cohort, later: int) -> None:
        self.world = world
        self.row = cohort
        self.terms = [
            world.add(
                Term(cohort_id=cohort.id, place=place, kind=kind, title=title, first=week(first + later), weeks=8)
            )
            for place, (kind, title, first) in enumerate(
                [("teaching", "Teaching", TERM_1), ("project", "Projects", TERM_2)], start=1
            )
        ]
        self.sessions: list[TaughtSession] = [
            world.add(
                TaughtSession(
                    cohort_id=cohort.id,
                    term_id=self.terms[0 if number < TERM_2 else 1].id,
                    title=f"Session of week {number}",
                    day=week(number + later, 2),
                    begins=time(13, 30),
                    ends=time(16, 30),
                )
            )
            for number in (*HELD_IN, *TO_COME_IN)
        ]

    def participant(
        self,
        person: Person,
        role: str = "gp",
        *,
        at: Sequence[tuple[Organisation, int]] = (),
        steps: Sequence[date] = (),
        title: str | None = "A project",
        marks: str = "",
        **facts: Any,
    ) -> Participant:
        """`at`: practices with bits of weekdays; `steps`: the days of the first milestones; `marks`: a letter for each
        of the first sessions, as on the page."""
        add = self.world.add
        participant: Participant = add(
            Participant(
                cohort_id=self.row.id,
                person_id=person.id,
                role=role,
                joined=facts.get("joined", self.terms[0].first),
                left_on=facts.get("left_on"),
                left_because="Moved away" if "left_on" in facts else None,
                continues_id=facts.get("continues_id"),
            )
        )
        for practice, weekdays in at:
            add(
                Placement(
                    participant_id=participant.id,
                    organisation_id=practice.id,
                    weekdays=weekdays,
                    first=participant.joined,
                )
            )
        if title is not None:
            project = add(Project(participant_id=participant.id, title=title, held_up_by=facts.get("held_up_by")))
            for milestone, on in zip(self.world.milestones, steps, strict=False):
                add(MilestoneReached(project_id=project.id, milestone_id=milestone.id, on=on))
        names = {"p": "present", "a": "apologies", "x": "absent"}
        for taught, letter in zip(self.sessions, marks, strict=False):
            if letter in names:
                key = {"cohort_id": self.row.id, "session_id": taught.id, "participant_id": participant.id}
                add(Attendance(**key, mark=names[letter]))
        return participant

    def facilitates(self, member: FacultyMember, *numbers: int) -> None:
        """Sessions by their number in the cohort."""
        for number in numbers:
            self.world.add(Facilitator(session_id=self.sessions[number - 1].id, member_id=member.id))

    def about(self, theme: str, *numbers: int) -> None:
        """One of the themes that every database has, of sessions by their number."""
        theme_id = self.world.made.session.query(Theme.id).filter_by(title=theme).scalar()
        for number in numbers:
            self.sessions[number - 1].theme_id = theme_id

    def assign(self, member: FacultyMember, part: str) -> None:
        self.world.add(
            Assignment(
                member_id=member.id,
                cohort_id=self.row.id,
                part=part,
                first=self.terms[0].first,
                days_per_month=2.0,
            )
        )

    def backfill(self, by: Participant, covers: Participant, practice: Organisation, weekdays: int) -> None:
        term = self.terms[1]
        self.world.add(
            Backfill(
                by_id=by.id,
                for_id=covers.id,
                organisation_id=practice.id,
                weekdays=weekdays,
                first=term.first,
                last=term.first + timedelta(days=55),
            )
        )

    def evaluation(self, level: int, occasion: str, *, session: int | None = None, **facts: Any) -> Evaluation:
        form = self.world.made.session.query(EvaluationForm).filter_by(level=level).order_by(EvaluationForm.id).first()
        assert form is not None
        taught = self.sessions[session - 1] if session else None
        opens = facts.get("opens", taught.day if taught else today())
        evaluation: Evaluation = self.world.add(
            Evaluation(
                form_id=form.id,
                cohort_id=self.row.id,
                session_id=taught.id if taught else None,
                occasion=occasion,
                opens=opens,
                closes=facts.get("closes", opens + timedelta(days=13)),
            )
        )
        return evaluation

    def answers(self, evaluation: Evaluation, *steps: int, sheets: int = 10) -> None:
        """One answer for each of `steps`, which is what it says to every question; shown as far as fives go."""
        session = self.world.made.session
        questions = session.query(Question).filter_by(form_id=evaluation.form_id).filter(Question.kind != "text").all()
        shown = len(steps) // 5 * 5
        for place, step in enumerate(steps):
            key = f"{evaluation.id}-{place}"
            session.add(
                Answer(id=key, evaluation_id=evaluation.id, day=evaluation.opens, role="gp", shown=place < shown)
            )
            session.flush()
            session.add_all(AnswerItem(answer_id=key, question_id=each.id, step=step) for each in questions)
        session.add_all(
            Ticket(code_hash=f"{evaluation.id}-{place}", evaluation_id=evaluation.id, used=place < len(steps))
            for place in range(sheets)
        )
        session.flush()
