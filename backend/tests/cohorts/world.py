"""A programme with a cohort in its second term, in the small country of the tests of endpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.clock import today
from groundswell.cohorts.backfill import add_backfill
from groundswell.cohorts.models import Cohort, Participant, TaughtSession, Term
from groundswell.cohorts.participants import NewParticipant, add_participant
from groundswell.cohorts.placements import NewPlacement
from groundswell.cohorts.planning import NewTerm, WeeklySessions, plan_cohort
from groundswell.cohorts.weekdays import bits
from groundswell.database.engine import reading, writing
from groundswell.programmes.actions import add_programme
from groundswell.revisions.sequencer import number_committed

V1 = "/api/v1"
MONDAY = today() - timedelta(days=today().weekday())
"""Of this week. Every day of this world is counted from it."""
FIRST_TERM, SECOND_TERM, THIRD_TERM = (MONDAY + timedelta(weeks=each) for each in (-16, -4, 8))
COHORT = "leaders-harrowdene"
MON_TUE, WED, THU_FRI = bits([0, 1]), bits([2]), bits([3, 4])
TEN, ONE = time(10), time(13)


def day(weeks: int, weekday: int = 0) -> date:
    """A day some weeks from this one; 0 is Monday."""
    return MONDAY + timedelta(weeks=weeks, days=weekday)


def programme(session: Session, code: str = "leaders", **facts: Any) -> None:
    add_programme(
        session,
        by=OPERATOR,
        **{
            "code": code,
            "name": "Practice leaders",
            "commissioned_by": "NHS Education Tideway",
            "led_by": None,
            "aims": "People who lead.",
            "funding_pounds": None,
            "first": day(-40),
            "last": day(60),
        }
        | facts,
    )


def three_terms() -> list[NewTerm]:
    weekly = WeeklySessions(2, TEN, ONE)
    return [
        NewTerm("teaching", "Term 1", FIRST_TERM, 8, weekly),
        NewTerm("action_learning", "Term 2", SECOND_TERM, 8, weekly),
        NewTerm("project", "Term 3", THIRD_TERM, 8, weekly),
    ]


def cohort(session: Session, name: str = "Harrowdene", within: str = "leaders", **facts: Any) -> str:
    made = plan_cohort(
        session,
        by=OPERATOR,
        **{
            "programme": within,
            "site_id": None,
            "name": name,
            "intake": 2018,
            "places": 30,
            "days_needed": 6,
            "terms": three_terms(),
        }
        | facts,
    )
    return made.code


def join(
    session: Session,
    name: str,
    *practices: str | NewPlacement,
    role: str = "gp",
    within: str = COHORT,
    joined: date | None = None,
    email: str | None = None,
) -> int:
    placements = [each if isinstance(each, NewPlacement) else NewPlacement(each) for each in practices]
    new = NewParticipant(role, name, email, joined=joined, placements=placements)
    return add_participant(session, by=OPERATOR, cohort=within, new=new).id


def covers(
    session: Session, by: int, for_: int, practice: str, weekdays: Sequence[int], first: date, last: date
) -> int:
    made = add_backfill(
        session,
        by=OPERATOR,
        covering=by,
        covered=for_,
        organisation=practice,
        weekdays=bits(weekdays),
        first=first,
        last=last,
    )
    return made.id


@dataclass
class World:
    """Two new GPs who each work between two practices, and the colleagues whom they cover for."""

    bello: int
    hughes: int
    ellison: int
    noor: int

    def session_on(self, when: date, cohort: str = COHORT) -> int:
        """The session of a cohort on a day."""
        with reading() as session:
            return session.scalars(
                select(TaughtSession.id)
                .join(Cohort, Cohort.id == TaughtSession.cohort_id)
                .where(TaughtSession.day == when, Cohort.code == cohort)
            ).one()

    def term(self, place: int) -> Term:
        with reading() as session:
            return session.scalars(select(Term).where(Term.place == place).order_by(Term.cohort_id).limit(1)).one()

    def participant(self, number: int) -> Participant:
        with reading() as session:
            return session.get_one(Participant, number)


def harrowdene() -> World:
    """One cohort with four people, committed."""
    with writing() as session:
        programme(session)
        assert cohort(session) == COHORT
        both = (NewPlacement("Z10101", MON_TUE), NewPlacement("Z10102", WED | THU_FRI))
        world = World(
            bello=join(session, "Dr Yusuf Bello", *both, role="new_gp", email="bello@tests.example"),
            hughes=join(session, "Dr Catrin Hughes", "Z10103", "Z10104", role="new_gp"),
            ellison=join(session, "Dr Ruth Ellison", "Z10101"),
            noor=join(session, "Dr Hamid Noor", NewPlacement("Z10103", bits(range(5)))),
        )
    number_committed()
    return world
